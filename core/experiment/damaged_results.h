#pragma once

#include "experiment/experiment_tasks.h"

#include <optional>
#include <vector>

namespace deepmi
{

/// Reads the task's result as those do who need it; of a run no more than what tells whether the file is
/// whole, and of a trial also whether it is this one, with all test sets. None where it can be read or is not
/// there. Raises Error(Failed) for one that cannot be opened or read at all, which says nothing of its
/// contents.
std::optional<DamagedResult> damageOf(const ExperimentTask& task, const std::filesystem::path& folder);

/// The same of each task, trials side by side.
std::vector<std::optional<DamagedResult>> damagesOf(const std::vector<ExperimentTask>& tasks,
                                                    const std::filesystem::path& folder);

/// Renames damaged results to NAME.damaged, with a warning each, so that their tasks are done anew; nothing
/// else is touched. Only for who holds the folder's lock.
void setAsideDamaged(const std::vector<ExperimentTask>& tasks, const std::filesystem::path& folder,
                     const Job& job);
/// Removes NAME.damaged of the tasks whose result is there now.
void removeReplaced(const std::vector<ExperimentTask>& tasks, const std::filesystem::path& folder);

} // namespace deepmi

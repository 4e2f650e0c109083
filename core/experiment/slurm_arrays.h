#pragma once

#include "experiment/experiment_tasks.h"

#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

// What an experiment leaves in its folder's slurm/: jobs.json with the arrays that were submitted, for each
// of them the script N.sh and its tasks N.tasks (a key a line, element I on line I + 1),
// logs/JOB_ELEMENT.log, and cancel, a script that cancels all of it.

/// One array of jobs that was submitted, or is about to be.
struct SlurmArray {
    int number = 0;  ///< from 1, in the order of submission
    std::string job; ///< Slurm's number; empty where the program ended before it knew
    TaskKind kind = TaskKind::Trial;
    std::vector<std::string> keys; ///< by element
};

/// jobs.json
struct SlurmRecord {
    std::string token; ///< 8 hexadecimal digits by which the jobs of this folder are known
    std::vector<SlurmArray> arrays;

    SlurmArray* array(int number);
    /// "deepmi-trial-1a2b3c4d-7"
    std::string jobName(const SlurmArray& array) const;
    /// The number of the array of that name, or none for a job of something else.
    std::optional<int> numberOf(const std::string& jobName) const;
};

/// A new one with a random token where the folder has none. Raises InputError for one that cannot be used.
SlurmRecord readSlurmRecord(const std::filesystem::path& folder);
/// Atomic; also writes the script `cancel`.
void writeSlurmRecord(const SlurmRecord& record, const std::filesystem::path& folder);

/// A task that is to be submitted.
struct SlurmSubmission {
    const ExperimentTask* task = nullptr;
    std::vector<std::string> after; ///< elements ("123_4") whose success it waits for
    int megabytes = 0;              ///< memory to ask for
};

/// Memory to ask for where a task is estimated at so many bytes: a quarter more, rounded up to a power of two
/// times 512 MiB, so that tasks of about one size share an array. In MiB, as sbatch's --mem.
int slurmMegabytes(double bytes);

/// Tasks that can be one array: of one kind and size, waiting for the same elements, at most `most` many. In
/// the order of their first tasks, pre-trainings first.
std::vector<std::vector<SlurmSubmission>> groupedForArrays(const std::vector<SlurmSubmission>& submissions,
                                                           std::size_t most);

/// How every task is run: the words before and behind its key.
struct SlurmTaskCommand {
    std::vector<std::string> before, after;
};

/// The script of an array in `folder` (absolute). It does not rely on the environment that Slurm hands on:
/// LD_LIBRARY_PATH and the variables of deepmi are written into it as they are now.
std::string slurmScript(const SlurmArray& array, const std::filesystem::path& folder,
                        const SlurmTaskCommand& command);

/// Arguments of sbatch for it. `options` are the person's own; what they say of memory and processors is not
/// said twice.
std::vector<std::string> sbatchArguments(const SlurmRecord& record, const SlurmArray& array,
                                         const SlurmSubmission& first, int threads,
                                         const std::filesystem::path& folder,
                                         const std::vector<std::string>& options);

} // namespace deepmi

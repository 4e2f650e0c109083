#pragma once

#include "experiment/task_executor.h"

#include <array>
#include <functional>

namespace deepmi
{

/// How far the tasks of one kind are.
struct TaskCounts {
    std::size_t total = 0;    ///< known so far; a search learns of more
    std::size_t finished = 0; ///< earlier runs included
    std::size_t running = 0;
    std::size_t failed = 0;
    std::size_t blocked = 0; ///< cannot run, since what they need has failed
    std::size_t waiting() const { return total - finished - running - failed - blocked; }
};

struct RunningTask {
    std::string title;
    std::string doing;  ///< "stage II, epoch 3"; may be empty
    double share = 0;   ///< 0 to 1; NaN where it is not known
    double seconds = 0; ///< since it began
};

struct ExperimentProgress {
    std::array<TaskCounts, 3> kinds; ///< by TaskKind
    std::vector<RunningTask> running;
    double seconds = 0;     ///< since the run began
    double secondsLeft = 0; ///< NaN where it cannot be told yet
    TaskCounts all() const;
};

struct ExperimentRunOptions {
    int retries = 0; ///< times a task that fails is tried again in the same run
};

struct ExperimentWatch {
    std::function<void(const ExperimentProgress&)> progress; ///< some ten times a second
    std::function<void(const ExperimentTask&)> finished;
    std::function<void(const ExperimentTask&, const std::string& error)> failed; ///< also written to failed/
};

struct ExperimentOutcome {
    ExperimentProgress progress; ///< as it stood at the end
    std::vector<FailedTask> failed;
};

/// Runs every task of the experiment that is not finished, each as soon as what it needs is there: longer
/// kinds first, in the plan's order. What fails is told and left; what needs it is blocked; the rest goes on.
/// A search is extended when its stage 1 is done, and experiment.json written anew. Tasks that failed in an
/// earlier run are tried again, and results that cannot be read are made anew. Raises Stopped once all
/// running tasks have left their checkpoints.
ExperimentOutcome runExperiment(Experiment& experiment, const std::filesystem::path& folder,
                                TaskExecutor& executor, const ExperimentRunOptions& options = {},
                                const Job& job = {}, const ExperimentWatch& watch = {});

/// What a killed program left half written (NAME.deepmi-tmp-XXXXXX) in the folder and the folders in it. Only
/// for who holds the folder's lock.
void removeHalfWritten(const std::filesystem::path& folder);

/// What is left in checkpoints/ of tasks that are finished: a program that was killed between writing a
/// result and removing its checkpoint leaves one.
void removeFinishedCheckpoints(const std::vector<ExperimentTask>& tasks, const std::filesystem::path& folder);

} // namespace deepmi

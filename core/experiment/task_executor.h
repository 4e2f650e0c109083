#pragma once

#include "experiment/experiment_tasks.h"

#include <string>
#include <vector>

namespace deepmi
{

/// What a task says while it runs and when it ends.
struct TaskEvent {
    enum class Kind {
        Progress, ///< `text` is what it is doing, `share` how much of it is done
        Warning,  ///< `text`
        Finished, ///< its file is there
        Failed,   ///< `text` is the error
        Stopped   ///< it was asked to stop and has left a checkpoint
    };
    Kind kind = Kind::Progress;
    std::string key;
    std::string text;
    double share = 0; ///< 0 to 1; NaN where it is not known
    /// That are done together with it, itself among them: the share is of all. Of a failure: that were when
    /// the process died; it does each for itself the next time.
    int tasks = 1;
};

/// Where the tasks of an experiment run: processes of this machine, or others that see the same folder.
class TaskExecutor
{
public:
    virtual ~TaskExecutor() = default;
    /// Whether it would take the task now. At least one task is taken when none is running.
    virtual bool hasRoomFor(const ExperimentTask& task) const = 0;
    /// The results that the task needs are there.
    virtual void start(const ExperimentTask& task) = 0;
    /// What has happened since the last call; waits for something to happen, at most this long.
    virtual std::vector<TaskEvent> poll(int milliseconds) = 0;
    /// Asks all running tasks to leave a checkpoint and returns once they have ended.
    virtual void stop() = 0;
};

} // namespace deepmi

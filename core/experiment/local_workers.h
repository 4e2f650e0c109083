#pragma once

#include "experiment/task_executor.h"

#include <memory>
#include <set>

namespace deepmi
{

struct LocalWorkersOptions {
    /// The program and its arguments; it must serve as `deepmi experiment-task FOLDER --serve` does (below).
    std::vector<std::string> command;
    int jobs = 1;     ///< processes at once, at most
    double bytes = 0; ///< memory that all tasks together may take; 0 = four fifths of what is free now
};

/// Tasks in processes of this machine. Each process takes one task after the other, so that what it costs to
/// start one is paid once. A process that dies takes the task it had with it and no other; all of them die
/// with this process, however it ends.
///
/// A process reads one key a line from its standard input and ends with it. " alone" stands behind the keys
/// of a group (ExperimentTask::group) of which several were done together when their process died: which of
/// them it was cannot be told, so that each has to be done for itself from then on. It writes one JSON object
/// a line:
///
///     {"key": K, "doing": "stage II, epoch 3", "share": .25, "tasks": 1}      from time to time
///     {"key": K, "warning": "..."}
///     {"key": K, "finished": true} or {"key": K, "error": "..."} or {"key": K, "stopped": "..."}
///
/// and leaves a checkpoint when it gets SIGTERM.
class LocalWorkers final : public TaskExecutor
{
public:
    explicit LocalWorkers(LocalWorkersOptions options);
    ~LocalWorkers() override;

    bool hasRoomFor(const ExperimentTask& task) const override;
    void start(const ExperimentTask& task) override;
    std::vector<TaskEvent> poll(int milliseconds) override;
    void stop() override;

private:
    struct Worker;
    std::size_t busy() const;

    LocalWorkersOptions m_options;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::set<std::string> m_alone; ///< groups whose keys are given with the word
};

/// Memory that programs can have without anything being swapped out, bytes; 0 where it cannot be told.
double availableMemory();

} // namespace deepmi

#include "experiment/experiment_run.h"

#include "experiment/damaged_results.h"
#include "experiment/failed_tasks.h"
#include "job/checkpoint.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

constexpr int pollMilliseconds = 100;
/// A remaining time guessed from less than this is a different number every time it is shown.
constexpr double leastSecondsForGuess = 3, leastShareForGuess = .01;

enum class TaskState { Waiting, Running, Finished, Failed, Blocked };

struct TrackedTask {
    ExperimentTask task;
    TaskState state = TaskState::Waiting;
    int failures = 0;
    std::string doing;
    double share = 0;
    int together = 1;     ///< tasks that are done with it
    bool isAlone = false; ///< since their process died
    Stopwatch watch;
};

class Scheduler
{
public:
    Scheduler(Experiment& experiment, fs::path folder, TaskExecutor& executor,
              const ExperimentRunOptions& options, const Job& job, const ExperimentWatch& watch)
        : m_experiment(experiment), m_folder(std::move(folder)), m_executor(executor), m_options(options),
          m_job(job), m_watch(watch)
    {
        load();
        for (const TrackedTask& one : m_tasks)
            if (one.state != TaskState::Finished)
                removeFailure(m_folder, one.task.key);
    }

    ExperimentOutcome run()
    {
        for (;;) {
            if (m_job.stopRequested())
                stop();
            startReady();
            if (m_running == 0) {
                if (!extendSearch(m_experiment, m_folder))
                    break;
                writeExperiment(m_experiment, m_folder);
                load();
                continue;
            }
            for (const TaskEvent& event : m_executor.poll(pollMilliseconds))
                handle(event);
            if (m_watch.progress)
                m_watch.progress(progress());
        }
        ExperimentOutcome outcome{progress(), std::move(m_failed)};
        return outcome;
    }

private:
    /// The tasks as the experiment has them now; what is known of those that were there stays.
    void load()
    {
        std::vector<ExperimentTask> all = experimentTasks(m_experiment);
        std::vector<ExperimentTask> added;
        std::copy_if(all.begin(), all.end(), std::back_inserter(added),
                     [&](const ExperimentTask& task) { return !m_index.contains(task.key); });
        setAsideDamaged(added, m_folder, m_job);
        std::vector<TrackedTask> tasks;
        for (ExperimentTask& task : all) {
            const auto known = m_index.find(task.key);
            TrackedTask tracked;
            if (known != m_index.end())
                tracked = m_tasks[known->second];
            else if (isFinished(task, m_folder))
                tracked.state = TaskState::Finished;
            tracked.task = std::move(task);
            tasks.push_back(std::move(tracked));
        }
        m_tasks = std::move(tasks);
        m_index.clear();
        for (std::size_t i = 0; i < m_tasks.size(); ++i)
            m_index[m_tasks[i].task.key] = i;
    }

    void startReady()
    {
        for (TrackedTask& one : m_tasks) {
            if (one.state != TaskState::Waiting)
                continue;
            const TaskState needed = stateOfNeeds(one.task);
            if (needed == TaskState::Blocked)
                one.state = TaskState::Blocked;
            if (needed != TaskState::Finished)
                continue;
            if (!m_executor.hasRoomFor(one.task)) {
                if (m_running > 0)
                    return; // a smaller one must not keep a larger one from ever having room
                continue;
            }
            one.watch = {};
            one.doing.clear();
            one.share = 0;
            one.together = 1;
            try {
                m_executor.start(one.task);
            } catch (const Error& error) {
                fail(one, error.what());
                continue;
            }
            one.state = TaskState::Running;
            ++m_running;
        }
    }

    /// Finished if all are; Blocked if one never will be; else Waiting.
    TaskState stateOfNeeds(const ExperimentTask& task) const
    {
        TaskState state = TaskState::Finished;
        for (const std::string& key : task.needs) {
            const auto found = m_index.find(key);
            if (found == m_index.end())
                continue;
            const TaskState needed = m_tasks[found->second].state;
            if (needed == TaskState::Failed || needed == TaskState::Blocked)
                return TaskState::Blocked;
            if (needed != TaskState::Finished)
                state = TaskState::Waiting;
        }
        return state;
    }

    void handle(const TaskEvent& event)
    {
        const auto found = m_index.find(event.key);
        if (found == m_index.end() || m_tasks[found->second].state != TaskState::Running)
            return;
        TrackedTask& one = m_tasks[found->second];
        switch (event.kind) {
        case TaskEvent::Kind::Progress:
            one.doing = event.text;
            one.share = event.share;
            one.together = event.tasks;
            return;
        case TaskEvent::Kind::Warning:
            // The trials of an approach say the same of its curriculum; once is enough.
            if (m_said.insert(event.text).second)
                m_job.warn(one.task.title + ": " + event.text);
            return;
        case TaskEvent::Kind::Finished:
            --m_running;
            if (!isFinished(one.task, m_folder))
                return fail(one, "it says that it is done, but its result " + one.task.file.string() +
                                     " is not there");
            return finish(one);
        case TaskEvent::Kind::Failed:
            --m_running;
            // A process can be killed between writing its result and saying so.
            if (isFinished(one.task, m_folder))
                return finish(one);
            // Perhaps another's failure, or one of their number: this one has not been tried yet.
            if (event.tasks > 1 && !std::exchange(one.isAlone, true)) {
                m_job.warn(one.task.title + " is tried again for itself: " + event.text);
                one.state = TaskState::Waiting;
                return;
            }
            return fail(one, event.text);
        case TaskEvent::Kind::Stopped: // by somebody else: this run has not asked for it
            --m_running;
            return fail(one, "was stopped: " + event.text);
        }
    }

    void finish(TrackedTask& one)
    {
        one.state = TaskState::Finished;
        m_work += one.task.flops;
        if (m_watch.finished)
            m_watch.finished(one.task);
    }

    void fail(TrackedTask& one, const std::string& error)
    {
        if (++one.failures <= m_options.retries) {
            m_job.warn(one.task.title + " failed and is tried again: " + error);
            one.state = TaskState::Waiting;
            return;
        }
        one.state = TaskState::Failed;
        writeFailure(m_folder, one.task.key, error);
        m_failed.push_back({one.task.key, one.task.title, error});
        if (m_watch.failed)
            m_watch.failed(one.task, error);
    }

    [[noreturn]] void stop()
    {
        m_executor.stop();
        std::size_t finished = 0;
        for (const TrackedTask& one : m_tasks)
            finished += isFinished(one.task, m_folder);
        throw Stopped(
            "stopped; " + std::to_string(finished) + " of " + std::to_string(m_tasks.size()) +
            " tasks are finished, those that were running have left checkpoints: the same command goes "
            "on from there");
    }

    ExperimentProgress progress() const
    {
        ExperimentProgress progress;
        double left = 0, partly = 0;
        for (const TrackedTask& one : m_tasks) {
            TaskCounts& counts = progress.kinds.at(static_cast<std::size_t>(one.task.kind));
            ++counts.total;
            counts.finished += one.state == TaskState::Finished;
            counts.running += one.state == TaskState::Running;
            counts.failed += one.state == TaskState::Failed;
            counts.blocked += one.state == TaskState::Blocked;
            if (one.state == TaskState::Waiting)
                left += one.task.flops;
            if (one.state != TaskState::Running)
                continue;
            const double done = std::isfinite(one.share) ? std::clamp(one.share, 0., 1.) : 0;
            // Those that are done with it are still waiting, and alike.
            partly += done * one.task.flops * one.together;
            left += (1 - done * one.together) * one.task.flops;
            progress.running.push_back({one.task.title, one.doing, one.share, one.watch.seconds()});
        }
        progress.seconds = m_clock.seconds();
        left = std::max(left, 0.);
        const double done = m_work + partly;
        progress.secondsLeft =
            progress.seconds >= leastSecondsForGuess && done > leastShareForGuess * (done + left)
                ? left / done * progress.seconds
                : std::nan("");
        return progress;
    }

    Experiment& m_experiment;
    fs::path m_folder;
    TaskExecutor& m_executor;
    ExperimentRunOptions m_options;
    const Job& m_job;
    const ExperimentWatch& m_watch;
    std::vector<TrackedTask> m_tasks;
    std::map<std::string, std::size_t> m_index; ///< by key
    std::size_t m_running = 0;
    double m_work = 0; ///< operations of the tasks that finished in this run
    Stopwatch m_clock;
    std::vector<FailedTask> m_failed;
    std::set<std::string> m_said; ///< warnings of tasks
};

} // namespace

TaskCounts ExperimentProgress::all() const
{
    TaskCounts all;
    for (const TaskCounts& one : kinds) {
        all.total += one.total;
        all.finished += one.finished;
        all.running += one.running;
        all.failed += one.failed;
        all.blocked += one.blocked;
    }
    return all;
}

ExperimentOutcome runExperiment(Experiment& experiment, const fs::path& folder, TaskExecutor& executor,
                                const ExperimentRunOptions& options, const Job& job,
                                const ExperimentWatch& watch)
{
    ExperimentOutcome outcome = Scheduler(experiment, folder, executor, options, job, watch).run();
    removeFinishedCheckpoints(experimentTasks(experiment), folder);
    removeReplaced(experimentTasks(experiment), folder);
    return outcome;
}

void removeHalfWritten(const fs::path& folder)
{
    std::vector<fs::path> old;
    std::error_code missing;
    for (auto entry = fs::recursive_directory_iterator(folder, missing);
         entry != fs::recursive_directory_iterator(); entry.increment(missing)) {
        if (entry.depth() > 0)
            entry.disable_recursion_pending();
        if (entry->path().filename().string().find(".deepmi-tmp-") != std::string::npos)
            old.push_back(entry->path());
    }
    for (const fs::path& path : old)
        fs::remove(path, missing);
}

void removeFinishedCheckpoints(const std::vector<ExperimentTask>& tasks, const fs::path& folder)
{
    std::set<std::string> finished;
    for (const ExperimentTask& task : tasks)
        if (isFinished(task, folder))
            finished.insert(task.key);
    std::vector<fs::path> old;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder / "checkpoints", missing)) {
        // {pretrain,scores}-KEY.checkpoint, trials-KEY-1.checkpoint, those with .previous, and what was half
        // written of them.
        const std::string name = entry.path().filename().string();
        const std::size_t dash = name.find('-');
        constexpr std::size_t keyLength = 16;
        if (dash != std::string::npos && finished.contains(name.substr(dash + 1, keyLength)))
            old.push_back(entry.path());
    }
    for (const fs::path& path : old)
        fs::remove(path, missing);
}

} // namespace deepmi

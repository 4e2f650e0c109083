#pragma once

#include "job/job.h"
#include "models/core_text.h"
#include "worker/job_state.h"

#include <QObject>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <type_traits>
#include <vector>

namespace deepmi::studio
{

class QueuedJob;

/// What a job's function is handed on the worker thread.
class JobContext
{
public:
    JobContext(Job job, QPointer<QObject> receiver, const std::atomic<bool>& finish)
        : m_job(std::move(job)), m_receiver(std::move(receiver)), m_finish(finish)
    {
    }

    const Job& job() const { return m_job; }
    /// Whether the person wants the job to end now with what it has (JobOptions::canFinish).
    bool finishRequested() const { return m_finish; }
    /// Runs `deliver` on the GUI thread as long as the receiver lives; calls keep their order among each
    /// other and with the result. For live values: an epoch, a finished trial.
    void post(std::function<void()> deliver) const;

private:
    Job m_job;
    QPointer<QObject> m_receiver;
    const std::atomic<bool>& m_finish; ///< the job's, which outlives this
};

struct JobOptions {
    QString title;
    bool hasEpochs = false;    ///< its function calls Job::epochDone, so that it can be stepped
    bool canFinish = false;    ///< its function asks JobContext::finishRequested
    bool countsTrials = false; ///< what it reports is in trials, not in epochs
    /// The line of figures that it reports, in the window's words.
    std::function<QString(const std::string&)> detail = [](const std::string& said) {
        return coreText(said);
    };
    QString about = {}; ///< as JobState::about; empty = the title says it all
};
/// Those of a job on one file, whose name the title has: files of one name lie in several folders.
JobOptions jobOnFile(const QString& title, const std::filesystem::path& file);

/// Jobs one after the other on one worker thread. Everything public is called on the GUI thread; a job's
/// function runs on the worker's. What a job raises becomes its state's error, and `failed` is emitted.
///
/// Ownership: the queue owns its thread and its jobs. Destroying it stops what runs and waits for it.
class JobQueue : public QObject
{
    Q_OBJECT

public:
    /// All: jobs wait for their turn. Latest: a new job stops and replaces what ran before (previews).
    enum class Policy { All, Latest };

    explicit JobQueue(Policy policy = Policy::All, QObject* parent = nullptr);
    ~JobQueue() override;

    /// Queues `work`; `done` runs on the GUI thread with its result if it succeeded and `receiver` still
    /// lives. `over`, if given, runs after any end (done, failed, stopped). Returns the job's id.
    template <class Work, class Done>
    int enqueue(const JobOptions& options, QObject* receiver, Work work, Done done,
                std::function<void(const JobState&)> over = {});

    void pause(int id);
    void resume(int id);
    /// Runs to the end of the present epoch and pauses there.
    void stepEpoch(int id);
    /// Asks a running job to stop at its next batch; a waiting one never starts.
    void stop(int id);
    void stopAll();
    /// Asks a job to end at its next epoch as if that were its last, and to keep what it has. A paused one
    /// goes on to do so.
    void finishEarly(int id);
    /// Takes those that are over off the list.
    void forgetEnded();

    bool isIdle() const;
    /// The job that runs, and those that wait, in order; then the last ones that ended.
    std::vector<JobState> states() const;
    JobState state(int id) const;

Q_SIGNALS:
    /// Any change of a job, progress included; at most one every 60 ms a job but for changes of status.
    void changed(const deepmi::studio::JobState& state);
    void warned(const deepmi::studio::JobState& state, const QString& message);
    void failed(const deepmi::studio::JobState& state);
    /// The job is over, however it ended.
    void finished(const deepmi::studio::JobState& state);
    /// Jobs that were over are no longer in states().
    void forgotten();

private:
    /// Runs on the worker; returns what is to be run on the GUI thread with the result.
    using Function = std::function<std::function<void()>(JobContext&)>;

    int add(const JobOptions& options, QObject* receiver, Function function,
            std::function<void(const JobState&)> over);
    std::shared_ptr<QueuedJob> find(int id) const;
    void startNext();
    void jobEnded(const std::shared_ptr<QueuedJob>& job);
    void announce(const QueuedJob& job);
    void watchGate();

    Policy m_policy;
    QThread m_thread;
    QObject* m_worker; ///< lives on m_thread; jobs are invoked in its event loop
    std::vector<std::shared_ptr<QueuedJob>> m_jobs;
    std::shared_ptr<QueuedJob> m_running;
    QTimer m_gateWatch; ///< runs from a pause or a step until the job stands still
    int m_nextId = 1;
};

template <class Work, class Done>
int JobQueue::enqueue(const JobOptions& options, QObject* receiver, Work work, Done done,
                      std::function<void(const JobState&)> over)
{
    using Result = std::invoke_result_t<Work, JobContext&>;
    Function function = [work = std::move(work),
                         done = std::move(done)](JobContext& context) mutable -> std::function<void()> {
        if constexpr (std::is_void_v<Result>) {
            work(context);
            return [done = std::move(done)]() mutable { done(); };
        } else {
            // A shared pointer lets results that cannot be copied travel in a std::function.
            auto result = std::make_shared<Result>(work(context));
            return [result, done = std::move(done)]() mutable { done(std::move(*result)); };
        }
    };
    return add(options, receiver, std::move(function), std::move(over));
}

} // namespace deepmi::studio

#pragma once

#include "job/job.h"
#include "job/pause_gate.h"
#include "worker/job_queue.h"

#include <QElapsedTimer>
#include <atomic>
#include <mutex>
#include <stop_token>

namespace deepmi::studio
{

/// One job of a JobQueue and the bridge between its two threads.
class QueuedJob final : public Progress
{
public:
    // Set before the job starts, not changed afterwards.
    QPointer<QObject> receiver;
    std::function<std::function<void()>(JobContext&)> function;
    std::function<void(const JobState&)> over;
    std::function<QString(const std::string&)> wording; ///< of a line of figures
    /// Called on the worker's thread when there is news.
    std::function<void()> news;

    // Thread-safe by themselves.
    PauseGate gate;
    std::stop_source stop;
    std::atomic<bool> finish = false;

    // The GUI thread's.
    JobState state;
    std::function<void()> deliver; ///< the result, once the job is done

    /// On the GUI thread: takes over what the worker has reported since; true if there was anything. Warnings
    /// that are new go to `warnings`.
    bool takeNews(QStringList& warnings);

    // Progress, on the worker's thread.
    void report(const ProgressUpdate& update) override;
    void warn(const std::string& message) override;

private:
    void announce(bool now);

    std::mutex m_mutex; ///< guards what follows
    ProgressUpdate m_update;
    bool m_updated = false;
    QStringList m_warnings;
    QString m_stage;
    double m_stageStart = 0; ///< work done when the stage was first heard of
    QElapsedTimer m_stageTimer;
    double m_waitedBefore = 0; ///< seconds spent at the gate before the stage
    double m_secondsLeft = -1;
    QElapsedTimer m_lastNews;
};

} // namespace deepmi::studio

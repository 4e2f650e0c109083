#pragma once

#include "job/stopwatch.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace deepmi
{

/// The gate a job passes between its batches. Whoever watches the job closes it (pause), opens it (resume) or
/// opens it for one epoch (stepEpoch); the job waits in front of a closed gate, holding everything it has in
/// memory, until it is opened or stopped. One gate serves one job at a time, which may stand in front of it
/// with several threads. Every function may be called from any thread.
///
///     PauseGate gate;
///     std::jthread worker([&](std::stop_token stop) { pretrain(..., Job(progress, stop, &gate)); });
///     gate.pause();     // the worker stands still within a batch
///     gate.stepEpoch(); // ... ends the epoch it is in and stands still again
///     gate.resume();
class PauseGate
{
public:
    PauseGate() = default;
    PauseGate(const PauseGate&) = delete;
    PauseGate& operator=(const PauseGate&) = delete;

    /// The job stands still from its next look at the gate on. Steps not yet gone are forgotten.
    void pause();
    /// The job goes on without an end.
    void resume();
    /// The job runs to the end of the epoch it is in (of the next one if it stands between two) and pauses
    /// there. Each further call before that adds one epoch.
    void stepEpoch();

    /// Whether the gate is closed. The job may still be busy with the batch it is in: see isWaiting().
    bool isPaused() const;
    /// Whether a thread of the job stands in front of the gate now; others may still be in their batch.
    bool isWaiting() const;
    /// Time in which a thread of the job has stood waiting so far, in seconds.
    double secondsWaited() const;

    /// For the job: returns at once if the gate is open, else when it opens or a stop is requested.
    void waitWhilePaused(std::stop_token stop);
    /// For the job: an epoch is finished, which ends a step.
    void epochDone();

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_opened;
    bool m_paused = false;
    int m_steps = 0;        ///< epochs still to run before the gate closes; 0 = it stays as it is
    int m_waiting = 0;      ///< threads
    Stopwatch m_sinceFirst; ///< of those that wait now
    double m_secondsWaited = 0;
};

} // namespace deepmi

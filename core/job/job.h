#pragma once

#include "job/stopwatch.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace deepmi
{

class PauseGate;

/// How far a job is. `done` and `total` are in the stage's own unit (bytes, epochs, rows); total 0 = not
/// known.
struct ProgressUpdate {
    std::string stage;  ///< what is being done, e.g. "reading features", "stage II"
    double done = 0;    ///< in units of the stage
    double total = 0;   ///< in units of the stage; 0 where it cannot be known
    std::string detail; ///< one short line of figures, e.g. "development CCC .512"
};

/// Receives what a job has to say while it runs. Called from the job's own thread; the receiver throttles.
class Progress
{
public:
    virtual ~Progress() = default;
    virtual void report(const ProgressUpdate& update) = 0;
    /// Something the person should know although the job goes on (a collapse, rows that did not match).
    virtual void warn(const std::string& message) = 0;
};

/// What every long function takes: where to report, whether to go on and whether to wait. A default-made Job
/// reports nowhere, is never stopped and never pauses. Progress and PauseGate must outlive the Job.
class Job
{
public:
    Job() = default;
    explicit Job(Progress& progress, std::stop_token stop = {}, PauseGate* gate = nullptr)
        : m_progress(&progress), m_stop(std::move(stop)), m_gate(gate)
    {
    }

    /// The same job, stopped and paused as this one, whose progress goes elsewhere: for a function that does
    /// several long things one after the other and reports how far it is with all of them.
    Job reportingTo(Progress& progress) const
    {
        Job part = *this;
        part.m_progress = &progress;
        return part;
    }

    void report(const std::string& stage, double done, double total, const std::string& detail = {}) const;
    void warn(const std::string& message) const;
    bool stopRequested() const { return m_stop.stop_requested(); }
    /// Waits while the gate is closed, then raises Stopped if a stop was asked for (which also ends the
    /// waiting). Call between batches, blocks, rows.
    void throwIfStopped() const;
    /// Tells the gate that an epoch is finished. The job waits, if it has to, in the next throwIfStopped().
    void epochDone() const;
    /// Seconds spent waiting at the gate so far, which are not the job's work; 0 without a gate.
    double secondsPaused() const;

private:
    Progress* m_progress = nullptr;
    std::stop_token m_stop;
    PauseGate* m_gate = nullptr;
};

/// Wall-clock seconds of a job's work since it was made: the time it stood still at the gate is not counted.
class WorkStopwatch
{
public:
    explicit WorkStopwatch(const Job& job) : m_job(job), m_pausedBefore(job.secondsPaused()) {}
    double seconds() const { return m_watch.seconds() - (m_job.secondsPaused() - m_pausedBefore); }

private:
    const Job& m_job;
    Stopwatch m_watch;
    double m_pausedBefore;
};

} // namespace deepmi

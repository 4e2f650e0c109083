#pragma once

#include <stop_token>
#include <string>
#include <string_view>

namespace deepmi
{

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

/// What every long function takes: where to report and whether to go on. A default-made Job reports nowhere
/// and is never stopped. The Progress must outlive the Job.
class Job
{
public:
    Job() = default;
    explicit Job(Progress& progress, std::stop_token stop = {})
        : m_progress(&progress), m_stop(std::move(stop))
    {
    }

    void report(const std::string& stage, double done, double total, const std::string& detail = {}) const;
    void warn(const std::string& message) const;
    bool stopRequested() const { return m_stop.stop_requested(); }
    /// Raises Stopped if a stop was asked for. Call between batches, blocks, rows.
    void throwIfStopped() const;

private:
    Progress* m_progress = nullptr;
    std::stop_token m_stop;
};

} // namespace deepmi

#include "job/job.h"

#include "job/error.h"
#include "job/pause_gate.h"

namespace deepmi
{

void Job::report(const std::string& stage, double done, double total, const std::string& detail) const
{
    if (m_progress)
        m_progress->report({stage, done, total, detail});
}

void Job::warn(const std::string& message) const
{
    if (m_progress)
        m_progress->warn(message);
}

void Job::throwIfStopped() const
{
    if (m_gate)
        m_gate->waitWhilePaused(m_stop);
    if (m_stop.stop_requested())
        throw Stopped();
}

void Job::epochDone() const
{
    if (m_gate)
        m_gate->epochDone();
}

double Job::secondsPaused() const
{
    return m_gate ? m_gate->secondsWaited() : 0;
}

} // namespace deepmi

#include "job/pause_gate.h"

namespace deepmi
{

void PauseGate::pause()
{
    const std::lock_guard lock(m_mutex);
    m_paused = true;
    m_steps = 0;
}

void PauseGate::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
        m_steps = 0;
    }
    m_opened.notify_all();
}

void PauseGate::stepEpoch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
        ++m_steps;
    }
    m_opened.notify_all();
}

bool PauseGate::isPaused() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

bool PauseGate::isWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused && m_waiting > 0; // one that has not woken yet is as good as on its way
}

double PauseGate::secondsWaited() const
{
    const std::lock_guard lock(m_mutex);
    return m_secondsWaited + (m_waiting > 0 ? m_sinceFirst.seconds() : 0);
}

void PauseGate::waitWhilePaused(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_paused)
        return;
    if (m_waiting++ == 0)
        m_sinceFirst = {};
    m_opened.wait(lock, stop, [this] { return !m_paused; });
    if (--m_waiting == 0)
        m_secondsWaited += m_sinceFirst.seconds();
}

void PauseGate::epochDone()
{
    const std::lock_guard lock(m_mutex);
    if (m_steps > 0 && --m_steps == 0)
        m_paused = true;
}

} // namespace deepmi

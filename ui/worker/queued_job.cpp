#include "worker/queued_job.h"

#include "models/core_text.h"

namespace deepmi::studio
{

namespace
{
/// A person sees no more than this, and the GUI thread has better things to do.
constexpr qint64 newsEveryMilliseconds = 60;
} // namespace

bool QueuedJob::takeNews(QStringList& warnings)
{
    const std::lock_guard lock(m_mutex);
    const bool any = m_updated || !m_warnings.isEmpty();
    if (m_updated) {
        state.stage = coreText(m_update.stage);
        state.done = m_update.done;
        state.total = m_update.total;
        state.detail = wording(m_update.detail);
        state.secondsLeft = m_secondsLeft;
        m_updated = false;
    }
    warnings = m_warnings;
    state.warnings += m_warnings;
    m_warnings.clear();
    return any;
}

void QueuedJob::report(const ProgressUpdate& update)
{
    {
        const std::lock_guard lock(m_mutex);
        const QString stage = QString::fromStdString(update.stage);
        if (stage != m_stage || update.done < m_update.done) {
            m_stage = stage;
            m_stageStart = update.done;
            m_stageTimer.start();
            m_waitedBefore = gate.secondsWaited();
        }
        // A line of figures stays until the next one: most reports only move the bar.
        std::string detail = update.detail.empty() && stage == m_stage ? m_update.detail : update.detail;
        m_update = update;
        m_update.detail = std::move(detail);
        const double seconds =
            static_cast<double>(m_stageTimer.elapsed()) / 1000 - (gate.secondsWaited() - m_waitedBefore);
        const double advanced = update.done - m_stageStart;
        m_secondsLeft = update.total > 0 && advanced > 0 && seconds > 0
                            ? (update.total - update.done) * seconds / advanced
                            : -1;
        m_updated = true;
    }
    announce(false);
}

void QueuedJob::warn(const std::string& message)
{
    {
        const std::lock_guard lock(m_mutex);
        m_warnings << coreText(message);
    }
    announce(true);
}

void QueuedJob::announce(bool now)
{
    if (!now && m_lastNews.isValid() && m_lastNews.elapsed() < newsEveryMilliseconds)
        return;
    m_lastNews.start();
    news();
}

} // namespace deepmi::studio

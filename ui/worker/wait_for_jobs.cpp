#include "worker/wait_for_jobs.h"

namespace deepmi::studio
{

void waitFor(JobQueue& queue, int id)
{
    QEventLoop loop;
    QObject::connect(&queue, &JobQueue::finished, &loop, [&](const JobState& state) {
        if (state.id == id)
            loop.quit();
    });
    if (!queue.state(id).isOver())
        loop.exec(QEventLoop::ExcludeUserInputEvents);
}

void waitUntilIdle(JobQueue& queue, QEventLoop::ProcessEventsFlags events)
{
    QEventLoop loop;
    QObject::connect(&queue, &JobQueue::finished, &loop, [&] {
        if (queue.isIdle())
            loop.quit();
    });
    if (!queue.isIdle())
        loop.exec(events);
}

} // namespace deepmi::studio

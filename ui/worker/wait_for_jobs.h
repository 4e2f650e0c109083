#pragma once

#include "worker/job_queue.h"

#include <QEventLoop>

namespace deepmi::studio
{

/// Lets the window live, without input, until the queue's job is over.
void waitFor(JobQueue& queue, int id);
/// The same until all of its jobs are.
void waitUntilIdle(JobQueue& queue, QEventLoop::ProcessEventsFlags events);

} // namespace deepmi::studio

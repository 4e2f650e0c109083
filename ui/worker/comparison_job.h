#pragma once

#include "comparison/comparison.h"
#include "models/workspace.h"

namespace deepmi::studio
{

/// Queues what the result misses of its plan. Every trial that finishes is set into workspace.comparison() as
/// long as the same data are open, its epochs arrive in workspace.trainings() as a curve of its own. Finished
/// trials are left in "comparison" of workspace.sessionFolder(), those at hand in checkpointFolder().
/// The job is workspace.comparisonJob() until it is over; no other may be started before. A stopped
/// comparison can be queued again with what workspace.comparison() holds.
void startComparison(Workspace& workspace, ComparisonResult result, ComparisonData data,
                     const DeviceOptions& device);

} // namespace deepmi::studio

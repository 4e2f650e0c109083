#pragma once

#include "worker/job_state.h"

namespace deepmi::studio
{

/// "running", "pausing", "in a step", "paused", "stopping", "finishing", "waiting", "done", "failed",
/// "stopped".
QString statusText(const JobState& state);
/// Share of the stage that is done, 0 to 1; −1 where it is not known.
double progressOf(const JobState& state);
/// One line: stage, figures, time left or taken; of one that failed or was stopped, why.
QString detailText(const JobState& state);

} // namespace deepmi::studio

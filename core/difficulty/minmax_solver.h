#pragma once

#include "difficulty/minmax_dual.h"

#include <vector>

namespace deepmi
{

/// One iteration of the alternation, as it stands after it.
struct MinmaxIteration {
    double dual = 0; ///< F, nats; never falls but for rounding
    double residual =
        0; ///< the largest change of a posterior probability or of a log-odds of a confusion matrix
};

/// How the alternation went.
struct MinmaxConvergence {
    std::vector<MinmaxIteration> iterations;
    double tolerance = 0;   ///< what the residual had to reach
    bool converged = false; ///< whether it did within the iterations allowed
    double gradient = 0;    ///< the largest |∂F/∂parameter| at the end, in ratings
};

/// Climbs F from where the dual stands. First the parameters are fitted to the posteriors as given; then
/// every iteration makes one damped Newton step of all raters, one of all samples, and updates the
/// posteriors. After every second iteration the parameters are extrapolated along the last two (squared
/// extrapolation, Varadhan and Roland 2008, scheme S3), which is kept only where F is not lower for it. Ends
/// when an iteration's residual is at most `tolerance`, or after `maximumIterations`. Raises Stopped.
MinmaxConvergence climb(MinmaxDual& dual, double tolerance, int maximumIterations, const Job& job = {});

} // namespace deepmi

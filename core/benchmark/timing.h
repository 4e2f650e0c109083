#pragma once

#include "job/job.h"
#include "job/stopwatch.h"

#include <algorithm>
#include <vector>

namespace deepmi
{

/// Median of the seconds that work() takes, `repeats` times after once that is not counted.
template <class Work>
double medianSeconds(int repeats, const Job& job, const Work& work)
{
    work();
    std::vector<double> seconds;
    for (int i = 0; i < repeats; ++i) {
        job.throwIfStopped();
        const Stopwatch watch;
        work();
        seconds.push_back(watch.seconds());
    }
    std::nth_element(seconds.begin(), seconds.begin() + repeats / 2, seconds.end());
    return seconds[static_cast<std::size_t>(repeats / 2)];
}

} // namespace deepmi

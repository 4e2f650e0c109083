#pragma once

#include <cstddef>
#include <span>

namespace deepmi
{

/// What is said of a handful of trials.
struct Summary {
    std::size_t count = 0;
    double mean = 0;
    double std = 0; ///< sample standard deviation (n−1); NaN for one value
    double varPercent =
        0; ///< VAR = 100·std/mean, Table III of the paper; NaN for one value and unless the mean is above 0,
           ///< below which it would call the unsteadiest trials the steadiest
    double minimum = 0;
    double maximum = 0;
};

/// Raises UsageError for no values.
Summary summarise(std::span<const double> values);

/// Student's confidence interval of the mean; low and high are NaN for one value. Raises UsageError for no
/// values, a confidence outside 0..1.
struct MeanInterval {
    double mean = 0, low = 0, high = 0;
};
MeanInterval meanInterval(std::span<const double> values, double confidence = .95);

double mean(std::span<const double> values);
/// Sum of squared deviations from the mean over n−1; NaN for one value, exactly 0 for a constant.
double sampleVariance(std::span<const double> values);

} // namespace deepmi

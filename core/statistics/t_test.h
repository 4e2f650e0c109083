#pragma once

#include <span>

namespace deepmi
{

/// A two-tailed t-test of the difference of two means.
struct TTest {
    double difference = 0;       ///< mean of the first sample − mean of the second
    double statistic = 0;        ///< t
    double degreesOfFreedom = 0; ///< not whole for Welch's test
    double pValue = 1;           ///< two-tailed
    double low = 0, high = 0;    ///< confidence interval of the difference
    double confidence = .95;     ///< of the interval
};

/// Student's test with one pooled variance. No variance at all: means that differ give t = ±∞ and p = 0,
/// equal ones NaN, the interval is the difference itself. Raises UsageError for fewer than two values on a
/// side, a value that is not finite, a confidence outside 0..1.
TTest pooledTTest(std::span<const double> first, std::span<const double> second, double confidence = .95);

/// Welch's test: a variance a side. The same edge cases and errors.
TTest welchTTest(std::span<const double> first, std::span<const double> second, double confidence = .95);

/// The test of paired values (e.g. trials of the same seed); both sides must be equally long.
TTest pairedTTest(std::span<const double> first, std::span<const double> second, double confidence = .95);

} // namespace deepmi

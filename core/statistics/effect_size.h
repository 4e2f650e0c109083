#pragma once

#include <span>

namespace deepmi
{

/// A difference of two means in standard deviations, with a confidence interval of its population value δ.
struct EffectSize {
    double cohensD = 0; ///< difference over the standard deviation of the function's name
    double hedgesG = 0; ///< J(ν)·d, without d's bias in small samples; NaN for ν < 2, where J is near 0
    double low = 0;     ///< of δ, from the noncentral t distribution of the test's own statistic
    double high = 0;    ///< so that the interval excludes 0 exactly where the test's p < 1 − confidence
    double confidence = .95; ///< of the interval
};

/// J(ν) = Γ(ν/2) / (√(ν/2)·Γ((ν−1)/2)), exactly (Hedges 1981, eq. 6e). Raises UsageError unless ν > 1.
double hedgesCorrection(double degreesOfFreedom);

/// With the pooled standard deviation, ν = n+m−2. No variance at all: means that differ give d = ±∞, equal
/// ones NaN; the interval is NaN. Raises UsageError as pooledTTest.
EffectSize pooledEffectSize(std::span<const double> first, std::span<const double> second,
                            double confidence = .95);

/// With √((s₁²+s₂²)/2), for sides of unlike variance (Delacre et al. 2021: d*); J has their degrees of
/// freedom (n−1)(m−1)(s₁²+s₂²)² / ((m−1)s₁⁴+(n−1)s₂⁴), the interval those of Welch's test, of which it is as
/// good an approximation. The same edge cases and errors.
EffectSize welchEffectSize(std::span<const double> first, std::span<const double> second,
                           double confidence = .95);

/// Of pairs, with the standard deviation of their differences (d_z), ν = n−1. The same edge cases and errors.
EffectSize pairedEffectSize(std::span<const double> first, std::span<const double> second,
                            double confidence = .95);

} // namespace deepmi

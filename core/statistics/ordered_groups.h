#pragma once

#include <cstdint>
#include <span>

namespace deepmi
{

/// Whether values grow or shrink over ordered groups, e.g. over the bins of a curriculum.
struct OrderedTrend {
    double correlation = 0; ///< Spearman's, of a value with its group's number; NaN where either is constant
    /// Two-tailed, by permutation of the groups' numbers: (1 + as extreme ones) / (1 + permutations), which
    /// is never 0 (Phipson and Smyth, 2010, "Permutation p-values should never be zero"). NaN as above. It
    /// assumes nothing of the values' distribution; ties are as they are in every permutation.
    double pValue = 1;
    int permutations = 0;
};

/// O(samples) a permutation. The same seed gives the same p. Raises UsageError for lengths that differ, fewer
/// than two values, NaN, less than one permutation.
OrderedTrend orderedTrend(std::span<const double> values, std::span<const int> groups, std::uint64_t seed,
                          int permutations = 1999);

/// Sarle's bimodality coefficient (g² + 1) / (k + 3(n−1)²/((n−2)(n−3))) of skewness g and excess kurtosis k,
/// both corrected for the sample's size (Pfister et al., 2013, "Good things peak in pairs"): near 1/3 for a
/// bell, `uniformBimodality` for a flat distribution, above it for two peaks, or for a strong skew. NaN for
/// fewer than four values or a constant. Raises UsageError for a value that is not finite.
double bimodalityCoefficient(std::span<const double> values);
inline constexpr double uniformBimodality = 5. / 9;

} // namespace deepmi

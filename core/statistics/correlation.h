#pragma once

#include <span>
#include <vector>

namespace deepmi
{

/// Pearson's product-moment correlation, −1 to 1; NaN where one variable is constant. Raises UsageError for
/// lengths that differ, fewer than two samples, NaN.
double pearsonCorrelation(std::span<const double> first, std::span<const double> second);

/// Spearman's rank correlation: Pearson's of the mid-ranks. NaN and errors as above.
double spearmanCorrelation(std::span<const double> first, std::span<const double> second);

/// Ranks from 1 in ascending order; tied values share the mean of their ranks. Raises UsageError for NaN.
std::vector<double> midRanks(std::span<const double> values);

} // namespace deepmi

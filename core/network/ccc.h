#pragma once

#include <span>

namespace deepmi
{

/// Concordance correlation coefficient 2·cov/(var+var+(mean−mean)²), population moments, double. A constant
/// prediction has CCC 0, also against a constant label of the same value. Raises UsageError for lengths that
/// differ or are 0.
double concordance(std::span<const double> predicted, std::span<const double> label);

} // namespace deepmi

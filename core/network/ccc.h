#pragma once

#include <span>

namespace deepmi
{

/// Concordance correlation coefficient 2·cov/(var+var+(mean−mean)²), population moments, double. A constant
/// prediction or a constant label has CCC 0, also against a constant of the same value. NaN in, NaN out.
/// Raises UsageError for lengths that differ or are 0.
double concordance(std::span<const double> predicted, std::span<const double> label);

/// The loss 1−CCC and its gradient with respect to the prediction: with D the denominator above,
/// dL/dp_i = 2/(n·D)·(CCC·(p_i − mean_label) − (label_i − mean_label)). Finite for a constant
/// prediction too (it pulls towards the label's deviations); 0 where D is 0. `gradient` has the length of the
/// prediction; raises UsageError otherwise and as concordance().
double concordanceLossGradient(std::span<const double> predicted, std::span<const double> label,
                               std::span<double> gradient);

} // namespace deepmi

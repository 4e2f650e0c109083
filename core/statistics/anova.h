#pragma once

#include <span>
#include <vector>

namespace deepmi
{

/// One-way analysis of variance: do the groups (e.g. the trials of each α) have one common mean?
struct Anova {
    double statistic = 0;      ///< F
    double betweenDegrees = 0; ///< groups − 1
    double withinDegrees = 0;  ///< values − groups
    double pValue = 1;
    double etaSquared = 0;    ///< η²: share of the values' squares that lies between the groups, 0 to 1
    double omegaSquared = 0;  ///< ω²: the same for the population, nearly unbiased; may fall below 0
    double low = 0, high = 0; ///< confidence interval of the population's η², by noncentral F
    double confidence = .95;  ///< of the interval
};

/// With SS_b and SS_w the sums of squares between and within k groups of N values, MS_w = SS_w/(N−k):
/// η² = SS_b/(SS_b+SS_w), ω² = (SS_b − (k−1)·MS_w)/(SS_b+SS_w+MS_w), and a noncentrality λ of F is an η² of
/// λ/(λ+N). No variance within the groups: means that differ give F = ∞, p = 0, η² = ω² = 1, equal ones NaN;
/// the interval is NaN. Raises UsageError for fewer than two groups, an empty group, no more values than
/// groups, a value that is not finite, a confidence outside 0..1.
Anova oneWayAnova(std::span<const std::vector<double>> groups, double confidence = .95);

} // namespace deepmi

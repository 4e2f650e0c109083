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
};

/// No variance within the groups: means that differ give F = ∞ and p = 0, equal ones NaN. Raises UsageError
/// for fewer than two groups, an empty group, no more values than groups, a value that is not finite.
Anova oneWayAnova(std::span<const std::vector<double>> groups);

} // namespace deepmi

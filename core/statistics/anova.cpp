#include "statistics/anova.h"

#include "job/error.h"
#include "statistics/summary.h"

#include <boost/math/distributions/fisher_f.hpp>

#include <cmath>
#include <limits>
#include <string>

namespace deepmi
{

Anova oneWayAnova(std::span<const std::vector<double>> groups)
{
    if (groups.size() < 2)
        throw UsageError("an analysis of variance needs at least two groups, here are " +
                         std::to_string(groups.size()));
    std::vector<double> all;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        if (groups[group].empty())
            throw UsageError("group " + std::to_string(group) + " of the analysis of variance is empty");
        for (const double value : groups[group]) {
            if (!std::isfinite(value))
                throw UsageError("group " + std::to_string(group) +
                                 " of the analysis of variance has a value that is not a finite number");
            all.push_back(value);
        }
    }
    if (all.size() <= groups.size())
        throw UsageError("an analysis of variance needs more values than groups, here are " +
                         std::to_string(all.size()) + " in " + std::to_string(groups.size()));

    const double centre = mean(all);
    double between = 0, within = 0;
    for (const auto& group : groups) {
        const double own = mean(group);
        between += static_cast<double>(group.size()) * (own - centre) * (own - centre);
        for (const double value : group)
            within += (value - own) * (value - own);
    }
    Anova result;
    result.betweenDegrees = static_cast<double>(groups.size() - 1);
    result.withinDegrees = static_cast<double>(all.size() - groups.size());
    if (within == 0) {
        const bool differ = between > 0;
        result.statistic =
            differ ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
        result.pValue = differ ? 0 : std::numeric_limits<double>::quiet_NaN();
        return result;
    }
    result.statistic = (between / result.betweenDegrees) / (within / result.withinDegrees);
    const boost::math::fisher_f_distribution<double> fisher(result.betweenDegrees, result.withinDegrees);
    result.pValue = boost::math::cdf(boost::math::complement(fisher, result.statistic));
    return result;
}

} // namespace deepmi

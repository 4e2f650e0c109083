#include "statistics/anova.h"

#include "job/error.h"
#include "statistics/noncentrality.h"
#include "statistics/summary.h"

#include <boost/math/distributions/fisher_f.hpp>

#include <cmath>
#include <limits>
#include <string>

namespace deepmi
{

Anova oneWayAnova(std::span<const std::vector<double>> groups, double confidence)
{
    if (!(confidence > 0 && confidence < 1))
        throw UsageError("the confidence is " + std::to_string(confidence) + ", expected between 0 and 1");
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
    result.confidence = confidence;
    if (within == 0) {
        const bool differ = between > 0;
        result.etaSquared = result.omegaSquared = differ ? 1 : std::numeric_limits<double>::quiet_NaN();
        result.low = result.high = std::numeric_limits<double>::quiet_NaN();
        result.statistic =
            differ ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
        result.pValue = differ ? 0 : std::numeric_limits<double>::quiet_NaN();
        return result;
    }
    const double count = static_cast<double>(all.size()), meanSquare = within / result.withinDegrees;
    result.statistic = (between / result.betweenDegrees) / meanSquare;
    result.etaSquared = between / (between + within);
    result.omegaSquared = (between - result.betweenDegrees * meanSquare) / (between + within + meanSquare);
    const NoncentralityInterval limits =
        noncentralFInterval(result.statistic, result.betweenDegrees, result.withinDegrees, confidence);
    result.low = limits.low / (limits.low + count);
    result.high = limits.high / (limits.high + count);
    const boost::math::fisher_f_distribution<double> fisher(result.betweenDegrees, result.withinDegrees);
    result.pValue = boost::math::cdf(boost::math::complement(fisher, result.statistic));
    return result;
}

} // namespace deepmi

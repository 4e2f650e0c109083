#include "statistics/noncentrality.h"

#include "job/error.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/tools/roots.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace deepmi
{

namespace
{

void checkConfidence(double confidence)
{
    if (!(confidence > 0 && confidence < 1))
        throw UsageError("the confidence is " + std::to_string(confidence) + ", expected between 0 and 1");
}

void checkDegrees(double degrees)
{
    if (!(degrees > 0))
        throw UsageError("the degrees of freedom are " + std::to_string(degrees) + ", expected more than 0");
}

/// Where a falling function is zero; `inside` lies near. The bracket grows until it holds the zero.
template <class Function>
double zeroOfFalling(const Function& function, double inside, double floor)
{
    double low = std::max(floor, inside - 1), high = inside + 1;
    for (double step = 2; function(low) < 0; step *= 2) {
        if (low == floor)
            return floor;
        low = std::max(floor, inside - step);
    }
    for (double step = 2; function(high) > 0; step *= 2)
        high = inside + step;
    if (function(low) == 0)
        return low;
    if (function(high) == 0)
        return high;
    std::uintmax_t steps = 200;
    const auto [left, right] = boost::math::tools::toms748_solve(
        function, low, high, boost::math::tools::eps_tolerance<double>(50), steps);
    return (left + right) / 2;
}

/// The two quantiles of χ²(ν)/ν that a confidence asks for. Where a statistic is enormous they alone decide:
/// the normal part of noncentral t and F does not show in its first eight digits, and Boost's series are
/// made for smaller ones.
NoncentralityInterval chiSquaredShares(double degrees, double tail)
{
    const boost::math::chi_squared_distribution<double> distribution(degrees);
    return {boost::math::quantile(distribution, tail) / degrees,
            boost::math::quantile(boost::math::complement(distribution, tail)) / degrees};
}

constexpr double enormousT = 1e4, enormousF = 1e8;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

NoncentralityInterval noncentralTInterval(double statistic, double degreesOfFreedom, double confidence)
{
    checkConfidence(confidence);
    checkDegrees(degreesOfFreedom);
    if (!std::isfinite(statistic))
        return {notANumber, notANumber};
    const double tail = (1 - confidence) / 2;
    if (std::abs(statistic) > enormousT) {
        const auto [small, large] = chiSquaredShares(degreesOfFreedom, tail);
        return {statistic * std::sqrt(statistic > 0 ? small : large),
                statistic * std::sqrt(statistic > 0 ? large : small)};
    }
    // Each limit by the small tail, so that no digits are lost to 1 − small.
    const auto above = [&](double delta) {
        const boost::math::non_central_t_distribution<double> student(degreesOfFreedom, delta);
        return tail - boost::math::cdf(boost::math::complement(student, statistic));
    };
    const auto below = [&](double delta) {
        const boost::math::non_central_t_distribution<double> student(degreesOfFreedom, delta);
        return boost::math::cdf(student, statistic) - tail;
    };
    const double none = -std::numeric_limits<double>::infinity();
    return {zeroOfFalling(above, statistic, none), zeroOfFalling(below, statistic, none)};
}

NoncentralityInterval noncentralFInterval(double statistic, double betweenDegrees, double withinDegrees,
                                          double confidence)
{
    checkConfidence(confidence);
    checkDegrees(betweenDegrees);
    checkDegrees(withinDegrees);
    if (statistic < 0)
        throw UsageError("F is " + std::to_string(statistic) + ", expected 0 or more");
    if (!std::isfinite(statistic))
        return {notANumber, notANumber};
    const double tail = (1 - confidence) / 2;
    const double middle = statistic * betweenDegrees;
    if (middle > enormousF) {
        const auto [small, large] = chiSquaredShares(withinDegrees, tail);
        return {middle * small, middle * large};
    }
    const auto above = [&](double lambda) {
        // Boost's noncentral F has no λ = 0.
        if (lambda == 0)
            return tail -
                   boost::math::cdf(boost::math::complement(
                       boost::math::fisher_f_distribution<double>(betweenDegrees, withinDegrees), statistic));
        const boost::math::non_central_f_distribution<double> fisher(betweenDegrees, withinDegrees, lambda);
        return tail - boost::math::cdf(boost::math::complement(fisher, statistic));
    };
    const auto below = [&](double lambda) {
        if (lambda == 0)
            return boost::math::cdf(boost::math::fisher_f_distribution<double>(betweenDegrees, withinDegrees),
                                    statistic) -
                   tail;
        const boost::math::non_central_f_distribution<double> fisher(betweenDegrees, withinDegrees, lambda);
        return boost::math::cdf(fisher, statistic) - tail;
    };
    return {zeroOfFalling(above, middle, 0), zeroOfFalling(below, middle, 0)};
}

} // namespace deepmi

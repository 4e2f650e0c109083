#include "information/confidence.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

/// log n!
double logFactorial(std::int64_t n)
{
    return boost::math::lgamma(static_cast<double>(n) + 1);
}

/// E[n/N·log(n·N/(a·b))] over the hypergeometric n of a cell whose row counts a and whose column b.
double expectedContribution(std::int64_t a, std::int64_t b, std::int64_t total)
{
    const std::int64_t least = std::max<std::int64_t>(0, a + b - total), most = std::min(a, b);
    const auto mode =
        std::clamp(static_cast<std::int64_t>(static_cast<double>(a + 1) * static_cast<double>(b + 1) /
                                             static_cast<double>(total + 2)),
                   least, most);
    const double independent = static_cast<double>(a) * static_cast<double>(b) / static_cast<double>(total);
    const auto value = [&](std::int64_t n) {
        return n == 0 ? 0.
                      : static_cast<double>(n) / static_cast<double>(total) *
                            std::log(static_cast<double>(n) / independent);
    };
    // P(n+1)/P(n)
    const auto step = [&](std::int64_t n) {
        return static_cast<double>(a - n) * static_cast<double>(b - n) /
               (static_cast<double>(n + 1) * static_cast<double>(total - a - b + n + 1));
    };
    // From the mode outwards until nothing is left to add; from either end the first terms would be 0.
    constexpr double negligible = 1e-20;
    const double atMode =
        std::exp(logFactorial(a) + logFactorial(b) + logFactorial(total - a) + logFactorial(total - b) -
                 logFactorial(total) - logFactorial(mode) - logFactorial(a - mode) - logFactorial(b - mode) -
                 logFactorial(total - a - b + mode));
    double sum = atMode * value(mode), weights = atMode;
    double probability = atMode;
    for (std::int64_t n = mode; n < most && probability > negligible * atMode; ++n) {
        probability *= step(n);
        sum += probability * value(n + 1);
        weights += probability;
    }
    probability = atMode;
    for (std::int64_t n = mode; n > least && probability > negligible * atMode; --n) {
        probability /= step(n - 1);
        sum += probability * value(n - 1);
        weights += probability;
    }
    // The weights are 1 but for the rounding of the factorials of large N, which this takes out.
    return sum / weights;
}

} // namespace

double millerMadowInformation(const JointTable& table)
{
    if (table.total() == 0)
        return 0;
    std::int64_t firsts = 0, seconds = 0, cells = 0;
    for (int first = 0; first < table.firstStates(); ++first) {
        firsts += table.firstCount(first) > 0;
        for (int second = 0; second < table.secondStates(); ++second)
            cells += table.count(first, second) > 0;
    }
    for (int second = 0; second < table.secondStates(); ++second)
        seconds += table.secondCount(second) > 0;
    return table.mutualInformation() +
           static_cast<double>(firsts + seconds - cells - 1) / (2 * static_cast<double>(table.total()));
}

double informationByChance(const JointTable& table)
{
    double sum = 0;
    for (int first = 0; first < table.firstStates(); ++first)
        for (int second = 0; second < table.secondStates(); ++second)
            if (table.firstCount(first) > 0 && table.secondCount(second) > 0)
                sum +=
                    expectedContribution(table.firstCount(first), table.secondCount(second), table.total());
    return sum;
}

} // namespace deepmi

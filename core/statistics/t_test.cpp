#include "statistics/t_test.h"

#include "job/error.h"
#include "statistics/summary.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace deepmi
{

namespace
{

void checkSample(std::span<const double> values, const char* which)
{
    if (values.size() < 2)
        throw UsageError("a t-test needs at least two values on each side, the " + std::string(which) +
                         " has " + std::to_string(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isfinite(values[i]))
            throw UsageError("value " + std::to_string(i) + " of the " + which +
                             " side of a t-test is not a finite number");
}

TTest finish(double difference, double standardError, double degreesOfFreedom, double confidence)
{
    if (!(confidence > 0 && confidence < 1))
        throw UsageError("the confidence is " + std::to_string(confidence) + ", expected between 0 and 1");
    TTest test;
    test.difference = difference;
    test.degreesOfFreedom = degreesOfFreedom;
    test.confidence = confidence;
    if (standardError == 0) {
        test.low = test.high = difference;
        test.statistic = difference == 0 ? std::numeric_limits<double>::quiet_NaN()
                                         : std::copysign(std::numeric_limits<double>::infinity(), difference);
        test.pValue = difference == 0 ? std::numeric_limits<double>::quiet_NaN() : 0;
        return test;
    }
    const boost::math::students_t_distribution<double> student(degreesOfFreedom);
    test.statistic = difference / standardError;
    test.pValue = 2 * boost::math::cdf(boost::math::complement(student, std::abs(test.statistic)));
    const double reach =
        standardError * boost::math::quantile(boost::math::complement(student, (1 - confidence) / 2));
    test.low = difference - reach;
    test.high = difference + reach;
    return test;
}

} // namespace

TTest pooledTTest(std::span<const double> first, std::span<const double> second, double confidence)
{
    checkSample(first, "first");
    checkSample(second, "second");
    const auto n = static_cast<double>(first.size()), m = static_cast<double>(second.size());
    const double variance =
        ((n - 1) * sampleVariance(first) + (m - 1) * sampleVariance(second)) / (n + m - 2);
    return finish(mean(first) - mean(second), std::sqrt(variance * (1 / n + 1 / m)), n + m - 2, confidence);
}

TTest welchTTest(std::span<const double> first, std::span<const double> second, double confidence)
{
    checkSample(first, "first");
    checkSample(second, "second");
    const auto n = static_cast<double>(first.size()), m = static_cast<double>(second.size());
    const double a = sampleVariance(first) / n, b = sampleVariance(second) / m;
    // Welch and Satterthwaite; 0/0 without any variance, where the degrees do not matter.
    const double degrees = a + b > 0 ? (a + b) * (a + b) / (a * a / (n - 1) + b * b / (m - 1)) : 1;
    return finish(mean(first) - mean(second), std::sqrt(a + b), degrees, confidence);
}

TTest pairedTTest(std::span<const double> first, std::span<const double> second, double confidence)
{
    if (first.size() != second.size())
        throw UsageError("a paired t-test needs as many values on each side, here are " +
                         std::to_string(first.size()) + " and " + std::to_string(second.size()));
    checkSample(first, "first");
    checkSample(second, "second");
    std::vector<double> differences(first.size());
    for (std::size_t i = 0; i < first.size(); ++i)
        differences[i] = first[i] - second[i];
    const auto n = static_cast<double>(first.size());
    return finish(mean(differences), std::sqrt(sampleVariance(differences) / n), n - 1, confidence);
}

} // namespace deepmi

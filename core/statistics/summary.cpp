#include "statistics/summary.h"

#include "job/error.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace deepmi
{

double mean(std::span<const double> values)
{
    if (values.empty())
        throw UsageError("there are no values to take the mean of");
    // Measured from the first value: the mean of a constant is then that constant, without rounding.
    double sum = 0;
    for (const double value : values)
        sum += value - values.front();
    return values.front() + sum / static_cast<double>(values.size());
}

double sampleVariance(std::span<const double> values)
{
    const double centre = mean(values);
    if (values.size() < 2)
        return std::numeric_limits<double>::quiet_NaN();
    double squares = 0;
    for (const double value : values)
        squares += (value - centre) * (value - centre);
    return squares / static_cast<double>(values.size() - 1);
}

Summary summarise(std::span<const double> values)
{
    Summary summary;
    summary.count = values.size();
    summary.mean = mean(values);
    summary.std = std::sqrt(sampleVariance(values));
    summary.varPercent =
        summary.mean > 0 ? 100 * summary.std / summary.mean : std::numeric_limits<double>::quiet_NaN();
    summary.minimum = *std::min_element(values.begin(), values.end());
    summary.maximum = *std::max_element(values.begin(), values.end());
    return summary;
}

MeanInterval meanInterval(std::span<const double> values, double confidence)
{
    if (!(confidence > 0 && confidence < 1))
        throw UsageError("the confidence is " + std::to_string(confidence) + ", expected between 0 and 1");
    const double centre = mean(values), nothing = std::numeric_limits<double>::quiet_NaN();
    if (values.size() < 2)
        return {centre, nothing, nothing};
    const auto count = static_cast<double>(values.size());
    const boost::math::students_t student(count - 1);
    const double half =
        quantile(complement(student, (1 - confidence) / 2)) * std::sqrt(sampleVariance(values) / count);
    return {centre, centre - half, centre + half};
}

} // namespace deepmi

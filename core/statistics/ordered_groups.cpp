#include "statistics/ordered_groups.h"

#include "job/error.h"
#include "job/random.h"
#include "statistics/correlation.h"
#include "statistics/summary.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace deepmi
{

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t permutationStream = 0x7472656E64; // "trend": no other consumer's stream

double product(const std::vector<double>& first, const std::vector<double>& second)
{
    double sum = 0;
    for (std::size_t i = 0; i < first.size(); ++i)
        sum += first[i] * second[i];
    return sum;
}

} // namespace

OrderedTrend orderedTrend(std::span<const double> values, std::span<const int> groups, std::uint64_t seed,
                          int permutations)
{
    if (permutations < 1)
        throw UsageError("a permutation test needs at least one permutation, here are " +
                         std::to_string(permutations));
    const std::vector<double> numbers(groups.begin(), groups.end());
    OrderedTrend trend{spearmanCorrelation(values, numbers), notANumber, permutations};
    if (std::isnan(trend.correlation))
        return trend;
    // Mid-ranks are halves of whole numbers, so twice their distance from the middle is whole: sums of
    // products are exact in double (to 200,000 samples), and rounding does not decide what is as extreme.
    std::vector<double> valueRanks = midRanks(values), groupRanks = midRanks(numbers);
    const double middle = static_cast<double>(values.size() + 1);
    for (std::vector<double>* ranks : {&valueRanks, &groupRanks})
        for (double& rank : *ranks)
            rank = 2 * rank - middle;
    const double observed = std::abs(product(valueRanks, groupRanks));
    Random random(seed, permutationStream);
    int asExtreme = 0;
    for (int permutation = 0; permutation < permutations; ++permutation) {
        random.shuffle(std::span<double>(groupRanks));
        asExtreme += std::abs(product(valueRanks, groupRanks)) >= observed ? 1 : 0;
    }
    trend.pValue = (1. + asExtreme) / (1. + permutations);
    return trend;
}

double bimodalityCoefficient(std::span<const double> values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isfinite(values[i]))
            throw UsageError("value " + std::to_string(i) + " is not a finite number");
    if (values.size() < 4)
        return notANumber;
    const auto n = static_cast<double>(values.size());
    const double centre = mean(values);
    double second = 0, third = 0, fourth = 0;
    for (const double value : values) {
        const double d = value - centre;
        second += d * d / n;
        third += d * d * d / n;
        fourth += d * d * d * d / n;
    }
    if (second == 0)
        return notANumber;
    const double skewness = std::sqrt(n * (n - 1)) / (n - 2) * third / std::pow(second, 1.5);
    const double kurtosis =
        (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * fourth / (second * second) - 3 * (n - 1));
    return (skewness * skewness + 1) / (kurtosis + 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3)));
}

} // namespace deepmi

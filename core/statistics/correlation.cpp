#include "statistics/correlation.h"

#include "job/error.h"
#include "statistics/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace deepmi
{

namespace
{

void checkPair(std::span<const double> first, std::span<const double> second)
{
    if (first.size() != second.size())
        throw UsageError("a correlation needs two values a sample, here are " + std::to_string(first.size()) +
                         " and " + std::to_string(second.size()));
    if (first.size() < 2)
        throw UsageError("a correlation needs at least two samples");
}

void checkNumbers(std::span<const double> values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isnan(values[i]))
            throw UsageError("value " + std::to_string(i) + " is NaN (not a number)");
}

} // namespace

double pearsonCorrelation(std::span<const double> first, std::span<const double> second)
{
    checkPair(first, second);
    checkNumbers(first);
    checkNumbers(second);
    const double firstMean = mean(first), secondMean = mean(second);
    double products = 0, firstSquares = 0, secondSquares = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double x = first[i] - firstMean, y = second[i] - secondMean;
        products += x * y;
        firstSquares += x * x;
        secondSquares += y * y;
    }
    if (firstSquares == 0 || secondSquares == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return std::clamp(products / (std::sqrt(firstSquares) * std::sqrt(secondSquares)), -1.0, 1.0);
}

std::vector<double> midRanks(std::span<const double> values)
{
    checkNumbers(values);
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        // Ranks begin+1 .. end, counted from 1.
        const double rank = (static_cast<double>(begin + 1) + static_cast<double>(end)) / 2;
        for (std::size_t i = begin; i < end; ++i)
            ranks[order[i]] = rank;
        begin = end;
    }
    return ranks;
}

double spearmanCorrelation(std::span<const double> first, std::span<const double> second)
{
    checkPair(first, second);
    return pearsonCorrelation(midRanks(first), midRanks(second));
}

} // namespace deepmi

#include "statistics/multiple_testing.h"

#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace deepmi
{

std::vector<double> holmAdjusted(std::span<const double> pValues)
{
    std::vector<std::size_t> tests;
    for (std::size_t i = 0; i < pValues.size(); ++i) {
        if (std::isnan(pValues[i]))
            continue;
        if (!(pValues[i] >= 0 && pValues[i] <= 1))
            throw UsageError("p-value " + std::to_string(i) + " of a family of tests is " +
                             std::to_string(pValues[i]) + ", expected 0 to 1");
        tests.push_back(i);
    }
    std::stable_sort(tests.begin(), tests.end(),
                     [&](std::size_t a, std::size_t b) { return pValues[a] < pValues[b]; });
    std::vector<double> adjusted(pValues.begin(), pValues.end());
    double largest = 0;
    for (std::size_t place = 0; place < tests.size(); ++place) {
        largest = std::max(largest,
                           std::min(1., static_cast<double>(tests.size() - place) * pValues[tests[place]]));
        adjusted[tests[place]] = largest;
    }
    return adjusted;
}

} // namespace deepmi

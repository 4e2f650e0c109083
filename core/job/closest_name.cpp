#include "job/closest_name.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace deepmi
{

namespace
{

std::size_t editDistance(const std::string& first, const std::string& second)
{
    std::vector<std::size_t> row(second.size() + 1, 0);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= first.size(); ++i) {
        std::size_t diagonal = row.at(0);
        row.at(0) = i;
        for (std::size_t j = 1; j <= second.size(); ++j) {
            const std::size_t changed = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.at(second.size());
}

} // namespace

std::string closestName(const std::string& given, const std::vector<std::string>& names)
{
    std::string best;
    std::size_t least = std::max<std::size_t>(given.size() / 3, 1) + 1;
    for (const auto& name : names) {
        const bool beginsWithIt = name.starts_with(given);
        // Each letter more or fewer is a change: a long text is not held against every short name.
        if (!beginsWithIt &&
            std::max(given.size(), name.size()) - std::min(given.size(), name.size()) >= least)
            continue;
        const std::size_t distance = beginsWithIt ? 1 : editDistance(given, name);
        if (distance < least) {
            least = distance;
            best = name;
        }
    }
    return best;
}

} // namespace deepmi

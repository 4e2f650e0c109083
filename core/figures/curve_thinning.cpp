#include "figures/line_chart.h"
#include "job/error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deepmi
{

std::vector<std::size_t> extremesByColumn(std::span<const double> values, std::size_t first, std::size_t last,
                                          std::size_t columns)
{
    std::vector<std::size_t> places;
    if (values.empty() || first >= values.size() || last < first)
        return places;
    last = std::min(last, values.size() - 1);
    columns = std::max<std::size_t>(columns, 1);
    const std::size_t count = last - first + 1;
    if (count <= 4 * columns) {
        for (std::size_t place = first; place <= last; ++place)
            places.push_back(place);
        return places;
    }
    places.reserve(5 * columns);
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t begin = first + column * count / columns;
        const std::size_t end = first + (column + 1) * count / columns;
        constexpr auto none = static_cast<std::size_t>(-1);
        std::size_t head = none, tail = none, lowest = none, highest = none, gap = none;
        for (std::size_t place = begin; place < end; ++place) {
            if (!std::isfinite(values[place])) {
                gap = gap == none ? place : gap;
                continue;
            }
            if (head == none)
                head = lowest = highest = place;
            tail = place;
            if (values[place] < values[lowest])
                lowest = place;
            if (values[place] > values[highest])
                highest = place;
        }
        std::array<std::size_t, 5> found = {head, lowest, highest, tail, gap};
        std::sort(found.begin(), found.end());
        for (std::size_t index = 0; index < found.size(); ++index)
            if (found[index] != none && (index == 0 || found[index] != found[index - 1]))
                places.push_back(found[index]);
    }
    return places;
}

std::vector<double> smoothed(std::span<const double> values, double weight)
{
    if (!(weight >= 0 && weight < 1))
        throw UsageError("the weight of smoothing must be at least 0 and below 1");
    std::vector<double> result(values.begin(), values.end());
    double sum = 0, share = 1;
    for (double& value : result) {
        if (!std::isfinite(value))
            continue;
        sum = weight * sum + (1 - weight) * value;
        share *= weight;
        value = sum / (1 - share);
    }
    return result;
}

} // namespace deepmi

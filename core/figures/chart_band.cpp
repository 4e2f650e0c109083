#include "figures/chart_band.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

constexpr double epochsPerPoint = 1; ///< drawn; more are brought together

struct Slice {
    double epoch, low, high; ///< from 1; NaN = a gap
};

/// At an epoch that may lie between two; NaN where one of them has no value.
double valueAt(const std::vector<double>& values, double epoch)
{
    const auto before = static_cast<std::size_t>(std::floor(epoch)) - 1;
    const double share = epoch - std::floor(epoch);
    if (share == 0)
        return values[before];
    return (1 - share) * values[before] + share * values[before + 1];
}

Slice sliceAt(const ChartLine& line, double epoch)
{
    return {epoch, valueAt(line.low, epoch), valueAt(line.high, epoch)};
}

/// The lowest and the highest of several epochs; those without a value count for nothing.
Slice sliceOf(const ChartLine& line, std::size_t begin, std::size_t end)
{
    Slice slice{static_cast<double>(begin + end + 1) / 2, std::nan(""), std::nan("")};
    for (std::size_t place = begin; place < end; ++place) {
        slice.low = std::fmin(slice.low, line.low[place]);
        slice.high = std::fmax(slice.high, line.high[place]);
    }
    return slice;
}

std::vector<Slice> slicesOf(const ChartLine& line, const Panel& panel)
{
    const double first = std::max(1., panel.xLow);
    const double last =
        std::min(static_cast<double>(std::min(line.low.size(), line.high.size())), panel.xHigh);
    std::vector<Slice> slices;
    if (!(first <= last))
        return slices;
    slices.push_back(sliceAt(line, first));
    // Whole epochs inside, as places from 0.
    const auto begin = static_cast<std::size_t>(std::floor(first));
    const auto end = static_cast<std::size_t>(std::ceil(last)) - 1;
    const std::size_t count = end > begin ? end - begin : 0;
    const auto columns =
        std::min(count, static_cast<std::size_t>(std::max(1., panel.width * epochsPerPoint)));
    for (std::size_t column = 0; column < columns; ++column)
        slices.push_back(
            sliceOf(line, begin + column * count / columns, begin + (column + 1) * count / columns));
    if (last > first)
        slices.push_back(sliceAt(line, last));
    return slices;
}

} // namespace

void drawChartBand(Canvas& canvas, const LineChart& chart, const ChartLine& line, const Panel& panel)
{
    const auto heightOf = [&](double value) {
        if (chart.logarithmic && value <= 0)
            return panel.bottom();
        return std::clamp(panel.mapY(chart.logarithmic ? std::log10(value) : value), panel.y, panel.bottom());
    };
    std::vector<std::pair<double, double>> upper, lower;
    const auto flush = [&] {
        if (upper.size() > 1) {
            upper.insert(upper.end(), lower.rbegin(), lower.rend());
            canvas.polygon(upper, line.colour, {{"data-band", line.name}, {"opacity", chartBandOpacity}});
        }
        upper.clear();
        lower.clear();
    };
    for (const Slice& slice : slicesOf(line, panel)) {
        if (!std::isfinite(slice.low) || !std::isfinite(slice.high)) {
            flush();
            continue;
        }
        const double x = std::clamp(panel.mapX(slice.epoch), panel.x, panel.right());
        upper.emplace_back(x, heightOf(slice.high));
        lower.emplace_back(x, heightOf(slice.low));
    }
    flush();
}

void setMeanWithBand(ChartLine& line, EpochSpread spread)
{
    line.low = line.high = spread.mean;
    for (std::size_t epoch = 0; epoch < spread.epochs(); ++epoch) {
        line.low[epoch] -= spread.std[epoch];
        line.high[epoch] += spread.std[epoch];
    }
    line.values = std::move(spread.mean);
}

} // namespace deepmi

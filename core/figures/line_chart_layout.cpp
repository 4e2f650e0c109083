#include "figures/line_chart_layout.h"

#include "figures/figure_layout.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace deepmi
{

namespace
{

void range(const LineChart& chart, Panel& panel)
{
    std::size_t epochs = chart.cells ? chart.cells->epochs : 0;
    for (const ChartLine& line : chart.lines)
        epochs = std::max(epochs, line.values.size());
    panel.xLow = std::isfinite(chart.xLow) ? chart.xLow : 1;
    panel.xHigh = std::isfinite(chart.xHigh) ? chart.xHigh : static_cast<double>(epochs);
    if (!(panel.xHigh > panel.xLow)) {
        panel.xLow -= .5;
        panel.xHigh = panel.xLow + 1;
    }
    if (chart.cells) {
        // Cells are as wide as an epoch: the first and the last one in full.
        if (!std::isfinite(chart.xLow) && epochs > 1) {
            panel.xLow = .5;
            panel.xHigh = static_cast<double>(epochs) + .5;
        }
        panel.yLow = std::isfinite(chart.yLow) ? chart.yLow : 0;
        panel.yHigh = std::isfinite(chart.yHigh)
                          ? chart.yHigh
                          : std::max<double>(1, static_cast<double>(chart.cells->rows));
        return;
    }
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const ChartLine& line : chart.lines) {
        const auto end = std::min(static_cast<double>(line.values.size()), std::floor(panel.xHigh));
        for (auto place = static_cast<std::size_t>(std::max(0., std::ceil(panel.xLow) - 1));
             static_cast<double>(place) < end; ++place)
            for (const std::vector<double>* values : {&line.values, &line.low, &line.high}) {
                if (place >= values->size() || !std::isfinite((*values)[place]) ||
                    (chart.logarithmic && (*values)[place] <= 0))
                    continue;
                low = std::min(low, (*values)[place]);
                high = std::max(high, (*values)[place]);
            }
    }
    if (!(low <= high))
        low = chart.logarithmic ? .1 : 0, high = 1;
    if (chart.logarithmic) {
        low = std::log10(low);
        high = std::log10(high);
    }
    const double room = high > low          ? .06 * (high - low)
                        : chart.logarithmic ? .3
                                            : std::max(.05 * std::abs(high), 1e-3);
    const bool fixed = std::isfinite(chart.yLow) && std::isfinite(chart.yHigh) && chart.yHigh > chart.yLow &&
                       (!chart.logarithmic || chart.yLow > 0);
    panel.yLow = !fixed ? low - room : chart.logarithmic ? std::log10(chart.yLow) : chart.yLow;
    panel.yHigh = !fixed ? high + room : chart.logarithmic ? std::log10(chart.yHigh) : chart.yHigh;
    if (chart.logarithmic) {
        // Powers of ten that a double has with all its digits; what is smaller yet lies below the axis.
        panel.yHigh = std::clamp(panel.yHigh, -306., 308.);
        panel.yLow = std::clamp(panel.yLow, -307., panel.yHigh - 1e-6);
    }
}

/// As many decimals as the step between ticks needs; powers of ten where numbers are tiny or huge.
std::vector<std::string> labelsOf(const std::vector<double>& ticks, WriteNumber write)
{
    std::vector<std::string> labels;
    double largest = 0;
    for (const double tick : ticks)
        largest = std::max(largest, std::abs(tick));
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : largest;
    const int decimals =
        step > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 12) : 0;
    for (const double tick : ticks)
        labels.push_back(write(fixedText(tick, decimals)));
    return labels;
}

/// Powers of ten, with 2 and 5 times them where there are fewer than three. Values, not logarithms.
std::vector<double> logarithmicTicks(double low, double high)
{
    std::vector<double> ticks;
    const bool fine = high - low < 2.5;
    const auto stride = std::max(1, static_cast<int>((high - low) / 6));
    for (int power = static_cast<int>(std::floor(low)); power <= static_cast<int>(std::ceil(high)); ++power) {
        if (power % stride != 0)
            continue;
        for (const double factor : {1., 2., 5.}) {
            if (factor > 1 && !fine)
                break;
            const double place = power + std::log10(factor);
            if (place >= low - 1e-9 && place <= high + 1e-9)
                ticks.push_back(factor * std::pow(10., power));
        }
    }
    return ticks;
}

std::string logarithmicLabel(double value, WriteNumber write)
{
    if (value >= .001 && value < 1e5)
        return write(shortText(value));
    const auto power = static_cast<int>(std::floor(std::log10(value) + 1e-9));
    const auto factor = static_cast<int>(std::lround(value / std::pow(10., power)));
    return write(std::to_string(factor) + "e" + std::to_string(power));
}

} // namespace

double estimatedTextWidth(const std::string& text, double font)
{
    return .57 * font * static_cast<double>(letters(text));
}

std::vector<ChartKeyPlace> placeChartKey(const LineChart& chart, double width, double font)
{
    std::vector<ChartKeyPlace> places;
    double x = 0;
    int line = 0;
    for (std::size_t entry = 0; entry < chart.key.size(); ++entry) {
        const double symbol = chart.key[entry].symbol == ChartKey::Symbol::None ? 0 : chartKeySymbolWidth + 4;
        const double needed = symbol + estimatedTextWidth(chart.key[entry].name, font);
        if (x > 0 && x + needed > width) {
            x = 0;
            ++line;
        }
        places.push_back({entry, x, line});
        x += needed + font * 1.4;
    }
    return places;
}

ChartAxis verticalAxis(const LineChart& chart, const Panel& panel, double font, WriteNumber write)
{
    const int count = std::clamp(static_cast<int>(panel.height / (font * 2.2)), 4, 7);
    ChartAxis axis;
    if (chart.logarithmic && !chart.cells) {
        std::vector<double> ticks = logarithmicTicks(panel.yLow, panel.yHigh);
        if (ticks.size() >= 2) {
            for (const double tick : ticks) {
                axis.places.push_back(std::log10(tick));
                axis.labels.push_back(logarithmicLabel(tick, write));
            }
            return axis;
        }
        // Within a step of 1, 2, 5: evenly spaced values instead.
        ticks = ticksOfAScale(std::pow(10., panel.yLow), std::pow(10., panel.yHigh), count);
        axis.labels = labelsOf(ticks, write);
        for (const double tick : ticks)
            axis.places.push_back(std::log10(tick));
        return axis;
    }
    axis.places = ticksOfAScale(panel.yLow, panel.yHigh, count, chart.whole || chart.cells);
    axis.labels = labelsOf(axis.places, write);
    return axis;
}

ChartAxis epochAxis(const Panel& panel, double font, WriteNumber write)
{
    std::vector<double> epochs = ticksOfAScale(
        panel.xLow, panel.xHigh, std::clamp(static_cast<int>(panel.width / (font * 4.5)), 1, 10), true);
    std::vector<std::string> labels = labelsOf(epochs, write);
    return {std::move(epochs), std::move(labels)};
}

Panel placeLineChart(const LineChart& chart, const ChartArea& area, double fontPt)
{
    Panel panel;
    range(chart, panel);
    const double top = fontPt * 1.9, bottom = fontPt * 3, right = fontPt * 1.8;
    panel.height = std::max(1., area.height - top - bottom - fontPt * 2.5);
    double widest = fontPt;
    for (const std::string& label : verticalAxis(chart, panel, fontPt).labels)
        widest = std::max(widest, estimatedTextWidth(label, fontPt));
    panel.x = area.x + widest + fontPt * 1.2;
    panel.width = std::max(1., area.x + area.width - right - panel.x);
    const double keyFont = fontPt * .92;
    double keyHeight = 0;
    for (const ChartKeyPlace& place : placeChartKey(chart, area.x + area.width - panel.x, keyFont))
        keyHeight = std::max(keyHeight, (place.line + 1) * keyFont * 1.35);
    const bool entries = std::any_of(chart.marks.begin(), chart.marks.end(), [](const ChartMark& mark) {
        return mark.kind == ChartMark::Kind::Entry;
    });
    panel.y = area.y + top + keyHeight + (entries ? fontPt * 1.1 : fontPt * .3);
    panel.height = std::max(1., area.y + area.height - bottom - panel.y);
    return panel;
}

} // namespace deepmi

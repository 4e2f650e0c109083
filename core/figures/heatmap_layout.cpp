#include "figures/joint_heatmap.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace deepmi
{

namespace
{

/// Mean width of a digit in ems: figures are laid out without asking for a font, so that every canvas has
/// the same layout.
constexpr double digitWidth = .56;

double textWidth(const std::string& text, double font)
{
    const auto letters = std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    });
    return digitWidth * font * static_cast<double>(letters);
}

int stepFor(double needed, double available)
{
    return available > 0 ? std::max(1, static_cast<int>(std::ceil(needed / available - 1e-9))) : 1;
}

double columnInformation(const JointTable& table, int first)
{
    double sum = 0;
    for (int level = 0; level < table.secondStates(); ++level)
        sum += table.contribution(first, level);
    return sum;
}

/// The widest number that a cell may hold, as drawn; see numberText of the drawing.
int widestNumber(const JointTable& table, HeatmapValue value)
{
    std::int64_t most = 0;
    for (int first = 0; first < table.firstStates(); ++first)
        for (int second = 0; second < table.secondStates(); ++second)
            most = std::max(most, table.count(first, second));
    switch (value) {
    case HeatmapValue::Count:
        return std::max(2, static_cast<int>(letters(readableDigits(std::to_string(most)))));
    case HeatmapValue::Probability:
    case HeatmapValue::Contribution:
    case HeatmapValue::LogRatio:
        break;
    }
    return 5;
}

} // namespace

double heatmapValue(const JointTable& table, HeatmapValue value, int first, int second)
{
    switch (value) {
    case HeatmapValue::Contribution:
        return table.contribution(first, second);
    case HeatmapValue::Probability:
        return table.probability(first, second);
    case HeatmapValue::Count:
        return static_cast<double>(table.count(first, second));
    case HeatmapValue::LogRatio:
        break;
    }
    return table.count(first, second) > 0 ? table.logRatio(first, second)
                                          : -std::numeric_limits<double>::infinity();
}

double columnStatistic(const JointTable& table, HeatmapOrder order, int first)
{
    const auto size = static_cast<double>(table.firstCount(first));
    if (order == HeatmapOrder::Number)
        return first;
    if (size == 0)
        return 0;
    double sum = 0;
    switch (order) {
    case HeatmapOrder::Number:
    case HeatmapOrder::Size:
        return size;
    case HeatmapOrder::Information:
        sum = table.mutualInformation();
        return sum > 0 ? columnInformation(table, first) / sum : 0;
    case HeatmapOrder::MeanLevel:
        for (int level = 0; level < table.secondStates(); ++level)
            sum += level * static_cast<double>(table.count(first, level));
        return sum / size;
    case HeatmapOrder::EffectiveLevels:
        break;
    }
    std::vector<std::int64_t> counts;
    for (int level = 0; level < table.secondStates(); ++level)
        counts.push_back(table.count(first, level));
    return effectiveStates(counts);
}

std::vector<int> sortedColumns(const JointTable& table, HeatmapOrder order, bool descending)
{
    std::vector<int> columns(static_cast<std::size_t>(table.firstStates()));
    std::iota(columns.begin(), columns.end(), 0);
    std::vector<double> statistic;
    for (const int column : columns)
        // The share of I has the order of what it is a share of, which costs one row and not the table.
        statistic.push_back(order == HeatmapOrder::Information ? columnInformation(table, column)
                                                               : columnStatistic(table, order, column));
    const auto used = std::stable_partition(columns.begin(), columns.end(),
                                            [&](int column) { return table.firstCount(column) > 0; });
    std::stable_sort(columns.begin(), used, [&](int a, int b) {
        const double left = statistic[static_cast<std::size_t>(a)];
        const double right = statistic[static_cast<std::size_t>(b)];
        return descending ? left > right : left < right;
    });
    return columns;
}

std::string levelRange(const Levels& levels, int level)
{
    const auto& cuts = levels.cuts();
    const auto index = static_cast<std::size_t>(level);
    const double low = level == 0 ? levels.scale().low : cuts[index - 1];
    const double high = index == cuts.size() ? levels.scale().high : cuts[index];
    return shortText(low) + "–" + shortText(high);
}

HeatmapRect HeatmapLayout::cell(int place, int level) const
{
    const double width = grid.width / columns();
    const double height = grid.height / levels;
    return {grid.x + place * width, grid.bottom() - (level + 1) * height, width, height};
}

std::optional<HeatmapCell> HeatmapLayout::cellAt(double x, double y) const
{
    if (!grid.contains(x, y))
        return std::nullopt;
    const int place = static_cast<int>((x - grid.x) / grid.width * columns());
    const int level = static_cast<int>((grid.bottom() - y) / grid.height * levels);
    return HeatmapCell{std::clamp(place, 0, columns() - 1), std::clamp(level, 0, levels - 1)};
}

std::optional<int> HeatmapLayout::columnAt(double x, double y) const
{
    if (!bars.contains(x, y) && !columnLabels.contains(x, y))
        return std::nullopt;
    return std::clamp(static_cast<int>((x - grid.x) / grid.width * columns()), 0, columns() - 1);
}

std::optional<int> HeatmapLayout::rowAt(double x, double y) const
{
    if (!rowLabels.contains(x, y))
        return std::nullopt;
    return std::clamp(static_cast<int>((grid.bottom() - y) / grid.height * levels), 0, levels - 1);
}

std::vector<HeatmapCell> HeatmapLayout::cellsIn(const HeatmapRect& area) const
{
    std::vector<HeatmapCell> cells;
    for (int place = 0; place < columns(); ++place)
        for (int level = 0; level < levels; ++level) {
            const HeatmapRect one = cell(place, level);
            if (one.x < area.right() && area.x < one.right() && one.y < area.bottom() &&
                area.y < one.bottom())
                cells.push_back({place, level});
        }
    return cells;
}

HeatmapLayout heatmapLayout(const JointTable& table, const Levels& levels, const HeatmapOptions& options,
                            double widthPt, double heightPt, double font)
{
    if (table.firstStates() < 1 || table.secondStates() != levels.count())
        throw UsageError("the heatmap's table has " + std::to_string(table.secondStates()) +
                         " levels, expected the " + std::to_string(levels.count()) + " given");
    HeatmapLayout layout;
    layout.levels = levels.count();
    layout.order = sortedColumns(table, options.order, options.descending);
    layout.placeOf.resize(layout.order.size());
    for (int place = 0; place < layout.columns(); ++place)
        layout.placeOf[static_cast<std::size_t>(layout.stateAt(place))] = place;

    double widestLevel = 0;
    for (int level = 0; level < levels.count(); ++level)
        widestLevel = std::max(widestLevel, textWidth(levelRange(levels, level), font));
    const double left = std::max(font * 5.2, widestLevel + font * 2.4);
    const double right = font * 8;
    // On a low page the cells need the height more than the bars do.
    const double bars = std::clamp(heightPt * .12, font, font * 2.6);
    const double top = font * (options.note.empty() ? 3.6 : 5.1) + bars;
    const double bottom = font * 3.6;
    layout.grid = {left, top, std::max(font, widthPt - left - right),
                   std::max(font, heightPt - top - bottom)};
    layout.bars = {left, top - 3 - bars, layout.grid.width, bars};
    layout.columnLabels = {left, layout.grid.bottom(), layout.grid.width, font * 1.6};
    layout.rowLabels = {font * 1.9, layout.grid.y, left - font * 1.9, layout.grid.height};
    layout.legend = {layout.grid.right() + font * 1.2, layout.grid.y, 9, layout.grid.height};

    const HeatmapRect cell = layout.cell(0, 0);
    std::string widest = std::to_string(layout.columns() - 1);
    if (options.ofPredictions) {
        widest.clear();
        for (int level = 0; level < layout.columns(); ++level)
            if (const std::string range = levelRange(levels, level); range.size() > widest.size())
                widest = range;
    }
    // First smaller, then fewer: a label that cannot be read helps nobody.
    layout.columnFont = std::clamp(cell.width * .9 / std::max(1e-9, textWidth(widest, 1)), font * .7, font);
    layout.columnLabelStep = stepFor(textWidth(widest, layout.columnFont) + font * .25, cell.width);
    layout.rowLabelStep = stepFor(font * 1.05, cell.height);
    if (options.numbers) {
        const double fits =
            std::min(cell.width * .88 / (digitWidth * widestNumber(table, options.value)), cell.height * .8);
        layout.numberFont = fits >= font * .68 ? std::min(font, fits) : 0;
    }
    return layout;
}

} // namespace deepmi

#include "figures/joint_heatmap.h"
#include "job/number_text.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

/// Numbers of single cells are small; they are written in these parts of their unit.
double unitOf(HeatmapValue value)
{
    switch (value) {
    case HeatmapValue::Contribution:
        return 1000;
    case HeatmapValue::Probability:
        return 100;
    case HeatmapValue::Count:
    case HeatmapValue::LogRatio:
        break;
    }
    return 1;
}

std::string legendTitle(const Canvas& canvas, const HeatmapOptions& options)
{
    const std::string x = options.ofPredictions ? "y'" : "x";
    switch (options.value) {
    case HeatmapValue::Contribution:
        return withValues(canvas.translated("Figures", "I(%1;y), thousandths of a nat"), {x});
    case HeatmapValue::Probability:
        return withValues(canvas.translated("Figures", "P(%1,y), per cent"), {x});
    case HeatmapValue::Count:
        return canvas.translated("Figures", "samples");
    case HeatmapValue::LogRatio:
        break;
    }
    return withValues(canvas.translated("Figures", "log P(%1,y)/(P(%1)P(y)), nats"), {x});
}

std::string orderName(const Canvas& canvas, HeatmapOrder order)
{
    switch (order) {
    case HeatmapOrder::Number:
        return canvas.translated("Figures", "number");
    case HeatmapOrder::MeanLevel:
        return canvas.translated("Figures", "mean level");
    case HeatmapOrder::Size:
        return canvas.translated("Figures", "size");
    case HeatmapOrder::Information:
        return canvas.translated("Figures", "share of I");
    case HeatmapOrder::EffectiveLevels:
        break;
    }
    return canvas.translated("Figures", "effective levels");
}

bool isDiverging(HeatmapValue value)
{
    return value == HeatmapValue::Contribution || value == HeatmapValue::LogRatio;
}

/// The largest magnitude shown, never 0.
double limitOf(const JointTable& table, HeatmapValue value)
{
    double limit = 0;
    for (int first = 0; first < table.firstStates(); ++first)
        for (int second = 0; second < table.secondStates(); ++second)
            if (const double one = std::abs(heatmapValue(table, value, first, second)); std::isfinite(one))
                limit = std::max(limit, one);
    return limit > 0 ? limit : 1e-3;
}

/// Fits into five characters whatever the value, a count aside.
std::string cellText(HeatmapValue value, double shown, double limit, WriteNumber write)
{
    if (!std::isfinite(shown))
        return "–";
    if (value == HeatmapValue::Count)
        return write(fixedText(shown, 0));
    const double largest = limit * unitOf(value);
    return write(fixedText(shown * unitOf(value), largest >= 99.5 ? 0 : largest >= 9.95 ? 1 : 2));
}

void drawLegend(Canvas& canvas, const HeatmapLayout& layout, const HeatmapOptions& options, double limit,
                double font)
{
    constexpr int steps = 101;
    const bool diverging = isDiverging(options.value);
    const HeatmapRect& area = layout.legend;
    for (int step = 0; step < steps; ++step) {
        const double value = 1 - (diverging ? 2.0 : 1.0) * step / (steps - 1);
        // A hair of overlap hides the seams that viewers draw between touching rectangles.
        canvas.rectangle(area.x, area.y + area.height * step / steps, area.width,
                         area.height / steps + (step + 1 < steps ? .4 : 0),
                         diverging ? divergingColour(value, canvas.colours().dark)
                                   : sequentialColour(value, canvas.colours().dark));
    }
    const double end = limit * unitOf(options.value);
    const Panel bar{area.x, area.y, area.width, area.height, 0, 1, diverging ? -end : 0, end};
    const std::vector<double> ticks = roundTicks(bar.yLow, bar.yHigh, 5);
    const std::vector<std::string> labels = tickLabels(ticks, canvas.writeNumber());
    for (std::size_t index = 0; index < ticks.size(); ++index) {
        const double at = bar.mapY(ticks[index]);
        canvas.line(area.right(), at, area.right() + 2.5, at, canvas.colours().ink);
        canvas.text(area.right() + 4, at + font * .35, labels[index], {font, Anchor::Start});
    }
    canvas.text(area.right() + font * 4.3, area.y + area.height / 2, legendTitle(canvas, options),
                {font, Anchor::Middle, canvas.colours().ink, false, -90});
}

/// Everything of one column but its label.
class ColumnPainter
{
public:
    ColumnPainter(Canvas& canvas, const HeatmapLayout& layout, const JointTable& table, const Levels& levels,
                  const HeatmapOptions& options)
        : m_canvas(canvas), m_layout(layout), m_table(table), m_levels(levels), m_options(options),
          m_limit(limitOf(table, options.value))
    {
        for (int first = 0; first < table.firstStates(); ++first)
            m_largestShare = std::max(m_largestShare, table.firstProbability(first));
        const HeatmapRect cell = layout.cell(0, 0);
        m_thin = std::min(cell.width, cell.height) < 2.5;
    }

    double limit() const { return m_limit; }
    double largestShare() const { return m_largestShare; }

    void drawBar(int place) const
    {
        const HeatmapRect cell = m_layout.cell(place, 0);
        const double share = m_table.firstProbability(m_layout.stateAt(place));
        const double height = m_largestShare > 0 ? m_layout.bars.height * share / m_largestShare : 0;
        m_canvas.rectangle(cell.x + cell.width * .12, m_layout.bars.bottom() - height, cell.width * .76,
                           height, m_canvas.colours().second, {{"data-share", fixedText(share, 6)}});
    }

    void drawCell(int place, int level) const
    {
        const int first = m_layout.stateAt(place);
        HeatmapRect area = m_layout.cell(place, level);
        const bool used = m_table.firstCount(first) > 0;
        const double shown = heatmapValue(m_table, m_options.value, first, level);
        const std::string fill = used && std::isfinite(shown) ? colourOf(shown) : m_canvas.colours().ground;
        if (m_thin)
            // Hair-thin neighbours overlap, so that no seams are seen between them.
            area.width += place + 1 < m_layout.columns() ? .4 : 0;
        m_canvas.rectangle(area.x, area.y, area.width, area.height, fill, attributesOf(first, level, shown),
                           m_canvas.keepsData() ? hintOf(first, level) : std::string());
        if (m_layout.numberFont > 0 && used)
            m_canvas.text(area.x + area.width / 2, area.y + area.height / 2 + m_layout.numberFont * .35,
                          cellText(m_options.value, shown, m_limit, m_canvas.writeNumber()),
                          {m_layout.numberFont, Anchor::Middle, inkOn(fill)});
    }

private:
    std::string colourOf(double shown) const
    {
        const bool dark = m_canvas.colours().dark;
        return isDiverging(m_options.value) ? divergingColour(shown / m_limit, dark)
                                            : sequentialColour(shown / m_limit, dark);
    }

    Canvas::Attributes attributesOf(int first, int level, double shown) const
    {
        Canvas::Attributes attributes;
        if (m_canvas.keepsData()) {
            attributes = {
                {m_options.ofPredictions ? "data-predicted-level" : "data-cluster", std::to_string(first)},
                {"data-level", std::to_string(level)},
                {"data-count", std::to_string(m_table.count(first, level))},
                {"data-value", fixedText(m_table.contribution(first, level), 9)}};
            if (m_options.value != HeatmapValue::Contribution && std::isfinite(shown))
                attributes.emplace_back("data-shown", fixedText(shown, 9));
        }
        if (!m_thin) {
            attributes.emplace_back("stroke", m_canvas.colours().page);
            attributes.emplace_back("stroke-width", ".3");
        }
        return attributes;
    }

    std::string hintOf(int first, int level) const
    {
        const std::string column =
            m_options.ofPredictions
                ? withValues(m_canvas.translated("Figures", "predicted %1"), {levelRange(m_levels, first)})
                : withValues(m_canvas.translated("Figures", "cluster %1"), {std::to_string(first)});
        return withValues(m_canvas.translated("Figures", "%1, %2 %3: %4 samples, I(%5;y) = %6 nats"),
                          {column, m_options.attribute, levelRange(m_levels, level),
                           m_canvas.number(m_table.count(first, level)), m_options.ofPredictions ? "y'" : "x",
                           m_canvas.number(fixedText(m_table.contribution(first, level), 5))});
    }

    Canvas& m_canvas;
    const HeatmapLayout& m_layout;
    const JointTable& m_table;
    const Levels& m_levels;
    const HeatmapOptions& m_options;
    double m_limit;
    double m_largestShare = 0;
    bool m_thin = false;
};

void drawLabels(Canvas& canvas, const HeatmapLayout& layout, const JointTable& table, const Levels& levels,
                const HeatmapOptions& options, double font)
{
    const HeatmapRect& grid = layout.grid;
    const FigureColours& colours = canvas.colours();
    int unused = 0;
    for (int place = 0; place < layout.columns(); ++place) {
        const int first = layout.stateAt(place);
        const bool used = table.firstCount(first) > 0;
        unused += used ? 0 : 1;
        if (place % layout.columnLabelStep == 0)
            canvas.text(grid.x + (place + .5) * grid.width / layout.columns(), grid.bottom() + font * 1.1,
                        options.ofPredictions ? levelRange(levels, first) : std::to_string(first),
                        {layout.columnFont, Anchor::Middle, used ? colours.ink : colours.muted});
    }
    for (int level = 0; level < layout.levels; level += layout.rowLabelStep)
        canvas.text(grid.x - 3, grid.bottom() - (level + .5) * grid.height / layout.levels + font * .35,
                    levelRange(levels, level), {font, Anchor::End});
    std::string columns = options.ofPredictions ? canvas.translated("Figures", "predicted level")
                                                : canvas.translated("Figures", "cluster");
    if (!options.ofPredictions || options.order != HeatmapOrder::Number || options.descending) {
        const std::string order = orderName(canvas, options.order);
        columns += options.descending
                       ? withValues(canvas.translated("Figures", ", sorted by %1, descending"), {order})
                       : withValues(canvas.translated("Figures", ", sorted by %1"), {order});
    }
    if (unused > 0)
        columns +=
            withValues(canvas.translated("Figures", " (%1 in grey never occur)"), {std::to_string(unused)});
    if (options.value == HeatmapValue::LogRatio)
        columns += canvas.translated("Figures", "; grey cells hold no sample");
    // A long line on a narrow page is centred on the page, and smaller where even that is too narrow. Half an
    // em is about the mean width of a letter.
    const double room = canvas.width() - font, width = .5 * font * static_cast<double>(letters(columns));
    const double half = std::min(width, room) / 2;
    // No std::clamp: where the line is as wide as the page, both ends are one number but for its rounding.
    canvas.text(
        std::max(font / 2 + half, std::min(grid.x + grid.width / 2, canvas.width() - font / 2 - half)),
        canvas.height() - font * .9, columns,
        {width > room ? std::max(1., font * room / width) : font, Anchor::Middle});
    canvas.text(font * 1.2, grid.y + grid.height / 2,
                withValues(canvas.translated("Figures", "%1 level"), {options.attribute}),
                {font, Anchor::Middle, colours.ink, false, -90});
}

} // namespace

double jointHeatmapHeightMm(const Levels& levels, double fontPt)
{
    // Margins are multiples of the font's size, rows of a share of it; 34 and 7 mm at 8 pt and few levels.
    const double rows = std::min(7.0 * levels.count(), 42 + 2.6 * std::max(0, levels.count() - 6));
    return (34 + rows) * std::max(1.0, fontPt / 8);
}

void drawJointHeatmap(Canvas& canvas, const JointTable& table, const Levels& levels,
                      const HeatmapOptions& options, const FigureStyle& style)
{
    const double font = style.fontPt;
    const HeatmapLayout layout = heatmapLayout(table, levels, options, canvas.width(), canvas.height(), font);
    const HeatmapRect& grid = layout.grid;
    const FigureColours& colours = canvas.colours();
    const ColumnPainter column(canvas, layout, table, levels, options);
    for (int place = 0; place < layout.columns(); ++place) {
        column.drawBar(place);
        for (int level = 0; level < layout.levels; ++level)
            column.drawCell(place, level);
    }
    canvas.line(grid.x, grid.y, grid.right(), grid.y, colours.muted, .4);
    canvas.line(grid.x, grid.bottom(), grid.right(), grid.bottom(), colours.muted, .4);
    drawLabels(canvas, layout, table, levels, options, font);
    canvas.text(grid.x, font * 1.7,
                withValues(canvas.translated("Figures", "%1 = %2 nats, %3"),
                           {options.ofPredictions ? "I(Y';Y)" : "I(X;Y)",
                            fixedText(table.mutualInformation(), 3), options.attribute}),
                {font + 1, Anchor::Start, colours.ink, true});
    if (!options.note.empty())
        canvas.text(grid.x, font * 3.2, options.note, {font, Anchor::Start, colours.ink, true});
    canvas.text(grid.right(), layout.bars.y - font * .8 + 3,
                withValues(canvas.translated("Figures", "share of the samples, largest %1 %"),
                           {fixedText(100 * column.largestShare(), 1)}),
                {font, Anchor::End, colours.muted});
    drawLegend(canvas, layout, options, column.limit(), font);
}

std::string jointHeatmapCsv(const JointTable& table, const Levels& levels, const HeatmapOptions& options)
{
    std::string text = options.ofPredictions ? "predicted_level" : "cluster";
    text += ",level,level_low,level_high,count,p_xy,p_x,p_y,log_ratio,contribution\n";
    for (const int first : sortedColumns(table, options.order, options.descending))
        for (int level = 0; level < levels.count(); ++level) {
            const auto index = static_cast<std::size_t>(level);
            const double low = level == 0 ? levels.scale().low : levels.cuts()[index - 1];
            const double high = level + 1 == levels.count() ? levels.scale().high : levels.cuts()[index];
            text +=
                std::to_string(first) + ',' + std::to_string(level) + ',' + numberText(low) + ',' +
                numberText(high) + ',' + std::to_string(table.count(first, level)) + ',' +
                numberText(table.probability(first, level)) + ',' +
                numberText(table.firstProbability(first)) + ',' + numberText(table.secondProbability(level)) +
                ',' +
                (table.count(first, level) > 0 ? numberText(table.logRatio(first, level)) : std::string()) +
                ',' + numberText(table.contribution(first, level)) + '\n';
        }
    return text;
}

} // namespace deepmi

#include "figures/chart_band.h"
#include "figures/clipped_curve.h"
#include "figures/line_chart_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace deepmi
{

namespace
{

using Point = std::pair<double, double>;

/// A screen's pixel is three quarters of a point.
constexpr double columnsPerPoint = 4. / 3;
constexpr double thinnedWidth = .72, dashLength = 4, dashPeriod = 6; ///< pt

std::string withNumbers(const Canvas& canvas, std::string words, std::initializer_list<std::size_t> numbers)
{
    for (const std::size_t number : numbers)
        if (const std::size_t at = words.find("{}"); at != std::string::npos)
            words.replace(at, 2, canvas.number(number));
    return words;
}

constexpr double ringRadius = 2.6; ///< around the epoch that is kept

struct EndLabel {
    double x, y;
    const ChartLine* line;
};

/// Draws a curve and says where its last shown point stands.
std::optional<Point> drawCurve(Canvas& canvas, const LineChart& chart, const ChartLine& line,
                               const Panel& panel, ChartCount& count)
{
    if (line.values.empty())
        return std::nullopt;
    const auto heightOf = [&](double value) {
        return panel.mapY(chart.logarithmic ? std::log10(value) : value);
    };
    const auto shown = [&](double value) {
        return std::isfinite(value) && !(chart.logarithmic && value <= 0);
    };
    // One more at either side, so that the curve runs to the edge.
    const auto first = static_cast<std::size_t>(std::max(0., std::floor(panel.xLow) - 1));
    const auto last = static_cast<std::size_t>(std::max(0., std::ceil(panel.xHigh) - 1));
    if (first >= line.values.size())
        return std::nullopt;
    const auto columns = static_cast<std::size_t>(std::max(1., panel.width * columnsPerPoint));
    const std::vector<std::size_t> places = extremesByColumn(line.values, first, last, columns);
    const std::size_t total = std::min(last, line.values.size() - 1) - first + 1;
    count.drawn += places.size();
    count.total += total;
    // Of a thinned curve hundreds of peaks stand beside each other: a thin stroke, and dashes along the
    // epochs, not along the strokes up and down.
    ChartLine stroke;
    std::tie(stroke.name, stroke.colour, stroke.dashes, stroke.width, stroke.faint) =
        std::tie(line.name, line.colour, line.dashes, line.width, line.faint);
    const bool thinned = places.size() < total;
    if (thinned) {
        stroke.width = thinnedWidth;
        stroke.dashes.clear();
    }
    ClippedCurve curve(canvas, panel, stroke);
    std::optional<Point> end;
    for (const std::size_t place : places) {
        const double value = line.values[place];
        if (!shown(value)) {
            count.leftOut += std::isfinite(value);
            curve.gap();
            continue;
        }
        const ClippedCurve::Point at{panel.mapX(static_cast<double>(place) + 1), heightOf(value)};
        if (thinned && !line.dashes.empty() &&
            std::fmod(at.first - panel.x + dashPeriod, dashPeriod) > dashLength)
            curve.gap();
        else
            curve.add(at);
        if (at.first <= panel.right() + .01)
            end = Point{at.first, std::clamp(at.second, panel.y, panel.bottom())};
    }
    curve.gap();
    if (line.markedEpoch > 0 && static_cast<std::size_t>(line.markedEpoch) <= line.values.size()) {
        const double value = line.values[static_cast<std::size_t>(line.markedEpoch) - 1];
        if (const double x = panel.mapX(line.markedEpoch); shown(value) && x >= panel.x &&
                                                           x <= panel.right() && heightOf(value) >= panel.y &&
                                                           heightOf(value) <= panel.bottom())
            canvas.circle(x, heightOf(value), ringRadius, canvas.colours().page,
                          {{"stroke", line.colour},
                           {"stroke-width", "1.2"},
                           {"data-kept-epoch", std::to_string(line.markedEpoch)}});
    }
    return end;
}

void drawCells(Canvas& canvas, const ChartCells& cells, const Panel& panel)
{
    if (cells.epochs == 0 || cells.rows == 0)
        return;
    const double low = std::max(panel.xLow, .5),
                 high = std::min(panel.xHigh, static_cast<double>(cells.epochs) + .5);
    if (!(high > low))
        return;
    const auto first = static_cast<std::size_t>(std::max(0., std::floor(low + .5) - 1));
    const auto last = std::min(cells.epochs - 1, static_cast<std::size_t>(std::ceil(high - .5) - 1));
    // Where a point holds several epochs, the last one of them stands for all.
    const std::size_t columns =
        std::min(last - first + 1, static_cast<std::size_t>(std::max(1., panel.width)));
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t begin = first + column * (last - first + 1) / columns;
        const std::size_t end = first + (column + 1) * (last - first + 1) / columns;
        const double left = panel.mapX(std::max(panel.xLow, static_cast<double>(begin) + .5));
        const double right = panel.mapX(std::min(panel.xHigh, static_cast<double>(end) + .5));
        for (std::size_t row = 0; row < cells.rows; ++row) {
            const double bottom = std::max(panel.yLow, static_cast<double>(row));
            const double top = std::min(panel.yHigh, static_cast<double>(row) + 1);
            if (top <= bottom)
                continue;
            const double value = cells.value(end - 1, row);
            // A hair of overlap, so that no ground shines through between neighbours.
            canvas.rectangle(left, panel.mapY(top), right - left + .2,
                             panel.mapY(bottom) - panel.mapY(top) + .2,
                             sequentialColour(value, canvas.colours().dark));
        }
    }
}

void drawMarks(Canvas& canvas, const LineChart& chart, const Panel& panel, double font)
{
    double taken = -1e9;
    for (const ChartMark& mark : chart.marks) {
        if (mark.epoch < panel.xLow || mark.epoch > panel.xHigh)
            continue;
        const double x = panel.mapX(mark.epoch);
        const std::string& colour = mark.colour.empty() ? canvas.colours().second : mark.colour;
        if (mark.kind == ChartMark::Kind::Rate) {
            const std::array<Point, 4> triangle = {
                {{x - 2.4, panel.y}, {x + 2.4, panel.y}, {x, panel.y + 4}, {x - 2.4, panel.y}}};
            canvas.polyline(triangle, colour, .9, {{"data-rate-epoch", std::to_string(mark.epoch)}});
            continue;
        }
        canvas.line(x, panel.y, x, panel.bottom(), colour, .5,
                    {{"stroke-dasharray", "1.5 1.5"},
                     {"data-bin-entry", mark.label},
                     {"data-epoch", std::to_string(mark.epoch)}});
        const double half = estimatedTextWidth(mark.label, font * .85) / 2;
        if (x - half > taken) {
            canvas.text(x, panel.y - font * .3, mark.label,
                        {font * .85, Anchor::Middle, mark.colour.empty() ? canvas.colours().muted : colour});
            taken = x + half + 1;
        }
    }
}

void drawKey(Canvas& canvas, const LineChart& chart, const ChartArea& area, const Panel& panel, double font)
{
    const double keyFont = font * .92;
    for (const ChartKeyPlace& place : placeChartKey(chart, area.x + area.width - panel.x, keyFont)) {
        const ChartKey& entry = chart.key[place.entry];
        const double x = panel.x + place.x;
        const double y = area.y + font * 2.75 + place.line * keyFont * 1.35;
        const double middle = y - keyFont * .33;
        const std::string& ink = canvas.colours().ink;
        switch (entry.symbol) {
        case ChartKey::Symbol::None:
            canvas.text(x, y, entry.name, {keyFont, Anchor::Start, canvas.colours().muted});
            continue;
        case ChartKey::Symbol::Line:
            canvas.line(x, middle, x + chartKeySymbolWidth, middle, ink, 1.4,
                        entry.dashes.empty() ? Canvas::Attributes{}
                                             : Canvas::Attributes{{"stroke-dasharray", entry.dashes}});
            break;
        case ChartKey::Symbol::Ring:
            canvas.circle(x + chartKeySymbolWidth / 2, middle, ringRadius, canvas.colours().page,
                          {{"stroke", ink}, {"stroke-width", "1.2"}});
            break;
        case ChartKey::Symbol::Entry:
            canvas.line(x + chartKeySymbolWidth / 2, middle - 4, x + chartKeySymbolWidth / 2, middle + 4,
                        canvas.colours().second, .8, {{"stroke-dasharray", "1.5 1.5"}});
            break;
        case ChartKey::Symbol::Band:
            canvas.rectangle(x, middle - 3, chartKeySymbolWidth, 6, ink, {{"opacity", chartBandOpacity}});
            break;
        case ChartKey::Symbol::Rate: {
            const double at = x + chartKeySymbolWidth / 2;
            const std::array<Point, 4> triangle = {
                {{at - 2.4, middle - 2}, {at + 2.4, middle - 2}, {at, middle + 2}, {at - 2.4, middle - 2}}};
            canvas.polyline(triangle, canvas.colours().second, .9);
            break;
        }
        }
        canvas.text(x + chartKeySymbolWidth + 4, y, entry.name,
                    {keyFont, Anchor::Start, canvas.colours().muted});
    }
}

void drawEndLabels(Canvas& canvas, std::vector<EndLabel> labels, const Panel& panel, double font)
{
    const auto endsOnRing = [](const EndLabel& label) {
        return label.line->markedEpoch > 0 &&
               static_cast<std::size_t>(label.line->markedEpoch) == label.line->values.size();
    };
    const auto write = [&](double x, const EndLabel& label, bool besideRing) {
        canvas.text(x + (besideRing ? 2 * ringRadius : 3), label.y + font * .33, label.line->label,
                    {font * .9, Anchor::Start, label.line->colour, true});
    };
    // One that ends earlier than others has its label there, the others beside the plot.
    std::erase_if(labels, [&](const EndLabel& label) {
        const bool early = label.x < panel.right() - font * 1.5;
        if (early)
            write(label.x, label, endsOnRing(label));
        return early;
    });
    std::sort(labels.begin(), labels.end(), [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
    const double apart = font * .95;
    double free = panel.y;
    for (EndLabel& label : labels) {
        label.y = std::max(label.y, free);
        free = label.y + apart;
    }
    // What was pushed below the plot goes up again.
    double limit = panel.bottom();
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->y = std::min(label->y, limit);
        limit = label->y - apart;
    }
    // One column, also of those that were pushed away from their rings.
    const bool besideRings = std::any_of(labels.begin(), labels.end(), endsOnRing);
    for (const EndLabel& label : labels)
        write(panel.right(), label, besideRings);
}

/// Below the plot at the right, the axis' title at the left: in a narrow chart first in smaller letters, then
/// without the title, for the numbers on the axis are epochs in every chart.
void drawNotice(Canvas& canvas, const std::string& notice, const std::string& title, const ChartArea& area,
                const Panel& panel, double font)
{
    const FigureColours& colours = canvas.colours();
    const double foot = area.y + area.height - font * .45, end = area.x + area.width - font * .4;
    const double width = estimatedTextWidth(notice, 1);
    const double besideTitle = (end - panel.x - estimatedTextWidth(title, font) - font) / width;
    double size = .85 * font;
    if (besideTitle >= .7 * font) {
        size = std::min(size, besideTitle);
        canvas.text(panel.x, foot, title, {font, Anchor::Start, colours.muted});
    } else {
        size = std::min(size, (end - area.x) / width);
    }
    canvas.text(end, foot, notice, {size, Anchor::End, colours.muted}, {{"data-notice", "thinned"}});
}

} // namespace

ChartCount drawLineChart(Canvas& canvas, const LineChart& chart, const ChartArea& area,
                         const FigureStyle& style)
{
    const double font = style.fontPt;
    const Panel panel = placeLineChart(chart, area, font);
    const FigureColours& colours = canvas.colours();
    canvas.openGroup({{"data-panel", chart.id}});
    const ChartAxis vertical = verticalAxis(chart, panel, font, canvas.writeNumber());
    ChartCount count;
    if (chart.cells)
        drawCells(canvas, *chart.cells, panel);
    else
        for (const double place : vertical.places)
            canvas.line(panel.x, panel.mapY(place), panel.right(), panel.mapY(place), colours.faint, .5);
    drawMarks(canvas, chart, panel, font);
    for (const ChartLine& line : chart.lines)
        drawChartBand(canvas, chart, line, panel);
    std::vector<EndLabel> labels;
    for (const bool faint : {true, false})
        for (const ChartLine& line : chart.lines) {
            if (line.faint != faint)
                continue;
            const std::optional<Point> end = drawCurve(canvas, chart, line, panel, count);
            if (end && !line.label.empty())
                labels.push_back({end->first, end->second, &line});
        }
    drawEndLabels(canvas, std::move(labels), panel, font);

    const ChartAxis horizontal = epochAxis(panel, font, canvas.writeNumber());
    drawAxes(canvas, panel, horizontal.places, horizontal.labels, vertical.places, vertical.labels, font);
    // A long title in a narrow chart stands in smaller letters; bold ones are a tenth wider.
    const double titleSize = std::min(font + 1, (area.width - .8 * font) /
                                                    std::max(1.1 * estimatedTextWidth(chart.title, 1), 1e-9));
    canvas.text(area.x + font * .4, area.y + font * 1.35, chart.title,
                {titleSize, Anchor::Start, colours.ink, true});
    drawKey(canvas, chart, area, panel, font);
    std::string notice;
    if (count.total == 0 && !chart.cells)
        canvas.text(panel.x + panel.width / 2, panel.y + panel.height / 2, chart.emptyWords,
                    {font, Anchor::Middle, colours.muted});
    if (count.leftOut > 0)
        notice = withNumbers(canvas, chart.leftOutWords, {count.leftOut});
    if (count.drawn < count.total)
        notice += (notice.empty() ? "" : "; ") +
                  withNumbers(canvas, chart.thinnedWords, {count.drawn, count.total});
    if (chart.cells && static_cast<double>(chart.cells->epochs) > panel.width) {
        const auto columns = static_cast<std::size_t>(panel.width);
        const auto total = static_cast<std::size_t>(
            std::min(static_cast<double>(chart.cells->epochs), panel.xHigh) - std::max(0., panel.xLow - 1));
        if (columns < total)
            notice = withNumbers(canvas, chart.thinnedWords, {columns, total});
    }
    const double foot = area.y + area.height - font * .45;
    if (notice.empty())
        canvas.text(panel.x + panel.width / 2, foot, chart.xTitle, {font, Anchor::Middle, colours.muted});
    else
        drawNotice(canvas, notice, chart.xTitle, area, panel, font);
    canvas.closeGroup();
    return count;
}

} // namespace deepmi

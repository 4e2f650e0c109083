#include "figures/bin_figure.h"

#include "figures/figure_layout.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi
{

namespace
{

/// Margins and gaps in multiples of the type's size.
constexpr double leftRoom = 5.6, rightRoom = .8, bottomRoom = .8;
constexpr double captionLine = 1.3;  ///< a line of the caption
constexpr double measureRoom = 1.75; ///< the measure's name above its panels
constexpr double titleRoom = 1.55;   ///< "bin 1   n = 4,488" above a panel
constexpr double tickRoom = 1.5;     ///< tick labels below a panel
constexpr double quantityRoom = 1.3; ///< the horizontal axis' name below them
constexpr double gapX = 1.1, gapY = .75;
constexpr double innerLine = 1.1;      ///< a line of text inside a panel
constexpr double narrowestPanel = 4.6; ///< "d = 2.08" has room

/// Room for a text at a glance: digits and small letters are about half as wide as they are high.
bool fits(const std::string& text, double width, double font)
{
    return static_cast<double>(letters(text)) * font * .56 <= width;
}

std::size_t columnsOf(const BinFigure& figure, double width, double font)
{
    std::size_t longest = 1;
    for (const CountedMeasure& row : figure.rows)
        longest = std::max(longest, row.bins.size());
    const std::size_t wanted =
        figure.columns > 0 ? std::min(longest, static_cast<std::size_t>(figure.columns)) : longest;
    const double room = width - font * (leftRoom + rightRoom - gapX);
    const auto fit = static_cast<std::size_t>(std::max(1., room / (font * (narrowestPanel + gapX))));
    if (fit >= wanted)
        return wanted;
    const std::size_t lines = (longest + fit - 1) / fit;
    return (longest + lines - 1) / lines; // evenly filled: five where four fit are three and two
}

std::size_t linesOf(const CountedMeasure& row, std::size_t columns)
{
    return std::max<std::size_t>(1, (row.bins.size() + columns - 1) / columns);
}

/// Tick labels stand below the last row of each stretch of rows with the same quantity.
bool endsStretch(const BinFigure& figure, std::size_t row)
{
    return row + 1 == figure.rows.size() || figure.rows[row + 1].quantity != figure.rows[row].quantity;
}

std::string titleOf(const BinFigure& figure, const CountedBin& bin)
{
    return figure.binWord + " " + std::to_string(bin.bin + 1);
}

std::string countOf(const CountedBin& bin, WriteNumber write = readableDigits)
{
    return "n = " + write(std::to_string(bin.samples));
}

/// What the width decides.
struct Shape {
    std::size_t columns = 1;
    double panelWidth = 1;
    bool countsInside = false; ///< "n = 52" has no room beside "bin 1" in every panel
    std::vector<std::string> caption;
    std::vector<bool> noteBelow; ///< of each row: no room beside the measure's name
};

Shape shapeOf(const BinFigure& figure, double width, double font)
{
    Shape shape;
    shape.columns = columnsOf(figure, width, font);
    const auto columns = static_cast<double>(shape.columns);
    const double room = width - font * (leftRoom + rightRoom);
    // A canvas that is too small still gets panels of a positive size.
    shape.panelWidth = std::max(1., (room - font * gapX * (columns - 1)) / columns);
    for (const CountedMeasure& row : figure.rows) {
        shape.noteBelow.push_back(!row.note.empty() && !fits(row.measure + "   " + row.note, room, font));
        for (const CountedBin& bin : row.bins)
            shape.countsInside = shape.countsInside ||
                                 !fits(titleOf(figure, bin) + "  " + countOf(bin), shape.panelWidth, font);
    }
    shape.caption = linesOfText(figure.caption, room / (.53 * font));
    return shape;
}

double measureRoomOf(const Shape& shape, std::size_t row)
{
    return measureRoom + (shape.noteBelow[row] ? captionLine : 0);
}

/// Lines of text at the top of every panel: d, and n where it stands inside.
double innerRoomOf(const Shape& shape)
{
    return 1.6 + (shape.countsInside ? innerLine : 0);
}

/// What is left for the panels themselves, and how many lines of them.
struct Room {
    std::size_t lines = 0;
    double taken = 0;
};

Room roomOf(const BinFigure& figure, const Shape& shape, double font)
{
    Room room;
    room.taken = font * (bottomRoom + captionLine * static_cast<double>(shape.caption.size()));
    for (std::size_t row = 0; row < figure.rows.size(); ++row) {
        const std::size_t lines = linesOf(figure.rows[row], shape.columns);
        room.lines += lines;
        room.taken += font * (measureRoomOf(shape, row) + static_cast<double>(lines) * (titleRoom + gapY));
        if (endsStretch(figure, row))
            room.taken += font * (tickRoom + quantityRoom);
    }
    return room;
}

double highestBar(const BinFigure& figure, const std::string& quantity)
{
    double highest = 0;
    for (const CountedMeasure& row : figure.rows) {
        if (row.quantity != quantity)
            continue;
        // The overall counts exceed every bin's by far; as a share they are of the same kind.
        if (figure.unit != HistogramUnit::Count)
            for (const double bar : barHeights(row.overall, row.overall, row.edges, figure.unit))
                highest = std::max(highest, bar);
        for (const CountedBin& bin : row.bins)
            for (const double bar : barHeights(bin.counts, bin.counts, row.edges, figure.unit))
                highest = std::max(highest, bar);
    }
    return highest > 0 ? highest : 1;
}

void drawBars(Canvas& canvas, const Panel& panel, const CountedMeasure& row, const CountedBin& bin,
              const BinFigure& figure, const std::string& colour)
{
    const std::vector<double> bars = barHeights(bin.counts, bin.counts, row.edges, figure.unit);
    const std::vector<double> shares = barHeights(bin.counts, bin.counts, row.edges, HistogramUnit::Percent);
    const std::vector<double> chosen = barHeights(bin.chosen, bin.counts, row.edges, figure.unit);
    for (std::size_t cell = 0; cell < bars.size(); ++cell) {
        if (bin.counts[cell] == 0)
            continue;
        const double left = panel.mapX(row.edges[cell]), right = panel.mapX(row.edges[cell + 1]);
        const double inset = std::min(.12 * (right - left), 3.0);
        const double top = panel.mapY(bars[cell]);
        canvas.rectangle(left + inset, top, right - left - 2 * inset, panel.bottom() - top, colour,
                         {{"data-cell", std::to_string(cell)},
                          {"data-count", std::to_string(bin.counts[cell])},
                          {"data-percent", fixedText(shares[cell], 3)}});
        if (cell < chosen.size() && bin.chosen[cell] > 0) {
            const double chosenTop = panel.mapY(chosen[cell]);
            canvas.rectangle(left + inset / 2, chosenTop, right - left - inset, panel.bottom() - chosenTop,
                             "none",
                             {{"data-cell", std::to_string(cell)},
                              {"data-chosen", std::to_string(bin.chosen[cell])},
                              {"stroke", canvas.colours().ink},
                              {"stroke-width", "1.2"}});
        }
    }
}

/// The distribution of all bins behind a bin's; as counts, what the bin would hold if it were like all.
void drawOverall(Canvas& canvas, const Panel& panel, const CountedMeasure& row, const CountedBin& bin,
                 HistogramUnit unit)
{
    const bool scaled = unit == HistogramUnit::Count;
    const std::vector<double> bars =
        barHeights(row.overall, row.overall, row.edges, scaled ? HistogramUnit::Percent : unit);
    const auto whole =
        static_cast<double>(std::accumulate(bin.counts.begin(), bin.counts.end(), std::uint64_t{0}));
    for (std::size_t cell = 0; cell < bars.size(); ++cell) {
        if (bars[cell] <= 0)
            continue;
        const double height = scaled ? bars[cell] / 100 * whole : bars[cell];
        const double left = panel.mapX(row.edges[cell]);
        canvas.rectangle(left, panel.mapY(height), panel.mapX(row.edges[cell + 1]) - left,
                         panel.bottom() - panel.mapY(height), canvas.colours().ground);
    }
}

/// As many ticks as have room for their labels.
std::vector<double> ticksThatFit(const Panel& panel, double font)
{
    for (int count = 6; count > 1; --count) {
        const std::vector<double> ticks = roundTicks(panel.xLow, panel.xHigh, count);
        std::size_t longest = 1;
        for (const std::string& label : tickLabels(ticks))
            longest = std::max(longest, letters(label));
        if (ticks.size() < 2 ||
            (static_cast<double>(longest) * .56 + .6) * font <= panel.mapX(ticks[1]) - panel.mapX(ticks[0]))
            return ticks;
    }
    return roundTicks(panel.xLow, panel.xHigh, 1);
}

void drawTitles(Canvas& canvas, const Panel& panel, const CountedBin& bin, const BinFigure& figure,
                const Shape& shape, double font)
{
    canvas.text(panel.x, panel.y - font * .45, titleOf(figure, bin), {font, Anchor::Start});
    double line = panel.y + font * .9;
    if (shape.countsInside) {
        const std::string count = countOf(bin, canvas.writeNumber());
        canvas.text(panel.right(), line, fits(count, panel.width, font) ? count : canvas.number(bin.samples),
                    {font, Anchor::End, canvas.colours().muted});
        line += font * innerLine;
    } else {
        canvas.text(panel.right(), panel.y - font * .45, countOf(bin, canvas.writeNumber()),
                    {font, Anchor::End});
    }
    if (!std::isnan(bin.distance))
        canvas.text(panel.right(), line, "d = " + fixedText(bin.distance, 2),
                    {font, Anchor::End, canvas.colours().muted});
}

} // namespace

std::vector<double> barHeights(std::span<const std::uint32_t> counts, std::span<const std::uint32_t> whole,
                               std::span<const double> edges, HistogramUnit unit)
{
    const auto sum = static_cast<double>(std::accumulate(whole.begin(), whole.end(), std::uint64_t{0}));
    std::vector<double> heights(counts.size());
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
        const double count = counts[cell];
        heights[cell] = unit == HistogramUnit::Count     ? count
                        : sum == 0                       ? 0
                        : unit == HistogramUnit::Percent ? 100 * count / sum
                                                         : count / sum / (edges[cell + 1] - edges[cell]);
    }
    return heights;
}

void checkBinFigure(const BinFigure& figure)
{
    if (figure.rows.empty())
        throw UsageError("bin histograms need at least one measure");
    for (const CountedMeasure& row : figure.rows) {
        const std::size_t cells = row.overall.size();
        if (cells < 1 || row.edges.size() != cells + 1)
            throw UsageError(row.measure + " has " + std::to_string(row.edges.size()) + " edges for " +
                             std::to_string(cells) + " cells, expected one more than cells");
        for (std::size_t edge = 1; edge < row.edges.size(); ++edge)
            if (!(row.edges[edge] > row.edges[edge - 1]) || !std::isfinite(row.edges[edge]) ||
                !std::isfinite(row.edges[edge - 1]))
                throw UsageError("the edges of the cells of " + row.measure + " do not ascend");
        for (const CountedBin& bin : row.bins)
            if (bin.counts.size() != cells || (!bin.chosen.empty() && bin.chosen.size() != cells))
                throw UsageError("bin " + std::to_string(bin.bin + 1) + " of " + row.measure + " has " +
                                 std::to_string(bin.counts.size()) + " counts for " + std::to_string(cells) +
                                 " cells");
    }
}

double binFigureHeight(const BinFigure& figure, double widthPt, double fontPt)
{
    const Shape shape = shapeOf(figure, widthPt, fontPt);
    const Room room = roomOf(figure, shape, fontPt);
    return room.taken + static_cast<double>(room.lines) * fontPt * (3.9 + innerRoomOf(shape));
}

std::vector<BinFigurePanel> placeBinFigure(const BinFigure& figure, double widthPt, double heightPt,
                                           double fontPt)
{
    checkBinFigure(figure);
    const Shape shape = shapeOf(figure, widthPt, fontPt);
    const Room room = roomOf(figure, shape, fontPt);
    const std::size_t columns = shape.columns;
    const double left = fontPt * leftRoom, width = shape.panelWidth;
    const double height = std::max(1.0, (heightPt - room.taken) / static_cast<double>(room.lines));
    std::vector<BinFigurePanel> panels;
    double top = 0;
    for (std::size_t row = 0; row < figure.rows.size(); ++row) {
        const CountedMeasure& measure = figure.rows[row];
        const double highest = highestBar(figure, measure.quantity);
        // Room above the tallest bar for the lines of text.
        const double yHigh = highest * height / std::max(height - fontPt * innerRoomOf(shape), height / 2);
        top += fontPt * measureRoomOf(shape, row);
        for (std::size_t index = 0; index < measure.bins.size(); ++index) {
            const std::size_t column = index % columns, line = index / columns;
            panels.push_back({row, index,
                              Panel{left + static_cast<double>(column) * (width + fontPt * gapX),
                                    top + fontPt * titleRoom +
                                        static_cast<double>(line) * (height + fontPt * (titleRoom + gapY)),
                                    width, height, measure.edges.front(), measure.edges.back(), 0, yHigh}});
        }
        top += static_cast<double>(linesOf(measure, columns)) * (height + fontPt * (titleRoom + gapY));
        if (endsStretch(figure, row))
            top += fontPt * (tickRoom + quantityRoom);
    }
    return panels;
}

void drawBinFigure(Canvas& canvas, const BinFigure& figure, const FigureStyle& style)
{
    const double font = style.fontPt;
    const std::vector<BinFigurePanel> panels = placeBinFigure(figure, canvas.width(), canvas.height(), font);
    const Shape shape = shapeOf(figure, canvas.width(), font);
    const std::size_t columns = shape.columns;
    std::vector<std::string> measures;
    for (const CountedMeasure& row : figure.rows)
        measures.push_back(row.colourOf);
    const std::vector<std::size_t> colours = approachColours(measures);
    for (const BinFigurePanel& place : panels) {
        const Panel& panel = place.panel;
        const CountedMeasure& row = figure.rows[place.row];
        const CountedBin& bin = row.bins[place.index];
        if (place.index == 0) {
            const bool below = shape.noteBelow[place.row];
            const double line = panel.y - font * (titleRoom + .35);
            canvas.text(panel.x, line - (below ? font * captionLine : 0), row.measure,
                        {font + 1, Anchor::Start, canvas.colours().ink, true});
            if (below)
                canvas.text(panel.x, line, row.note, {font, Anchor::Start, canvas.colours().muted});
            else if (!row.note.empty())
                canvas.text(canvas.width() - font * rightRoom, line, row.note,
                            {font, Anchor::End, canvas.colours().muted});
        }
        const bool lastLine = place.index + columns >= row.bins.size();
        const bool ticks = endsStretch(figure, place.row) && lastLine;
        canvas.openGroup({{"data-measure", row.measure},
                          {"data-bin", std::to_string(bin.bin + 1)},
                          {"data-samples", std::to_string(bin.samples)},
                          {"data-distance", std::isnan(bin.distance) ? "" : fixedText(bin.distance, 6)}});
        drawOverall(canvas, panel, row, bin, figure.unit);
        drawBars(canvas, panel, row, bin, figure, paletteColour(colours[place.row], canvas.colours().dark));
        const int yTicks = std::clamp(static_cast<int>(panel.height / (font * 1.7)), 1, 4);
        drawAxes(canvas, panel, ticksThatFit(panel, font), ticksOfAScale(0, panel.yHigh, yTicks), font, ticks,
                 place.index % columns == 0);
        drawTitles(canvas, panel, bin, figure, shape, font);
        canvas.closeGroup();
        // The axis' name once, below the last line of its stretch.
        if (ticks && place.index + 1 == row.bins.size())
            canvas.text(font * leftRoom + (canvas.width() - font * (leftRoom + rightRoom)) / 2,
                        panel.bottom() + font * (tickRoom + quantityRoom), row.quantity,
                        {font, Anchor::Middle});
    }
    double base = canvas.height() - font * .6;
    for (auto line = shape.caption.rbegin(); line != shape.caption.rend(); ++line, base -= font * captionLine)
        canvas.text(font * leftRoom + (canvas.width() - font * (leftRoom + rightRoom)) / 2, base, *line,
                    {font, Anchor::Middle, canvas.colours().muted});
    const std::string& axis = figure.unit == HistogramUnit::Percent ? figure.percentAxis
                              : figure.unit == HistogramUnit::Count ? figure.countAxis
                                                                    : figure.densityAxis;
    canvas.text(font * 1.2, canvas.height() / 2, axis,
                {font, Anchor::Middle, canvas.colours().ink, false, -90});
}

std::vector<int> firstFourAndLast(int bins)
{
    std::vector<int> shown(static_cast<std::size_t>(std::clamp(bins, 0, 5)));
    std::iota(shown.begin(), shown.end(), 0);
    if (bins > 5)
        shown.back() = bins - 1;
    return shown;
}

std::vector<double> equalEdges(LabelScale scale, int cells)
{
    if (cells < 1 || !(scale.high > scale.low))
        throw UsageError("bin histograms need at least one cell on a scale whose high end is above its low");
    std::vector<double> edges;
    for (int edge = 0; edge <= cells; ++edge)
        edges.push_back(scale.low + (scale.high - scale.low) * edge / cells);
    return edges;
}

int equalCell(double value, LabelScale scale, int cells)
{
    const double place = (value - scale.low) / (scale.high - scale.low) * cells;
    return static_cast<int>(std::clamp(std::floor(place + 1e-9), 0.0, cells - 1.0));
}

} // namespace deepmi

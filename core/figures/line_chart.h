#pragma once

#include "figures/canvas.h"

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deepmi
{

/// One curve of a chart over epochs.
struct ChartLine {
    std::string name;           ///< for data-curve: "development"
    std::string title;          ///< as a person reads it beside a value
    std::string colour;         ///< "#rrggbb"
    std::string dashes;         ///< lengths in pt, "4 2"; empty = solid
    double width = 1.4;         ///< pt
    bool faint = false;         ///< the values themselves behind their smoothed curve
    std::vector<double> values; ///< one an epoch, the first is epoch 1; not finite = a gap
    /// A band about the curve, as many values as there are epochs; not finite = none there, empty = no band.
    std::vector<double> low, high;
    std::string label;   ///< at the curve's right end, e.g. the run's number; may be empty
    int markedEpoch = 0; ///< from 1: a ring on the curve; 0 = none
};

/// Something that happens with an epoch.
struct ChartMark {
    enum class Kind {
        Entry, ///< a dashed line with a label above: a bin enters
        Rate   ///< a triangle on the upper edge: the learning rate is lowered
    };
    Kind kind = Kind::Entry;
    int epoch = 0;      ///< from 1
    std::string label;  ///< above an Entry
    std::string colour; ///< empty = the page's second ink
};

/// One entry of the line below the title that says what the strokes mean.
struct ChartKey {
    enum class Symbol { None, Line, Ring, Entry, Rate, Band };
    std::string name;
    std::string dashes; ///< of Symbol::Line
    Symbol symbol = Symbol::Line;
};

/// A field of cells below the curves, a column an epoch, a row a cluster: how full each cluster is.
struct ChartCells {
    std::size_t epochs = 0, rows = 0;
    /// 0 (the page) to 1 (the darkest), epoch and row from 0, row 0 at the bottom. Called while drawing.
    std::function<double(std::size_t epoch, std::size_t row)> value;
};

/// Curves over epochs with their axes: the training view, and the figure `curves`.
struct LineChart {
    std::string id; ///< for data-panel and object names: "ccc", "losses" ...
    std::string title;
    std::string xTitle = "epoch";
    std::vector<ChartKey> key;
    std::vector<ChartLine> lines;
    std::vector<ChartMark> marks;
    std::optional<ChartCells> cells;
    bool logarithmic = false; ///< values of 0 or below are left out, and counted in the notice
    bool whole = false;       ///< only whole numbers are ticks of the vertical axis
    /// What is shown; NaN = everything there is.
    double xLow = std::numeric_limits<double>::quiet_NaN(), xHigh = std::numeric_limits<double>::quiet_NaN();
    double yLow = std::numeric_limits<double>::quiet_NaN(), yHigh = std::numeric_limits<double>::quiet_NaN();
    /// Texts; {} are replaced by numbers.
    std::string emptyWords = "no values yet";
    std::string thinnedWords = "{} of {} points drawn";
    std::string leftOutWords = "{} values of 0 or below are not on a logarithmic axis";
};

/// A rectangle of the page, pt.
struct ChartArea {
    double x = 0, y = 0, width = 0, height = 0;
};

/// The plot inside an area. Its vertical range is of log10(value) where the chart is logarithmic.
Panel placeLineChart(const LineChart& chart, const ChartArea& area, double fontPt);

/// What was drawn of how much, in the shown range of epochs.
struct ChartCount {
    std::size_t drawn = 0, total = 0, leftOut = 0;
};

/// Draws one chart into an area. Curves of more points than the area can show are thinned by
/// extremesByColumn(), which leaves their picture as it is; how many of how many points are drawn then stands
/// in the plot's corner. Curves end at the plot's edges.
ChartCount drawLineChart(Canvas& canvas, const LineChart& chart, const ChartArea& area,
                         const FigureStyle& style);

/// The first, lowest, highest and last of the values in each of `columns` columns of equal width between
/// `first` and `last` (both included), as ascending places: drawn, they cover the same pixels as all of them
/// would (Jugel et al. 2014, "M4"). Values that are not finite are kept once a column, as a gap. All places
/// where there are no more than four a column.
std::vector<std::size_t> extremesByColumn(std::span<const double> values, std::size_t first, std::size_t last,
                                          std::size_t columns);

/// Exponentially weighted mean of the values so far: s(t) = w·s(t−1) + (1−w)·v(t), divided by 1−wᵗ so that
/// the first values are not drawn towards 0 (as in Adam). A value that is not finite stays and counts for
/// nothing. Raises UsageError for a weight outside 0 ≤ w < 1.
std::vector<double> smoothed(std::span<const double> values, double weight);

/// Several charts in one figure, `columns` side by side, with numbered names of the curves below.
struct ChartSheet {
    std::vector<LineChart> charts;
    int columns = 2;
    struct Entry {
        std::string label, name, colour;
    };
    std::vector<Entry> legend;
};
/// Two where a chart has room beside another at the style's width and type: one column of a paper holds one.
int chartSheetColumns(const FigureStyle& style);
double chartSheetHeightMm(const ChartSheet& sheet, const FigureStyle& style);
void drawChartSheet(Canvas& canvas, const ChartSheet& sheet, const FigureStyle& style);

} // namespace deepmi

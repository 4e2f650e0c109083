#pragma once

#include "figures/canvas.h"
#include "information/levels.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace deepmi
{

/// What the height of a bar says.
enum class HistogramUnit {
    Percent, ///< per cent of the counted samples of the bin
    Count,   ///< samples
    Density  ///< share of the bin a unit of the horizontal axis: areas add up to 1
};

/// One bin of one measure: a small panel.
struct CountedBin {
    int bin = 0;                       ///< 0 is the easiest
    std::uint64_t samples = 0;         ///< all of the bin, those without a value included
    std::vector<std::uint32_t> counts; ///< samples a cell
    std::vector<std::uint32_t> chosen; ///< of these the selected ones, drawn as an outline; empty = none
    double distance = std::numeric_limits<double>::quiet_NaN(); ///< d below; NaN = not shown
};

/// One measure: a row of panels.
struct CountedMeasure {
    std::string measure;                ///< as it is to be written, e.g. "DeepMI (α = 0)"
    std::string note;                   ///< beside it, e.g. what is left out; may be empty
    std::string quantity;               ///< of the horizontal axis; rows of one quantity share their axes
    std::vector<double> edges;          ///< of the cells, ascending, one more than cells
    std::vector<std::uint32_t> overall; ///< of all its bins, behind each panel
    std::vector<CountedBin> bins;       ///< those shown
    std::string colourOf = {};          ///< name of the measure whose colour it has; see approachColours()
};

/// Figure 2 of the paper from counts: rows are measures, columns bins.
struct BinFigure {
    std::vector<CountedMeasure> rows;
    HistogramUnit unit = HistogramUnit::Percent;
    /// Panels side by side, a longer row goes on below; 0 = as many as the longest row has. Fewer where they
    /// would be too narrow for their titles.
    int columns = 0;
    std::string caption = "grey: all bins; d: mean distance from the mean label"; ///< below everything
    std::string binWord = "bin";
    std::string percentAxis = "samples of the bin (%)", countAxis = "samples", densityAxis = "density";
};

/// Where one panel of it stands, in points, with its axes.
struct BinFigurePanel {
    std::size_t row = 0;   ///< into BinFigure::rows
    std::size_t index = 0; ///< into CountedMeasure::bins
    Panel panel;
};

/// The panels in the order of rows and bins: drawing and hit-testing share this one layout. Raises UsageError
/// as checkBinFigure.
std::vector<BinFigurePanel> placeBinFigure(const BinFigure& figure, double widthPt, double heightPt,
                                           double fontPt);
/// Height at which panels have room for their contents at this width, pt.
double binFigureHeight(const BinFigure& figure, double widthPt, double fontPt);
/// Bars' heights of one panel in the figure's unit, for counts or for CountedBin::chosen (whose whole are the
/// bin's counts). All 0 for a bin without counted samples.
std::vector<double> barHeights(std::span<const std::uint32_t> counts, std::span<const std::uint32_t> whole,
                               std::span<const double> edges, HistogramUnit unit);
/// Raises UsageError for no rows, edges that do not ascend or counts that are not one a cell.
void checkBinFigure(const BinFigure& figure);
void drawBinFigure(Canvas& canvas, const BinFigure& figure, const FigureStyle& style);

/// Which bins a figure has room for: the first four and the last (all if there are five or fewer).
std::vector<int> firstFourAndLast(int bins);
/// The inner and outer edges of `cells` cells of equal width.
std::vector<double> equalEdges(LabelScale scale, int cells);
/// The cell of a value among cells of equal width; values beyond the scale belong to the outer cells. A mean
/// of ratings such as 2.6 may stand one rounding below the edge that it lies on, and counts as on it.
int equalCell(double value, LabelScale scale, int cells);

} // namespace deepmi

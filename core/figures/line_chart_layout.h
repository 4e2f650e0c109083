#pragma once

#include "figures/line_chart.h"

namespace deepmi
{

/// Parts of a chart over epochs that placing and drawing it share. Not for others.

/// Widths of texts are only estimated: a canvas need not know its font.
double estimatedTextWidth(const std::string& text, double fontPt);

struct ChartAxis {
    std::vector<double> places; ///< of the ticks, in the panel's units
    std::vector<std::string> labels;
};
/// Placing takes the labels as English writes them, which are as wide as those of any other language.
ChartAxis verticalAxis(const LineChart& chart, const Panel& panel, double fontPt,
                       WriteNumber write = readableDigits);
ChartAxis epochAxis(const Panel& panel, double fontPt, WriteNumber write = readableDigits);

/// Where an entry of the key stands: from the plot's left edge, in lines that it is broken into.
struct ChartKeyPlace {
    std::size_t entry;
    double x;
    int line;
};
inline constexpr double chartKeySymbolWidth = 16;
std::vector<ChartKeyPlace> placeChartKey(const LineChart& chart, double width, double fontPt);

} // namespace deepmi

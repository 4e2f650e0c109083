#pragma once

#include "experiment/line_chart.h"

namespace deepmi
{

/// Draws the band about a curve (ChartLine::low and high) as areas between its gaps, cut at the panel's
/// edges. Of more epochs than the panel has room for, each column's lowest and highest value.
void drawChartBand(Canvas& canvas, const LineChart& chart, const ChartLine& line, const Panel& panel);

/// How much of the page shines through, as the attribute `opacity`.
inline constexpr const char* chartBandOpacity = "0.18";

} // namespace deepmi

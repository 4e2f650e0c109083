#pragma once

#include "figures/line_chart.h"
#include "statistics/epoch_spread.h"

namespace deepmi
{

/// Draws the band about a curve (ChartLine::low and high) as areas between its gaps, cut at the panel's
/// edges. Of more epochs than the panel has room for, each column's lowest and highest value.
void drawChartBand(Canvas& canvas, const LineChart& chart, const ChartLine& line, const Panel& panel);

/// The mean of `spread` as the curve's values, with a band of one standard deviation to either side.
void setMeanWithBand(ChartLine& line, EpochSpread spread);

/// How much of the page shines through, as the attribute `opacity`.
inline constexpr const char* chartBandOpacity = "0.18";

} // namespace deepmi

#pragma once

#include "figures/canvas.h"
#include "plots/embedding_map_colours.h"

namespace deepmi::studio
{

/// Which part of a map is seen: the place in the middle, and how much of its coordinates one point (1/72
/// inch) covers, the same on both axes, since distances are what a map is about.
struct MapWindow {
    double x = 0, y = 0, unitsPerPoint = 1;
};

/// Where on a canvas the points stand, and where the legend.
struct MapLayout {
    deepmi::Panel plot; ///< with the window's ends on its axes
    double legendX = 0, legendWidth = 0;
};

MapLayout layOutMap(double widthPt, double heightPt, double fontPt, const MapColouring& colouring,
                    const MapWindow& window);
/// The window that shows all points on a canvas of this size.
MapWindow wholeMap(const EmbeddingMap& map, double widthPt, double heightPt, double fontPt,
                   const MapColouring& colouring);

/// Radius of a point, in pt, so that many of them leave gaps.
double markRadius(std::size_t points);

/// Axes with the share of variance that they explain, and the legend.
void drawMapFrame(Canvas& canvas, const EmbeddingMap& map, const MapColouring& colouring,
                  const MapLayout& layout, double fontPt);
/// The clusters' numbers at their centres, where there are any.
void drawMapNumbers(Canvas& canvas, const MapColouring& colouring, const MapLayout& layout, double fontPt);

/// More points than these are thinned out in a figure, and it says so.
constexpr std::size_t mostFigurePoints = 20000;

/// The whole map as a figure. `names` is one a row of the frame, for data attributes. Pure.
void drawEmbeddingFigure(Canvas& canvas, const EmbeddingMap& map, const MapColouring& colouring,
                         const std::vector<std::string>& names, const FigureStyle& style);

} // namespace deepmi::studio

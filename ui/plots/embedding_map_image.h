#pragma once

#include "plots/embedding_map_figure.h"

#include <QImage>
#include <memory>

namespace deepmi::studio
{

/// What a picture of a map is made from: shared values, so that a worker can make it.
struct MapScene {
    std::shared_ptr<const EmbeddingMap> map;
    std::shared_ptr<const MapColouring> colouring;
    /// One a point, 1 = selected; null = nothing is.
    std::shared_ptr<const std::vector<std::uint8_t>> selected;
    deepmi::Panel plot; ///< size in pt, and the window's ends
    double pixelsPerPoint = 1;
    FigureColours colours;
};

struct MapPicture {
    QImage image; ///< of the plot's area, transparent where there is no point
    deepmi::Panel plot;
    std::size_t shown = 0;  ///< points drawn
    std::size_t inside = 0; ///< points in the window
};

/// More points than these in a window are thinned out.
constexpr std::size_t mostImagePoints = 200000;

/// The points alone, selected ones on top and outlined, the others pale where there is a selection. A pure
/// function: null image for an empty size; points that are not finite are left out.
MapPicture drawMapImage(const MapScene& scene);

} // namespace deepmi::studio

#pragma once

#include "figures/canvas.h"
#include "models/sample_table_values.h"
#include "plots/embedding_map.h"

#include <QStringList>

namespace deepmi::studio
{

/// What the points of a map are coloured by.
enum class MapColour { Cluster, Level, Score, Bin, Error, RaterSpread, Split };

/// Colour and shape: groups differ in both, so that no one needs the colour.
struct MapMark {
    std::string colour; ///< "#rrggbb"
    int shape = 0;      ///< 0 disc, 1 square, 2 triangle, 3 diamond, 4 plus, 5 cross
    bool operator==(const MapMark&) const = default;
};

/// How every point of a map is marked, and what that means.
struct MapColouring {
    QString title; ///< "cluster", "DeepMI"
    bool grouped = false;
    std::vector<MapMark> marks;      ///< groups in order, or steps from low to high; the last is "not known"
    std::vector<std::uint16_t> mark; ///< one a point: index into marks
    QStringList names;               ///< of the groups; empty for numbers
    std::vector<std::size_t> counts; ///< points of each mark
    double low = 0, high = 0;        ///< numbers that the first and the last step stand for
    /// Mean place of each group, to number clusters; empty where that has no meaning.
    std::vector<std::pair<double, double>> centres;
};

/// O(points). Pure; the clusters are those of the values' curriculum, a preview's too.
MapColouring colourMap(const EmbeddingMap& map, const SampleTableValues& values, MapColour by,
                       const FigureColours& colours);
/// Its name in a list.
QString mapColourTitle(MapColour by);

/// One mark at (x, y), of about the same area whatever its shape.
void drawMark(Canvas& canvas, double x, double y, double radius, const MapMark& mark,
              const Canvas::Attributes& attributes = {});

} // namespace deepmi::studio

#pragma once

#include "job/job.h"
#include "models/sample_frame.h"
#include "pretrain/pretrain.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace deepmi::studio
{

/// The embedding of a run in two dimensions: its first two principal components, a point a sample. An
/// immutable value.
struct EmbeddingMap {
    std::vector<float> x, y;            ///< one a point
    std::vector<std::int32_t> frameRow; ///< one a point
    double shareX = 0, shareY = 0;      ///< of the embedding's variance, 0 to 1
    float lowX = 0, highX = 0, lowY = 0, highY = 0;
    /// All points in an order of chance by a fixed seed: the first n of them are a fair sample, and none of
    /// the groups is drawn over another as a whole.
    std::vector<std::uint32_t> order;
    /// Points by cells of a grid over the extent, for nearestPoint.
    int gridSide = 1;
    std::vector<std::uint32_t> gridBegin, gridPoints;

    std::size_t size() const { return x.size(); }
};

/// By fitPca of h. Samples that the frame does not have are left out. For a worker: about a second for 45,000
/// samples of 256 values. Raises as fitPca; Stopped.
EmbeddingMap makeEmbeddingMap(const Embedding& embedding, const SampleFrame& frame, const Job& job = {});
/// The same of coordinates that are there already: ranges, order, grid. The vectors are equally long.
EmbeddingMap mapOfPoints(std::vector<float> x, std::vector<float> y, std::vector<std::int32_t> frameRow);

using MapPolygon = std::vector<std::pair<double, double>>;

/// The points inside a polygon in the map's coordinates, ascending; it closes itself and may cross itself
/// (even-odd rule). Fewer than three corners hold nothing. O(points + corners), however many corners.
std::vector<std::uint32_t> pointsInside(const EmbeddingMap& map, const MapPolygon& polygon);
/// The point nearest to a place, no farther away than `radius`; −1 if there is none.
std::int64_t nearestPoint(const EmbeddingMap& map, double x, double y, double radius);

} // namespace deepmi::studio

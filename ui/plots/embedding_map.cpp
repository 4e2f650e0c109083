#include "plots/embedding_map.h"

#include "cluster/pca.h"
#include "job/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi::studio
{

namespace
{

int gridPlace(double value, double low, double high, int side)
{
    if (!(high > low))
        return 0;
    return std::clamp(static_cast<int>((value - low) / (high - low) * side), 0, side - 1);
}

void buildGrid(EmbeddingMap& map)
{
    // A few points a cell.
    map.gridSide = std::clamp(static_cast<int>(std::sqrt(static_cast<double>(map.size()) / 4)), 1, 512);
    const auto cells = static_cast<std::size_t>(map.gridSide) * static_cast<std::size_t>(map.gridSide);
    std::vector<std::uint32_t> cellOf(map.size());
    map.gridBegin.assign(cells + 1, 0);
    for (std::size_t point = 0; point < map.size(); ++point) {
        const int column = gridPlace(map.x[point], map.lowX, map.highX, map.gridSide);
        const int row = gridPlace(map.y[point], map.lowY, map.highY, map.gridSide);
        cellOf[point] = static_cast<std::uint32_t>(row * map.gridSide + column);
        ++map.gridBegin[cellOf[point] + 1];
    }
    std::partial_sum(map.gridBegin.begin(), map.gridBegin.end(), map.gridBegin.begin());
    std::vector<std::uint32_t> next(map.gridBegin.begin(), map.gridBegin.end() - 1);
    map.gridPoints.resize(map.size());
    for (std::size_t point = 0; point < map.size(); ++point)
        map.gridPoints[next[cellOf[point]]++] = static_cast<std::uint32_t>(point);
}

} // namespace

EmbeddingMap mapOfPoints(std::vector<float> x, std::vector<float> y, std::vector<std::int32_t> frameRow)
{
    EmbeddingMap map;
    map.x = std::move(x);
    map.y = std::move(y);
    map.frameRow = std::move(frameRow);
    if (map.size() > 0) {
        const auto [lowX, highX] = std::minmax_element(map.x.begin(), map.x.end());
        const auto [lowY, highY] = std::minmax_element(map.y.begin(), map.y.end());
        map.lowX = *lowX, map.highX = *highX, map.lowY = *lowY, map.highY = *highY;
    }
    map.order.resize(map.size());
    std::iota(map.order.begin(), map.order.end(), 0U);
    Random random(1);
    for (std::size_t place = map.order.size(); place > 1; --place)
        std::swap(map.order[place - 1], map.order[random.below(place)]);
    buildGrid(map);
    return map;
}

EmbeddingMap makeEmbeddingMap(const Embedding& embedding, const SampleFrame& frame, const Job& job)
{
    if (embedding.names.empty())
        return mapOfPoints({}, {}, {});
    const Pca pca = fitPca(embedding.h, 2, job);
    const FloatMatrix places = project(pca, embedding.h, job);
    std::vector<float> x, y;
    std::vector<std::int32_t> rows;
    for (std::size_t sample = 0; sample < embedding.names.size(); ++sample) {
        const std::int32_t row = frame.rowOf(embedding.names[sample]);
        if (row < 0)
            continue;
        x.push_back(places.row(sample)[0]);
        y.push_back(places.row(sample)[1]);
        rows.push_back(row);
    }
    job.throwIfStopped();
    EmbeddingMap map = mapOfPoints(std::move(x), std::move(y), std::move(rows));
    map.shareX = pca.varianceRatio[0];
    map.shareY = pca.varianceRatio[1];
    return map;
}

std::vector<std::uint32_t> pointsInside(const EmbeddingMap& map, const MapPolygon& polygon)
{
    std::vector<std::uint32_t> inside;
    if (polygon.size() < 3)
        return inside;
    double lowX = polygon[0].first, highX = lowX, lowY = polygon[0].second, highY = lowY;
    for (const auto& [x, y] : polygon) {
        lowX = std::min(lowX, x), highX = std::max(highX, x);
        lowY = std::min(lowY, y), highY = std::max(highY, y);
    }
    // Edges by strips of the height, so that a point is tested against the few at its own height.
    constexpr int strips = 256;
    std::vector<std::vector<std::uint32_t>> edges(strips);
    for (std::size_t edge = 0; edge < polygon.size(); ++edge) {
        const double a = polygon[edge].second, b = polygon[(edge + 1) % polygon.size()].second;
        const int first = gridPlace(std::min(a, b), lowY, highY, strips);
        const int last = gridPlace(std::max(a, b), lowY, highY, strips);
        for (int strip = first; strip <= last; ++strip)
            edges[static_cast<std::size_t>(strip)].push_back(static_cast<std::uint32_t>(edge));
    }
    for (std::size_t point = 0; point < map.size(); ++point) {
        const double x = map.x[point], y = map.y[point];
        if (!(x >= lowX && x <= highX && y >= lowY && y <= highY))
            continue;
        bool odd = false;
        for (const std::uint32_t edge : edges[static_cast<std::size_t>(gridPlace(y, lowY, highY, strips))]) {
            const auto& [ax, ay] = polygon[edge];
            const auto& [bx, by] = polygon[(edge + 1) % polygon.size()];
            if ((ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax))
                odd = !odd;
        }
        if (odd)
            inside.push_back(static_cast<std::uint32_t>(point));
    }
    return inside;
}

std::int64_t nearestPoint(const EmbeddingMap& map, double x, double y, double radius)
{
    std::int64_t nearest = -1;
    double best = radius * radius;
    if (map.size() == 0 || !(radius >= 0))
        return nearest;
    const int side = map.gridSide;
    const int firstColumn = gridPlace(x - radius, map.lowX, map.highX, side);
    const int lastColumn = gridPlace(x + radius, map.lowX, map.highX, side);
    const int firstRow = gridPlace(y - radius, map.lowY, map.highY, side);
    const int lastRow = gridPlace(y + radius, map.lowY, map.highY, side);
    for (int row = firstRow; row <= lastRow; ++row)
        for (int column = firstColumn; column <= lastColumn; ++column) {
            const auto cell = static_cast<std::size_t>(row * side + column);
            for (std::uint32_t place = map.gridBegin[cell]; place < map.gridBegin[cell + 1]; ++place) {
                const std::uint32_t point = map.gridPoints[place];
                const double dx = map.x[point] - x, dy = map.y[point] - y;
                const double distance = dx * dx + dy * dy;
                if (distance < best || (distance == best && nearest < 0)) {
                    best = distance;
                    nearest = point;
                }
            }
        }
    return nearest;
}

} // namespace deepmi::studio

#include "plots/embedding_map_image.h"

#include "plots/painter_canvas.h"

#include <cmath>

namespace deepmi::studio
{

namespace
{

/// A mark as premultiplied pixels, drawn once and copied to every point that has it.
struct Stamp {
    QImage image;
    int centre = 0;
};

Stamp makeStamp(const MapMark& mark, double radius, double pixelsPerPoint, double opacity,
                const std::string& outline)
{
    Stamp stamp;
    stamp.centre = static_cast<int>(std::ceil((radius * 1.3 + 1) * pixelsPerPoint));
    const int side = 2 * stamp.centre + 1;
    stamp.image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    stamp.image.fill(Qt::transparent);
    QPainter painter(&stamp.image);
    FigureStyle style;
    style.colours.page = "none";
    const double points = side / pixelsPerPoint, middle = points / 2;
    PainterCanvas canvas(painter, points, points, pixelsPerPoint, style);
    if (!outline.empty()) {
        MapMark behind = mark;
        behind.colour = outline;
        drawMark(canvas, middle, middle, radius * 1.3 + .5, behind);
    }
    drawMark(canvas, middle, middle, outline.empty() ? radius : radius * 1.3, mark,
             {{"opacity", std::to_string(opacity)}});
    return stamp;
}

/// Source over destination, both premultiplied, a channel pair at a time.
QRgb over(QRgb source, QRgb destination)
{
    const quint32 keep = 255 - qAlpha(source);
    quint32 odd = (destination & 0x00ff00ff) * keep, even = (destination >> 8 & 0x00ff00ff) * keep;
    odd = (odd + (odd >> 8 & 0x00ff00ff) + 0x00800080) >> 8 & 0x00ff00ff;
    even = (even + (even >> 8 & 0x00ff00ff) + 0x00800080) & 0xff00ff00;
    return source + (odd | even);
}

void blit(QImage& image, const Stamp& stamp, int x, int y)
{
    const int side = stamp.image.width(), left = x - stamp.centre, top = y - stamp.centre;
    const int firstX = qMax(0, -left), lastX = qMin(side, image.width() - left);
    const int firstY = qMax(0, -top), lastY = qMin(side, image.height() - top);
    for (int row = firstY; row < lastY; ++row) {
        const auto* from = reinterpret_cast<const QRgb*>(stamp.image.constScanLine(row));
        auto* to = reinterpret_cast<QRgb*>(image.scanLine(top + row)) + left;
        for (int column = firstX; column < lastX; ++column)
            if (from[column])
                to[column] = over(from[column], to[column]);
    }
}

} // namespace

MapPicture drawMapImage(const MapScene& scene)
{
    MapPicture picture;
    picture.plot = scene.plot;
    const EmbeddingMap& map = *scene.map;
    const double pixels = scene.pixelsPerPoint;
    const QSize size(qRound(scene.plot.width * pixels), qRound(scene.plot.height * pixels));
    if (size.isEmpty())
        return picture;
    picture.image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    picture.image.fill(Qt::transparent);
    const deepmi::Panel& plot = scene.plot;
    const double scaleX = size.width() / (plot.xHigh - plot.xLow);
    const double scaleY = size.height() / (plot.yHigh - plot.yLow);
    const auto isInside = [&](std::uint32_t point) {
        return map.x[point] >= plot.xLow && map.x[point] <= plot.xHigh && map.y[point] >= plot.yLow &&
               map.y[point] <= plot.yHigh;
    };
    for (std::uint32_t point = 0; point < map.size(); ++point)
        picture.inside += isInside(point);

    const double radius = markRadius(picture.inside);
    const bool selecting = scene.selected != nullptr;
    const auto stamps = [&](double opacity, const std::string& outline) {
        std::vector<Stamp> made;
        for (const MapMark& mark : scene.colouring->marks)
            made.push_back(makeStamp(mark, radius, pixels, opacity, outline));
        return made;
    };
    const auto put = [&](std::uint32_t point, const std::vector<Stamp>& made) {
        blit(picture.image, made[scene.colouring->mark[point]],
             static_cast<int>((map.x[point] - plot.xLow) * scaleX),
             static_cast<int>((plot.yHigh - map.y[point]) * scaleY));
        ++picture.shown;
    };
    const std::vector<Stamp> ordinary = stamps(selecting ? .3 : .85, {});
    std::vector<std::uint32_t> onTop;
    for (const std::uint32_t point : map.order) {
        if (picture.shown + onTop.size() >= mostImagePoints)
            break;
        if (!isInside(point))
            continue;
        if (selecting && (*scene.selected)[point])
            onTop.push_back(point);
        else
            put(point, ordinary);
    }
    if (!onTop.empty()) {
        const std::vector<Stamp> outlined = stamps(1, scene.colours.ink);
        for (const std::uint32_t point : onTop)
            put(point, outlined);
    }
    return picture;
}

} // namespace deepmi::studio

#include "plots/embedding_map_view.h"

#include "plots/painter_canvas.h"
#include "plots/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi::studio
{

namespace
{

/// Up to so many points, the picture is made at once.
constexpr std::size_t mostAtOnce = 5000;

} // namespace

EmbeddingMapView::EmbeddingMapView(QWidget* parent) : QWidget(parent), m_renders(JobQueue::Policy::Latest)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Map of the embedding"));
    setWhatsThis(tr("Drag to select, with Shift to add and with Ctrl to toggle; the wheel zooms, the middle "
                    "button pans. Arrow keys pan, + and − zoom, 0 shows all, Tab goes to the next sample, "
                    "Escape and then Tab leaves the map."));
}

double EmbeddingMapView::pixelsPerPoint() const
{
    return logicalDpiY() / 72.;
}

MapLayout EmbeddingMapView::layOut() const
{
    static const MapColouring none;
    return layOutMap(width() / pixelsPerPoint(), height() / pixelsPerPoint(), screenStyle(palette()).fontPt,
                     m_colouring ? *m_colouring : none, m_window);
}

void EmbeddingMapView::setMap(std::shared_ptr<const EmbeddingMap> map,
                              std::shared_ptr<const MapColouring> colouring)
{
    const bool other = map != m_map;
    m_map = std::move(map);
    m_colouring = std::move(colouring);
    if (other) {
        m_fromLeft.clear();
        m_selected = nullptr;
        m_isWhole = true;
    }
    if (m_isWhole)
        showWhole();
    else
        redraw();
}

void EmbeddingMapView::setSelection(const std::vector<std::int32_t>& rows, std::int32_t current)
{
    m_current = current;
    if (!m_map || rows.empty()) {
        if (m_selected) {
            m_selected = nullptr;
            redraw();
        }
        update();
        return;
    }
    auto selected = std::make_shared<std::vector<std::uint8_t>>(m_map->size());
    std::vector<bool> wanted(static_cast<std::size_t>(rows.back()) + 1);
    for (const std::int32_t row : rows)
        wanted[static_cast<std::size_t>(row)] = true;
    for (std::size_t point = 0; point < m_map->size(); ++point) {
        const auto row = static_cast<std::size_t>(m_map->frameRow[point]);
        (*selected)[point] = row < wanted.size() && wanted[row];
    }
    const bool same = m_selected && *m_selected == *selected;
    m_selected = std::move(selected);
    if (!same)
        redraw();
    update();
}

void EmbeddingMapView::setTool(Tool tool)
{
    m_tool = tool;
    setCursor(tool == Tool::Pan ? Qt::OpenHandCursor : Qt::CrossCursor);
}

void EmbeddingMapView::showWhole()
{
    m_isWhole = true;
    if (m_map && m_colouring)
        m_window = wholeMap(*m_map, width() / pixelsPerPoint(), height() / pixelsPerPoint(),
                            screenStyle(palette()).fontPt, *m_colouring);
    redraw();
}

QPointF EmbeddingMapView::placeOf(std::size_t point) const
{
    const deepmi::Panel plot = layOut().plot;
    return QPointF(plot.mapX(m_map->x[point]), plot.mapY(m_map->y[point])) * pixelsPerPoint();
}

std::pair<double, double> EmbeddingMapView::dataAt(QPointF pixel) const
{
    const deepmi::Panel plot = layOut().plot;
    const QPointF place = pixel / pixelsPerPoint();
    return {plot.xLow + (place.x() - plot.x) * m_window.unitsPerPoint,
            plot.yHigh - (place.y() - plot.y) * m_window.unitsPerPoint};
}

std::int64_t EmbeddingMapView::pointNear(QPointF pixel) const
{
    if (!m_map)
        return -1;
    const auto [x, y] = dataAt(pixel);
    constexpr double reach = 8; // pt
    return nearestPoint(*m_map, x, y, reach * m_window.unitsPerPoint);
}

std::int64_t EmbeddingMapView::currentPoint() const
{
    if (!m_map || m_current < 0)
        return -1;
    const auto found = std::find(m_map->frameRow.begin(), m_map->frameRow.end(), m_current);
    return found == m_map->frameRow.end() ? -1 : found - m_map->frameRow.begin();
}

void EmbeddingMapView::redraw()
{
    update();
    if (!m_map || !m_colouring || m_colouring->mark.size() != m_map->size() || width() < 2 || height() < 2) {
        m_renders.stopAll();
        m_picture = {};
        Q_EMIT pictureChanged();
        return;
    }
    MapScene scene{m_map,
                   m_colouring,
                   m_selected,
                   layOut().plot,
                   pixelsPerPoint() * devicePixelRatioF(),
                   figureColours(palette())};
    if (m_map->size() <= mostAtOnce) {
        m_renders.stopAll();
        take(drawMapImage(scene));
        return;
    }
    m_renders.enqueue(
        {tr("Drawing the map")}, this,
        [scene](JobContext&) { return std::pair(scene.map, drawMapImage(scene)); },
        [this](std::pair<std::shared_ptr<const EmbeddingMap>, MapPicture> drawn) {
            if (drawn.first == m_map)
                take(std::move(drawn.second));
        });
}

void EmbeddingMapView::take(MapPicture picture)
{
    m_picture = std::move(picture);
    m_picture.image.setDevicePixelRatio(devicePixelRatioF());
    update();
    Q_EMIT pictureChanged();
}

void EmbeddingMapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const FigureStyle style = screenStyle(palette());
    const double scale = pixelsPerPoint();
    PainterCanvas canvas(painter, width() / scale, height() / scale, scale, style);
    if (!m_map || !m_colouring)
        return;
    const MapLayout layout = layOut();
    const deepmi::Panel& plot = layout.plot;
    painter.save();
    painter.setClipRect(QRectF(plot.x, plot.y, plot.width, plot.height));
    if (!m_picture.image.isNull()) {
        // Where the picture's own window lies in the present one.
        const deepmi::Panel& made = m_picture.plot;
        painter.drawImage(QRectF(QPointF(plot.mapX(made.xLow), plot.mapY(made.yHigh)),
                                 QPointF(plot.mapX(made.xHigh), plot.mapY(made.yLow))),
                          m_picture.image, QRectF(QPointF(0, 0), QSizeF(m_picture.image.size())));
    }
    if (const std::int64_t point = currentPoint(); point >= 0) {
        const auto place = static_cast<std::size_t>(point);
        const double x = plot.mapX(m_map->x[place]), y = plot.mapY(m_map->y[place]);
        const double ring = markRadius(m_picture.inside) + 3;
        canvas.circle(x, y, ring, "none", {{"stroke", style.colours.page}, {"stroke-width", "3.5"}});
        canvas.circle(x, y, ring, "none", {{"stroke", style.colours.ink}, {"stroke-width", "1.5"}});
    }
    if (m_outline.size() > 1) {
        QPen pen(palette().color(QPalette::Text), 1, Qt::DashLine);
        pen.setCosmetic(true);
        painter.setPen(pen);
        QColor fill = palette().color(QPalette::Highlight);
        fill.setAlpha(40);
        painter.setBrush(fill);
        painter.scale(1 / scale, 1 / scale);
        painter.drawPolygon(m_outline);
    }
    painter.restore();
    drawMapNumbers(canvas, *m_colouring, layout, style.fontPt);
    drawMapFrame(canvas, *m_map, *m_colouring, layout, style.fontPt);
    if (hasFocus())
        canvas.rectangle(
            .5, .5, canvas.width() - 1, canvas.height() - 1, "none",
            {{"stroke", palette().color(QPalette::Highlight).name().toStdString()}, {"stroke-width", "1"}});
}

void EmbeddingMapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_isWhole)
        showWhole();
    else
        redraw();
}

void EmbeddingMapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
}

bool EmbeddingMapView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::int64_t point = pointNear(help->pos());
        if (point >= 0 && m_describe)
            QToolTip::showText(help->globalPos(),
                               m_describe(m_map->frameRow[static_cast<std::size_t>(point)]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void EmbeddingMapView::pan(QPointF pixels)
{
    m_isWhole = false;
    m_window.x -= pixels.x() / pixelsPerPoint() * m_window.unitsPerPoint;
    m_window.y += pixels.y() / pixelsPerPoint() * m_window.unitsPerPoint;
    redraw();
}

void EmbeddingMapView::zoom(double factor, QPointF about)
{
    if (!m_map)
        return;
    const auto [x, y] = dataAt(about);
    const MapWindow whole = wholeMap(*m_map, width() / pixelsPerPoint(), height() / pixelsPerPoint(),
                                     screenStyle(palette()).fontPt, *m_colouring);
    const double units =
        std::clamp(m_window.unitsPerPoint / factor, whole.unitsPerPoint * 1e-4, whole.unitsPerPoint * 4);
    const double kept = units / m_window.unitsPerPoint;
    m_isWhole = false;
    m_window = {x + (m_window.x - x) * kept, y + (m_window.y - y) * kept, units};
    redraw();
}

} // namespace deepmi::studio

#include "moc_embedding_map_view.cpp"

// What the map does with mouse, wheel and keys.
#include "plots/embedding_map_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi::studio
{

namespace
{

Selection::How howOf(Qt::KeyboardModifiers keys)
{
    return keys & Qt::ControlModifier ? Selection::How::Toggle
           : keys & Qt::ShiftModifier ? Selection::How::Add
                                      : Selection::How::Replace;
}

} // namespace

void EmbeddingMapView::mousePressEvent(QMouseEvent* event)
{
    m_mayLeave = false;
    if (!m_map || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    m_panning = m_tool == Tool::Pan || event->button() == Qt::MiddleButton;
    m_pressed = m_last = event->position();
    m_dragged = false;
    m_outline.clear();
    QToolTip::hideText();
}

void EmbeddingMapView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    const QPointF now = event->position();
    if (!m_dragged && (now - *m_pressed).manhattanLength() < 4)
        return;
    m_dragged = true;
    if (m_panning) {
        pan(now - m_last);
    } else if (m_tool == Tool::Lasso) {
        if (m_outline.isEmpty())
            m_outline << *m_pressed;
        m_outline << now;
        update();
    } else {
        m_outline = QPolygonF(QList<QPointF>{*m_pressed, QPointF(now.x(), m_pressed->y()), now,
                                             QPointF(m_pressed->x(), now.y())});
        update();
    }
    m_last = now;
}

void EmbeddingMapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    m_pressed.reset();
    const QPolygonF outline = std::exchange(m_outline, {});
    update();
    if (!m_map || (m_panning && m_dragged))
        return;
    std::vector<std::int32_t> rows;
    if (m_dragged) {
        MapPolygon polygon;
        for (const QPointF& corner : outline)
            polygon.push_back(dataAt(corner));
        for (const std::uint32_t point : pointsInside(*m_map, polygon))
            rows.push_back(m_map->frameRow[point]);
    } else if (const std::int64_t point = pointNear(event->position()); point >= 0) {
        rows.push_back(m_map->frameRow[static_cast<std::size_t>(point)]);
        Q_EMIT currentRequested(rows.front());
    }
    Q_EMIT chosen(rows, howOf(event->modifiers()));
}

void EmbeddingMapView::wheelEvent(QWheelEvent* event)
{
    zoom(std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

void EmbeddingMapView::keyPressEvent(QKeyEvent* event)
{
    m_mayLeave = event->key() == Qt::Key_Escape;
    const double step = width() / 12.;
    const QPointF middle(width() / 2., height() / 2.);
    switch (event->key()) {
    case Qt::Key_Left:
        pan({step, 0});
        return;
    case Qt::Key_Right:
        pan({-step, 0});
        return;
    case Qt::Key_Up:
        pan({0, step});
        return;
    case Qt::Key_Down:
        pan({0, -step});
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1.25, middle);
        return;
    case Qt::Key_Minus:
        zoom(.8, middle);
        return;
    case Qt::Key_0:
    case Qt::Key_Home:
        showWhole();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentPoint() >= 0)
            Q_EMIT chosen({m_current}, howOf(event->modifiers()));
        return;
    case Qt::Key_Escape:
        if (m_pressed) {
            m_pressed.reset();
            m_outline.clear();
            update();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

bool EmbeddingMapView::focusNextPrevChild(bool next)
{
    if (!m_map || m_map->size() == 0 || std::exchange(m_mayLeave, false))
        return QWidget::focusNextPrevChild(next);
    if (m_fromLeft.empty()) {
        m_fromLeft.resize(m_map->size());
        std::iota(m_fromLeft.begin(), m_fromLeft.end(), 0U);
        std::sort(m_fromLeft.begin(), m_fromLeft.end(), [this](std::uint32_t a, std::uint32_t b) {
            return std::pair(m_map->x[a], a) < std::pair(m_map->x[b], b);
        });
    }
    // Among the selected points where there are some, from left to right and around.
    const auto count = static_cast<std::int64_t>(m_fromLeft.size());
    const std::int64_t point = currentPoint();
    std::int64_t place = next ? -1 : count;
    if (point >= 0)
        place = std::find(m_fromLeft.begin(), m_fromLeft.end(), static_cast<std::uint32_t>(point)) -
                m_fromLeft.begin();
    const bool among =
        m_selected && std::find(m_selected->begin(), m_selected->end(), 1) != m_selected->end();
    for (std::int64_t tried = 0; tried < count; ++tried) {
        place = (place + (next ? 1 : -1) + count) % count;
        const std::uint32_t candidate = m_fromLeft[static_cast<std::size_t>(place)];
        if (!among || (*m_selected)[candidate]) {
            Q_EMIT currentRequested(m_map->frameRow[candidate]);
            break;
        }
    }
    return true;
}

} // namespace deepmi::studio

// Pointer, wheel and keys of a chart over epochs.
#include "plots/chart_view.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

constexpr double keyZoom = 1.25;
/// Fewer epochs than these are not zoomed into.
constexpr double fewestEpochs = 2;
/// A press that moves less is a click.
constexpr double dragDistance = 4;

} // namespace

void ChartView::moveCursor(int epoch)
{
    epoch = std::clamp(epoch, 0, lastEpoch());
    if (epoch == m_cursor)
        return;
    setCursorEpoch(epoch);
    Q_EMIT cursorMoved(epoch);
}

void ChartView::zoomEpochs(double factor, double about)
{
    const deepmi::Panel& at = panel();
    const double span = at.xHigh - at.xLow;
    const double wanted = std::max(fewestEpochs, span * factor);
    const double low = about - (about - at.xLow) * wanted / span;
    if (wanted >= lastEpoch())
        Q_EMIT epochsWanted(0, 0);
    else
        Q_EMIT epochsWanted(low, low + wanted);
}

void ChartView::panEpochs(double by)
{
    const deepmi::Panel& at = panel();
    const double span = at.xHigh - at.xLow;
    if (span >= lastEpoch() - 1)
        return;
    const double low = std::clamp(at.xLow + by, 1., std::max(1., lastEpoch() - span));
    Q_EMIT epochsWanted(low, low + span);
}

void ChartView::setValues(double low, double high)
{
    // The panel's own units; a range too narrow for a double's digits is no range.
    if (!(high - low > 1e-12 * std::max(1., std::max(std::abs(low), std::abs(high)))))
        return;
    m_values = m_chart.logarithmic && !m_chart.cells ? std::pair{std::pow(10., low), std::pow(10., high)}
                                                     : std::pair{low, high};
    redraw();
}

void ChartView::zoomValues(double factor, double about)
{
    const deepmi::Panel at = panel();
    setValues(about - (about - at.yLow) * factor, about + (at.yHigh - about) * factor);
}

void ChartView::wheelEvent(QWheelEvent* event)
{
    if (lastEpoch() == 0 || !plotArea().contains(event->position())) {
        event->ignore(); // beside the plot the wheel scrolls
        return;
    }
    const double steps = (event->angleDelta().y() + event->angleDelta().x()) / 120.;
    const double factor = std::pow(1.2, -steps);
    if (event->modifiers() & Qt::ControlModifier)
        zoomValues(factor, valueAt(event->position().y()));
    else
        zoomEpochs(factor, epochAt(event->position().x()));
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !plotArea().contains(event->position()))
        return QWidget::mousePressEvent(event);
    m_pressed = m_at = event->position();
    const deepmi::Panel& at = panel();
    m_pressedEpochs = {at.xLow, at.xHigh};
    m_pressedValues = {at.yLow, at.yHigh};
    m_drag = event->modifiers() & Qt::ShiftModifier ? Drag::Box : Drag::Pan;
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    m_at = event->position();
    if (m_drag == Drag::Box) {
        update();
        return;
    }
    const QRectF plot = plotArea();
    if (m_drag == Drag::Pan) {
        const QPointF way = m_at - m_pressed;
        if (way.manhattanLength() < dragDistance)
            return;
        setCursor(Qt::ClosedHandCursor);
        const auto [low, high] = m_pressedEpochs;
        const double span = high - low;
        if (span < lastEpoch() - 1) {
            const double to =
                std::clamp(low - way.x() / plot.width() * span, 1., std::max(1., lastEpoch() - span));
            Q_EMIT epochsWanted(to, to + span);
        }
        // Values only move where they were zoomed: else they follow what is shown.
        if (m_values) {
            const double by = way.y() / plot.height() * (m_pressedValues->second - m_pressedValues->first);
            setValues(m_pressedValues->first + by, m_pressedValues->second + by);
        }
        return;
    }
    m_hovered = plot.adjusted(-4, 0, 4, 0).contains(m_at);
    moveCursor(m_hovered
                   ? std::clamp(static_cast<int>(std::lround(epochAt(m_at.x()))), 1, std::max(1, lastEpoch()))
                   : 0);
    update();
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    QWidget::mouseReleaseEvent(event);
    unsetCursor();
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag != Drag::Box)
        return;
    const QRectF box = QRectF(m_pressed, event->position()).normalized().intersected(plotArea());
    update();
    if (box.width() < dragDistance || box.height() < dragDistance)
        return;
    const double low = epochAt(box.left()), high = epochAt(box.right());
    setValues(valueAt(box.bottom()), valueAt(box.top()));
    if (high - low >= fewestEpochs)
        Q_EMIT epochsWanted(low, high);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent*)
{
    m_drag = Drag::None;
    Q_EMIT allWanted();
}

void ChartView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered = false;
    if (!hasFocus())
        moveCursor(0);
    update();
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_cursor == 0 && event->reason() != Qt::MouseFocusReason)
        moveCursor(lastEpoch());
    Q_EMIT described(m_described);
    update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const deepmi::Panel at = panel();
    const double span = at.xHigh - at.xLow;
    const double middle = m_cursor > 0 ? m_cursor : at.xLow + span / 2;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int way = event->key() == Qt::Key_Left ? -1 : 1;
        if (shift)
            panEpochs(way * span / 10);
        else
            moveCursor(std::max(1, m_cursor + way * (control ? 10 : 1)));
        break;
    }
    case Qt::Key_Home:
        moveCursor(1);
        break;
    case Qt::Key_End:
        moveCursor(lastEpoch());
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus: {
        const double factor = event->key() == Qt::Key_Minus ? keyZoom : 1 / keyZoom;
        if (control)
            zoomValues(factor, (at.yLow + at.yHigh) / 2);
        else
            zoomEpochs(factor, middle);
        break;
    }
    case Qt::Key_0:
        Q_EMIT allWanted();
        break;
    case Qt::Key_Escape:
        moveCursor(0);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    // The cursor stays in sight.
    const deepmi::Panel& now = panel();
    if (m_cursor > 0 && m_epochs && (m_cursor < now.xLow || m_cursor > now.xHigh))
        panEpochs(m_cursor < now.xLow ? m_cursor - now.xLow : m_cursor - now.xHigh);
}

} // namespace deepmi::studio

// What the mouse does on a HeatmapView.
#include "models/shown_number.h"
#include "plots/heatmap_text.h"
#include "plots/heatmap_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace deepmi::studio
{

namespace
{

Selection::How howOf(Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ControlModifier)
        return Selection::How::Toggle;
    return modifiers & Qt::ShiftModifier ? Selection::How::Add : Selection::How::Replace;
}

} // namespace

/// One cell, or all of a column or level whose header is there.
std::vector<HeatmapCell> HeatmapView::cellsAt(const QPointF& point) const
{
    std::vector<HeatmapCell> cells;
    if (const auto cell = m_layout.cellAt(point.x(), point.y())) {
        cells.push_back(*cell);
    } else if (const auto column = m_layout.columnAt(point.x(), point.y())) {
        for (int level = 0; level < m_layout.levels; ++level)
            cells.push_back({*column, level});
    } else if (const auto row = m_layout.rowAt(point.x(), point.y())) {
        for (int place = 0; place < m_layout.columns(); ++place)
            cells.push_back({place, *row});
    }
    return cells;
}

/// Cells whose middle the lasso goes around.
std::vector<HeatmapCell> HeatmapView::cellsInLasso() const
{
    QPolygonF lasso;
    for (const QPointF& pixel : m_path)
        lasso << pointAt(pixel);
    std::vector<HeatmapCell> cells;
    for (int place = 0; place < m_layout.columns(); ++place)
        for (int level = 0; level < m_layout.levels; ++level) {
            const HeatmapRect area = m_layout.cell(place, level);
            if (lasso.containsPoint({area.x + area.width / 2, area.y + area.height / 2}, Qt::OddEvenFill))
                cells.push_back({place, level});
        }
    return cells;
}

void HeatmapView::setHover(std::optional<HeatmapCell> cell)
{
    if (cell == m_hover)
        return;
    m_hover = cell;
    Q_EMIT currentCellChanged();
    update();
}

void HeatmapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_deepmi) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_pressed = event->position();
    m_path = {};
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_deepmi)
        return;
    const QPointF point = pointAt(event->position());
    setHover(m_layout.cellAt(point.x(), point.y()));
    if (!m_pressed || !(event->buttons() & Qt::LeftButton))
        return;
    if (m_path.isEmpty() &&
        (event->position() - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    if (m_path.isEmpty())
        m_path << *m_pressed;
    m_path << event->position();
    update();
}

void HeatmapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed || !m_deepmi)
        return;
    std::vector<HeatmapCell> cells;
    if (m_path.size() < 2) {
        const QPointF point = pointAt(*m_pressed);
        cells = cellsAt(point);
        if (const auto cell = m_layout.cellAt(point.x(), point.y()))
            setCursorCell(*cell);
    } else if (m_drag == Drag::Lasso) {
        cells = cellsInLasso();
    } else {
        const QRectF band = QRectF(pointAt(m_path.first()), pointAt(m_path.last())).normalized();
        cells = m_layout.cellsIn({band.x(), band.y(), band.width(), band.height()});
    }
    m_pressed.reset();
    m_path = {};
    update();
    const Selection::How how = howOf(event->modifiers());
    // A click beside the cells means "nothing", but not while something is being added.
    if (!cells.empty() || how == Selection::How::Replace)
        Q_EMIT cellsChosen(cells, how);
}

void HeatmapView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    setHover({});
}

bool HeatmapView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_deepmi)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QPointF point = pointAt(help->pos());
    QString tip;
    if (const auto cell = m_layout.cellAt(point.x(), point.y())) {
        setHover(cell);
        tip =
            QStringLiteral("<b>%1</b><br>%2")
                .arg(currentName().toHtmlEscaped(),
                     currentNumbers().toHtmlEscaped().replace(QStringLiteral(" · "), QStringLiteral("<br>")));
    } else if (const auto column = m_layout.columnAt(point.x(), point.y())) {
        const int first = m_layout.stateAt(*column);
        tip = tr("%1: %2 samples, %3 % of I. A click selects them.")
                  .arg(columnText(m_deepmi->levels, m_options, first), countText(table().firstCount(first)),
                       decimalText(100 * columnStatistic(table(), HeatmapOrder::Information, first), 1));
    } else if (const auto row = m_layout.rowAt(point.x(), point.y())) {
        tip = tr("%1 %2: %3 samples. A click selects them.")
                  .arg(QString::fromStdString(m_options.attribute),
                       QString::fromStdString(levelRange(m_deepmi->levels, *row)),
                       countText(table().secondCount(*row)));
    }
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

} // namespace deepmi::studio

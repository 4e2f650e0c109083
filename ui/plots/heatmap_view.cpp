#include "plots/heatmap_view.h"

#include "plots/heatmap_accessible.h"
#include "plots/heatmap_text.h"
#include "plots/painter_canvas.h"
#include "plots/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace deepmi::studio
{

HeatmapView::HeatmapView(QWidget* parent) : QWidget(parent)
{
    installHeatmapAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

const JointTable& HeatmapView::table() const
{
    return m_options.ofPredictions ? m_deepmi->predictionByLevel : m_deepmi->clusterByLevel;
}

void HeatmapView::setTable(std::shared_ptr<const DeepMI> deepmi, const HeatmapOptions& options)
{
    // The cursor stays on its cluster, wherever that stands now.
    const bool sameColumns = m_deepmi && deepmi && options.ofPredictions == m_options.ofPredictions;
    const int state = sameColumns ? m_layout.stateAt(m_cursor.place) : 0;
    m_deepmi = std::move(deepmi);
    m_options = options;
    m_selected.clear();
    m_hover.reset();
    layOut();
    if (m_deepmi) {
        m_cursor.place =
            sameColumns && state < m_layout.columns() ? m_layout.placeOf[static_cast<std::size_t>(state)] : 0;
        m_cursor.level = std::min(m_cursor.level, m_layout.levels - 1);
    }
    announce();
}

void HeatmapView::setSelectedCounts(std::vector<std::int64_t> counts)
{
    m_selected = std::move(counts);
    update();
}

double HeatmapView::pixelsPerPoint() const
{
    return logicalDpiX() / 72.0;
}

void HeatmapView::layOut()
{
    m_picture = {};
    if (m_deepmi)
        m_layout = heatmapLayout(table(), m_deepmi->levels, m_options, width() / pixelsPerPoint(),
                                 height() / pixelsPerPoint(), screenStyle(palette()).fontPt);
    update();
}

QPoint HeatmapView::pixelOf(HeatmapCell cell) const
{
    const HeatmapRect area = m_layout.cell(cell);
    return (QPointF(area.x + area.width / 2, area.y + area.height / 2) * pixelsPerPoint()).toPoint();
}

void HeatmapView::drawFigure()
{
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&m_picture);
    const FigureStyle style = screenStyle(palette());
    PainterCanvas canvas(painter, width() / pixelsPerPoint(), height() / pixelsPerPoint(), pixelsPerPoint(),
                         style);
    drawJointHeatmap(canvas, table(), m_deepmi->levels, m_options, style);
}

void HeatmapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_deepmi || size().isEmpty()) {
        painter.fillRect(rect(), palette().base());
        return;
    }
    if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatioF())
        drawFigure();
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawSelectedShares(painter);
    if (m_hover && *m_hover != m_cursor)
        drawOutline(painter, *m_hover, false);
    if (hasFocus() || m_hover == m_cursor)
        drawOutline(painter, m_cursor, hasFocus());
    if (m_path.size() > 1) {
        const QColor colour = palette().color(QPalette::Highlight);
        painter.setPen(QPen(colour, 1.5));
        painter.setBrush(QColor(colour.red(), colour.green(), colour.blue(), 50));
        if (m_drag == Drag::Lasso)
            painter.drawPolygon(m_path);
        else
            painter.drawRect(QRectF(m_path.first(), m_path.last()).normalized());
    }
}

void HeatmapView::drawSelectedShares(QPainter& painter) const
{
    if (m_selected.empty())
        return;
    const double scale = pixelsPerPoint();
    const FigureColours colours = figureColours(palette());
    const QColor ink(QString::fromStdString(colours.ink)), page(QString::fromStdString(colours.page));
    for (int place = 0; place < m_layout.columns(); ++place)
        for (int level = 0; level < m_layout.levels; ++level) {
            const int first = m_layout.stateAt(place);
            const std::int64_t selected =
                m_selected[static_cast<std::size_t>(first) * static_cast<std::size_t>(m_layout.levels) +
                           static_cast<std::size_t>(level)];
            if (selected == 0)
                continue;
            const HeatmapRect area = m_layout.cell(place, level);
            const QRectF cell(area.x * scale, area.y * scale, area.width * scale, area.height * scale);
            const double share =
                static_cast<double>(selected) / static_cast<double>(table().count(first, level));
            const double height = std::clamp(cell.height() * .12, 2.5, 6.0);
            // A share too small to be seen is still a mark.
            const double width = std::max(2.0, (cell.width() - 2) * share);
            painter.setPen(QPen(page, 1));
            painter.setBrush(ink);
            painter.drawRect(QRectF(cell.x() + 1, cell.bottom() - height - 1, width, height));
            if (selected == table().count(first, level) && cell.width() > 5) {
                painter.setPen(QPen(ink, 1.5));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(cell.adjusted(1, 1, -1, -1));
            }
        }
}

void HeatmapView::drawOutline(QPainter& painter, HeatmapCell cell, bool strong) const
{
    const double scale = pixelsPerPoint();
    const HeatmapRect area = m_layout.cell(cell);
    const QRectF outline(area.x * scale, area.y * scale, area.width * scale, area.height * scale);
    painter.setBrush(Qt::NoBrush);
    // Two tones: one of them stands out from any colour of a cell.
    painter.setPen(QPen(Qt::white, strong ? 4 : 2.5));
    painter.drawRect(outline);
    painter.setPen(QPen(Qt::black, strong ? 2 : 1));
    painter.drawRect(outline);
}

void HeatmapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void HeatmapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        layOut();
}

void HeatmapView::setCursorCell(HeatmapCell cell)
{
    if (!m_deepmi)
        return;
    m_cursor = {std::clamp(cell.place, 0, m_layout.columns() - 1),
                std::clamp(cell.level, 0, m_layout.levels - 1)};
    m_hover.reset();
    announce();
    update();
}

QString HeatmapView::currentName() const
{
    if (!m_deepmi)
        return {};
    const HeatmapCell cell = currentCell();
    return cellName(m_deepmi->levels, m_options, m_layout.stateAt(cell.place), cell.level);
}

QString HeatmapView::currentNumbers() const
{
    if (!m_deepmi)
        return {};
    const HeatmapCell cell = currentCell();
    return cellNumbers(table(), m_options, m_layout.stateAt(cell.place), cell.level);
}

void HeatmapView::announce()
{
    Q_EMIT currentCellChanged();
    QAccessibleValueChangeEvent change(this, currentName() + QStringLiteral(": ") + currentNumbers());
    QAccessible::updateAccessibility(&change);
}

void HeatmapView::keyPressEvent(QKeyEvent* event)
{
    if (!m_deepmi) {
        QWidget::keyPressEvent(event);
        return;
    }
    HeatmapCell cell = m_cursor;
    switch (event->key()) {
    case Qt::Key_Left:
        --cell.place;
        break;
    case Qt::Key_Right:
        ++cell.place;
        break;
    case Qt::Key_Up:
        ++cell.level;
        break;
    case Qt::Key_Down:
        --cell.level;
        break;
    case Qt::Key_Home:
        cell.place = 0;
        break;
    case Qt::Key_End:
        cell.place = m_layout.columns() - 1;
        break;
    case Qt::Key_PageUp:
        cell.level = m_layout.levels - 1;
        break;
    case Qt::Key_PageDown:
        cell.level = 0;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT cellsChosen({m_cursor}, event->modifiers() & Qt::ShiftModifier ? Selection::How::Add
                                                                              : Selection::How::Replace);
        return;
    case Qt::Key_Space:
        Q_EMIT cellsChosen({m_cursor}, Selection::How::Toggle);
        return;
    case Qt::Key_Escape:
        Q_EMIT cellsChosen({}, Selection::How::Replace);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    setCursorCell(cell);
}

void HeatmapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    announce();
    update();
}

void HeatmapView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace deepmi::studio

#include "moc_heatmap_view.cpp"

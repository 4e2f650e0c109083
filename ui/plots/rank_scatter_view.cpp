#include "plots/rank_scatter_view.h"

#include "plots/canvas_view.h"
#include "plots/painter_canvas.h"
#include "plots/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

constexpr double pixels = CanvasView::pixelsPerPoint;
constexpr double reach = 7; ///< pixels from a point that still mean it

Selection::How howOf(Qt::KeyboardModifiers keys)
{
    return keys & Qt::ControlModifier ? Selection::How::Toggle
           : keys & Qt::ShiftModifier ? Selection::How::Add
                                      : Selection::How::Replace;
}

} // namespace

RankScatterView::RankScatterView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void RankScatterView::setComparison(std::shared_ptr<const RankComparison> comparison)
{
    m_comparison = std::move(comparison);
    const std::vector<std::int32_t> rows = std::exchange(m_selectedRows, {});
    m_selected.clear();
    setSelection(rows);
    redraw();
}

void RankScatterView::setSelection(const std::vector<std::int32_t>& rows)
{
    m_selectedRows = rows;
    std::vector<std::uint32_t> selected;
    if (m_comparison) {
        const auto& all = m_comparison->rows; // ascending, as the selection is
        auto next = all.begin();
        for (const std::int32_t row : rows) {
            next = std::lower_bound(next, all.end(), row);
            if (next != all.end() && *next == row)
                selected.push_back(static_cast<std::uint32_t>(next - all.begin()));
        }
        // A selection of everything is thinned like everything.
        constexpr std::size_t most = 20000;
        if (selected.size() > most) {
            std::vector<std::uint32_t> part;
            for (const std::uint32_t place : thinned(selected.size(), most))
                part.push_back(selected[place]);
            selected = std::move(part);
        }
    }
    if (selected == m_selected)
        return;
    m_selected = std::move(selected);
    redraw();
}

void RankScatterView::redraw()
{
    m_picture = {};
    update();
}

deepmi::Panel RankScatterView::plot() const
{
    return rankScatterPanel(width() / pixels, height() / pixels, screenStyle(palette()).fontPt,
                            m_comparison ? m_comparison->scatter.size() : 0);
}

QPointF RankScatterView::placeOf(std::size_t sample) const
{
    const deepmi::Panel panel = plot();
    return QPointF(panel.mapX(m_comparison->scatter.x[sample]), panel.mapY(m_comparison->scatter.y[sample])) *
           pixels;
}

void RankScatterView::paintEvent(QPaintEvent*)
{
    const QSize wanted = size() * devicePixelRatioF();
    if (m_picture.size() != wanted) {
        m_picture = QPixmap(wanted);
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        QPainter painter(&m_picture);
        const FigureStyle style = screenStyle(palette());
        PainterCanvas canvas(painter, width() / pixels, height() / pixels, pixels, style);
        if (m_comparison) {
            RankScatter scatter = m_comparison->scatter;
            scatter.selected = m_selected;
            drawRankScatter(canvas, scatter, style);
        }
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = palette().color(QPalette::Highlight);
    painter.setPen(QPen(fill, 1.5));
    fill.setAlpha(40);
    painter.setBrush(fill);
    if (!m_outline.isEmpty())
        painter.drawPolygon(m_outline);
    if (m_windowShown && hasFocus())
        painter.drawRect(window());
}

void RankScatterView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    redraw();
}

void RankScatterView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
}

void RankScatterView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

std::int64_t RankScatterView::sampleNear(QPointF pixel) const
{
    if (!m_comparison)
        return -1;
    std::int64_t best = -1;
    double nearest = reach * reach;
    for (std::size_t sample = 0; sample < m_comparison->scatter.size(); ++sample) {
        const QPointF way = placeOf(sample) - pixel;
        const double distance = QPointF::dotProduct(way, way);
        if (distance < nearest) {
            nearest = distance;
            best = static_cast<std::int64_t>(sample);
        }
    }
    return best;
}

void RankScatterView::choose(const QPolygonF& outline, Qt::KeyboardModifiers keys)
{
    std::vector<std::int32_t> rows;
    const QRectF bounds = outline.boundingRect();
    if (m_comparison)
        for (std::size_t sample = 0; sample < m_comparison->scatter.size(); ++sample) {
            const QPointF place = placeOf(sample);
            if (bounds.contains(place) && outline.containsPoint(place, Qt::OddEvenFill))
                rows.push_back(m_comparison->rows[sample]);
        }
    Q_EMIT chosen(rows, howOf(keys));
}

bool RankScatterView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::int64_t sample = sampleNear(help->pos());
    if (sample < 0 || !m_describe) {
        QToolTip::hideText();
        return true;
    }
    const auto place = static_cast<std::size_t>(sample);
    const RankScatter& scatter = m_comparison->scatter;
    QToolTip::showText(help->globalPos(),
                       tr("%1\nrank %2 by %3\nrank %4 by %5")
                           .arg(m_describe(m_comparison->rows[place]))
                           .arg(scatter.x[place])
                           .arg(QString::fromStdString(scatter.xMeasure))
                           .arg(scatter.y[place])
                           .arg(QString::fromStdString(scatter.yMeasure)),
                       this);
    return true;
}

void RankScatterView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_comparison)
        return;
    m_isPressed = true;
    m_dragged = false;
    m_pressed = event->position();
    m_outline.clear();
}

void RankScatterView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isPressed || (!m_dragged && (event->position() - m_pressed).manhattanLength() < 4))
        return;
    if (!m_dragged)
        m_outline << m_pressed;
    m_dragged = true;
    m_outline << event->position();
    update();
}

void RankScatterView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_isPressed, false))
        return;
    const QPolygonF outline = std::exchange(m_outline, {});
    update();
    if (m_dragged) {
        choose(outline, event->modifiers());
        return;
    }
    std::vector<std::int32_t> rows;
    if (const std::int64_t sample = sampleNear(event->position()); sample >= 0)
        rows.push_back(m_comparison->rows[static_cast<std::size_t>(sample)]);
    Q_EMIT chosen(rows, howOf(event->modifiers()));
}

QRectF RankScatterView::window() const
{
    const deepmi::Panel panel = plot();
    const QPointF middle(panel.x + m_windowX * panel.width, panel.bottom() - m_windowY * panel.height);
    const double half = m_windowSize * panel.width / 2;
    return QRectF(middle * pixels - QPointF(half, half) * pixels, QSizeF(2 * half, 2 * half) * pixels);
}

void RankScatterView::keyPressEvent(QKeyEvent* event)
{
    const double step = m_windowSize / 2;
    switch (event->key()) {
    case Qt::Key_Left:
        m_windowX = std::max(0., m_windowX - step);
        break;
    case Qt::Key_Right:
        m_windowX = std::min(1., m_windowX + step);
        break;
    case Qt::Key_Down:
        m_windowY = std::max(0., m_windowY - step);
        break;
    case Qt::Key_Up:
        m_windowY = std::min(1., m_windowY + step);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_windowSize = std::min(1., m_windowSize * 1.5);
        break;
    case Qt::Key_Minus:
        m_windowSize = std::max(.02, m_windowSize / 1.5);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(QPolygonF(window()), event->modifiers());
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_windowShown = true;
    update();
}

} // namespace deepmi::studio

#include "moc_rank_scatter_view.cpp"

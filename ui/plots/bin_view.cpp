#include "plots/bin_view.h"

#include "plots/bin_counter.h"
#include "plots/painter_canvas.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

/// A bar this low is still clicked; below a panel's base line its ticks belong to it.
constexpr double lowestTarget = 5;

Selection::How howOf(Qt::KeyboardModifiers modifiers)
{
    return modifiers & Qt::ControlModifier ? Selection::How::Toggle
           : modifiers & Qt::ShiftModifier ? Selection::How::Add
                                           : Selection::How::Replace;
}

} // namespace

BinHistogramsView::BinHistogramsView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

double BinHistogramsView::pixelsPerPoint() const
{
    return logicalDpiX() / 72.0;
}

int BinHistogramsView::neededHeight(int width) const
{
    if (m_figure.rows.empty())
        return 0;
    const double points = binFigureHeight(m_figure, width / pixelsPerPoint(), m_style.fontPt);
    return static_cast<int>(std::ceil(points * pixelsPerPoint()));
}

void BinHistogramsView::setFigure(BinFigure figure, const FigureStyle& style)
{
    m_figure = std::move(figure);
    m_style = style;
    layOut();
    // Values under the pointer or the cursor are others now.
    if (m_hovered)
        describe(m_hovered);
    else if (m_cursor && hasFocus())
        describe(m_cursor);
}

void BinHistogramsView::layOut()
{
    m_picture = {};
    m_panels.clear();
    if (!m_figure.rows.empty())
        m_panels =
            placeBinFigure(m_figure, width() / pixelsPerPoint(), height() / pixelsPerPoint(), m_style.fontPt);
    const auto exists = [this](const Place& place) {
        return place.row < m_figure.rows.size() && place.index < m_figure.rows[place.row].bins.size() &&
               place.cell < static_cast<int>(m_figure.rows[place.row].overall.size());
    };
    if (m_cursor && !exists(*m_cursor))
        m_cursor.reset();
    if (m_hovered && !exists(*m_hovered))
        m_hovered.reset();
    update();
}

void BinHistogramsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

std::optional<BinHistogramsView::Place> BinHistogramsView::placeAt(QPointF position) const
{
    const QPointF point = position / pixelsPerPoint();
    for (const BinFigurePanel& at : m_panels) {
        const Panel& panel = at.panel;
        if (point.x() < panel.x || point.x() > panel.right() || point.y() < panel.y - 1.55 * m_style.fontPt ||
            point.y() > panel.bottom() + 3)
            continue;
        Place place{at.row, at.index, -1};
        const CountedMeasure& measure = m_figure.rows[at.row];
        const CountedBin& bin = measure.bins[at.index];
        const double value = panel.xLow + (point.x() - panel.x) / panel.width * (panel.xHigh - panel.xLow);
        const auto after = std::upper_bound(measure.edges.begin() + 1, measure.edges.end() - 1, value);
        const auto cell = static_cast<std::size_t>(after - measure.edges.begin() - 1);
        const double bar = barHeights(bin.counts, bin.counts, measure.edges, m_figure.unit)[cell];
        if (bin.counts[cell] > 0 && point.y() >= std::min(panel.mapY(bar), panel.bottom() - lowestTarget))
            place.cell = static_cast<int>(cell);
        return place;
    }
    return std::nullopt;
}

QRectF BinHistogramsView::rectangleOf(const Place& place) const
{
    for (const BinFigurePanel& at : m_panels) {
        if (at.row != place.row || at.index != place.index)
            continue;
        const Panel& panel = at.panel;
        QRectF area(panel.x, panel.y, panel.width, panel.height);
        if (place.cell >= 0) {
            const CountedMeasure& measure = m_figure.rows[at.row];
            const CountedBin& bin = measure.bins[at.index];
            const auto cell = static_cast<std::size_t>(place.cell);
            const double bar = barHeights(bin.counts, bin.counts, measure.edges, m_figure.unit)[cell];
            const double top = std::min(panel.mapY(bar), panel.bottom() - lowestTarget);
            area = QRectF(QPointF(panel.mapX(measure.edges[cell]), top),
                          QPointF(panel.mapX(measure.edges[cell + 1]), panel.bottom()));
        }
        const double scale = pixelsPerPoint();
        return {area.topLeft() * scale, area.size() * scale};
    }
    return {};
}

void BinHistogramsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_figure.rows.empty()) {
        painter.fillRect(rect(), palette().base());
        return;
    }
    if (m_picture.isNull()) {
        m_picture = QPixmap(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        QPainter inner(&m_picture);
        PainterCanvas canvas(inner, width() / pixelsPerPoint(), height() / pixelsPerPoint(), pixelsPerPoint(),
                             m_style);
        drawBinFigure(canvas, m_figure, m_style);
    }
    painter.drawPixmap(0, 0, m_picture);
    painter.setBrush(Qt::NoBrush);
    if (m_hovered) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter.drawRect(rectangleOf(*m_hovered).adjusted(0, 0, -1, 0));
    }
    if (m_cursor && hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2.5, Qt::DashLine));
        painter.drawRect(rectangleOf(*m_cursor).adjusted(-2, -2, 2, 2));
    }
}

void BinHistogramsView::describe(const std::optional<Place>& place)
{
    const QString words =
        place ? BinCounter::describe(m_figure, place->row, place->index, place->cell) : QString();
    if (words != accessibleDescription()) {
        setAccessibleDescription(words);
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT described(words);
}

void BinHistogramsView::mouseMoveEvent(QMouseEvent* event)
{
    const auto place = placeAt(event->position());
    if (place == m_hovered)
        return;
    m_hovered = place;
    setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
    describe(place);
    update();
}

void BinHistogramsView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered.reset();
    describe(hasFocus() ? m_cursor : std::nullopt);
    update();
}

void BinHistogramsView::pick(const Place& place, Qt::KeyboardModifiers modifiers)
{
    Q_EMIT picked(static_cast<int>(place.row), m_figure.rows[place.row].bins[place.index].bin, place.cell,
                  howOf(modifiers));
}

void BinHistogramsView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    if (const auto place = placeAt(event->position())) {
        m_cursor = place;
        pick(*place, event->modifiers());
    }
}

void BinHistogramsView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (!m_cursor && !m_panels.empty() && event->reason() != Qt::MouseFocusReason)
        m_cursor = Place{};
    describe(m_cursor);
    update();
}

void BinHistogramsView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void BinHistogramsView::moveCursor(int key, bool wholeBins)
{
    if (!m_cursor) {
        m_cursor = Place{};
        return;
    }
    Place& at = *m_cursor;
    const auto cells = static_cast<int>(m_figure.rows[at.row].overall.size());
    const std::size_t bins = m_figure.rows[at.row].bins.size();
    switch (key) {
    case Qt::Key_Right:
        if (!wholeBins && at.cell + 1 < cells)
            ++at.cell;
        else if (at.index + 1 < bins)
            at = {at.row, at.index + 1, -1};
        break;
    case Qt::Key_Left:
        if (at.cell >= 0)
            at.cell = wholeBins ? -1 : at.cell - 1;
        else if (at.index > 0)
            at = {at.row, at.index - 1, wholeBins ? -1 : cells - 1};
        break;
    case Qt::Key_Home:
        at = {at.row, 0, -1};
        break;
    case Qt::Key_End:
        at = {at.row, bins - 1, -1};
        break;
    default: {
        const std::size_t row = key == Qt::Key_Down ? std::min(at.row + 1, m_figure.rows.size() - 1)
                                                    : at.row - (at.row > 0 ? 1 : 0);
        if (m_figure.rows[row].bins.empty())
            return;
        at = {row, std::min(at.index, m_figure.rows[row].bins.size() - 1),
              std::min(at.cell, static_cast<int>(m_figure.rows[row].overall.size()) - 1)};
    }
    }
}

void BinHistogramsView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escaped();
        return;
    }
    if (m_panels.empty())
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        moveCursor(event->key(), event->modifiers() & Qt::ControlModifier);
        m_hovered.reset();
        describe(m_cursor);
        update();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor)
            pick(*m_cursor, event->modifiers());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace deepmi::studio

#include "moc_bin_view.cpp"

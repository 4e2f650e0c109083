#include "panels/level_edges.h"

#include "models/shown_number.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

constexpr double margin = 6; ///< left and right, so that no handle is cut off
constexpr double reach = 7;  ///< pixels from an edge at which it is caught
constexpr double knob = 4;   ///< half the width of a handle
constexpr std::size_t mostEdges = 99;

} // namespace

LevelEdges::LevelEdges(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LevelEdges::sizeHint() const
{
    return {200, qRound(2.6 * fontMetrics().height())};
}

void LevelEdges::setLabels(LabelScale scale, std::vector<std::uint32_t> histogram)
{
    m_scale = scale;
    m_histogram = std::move(histogram);
    update();
}

void LevelEdges::setCuts(std::vector<double> cuts)
{
    m_cuts = std::move(cuts);
    m_chosen = std::min(m_chosen, static_cast<int>(m_cuts.size()) - 1);
    if (m_dragged >= static_cast<int>(m_cuts.size()))
        m_dragged = -1;
    update();
}

double LevelEdges::xOf(double value) const
{
    return margin + (value - m_scale.low) / (m_scale.high - m_scale.low) * (width() - 2 * margin);
}

double LevelEdges::valueAt(double x) const
{
    return m_scale.low + (x - margin) / (width() - 2 * margin) * (m_scale.high - m_scale.low);
}

double LevelEdges::step() const
{
    return std::pow(10.0, std::floor(std::log10(m_scale.high - m_scale.low)) - 2);
}

double LevelEdges::snapped(double value) const
{
    // Divided rather than multiplied: 235/100 is the double that a person who types 2.35 means.
    const double perUnit = std::round(1 / step());
    return perUnit >= 1 ? std::round(value * perUnit) / perUnit : std::round(value / step()) * step();
}

int LevelEdges::edgeNear(double x) const
{
    int nearest = -1;
    double distance = reach;
    for (std::size_t edge = 0; edge < m_cuts.size(); ++edge)
        if (const double off = std::abs(xOf(m_cuts[edge]) - x); off < distance) {
            distance = off;
            nearest = static_cast<int>(edge);
        }
    return nearest;
}

void LevelEdges::chosenChanged()
{
    setAccessibleDescription(m_chosen < 0
                                 ? QString()
                                 : tr("edge %1 of %2 at %3")
                                       .arg(m_chosen + 1)
                                       .arg(m_cuts.size())
                                       .arg(shortDecimalText(m_cuts[static_cast<std::size_t>(m_chosen)])));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

void LevelEdges::moveEdge(int edge, double value, bool goesOn)
{
    const auto at = static_cast<std::size_t>(edge);
    const double below = at == 0 ? m_scale.low : m_cuts[at - 1];
    const double above = at + 1 == m_cuts.size() ? m_scale.high : m_cuts[at + 1];
    if (above - below < 2 * step())
        return;
    // No std::clamp: two steps apart both ends are one number but for its rounding.
    value = std::max(snapped(below + step()), std::min(snapped(value), snapped(above - step())));
    if (value == m_cuts[at] || !(value > below) || !(value < above))
        return;
    m_cuts[at] = value;
    chosenChanged();
    Q_EMIT cutsChanged(m_cuts, goesOn);
}

void LevelEdges::addEdge(double value)
{
    value = snapped(value);
    const auto place = std::lower_bound(m_cuts.begin(), m_cuts.end(), value);
    const double below = place == m_cuts.begin() ? m_scale.low : *(place - 1);
    const double above = place == m_cuts.end() ? m_scale.high : *place;
    if (m_cuts.size() >= mostEdges || value - below < step() * .5 || above - value < step() * .5)
        return;
    m_chosen = static_cast<int>(place - m_cuts.begin());
    m_cuts.insert(place, value);
    chosenChanged();
    Q_EMIT cutsChanged(m_cuts, false);
}

void LevelEdges::removeEdge(int edge)
{
    // Without an inner edge the settings would mean equal width, not one level.
    if (edge < 0 || m_cuts.size() < 2)
        return;
    m_cuts.erase(m_cuts.begin() + edge);
    m_dragged = -1;
    m_chosen = std::min(edge, static_cast<int>(m_cuts.size()) - 1);
    chosenChanged();
    Q_EMIT cutsChanged(m_cuts, false);
}

void LevelEdges::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragged = edgeNear(event->position().x());
    m_moved = false;
    if (m_dragged >= 0) {
        m_chosen = m_dragged;
        chosenChanged();
    }
}

void LevelEdges::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_dragged >= 0 && (event->buttons() & Qt::LeftButton)) {
        moveEdge(m_dragged, valueAt(x), m_moved);
        m_moved = true;
        QToolTip::showText(event->globalPosition().toPoint(),
                           shortDecimalText(m_cuts[static_cast<std::size_t>(m_dragged)]), this);
        return;
    }
    setCursor(edgeNear(x) >= 0 ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void LevelEdges::mouseReleaseEvent(QMouseEvent*)
{
    m_dragged = -1;
}

void LevelEdges::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const int edge = edgeNear(event->position().x()); edge >= 0)
        removeEdge(edge);
    else
        addEdge(valueAt(event->position().x()));
}

void LevelEdges::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_chosen < 0 && !m_cuts.empty())
        m_chosen = 0;
    chosenChanged();
}

void LevelEdges::keyPressEvent(QKeyEvent* event)
{
    const auto last = static_cast<int>(m_cuts.size()) - 1;
    const double by = event->modifiers() & Qt::ShiftModifier ? step() : 10 * step();
    switch (event->key()) {
    case Qt::Key_Up:
        m_chosen = std::min(m_chosen + 1, last);
        chosenChanged();
        return;
    case Qt::Key_Down:
        m_chosen = std::max(m_chosen - 1, std::min(0, last));
        chosenChanged();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (m_chosen >= 0)
            moveEdge(m_chosen,
                     m_cuts[static_cast<std::size_t>(m_chosen)] + (event->key() == Qt::Key_Left ? -by : by),
                     event->isAutoRepeat());
        return;
    case Qt::Key_Insert:
    case Qt::Key_Plus: {
        const double below = m_chosen < 0 ? m_scale.low : m_cuts[static_cast<std::size_t>(m_chosen)];
        const double above = m_chosen == last ? m_scale.high : m_cuts[static_cast<std::size_t>(m_chosen + 1)];
        addEdge((below + above) / 2);
        return;
    }
    case Qt::Key_Delete:
    case Qt::Key_Minus:
        removeEdge(m_chosen);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void LevelEdges::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area(margin, 2, width() - 2 * margin, height() - 4);
    painter.fillRect(area, palette().base());
    // Every other level is shaded, so that a level is seen as an area between two edges.
    for (std::size_t level = 1; level <= m_cuts.size(); level += 2) {
        const double left = xOf(m_cuts[level - 1]),
                     right = level < m_cuts.size() ? xOf(m_cuts[level]) : xOf(m_scale.high);
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), palette().alternateBase());
    }
    std::uint32_t most = 1;
    for (const std::uint32_t count : m_histogram)
        most = std::max(most, count);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Disabled, QPalette::WindowText));
    const double cell = area.width() / static_cast<double>(std::max<std::size_t>(1, m_histogram.size()));
    for (std::size_t index = 0; index < m_histogram.size(); ++index) {
        const double height = (area.height() - 2 * knob) * m_histogram[index] / most;
        painter.drawRect(
            QRectF(area.left() + static_cast<double>(index) * cell, area.bottom() - height, cell, height));
    }
    for (std::size_t edge = 0; edge < m_cuts.size(); ++edge) {
        const double x = xOf(m_cuts[edge]);
        const bool chosen = static_cast<int>(edge) == m_chosen && hasFocus();
        const QColor colour = palette().color(chosen ? QPalette::Highlight : QPalette::WindowText);
        painter.setPen(QPen(colour, chosen ? 2.4 : 1.2));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        const double size = chosen ? knob + 1.5 : knob;
        painter.drawPolygon(
            QPolygonF{{x - size, area.top()}, {x + size, area.top()}, {x, area.top() + 2 * size}});
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), 1));
    painter.drawRect(area);
}

} // namespace deepmi::studio

#include "moc_level_edges.cpp"

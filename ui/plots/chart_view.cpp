#include "plots/chart_view.h"

#include "models/text.h"
#include "plots/painter_canvas.h"
#include "plots/training_charts.h"

#include <QAccessible>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace deepmi::studio
{

namespace
{

/// More values than this hide the curves.
constexpr int mostReadouts = 10;

} // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize ChartView::minimumSizeHint() const
{
    const double font = m_style.fontPt * pixelsPerPoint();
    return {qRound(16 * font), std::max(qRound(13 * font), m_leastHeight)};
}

void ChartView::measure()
{
    const double font = m_style.fontPt;
    // A key of several lines does not press the curves flat: as high as what stands around them, and some
    // lines.
    constexpr double plenty = 1e4;
    const ChartArea area{0, 0, width() / pixelsPerPoint(), plenty};
    const double around = plenty - placeLineChart(m_chart, area, font).height;
    const int least = qRound((around + 4 * font) * pixelsPerPoint());
    if (std::exchange(m_leastHeight, least) != least)
        updateGeometry();
}

void ChartView::setChart(LineChart chart, const FigureStyle& style)
{
    const bool otherAxis = chart.logarithmic != m_chart.logarithmic;
    if (style.fontPt != m_style.fontPt)
        updateGeometry();
    m_chart = std::move(chart);
    m_style = style;
    measure();
    if (otherAxis)
        m_values.reset();
    redraw();
    describe();
}

void ChartView::setEpochs(std::optional<std::pair<double, double>> epochs)
{
    if (epochs == m_epochs)
        return;
    m_epochs = epochs;
    redraw();
}

void ChartView::setCursorEpoch(int epoch)
{
    if (epoch == m_cursor)
        return;
    m_cursor = epoch;
    describe();
    update();
}

void ChartView::resetValues()
{
    m_values.reset();
    redraw();
}

void ChartView::redraw()
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::tie(m_chart.xLow, m_chart.xHigh) = m_epochs.value_or(std::pair{none, none});
    std::tie(m_chart.yLow, m_chart.yHigh) = m_values.value_or(std::pair{none, none});
    m_panel.reset();
    m_picture = {};
    update();
}

const deepmi::Panel& ChartView::panel() const
{
    if (!m_panel)
        m_panel = placeLineChart(m_chart, {0, 0, width() / pixelsPerPoint(), height() / pixelsPerPoint()},
                                 m_style.fontPt);
    return *m_panel;
}

QRectF ChartView::plotArea() const
{
    const deepmi::Panel& at = panel();
    return QRectF(QPointF(at.x, at.y) * pixelsPerPoint(), QSizeF(at.width, at.height) * pixelsPerPoint());
}

double ChartView::epochAt(double x) const
{
    const deepmi::Panel& at = panel();
    return at.xLow + (x / pixelsPerPoint() - at.x) / at.width * (at.xHigh - at.xLow);
}

double ChartView::valueAt(double y) const
{
    const deepmi::Panel& at = panel();
    return at.yLow + (at.bottom() - y / pixelsPerPoint()) / at.height * (at.yHigh - at.yLow);
}

QPointF ChartView::positionOf(double epoch, double value) const
{
    const deepmi::Panel& at = panel();
    return QPointF(at.mapX(epoch), at.mapY(m_chart.logarithmic ? std::log10(value) : value)) *
           pixelsPerPoint();
}

int ChartView::lastEpoch() const
{
    std::size_t last = m_chart.cells ? m_chart.cells->epochs : 0;
    for (const ChartLine& line : m_chart.lines)
        last = std::max(last, line.values.size());
    return static_cast<int>(last);
}

void ChartView::describe()
{
    const auto wordsAt = [this](int epoch) {
        return tr("%1, epoch %2: %3")
            .arg(text(m_chart.title))
            .arg(epoch)
            .arg(valuesAt(m_chart, epoch).join(QStringLiteral("; ")));
    };
    const QString words = m_cursor > 0 ? wordsAt(m_cursor) : QString();
    // Without a cursor a screen reader is told where the curves have come to.
    const int told = m_cursor > 0 ? m_cursor : lastEpoch();
    setAccessibleDescription(told > 0 ? wordsAt(told) : text(m_chart.emptyWords));
    if (words == m_described)
        return;
    m_described = words;
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
    if (m_hovered || hasFocus())
        Q_EMIT described(words);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The key of another width has other lines.
    if (event->size().width() != event->oldSize().width())
        measure();
    redraw();
}

void ChartView::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull()) {
        m_picture = QPixmap(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        QPainter inner(&m_picture);
        const ChartArea area{0, 0, width() / pixelsPerPoint(), height() / pixelsPerPoint()};
        PainterCanvas canvas(inner, area.width, area.height, pixelsPerPoint(), m_style);
        m_count = drawLineChart(canvas, m_chart, area, m_style);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    const QColor highlight = palette().color(QPalette::Highlight);
    const QRectF plot = plotArea();
    if (m_cursor > 0 && m_cursor <= lastEpoch()) {
        const double x = panel().mapX(m_cursor) * pixelsPerPoint();
        if (x >= plot.left() - .5 && x <= plot.right() + .5) {
            painter.setPen(QPen(highlight, 1));
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
            if (m_hovered || hasFocus())
                drawReadout(painter);
        }
    }
    if (m_drag == Drag::Box) {
        QColor fill = highlight;
        fill.setAlpha(40);
        painter.setPen(QPen(highlight, 1));
        painter.setBrush(fill);
        painter.drawRect(QRectF(m_pressed, m_at).normalized().intersected(plot));
    }
    if (hasFocus()) {
        painter.setPen(QPen(highlight, 1.5, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(plot.adjusted(-2, -2, 2, 2));
    }
}

void ChartView::drawReadout(QPainter& painter) const
{
    QStringList lines = valuesAt(m_chart, m_cursor);
    if (lines.size() > mostReadouts) {
        const auto more = static_cast<int>(lines.size()) - mostReadouts + 1;
        lines = lines.mid(0, mostReadouts - 1);
        lines << tr("and %n more", nullptr, more);
    }
    lines.prepend(tr("epoch %1").arg(m_cursor));
    painter.setFont(font());
    const QFontMetricsF metrics(font(), this);
    QSizeF box;
    for (const QString& line : lines)
        box = {std::max(box.width(), metrics.horizontalAdvance(line)), box.height() + metrics.height()};
    box += {12, 8};
    const QRectF plot = plotArea();
    const double x = panel().mapX(m_cursor) * pixelsPerPoint();
    // On the side of the cursor that has room.
    const double left = x + 8 + box.width() <= width() ? x + 8 : std::max(0., x - 8 - box.width());
    const QRectF frame(QPointF(left, plot.top() + 4), box);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = palette().color(QPalette::ToolTipBase);
    ground.setAlpha(235);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(frame, 3, 3);
    painter.setPen(palette().color(QPalette::ToolTipText));
    double y = frame.top() + 4 + metrics.ascent();
    for (const QString& line : lines) {
        painter.drawText(QPointF(frame.left() + 6, y), line);
        y += metrics.height();
    }
}

} // namespace deepmi::studio

#include "moc_chart_view.cpp"

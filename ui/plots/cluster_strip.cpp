#include "plots/cluster_strip.h"

#include "figures/figure_layout.h"
#include "job/number_text.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "plots/painter_canvas.h"

#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>

namespace deepmi::studio
{

namespace
{

using Values = std::array<double, 3>;

Values valuesOf(const ClusterStrip& strip, const ClusterStripPoint& point)
{
    const double first = strip.points.front().inertia;
    return {first > 0 ? point.inertia / first : 0, point.normalisedInformation, point.information};
}

double highestOf(const ClusterStrip& strip, std::size_t which)
{
    double highest = 0;
    for (const ClusterStripPoint& point : strip.points)
        if (const double value = valuesOf(strip, point)[which]; std::isfinite(value))
            highest = std::max(highest, value);
    return highest > 0 ? highest * 1.08 : 1;
}

/// Four decimals are too many on an axis as narrow as these.
std::vector<double> fewTicks(double low, double high, double width, double font)
{
    return ticksOfAScale(low, high, std::clamp(static_cast<int>(width / (font * 3.2)), 1, 5));
}

} // namespace

bool stacksClusterStrip(const ClusterStrip& strip, double widthPt, double fontPt)
{
    // Of bold letters of usual width. A title may reach over the next panel's ticks, not to its title.
    const auto widthOf = [fontPt](const std::string& title) {
        return static_cast<double>(text(title).size()) * fontPt * .56;
    };
    return 3 * std::max(widthOf(strip.inertiaTitle), widthOf(strip.nmiTitle)) + 1.5 * fontPt > widthPt;
}

std::vector<Panel> placeClusterStrip(const ClusterStrip& strip, double widthPt, double heightPt,
                                     double fontPt)
{
    double low = 0, high = 1;
    for (const ClusterStripPoint& point : strip.points)
        high = std::max<double>(high, point.clusters);
    high = std::max<double>(
               {high, static_cast<double>(strip.runClusters), static_cast<double>(strip.previewClusters)}) *
           1.05;
    const double left = fontPt * 2.6, right = fontPt * .6, top = fontPt * 1.6, bottom = fontPt * 1.6;
    const double gap = fontPt * 3;
    const bool below = stacksClusterStrip(strip, widthPt, fontPt);
    const double across = below ? 1 : 3, down = below ? 3 : 1;
    const double width = std::max(1.0, (widthPt - left - right - (across - 1) * gap) / across);
    const double height = std::max(1.0, heightPt / down - top - bottom);
    std::vector<Panel> panels;
    for (std::size_t which = 0; which < 3; ++which) {
        const auto place = static_cast<double>(which);
        panels.push_back({left + (below ? 0 : place * (width + gap)),
                          top + (below ? place * (top + height + bottom) : 0), width, height, low, high, 0,
                          highestOf(strip, which)});
    }
    return panels;
}

void drawClusterStrip(Canvas& canvas, const ClusterStrip& strip, const FigureStyle& style)
{
    const double font = style.fontPt;
    const std::vector<Panel> panels = placeClusterStrip(strip, canvas.width(), canvas.height(), font);
    const std::array<const std::string*, 3> titles = {&strip.inertiaTitle, &strip.nmiTitle,
                                                      &strip.informationTitle};
    const std::array<const char*, 3> names = {"inertia", "nmi", "information"};
    for (std::size_t which = 0; which < 3; ++which) {
        const Panel& panel = panels[which];
        canvas.openGroup({{"data-curve", names[which]}});
        if (strip.runClusters > 0)
            canvas.line(panel.mapX(strip.runClusters), panel.y, panel.mapX(strip.runClusters), panel.bottom(),
                        canvas.colours().second, 1,
                        {{"data-run-clusters", std::to_string(strip.runClusters)}});
        if (strip.previewClusters > 0)
            canvas.line(panel.mapX(strip.previewClusters), panel.y, panel.mapX(strip.previewClusters),
                        panel.bottom(), paletteColour(1, canvas.colours().dark), 1.2,
                        {{"data-preview-clusters", std::to_string(strip.previewClusters)},
                         {"stroke-dasharray", "3 2"}});
        drawAxes(canvas, panel, fewTicks(panel.xLow, panel.xHigh, panel.width, font),
                 ticksOfAScale(0, panel.yHigh, std::clamp(static_cast<int>(panel.height / (font * 2)), 1, 4)),
                 font);
        canvas.text(panel.x, panel.y - font * .5, *titles[which], {font, Anchor::Start, {}, true});
        canvas.text(panel.x - font * .7, panel.bottom() + 2.5 + font, strip.axis, {font, Anchor::End});
        std::vector<std::pair<double, double>> stretch;
        const auto flush = [&] {
            if (stretch.size() > 1)
                canvas.polyline(stretch, paletteColour(0, canvas.colours().dark), 1.2);
            stretch.clear();
        };
        for (const ClusterStripPoint& point : strip.points) {
            const double value = valuesOf(strip, point)[which];
            if (!std::isfinite(value)) {
                flush();
                continue;
            }
            stretch.emplace_back(panel.mapX(point.clusters), panel.mapY(value));
        }
        flush();
        for (const ClusterStripPoint& point : strip.points)
            if (const double value = valuesOf(strip, point)[which]; std::isfinite(value))
                canvas.circle(
                    panel.mapX(point.clusters), panel.mapY(value), font * .24,
                    paletteColour(0, canvas.colours().dark),
                    {{"data-clusters", std::to_string(point.clusters)}, {"data-value", fixedText(value, 6)}});
        canvas.closeGroup();
    }
}

std::string clusterStripCsv(const ClusterStrip& strip)
{
    std::string table = "clusters,inertia,nmi,information\n";
    for (const ClusterStripPoint& point : strip.points)
        table += std::to_string(point.clusters) + "," + numberText(point.inertia) + "," +
                 numberText(point.normalisedInformation) + "," + numberText(point.information) + "\n";
    return table;
}

ClusterStripView::ClusterStripView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

QSize ClusterStripView::minimumSizeHint() const
{
    const bool below = stacksClusterStrip(m_strip, width() / pixelsPerPoint(), m_style.fontPt);
    return {200, qRound((below ? 20 : 7.5) * m_style.fontPt * pixelsPerPoint())};
}

void ClusterStripView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Panels below each other need more height.
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void ClusterStripView::setStrip(ClusterStrip strip, const FigureStyle& style)
{
    m_strip = std::move(strip);
    m_style = style;
    m_style.fontPt *= .9;
    if (m_pointed && *m_pointed >= m_strip.points.size())
        m_pointed.reset();
    updateGeometry();
    update();
}

std::optional<std::size_t> ClusterStripView::pointAt(QPointF position) const
{
    const QPointF at = position / pixelsPerPoint();
    std::optional<std::size_t> nearest;
    double least = 0;
    for (const Panel& panel : placeClusterStrip(m_strip, width() / pixelsPerPoint(),
                                                height() / pixelsPerPoint(), m_style.fontPt)) {
        if (at.x() < panel.x - 4 || at.x() > panel.right() + 4 || at.y() < panel.y - 4 ||
            at.y() > panel.bottom() + 4)
            continue;
        for (std::size_t index = 0; index < m_strip.points.size(); ++index) {
            const double off = std::abs(panel.mapX(m_strip.points[index].clusters) - at.x());
            if (!nearest || off < least) {
                nearest = index;
                least = off;
            }
        }
    }
    return nearest;
}

QPointF ClusterStripView::positionOf(std::size_t point) const
{
    const Panel panel =
        placeClusterStrip(m_strip, width() / pixelsPerPoint(), height() / pixelsPerPoint(), m_style.fontPt)
            .front();
    return QPointF(panel.mapX(m_strip.points[point].clusters),
                   panel.mapY(valuesOf(m_strip, m_strip.points[point])[0])) *
           pixelsPerPoint();
}

void ClusterStripView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const double scale = pixelsPerPoint();
    {
        PainterCanvas canvas(painter, width() / scale, height() / scale, scale, m_style);
        drawClusterStrip(canvas, m_strip, m_style);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_pointed) {
        const ClusterStripPoint& point = m_strip.points[*m_pointed];
        const Values values = valuesOf(m_strip, point);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        std::size_t which = 0;
        for (const Panel& panel :
             placeClusterStrip(m_strip, width() / scale, height() / scale, m_style.fontPt))
            painter.drawEllipse(QPointF(panel.mapX(point.clusters), panel.mapY(values[which++])) * scale, 5,
                                5);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ClusterStripView::point(std::optional<std::size_t> at)
{
    if (at == m_pointed)
        return;
    m_pointed = at;
    QString words;
    if (at) {
        const ClusterStripPoint& point = m_strip.points[*at];
        words = tr("K = %1: inertia %2, NMI %3, I(X;Y) = %4 nats. Click to preview this K.")
                    .arg(point.clusters)
                    .arg(figuresText(point.inertia, 4), decimalText(point.normalisedInformation, 3),
                         decimalText(point.information, 3));
    }
    setAccessibleDescription(words);
    update();
}

void ClusterStripView::mouseMoveEvent(QMouseEvent* event)
{
    point(pointAt(event->position()));
    setCursor(m_pointed ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_pointed)
        QToolTip::showText(event->globalPosition().toPoint(), accessibleDescription(), this);
}

void ClusterStripView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto at = pointAt(event->position()))
        Q_EMIT chosen(m_strip.points[*at].clusters);
}

void ClusterStripView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    point(std::nullopt);
}

void ClusterStripView::keyPressEvent(QKeyEvent* event)
{
    if (m_strip.points.empty())
        return QWidget::keyPressEvent(event);
    const std::size_t last = m_strip.points.size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        point(m_pointed ? *m_pointed - (*m_pointed > 0 ? 1 : 0) : last);
        return;
    case Qt::Key_Right:
        point(m_pointed ? std::min(*m_pointed + 1, last) : 0);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_pointed)
            Q_EMIT chosen(m_strip.points[*m_pointed].clusters);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace deepmi::studio

#include "moc_cluster_strip.cpp"

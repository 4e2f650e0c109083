#include "plots/painter_canvas.h"

#include "models/text.h"

#include <QFontMetricsF>
#include <QPolygonF>

namespace deepmi::studio
{

namespace
{

/// "none" or "#rrggbb".
QBrush brushOf(const std::string& fill)
{
    return fill == "none" || fill.empty() ? QBrush(Qt::NoBrush) : QBrush(QColor(text(fill)));
}

const std::string* find(const Canvas::Attributes& attributes, const char* name)
{
    for (const auto& [key, value] : attributes)
        if (key == name)
            return &value;
    return nullptr;
}

void setDashes(QPen& pen, const Canvas::Attributes& attributes)
{
    const std::string* dashes = find(attributes, "stroke-dasharray");
    if (!dashes || pen.widthF() <= 0)
        return;
    // Qt counts dashes in pen widths, SVG in points.
    QList<qreal> pattern;
    for (const QString& length : text(*dashes).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        pattern << length.toDouble() / pen.widthF();
    if (pattern.size() % 2 == 0)
        pen.setDashPattern(pattern);
}

/// The outline of an area.
QPen strokeOf(const Canvas::Attributes& attributes)
{
    const std::string* stroke = find(attributes, "stroke");
    if (!stroke)
        return QPen(Qt::NoPen);
    const std::string* width = find(attributes, "stroke-width");
    QPen pen(QColor(text(*stroke)), width ? text(*width).toDouble() : 1);
    setDashes(pen, attributes);
    return pen;
}

QPen penOf(const std::string& colour, double width, const Canvas::Attributes& attributes)
{
    QPen pen(QColor(text(colour)), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    setDashes(pen, attributes);
    return pen;
}

double opacityOf(const Canvas::Attributes& attributes)
{
    const std::string* opacity = find(attributes, "opacity");
    return opacity ? text(*opacity).toDouble() : 1;
}

QPolygonF polygonOf(std::span<const std::pair<double, double>> points)
{
    QPolygonF polygon;
    polygon.reserve(static_cast<qsizetype>(points.size()));
    for (const auto& [x, y] : points)
        polygon << QPointF(x, y);
    return polygon;
}

} // namespace

PainterCanvas::PainterCanvas(QPainter& painter, double widthPt, double heightPt, double pixelsPerPoint,
                             const FigureStyle& style)
    : Canvas(widthPt, heightPt, style), m_painter(painter)
{
    m_painter.save();
    m_painter.scale(pixelsPerPoint, pixelsPerPoint);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setRenderHint(QPainter::TextAntialiasing);
    QStringList families;
    for (const QString& family : studio::text(style.fontFamily).split(QLatin1Char(',')))
        families << family.trimmed().remove(QLatin1Char('\''));
    m_font.setFamilies(families);
    m_font.setStyleHint(QFont::SansSerif);
    m_font.setHintingPreference(QFont::PreferNoHinting);
    PainterCanvas::rectangle(0, 0, widthPt, heightPt, style.colours.page);
}

PainterCanvas::~PainterCanvas()
{
    m_painter.restore();
}

void PainterCanvas::rectangle(double x, double y, double width, double height, const std::string& fill,
                              const Attributes& attributes, const std::string&)
{
    m_painter.setOpacity(opacityOf(attributes));
    m_painter.setPen(strokeOf(attributes));
    m_painter.setBrush(brushOf(fill));
    m_painter.drawRect(QRectF(x, y, width, height));
    m_painter.setOpacity(1);
}

void PainterCanvas::line(double x1, double y1, double x2, double y2, const std::string& colour, double width,
                         const Attributes& attributes)
{
    m_painter.setOpacity(opacityOf(attributes));
    m_painter.setPen(penOf(colour, width, attributes));
    m_painter.drawLine(QPointF(x1, y1), QPointF(x2, y2));
    m_painter.setOpacity(1);
}

void PainterCanvas::polyline(std::span<const std::pair<double, double>> points, const std::string& colour,
                             double width, const Attributes& attributes)
{
    m_painter.setOpacity(opacityOf(attributes));
    m_painter.setPen(penOf(colour, width, attributes));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPolyline(polygonOf(points));
    m_painter.setOpacity(1);
}

void PainterCanvas::polygon(std::span<const std::pair<double, double>> points, const std::string& fill,
                            const Attributes& attributes)
{
    m_painter.setOpacity(opacityOf(attributes));
    m_painter.setPen(strokeOf(attributes));
    m_painter.setBrush(brushOf(fill));
    m_painter.drawPolygon(polygonOf(points));
    m_painter.setOpacity(1);
}

void PainterCanvas::circle(double x, double y, double radius, const std::string& fill,
                           const Attributes& attributes, const std::string&)
{
    m_painter.setOpacity(opacityOf(attributes));
    m_painter.setPen(strokeOf(attributes));
    m_painter.setBrush(brushOf(fill));
    m_painter.drawEllipse(QPointF(x, y), radius, radius);
    m_painter.setOpacity(1);
}

void PainterCanvas::text(double x, double y, const std::string& words, const TextStyle& style,
                         const Attributes&)
{
    // Fonts are set in whole pixels only; drawn at ten times the size and scaled down, any size in points is
    // met.
    constexpr double enlarged = 10;
    QFont font = m_font;
    font.setPixelSize(qMax(1, qRound(style.size * enlarged)));
    font.setBold(style.bold);
    const QString shown = studio::text(words);
    const double width = QFontMetricsF(font).horizontalAdvance(shown);
    const double start = style.anchor == Anchor::Start    ? 0
                         : style.anchor == Anchor::Middle ? -width / 2
                                                          : -width;
    m_painter.save();
    m_painter.translate(x, y);
    m_painter.rotate(style.rotate);
    m_painter.scale(1 / enlarged, 1 / enlarged);
    m_painter.setFont(font);
    m_painter.setPen(QColor(studio::text(style.colour.empty() ? colours().ink : style.colour)));
    m_painter.drawText(QPointF(start, 0), shown);
    m_painter.restore();
}

} // namespace deepmi::studio

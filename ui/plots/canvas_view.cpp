#include "plots/canvas_view.h"

#include "plots/painter_canvas.h"
#include "plots/theme.h"

namespace deepmi::studio
{

CanvasView::CanvasView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CanvasView::setDrawing(Draw draw, const QString& altText)
{
    m_draw = std::move(draw);
    setAccessibleDescription(altText);
    update();
}

void CanvasView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_draw) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                         accessibleDescription());
        return;
    }
    FigureStyle style = screenStyle(palette());
    const double widthPt = width() / pixelsPerPoint, heightPt = height() / pixelsPerPoint;
    style.widthMm = widthPt / pointsPerMm;
    style.heightMm = heightPt / pointsPerMm;
    PainterCanvas canvas(painter, widthPt, heightPt, pixelsPerPoint, style);
    m_draw(canvas, style);
}

} // namespace deepmi::studio

#include "moc_canvas_view.cpp"

#pragma once

#include "figures/canvas.h"

#include <QWidget>
#include <functional>

namespace deepmi::studio
{

/// Shows one drawing function at the size of the widget, in the colours of its palette. `altText` is what a
/// screen reader says, and what stands in the middle while there is no function.
class CanvasView : public QWidget
{
    Q_OBJECT

public:
    using Draw = std::function<void(Canvas&, const FigureStyle&)>;

    explicit CanvasView(QWidget* parent = nullptr);

    void setDrawing(Draw draw, const QString& altText);
    /// Pixels in a point on the screen.
    static constexpr double pixelsPerPoint = 96. / 72;

    QSize sizeHint() const override { return {480, 260}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Draw m_draw;
};

} // namespace deepmi::studio

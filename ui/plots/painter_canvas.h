#pragma once

#include "figures/canvas.h"

#include <QFont>
#include <QPainter>

namespace deepmi::studio
{

/// The canvas of a QPainter: a widget, a PDF page, a picture. One unit is one point; the painter is scaled by
/// `pixelsPerPoint` while the canvas lives, and is put back as it was afterwards. Only vector calls are made,
/// so that on a PDF rectangles stay rectangles.
class PainterCanvas final : public Canvas
{
public:
    PainterCanvas(QPainter& painter, double widthPt, double heightPt, double pixelsPerPoint,
                  const FigureStyle& style);
    ~PainterCanvas() override;

    bool keepsData() const override { return false; }
    void openGroup(const Attributes&) override {}
    void closeGroup() override {}
    void rectangle(double x, double y, double width, double height, const std::string& fill,
                   const Attributes& attributes = {}, const std::string& hint = {}) override;
    void line(double x1, double y1, double x2, double y2, const std::string& colour, double width = .6,
              const Attributes& attributes = {}) override;
    void polyline(std::span<const std::pair<double, double>> points, const std::string& colour, double width,
                  const Attributes& attributes = {}) override;
    void polygon(std::span<const std::pair<double, double>> points, const std::string& fill,
                 const Attributes& attributes = {}) override;
    void circle(double x, double y, double radius, const std::string& fill, const Attributes& attributes = {},
                const std::string& hint = {}) override;
    void text(double x, double y, const std::string& text, const TextStyle& style,
              const Attributes& attributes = {}) override;

private:
    QPainter& m_painter;
    QFont m_font;
};

} // namespace deepmi::studio

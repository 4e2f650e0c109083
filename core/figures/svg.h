#pragma once

#include "figures/canvas.h"

namespace deepmi
{

/// An SVG document. Its user unit is one point, so that fonts and lines are given in points while the page is
/// given in millimetres. Numbers are written with at most three decimals and a decimal point whatever the
/// locale, so that equal figures are equal bytes.
class Svg final : public Canvas
{
public:
    Svg(double widthMm, double heightMm, const FigureStyle& style, const std::string& title);

    void openGroup(const Attributes& attributes) override;
    void closeGroup() override;
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

    /// The whole document.
    std::string toString() const;

private:
    void element(const std::string& name, const std::string& geometry, const Attributes& attributes,
                 const std::string& hint);

    std::string m_head, m_body;
    int m_open = 0;
};

} // namespace deepmi

#pragma once

#include "figures/line_chart.h"

#include <optional>
#include <utility>
#include <vector>

namespace deepmi
{

/// Draws a curve's part inside a panel, stretch by stretch, since a canvas does not clip.
class ClippedCurve
{
public:
    using Point = std::pair<double, double>;

    ClippedCurve(Canvas& canvas, const Panel& panel, const ChartLine& line);

    void add(Point next);
    /// Ends a stretch; call it after the last point too.
    void gap();

private:
    bool inside(const Point& point) const;
    bool clip(Point& from, Point& to) const;
    void flush();

    Canvas& m_canvas;
    const Panel& m_panel;
    const ChartLine& m_line;
    Canvas::Attributes m_attributes;
    std::vector<Point> m_stretch;
    std::optional<Point> m_last;
    bool m_alone = false; ///< the last point is the first one since a gap
};

} // namespace deepmi

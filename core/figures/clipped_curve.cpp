#include "figures/clipped_curve.h"

#include <algorithm>
#include <array>

namespace deepmi
{

ClippedCurve::ClippedCurve(Canvas& canvas, const Panel& panel, const ChartLine& line)
    : m_canvas(canvas), m_panel(panel), m_line(line)
{
    m_attributes = {{"data-curve", line.name}};
    if (!line.dashes.empty())
        m_attributes.emplace_back("stroke-dasharray", line.dashes);
    if (line.faint)
        m_attributes.emplace_back("opacity", "0.3");
}

void ClippedCurve::add(Point next)
{
    if (m_last) {
        Point from = *m_last, to = next;
        if (clip(from, to)) {
            if (m_stretch.empty() || m_stretch.back() != from) {
                flush();
                m_stretch.push_back(from);
            }
            m_stretch.push_back(to);
            if (to != next)
                flush();
        }
    }
    m_alone = !m_last;
    m_last = next;
}

void ClippedCurve::gap()
{
    // A value between two gaps has no line; it still is to be seen.
    if (m_last && m_alone && inside(*m_last))
        m_canvas.circle(m_last->first, m_last->second, m_line.width, m_line.colour, {m_attributes[0]});
    flush();
    m_last.reset();
}

bool ClippedCurve::inside(const Point& point) const
{
    return point.first >= m_panel.x && point.first <= m_panel.right() && point.second >= m_panel.y &&
           point.second <= m_panel.bottom();
}

// Liang and Barsky (1984).
bool ClippedCurve::clip(Point& from, Point& to) const
{
    const double dx = to.first - from.first, dy = to.second - from.second;
    double begin = 0, end = 1;
    const std::array<std::array<double, 2>, 4> edges = {{{-dx, from.first - m_panel.x},
                                                         {dx, m_panel.right() - from.first},
                                                         {-dy, from.second - m_panel.y},
                                                         {dy, m_panel.bottom() - from.second}}};
    for (const auto& [way, room] : edges) {
        if (way == 0) {
            if (room < 0)
                return false;
            continue;
        }
        if (way < 0)
            begin = std::max(begin, room / way);
        else
            end = std::min(end, room / way);
    }
    if (begin > end)
        return false;
    const Point start = from;
    if (end < 1)
        to = {start.first + end * dx, start.second + end * dy};
    if (begin > 0)
        from = {start.first + begin * dx, start.second + begin * dy};
    return true;
}

void ClippedCurve::flush()
{
    if (m_stretch.size() > 1)
        m_canvas.polyline(m_stretch, m_line.colour, m_line.width, m_attributes);
    m_stretch.clear();
}

} // namespace deepmi

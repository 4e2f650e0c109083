#include "experiment/figures.h"
#include "experiment/svg.h"
#include "job/error.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

namespace deepmi
{

namespace
{

struct Interval {
    double mean = 0, low = 0, high = 0;
};

/// Mean and Student's 95 % interval for the mean; no width for a single trial.
Interval intervalOf(const std::vector<double>& values)
{
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    if (values.size() < 2)
        return {mean, mean, mean};
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    const boost::math::students_t distribution(count - 1);
    const double half = quantile(distribution, .975) * std::sqrt(squares / (count - 1) / count);
    return {mean, mean - half, mean + half};
}

void drawApproach(Canvas& canvas, const Panel& panel, double y, const ApproachTrials& approach,
                  const std::string& colour, double font)
{
    const Interval interval = intervalOf(approach.ccc);
    canvas.openGroup({{"data-approach", approach.approach},
                      {"data-mean", fixedText(interval.mean, 6)},
                      {"data-low", fixedText(interval.low, 6)},
                      {"data-high", fixedText(interval.high, 6)}});
    // Trials stand below the interval, fanned out a little so that equal values remain visible.
    for (std::size_t trial = 0; trial < approach.ccc.size(); ++trial)
        canvas.circle(panel.mapX(approach.ccc[trial]),
                      y + font * (.75 + .28 * static_cast<double>(trial % 3)), 1.7, colour,
                      {{"fill-opacity", ".5"}, {"data-trial", fixedText(approach.ccc[trial], 6)}});
    const double low = panel.mapX(interval.low), high = panel.mapX(interval.high);
    if (high > low) {
        canvas.line(low, y, high, y, colour, 1.4);
        canvas.line(low, y - 2.5, low, y + 2.5, colour, 1.4);
        canvas.line(high, y - 2.5, high, y + 2.5, colour, 1.4);
    }
    const double mean = panel.mapX(interval.mean);
    canvas.circle(mean, y, 3, colour, {{"stroke", canvas.colours().page}, {"stroke-width", ".7"}});
    const std::string label =
        fixedText(interval.mean, 3) + (approach.note.empty() ? "" : "  (" + approach.note + ")");
    canvas.text(std::clamp(mean, panel.x + font * 4, panel.right() - font * 4), y - font * .75, label,
                {font, Anchor::Middle});
    canvas.closeGroup();
}

} // namespace

void drawApproachComparison(Canvas& canvas, const std::vector<ComparisonPanel>& panels,
                            const FigureStyle& style)
{
    double low = INFINITY, high = -INFINITY;
    std::size_t most = 0, longest = 0;
    for (const auto& panel : panels) {
        most = std::max(most, panel.approaches.size());
        for (const auto& approach : panel.approaches) {
            longest = std::max(longest, approach.approach.size());
            for (const double value : approach.ccc)
                if (!std::isfinite(value))
                    throw UsageError("a trial of " + approach.approach + " on " + panel.test + " has no CCC");
            if (approach.ccc.empty())
                throw UsageError(approach.approach + " has no trials on " + panel.test);
            const Interval interval = intervalOf(approach.ccc);
            low = std::min({low, interval.low, *std::min_element(approach.ccc.begin(), approach.ccc.end())});
            high =
                std::max({high, interval.high, *std::max_element(approach.ccc.begin(), approach.ccc.end())});
        }
    }
    if (panels.empty() || most == 0)
        throw UsageError("a comparison needs at least one test corpus and one approach");

    const double font = style.fontPt;
    const double left = font * (1.5 + .56 * static_cast<double>(longest)), right = font * 1.4;
    const double top = font * 2.8, bottom = font * 3.6, gap = font * 2.4;
    const auto count = static_cast<double>(panels.size());
    const double width = (canvas.width() - left - right - gap * (count - 1)) / count;
    const double margin = std::max((high - low) * .15, .005);
    for (std::size_t index = 0; index < panels.size(); ++index) {
        const Panel panel{left + static_cast<double>(index) * (width + gap),
                          top,
                          width,
                          canvas.height() - top - bottom,
                          low - margin,
                          high + margin,
                          0,
                          1};
        canvas.openGroup({{"data-test", panels[index].test}});
        canvas.text(panel.x, font * 1.7, panels[index].test,
                    {font + 1, Anchor::Start, canvas.colours().ink, true});
        const std::vector<double> ticks = roundTicks(panel.xLow, panel.xHigh, width > 180 ? 6 : 4);
        for (const double tick : ticks)
            canvas.line(panel.mapX(tick), panel.y, panel.mapX(tick), panel.bottom(), canvas.colours().faint,
                        .5);
        const double step = panel.height / static_cast<double>(most);
        for (std::size_t row = 0; row < panels[index].approaches.size(); ++row) {
            const double y = panel.y + (static_cast<double>(row) + .5) * step;
            drawApproach(canvas, panel, y, panels[index].approaches[row], paletteColour(row), font);
            if (index == 0)
                canvas.text(panel.x - font * .8, y + font * .35, panels[index].approaches[row].approach,
                            {font, Anchor::End});
        }
        drawAxes(canvas, panel, ticks, {}, font);
        canvas.closeGroup();
    }
    canvas.text(left + (canvas.width() - left - right) / 2, canvas.height() - font * .9,
                "CCC (large dot: mean, bar: 95 % interval of the mean, small dots: trials)",
                {font, Anchor::Middle});
}

std::string approachComparison(const std::vector<ComparisonPanel>& panels, const FigureStyle& style)
{
    std::size_t most = 0;
    for (const auto& panel : panels)
        most = std::max(most, panel.approaches.size());
    const double height = style.heightMm > 0
                              ? style.heightMm
                              : style.fontPt * (7.4 + 4 * static_cast<double>(most)) / pointsPerMm;
    Svg svg(style.widthMm, height, style, "CCC of the approaches over trials");
    drawApproachComparison(svg, panels, style);
    return svg.toString();
}

} // namespace deepmi

#include "figures/figure_layout.h"
#include "figures/figures.h"
#include "figures/svg.h"
#include "job/error.h"
#include "statistics/summary.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace deepmi
{

namespace
{

/// Mean and Student's 95 % interval of the mean; no width for a single trial.
MeanInterval intervalOf(const std::vector<double>& values)
{
    const MeanInterval interval = meanInterval(values);
    return values.size() > 1 ? interval : MeanInterval{interval.mean, interval.mean, interval.mean};
}

struct Range {
    double low = INFINITY, high = -INFINITY;
};

constexpr double captionLine = 1.25; ///< from line to line, times the type's size

std::string captionOf(Translate translate)
{
    const Translate translated =
        translate ? translate : [](const char*, const char* english) { return std::string(english); };
    return translated("Figures", "CCC (large dot: mean, bar: 95 % interval of the mean, small dots: trials)");
}

/// Where everything stands: approaches in lines, panels in a grid.
struct Layout {
    std::vector<std::string> approaches; ///< of all panels, in order of appearance
    std::vector<std::size_t> colours;    ///< their places in the palette
    std::map<std::string, Range> axes;   ///< by group
    std::size_t across = 1, down = 1;
    double left = 0, right = 0, top = 0, bottom = 0, gap = 0;
    std::vector<std::string> caption; ///< in lines
    double captionRoom = 0;

    Layout(const std::vector<ComparisonPanel>& panels, double width, double font, const std::string& words)
    {
        std::size_t longest = 0;
        std::vector<std::string> measures;
        for (const ComparisonPanel& panel : panels)
            for (const ApproachTrials& approach : panel.approaches)
                if (std::find(approaches.begin(), approaches.end(), approach.approach) == approaches.end()) {
                    approaches.push_back(approach.approach);
                    measures.push_back(approach.colourOf);
                    longest = std::max(longest, letters(approach.approach));
                }
        colours = approachColours(measures);
        left = font * (1.5 + .56 * static_cast<double>(longest));
        right = font * 1.4;
        top = font * 2.8;
        bottom = font * 3.6;
        gap = font * 2.4;
        // .53: the width of letters in the type's size.
        caption = linesOfText(words, (width - left - right + 2 * font) / (.53 * font));
        captionRoom = font * (1.4 + captionLine * (static_cast<double>(caption.size()) - 1));
        const double least = font * 13; // of a panel: its interval, the mean and p beside it
        const auto count = std::max<std::size_t>(panels.size(), 1);
        const auto fit = static_cast<std::size_t>(std::max(1., (width - left - right + gap) / (least + gap)));
        down = (count + fit - 1) / fit;
        across = (count + down - 1) / down; // lines of equal length rather than one full and one of leftovers
    }
};

void drawApproach(Canvas& canvas, const Panel& panel, double y, double step, const ApproachTrials& approach,
                  const std::string& colour, double font)
{
    const MeanInterval interval = intervalOf(approach.ccc);
    canvas.openGroup({{"data-approach", approach.approach},
                      {"data-mean", fixedText(interval.mean, 6)},
                      {"data-low", fixedText(interval.low, 6)},
                      {"data-high", fixedText(interval.high, 6)}});
    const bool cramped = step < font * 3;
    // Trials stand below the interval, fanned out a little so that equal values remain visible.
    for (std::size_t trial = 0; trial < approach.ccc.size(); ++trial)
        canvas.circle(panel.mapX(approach.ccc[trial]),
                      y + (cramped ? step * (.2 + .1 * static_cast<double>(trial % 3))
                                   : font * (.75 + .28 * static_cast<double>(trial % 3))),
                      1.7, colour, {{"opacity", ".5"}, {"data-trial", fixedText(approach.ccc[trial], 6)}});
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
    const double half = font * .26 * static_cast<double>(letters(label));
    if (cramped) { // beside the interval, on the side that has room; without its note where neither has
        const double after = std::max(high, mean) + font * .6, before = std::min(low, mean) - font * .6;
        const double right = panel.right() + font - after, left = before - panel.x;
        const std::string words = std::max(right, left) >= 2 * half ? label : fixedText(interval.mean, 3);
        const double needed = font * .52 * static_cast<double>(letters(words));
        const bool behind = right >= needed || right >= left;
        canvas.text(behind ? after : before, y + font * .32, words,
                    {std::min(font * .9, step * .95), behind ? Anchor::Start : Anchor::End});
    } else {
        // No std::clamp: of a label wider than the panel both ends are one number but for its rounding.
        const double kept = std::min(half, panel.width / 2);
        canvas.text(std::max(panel.x + kept, std::min(mean, panel.right() - kept)), y - font * .75, label,
                    {font, Anchor::Middle});
    }
    canvas.closeGroup();
}

/// The range of every group's axis. Raises UsageError for what cannot be drawn.
void findAxes(const std::vector<ComparisonPanel>& panels, Layout& layout)
{
    for (const ComparisonPanel& panel : panels) {
        Range& range = layout.axes[panel.group];
        for (const ApproachTrials& approach : panel.approaches) {
            for (const double value : approach.ccc)
                if (!std::isfinite(value))
                    throw UsageError("a trial of " + approach.approach + " on " + panel.test + " has no CCC");
            if (approach.ccc.empty())
                throw UsageError(approach.approach + " has no trials on " + panel.test);
            const MeanInterval interval = intervalOf(approach.ccc);
            const auto [smallest, largest] = std::minmax_element(approach.ccc.begin(), approach.ccc.end());
            range.low = std::min({range.low, interval.low, *smallest});
            range.high = std::max({range.high, interval.high, *largest});
        }
        if (panel.approaches.empty())
            throw UsageError("a comparison needs at least one approach on " + panel.test);
    }
    if (panels.empty())
        throw UsageError("a comparison needs at least one test corpus and one approach");
}

double lineOf(const Layout& layout, const std::string& approach)
{
    return static_cast<double>(std::find(layout.approaches.begin(), layout.approaches.end(), approach) -
                               layout.approaches.begin());
}

} // namespace

void drawApproachComparison(Canvas& canvas, const std::vector<ComparisonPanel>& panels,
                            const FigureStyle& style)
{
    const double font = style.fontPt;
    Layout layout(panels, canvas.width(), font, captionOf(style.translate));
    findAxes(panels, layout);
    const auto across = static_cast<double>(layout.across), down = static_cast<double>(layout.down);
    const double width = (canvas.width() - layout.left - layout.right - layout.gap * (across - 1)) / across;
    const double strip =
        (canvas.height() - layout.captionRoom) / down; // of one line of panels, with title and axis
    const double step = std::max(1., strip - layout.top - layout.bottom + font * 1.4) /
                        static_cast<double>(layout.approaches.size());
    for (std::size_t index = 0; index < panels.size(); ++index) {
        const auto column = static_cast<double>(index % layout.across),
                   row = static_cast<double>(index / layout.across);
        const Range& range = layout.axes[panels[index].group];
        const double margin = std::max((range.high - range.low) * .15, .005);
        const double top = row * strip;
        const Panel panel{layout.left + column * (width + layout.gap),
                          top + layout.top,
                          width,
                          step * static_cast<double>(layout.approaches.size()),
                          range.low - margin,
                          range.high + margin,
                          0,
                          1};
        canvas.openGroup({{"data-test", panels[index].test}});
        canvas.text(panel.x, top + font * 1.7, panels[index].test,
                    {font + 1, Anchor::Start, canvas.colours().ink, true});
        const std::vector<double> ticks = roundTicks(panel.xLow, panel.xHigh, width > 180 ? 6 : 4);
        for (const double tick : ticks)
            canvas.line(panel.mapX(tick), panel.y, panel.mapX(tick), panel.bottom(), canvas.colours().faint,
                        .5);
        for (const ApproachTrials& approach : panels[index].approaches) {
            const double line = lineOf(layout, approach.approach);
            drawApproach(canvas, panel, panel.y + (line + .5) * step, step, approach,
                         paletteColour(layout.colours[static_cast<std::size_t>(line)], canvas.colours().dark),
                         font);
        }
        if (index % layout.across == 0)
            for (std::size_t line = 0; line < layout.approaches.size(); ++line)
                canvas.text(panel.x - font * .8,
                            panel.y + (static_cast<double>(line) + .5) * step + font * .35,
                            layout.approaches[line], {std::min(font, step * .95), Anchor::End});
        drawAxes(canvas, panel, ticks, {}, font);
        canvas.closeGroup();
    }
    const double middle = layout.left + (canvas.width() - layout.left - layout.right) / 2;
    double base = canvas.height() - layout.captionRoom + font * .5;
    for (const std::string& line : layout.caption) {
        canvas.text(middle, base, line, {font, Anchor::Middle});
        base += font * captionLine;
    }
}

double approachComparisonHeightMm(const std::vector<ComparisonPanel>& panels, const FigureStyle& style)
{
    const Layout layout(panels, style.widthMm * pointsPerMm, style.fontPt, captionOf(style.translate));
    const double strip = 6 + 4 * static_cast<double>(layout.approaches.size());
    return (layout.captionRoom + style.fontPt * strip * static_cast<double>(layout.down)) / pointsPerMm;
}

std::string approachComparison(const std::vector<ComparisonPanel>& panels, const FigureStyle& style)
{
    const double height = style.heightMm > 0 ? style.heightMm : approachComparisonHeightMm(panels, style);
    Svg svg(style.widthMm, height, style, "CCC of the approaches over trials");
    drawApproachComparison(svg, panels, style);
    return svg.toString();
}

} // namespace deepmi

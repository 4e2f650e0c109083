#include "figures/figures.h"
#include "figures/svg.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

using Points = std::vector<std::pair<double, double>>;

/// Draws the finite stretches of a curve; NaN leaves a gap.
void drawCurve(Canvas& canvas, const Panel& panel, const std::vector<double>& values,
               const std::string& colour, double width, const Canvas::Attributes& attributes)
{
    Points stretch;
    const auto flush = [&] {
        if (stretch.size() == 1)
            canvas.circle(stretch[0].first, stretch[0].second, width, colour, attributes);
        else if (!stretch.empty())
            canvas.polyline(stretch, colour, width, attributes);
        stretch.clear();
    };
    for (std::size_t index = 0; index < values.size(); ++index) {
        if (std::isfinite(values[index]))
            stretch.emplace_back(panel.mapX(static_cast<double>(index) + 1), panel.mapY(values[index]));
        else
            flush();
    }
    flush();
}

void drawBest(Canvas& canvas, const Panel& panel, const CccCurve& curve, double font)
{
    const double value = curve.development[static_cast<std::size_t>(curve.bestEpoch) - 1];
    if (!std::isfinite(value))
        return;
    const double x = panel.mapX(curve.bestEpoch), y = panel.mapY(value);
    canvas.circle(x, y, 2.6, canvas.colours().page,
                  {{"stroke", paletteColour(0, canvas.colours().dark)},
                   {"stroke-width", "1.2"},
                   {"data-best-epoch", std::to_string(curve.bestEpoch)},
                   {"data-ccc", fixedText(value, 6)}});
    // The lower right corner is free: curves rise to the right.
    canvas.text(panel.right() - 3, panel.bottom() - font * .6,
                "best: epoch " + std::to_string(curve.bestEpoch) + ", " + fixedText(value, 3),
                {font, Anchor::End});
}

void drawKey(Canvas& canvas, double x, double y, const std::string& name, const std::string& colour,
             double font, const Canvas::Attributes& attributes = {})
{
    canvas.line(x, y - font * .35, x + 14, y - font * .35, colour, attributes.empty() ? 1.6 : .8, attributes);
    canvas.text(x + 18, y, name, {font, Anchor::Start});
}

} // namespace

void drawCccCurves(Canvas& canvas, const std::vector<CccCurve>& panels, const FigureStyle& style)
{
    if (panels.empty())
        throw UsageError("CCC curves need at least one panel");
    double low = 0, high = 0;
    for (const auto& curve : panels) {
        if (curve.development.empty() ||
            (!curve.training.empty() && curve.training.size() != curve.development.size()) ||
            curve.bestEpoch < 0 || static_cast<std::size_t>(curve.bestEpoch) > curve.development.size())
            throw UsageError("the CCC curves of '" + curve.title +
                             "' need epochs, as many training as development values and a best epoch "
                             "among them");
        for (const auto* values : {&curve.development, &curve.training})
            for (const double value : *values)
                if (std::isfinite(value)) {
                    low = std::min(low, value);
                    high = std::max(high, value);
                }
    }
    high = std::min(1.0, high + .08);
    low = low < 0 ? std::floor(low * 10) / 10 : 0;

    const double font = style.fontPt;
    const double left = font * 4.6, right = font * 1.0, top = font * 5.2, bottom = font * 3.6,
                 gap = font * 1.6;
    const auto count = static_cast<double>(panels.size());
    const double width = (canvas.width() - left - right - gap * (count - 1)) / count;
    drawKey(canvas, left, font * 1.5, "development", paletteColour(0, canvas.colours().dark), font);
    if (std::any_of(panels.begin(), panels.end(), [](const CccCurve& c) { return !c.training.empty(); }))
        drawKey(canvas, left + font * 9.5, font * 1.5, "training", canvas.colours().second, font);
    if (std::any_of(panels.begin(), panels.end(), [](const CccCurve& c) { return !c.binEntries.empty(); }))
        drawKey(canvas, left + font * 17, font * 1.5, "the bin numbered above enters", canvas.colours().muted,
                font, {{"stroke-dasharray", "1.5 1.5"}});

    for (std::size_t index = 0; index < panels.size(); ++index) {
        const CccCurve& curve = panels[index];
        const auto epochs = static_cast<double>(curve.development.size());
        const Panel panel{left + static_cast<double>(index) * (width + gap),
                          top,
                          width,
                          canvas.height() - top - bottom,
                          epochs > 1 ? 1.0 : 0.0,
                          std::max(epochs, 2.0),
                          low,
                          high};
        canvas.openGroup({{"data-panel", curve.title}});
        const std::vector<double> yTicks = roundTicks(low, high, 5);
        for (const double tick : yTicks)
            canvas.line(panel.x, panel.mapY(tick), panel.right(), panel.mapY(tick), canvas.colours().faint,
                        .5);
        for (std::size_t entry = 0; entry < curve.binEntries.size(); ++entry) {
            const double x = panel.mapX(curve.binEntries[entry]);
            canvas.line(x, panel.y, x, panel.bottom(), canvas.colours().ground, .5,
                        {{"stroke-dasharray", "1.5 1.5"},
                         {"data-bin-entry", std::to_string(entry + 2)},
                         {"data-epoch", std::to_string(curve.binEntries[entry])}});
            canvas.text(x, panel.y - font * .3, std::to_string(entry + 2),
                        {font * .85, Anchor::Middle, canvas.colours().muted});
        }
        drawCurve(canvas, panel, curve.training, canvas.colours().second, 1.1, {{"data-curve", "training"}});
        drawCurve(canvas, panel, curve.development, paletteColour(0, canvas.colours().dark), 1.5,
                  {{"data-curve", "development"}});
        if (curve.bestEpoch > 0)
            drawBest(canvas, panel, curve, font);
        std::vector<double> xTicks;
        for (const double tick : roundTicks(panel.xLow, panel.xHigh, width > 200 ? 8 : 5))
            if (tick == std::floor(tick))
                xTicks.push_back(tick);
        drawAxes(canvas, panel, xTicks, yTicks, font, true, index == 0);
        canvas.text(panel.x, panel.y - font * 1.5, curve.title,
                    {font + 1, Anchor::Start, canvas.colours().ink, true});
        canvas.closeGroup();
    }
    canvas.text(left + (canvas.width() - left - right) / 2, canvas.height() - font * .9, "epoch",
                {font, Anchor::Middle});
    canvas.text(font * 1.2, top + (canvas.height() - top - bottom) / 2, "CCC",
                {font, Anchor::Middle, canvas.colours().ink, false, -90});
}

std::string cccCurves(const std::vector<CccCurve>& panels, const FigureStyle& style)
{
    Svg svg(style.widthMm, style.heightMm > 0 ? style.heightMm : 62, style, "CCC by epoch");
    drawCccCurves(svg, panels, style);
    return svg.toString();
}

} // namespace deepmi

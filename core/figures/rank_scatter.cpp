#include "figures/rank_scatter.h"

#include "figures/line_chart_layout.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi
{

namespace
{

/// Scatters the bits of a place (the finaliser of SplitMix64).
std::uint64_t mixed(std::uint64_t place)
{
    place += 0x9E3779B97F4A7C15u;
    place = (place ^ (place >> 30)) * 0xBF58476D1CE4E5B9u;
    place = (place ^ (place >> 27)) * 0x94D049BB133111EBu;
    return place ^ (place >> 31);
}

/// From the plot to the title of its vertical axis, beside ranks of that many samples.
double titleRoom(std::size_t samples, double font)
{
    const auto widest = static_cast<double>(letters(readableDigits(std::to_string(samples))));
    return font * std::max(4.6, widest * .57 + 1.1);
}

} // namespace

std::vector<std::uint32_t> ranksOf(std::span<const double> values, std::span<const std::uint64_t> tieKey)
{
    if (values.size() != tieKey.size())
        throw UsageError("ranks need a key a value");
    for (const double value : values)
        if (std::isnan(value))
            throw UsageError("a value that is not a number has no rank");
    std::vector<std::uint32_t> order(values.size()), ranks(values.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (values[a] != values[b])
            return values[a] < values[b];
        return tieKey[a] != tieKey[b] ? tieKey[a] < tieKey[b] : a < b;
    });
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        ranks[order[rank]] = static_cast<std::uint32_t>(rank);
    return ranks;
}

std::vector<std::uint32_t> thinned(std::size_t count, std::size_t most)
{
    std::vector<std::uint32_t> places(count);
    std::iota(places.begin(), places.end(), 0u);
    if (count <= most)
        return places;
    std::nth_element(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(most), places.end(),
                     [](std::uint32_t a, std::uint32_t b) { return mixed(a) < mixed(b); });
    places.resize(most);
    std::sort(places.begin(), places.end());
    return places;
}

Panel rankScatterPanel(double widthPt, double heightPt, double fontPt, std::size_t samples)
{
    const double left = titleRoom(samples, fontPt) + fontPt * 1.4, right = fontPt * 1.5, top = fontPt * 2.4,
                 bottom = fontPt * 3.8;
    const double side = std::max(1., std::min(widthPt - left - right, heightPt - top - bottom));
    const double end = std::max<double>(1, static_cast<double>(samples) - 1), margin = end * .02;
    return {left + (widthPt - left - right - side) / 2,
            top,
            side,
            side,
            -margin,
            end + margin,
            -margin,
            end + margin};
}

void drawRankScatter(Canvas& canvas, const RankScatter& scatter, const FigureStyle& style)
{
    const double font = style.fontPt;
    const Panel panel = rankScatterPanel(canvas.width(), canvas.height(), font, scatter.size());
    const std::vector<double> ticks = roundTicks(0, std::max(1., panel.xHigh), panel.width > 200 ? 6 : 4);
    for (const double tick : ticks) {
        canvas.line(panel.mapX(tick), panel.y, panel.mapX(tick), panel.bottom(), canvas.colours().faint, .5);
        canvas.line(panel.x, panel.mapY(tick), panel.right(), panel.mapY(tick), canvas.colours().faint, .5);
    }
    canvas.line(panel.mapX(panel.xLow), panel.mapY(panel.yLow), panel.mapX(panel.xHigh),
                panel.mapY(panel.yHigh), canvas.colours().second, .6, {{"stroke-dasharray", "3 3"}});

    // The more points, the smaller and the more transparent: density stays readable.
    const double count = static_cast<double>(std::max<std::size_t>(scatter.shown.size(), 1));
    const double radius = std::clamp(panel.width / std::sqrt(count) * .3, .6, 2.2);
    const std::string opacity = fixedText(std::clamp(20 / std::sqrt(count), .25, .8), 2);
    const auto draw = [&](std::uint32_t sample, double size, const std::string& colour,
                          const Canvas::Attributes& more) {
        Canvas::Attributes attributes = more;
        if (canvas.keepsData())
            attributes.push_back(
                {"data-ranks", std::to_string(scatter.x[sample]) + " " + std::to_string(scatter.y[sample])});
        canvas.circle(panel.mapX(scatter.x[sample]), panel.mapY(scatter.y[sample]), size, colour, attributes);
    };
    const std::string colour = paletteColour(0, canvas.colours().dark);
    for (const std::uint32_t sample : scatter.shown)
        draw(sample, radius, colour, {{"opacity", opacity}});
    // Selected ones have a ring as well: never colour alone.
    for (const std::uint32_t sample : scatter.selected)
        draw(sample, radius + .8, paletteColour(1, canvas.colours().dark),
             {{"stroke", canvas.colours().ink}, {"stroke-width", ".6"}});

    drawAxes(canvas, panel, ticks, ticks, font);
    canvas.text(panel.x + panel.width / 2, canvas.height() - font * .8,
                withValues(canvas.translated("Figures", "rank by %1, 0 = easiest"), {scatter.xMeasure}),
                {font, Anchor::Middle});
    canvas.text(panel.x - titleRoom(scatter.size(), font), panel.y + panel.height / 2,
                withValues(canvas.translated("Figures", "rank by %1"), {scatter.yMeasure}),
                {font, Anchor::Middle, {}, false, -90});
    const std::string title =
        scatter.size() < 2 ? canvas.translated("Figures", "fewer than two samples have both ranks")
        : std::isnan(scatter.spearman) ? canvas.translated("Figures", "Spearman's ρ is not defined")
                                       : withValues(canvas.translated("Figures", "Spearman's ρ = %1"),
                                                    {canvas.number(fixedText(scatter.spearman, 3))});
    canvas.text(panel.x, font * 1.5, title, {font, Anchor::Start, {}, true},
                {{"data-spearman", fixedText(scatter.spearman, 6)}});
    const std::string number =
        scatter.shown.size() < scatter.size()
            ? withValues(canvas.translated("Figures", "%1 shown / %2 total"),
                         {canvas.number(scatter.shown.size()), canvas.number(scatter.size())})
            : withValues(canvas.translated("Figures", "%1 samples"), {canvas.number(scatter.size())});
    // Above the plot's right corner, or farther to the right where the title reaches there.
    const double afterTitle =
        panel.x + 1.1 * estimatedTextWidth(title, font) + font + estimatedTextWidth(number, font);
    canvas.text(std::clamp(afterTitle, panel.right(), std::max(panel.right(), canvas.width() - .3 * font)),
                font * 1.5, number, {font, Anchor::End, canvas.colours().muted});
}

} // namespace deepmi

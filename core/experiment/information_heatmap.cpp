#include "experiment/figures.h"
#include "experiment/svg.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi
{

namespace
{

/// Mean level index of a cluster's samples.
double meanLevel(const JointTable& table, int cluster)
{
    double sum = 0;
    for (int level = 0; level < table.secondStates(); ++level)
        sum += level * static_cast<double>(table.count(cluster, level));
    return sum / static_cast<double>(table.firstCount(cluster));
}

/// Clusters in use by mean level (ties by number), then those that never occur.
std::vector<int> sortedClusters(const JointTable& table)
{
    std::vector<int> order(static_cast<std::size_t>(table.firstStates()));
    std::iota(order.begin(), order.end(), 0);
    const auto used = std::stable_partition(order.begin(), order.end(),
                                            [&](int cluster) { return table.firstCount(cluster) > 0; });
    std::stable_sort(order.begin(), used,
                     [&](int a, int b) { return meanLevel(table, a) < meanLevel(table, b); });
    return order;
}

std::string levelName(const Levels& levels, int level)
{
    const auto& cuts = levels.cuts();
    const auto index = static_cast<std::size_t>(level);
    const double low = level == 0 ? levels.scale().low : cuts[index - 1];
    const double high = index == cuts.size() ? levels.scale().high : cuts[index];
    return shortText(low) + "–" + shortText(high);
}

void drawColourBar(Canvas& canvas, double x, double y, double height, double limit, double font)
{
    constexpr int steps = 101;
    constexpr double width = 9;
    for (int step = 0; step < steps; ++step) {
        const double value = 1 - 2.0 * step / (steps - 1);
        // A hair of overlap hides the seams that viewers draw between touching rectangles.
        canvas.rectangle(x, y + height * step / steps, width, height / steps + (step + 1 < steps ? .4 : 0),
                         divergingColour(value, canvas.colours().dark));
    }
    const Panel bar{x, y, width, height, 0, 1, -limit, limit};
    const std::vector<double> ticks = roundTicks(-limit, limit, 5);
    const std::vector<std::string> labels = tickLabels(ticks);
    for (std::size_t index = 0; index < ticks.size(); ++index) {
        const double at = bar.mapY(ticks[index]);
        canvas.line(x + width, at, x + width + 2.5, at, canvas.colours().ink);
        canvas.text(x + width + 4, at + font * .35, labels[index], {font, Anchor::Start});
    }
    canvas.text(x + width + font * 4.3, y + height / 2, "I(x;y), thousandths of a nat",
                {font, Anchor::Middle, canvas.colours().ink, false, -90});
}

} // namespace

void drawInformationHeatmap(Canvas& canvas, const JointTable& table, const Levels& levels,
                            const std::string& attribute, const FigureStyle& style)
{
    const int clusters = table.firstStates();
    if (clusters < 1 || table.secondStates() != levels.count())
        throw UsageError("the heatmap's table has " + std::to_string(table.secondStates()) +
                         " levels, expected the " + std::to_string(levels.count()) + " given");
    const double font = style.fontPt;
    const double left = font * 5.2, right = font * 8, top = font * 6.2, bottom = font * 3.6;
    const Panel panel{left,
                      top,
                      canvas.width() - left - right,
                      canvas.height() - top - bottom,
                      0,
                      static_cast<double>(clusters),
                      0,
                      static_cast<double>(levels.count())};
    const std::vector<int> order = sortedClusters(table);

    double limit = 0;
    double largestShare = 0;
    for (int cluster = 0; cluster < clusters; ++cluster) {
        largestShare = std::max(largestShare, table.firstProbability(cluster));
        for (int level = 0; level < levels.count(); ++level)
            limit = std::max(limit, std::abs(table.contribution(cluster, level)));
    }
    if (limit == 0)
        limit = 1e-3;

    const double cellWidth = panel.width / clusters;
    const double cellHeight = panel.height / levels.count();
    const double barsHeight = font * 2.6;
    int unused = 0;
    for (int place = 0; place < clusters; ++place) {
        const int cluster = order[static_cast<std::size_t>(place)];
        const double x = panel.x + place * cellWidth;
        const bool used = table.firstCount(cluster) > 0;
        unused += used ? 0 : 1;
        const double share = table.firstProbability(cluster);
        const double bar = barsHeight * share / largestShare;
        canvas.rectangle(x + cellWidth * .12, panel.y - 3 - bar, cellWidth * .76, bar,
                         canvas.colours().second, {{"data-share", fixedText(share, 6)}});
        for (int level = 0; level < levels.count(); ++level) {
            const double value = table.contribution(cluster, level);
            const double y = panel.bottom() - (level + 1) * cellHeight;
            canvas.rectangle(
                x, y, cellWidth, cellHeight,
                used ? divergingColour(value / limit, canvas.colours().dark) : canvas.colours().ground,
                {{"data-cluster", std::to_string(cluster)},
                 {"data-level", std::to_string(level)},
                 {"data-count", std::to_string(table.count(cluster, level))},
                 {"data-value", fixedText(value, 9)},
                 {"stroke", canvas.colours().page},
                 {"stroke-width", ".3"}},
                "cluster " + std::to_string(cluster) + ", " + attribute + " " + levelName(levels, level) +
                    ": " + std::to_string(table.count(cluster, level)) +
                    " samples, I(x;y) = " + fixedText(value, 5) + " nats");
        }
        const double numberFont = std::min(font, cellWidth * .62);
        if (numberFont >= 3.5)
            canvas.text(x + cellWidth / 2, panel.bottom() + font * 1.1, std::to_string(cluster),
                        {numberFont, Anchor::Middle, used ? canvas.colours().ink : canvas.colours().muted});
    }
    canvas.line(panel.x, panel.y, panel.right(), panel.y, canvas.colours().muted, .4);
    canvas.line(panel.x, panel.bottom(), panel.right(), panel.bottom(), canvas.colours().muted, .4);
    for (int level = 0; level < levels.count(); ++level)
        canvas.text(panel.x - 3, panel.bottom() - (level + .5) * cellHeight + font * .35,
                    levelName(levels, level), {font, Anchor::End});

    canvas.text(left, font * 1.7,
                "I(X;Y) = " + fixedText(table.mutualInformation(), 3) + " nats, " + attribute,
                {font + 1, Anchor::Start, canvas.colours().ink, true});
    canvas.text(panel.right(), panel.y - barsHeight - font * .8,
                "share of the samples, largest " + fixedText(100 * largestShare, 1) + " %",
                {font, Anchor::End, canvas.colours().muted});
    canvas.text(panel.x + panel.width / 2, canvas.height() - font * .9,
                "cluster, sorted by mean level" +
                    (unused ? " (" + std::to_string(unused) + " in grey never occur)" : std::string()),
                {font, Anchor::Middle});
    canvas.text(font * 1.2, panel.y + panel.height / 2, attribute + " level",
                {font, Anchor::Middle, canvas.colours().ink, false, -90});
    // The bar is labelled in thousandths: single cells seldom exceed a few hundredths of a nat.
    drawColourBar(canvas, panel.right() + font * 1.2, panel.y, panel.height, limit * 1000, font);
}

std::string informationHeatmap(const JointTable& table, const Levels& levels, const std::string& attribute,
                               const FigureStyle& style)
{
    const double height = style.heightMm > 0 ? style.heightMm : 34 + 7.0 * levels.count();
    Svg svg(style.widthMm, height, style, "Mutual information of cluster and level: " + attribute);
    drawInformationHeatmap(svg, table, levels, attribute, style);
    return svg.toString();
}

} // namespace deepmi

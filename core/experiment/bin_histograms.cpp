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

struct Distribution {
    std::vector<double> percent; ///< of the samples, one a cell
    std::size_t samples = 0;
    double distance = 0; ///< mean |label − mean label of all the measure's samples|
};

/// Which bins a figure has room for: the first four and the last.
std::vector<int> shownBins(int bins)
{
    std::vector<int> shown(static_cast<std::size_t>(std::min(bins, 5)));
    std::iota(shown.begin(), shown.end(), 0);
    if (bins > 5)
        shown.back() = bins - 1;
    return shown;
}

/// Of one bin, or of all samples for bin −1.
Distribution distributionOf(const BinHistogramRow& row, int bin, LabelScale scale, int cells)
{
    Distribution result;
    std::vector<std::size_t> counts(static_cast<std::size_t>(cells));
    const double mean =
        std::accumulate(row.labels.begin(), row.labels.end(), 0.0) / static_cast<double>(row.labels.size());
    for (std::size_t sample = 0; sample < row.labels.size(); ++sample) {
        if (bin >= 0 && row.bin[sample] != bin)
            continue;
        const double place = (row.labels[sample] - scale.low) / (scale.high - scale.low) * cells;
        // A mean of ratings such as 2.6 may stand one rounding below the edge that it lies on.
        const double cell = std::clamp(std::floor(place + 1e-9), 0.0, cells - 1.0);
        ++counts[static_cast<std::size_t>(cell)];
        ++result.samples;
        result.distance += std::abs(row.labels[sample] - mean);
    }
    if (result.samples == 0)
        throw UsageError("bin " + std::to_string(bin + 1) + " of " + row.measure +
                         " has no samples, expected at least one");
    result.distance /= static_cast<double>(result.samples);
    for (const std::size_t count : counts)
        result.percent.push_back(100 * static_cast<double>(count) / static_cast<double>(result.samples));
    return result;
}

void check(const std::vector<BinHistogramRow>& rows, LabelScale scale, int cells)
{
    if (rows.empty())
        throw UsageError("bin histograms need at least one measure");
    if (cells < 1 || !(scale.high > scale.low))
        throw UsageError("bin histograms need at least one cell on a scale whose high end is above its low");
    for (const auto& row : rows) {
        if (row.labels.size() != row.bin.size() || row.labels.empty() || row.bins < 1)
            throw UsageError(row.measure + " has " + std::to_string(row.labels.size()) + " labels and " +
                             std::to_string(row.bin.size()) + " bin numbers, expected one of each a sample");
        for (std::size_t sample = 0; sample < row.bin.size(); ++sample)
            if (row.bin[sample] < 0 || row.bin[sample] >= row.bins || std::isnan(row.labels[sample]))
                throw UsageError("sample " + std::to_string(sample) + " of " + row.measure +
                                 " has no label or a bin outside 0 to " + std::to_string(row.bins - 1));
    }
}

void drawCells(Canvas& canvas, const Panel& panel, const Distribution& distribution,
               const std::string& colour, bool outlineOnly)
{
    const auto cells = static_cast<double>(distribution.percent.size());
    const double cellWidth = panel.width / cells;
    for (std::size_t cell = 0; cell < distribution.percent.size(); ++cell) {
        const double percent = distribution.percent[cell];
        if (percent == 0)
            continue;
        const double inset = outlineOnly ? 0 : cellWidth * .12;
        const double top = panel.mapY(percent);
        canvas.rectangle(panel.x + static_cast<double>(cell) * cellWidth + inset, top, cellWidth - 2 * inset,
                         panel.bottom() - top, colour,
                         outlineOnly ? Canvas::Attributes{}
                                     : Canvas::Attributes{{"data-cell", std::to_string(cell)},
                                                          {"data-percent", fixedText(percent, 3)}});
    }
}

} // namespace

void drawBinHistograms(Canvas& canvas, const std::vector<BinHistogramRow>& rows, const std::string& attribute,
                       LabelScale scale, int cells, const FigureStyle& style)
{
    check(rows, scale, cells);
    const double font = style.fontPt;
    std::size_t columns = 0;
    double highest = 0;
    std::vector<Distribution> overall;
    std::vector<std::vector<Distribution>> binned;
    for (const auto& row : rows) {
        overall.push_back(distributionOf(row, -1, scale, cells));
        binned.emplace_back();
        for (const int bin : shownBins(row.bins))
            binned.back().push_back(distributionOf(row, bin, scale, cells));
        columns = std::max(columns, binned.back().size());
        for (const auto& one : binned.back())
            highest = std::max(highest, *std::max_element(one.percent.begin(), one.percent.end()));
        highest = std::max(highest,
                           *std::max_element(overall.back().percent.begin(), overall.back().percent.end()));
    }

    const double left = font * 5.6, right = font * .8, top = font * 3.4, bottom = font * 3.6;
    const double gapX = font * 1.1, gapY = font * 3.1;
    const auto columnCount = static_cast<double>(columns), rowCount = static_cast<double>(rows.size());
    const double width = (canvas.width() - left - right - gapX * (columnCount - 1)) / columnCount;
    const double height = (canvas.height() - top - bottom - gapY * (rowCount - 1)) / rowCount;
    // Room above the tallest bar for the line that gives d.
    const double yHigh = highest * height / std::max(height - font * 1.6, height / 2);
    const std::vector<double> yTicks = roundTicks(0, yHigh, 4);
    const std::vector<double> xTicks = roundTicks(scale.low, scale.high, 6);

    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::vector<int> shown = shownBins(rows[r].bins);
        const double rowTop = top + static_cast<double>(r) * (height + gapY);
        canvas.text(left, rowTop - font * 1.65, rows[r].measure,
                    {font + 1, Anchor::Start, canvas.colours().ink, true});
        for (std::size_t c = 0; c < shown.size(); ++c) {
            const Distribution& bin = binned[r][c];
            const Panel panel{left + static_cast<double>(c) * (width + gapX),
                              rowTop,
                              width,
                              height,
                              scale.low,
                              scale.high,
                              0,
                              yHigh};
            canvas.openGroup({{"data-measure", rows[r].measure},
                              {"data-bin", std::to_string(shown[c] + 1)},
                              {"data-samples", std::to_string(bin.samples)},
                              {"data-distance", fixedText(bin.distance, 6)}});
            drawCells(canvas, panel, overall[r], canvas.colours().ground, true);
            drawCells(canvas, panel, bin, paletteColour(r), false);
            drawAxes(canvas, panel, xTicks, yTicks, font, r + 1 == rows.size(), c == 0);
            canvas.text(panel.x, panel.y - font * .45, "bin " + std::to_string(shown[c] + 1),
                        {font, Anchor::Start});
            canvas.text(panel.right(), panel.y - font * .45, "n = " + std::to_string(bin.samples),
                        {font, Anchor::End});
            canvas.text(panel.right(), panel.y + font * .9, "d = " + fixedText(bin.distance, 2),
                        {font, Anchor::End, canvas.colours().muted});
            canvas.closeGroup();
        }
    }
    canvas.text(left + (canvas.width() - left - right) / 2, canvas.height() - font * .9,
                attribute + " label (grey: all bins; d: mean distance from the mean label)",
                {font, Anchor::Middle});
    canvas.text(font * 1.2, top + (canvas.height() - top - bottom) / 2, "samples of the bin (%)",
                {font, Anchor::Middle, canvas.colours().ink, false, -90});
}

std::string binHistograms(const std::vector<BinHistogramRow>& rows, const std::string& attribute,
                          LabelScale scale, int cells, const FigureStyle& style)
{
    const double height = style.heightMm > 0 ? style.heightMm : 16 + 30 * static_cast<double>(rows.size());
    Svg svg(style.widthMm, height, style, "Label distribution of the data new in each bin: " + attribute);
    drawBinHistograms(svg, rows, attribute, scale, cells, style);
    return svg.toString();
}

} // namespace deepmi

#include "figures/bin_figure.h"
#include "figures/figures.h"
#include "figures/svg.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi
{

namespace
{

void check(const std::vector<BinHistogramRow>& rows)
{
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

CountedMeasure countedOf(const BinHistogramRow& row, const std::string& attribute, LabelScale scale,
                         int cells)
{
    CountedMeasure counted;
    counted.measure = row.measure;
    counted.note = row.note;
    counted.colourOf = row.colourOf;
    counted.quantity = attribute + " label";
    counted.edges = equalEdges(scale, cells);
    counted.overall.resize(static_cast<std::size_t>(cells));
    std::vector<std::size_t> place(static_cast<std::size_t>(row.bins), counted.bins.max_size());
    for (const int bin : firstFourAndLast(row.bins)) {
        place[static_cast<std::size_t>(bin)] = counted.bins.size();
        CountedBin& one = counted.bins.emplace_back();
        one.bin = bin;
        one.counts.resize(static_cast<std::size_t>(cells));
        one.distance = 0;
    }
    const double mean =
        std::accumulate(row.labels.begin(), row.labels.end(), 0.0) / static_cast<double>(row.labels.size());
    for (std::size_t sample = 0; sample < row.labels.size(); ++sample) {
        const auto cell = static_cast<std::size_t>(equalCell(row.labels[sample], scale, cells));
        ++counted.overall[cell];
        const std::size_t at = place[static_cast<std::size_t>(row.bin[sample])];
        if (at >= counted.bins.size())
            continue;
        ++counted.bins[at].counts[cell];
        ++counted.bins[at].samples;
        counted.bins[at].distance += std::abs(row.labels[sample] - mean);
    }
    for (CountedBin& bin : counted.bins) {
        if (bin.samples == 0)
            throw UsageError("bin " + std::to_string(bin.bin + 1) + " of " + row.measure +
                             " has no samples, expected at least one");
        bin.distance /= static_cast<double>(bin.samples);
    }
    return counted;
}

} // namespace

void drawBinHistograms(Canvas& canvas, const std::vector<BinHistogramRow>& rows, const std::string& attribute,
                       LabelScale scale, int cells, const FigureStyle& style)
{
    check(rows);
    BinFigure figure;
    for (const BinHistogramRow& row : rows)
        figure.rows.push_back(countedOf(row, attribute, scale, cells));
    drawBinFigure(canvas, figure, style);
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

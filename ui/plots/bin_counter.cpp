#include "plots/bin_counter.h"

#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deepmi::studio
{

namespace
{

std::vector<std::uint32_t> sliceOf(const std::vector<std::uint32_t>& counts, int bin, std::size_t cells)
{
    const auto begin = counts.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(bin) * cells);
    return {begin, begin + static_cast<std::ptrdiff_t>(cells)};
}

/// The finite range of some values, never of width zero.
LabelScale rangeOf(const std::vector<double>& values, const std::vector<std::uint32_t>& chosen)
{
    LabelScale range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const std::uint32_t index : chosen)
        if (std::isfinite(values[index])) {
            range.low = std::min(range.low, values[index]);
            range.high = std::max(range.high, values[index]);
        }
    if (!(range.high >= range.low))
        return {0, 1};
    if (!(range.high - range.low > 1e-9 * std::max(1.0, std::abs(range.low))))
        return {range.low - .5, range.high + .5};
    return range;
}

} // namespace

int BinCounter::Axis::cellOf(double value) const
{
    if (cuts.empty())
        return equalCell(value, scale, cells);
    return static_cast<int>(std::upper_bound(cuts.begin(), cuts.end(), value) - cuts.begin());
}

BinCounter::Axis BinCounter::labelAxis(const Workspace& workspace, const BinView& view) const
{
    Axis axis;
    const auto curriculum = workspace.curriculum();
    axis.scale = curriculum ? curriculum->samples->scale : workspace.scale();
    if (!view.byLevel) {
        axis.cells = view.cells;
        axis.edges = equalEdges(axis.scale, view.cells);
        return axis;
    }
    const Levels levels = curriculum ? curriculum->deepmi->levels : workspace.settings().levelsOn(axis.scale);
    axis.cuts = levels.cuts();
    axis.cells = levels.count();
    axis.edges = {axis.scale.low};
    axis.edges.insert(axis.edges.end(), axis.cuts.begin(), axis.cuts.end());
    axis.edges.push_back(axis.scale.high);
    return axis;
}

std::vector<int> BinCounter::shownBins(int bins, const BinView& view)
{
    if (!view.allBins)
        return firstFourAndLast(bins);
    const int shown = std::min(bins, mostPanels);
    std::vector<int> which;
    for (int index = 0; index < shown; ++index)
        which.push_back(shown == 1 ? 0
                                   : static_cast<int>(
                                         std::lround(static_cast<double>(index) * (bins - 1) / (shown - 1))));
    return which;
}

const std::vector<bool>& BinCounter::selectedRows(const Workspace& workspace)
{
    const std::size_t rows = workspace.samples()->size();
    if (m_selectedVersion != m_selectionVersion || m_selected.size() != rows) {
        m_selected.assign(rows, false);
        for (const std::int32_t row : workspace.selection().rows())
            if (static_cast<std::size_t>(row) < rows)
                m_selected[static_cast<std::size_t>(row)] = true;
        m_selectedVersion = m_selectionVersion;
    }
    return m_selected;
}

BinFigure BinCounter::figure(const Workspace& workspace, const BinView& view)
{
    BinFigure figure;
    figure.unit = view.unit;
    figure.columns = view.columns;
    figure.binWord = tr("bin").toStdString();
    figure.percentAxis = tr("samples of the bin (%)").toStdString();
    figure.countAxis = tr("samples").toStdString();
    figure.densityAxis = tr("density").toStdString();
    if (workspace.curriculum())
        figure.rows.push_back(deepmiRow(workspace, view));
    std::erase_if(m_counted, [&](const auto& entry) {
        return std::none_of(workspace.scores().begin(), workspace.scores().end(),
                            [&](const OpenScores& open) { return open.title == entry.first; });
    });
    for (const OpenScores& open : workspace.scores())
        figure.rows.push_back(scoresRow(workspace, open, view));
    const int bins = workspace.settings().bins;
    QString caption = workspace.selection().isEmpty() || !view.selected
                          ? tr("grey: all bins; d: mean distance from the mean label")
                          : tr("grey: all bins; outlined: selected; d: mean distance from the mean label");
    if (view.allBins && bins > mostPanels)
        caption += QStringLiteral("; ") + tr("%1 of %2 bins shown").arg(mostPanels).arg(bins);
    figure.caption = caption.toStdString();
    return figure;
}

CountedMeasure BinCounter::deepmiRow(const Workspace& workspace, const BinView& view)
{
    const Curriculum& curriculum = *workspace.curriculum();
    const Axis axis = labelAxis(workspace, view);
    const auto cells = static_cast<std::size_t>(axis.cells);
    const std::vector<double>& label = curriculum.samples->assignments.label;
    const auto cellOf = [&](std::size_t sample) {
        return static_cast<std::uint16_t>(view.byLevel ? curriculum.deepmi->labelLevel[sample]
                                                       : axis.cellOf(label[sample]));
    };
    CountedMeasure row;
    QString title = tr("DeepMI (α = %1)").arg(figuresText(curriculum.ranking->alpha(), 4));
    if (curriculum.isPreview())
        title += QStringLiteral(" · ") + tr("preview of K = %1").arg(curriculum.clusters());
    row.measure = title.toStdString();
    row.colourOf = "deepmi";
    row.quantity = tr("%1 label").arg(text(workspace.attribute())).toStdString();
    row.edges = axis.edges;
    deepmi::BinCounts counts;
    if (view.byLevel) {
        counts = curriculum.ranking->countsByLevel();
        row.overall.assign(cells, 0);
        for (const DeepMICell& cell : curriculum.cells->cells())
            row.overall[static_cast<std::size_t>(cell.level)] += cell.count;
    } else {
        if (m_cellsOf != curriculum.cells || m_cellEdges != axis.edges) {
            std::vector<std::uint16_t> of(label.size());
            for (std::size_t sample = 0; sample < of.size(); ++sample)
                of[sample] = cellOf(sample);
            m_cells = std::make_shared<const CellHistogram>(curriculum.cells, of, cells);
            m_cellsOf = curriculum.cells;
            m_cellEdges = axis.edges;
        }
        counts = m_cells->counts(*curriculum.ranking);
        row.overall = m_cells->total();
    }
    deepmi::BinCounts chosen;
    if (view.selected && !workspace.selection().isEmpty()) {
        if (m_chosenOf != curriculum.cells || m_chosenEdges != axis.edges ||
            m_chosenVersion != m_selectionVersion) {
            std::vector<std::uint16_t> of(label.size(), CellHistogram::leftOut);
            for (const std::int32_t selected : workspace.selection().rows()) {
                const std::int32_t sample = curriculum.sampleOfRow(selected);
                if (sample >= 0)
                    of[static_cast<std::size_t>(sample)] = cellOf(static_cast<std::size_t>(sample));
            }
            m_chosenCells = std::make_shared<const CellHistogram>(curriculum.cells, of, cells);
            m_chosenOf = curriculum.cells;
            m_chosenEdges = axis.edges;
            m_chosenVersion = m_selectionVersion;
        }
        chosen = m_chosenCells->counts(*curriculum.ranking);
    }
    for (const int bin : shownBins(curriculum.ranking->bins(), view)) {
        CountedBin& one = row.bins.emplace_back();
        one.bin = bin;
        one.samples = curriculum.ranking->binSize(bin);
        one.distance = curriculum.labelDistance->mean(*curriculum.ranking, bin);
        one.counts = sliceOf(counts.counts, bin, cells);
        if (!chosen.counts.empty())
            one.chosen = sliceOf(chosen.counts, bin, cells);
    }
    return row;
}

const BinCounter::Counted& BinCounter::counted(const Workspace& workspace, const OpenScores& open,
                                               const BinView& view)
{
    const Axis labels = labelAxis(workspace, view);
    const int bins = workspace.settings().bins;
    Counted& counted = m_counted[open.title];
    if (counted.scores == open.scores && counted.frame == workspace.samples() &&
        counted.view.byLevel == view.byLevel && counted.view.cells == view.cells &&
        counted.cuts == labels.cuts) {
        if (counted.bins != bins) {
            counted.bins = bins;
            countBins(counted, open);
        }
        return counted;
    }
    counted = {open.scores, workspace.samples(), view, labels.cuts, bins, {}, false, 0, {}, {}, {}, {}, {}};
    const SampleFrame& frame = *counted.frame;
    const Scores& scores = *open.scores;
    const auto splitOf = [&](std::size_t index) {
        const std::int32_t row = open.frameRow[index];
        return row < 0 ? Split::None : frame.splits[static_cast<std::size_t>(row)];
    };
    // A curriculum is of training samples; where no sample is known to be one, of all.
    bool anyTrain = false;
    for (std::size_t index = 0; index < scores.names.size(); ++index)
        anyTrain = anyTrain || splitOf(index) == Split::Train;
    for (const std::size_t index : scores.bins.order)
        if (!anyTrain || splitOf(index) == Split::Train)
            counted.order.push_back(static_cast<std::uint32_t>(index));
    const auto labelOf = [&](std::uint32_t index) {
        const std::int32_t row = open.frameRow[index];
        return row < 0 ? std::numeric_limits<double>::quiet_NaN()
                       : frame.label[static_cast<std::size_t>(row)];
    };
    for (const std::uint32_t index : counted.order)
        counted.withLabel += std::isnan(labelOf(index)) ? 0 : 1;
    counted.ownValues = counted.withLabel == 0;
    counted.axis = labels;
    if (counted.ownValues) {
        counted.axis = {};
        counted.axis.scale = rangeOf(scores.score, counted.order);
        counted.axis.cells = view.cells;
        counted.axis.edges = equalEdges(counted.axis.scale, view.cells);
    }
    counted.cell.assign(scores.names.size(), CellHistogram::leftOut);
    for (const std::uint32_t index : counted.order) {
        const double value = counted.ownValues ? scores.score[index] : labelOf(index);
        if (!std::isnan(value))
            counted.cell[index] = static_cast<std::uint16_t>(counted.axis.cellOf(value));
    }
    countBins(counted, open);
    return counted;
}

void BinCounter::countBins(Counted& counted, const OpenScores& open)
{
    const auto cells = static_cast<std::size_t>(counted.axis.cells);
    const auto bins = static_cast<std::size_t>(counted.bins);
    counted.counts.assign(bins * cells, 0);
    counted.overall.assign(cells, 0);
    counted.distance.assign(bins, std::numeric_limits<double>::quiet_NaN());
    const auto labelOf = [&](std::uint32_t index) {
        return counted.frame->label[static_cast<std::size_t>(open.frameRow[index])];
    };
    double mean = 0;
    if (!counted.ownValues) {
        for (const std::uint32_t index : counted.order)
            if (counted.cell[index] != CellHistogram::leftOut)
                mean += labelOf(index);
        mean /= static_cast<double>(counted.withLabel);
    }
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const std::size_t end = binBegin(counted.order.size(), counted.bins, static_cast<int>(bin) + 1);
        double distance = 0;
        std::size_t labelled = 0;
        for (std::size_t rank = binBegin(counted.order.size(), counted.bins, static_cast<int>(bin));
             rank < end; ++rank) {
            const std::uint32_t index = counted.order[rank];
            const std::uint16_t cell = counted.cell[index];
            if (cell == CellHistogram::leftOut)
                continue;
            ++counted.counts[bin * cells + cell];
            ++counted.overall[cell];
            if (!counted.ownValues) {
                distance += std::abs(labelOf(index) - mean);
                ++labelled;
            }
        }
        if (labelled > 0)
            counted.distance[bin] = distance / static_cast<double>(labelled);
    }
}

CountedMeasure BinCounter::scoresRow(const Workspace& workspace, const OpenScores& open, const BinView& view)
{
    const Counted& counted = this->counted(workspace, open, view);
    const auto cells = static_cast<std::size_t>(counted.axis.cells);
    CountedMeasure row;
    row.measure = open.title.toStdString();
    row.colourOf = open.scores->measure;
    const std::size_t samples = counted.order.size();
    if (counted.ownValues) {
        row.note = tr("no labels of these samples are open: the score itself is shown").toStdString();
        row.quantity = tr("score of %1").arg(open.title).toStdString();
    } else {
        row.quantity = tr("%1 label").arg(text(workspace.attribute())).toStdString();
        if (counted.withLabel < samples)
            row.note = tr("%1 of %2 samples have a label")
                           .arg(countText(counted.withLabel), countText(samples))
                           .toStdString();
    }
    row.edges = counted.axis.edges;
    row.overall = counted.overall;
    const std::vector<bool>* selected =
        view.selected && !workspace.selection().isEmpty() ? &selectedRows(workspace) : nullptr;
    for (const int bin : shownBins(counted.bins, view)) {
        CountedBin& one = row.bins.emplace_back();
        const std::size_t begin = binBegin(samples, counted.bins, bin),
                          end = binBegin(samples, counted.bins, bin + 1);
        one.bin = bin;
        one.samples = end - begin;
        one.distance = counted.distance[static_cast<std::size_t>(bin)];
        one.counts = sliceOf(counted.counts, bin, cells);
        if (!selected)
            continue;
        one.chosen.assign(cells, 0);
        for (std::size_t rank = begin; rank < end; ++rank) {
            const std::uint32_t index = counted.order[rank];
            const std::int32_t frameRow = open.frameRow[index];
            if (frameRow >= 0 && (*selected)[static_cast<std::size_t>(frameRow)] &&
                counted.cell[index] != CellHistogram::leftOut)
                ++one.chosen[counted.cell[index]];
        }
    }
    return row;
}

std::vector<std::int32_t> BinCounter::rowsOf(const Workspace& workspace, const BinView& view,
                                             std::size_t measure, int bin, int cell)
{
    std::vector<std::int32_t> rows;
    const auto curriculum = workspace.curriculum();
    if (curriculum && measure == 0) {
        if (bin < 0 || bin >= curriculum->ranking->bins())
            return rows;
        const Axis axis = labelAxis(workspace, view);
        for (const std::uint32_t sample : curriculum->ranking->samplesOf(bin)) {
            const int own = view.byLevel ? curriculum->deepmi->labelLevel[sample]
                                         : axis.cellOf(curriculum->samples->assignments.label[sample]);
            if (cell < 0 || own == cell)
                rows.push_back(curriculum->rowOfSample(sample));
        }
        return rows;
    }
    const std::size_t place = measure - (curriculum ? 1 : 0);
    if (place >= workspace.scores().size())
        return rows;
    const OpenScores& open = workspace.scores()[place];
    const Counted& counted = this->counted(workspace, open, view);
    if (bin < 0 || bin >= counted.bins)
        return rows;
    for (std::size_t rank = binBegin(counted.order.size(), counted.bins, bin);
         rank < binBegin(counted.order.size(), counted.bins, bin + 1); ++rank) {
        const std::uint32_t index = counted.order[rank];
        if (open.frameRow[index] >= 0 && (cell < 0 || counted.cell[index] == cell))
            rows.push_back(open.frameRow[index]);
    }
    return rows;
}

} // namespace deepmi::studio

#include "difficulty/blended_ranking.h"

#include "difficulty/tied_cells.h"
#include "job/error.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace deepmi
{

namespace
{

template <class ColumnOf>
BinCounts countRuns(const BlendedRanking& ranking, int columns, ColumnOf columnOf)
{
    BinCounts result;
    result.bins = static_cast<std::size_t>(ranking.bins());
    result.columns = static_cast<std::size_t>(columns);
    result.counts.resize(result.bins * result.columns);
    for (std::size_t bin = 0; bin < result.bins; ++bin)
        for (const CellRun& run : ranking.runs(static_cast<int>(bin)))
            result.counts[bin * result.columns +
                          static_cast<std::size_t>(columnOf(ranking.grouping().cells()[run.cell]))] +=
                run.last - run.first;
    return result;
}

} // namespace

BlendedRanking::BlendedRanking(std::shared_ptr<const CellGrouping> grouping, double alpha, int bins)
    : m_grouping(std::move(grouping)), m_alpha(alpha)
{
    if (!m_grouping)
        throw UsageError("there are no samples to rank");
    checkAlpha(alpha);
    if (bins < 1 || bins > mostBins)
        throw UsageError("the number of bins is " + std::to_string(bins) + ", expected 1 to " +
                         std::to_string(mostBins));
    for (int bin = 0; bin <= bins; ++bin)
        m_binBegin.push_back(deepmi::binBegin(samples(), bins, bin));
    for (const DeepMICell& cell : m_grouping->cells())
        m_cellScore.push_back(blendTerms(alpha, cell.clusterTerm, cell.predictionTerm));
    groupCells();
    cutIntoBins();
}

void BlendedRanking::groupCells()
{
    const std::span<const DeepMICell> cells = m_grouping->cells();
    m_cellOrder.resize(cells.size());
    std::iota(m_cellOrder.begin(), m_cellOrder.end(), 0u);
    std::sort(m_cellOrder.begin(), m_cellOrder.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_cellScore[a] != m_cellScore[b] ? m_cellScore[a] > m_cellScore[b] : a < b;
    });
    m_groupOf.resize(cells.size());
    std::size_t rank = 0;
    for (std::size_t place = 0; place < m_cellOrder.size(); ++place) {
        const std::uint32_t cell = m_cellOrder[place];
        if (place == 0 || m_cellScore[cell] != m_cellScore[m_cellOrder[place - 1]]) {
            m_groupBegin.push_back(rank);
            m_groupCells.push_back(static_cast<std::uint32_t>(place));
        }
        m_groupOf[cell] = static_cast<std::uint32_t>(m_groupBegin.size() - 1);
        rank += cells[cell].count;
    }
    m_groupBegin.push_back(rank);
    m_groupCells.push_back(static_cast<std::uint32_t>(m_cellOrder.size()));
}

void BlendedRanking::cutIntoBins()
{
    const std::size_t count = m_binBegin.size() - 1;
    std::vector<std::size_t> cuts, pieceBin, runsOfBin(count + 1);
    for (std::size_t group = 0; group < distinctScores(); ++group) {
        const std::size_t begin = m_groupBegin[group], end = m_groupBegin[group + 1];
        auto bin = static_cast<std::size_t>(binOfRank(begin));
        cuts.clear();
        pieceBin.assign(1, bin);
        while (m_binBegin[bin + 1] < end) {
            const std::size_t border = m_binBegin[++bin];
            while (m_binBegin[bin + 1] == border) // more bins than samples leave some empty
                ++bin;
            cuts.push_back(border - begin);
            pieceBin.push_back(bin);
        }
        cutTiedCells(*m_grouping, cellsOfGroup(group), cuts,
                     [&](std::size_t piece, std::uint32_t cell, std::uint32_t first, std::uint32_t last) {
                         m_runs.push_back({cell, first, last});
                         ++runsOfBin[pieceBin[piece] + 1];
                     });
    }
    std::partial_sum(runsOfBin.begin(), runsOfBin.end(), runsOfBin.begin());
    m_runBegin = std::move(runsOfBin);
}

std::size_t BlendedRanking::groupOfRank(std::size_t rank) const
{
    return static_cast<std::size_t>(std::upper_bound(m_groupBegin.begin(), m_groupBegin.end(), rank) -
                                    m_groupBegin.begin() - 1);
}

std::span<const std::uint32_t> BlendedRanking::cellsOfGroup(std::size_t group) const
{
    return {m_cellOrder.data() + m_groupCells[group], m_groupCells[group + 1] - m_groupCells[group]};
}

std::size_t BlendedRanking::rank(std::size_t sample) const
{
    const std::uint32_t own = m_grouping->cellOf(sample), position = m_grouping->positionInCell(sample);
    const std::uint32_t place = m_grouping->tiePlaces(own)[position];
    std::size_t rank = m_groupBegin[m_groupOf[own]] + position;
    for (const std::uint32_t cell : cellsOfGroup(m_groupOf[own])) {
        if (cell == own)
            continue;
        const auto places = m_grouping->tiePlaces(cell);
        rank +=
            static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), place) - places.begin());
    }
    return rank;
}

std::size_t BlendedRanking::sampleAt(std::size_t rank) const
{
    if (rank >= samples())
        throw UsageError("rank " + std::to_string(rank) + " does not exist, expected 0 to " +
                         std::to_string(samples() - 1));
    const std::size_t group = groupOfRank(rank), before = rank - m_groupBegin[group];
    const auto cells = cellsOfGroup(group);
    if (cells.size() == 1)
        return m_grouping->members(cells.front())[before];
    const std::vector<std::uint32_t> none(cells.size());
    const std::vector<std::uint32_t> split = splitTiedCells(*m_grouping, cells, before, none);
    std::size_t earliest = samples(), found = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto places = m_grouping->tiePlaces(cells[i]);
        if (split[i] < places.size() && places[split[i]] < earliest) {
            earliest = places[split[i]];
            found = m_grouping->members(cells[i])[split[i]];
        }
    }
    return found;
}

int BlendedRanking::binOfRank(std::size_t rank) const
{
    return static_cast<int>(std::upper_bound(m_binBegin.begin(), m_binBegin.end(), rank) -
                            m_binBegin.begin()) -
           1;
}

std::span<const CellRun> BlendedRanking::runs(int bin) const
{
    const auto index = static_cast<std::size_t>(bin);
    return {m_runs.data() + m_runBegin[index], m_runBegin[index + 1] - m_runBegin[index]};
}

std::vector<std::uint32_t> BlendedRanking::samplesOf(int bin) const
{
    std::vector<std::uint32_t> samples;
    samples.reserve(binSize(bin));
    std::vector<std::pair<std::uint32_t, std::uint32_t>> tied; // place in the tie order, sample
    const std::span<const CellRun> all = runs(bin);
    for (std::size_t first = 0; first < all.size();) {
        std::size_t last = first + 1;
        while (last < all.size() && m_groupOf[all[last].cell] == m_groupOf[all[first].cell])
            ++last;
        tied.clear();
        for (const CellRun& run : all.subspan(first, last - first)) {
            const auto members = m_grouping->members(run.cell), places = m_grouping->tiePlaces(run.cell);
            for (std::uint32_t i = run.first; i < run.last; ++i)
                tied.emplace_back(places[i], members[i]);
        }
        if (last - first > 1)
            std::sort(tied.begin(), tied.end());
        for (const auto& [place, sample] : tied)
            samples.push_back(sample);
        first = last;
    }
    return samples;
}

BinCounts BlendedRanking::countsByLevel() const
{
    return countRuns(*this, m_grouping->levels(), [](const DeepMICell& cell) { return cell.level; });
}

BinCounts BlendedRanking::countsByPredictedLevel() const
{
    return countRuns(*this, m_grouping->levels(), [](const DeepMICell& cell) { return cell.predictedLevel; });
}

BinCounts BlendedRanking::countsByCluster() const
{
    return countRuns(*this, m_grouping->clusters(), [](const DeepMICell& cell) { return cell.cluster; });
}

std::vector<std::uint32_t> BlendedRanking::order() const
{
    // One walk along the tie order fills every group of tied cells in its own order.
    std::vector<std::size_t> next = m_groupBegin;
    std::vector<std::uint32_t> order(samples());
    for (const std::uint32_t sample : m_grouping->tieOrder())
        order[next[m_groupOf[m_grouping->cellOf(sample)]]++] = sample;
    return order;
}

Bins BlendedRanking::toBins() const
{
    Bins result;
    result.count = bins();
    result.rank = std::vector<std::size_t>(samples());
    result.bin = std::vector<int>(samples());
    const std::vector<std::uint32_t> ordered = order();
    result.order.assign(ordered.begin(), ordered.end());
    for (int bin = 0; bin < result.count; ++bin)
        for (std::size_t rank = binBegin(bin); rank < binBegin(bin + 1); ++rank) {
            result.rank[result.order[rank]] = rank;
            result.bin[result.order[rank]] = bin;
        }
    return result;
}

Scores BlendedRanking::toScores(const Assignments& assignments, const DeepMI& deepmi) const
{
    if (assignments.names.size() != samples() || deepmi.clusterTerm.size() != samples())
        throw UsageError("the ranking is of " + std::to_string(samples()) + " samples, the assignments of " +
                         std::to_string(assignments.names.size()));
    Scores scores;
    scores.measure = "deepmi";
    scores.seed = m_grouping->seed();
    scores.names = assignments.names;
    scores.score = std::vector<double>(samples());
    for (std::size_t sample = 0; sample < samples(); ++sample)
        scores.score[sample] = score(sample);
    scores.bins = toBins();
    scores.deepmi = {assignments.cluster, assignments.predicted, assignments.label, deepmi.clusterTerm,
                     deepmi.predictionTerm};
    return scores;
}

} // namespace deepmi

#pragma once

#include "difficulty/cell_grouping.h"
#include "difficulty/scores.h"

#include <memory>
#include <span>
#include <vector>

namespace deepmi
{

/// Counts of samples, a row a bin of the curriculum, a column a level, a cluster or a fine bin of a value.
struct BinCounts {
    std::size_t bins = 0;
    std::size_t columns = 0;
    std::vector<std::uint32_t> counts; ///< [bin][column]

    std::uint32_t at(std::size_t bin, std::size_t column) const { return counts[bin * columns + column]; }
    std::span<const std::uint32_t> row(std::size_t bin) const
    {
        return {counts.data() + bin * columns, columns};
    }
};

/// Neighbouring members of one cell that are in one bin: members(cell)[first .. last−1].
struct CellRun {
    std::uint32_t cell = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// DeepMI at one α, ranked and binned: what deepmiScores() says of every sample, without touching every
/// sample. Cells, not samples, are sorted; where a bin border falls among cells of one and the same value,
/// the members on either side are found by bisecting their places in the tie order. So a move of α costs
/// O(cells·log cells) and a little a border, at a million samples as at a thousand.
/// Never changes once built; may be read from any thread.
class BlendedRanking
{
public:
    /// Raises UsageError for α outside 0..1, bins outside 1..mostBins, no grouping.
    BlendedRanking(std::shared_ptr<const CellGrouping> grouping, double alpha, int bins = 10);

    const CellGrouping& grouping() const { return *m_grouping; }
    const std::shared_ptr<const CellGrouping>& sharedGrouping() const { return m_grouping; }
    double alpha() const { return m_alpha; }
    std::size_t samples() const { return m_grouping->samples(); }

    /// α·I(y';y) + (1−α)·I(x;y): the same double as DeepMI::blend gives.
    double cellScore(std::size_t cell) const { return m_cellScore[cell]; }
    double score(std::size_t sample) const { return m_cellScore[m_grouping->cellOf(sample)]; }
    /// 0 is the easiest sample, of the largest value.
    std::size_t rank(std::size_t sample) const;
    std::size_t sampleAt(std::size_t rank) const;
    /// Different values that the samples take.
    std::size_t distinctScores() const { return m_groupBegin.size() - 1; }

    int bins() const { return static_cast<int>(m_binBegin.size()) - 1; }
    /// First rank of a bin, 0 .. bins().
    std::size_t binBegin(int bin) const { return m_binBegin[static_cast<std::size_t>(bin)]; }
    std::size_t binSize(int bin) const { return binBegin(bin + 1) - binBegin(bin); }
    int bin(std::size_t sample) const { return binOfRank(rank(sample)); }
    int binOfRank(std::size_t rank) const;
    /// The samples of a bin as runs of cells, easiest cells first, those of tied cells in no order.
    std::span<const CellRun> runs(int bin) const;
    /// The samples of a bin, by rank. O(samples of the bin), more where tied cells must be merged.
    std::vector<std::uint32_t> samplesOf(int bin) const;

    BinCounts countsByLevel() const;          ///< [bin][level of the label]
    BinCounts countsByPredictedLevel() const; ///< [bin][level of the prediction]
    BinCounts countsByCluster() const;        ///< [bin][cluster]

    /// The sample at every rank, all at once. O(N).
    std::vector<std::uint32_t> order() const;
    /// As assignBins would give. O(N).
    Bins toBins() const;
    /// As deepmiScores would give: for saving and training. Raises UsageError for other assignments than
    /// those grouped. O(N).
    Scores toScores(const Assignments& assignments, const DeepMI& deepmi) const;

private:
    std::size_t groupOfRank(std::size_t rank) const;
    std::span<const std::uint32_t> cellsOfGroup(std::size_t group) const;
    void groupCells();
    void cutIntoBins();

    std::shared_ptr<const CellGrouping> m_grouping;
    double m_alpha = 0;
    std::vector<double> m_cellScore;
    std::vector<std::uint32_t> m_cellOrder;  ///< cells, easiest first
    std::vector<std::uint32_t> m_groupOf;    ///< [cell] group of cells of equal value, easiest group first
    std::vector<std::size_t> m_groupBegin;   ///< [group] its first rank; one more at the end
    std::vector<std::uint32_t> m_groupCells; ///< [group] its first place in m_cellOrder; one more at the end
    std::vector<std::size_t> m_binBegin;     ///< [bin] first rank; one more at the end
    std::vector<CellRun> m_runs;             ///< bin by bin
    std::vector<std::size_t> m_runBegin;     ///< [bin] into m_runs; one more at the end
};

} // namespace deepmi

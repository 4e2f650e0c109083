#pragma once

#include "difficulty/blended_ranking.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace deepmi
{

/// How many samples of each cell fall into each fine bin of some value (the label, the prediction, a rater
/// spread …), kept so that the histogram of every curriculum bin follows from the runs of a BlendedRanking.
class CellHistogram
{
public:
    /// `valueBin` one a sample, 0 .. valueBins−1, or `leftOut` for a sample without the value. Raises
    /// UsageError otherwise. O(N).
    CellHistogram(std::shared_ptr<const CellGrouping> grouping, std::span<const std::uint16_t> valueBin,
                  std::size_t valueBins);
    static constexpr std::uint16_t leftOut = 0xFFFF;

    std::size_t valueBins() const { return m_valueBins; }
    /// Of all samples: the distribution behind each bin's.
    const std::vector<std::uint32_t>& total() const { return m_total; }
    /// [bin][fine bin]. Raises UsageError for a ranking of another grouping. Whole cells are added up from
    /// their counts; only cells that a bin border cuts are counted member by member.
    BinCounts counts(const BlendedRanking& ranking) const;

private:
    struct Entry {
        std::uint16_t valueBin;
        std::uint32_t count;
    };
    std::shared_ptr<const CellGrouping> m_grouping;
    std::size_t m_valueBins = 0;
    std::vector<std::uint16_t> m_memberBin; ///< of the members, cell by cell
    std::vector<Entry> m_entries;           ///< occupied fine bins, cell by cell
    std::vector<std::size_t> m_entryBegin;  ///< [cell] into m_entries; one more at the end
    std::vector<std::uint32_t> m_total;
};

} // namespace deepmi

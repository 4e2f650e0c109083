#include "difficulty/cell_histogram.h"

#include "job/error.h"

#include <string>
#include <utility>

namespace deepmi
{

CellHistogram::CellHistogram(std::shared_ptr<const CellGrouping> grouping,
                             std::span<const std::uint16_t> valueBin, std::size_t valueBins)
    : m_grouping(std::move(grouping)), m_valueBins(valueBins)
{
    if (!m_grouping || valueBin.size() != m_grouping->samples())
        throw UsageError("a histogram needs one fine bin a sample: " + std::to_string(valueBin.size()) +
                         " given for " + std::to_string(m_grouping ? m_grouping->samples() : 0) + " samples");
    if (valueBins < 1 || valueBins >= leftOut)
        throw UsageError("the number of fine bins is " + std::to_string(valueBins) + ", expected 1 to " +
                         std::to_string(leftOut - 1));
    m_total.resize(valueBins);
    m_memberBin.reserve(valueBin.size());
    m_entryBegin.push_back(0);
    std::vector<std::uint32_t> count(valueBins);
    for (std::size_t cell = 0; cell < m_grouping->cells().size(); ++cell) {
        for (const std::uint32_t sample : m_grouping->members(cell)) {
            const std::uint16_t bin = valueBin[sample];
            m_memberBin.push_back(bin);
            if (bin == leftOut)
                continue;
            if (bin >= valueBins)
                throw UsageError("the fine bin of sample " + std::to_string(sample) + " is " +
                                 std::to_string(bin) + ", expected 0 to " + std::to_string(valueBins - 1));
            if (count[bin]++ == 0)
                m_entries.push_back({bin, 0});
        }
        for (std::size_t i = m_entryBegin.back(); i < m_entries.size(); ++i) {
            Entry& entry = m_entries[i];
            entry.count = std::exchange(count[entry.valueBin], 0u);
            m_total[entry.valueBin] += entry.count;
        }
        m_entryBegin.push_back(m_entries.size());
    }
}

BinCounts CellHistogram::counts(const BlendedRanking& ranking) const
{
    if (ranking.sharedGrouping() != m_grouping)
        throw UsageError("the histogram was made for other cells than those that are ranked");
    BinCounts result;
    result.bins = static_cast<std::size_t>(ranking.bins());
    result.columns = m_valueBins;
    result.counts.resize(result.bins * result.columns);
    for (std::size_t bin = 0; bin < result.bins; ++bin) {
        std::uint32_t* row = result.counts.data() + bin * result.columns;
        for (const CellRun& run : ranking.runs(static_cast<int>(bin))) {
            if (run.last - run.first == m_grouping->cells()[run.cell].count) {
                for (std::size_t i = m_entryBegin[run.cell]; i < m_entryBegin[run.cell + 1]; ++i)
                    row[m_entries[i].valueBin] += m_entries[i].count;
                continue;
            }
            const std::uint16_t* members = m_memberBin.data() + m_grouping->memberBegin(run.cell);
            for (std::uint32_t i = run.first; i < run.last; ++i)
                if (members[i] != leftOut)
                    ++row[members[i]];
        }
    }
    return result;
}

} // namespace deepmi

#include "difficulty/cell_sums.h"

#include "job/error.h"

#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace deepmi
{

CellSums::CellSums(std::shared_ptr<const CellGrouping> grouping, std::span<const double> value)
    : m_grouping(std::move(grouping))
{
    if (!m_grouping || value.size() != m_grouping->samples())
        throw UsageError("sums over cells need one value a sample: " + std::to_string(value.size()) +
                         " given for " + std::to_string(m_grouping ? m_grouping->samples() : 0) + " samples");
    m_running.reserve(value.size());
    for (std::size_t cell = 0; cell < m_grouping->cells().size(); ++cell) {
        double sum = 0;
        for (const std::uint32_t sample : m_grouping->members(cell)) {
            if (!std::isfinite(value[sample]))
                throw UsageError("the value of sample " + std::to_string(sample) + " is not finite");
            sum += value[sample];
            m_running.push_back(sum);
        }
    }
}

double CellSums::mean(const BlendedRanking& ranking, int bin) const
{
    if (ranking.sharedGrouping() != m_grouping)
        throw UsageError("the sums were made for other cells than those that are ranked");
    double sum = 0;
    for (const CellRun& run : ranking.runs(bin)) {
        const double* running = m_running.data() + m_grouping->memberBegin(run.cell);
        if (run.last > run.first)
            sum += running[run.last - 1] - (run.first > 0 ? running[run.first - 1] : 0);
    }
    return ranking.binSize(bin) == 0 ? std::numeric_limits<double>::quiet_NaN()
                                     : sum / static_cast<double>(ranking.binSize(bin));
}

std::vector<double> CellSums::means(const BlendedRanking& ranking) const
{
    std::vector<double> means;
    for (int bin = 0; bin < ranking.bins(); ++bin)
        means.push_back(mean(ranking, bin));
    return means;
}

} // namespace deepmi

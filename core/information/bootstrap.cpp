#include "information/confidence.h"

#include "job/error.h"
#include "job/random.h"

#include <boost/random/binomial_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

namespace deepmi
{

namespace
{

constexpr int mostResamples = 1'000'000;
/// Values of cells kept at a time: two doubles each.
constexpr std::size_t mostValues = 4'000'000;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// The project's random numbers as Boost's distributions want them.
struct Engine {
    using result_type = std::uint64_t;
    Random random;

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return UINT64_MAX; }
    result_type operator()() { return random.next(); }
};

/// Draws tables like the counted one. Only occupied cells can be drawn, so only they are kept.
class Resampler
{
public:
    Resampler(const JointTable& table, const BootstrapParameters& parameters)
        : m_total(table.total()), m_seed(parameters.seed),
          m_firstCounts(static_cast<std::size_t>(table.firstStates())),
          m_secondCounts(static_cast<std::size_t>(table.secondStates()))
    {
        if (m_total == 0)
            throw UsageError("there are no samples to draw a bootstrap from");
        if (parameters.resamples < 1 || parameters.resamples > mostResamples)
            throw UsageError("the number of resamples is " + std::to_string(parameters.resamples) +
                             ", expected 1 to " + std::to_string(mostResamples));
        if (!(parameters.confidence > 0 && parameters.confidence < 1))
            throw UsageError("the confidence is " + std::to_string(parameters.confidence) +
                             ", expected between 0 and 1");
        for (int first = 0; first < table.firstStates(); ++first)
            for (int second = 0; second < table.secondStates(); ++second)
                if (const std::int64_t count = table.count(first, second); count > 0)
                    m_cells.push_back({first, second, count});
        m_counts.resize(m_cells.size());
    }

    std::size_t cells() const { return m_cells.size(); }
    int first(std::size_t cell) const { return m_cells[cell].first; }
    int second(std::size_t cell) const { return m_cells[cell].second; }

    /// A multinomial draw as a chain of binomial ones; each resample has its own stream, so that it can be
    /// drawn again by its number.
    void draw(int resample)
    {
        Engine engine{Random(m_seed, static_cast<std::uint64_t>(resample))};
        std::fill(m_firstCounts.begin(), m_firstCounts.end(), 0);
        std::fill(m_secondCounts.begin(), m_secondCounts.end(), 0);
        std::int64_t left = m_total, weightLeft = m_total;
        for (std::size_t cell = 0; cell < m_cells.size(); ++cell) {
            const std::int64_t weight = m_cells[cell].count;
            std::int64_t drawn = left;
            if (weight < weightLeft && left > 0)
                drawn = boost::random::binomial_distribution<std::int64_t, double>(
                    left, static_cast<double>(weight) / static_cast<double>(weightLeft))(engine);
            m_counts[cell] = drawn;
            m_firstCounts[static_cast<std::size_t>(m_cells[cell].first)] += drawn;
            m_secondCounts[static_cast<std::size_t>(m_cells[cell].second)] += drawn;
            left -= drawn;
            weightLeft -= weight;
        }
    }

    /// Of the drawn table, as JointTable has it; −∞ for an empty cell.
    double logRatio(std::size_t cell) const
    {
        if (m_counts[cell] == 0)
            return -infinity;
        return std::log((static_cast<double>(m_counts[cell]) * static_cast<double>(m_total)) /
                        (static_cast<double>(m_firstCounts[static_cast<std::size_t>(first(cell))]) *
                         static_cast<double>(m_secondCounts[static_cast<std::size_t>(second(cell))])));
    }
    double contribution(std::size_t cell, double ratio) const
    {
        return m_counts[cell] == 0
                   ? 0
                   : static_cast<double>(m_counts[cell]) / static_cast<double>(m_total) * ratio;
    }
    double information() const
    {
        double sum = 0;
        for (std::size_t cell = 0; cell < m_cells.size(); ++cell)
            sum += contribution(cell, logRatio(cell));
        return sum;
    }

private:
    struct Cell {
        int first, second;
        std::int64_t count;
    };
    std::int64_t m_total;
    std::uint64_t m_seed;
    std::vector<Cell> m_cells;
    std::vector<std::int64_t> m_counts; ///< of the resample, one a cell
    std::vector<std::int64_t> m_firstCounts, m_secondCounts;
};

Interval percentiles(std::span<double> values, double confidence)
{
    std::sort(values.begin(), values.end());
    return {sortedQuantile(values, (1 - confidence) / 2), sortedQuantile(values, (1 + confidence) / 2)};
}

} // namespace

const std::vector<Parameter<BootstrapParameters>>& bootstrapParameters()
{
    static const std::vector<Parameter<BootstrapParameters>> parameters = {
        {"bootstrap", &BootstrapParameters::resamples, "resamples",
         "bootstrap intervals of mutual information from this many resamples; 0 = none", 0, mostResamples},
        {"confidence", &BootstrapParameters::confidence, "", "of the bootstrap intervals", 1e-6, 1 - 1e-6},
        {"seed", &BootstrapParameters::seed, "", "seed of the resamples"},
    };
    return parameters;
}

double sortedQuantile(std::span<const double> sorted, double p)
{
    if (sorted.empty())
        throw UsageError("there are no values to take a quantile of");
    const double place = p * static_cast<double>(sorted.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), sorted.size() - 1);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double share = place - static_cast<double>(below);
    if (share == 0 || sorted[below] == sorted[above])
        return sorted[below];
    if (std::isinf(sorted[below]))
        return sorted[below]; // no number lies between an infinite and a finite one
    return sorted[below] + share * (sorted[above] - sorted[below]);
}

InformationBootstrap bootstrapInformation(const JointTable& table, const BootstrapParameters& parameters,
                                          const Job& job)
{
    Resampler resampler(table, parameters);
    std::vector<double> totals(static_cast<std::size_t>(parameters.resamples));
    for (int resample = 0; resample < parameters.resamples; ++resample) {
        job.throwIfStopped();
        resampler.draw(resample);
        totals[static_cast<std::size_t>(resample)] = resampler.information();
    }
    InformationBootstrap result;
    const double information = table.mutualInformation(), count = static_cast<double>(totals.size());
    double sum = 0, squares = 0;
    for (const double total : totals)
        sum += total - information;
    for (const double total : totals)
        squares += (total - information - sum / count) * (total - information - sum / count);
    result.mean = information + sum / count;
    result.standardError = std::sqrt(squares / (count - 1)); // 0/0 for one
    result.percentile = percentiles(totals, parameters.confidence);
    result.basic = {std::max(0., 2 * information - result.percentile.high),
                    std::max(0., 2 * information - result.percentile.low)};
    return result;
}

CellBootstrap bootstrapCells(const JointTable& table, const BootstrapParameters& parameters, const Job& job)
{
    Resampler resampler(table, parameters);
    const auto columns = static_cast<std::size_t>(table.secondStates());
    const auto resamples = static_cast<std::size_t>(parameters.resamples);
    CellBootstrap result;
    result.contribution.resize(static_cast<std::size_t>(table.firstStates()) * columns);
    result.logRatio.resize(result.contribution.size());
    // As many cells at a time as fit; for the next ones the same resamples are drawn again.
    const std::size_t block = std::clamp<std::size_t>(mostValues / resamples, 1, resampler.cells());
    std::vector<double> contributions(block * resamples), ratios(block * resamples);
    for (std::size_t begin = 0; begin < resampler.cells(); begin += block) {
        const std::size_t end = std::min(begin + block, resampler.cells());
        for (std::size_t resample = 0; resample < resamples; ++resample) {
            job.throwIfStopped();
            resampler.draw(static_cast<int>(resample));
            for (std::size_t cell = begin; cell < end; ++cell) {
                const double ratio = resampler.logRatio(cell);
                ratios[(cell - begin) * resamples + resample] = ratio;
                contributions[(cell - begin) * resamples + resample] = resampler.contribution(cell, ratio);
            }
        }
        for (std::size_t cell = begin; cell < end; ++cell) {
            const std::size_t place = static_cast<std::size_t>(resampler.first(cell)) * columns +
                                      static_cast<std::size_t>(resampler.second(cell));
            const auto of = [&](std::vector<double>& values) {
                return percentiles(std::span(values).subspan((cell - begin) * resamples, resamples),
                                   parameters.confidence);
            };
            result.contribution[place] = of(contributions);
            result.logRatio[place] = of(ratios);
        }
    }
    return result;
}

} // namespace deepmi

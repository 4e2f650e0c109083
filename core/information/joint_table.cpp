#include "information/joint_table.h"

#include "job/error.h"

#include <cmath>
#include <numeric>
#include <string>

namespace deepmi
{

namespace
{

double entropy(std::span<const std::int64_t> counts, std::int64_t total)
{
    double sum = 0;
    for (const std::int64_t count : counts) {
        if (count > 0) {
            const double probability = static_cast<double>(count) / static_cast<double>(total);
            sum -= probability * std::log(probability);
        }
    }
    return sum;
}

/// 800 MB of counts. No table that can be looked at comes near; a column of some other number does.
constexpr std::int64_t largestTable = 100'000'000;

void checkState(int state, int states, const char* variable, std::size_t sample)
{
    if (state < 0 || state >= states)
        throw UsageError(std::string("the ") + variable + " variable of sample " + std::to_string(sample) +
                         " is " + std::to_string(state) + ", expected 0 to " + std::to_string(states - 1));
}

double ratio(std::int64_t part, std::int64_t total)
{
    return total > 0 ? static_cast<double>(part) / static_cast<double>(total) : 0;
}

} // namespace

JointTable::JointTable(std::span<const int> first, int firstStates, std::span<const int> second,
                       int secondStates)
    : m_firstStates(firstStates), m_secondStates(secondStates)
{
    if (first.size() != second.size())
        throw UsageError("a joint table needs two variables of the same samples, here are " +
                         std::to_string(first.size()) + " and " + std::to_string(second.size()) + " values");
    if (first.empty())
        throw UsageError("a joint table needs at least one sample");
    requireCountable(firstStates, secondStates);
    const auto columns = static_cast<std::size_t>(secondStates);
    m_counts.assign(static_cast<std::size_t>(firstStates) * columns, 0);
    for (std::size_t i = 0; i < first.size(); ++i) {
        checkState(first[i], firstStates, "first", i);
        checkState(second[i], secondStates, "second", i);
        ++m_counts[static_cast<std::size_t>(first[i]) * columns + static_cast<std::size_t>(second[i])];
    }
    sumUp();
}

void JointTable::requireCountable(int firstStates, int secondStates)
{
    if (firstStates < 1 || secondStates < 1)
        throw UsageError("a joint table needs variables of at least one state each, here are " +
                         std::to_string(firstStates) + " and " + std::to_string(secondStates));
    if (static_cast<std::int64_t>(firstStates) * secondStates > largestTable)
        throw UsageError("a joint table of " + std::to_string(firstStates) + " × " +
                         std::to_string(secondStates) + " states is too large, at most " +
                         std::to_string(largestTable) + " cells are counted");
}

JointTable JointTable::ofCounts(std::vector<std::int64_t> counts, int firstStates, int secondStates)
{
    requireCountable(firstStates, secondStates);
    if (static_cast<std::int64_t>(counts.size()) != static_cast<std::int64_t>(firstStates) * secondStates)
        throw UsageError("a joint table of " + std::to_string(firstStates) + " × " +
                         std::to_string(secondStates) + " states cannot have " +
                         std::to_string(counts.size()) + " counts");
    JointTable table;
    table.m_firstStates = firstStates;
    table.m_secondStates = secondStates;
    table.m_counts = std::move(counts);
    for (const std::int64_t count : table.m_counts)
        if (count < 0)
            throw UsageError("a joint table cannot have a count below 0, here is " + std::to_string(count));
    table.sumUp();
    if (table.m_total == 0)
        throw UsageError("a joint table needs at least one sample");
    return table;
}

void JointTable::sumUp()
{
    const auto columns = static_cast<std::size_t>(m_secondStates);
    m_firstCounts.assign(static_cast<std::size_t>(m_firstStates), 0);
    m_secondCounts.assign(columns, 0);
    for (std::size_t row = 0; row < m_firstCounts.size(); ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            m_firstCounts[row] += m_counts[row * columns + column];
            m_secondCounts[column] += m_counts[row * columns + column];
        }
    m_total = std::accumulate(m_firstCounts.begin(), m_firstCounts.end(), std::int64_t(0));
}

std::int64_t JointTable::count(int first, int second) const
{
    if (first < 0 || first >= m_firstStates || second < 0 || second >= m_secondStates)
        throw UsageError("cell " + std::to_string(first) + "," + std::to_string(second) +
                         " lies outside a joint table of " + std::to_string(m_firstStates) + " × " +
                         std::to_string(m_secondStates) + " states");
    return m_counts[static_cast<std::size_t>(first) * static_cast<std::size_t>(m_secondStates) +
                    static_cast<std::size_t>(second)];
}

double JointTable::probability(int first, int second) const
{
    return ratio(count(first, second), m_total);
}

double JointTable::firstProbability(int first) const
{
    return ratio(firstCount(first), m_total);
}

double JointTable::secondProbability(int second) const
{
    return ratio(secondCount(second), m_total);
}

double JointTable::logRatio(int first, int second) const
{
    const std::int64_t cell = count(first, second);
    if (cell == 0)
        return 0;
    // P(x,y)/(P(x)P(y)) = n·N/(n_x·n_y): products of counts are exact, so that independent variables give
    // exactly 0 and cells of the same meaning tie exactly.
    return std::log((static_cast<double>(cell) * static_cast<double>(m_total)) /
                    (static_cast<double>(firstCount(first)) * static_cast<double>(secondCount(second))));
}

double JointTable::contribution(int first, int second) const
{
    return probability(first, second) * logRatio(first, second);
}

std::vector<double> JointTable::contributions() const
{
    std::vector<double> cells;
    cells.reserve(m_counts.size());
    for (int row = 0; row < m_firstStates; ++row)
        for (int column = 0; column < m_secondStates; ++column)
            cells.push_back(contribution(row, column));
    return cells;
}

double JointTable::mutualInformation() const
{
    double sum = 0;
    for (int first = 0; first < m_firstStates; ++first)
        for (int second = 0; second < m_secondStates; ++second)
            sum += contribution(first, second);
    return sum;
}

double JointTable::firstEntropy() const
{
    return entropy(m_firstCounts, m_total);
}

double JointTable::secondEntropy() const
{
    return entropy(m_secondCounts, m_total);
}

double JointTable::jointEntropy() const
{
    return entropy(m_counts, m_total);
}

double JointTable::normalisedMutualInformation() const
{
    const double mean = (firstEntropy() + secondEntropy()) / 2;
    if (mean <= 0)
        return 1;
    const double information = mutualInformation();
    return information > 0 ? information / mean : 0;
}

double effectiveStates(std::span<const std::int64_t> counts)
{
    std::int64_t total = 0;
    for (const std::int64_t count : counts) {
        if (count < 0)
            throw UsageError("a count is negative: " + std::to_string(count));
        total += count;
    }
    return total > 0 ? std::exp(entropy(counts, total)) : 0;
}

} // namespace deepmi

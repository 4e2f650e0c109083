#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace deepmi
{

/// Counts of two discrete variables of the same samples, with everything that is drawn from them. Natural
/// logarithms, double. Rows and columns that never occur are kept, their probabilities are 0.
class JointTable
{
public:
    JointTable() = default;
    /// first[i] in 0..firstStates−1, second[i] in 0..secondStates−1, equally long and not empty, at most
    /// 1e8 cells; raises UsageError otherwise.
    JointTable(std::span<const int> first, int firstStates, std::span<const int> second, int secondStates);

    /// Raises UsageError for fewer than one state each and for more than 1e8 cells.
    static void requireCountable(int firstStates, int secondStates);
    /// Of counts [first][second] that were made elsewhere. Raises UsageError for a length that is not
    /// firstStates·secondStates, a count below 0, no sample at all.
    static JointTable ofCounts(std::vector<std::int64_t> counts, int firstStates, int secondStates);

    int firstStates() const { return m_firstStates; }
    int secondStates() const { return m_secondStates; }
    std::int64_t total() const { return m_total; }
    std::int64_t count(int first, int second) const;
    std::int64_t firstCount(int first) const { return m_firstCounts[static_cast<std::size_t>(first)]; }
    std::int64_t secondCount(int second) const { return m_secondCounts[static_cast<std::size_t>(second)]; }

    double probability(int first, int second) const;
    double firstProbability(int first) const;
    double secondProbability(int second) const;
    /// log(P(x,y)/(P(x)P(y))), 0 where the cell is empty.
    double logRatio(int first, int second) const;
    /// I(x;y) = P(x,y)·log(P(x,y)/(P(x)P(y))) of one cell, eq. 2 of the paper; 0 where the cell is empty.
    double contribution(int first, int second) const;
    /// contribution() of every cell, [first][second].
    std::vector<double> contributions() const;
    /// I(X;Y): the sum of contributions over the joint support, nats. Never below 0 but for rounding.
    double mutualInformation() const;
    double firstEntropy() const;  ///< H(X), nats
    double secondEntropy() const; ///< H(Y), nats
    double jointEntropy() const;  ///< H(X,Y), nats
    /// I(X;Y) over the mean of both entropies, as scikit-learn's normalized_mutual_info_score; 1 when both
    /// are 0.
    double normalisedMutualInformation() const;

private:
    /// Margins and total, once m_counts are there.
    void sumUp();

    int m_firstStates = 0;
    int m_secondStates = 0;
    std::int64_t m_total = 0;
    std::vector<std::int64_t> m_counts; ///< [first][second]
    std::vector<std::int64_t> m_firstCounts;
    std::vector<std::int64_t> m_secondCounts;
};

/// exp(entropy) of a variable: how many states are effectively in use. Empty → 0.
double effectiveStates(std::span<const std::int64_t> counts);

} // namespace deepmi

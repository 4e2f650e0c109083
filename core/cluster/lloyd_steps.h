#pragma once

#include "data/float_matrix.h"

#include <cstdint>
#include <vector>

namespace deepmi
{

/// K-means one half-step at a time, for looking at. The same Lloyd iteration as kmeans(), on the CPU and for
/// small tables: what the tour and a lecture show, not what pre-training runs.
///
///     LloydSteps steps(rows, 5, 0);
///     while (!steps.isSettled()) {
///         steps.assign();      // every row to its nearest centre
///         steps.moveCentres(); // every centre to the mean of its rows
///     }
class LloydSteps
{
public:
    /// Starts with `clusters` different rows drawn by the seed as centres. Raises UsageError for clusters
    /// outside 1 .. rows, no columns.
    LloydSteps(FloatMatrix rows, int clusters, std::uint64_t seed);

    const FloatMatrix& rows() const { return m_rows; }
    const FloatMatrix& centres() const { return m_centres; }
    int clusters() const { return static_cast<int>(m_centres.rows()); }
    /// One a row; −1 before the first assign().
    const std::vector<int>& cluster() const { return m_cluster; }
    /// Rows that changed their cluster in the last assign().
    int moved() const { return m_moved; }
    /// Sum of squared distances of the rows to their centres as they now stand; NaN before the first
    /// assign().
    double inertia() const;
    /// Inertia after each assign(), in order. Never rises.
    const std::vector<double>& history() const { return m_history; }
    /// Whether the last assign() changed nothing.
    bool isSettled() const { return !m_history.empty() && m_moved == 0; }

    /// Every row to its nearest centre; of equal distances the first.
    void assign();
    /// Every centre to the mean of its rows; a centre without rows stays where it is.
    void moveCentres();

private:
    FloatMatrix m_rows, m_centres;
    std::vector<int> m_cluster;
    std::vector<double> m_history;
    int m_moved = 0;
};

} // namespace deepmi

#include "cluster/lloyd_steps.h"

#include "job/error.h"
#include "job/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace deepmi
{

namespace
{

double squaredDistance(std::span<const float> a, std::span<const float> b)
{
    double sum = 0;
    for (std::size_t column = 0; column < a.size(); ++column) {
        const double difference = static_cast<double>(a[column]) - static_cast<double>(b[column]);
        sum += difference * difference;
    }
    return sum;
}

} // namespace

LloydSteps::LloydSteps(FloatMatrix rows, int clusters, std::uint64_t seed) : m_rows(std::move(rows))
{
    if (clusters < 1 || static_cast<std::size_t>(clusters) > m_rows.rows() || m_rows.columns() == 0)
        throw UsageError("K-means by hand needs 1 to " + std::to_string(m_rows.rows()) +
                         " clusters and at least one column, here are " + std::to_string(clusters) +
                         " clusters and " + std::to_string(m_rows.columns()) + " columns");
    // The first places of a shuffle: different rows, each set of them equally likely.
    std::vector<std::size_t> order(m_rows.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(seed);
    m_centres = FloatMatrix(static_cast<std::size_t>(clusters), m_rows.columns());
    for (std::size_t centre = 0; centre < m_centres.rows(); ++centre) {
        std::swap(order[centre], order[centre + random.below(order.size() - centre)]);
        std::ranges::copy(m_rows.row(order[centre]), m_centres.row(centre).begin());
    }
    m_cluster.assign(m_rows.rows(), -1);
}

double LloydSteps::inertia() const
{
    if (m_history.empty())
        return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (std::size_t row = 0; row < m_rows.rows(); ++row)
        sum += squaredDistance(m_rows.row(row), m_centres.row(static_cast<std::size_t>(m_cluster[row])));
    return sum;
}

void LloydSteps::assign()
{
    m_moved = 0;
    double total = 0;
    for (std::size_t row = 0; row < m_rows.rows(); ++row) {
        int nearest = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t centre = 0; centre < m_centres.rows(); ++centre) {
            const double distance = squaredDistance(m_rows.row(row), m_centres.row(centre));
            if (distance < least) {
                least = distance;
                nearest = static_cast<int>(centre);
            }
        }
        total += least;
        m_moved += nearest != m_cluster[row] ? 1 : 0;
        m_cluster[row] = nearest;
    }
    m_history.push_back(total);
}

void LloydSteps::moveCentres()
{
    if (m_history.empty())
        return;
    const std::size_t columns = m_rows.columns();
    std::vector<double> sums(m_centres.rows() * columns);
    std::vector<std::size_t> counts(m_centres.rows());
    for (std::size_t row = 0; row < m_rows.rows(); ++row) {
        const auto centre = static_cast<std::size_t>(m_cluster[row]);
        ++counts[centre];
        for (std::size_t column = 0; column < columns; ++column)
            sums[centre * columns + column] += static_cast<double>(m_rows.row(row)[column]);
    }
    for (std::size_t centre = 0; centre < m_centres.rows(); ++centre)
        if (counts[centre] > 0)
            for (std::size_t column = 0; column < columns; ++column)
                m_centres.row(centre)[column] =
                    static_cast<float>(sums[centre * columns + column] / static_cast<double>(counts[centre]));
}

} // namespace deepmi

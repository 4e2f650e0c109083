#include "difficulty/confusion_model.h"

#include "job/error.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <string>

namespace deepmi
{

namespace
{

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Where d_r[Δ] stands: thresholds r = 1 .. E−1, first those for c < r, then those for c ≥ r.
std::size_t position(std::size_t level, std::size_t threshold, std::size_t levels)
{
    return (level >= threshold ? levels - 1 : 0) + threshold - 1;
}

void solve(RowMatrix& curvature, double penalty, const double* gradient, double* step)
{
    const auto size = curvature.rows();
    curvature.diagonal().array() += penalty;
    Eigen::Map<Eigen::VectorXd>(step, size) = curvature.selfadjointView<Eigen::Lower>().llt().solve(
        Eigen::Map<const Eigen::VectorXd>(gradient, size));
}

} // namespace

ConfusionModel::ConfusionModel(int levels, bool ordinal)
    : m_levels(static_cast<std::size_t>(levels)), m_ordinal(ordinal)
{
    if (levels < 2)
        throw UsageError("the number of levels is " + std::to_string(levels) +
                         ", confusion matrices need 2 or more");
}

void ConfusionModel::expand(const double* parameters, double* matrix) const
{
    if (!m_ordinal) {
        std::copy_n(parameters, m_levels * m_levels, matrix);
        return;
    }
    for (std::size_t c = 0; c < m_levels; ++c) {
        double sum = 0;
        for (std::size_t k = 0; k < m_levels; ++k) {
            if (k > 0)
                sum += parameters[position(c, k, m_levels)];
            matrix[c * m_levels + k] = sum;
        }
    }
}

void ConfusionModel::gradient(const double* byElement, double* byParameter) const
{
    if (!m_ordinal) {
        std::copy_n(byElement, m_levels * m_levels, byParameter);
        return;
    }
    std::fill_n(byParameter, parameters(), 0.0);
    for (std::size_t c = 0; c < m_levels; ++c) {
        double above = 0;
        for (std::size_t k = m_levels - 1; k >= 1; --k) {
            above += byElement[c * m_levels + k];
            byParameter[position(c, k, m_levels)] += above;
        }
    }
}

void ConfusionModel::curvature(const double* byRow, double* byParameter) const
{
    const std::size_t size = parameters(), square = m_levels * m_levels;
    std::fill_n(byParameter, size * size, 0.0);
    if (!m_ordinal) {
        for (std::size_t c = 0; c < m_levels; ++c)
            for (std::size_t k = 0; k < m_levels; ++k)
                for (std::size_t l = 0; l < m_levels; ++l)
                    byParameter[(c * m_levels + k) * size + c * m_levels + l] =
                        byRow[c * square + std::max(k, l) * m_levels + std::min(k, l)];
        return;
    }
    std::vector<double> above((m_levels + 1) * (m_levels + 1));
    for (std::size_t c = 0; c < m_levels; ++c) {
        const double* row = byRow + c * square;
        // above(k,l): the covariance of "at level k or above" and "at level l or above".
        for (std::size_t k = m_levels - 1; k >= 1; --k)
            for (std::size_t l = m_levels - 1; l >= 1; --l)
                above[k * m_levels + l] =
                    row[std::max(k, l) * m_levels + std::min(k, l)] +
                    (k + 1 < m_levels ? above[(k + 1) * m_levels + l] : 0) +
                    (l + 1 < m_levels ? above[k * m_levels + l + 1] : 0) -
                    (k + 1 < m_levels && l + 1 < m_levels ? above[(k + 1) * m_levels + l + 1] : 0);
        for (std::size_t k = 1; k < m_levels; ++k)
            for (std::size_t l = 1; l < m_levels; ++l)
                byParameter[position(c, k, m_levels) * size + position(c, l, m_levels)] +=
                    above[k * m_levels + l];
    }
}

void ConfusionModel::newtonStep(const double* byRow, const double* gradient, double penalty,
                                double* step) const
{
    if (m_ordinal) {
        const auto size = static_cast<Eigen::Index>(parameters());
        RowMatrix matrix(size, size);
        curvature(byRow, matrix.data());
        solve(matrix, penalty, gradient, step);
        return;
    }
    const auto size = static_cast<Eigen::Index>(m_levels);
    RowMatrix matrix(size, size);
    for (std::size_t c = 0; c < m_levels; ++c) {
        std::copy_n(byRow + c * m_levels * m_levels, m_levels * m_levels, matrix.data());
        solve(matrix, penalty, gradient + c * m_levels, step + c * m_levels);
    }
}

} // namespace deepmi

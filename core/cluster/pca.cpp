#include "cluster/pca.h"

#include "job/error.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace deepmi
{

namespace
{

using Eigen::Index;
using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Rows at once: 256 columns of them in double are half a megabyte.
constexpr std::size_t blockRows = 256;

void checkFinite(const FloatMatrix& rows, std::size_t first, std::size_t count)
{
    for (std::size_t row = first; row < first + count; ++row)
        for (std::size_t column = 0; column < rows.columns(); ++column)
            if (!std::isfinite(rows.row(row)[column]))
                throw InputError({},
                                 "row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1),
                                 "the value is not finite; principal components need finite values");
}

/// Hands the rows to `use` block by block, in double, less `mean`.
template <class Use>
void forBlocks(const FloatMatrix& rows, const Eigen::VectorXd& mean, const char* stage, const Job& job,
               Use use)
{
    for (std::size_t first = 0; first < rows.rows(); first += blockRows) {
        job.throwIfStopped();
        job.report(stage, static_cast<double>(first), static_cast<double>(rows.rows()));
        const std::size_t count = std::min(blockRows, rows.rows() - first);
        const Eigen::Map<const RowMajor> block(rows.data() + first * rows.columns(),
                                               static_cast<Index>(count), static_cast<Index>(rows.columns()));
        const Eigen::MatrixXd centred = block.cast<double>().rowwise() - mean.transpose();
        use(first, count, centred);
    }
    job.report(stage, static_cast<double>(rows.rows()), static_cast<double>(rows.rows()));
}

/// Sums of products of the centred rows' columns, lower triangle.
Eigen::MatrixXd scatterOfColumns(const FloatMatrix& rows, const Eigen::VectorXd& mean, const Job& job)
{
    const auto columns = static_cast<Index>(rows.columns());
    Eigen::MatrixXd scatter = Eigen::MatrixXd::Zero(columns, columns);
    forBlocks(rows, mean, "principal components", job,
              [&](std::size_t, std::size_t, const Eigen::MatrixXd& centred) {
                  scatter.selfadjointView<Eigen::Lower>().rankUpdate(centred.transpose());
              });
    return scatter;
}

Eigen::MatrixXd centredRows(const FloatMatrix& rows, const Eigen::VectorXd& mean, const Job& job)
{
    Eigen::MatrixXd all(static_cast<Index>(rows.rows()), static_cast<Index>(rows.columns()));
    forBlocks(rows, mean, "principal components", job,
              [&](std::size_t first, std::size_t count, const Eigen::MatrixXd& centred) {
                  all.middleRows(static_cast<Index>(first), static_cast<Index>(count)) = centred;
              });
    return all;
}

Eigen::VectorXd meanOf(const FloatMatrix& rows, const Job& job)
{
    const auto columns = static_cast<Index>(rows.columns());
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(columns);
    forBlocks(rows, Eigen::VectorXd::Zero(columns), "mean", job,
              [&](std::size_t first, std::size_t count, const Eigen::MatrixXd& block) {
                  checkFinite(rows, first, count);
                  sum += block.colwise().sum().transpose();
              });
    return sum / static_cast<double>(rows.rows());
}

void pointUp(Eigen::VectorXd& axis)
{
    Index largest = 0;
    for (Index i = 1; i < axis.size(); ++i)
        if (std::abs(axis[i]) > std::abs(axis[largest]))
            largest = i;
    if (axis[largest] < 0)
        axis = -axis;
}

} // namespace

Pca fitPca(const FloatMatrix& rows, int components, const Job& job)
{
    if (rows.rows() < 1 || rows.columns() < 1)
        throw UsageError("principal components need at least one row and one column, here are " +
                         std::to_string(rows.rows()) + " × " + std::to_string(rows.columns()));
    if (components < 1)
        throw UsageError("the number of principal components is " + std::to_string(components) +
                         ", expected at least 1");
    const Eigen::VectorXd mean = meanOf(rows, job);
    // The smaller of both products has the same eigenvalues; its vectors lead to the axes.
    const bool few = rows.rows() < rows.columns();
    Eigen::MatrixXd all, scatter;
    if (few) {
        all = centredRows(rows, mean, job);
        scatter = all * all.transpose();
    } else {
        scatter = scatterOfColumns(rows, mean, job);
    }
    job.throwIfStopped();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(scatter);
    if (solver.info() != Eigen::Success)
        throw Error(ErrorKind::Failed, "the principal components did not converge");

    const Eigen::VectorXd& values = solver.eigenvalues(); // ascending
    const double total = scatter.trace(), freedom = std::max(1.0, static_cast<double>(rows.rows()) - 1);
    const double nothing = std::numeric_limits<double>::epsilon() * static_cast<double>(scatter.rows()) *
                           std::max(0.0, values[values.size() - 1]);
    Pca pca;
    pca.mean.assign(mean.data(), mean.data() + mean.size());
    for (Index component = 0; component < components; ++component) {
        const Index place = values.size() - 1 - component;
        if (place < 0 || !(values[place] > nothing)) {
            pca.axes.emplace_back(rows.columns(), 0.0);
            pca.variance.push_back(0);
            pca.varianceRatio.push_back(0);
            continue;
        }
        Eigen::VectorXd axis = solver.eigenvectors().col(place);
        if (few)
            axis = (all.transpose() * axis).normalized();
        pointUp(axis);
        pca.axes.emplace_back(axis.data(), axis.data() + axis.size());
        pca.variance.push_back(values[place] / freedom);
        pca.varianceRatio.push_back(values[place] / total);
    }
    return pca;
}

FloatMatrix project(const Pca& pca, const FloatMatrix& rows, const Job& job)
{
    if (rows.columns() != pca.columns())
        throw UsageError("the principal components are of " + std::to_string(pca.columns()) +
                         " columns, the rows have " + std::to_string(rows.columns()));
    Eigen::MatrixXd axes(static_cast<Index>(pca.columns()), static_cast<Index>(pca.components()));
    for (std::size_t component = 0; component < pca.components(); ++component)
        axes.col(static_cast<Index>(component)) =
            Eigen::Map<const Eigen::VectorXd>(pca.axes[component].data(), static_cast<Index>(pca.columns()));
    const Eigen::VectorXd mean =
        Eigen::Map<const Eigen::VectorXd>(pca.mean.data(), static_cast<Index>(pca.columns()));
    FloatMatrix coordinates(rows.rows(), pca.components());
    Eigen::Map<RowMajor> out(coordinates.data(), static_cast<Index>(rows.rows()),
                             static_cast<Index>(pca.components()));
    forBlocks(rows, mean, "projecting", job,
              [&](std::size_t first, std::size_t count, const Eigen::MatrixXd& centred) {
                  checkFinite(rows, first, count);
                  out.middleRows(static_cast<Index>(first), static_cast<Index>(count)) =
                      (centred * axes).cast<float>();
              });
    return coordinates;
}

} // namespace deepmi

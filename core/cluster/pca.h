#pragma once

#include "data/float_matrix.h"
#include "job/job.h"

#include <cstddef>
#include <vector>

namespace deepmi
{

/// Principal component analysis: the orthogonal axes along which rows differ most. As scikit-learn's PCA:
/// variances are over n−1, an axis points where its largest loading in magnitude (the first of equal ones) is
/// positive.
struct Pca {
    std::vector<double> mean;              ///< one a column
    std::vector<std::vector<double>> axes; ///< [component][column], of length 1; zeros where no variance is
                                           ///< left (constant columns, fewer columns or rows than components)
    std::vector<double> variance;          ///< one a component, descending, 0 where the axis is zeros
    std::vector<double> varianceRatio;     ///< share of the total variance; 0 where all rows are the same

    std::size_t components() const { return axes.size(); }
    std::size_t columns() const { return mean.size(); }
};

/// The first `components` axes of the rows, from the covariance in double (of columns, or of rows where there
/// are fewer of them): O(rows·columns² + columns³) time and columns² doubles; meant for an embedding of some
/// hundred columns. Deterministic. Raises UsageError for no rows or columns, components below 1; InputError
/// naming row and column for a value that is not finite; Stopped.
Pca fitPca(const FloatMatrix& rows, int components = 2, const Job& job = {});

/// rows × components: (x − mean)·axis. `rows` may be others than those fitted. Raises UsageError for another
/// number of columns; InputError for a value that is not finite; Stopped.
FloatMatrix project(const Pca& pca, const FloatMatrix& rows, const Job& job = {});

} // namespace deepmi

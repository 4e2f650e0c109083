#pragma once

#include "data/float_matrix.h"
#include "job/job.h"

#include <cstddef>
#include <span>
#include <vector>

namespace deepmi
{

/// The z-norm of features: y = clamp((x − mean)/deviation, −clip, clip), computed in double; non-finite → 0
/// after the z-norm, a deviation of zero → 0. Statistics are population moments over the finite values of the
/// fitted rows.
struct FeatureNormalisation {
    std::vector<double> mean;      ///< one a column
    std::vector<double> deviation; ///< one a column, ≥ 0
    double clip = 3;               ///< in deviations, > 0; infinity = none

    /// Statistics of the given rows, in double, blocked so that raw functionals of 1e14 lose nothing.
    static FeatureNormalisation fit(const FloatMatrix& values, std::span<const std::size_t> rows,
                                    double clip = 3, const Job& job = {});
    /// In place, all rows. Raises UsageError if the width differs.
    void apply(FloatMatrix& values, const Job& job = {}) const;
    /// Columns whose deviation is zero.
    std::vector<std::size_t> constantColumns() const;
};

/// The z-norm of one label attribute by the training set: population mean and deviation.
struct LabelNormalisation {
    double mean = 0;
    double deviation = 1;

    /// Raises UsageError for an empty span; all labels equal give deviation 0.
    static LabelNormalisation fit(std::span<const double> labels);
    double normalise(double label) const { return deviation > 0 ? (label - mean) / deviation : 0; }
    double restore(double value) const { return value * deviation + mean; }
};

} // namespace deepmi

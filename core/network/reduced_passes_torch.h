#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace deepmi
{

// Passes of a network whose products are in bfloat16 on the CPU. Each is our own loop, of the same bits on
// every CPU and for every number of threads.

/// One weight within a flat range of parameters that is multiplied in bfloat16.
struct ReducedWeight {
    std::int64_t begin = 0;       ///< of its values in the range
    at::Tensor operand, gradient; ///< flat, bfloat16
};

/// batch = features[index], row by row, rounded to the batch's type on the way. `features` [N, D] float32 or
/// the batch's type, `index` int64, batch [index, D] float32 or bfloat16; on a GPU LibTorch's operations.
void gatherRows(at::Tensor& batch, const at::Tensor& features, const at::Tensor& index);

/// sums[j] = Σ_i values[i, j] in float32, row after row. values bfloat16 [rows, width], sums float32 [width].
void columnSums(at::Tensor& sums, const at::Tensor& values);

/// gradient ·= mask, element by element: float32 or bfloat16 by float32, on any device.
void applyMask(at::Tensor& gradient, const at::Tensor& mask);

/// operand = values, rounded. Flat and as long, bfloat16 and float32.
void roundTo(at::Tensor& operand, const at::Tensor& values);

/// values −= rate · gradient, or with velocity v = momentum·v + gradient, values −= rate·v, over a flat
/// range; the operands of the reduced weights are written in the same pass. `velocity` undefined = none.
void descend(const at::Tensor& values, const at::Tensor& gradients, const at::Tensor& velocity,
             const std::vector<ReducedWeight>& reduced, double rate, double momentum);

/// One step of Adam over a flat range, the operands of the reduced weights with it.
struct AdamStep {
    double rate, beta1, beta2, epsilon;
    double step; ///< from 1
};
void adamDescend(const at::Tensor& values, const at::Tensor& gradients, const at::Tensor& firstMoments,
                 const at::Tensor& secondMoments, const std::vector<ReducedWeight>& reduced,
                 const AdamStep& step);

} // namespace deepmi

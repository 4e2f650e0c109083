#pragma once

#include "data/float_matrix.h"

#include <ATen/ATen.h>

namespace deepmi
{

/// The matrix as a float32 tensor: shared with it on the CPU (the matrix must outlive the tensor), copied to
/// a GPU.
at::Tensor resident(const FloatMatrix& matrix, at::Device device);
/// A copy on the host.
FloatMatrix toMatrix(const at::Tensor& tensor);

} // namespace deepmi

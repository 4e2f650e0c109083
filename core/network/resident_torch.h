#pragma once

#include "data/float_matrix.h"
#include "job/job.h"

#include <ATen/ATen.h>

namespace deepmi
{

/// Rows of matrices on a GPU are a multiple of this many elements apart: quarters of them begin on 16 bytes.
constexpr std::int64_t gpuRowMultiple = 32;
/// From one row of so many columns to the next.
constexpr std::int64_t gpuRowStride(std::int64_t columns)
{
    return (columns + gpuRowMultiple - 1) / gpuRowMultiple * gpuRowMultiple;
}

/// The matrix as a tensor of its shape: on the CPU float32 and shared with it (the matrix must outlive the
/// tensor); on a GPU a copy of this type whose rows are a multiple of gpuRowMultiple apart, zero between
/// them.
at::Tensor resident(const FloatMatrix& matrix, at::Device device, at::ScalarType type = at::kFloat);
/// Copies the matrix' rows from `first` on, as many as `rows` has, into them: of any type, on any device.
void copyRows(const FloatMatrix& matrix, std::size_t first, const at::Tensor& rows);
/// As resident(), of a training whose batches gatherRows() fills; where a GPU has no room for the matrix it
/// stays on the host, which must then outlive the tensor, and the job is told.
at::Tensor residentWhereItFits(const FloatMatrix& matrix, at::Device device, const Job& job);
/// The rows `index` (int64) of a matrix on the host will be gathered soon: where they lie in a scratch file,
/// the system is asked to fetch them meanwhile. Nothing happens to a matrix in memory.
void fetchRowsSoon(const at::Tensor& features, const at::Tensor& index);
/// A copy on the host.
FloatMatrix toMatrix(const at::Tensor& tensor);

} // namespace deepmi

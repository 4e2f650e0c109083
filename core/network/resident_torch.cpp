#include "network/resident_torch.h"

#include "data/scratch_file.h"
#include "job/memory.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <cstring>

namespace deepmi
{

namespace
{

/// Rows that go to a GPU at a time: what is in between there, in another type or without padding, stays
/// small.
constexpr std::int64_t rowsAtATime = 8192;

} // namespace

at::Tensor resident(const FloatMatrix& matrix, at::Device device, at::ScalarType type)
{
    const auto rows = static_cast<std::int64_t>(matrix.rows()),
               columns = static_cast<std::int64_t>(matrix.columns());
    if (device.is_cpu()) {
        if (matrix.isOnDisk())
            readAtRandom(matrix.data());
        return at::from_blob(const_cast<float*>(matrix.data()), {rows, columns},
                             at::TensorOptions().dtype(at::kFloat));
    }
    const at::Tensor copy =
        at::zeros({rows, gpuRowStride(columns)}, at::TensorOptions().dtype(type).device(device))
            .narrow(1, 0, columns);
    copyRows(matrix, 0, copy);
    return copy;
}

void copyRows(const FloatMatrix& matrix, std::size_t first, const at::Tensor& rows)
{
    const auto columns = static_cast<std::int64_t>(matrix.columns());
    for (std::int64_t begin = 0; begin < rows.size(0); begin += rowsAtATime) {
        const std::int64_t count = std::min(rowsAtATime, rows.size(0) - begin);
        const float* source = matrix.row(first + static_cast<std::size_t>(begin)).data();
        const at::Tensor host = at::from_blob(const_cast<float*>(source), {count, columns},
                                              at::TensorOptions().dtype(at::kFloat));
        rows.narrow(0, begin, count).copy_(host.to(rows.device()));
    }
}

at::Tensor residentWhereItFits(const FloatMatrix& matrix, at::Device device, const Job& job)
{
    try {
        return resident(matrix, device);
    } catch (const c10::OutOfMemoryError&) {
        job.warn(
            "the features (" +
            memoryText(static_cast<double>(matrix.rows() * matrix.columns()) * sizeof(float)) +
            ") do not fit into the GPU's memory: they stay in the host's memory and are copied from there "
            "batch by batch, which is slower");
        return resident(matrix, at::kCPU);
    }
}

void fetchRowsSoon(const at::Tensor& features, const at::Tensor& index)
{
    if (!features.is_cpu() || features.scalar_type() != at::kFloat ||
        !isInScratchFile(features.const_data_ptr()))
        return;
    const at::Tensor host = index.to(at::kCPU);
    const std::int64_t* rows = host.const_data_ptr<std::int64_t>();
    const float* all = features.const_data_ptr<float>();
    for (std::int64_t i = 0; i < host.size(0); ++i)
        fetchSoon(all + rows[i] * features.stride(0),
                  static_cast<std::size_t>(features.size(1)) * sizeof(float));
}

FloatMatrix toMatrix(const at::Tensor& tensor)
{
    const at::Tensor host = tensor.to(at::kCPU, at::kFloat).contiguous();
    FloatMatrix matrix(static_cast<std::size_t>(host.size(0)), static_cast<std::size_t>(host.size(1)));
    std::memcpy(matrix.data(), host.data_ptr<float>(), static_cast<std::size_t>(host.nbytes()));
    return matrix;
}

} // namespace deepmi

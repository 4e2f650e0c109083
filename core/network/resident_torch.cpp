#include "network/resident_torch.h"

#include <cstring>

namespace deepmi
{

at::Tensor resident(const FloatMatrix& matrix, at::Device device)
{
    return at::from_blob(
               const_cast<float*>(matrix.data()),
               {static_cast<std::int64_t>(matrix.rows()), static_cast<std::int64_t>(matrix.columns())},
               at::TensorOptions().dtype(at::kFloat))
        .to(device);
}

FloatMatrix toMatrix(const at::Tensor& tensor)
{
    const at::Tensor host = tensor.to(at::kCPU, at::kFloat).contiguous();
    FloatMatrix matrix(static_cast<std::size_t>(host.size(0)), static_cast<std::size_t>(host.size(1)));
    std::memcpy(matrix.data(), host.data_ptr<float>(), static_cast<std::size_t>(host.nbytes()));
    return matrix;
}

} // namespace deepmi

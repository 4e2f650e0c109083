#include "network/packed_weight_torch.h"

#include "network/product_torch.h"

#include <limits>
#include <optional>

namespace deepmi
{

namespace
{

// As MKL's reference has them of cblas_sgemm_pack and cblas_sgemm_compute; no header of LibTorch's declares
// them. The functions without "64" in their names take integers of 32 bits.
enum : int { RowMajor = 101, NoTranspose = 111, Transpose = 112, Packed = 151, SecondMatrix = 162 };

struct MklProducts {
    std::size_t (*size)(int matrix, int rows, int columns, int inner) = nullptr;
    void (*pack)(int layout, int matrix, int transpose, int rows, int columns, int inner, float scale,
                 const float* from, int stride, float* to) = nullptr;
    void (*multiply)(int layout, int transposeA, int transposeB, int rows, int columns, int inner,
                     const float* a, int strideA, const float* b, int strideB, float keep, float* result,
                     int stride) = nullptr;
};

/// Null where LibTorch has another BLAS.
const MklProducts* mklProducts()
{
    static const std::optional<MklProducts> found = []() -> std::optional<MklProducts> {
        MklProducts products;
        const auto take = [](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(symbolOfLibTorch(name));
            return function != nullptr;
        };
        if (at::hasMKL() && take(products.size, "cblas_sgemm_pack_get_size") &&
            take(products.pack, "cblas_sgemm_pack") && take(products.multiply, "cblas_sgemm_compute"))
            return products;
        return std::nullopt;
    }();
    return found ? &*found : nullptr;
}

bool fits(std::int64_t size)
{
    return size > 0 && size <= std::numeric_limits<int>::max();
}

} // namespace

std::unique_ptr<PackedWeight> PackedWeight::make(const at::Tensor& weight, std::int64_t rows)
{
    if (!weight.is_cpu() || weight.scalar_type() != at::kFloat || productLibrary() != ProductLibrary::Blas ||
        !mklProducts() || !fits(rows) || !fits(weight.size(0)) || !fits(weight.size(1)))
        return nullptr;
    return std::unique_ptr<PackedWeight>(new PackedWeight(weight, rows));
}

PackedWeight::PackedWeight(const at::Tensor& weight, std::int64_t rows)
    : m_rows(static_cast<int>(rows)), m_outputs(static_cast<int>(weight.size(0))),
      m_inputs(static_cast<int>(weight.size(1)))
{
    const std::size_t bytes = mklProducts()->size(SecondMatrix, m_rows, m_outputs, m_inputs);
    m_packed = at::empty({static_cast<std::int64_t>(bytes)}, at::kByte);
    mklProducts()->pack(RowMajor, SecondMatrix, Transpose, m_rows, m_outputs, m_inputs, 1,
                        weight.const_data_ptr<float>(), static_cast<int>(weight.stride(0)),
                        reinterpret_cast<float*>(m_packed.data_ptr<std::uint8_t>()));
}

void PackedWeight::product(const at::Tensor& input, at::Tensor& output) const
{
    mklProducts()->multiply(RowMajor, NoTranspose, Packed, m_rows, m_outputs, m_inputs,
                            input.const_data_ptr<float>(), static_cast<int>(input.stride(0)),
                            reinterpret_cast<const float*>(m_packed.const_data_ptr<std::uint8_t>()), m_inputs,
                            0, output.data_ptr<float>(), static_cast<int>(output.stride(0)));
}

} // namespace deepmi

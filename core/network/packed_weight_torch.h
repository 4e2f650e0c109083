#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <memory>

namespace deepmi
{

/// A weight in the order in which MKL, the BLAS that LibTorch carries on x86, reads it within a product, for
/// many products of the same weight: to put it in order anew each time is a twelfth of a product of 512 rows.
/// (What oneDNN has of the kind gains nothing at these sizes.)
class PackedWeight
{
public:
    /// Of a float32 weight [out, in] on the CPU, for x·Wᵀ of `rows` rows; null where MKL is not what
    /// multiply() takes. Later changes of the weight are not seen. To be used with as many threads.
    static std::unique_ptr<PackedWeight> make(const at::Tensor& weight, std::int64_t rows);

    std::int64_t rows() const { return m_rows; }
    /// output = input·Wᵀ of rows() rows, both row-major float32: multiply() but for rounding.
    void product(const at::Tensor& input, at::Tensor& output) const;

private:
    PackedWeight(const at::Tensor& weight, std::int64_t rows);

    int m_rows, m_outputs, m_inputs;
    at::Tensor m_packed; ///< bytes of MKL's own arrangement
};

} // namespace deepmi

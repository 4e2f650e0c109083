#pragma once

namespace deepmi
{

/// What a GPU multiplies with. Weights are kept in float32 under all of them.
enum class GpuArithmetic {
    Fp32, ///< float32 throughout
    Tf32, ///< float32 values, products of their first 11 bits, float32 sums: the GPU's matrix units
    Bf16  ///< features, activations and a copy of the weights in bfloat16, float32 sums and losses
};

} // namespace deepmi

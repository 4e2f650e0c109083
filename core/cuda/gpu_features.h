#pragma once

#include <cstdint>

namespace deepmi
{

/// Dropout masks of one training step: of each block's linear layer and of the hidden layer of its two units,
/// in this order, block by block.
constexpr int masksOfStep = 9;

/// Rows of features that a device reads.
struct GpuFeatures {
    /// On the device: bfloat16 under Bf16, else float32, rows of featureStride. On the host: float32, made
    /// readable by GpuFunctions::share().
    const void* rows = nullptr;
    std::int64_t hostColumns = 0; ///< of rows on the host, one behind the other; 0: they are on the device
};

} // namespace deepmi

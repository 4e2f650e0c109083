#pragma once

#include <cstdint>

namespace deepmi
{

/// Dropout masks of one training step of DeepEmoCluster: of each block's linear layer and of the hidden layer
/// of its two units, in this order, block by block.
constexpr int masksOfStep = 9;
/// Rows of a network's batch at most.
constexpr std::int64_t largestGpuBatch = 4096;

/// Rows of features that a device reads: the first of them in its own memory, the others, where it had no
/// room for them, in the host's.
struct GpuFeatures {
    /// Bfloat16 under Bf16, else float32, rows of featureStride.
    const void* rows = nullptr;
    std::int64_t deviceRows = 0;    ///< as many; row `deviceRows` is the first on the host
    const void* hostRows = nullptr; ///< made readable by GpuFunctions::share(); null: there are none
    /// Columns of float32 rows on the host, one behind the other; 0: they are laid out as on the device.
    std::int64_t hostColumns = 0;
};

} // namespace deepmi

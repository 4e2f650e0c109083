#pragma once

#include <cstdint>

namespace deepmi
{

/// Rows of features that a device reads.
struct GpuFeatures {
    /// On the device: bfloat16 under Bf16, else float32, rows of featureStride. On the host: float32, made
    /// readable by GpuFunctions::share().
    const void* rows = nullptr;
    std::int64_t hostColumns = 0; ///< of rows on the host, one behind the other; 0: they are on the device
};

} // namespace deepmi

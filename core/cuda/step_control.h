#pragma once

#include "cuda/gpu_features.h"

#include <cstdint>

namespace deepmi::gpu
{

/// What a captured step reads anew at every launch; lies on the device. Pointers as in GpuEpoch.
struct StepControl {
    GpuFeatures features;
    std::int64_t batches = 0; ///< of the epoch
    const std::int64_t* rows = nullptr;
    const std::int64_t* labels = nullptr;
    const float* targets = nullptr;
    const std::int64_t* borders = nullptr;
    const std::uint64_t* keys = nullptr;
    std::int64_t step = 0;                    ///< of the epoch, the batch worked on
    double crossEntropy = 0, concordance = 0; ///< summed over samples
};

} // namespace deepmi::gpu

#pragma once

#include "cuda/gpu_features.h"

#include <cstdint>

namespace deepmi::gpu
{

/// What a captured step reads anew at every launch; lies on the device. Pointers as in GpuEpoch or, of
/// several networks, in GpuRegressorEpoch.
struct StepControl {
    GpuFeatures features;
    std::int64_t batches = 0; ///< of the epoch
    std::int64_t samples = 0; ///< from one network's rows and targets to the next one's
    const std::int64_t* rows = nullptr;
    const std::int64_t* labels = nullptr;
    const float* targets = nullptr;
    const std::int64_t* borders = nullptr;
    const std::uint64_t* keys = nullptr;
    float* met = nullptr;                     ///< where predictions of a step go, laid out as targets
    float rate = 0;                           ///< of learning, where it is not the step's own
    std::int64_t step = 0;                    ///< of the epoch, the batch worked on
    double crossEntropy = 0, concordance = 0; ///< summed over samples
};

/// Networks of one size that a kernel works on at once: their activations [networks, rows, width] follow one
/// another, their parameters are so many floats apart, and all have the borders of batches in common.
struct Networks {
    int count = 1;
    std::int64_t parametersApart = 0;
};

} // namespace deepmi::gpu

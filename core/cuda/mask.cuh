#pragma once

#include "cuda/layer_kernels.h"
#include "network/dropout_hash.h"

namespace deepmi::gpu
{

/// A key may differ from step to step, so that the rule is made on the device; threshold and scale do not.
struct MaskShape {
    int slot = 0;
    int masksOfStep = 0;
    std::uint32_t threshold = 0;
    float scale = 1;
    bool drops = false;
};

inline MaskShape shapeOf(MaskSlot mask)
{
    const MaskRule rule = maskRule(0, mask.rate);
    return {mask.slot, mask.ofStep, rule.threshold, rule.scale, mask.rate > 0};
}

__device__ inline MaskRule ruleOf(const StepControl* control, const MaskShape& shape, unsigned network = 0,
                                  unsigned networks = 1)
{
    const std::int64_t first = (control->step * networks + network) * shape.masksOfStep;
    const std::uint64_t key = control->keys[first + shape.slot];
    return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32), shape.threshold,
            shape.scale};
}

} // namespace deepmi::gpu

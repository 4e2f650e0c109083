#pragma once

#include <cuda_runtime.h>

#include <cstddef>

namespace deepmi::gpu
{

// Optimisers over flat float32 parameters, each in one pass; `rounded` (null: none) gets the new values in
// the operands' type, bfloat16. Counts are multiples of 4. CPU twins: kernel_twins.h.

/// What takes the start out of Adam's moments after `steps` steps and this one: 1/(1 − .9^t), then √(1 −
/// .999^t).
struct AdamCorrection {
    float first = 1, second = 1;
};
/// Of the next step of up to three counters (null: none), so that a step's kernels need no powers. A rate
/// that the device knows (null: it does not) is multiplied into the first, and adam() is then given 1.
void adamCorrections(const float* const (&steps)[3], AdamCorrection* corrections, cudaStream_t stream,
                     const float* rate = nullptr);

struct AdamState {
    float *firstMoment = nullptr, *secondMoment = nullptr;
    const AdamCorrection* correction = nullptr; ///< on the device
};
/// Adam, betas .9 and .999, epsilon 1e-8, no weight decay.
void adam(float* values, const float* gradients, AdamState state, float rate, void* rounded,
          std::size_t count, cudaStream_t stream);
/// velocity = momentum · velocity + gradient, values −= rate · velocity.
void momentumDescent(float* values, const float* gradients, float* velocity, float momentum, float rate,
                     void* rounded, std::size_t count, cudaStream_t stream);

} // namespace deepmi::gpu

#pragma once

#include "cuda/gpu_features.h"
#include "cuda/step_control.h"

#include <cuda_runtime.h>

namespace deepmi::gpu
{

// What stands between two products, each one pass over [rows, width] row-major activations of type T (float
// or __nv_bfloat16), width a multiple of 8, of one network or of several; sums in float32. Where a batch has
// fewer rows than the buffers, those left over are zero after gather() and get no gradient from the losses.
// CPU twins: kernel_twins.h.

/// Dropout's part of a kernel: of a network's `ofStep` masks of a step the one at `slot`, none where rate
/// is 0.
struct MaskSlot {
    int slot = 0;
    double rate = 0;
    int ofStep = masksOfStep;
};

/// batch[i] = features[rows[border of the step + i]] for the rows of the step that is `ahead` of the
/// control's, 0 for those up to `height`; nothing behind the last step. Of several networks each has its own
/// rows, and the batch is [networks, height, stride].
template <class T>
void gather(const StepControl* control, int ahead, T* batch, int height, std::int64_t stride,
            cudaStream_t stream, const Networks& networks = {});
/// batch[i] = features[first + i] or, with rows, features[rows[i]], without a step.
template <class T>
void gatherRows(const GpuFeatures& features, const std::int64_t* rows, std::int64_t first, T* batch,
                std::int64_t height, std::int64_t stride, cudaStream_t stream);

/// values = dropout(values + bias).
template <class T>
void biasDropout(const StepControl* control, T* values, const float* bias, int rows, int width, MaskSlot mask,
                 cudaStream_t stream);
/// values = dropout(sum of the parts + bias), or dropout(relu(sum + bias)): of a product that was cut into
/// parts, [parts, rows, width] float32.
template <class T>
void sumBiasDropout(const StepControl* control, const float* partial, int parts, T* values, const float* bias,
                    int rows, int width, bool relu, MaskSlot mask, cudaStream_t stream);
/// values = dropout(relu(values + bias)).
template <class T>
void biasReluDropout(const StepControl* control, T* values, const float* bias, int rows, int width,
                     MaskSlot mask, cudaStream_t stream, const Networks& networks = {});

/// Where a layer's kernel leaves what finishBiases() adds up: sums over stretches of rows, the sums of
/// stretch i at data[i · stride + column], and behind all stretches those of the next network.
struct PartialSums {
    float* data = nullptr;
    int stride = 0; ///< columns of all layers
};
int partialStretches(int rows);
/// gradient = output > 0 ? gradient · scale : 0, and its sums: back through a ReLU and the dropout after it.
template <class T>
void reluBackward(T* gradient, const T* output, float scale, int rows, int width, PartialSums sums,
                  cudaStream_t stream, const Networks& networks = {});
/// gradient *= mask, and its sums: back through a dropout alone.
template <class T>
void maskBackward(const StepControl* control, T* gradient, int rows, int width, MaskSlot mask,
                  PartialSums sums, cudaStream_t stream);

/// Which columns of the partial sums are whose bias: from `column` of layer i on to that of layer i + 1. Of
/// several networks the targets are the first one's.
struct BiasTargets {
    static constexpr int most = 20;
    int count = 0;
    int column[most + 1] = {};
    float* target[most] = {};
};
/// The sums over all rows, written to the targets, or with a rate subtracted that many times from them, which
/// is plain gradient descent on the spot.
void finishBiases(PartialSums sums, int stretches, const BiasTargets& targets, float rate,
                  cudaStream_t stream, const Networks& networks = {});

/// Weights in the operands' type.
template <class T>
void roundWeights(const float* values, T* rounded, std::size_t count, cudaStream_t stream);
/// And back, for h.
template <class T>
void widen(const T* values, float* wide, std::size_t count, cudaStream_t stream);

} // namespace deepmi::gpu

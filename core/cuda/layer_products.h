#pragma once

#include "cuda/layer_kernels.h"

#include <cuda_bf16.h>

namespace deepmi::gpu
{

// A layer's product together with all that stands before the next one, in one kernel, in bfloat16 with
// float32 sums: for a training step's chain of small products, where a kernel more costs as much as the
// product. Matrices are row-major; `width`, the result's, is a multiple of 32, and all matrices begin at 16
// bytes. Weights are read before what came earlier in the stream is done: the kernel just before may not
// write them. CPU twins: kernel_twins.h.

/// Whether the device has the matrix units that these kernels are made for: Hopper's.
bool hasLayerProducts(int device);

/// result [rows, width] = input [rows, inner] · Wᵀ or · W, both rows `inputStride` and `weightStride` values
/// apart.
struct LayerProduct {
    const __nv_bfloat16 *input = nullptr, *weight = nullptr;
    __nv_bfloat16* result = nullptr; ///< [rows, width]
    int rows = 0, width = 0;
    int inner = 0; ///< a multiple of 8
    /// Of these columns of the input (on the way back, of the rows of W) the last may be missing in W: they
    /// count as 0, and the input's have to be numbers. On the way there a multiple of 8.
    int innerOfWeight = 0;
    int inputStride = 0, weightStride = 0; ///< multiples of 8
    const __nv_bfloat16* addend = nullptr; ///< [rows, width], null: none; may be the result
};

/// On the way there: result = dropout(relu(input · Wᵀ + bias + addend)), the ReLU where asked for.
void forwardProduct(const StepControl* control, const LayerProduct& product, const float* bias, bool relu,
                    MaskSlot mask, cudaStream_t stream);

/// On the way back: result = (input · W + addend) and then, where there is an `output` [rows, width], back
/// through the ReLU it came from and a dropout after that (0 where it is not positive, else times `scale`),
/// or back through a dropout alone (times its mask). The result's sums go to `sums` where there are any, one
/// stretch every `productStretch` rows.
void backwardProduct(const StepControl* control, const LayerProduct& product, const __nv_bfloat16* output,
                     float scale, MaskSlot mask, PartialSums sums, cudaStream_t stream);
constexpr int productStretch = 32;

} // namespace deepmi::gpu

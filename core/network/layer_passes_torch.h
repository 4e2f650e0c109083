#pragma once

#include "network/dropout_torch.h"

#include <ATen/ATen.h>

namespace deepmi
{

// What stands between two matrix products, each in one pass over the activations: values [rows, width],
// row-major float32 or bfloat16 (computed in float32 and rounded once), changed in place; biases and masks
// are float32. On the CPU these are our own loops, on a GPU LibTorch's operations;
// the same bits on every CPU and for every number of threads.

/// values += bias.
void addBias(at::Tensor& values, const at::Tensor& bias);
/// values = relu(values + bias), then dropout unless it is null or its rate 0.
void addBiasReluDropout(at::Tensor& values, const at::Tensor& bias, Dropout* dropout);
/// values = dropout(values + bias); the mask (0 or the scale), as large, is kept for the way back. Without
/// dropout the mask is left alone.
void addBiasDropout(at::Tensor& values, const at::Tensor& bias, Dropout* dropout, at::Tensor& mask);
/// values = relu(values + bias + residual): the end of a residual unit.
void addBiasResidualRelu(at::Tensor& values, const at::Tensor& bias, const at::Tensor& residual);

/// gradient = 0 where output is 0 or less, elsewhere multiplied by `scale`: back through a ReLU and the
/// dropout after it, since an output above zero was both active and kept.
void reluDropoutBackward(at::Tensor& gradient, const at::Tensor& output, double scale);

} // namespace deepmi

#pragma once

#include "cuda/step_control.h"

#include <cuda_runtime.h>

namespace deepmi::gpu
{

// Losses and their gradients, on the rows of the step; rows beyond those, up to `rows`, get gradient 0.

/// Cross-entropy of logits + bias against the step's pseudo-labels: the loss of each row, and
/// (softmax − one-hot) / n as gradient of T. Logits float32 [rows, stride], of which `clusters` columns are
/// used; the gradient's other columns become 0.
template <class T>
void crossEntropy(const StepControl* control, const float* logits, const float* bias, int clusters,
                  int stride, int rows, T* gradient, float* rowLoss, cudaStream_t stream);
/// prediction = hidden · weight + bias, hidden [rows, 256].
template <class T>
void predict(const T* hidden, const float* weight, const float* bias, std::int64_t rows, float* prediction,
             cudaStream_t stream);
/// 1 − CCC of predictions and targets of the step with population moments in double, added up in the control
/// once a sample; its gradient back through `predict` and the ReLU before it: hiddenGradient [rows, 256], and
/// of the weights, their bias and the hidden layer's bias.
template <class T>
void concordanceBackward(StepControl* control, const float* prediction, const T* hidden, const float* weight,
                         int rows, T* hiddenGradient, float* weightGradient, float* biasGradient,
                         float* hiddenBiasGradient, cudaStream_t stream);
/// The sum over rows of a gradient of T [rows, stride], `columns` of it: written to `gradient`, or where that
/// is null subtracted `rate` times from `values`.
template <class T>
void columnSums(const T* values, int rows, int columns, int stride, float* gradient, float* descending,
                float rate, cudaStream_t stream);
/// The end of a step: the rows' losses are added up, the optimiser's counters of steps (null: none) count it,
/// and the next step begins.
void endStep(StepControl* control, const float* rowLoss, float* const (&counters)[3], cudaStream_t stream);
/// argmax of logits + bias, the lowest of equals.
void argmax(const float* logits, const float* bias, int clusters, int stride, std::int64_t rows,
            std::int64_t* cluster, cudaStream_t stream);

} // namespace deepmi::gpu

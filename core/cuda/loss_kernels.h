#pragma once

#include "cuda/step_control.h"

#include <cuda_runtime.h>

namespace deepmi::gpu
{

// Losses and their gradients, on the rows of the step; rows beyond those, up to `rows`, get gradient 0.

/// Cross-entropy of logits + bias against the step's pseudo-labels: the loss of each row, and
/// (softmax − one-hot) / n as gradient of T.
template <class T>
struct ClassifierLoss {
    const float *logits = nullptr, *bias = nullptr; ///< [rows, stride], [clusters]
    int clusters = 0, stride = 0;                   ///< the gradient's columns behind `clusters` become 0
    T* gradient = nullptr;                          ///< [rows, stride]
    float* rowLoss = nullptr;                       ///< [rows]
};
/// 1 − CCC of predictions and targets of the step with population moments in double, added up in the control
/// once a sample; its gradient back through `predict` and the ReLU before it.
template <class T>
struct RegressorLoss {
    const float* prediction = nullptr; ///< [rows]
    const T* hidden = nullptr;         ///< [rows, 256]
    const float* weight = nullptr;     ///< [256]
    T* hiddenGradient = nullptr;       ///< [rows, 256]
    float *weightGradient = nullptr, *biasGradient = nullptr,
          *hiddenBiasGradient = nullptr; ///< [256], one value, [256]
};
/// Both, or without a regressor (stage I) the first alone.
template <class T>
void losses(StepControl* control, const ClassifierLoss<T>& classifier, const RegressorLoss<T>* regressor,
            int rows, cudaStream_t stream);
/// prediction = hidden · weight + bias, hidden [rows, 256].
template <class T>
void predict(const T* hidden, const float* weight, const float* bias, std::int64_t rows, float* prediction,
             cudaStream_t stream);
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

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
/// 1 − CCC of predictions and targets of the step with population moments in double; its gradient back
/// through `predict`, and through the ReLU before it and the dropout between them. Of several networks the
/// pointers are the first one's.
template <class T>
struct RegressorLoss {
    const float* prediction = nullptr; ///< [rows]
    const T* hidden = nullptr;         ///< [rows, width]
    const float* weight = nullptr;     ///< [width]
    T* hiddenGradient = nullptr;       ///< [rows, width]
    float *weightGradient = nullptr, *biasGradient = nullptr,
          *hiddenBiasGradient = nullptr; ///< [width], one value, [width]
    double* sum = nullptr;               ///< of a network's losses, each once a sample: added to
    int width = 256;                     ///< a multiple of 8
    float scale = 1;                     ///< of what the dropout keeps
};
/// Both, or without a regressor (stage I) the first alone.
template <class T>
void losses(const StepControl* control, const ClassifierLoss<T>& classifier,
            const RegressorLoss<T>* regressor, int rows, cudaStream_t stream);
/// That of the regressors of several networks alone, whose predictions go where the control wants them.
template <class T>
void regressorLosses(const StepControl* control, const RegressorLoss<T>& regressor, int rows,
                     cudaStream_t stream, const Networks& networks);
/// prediction = hidden · weight + bias, hidden [rows, width]; the next network's predictions are
/// `predictionsApart` floats behind.
template <class T>
void predict(const T* hidden, const float* weight, const float* bias, std::int64_t rows, int width,
             float* prediction, cudaStream_t stream, const Networks& networks = {},
             std::int64_t predictionsApart = 0);
/// The sum over rows of a gradient of T [rows, stride], `columns` of it: written to `gradient`, or where that
/// is null subtracted `rate` times from `values`.
template <class T>
void columnSums(const T* values, int rows, int columns, int stride, float* gradient, float* descending,
                float rate, cudaStream_t stream);
/// The end of a step: the rows' losses (null: none) are added up, the optimiser's counters of steps (null:
/// none) count it, and the next step begins.
void endStep(StepControl* control, const float* rowLoss, float* const (&counters)[3], cudaStream_t stream);
/// argmax of logits + bias, the lowest of equals.
void argmax(const float* logits, const float* bias, int clusters, int stride, std::int64_t rows,
            std::int64_t* cluster, cudaStream_t stream);

} // namespace deepmi::gpu

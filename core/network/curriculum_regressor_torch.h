#pragma once

#include "network/layers_torch.h"
#include "network/precision.h"

#include <vector>

namespace deepmi
{

/// Θ: three fully connected layers with ReLU and dropout, then a linear output, D → 512 → 512 → 512 → 1. The
/// authors' code has no ReLU after its first layer; `reluAfterFirst` false gives theirs, for whoever
/// compares. With Precision::BFloat16 (CPU) the three layers are multiplied in bfloat16; biases, the output
/// layer and the prediction are float32.
class CurriculumRegressor
{
public:
    CurriculumRegressor(std::int64_t features, std::int64_t hidden, std::int64_t rows, at::Device device,
                        bool reluAfterFirst = true, Precision precision = Precision::Float32);
    /// A batch for forward(), [rows, features], to be filled by gatherRows().
    at::Tensor batchBuffer() const;

    ParameterStore& parameters() { return m_store; }
    const ParameterStore& parameters() const { return m_store; }
    /// The prediction, a column, at most `rows` rows; stands until the next call. `dropout` null =
    /// evaluation.
    at::Tensor forward(const at::Tensor& input, Dropout* dropout);
    /// Gradients of all parameters from that of the prediction of the last forward().
    void backward(const at::Tensor& input, const at::Tensor& predictionGradient, const Dropout* dropout);

    std::int64_t rows() const { return m_rows; }
    /// The outputs of the three layers in the last forward() of as many rows; they stand until the next call.
    std::vector<at::Tensor> hidden(std::int64_t rows) const;

private:
    struct Layer {
        Linear linear;
        at::Tensor output, mask, gradient;
    };

    std::int64_t m_rows;
    bool m_reluAfterFirst;
    ParameterStore m_store;
    std::vector<Layer> m_layers;
    Linear m_last;
    at::Tensor m_lastInput, m_lastGradient; ///< float32, where the layers' are not
    at::Tensor m_prediction;
};

/// The parameters of a Θ of this size, each weight before its bias.
std::vector<ParameterStore::Shape> regressorShapes(std::int64_t features, std::int64_t hidden);
/// How many they are, biases included.
std::int64_t regressorParameters(std::int64_t features, std::int64_t hidden);
/// Layers with a ReLU; the output layer comes after them.
constexpr int regressorHiddenLayers = 3;

} // namespace deepmi

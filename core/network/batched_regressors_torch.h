#pragma once

#include "network/curriculum_regressor_torch.h"

#include <vector>

namespace deepmi
{

/// Several Θ of one size as one batched problem: one product of each layer for all of them, so that a GPU,
/// which one of them does not fill, is kept busy and asked for hardly more operations than of one (a network
/// draws its own masks). Inputs are [networks, rows, …]; by the same operations on the CPU. float32, or TF32
/// where products may be. A GPU may sum in another order for another number of networks.
class BatchedRegressors
{
public:
    /// At least one network; all room is taken here, that of masks where it `drops`. Raises
    /// c10::OutOfMemoryError where a GPU has not so much.
    BatchedRegressors(int networks, std::int64_t features, std::int64_t hidden, std::int64_t rows,
                      at::Device device, bool drops);

    int count() const { return static_cast<int>(m_stores.size()); }
    std::int64_t rows() const { return m_rows; }
    ParameterStore& parameters(int network) { return m_stores[static_cast<std::size_t>(network)]; }
    const ParameterStore& parameters(int network) const
    {
        return m_stores[static_cast<std::size_t>(network)];
    }
    /// Those of all networks, one after the other, flat.
    const at::Tensor& allValues() const { return m_values; }
    const at::Tensor& allGradients() const { return m_gradients; }

    /// Room for a batch of so many rows for every network, [networks · rows, features], for gatherRows().
    at::Tensor batch(std::int64_t rows) const;
    /// The predictions [networks, rows, 1] of an input [networks, rows, features], at most rows() rows; they
    /// stand until the next call. `dropout`: one for every network (of one that drops), all of one rate, or
    /// null for evaluation.
    at::Tensor forward(const at::Tensor& input, std::vector<Dropout>* dropout);
    /// Gradients of all parameters from that of the predictions of the last forward().
    void backward(const at::Tensor& input, const at::Tensor& predictionGradient,
                  const std::vector<Dropout>* dropout);

private:
    struct Layer {
        at::Tensor weight, bias, weightGradient, biasGradient; ///< [networks, out, in], [networks, out]
        at::Tensor output, gradient;                           ///< flat, room for rows() of every network
        std::int64_t width = 0;
    };
    at::Tensor view(const at::Tensor& flat, std::int64_t rows, std::int64_t width) const;
    at::Tensor output(const Layer& layer, std::int64_t rows) const
    {
        return view(layer.output, rows, layer.width);
    }
    void drawMasks(std::vector<Dropout>& dropout);
    static void parameterGradients(Layer& layer, const at::Tensor& input, const at::Tensor& gradient);

    std::int64_t m_rows, m_features, m_hidden;
    at::Tensor m_values, m_gradients, m_batch;
    at::Tensor m_masks; ///< [networks, hidden layers, rows, hidden] of networks that drop
    std::vector<ParameterStore> m_stores;
    std::vector<Layer> m_layers; ///< the output layer last
};

} // namespace deepmi

#pragma once

#include "data/frame_table.h"
#include "data/normalisation.h"
#include "network/layers_torch.h"

#include <span>
#include <vector>

namespace deepmi
{

/// Sequences of unequal length without padding, as LibTorch packs them: first the first frames of all, then
/// the second frames of those that have one ..., longest sequence first.
struct PackedFrames {
    at::Tensor values;               ///< [sum of lengths, D] float32, normalised, on the device
    at::Tensor batchSizes;           ///< int64 on the host: sequences that have a frame t
    std::vector<std::int64_t> order; ///< position in the list asked for of each packed sequence
};
/// Packs some utterances of the table. Sequences of one length keep their order.
PackedFrames packFrames(const FrameTable& table, std::span<const std::size_t> utterances,
                        const FeatureNormalisation& normalisation, at::Device device);

/// The network of PreTrained-LSTM: two stacked LSTM layers D → hidden → hidden with dropout between them, the
/// last frame's output, dropout, and f: hidden → hidden → 1 with ReLU. The LSTM is LibTorch's own, its
/// gradients are autograd's, written into the store. Names, shapes and order of the gates (i f g o) are those
/// of torch.nn.LSTM and of the regressor f elsewhere.
class FrameRegressor
{
public:
    FrameRegressor(std::int64_t descriptors, std::int64_t hidden, at::Device device);

    ParameterStore& parameters() { return m_store; }
    const ParameterStore& parameters() const { return m_store; }
    /// As PyTorch's modules begin: the LSTM uniform on ±1/√hidden, linear layers on ±1/√fan_in.
    void initialise(Random& random);

    /// Predictions, a column, in packed order. `dropout` null = evaluation. Where gradients are switched on
    /// (at::AutoGradMode), the result leads back to the parameters.
    at::Tensor forward(const PackedFrames& frames, Dropout* dropout) const;
    /// Writes the gradients of all parameters from that of a prediction of forward().
    void backward(const at::Tensor& prediction, const at::Tensor& predictionGradient);

private:
    at::Tensor layer(std::size_t first, const at::Tensor& input, const PackedFrames& frames, bool last,
                     bool training) const;

    std::int64_t m_hidden;
    ParameterStore m_store;
    std::vector<at::Tensor> m_leaves; ///< the store's values as autograd knows them; they share its memory
};

} // namespace deepmi

#pragma once

#include "data/frame_table.h"
#include "data/normalisation.h"
#include "network/layers_torch.h"
#include "network/lstm_layer_torch.h"

#include <optional>
#include <span>
#include <vector>

namespace deepmi
{

/// Sequences of unequal length without padding, as LibTorch packs them: first the first frames of all, then
/// the second frames of those that have one ..., longest sequence first.
struct PackedFrames {
    at::Tensor values;                    ///< [sum of lengths, D] float32, normalised, on the device
    std::vector<std::int64_t> batchSizes; ///< sequences that have a frame t
    std::vector<std::int64_t> order;      ///< position in the list asked for of each packed sequence
};
/// Packs some utterances of the table. Sequences of one length keep their order.
PackedFrames packFrames(const FrameTable& table, std::span<const std::size_t> utterances,
                        const FeatureNormalisation& normalisation, at::Device device);

/// The network of PreTrained-LSTM: two stacked LSTM layers D → hidden → hidden with dropout between them, the
/// last frame's output, dropout, and f: hidden → hidden → 1 with ReLU. Names, shapes and order of the gates
/// (i f g o) are those of torch.nn.LSTM and of the regressor f elsewhere.
class FrameRegressor
{
public:
    FrameRegressor(std::int64_t descriptors, std::int64_t hidden, at::Device device);

    ParameterStore& parameters() { return m_store; }
    const ParameterStore& parameters() const { return m_store; }
    /// As PyTorch's modules begin: the LSTM uniform on ±1/√hidden, linear layers on ±1/√fan_in.
    void initialise(Random& random);

    /// Predictions, a column, in packed order; they stand until the next call. `dropout` null = evaluation.
    at::Tensor forward(const PackedFrames& frames, Dropout* dropout);
    /// Writes the gradients of all parameters from that of the prediction of the last forward().
    void backward(const PackedFrames& frames, const at::Tensor& predictionGradient);

private:
    ParameterStore m_store;
    LstmLayer m_first, m_second;
    std::optional<TwoLayerHead> m_regressor; ///< with buffers for as many sequences as were seen at once
    std::int64_t m_rows = 0;
    at::Tensor m_between, m_betweenMask; ///< the second layer's input; an undefined mask = no dropout
    at::Tensor m_last, m_lastMask;       ///< f's input
    at::Tensor m_lastFrames;             ///< the row of each sequence's last frame
};

} // namespace deepmi

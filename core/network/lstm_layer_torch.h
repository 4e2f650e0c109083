#pragma once

#include "network/parameter_store_torch.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace deepmi
{

/// One LSTM layer over packed sequences (frame by frame, longest sequence first) with explicit gradients:
/// i, f, o = σ(W x + V h + b), g = tanh(W x + V h + b), c = f·c₋₁ + i·g, h = o·tanh(c), from h = c = 0, gates
/// in the order i f g o as in torch.nn.LSTM. LibTorch's own layer over packed sequences makes, on the way
/// back, a gradient as large as the whole batch for every frame, so that its time grows with the square of
/// the length; this one's does not.
class LstmLayer
{
public:
    /// Parameters `first` .. `first`+3 of the store: weight_ih [4H, in], weight_hh [4H, H], bias_ih, bias_hh.
    LstmLayer(const ParameterStore& store, std::size_t first);

    /// h of every frame, [frames, H]; stands until the next call. `input` is [frames, in], `batchSizes` holds
    /// how many sequences have a frame t, never more than those with a frame t−1.
    at::Tensor forward(const at::Tensor& input, const std::vector<std::int64_t>& batchSizes);
    /// Writes the parameters' gradients from that of the last forward()'s result, which is overwritten, and
    /// that of the input into `inputGradient` unless it is null.
    void backward(const at::Tensor& input, at::Tensor& outputGradient, at::Tensor* inputGradient);

    std::int64_t hidden() const { return m_recurrentWeight.size(1); }

    /// Sequences `first` .. `first`+`count`−1 of a batch, the longest first.
    struct Sequences {
        std::int64_t first = 0, count = 0;
        /// How many of them are among the first `active`.
        std::int64_t in(std::int64_t active) const
        {
            return std::clamp<std::int64_t>(active - first, 0, count);
        }
    };
    /// A batch shared out to as many threads as it is worth, with about as many frames for each.
    static std::vector<Sequences> shares(const std::vector<std::int64_t>& batchSizes, int threads);

private:
    void reserve(std::int64_t frames);
    /// Calls work for every share, on the CPU each by a thread: what a sequence's frames wait for is its own
    /// frame before, not other sequences. Products of a share are of other sizes than those of all, so that
    /// the number of threads decides the last bits.
    void eachShare(const std::function<void(const Sequences&)>& work) const;
    void forward(const Sequences& share);
    void backward(const Sequences& share, at::Tensor& outputGradient);

    at::Tensor m_inputWeight, m_recurrentWeight, m_inputBias, m_recurrentBias;
    at::Tensor m_inputWeightGradient, m_recurrentWeightGradient, m_inputBiasGradient, m_recurrentBiasGradient;
    std::vector<std::int64_t> m_batchSizes; ///< of the last forward()
    std::vector<Sequences> m_shares;        ///< the same
    bool m_inference = false;               ///< the mode of the calling thread then
    at::Tensor m_gates, m_gateGradients;    ///< after their σ or tanh; before it
    at::Tensor m_cells, m_cellTanhs, m_outputs, m_previousOutputs;
};

} // namespace deepmi

#include "network/lstm_layer_torch.h"

#include "network/layer_passes_torch.h"
#include "network/layers_torch.h"
#include "network/product_torch.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <numeric>

namespace deepmi
{

LstmLayer::LstmLayer(const ParameterStore& store, std::size_t first)
    : m_inputWeight(store.value(first)), m_recurrentWeight(store.value(first + 1)),
      m_inputBias(store.value(first + 2)), m_recurrentBias(store.value(first + 3)),
      m_inputWeightGradient(store.gradient(first)), m_recurrentWeightGradient(store.gradient(first + 1)),
      m_inputBiasGradient(store.gradient(first + 2)), m_recurrentBiasGradient(store.gradient(first + 3))
{
}

void LstmLayer::reserve(std::int64_t frames)
{
    if (m_outputs.defined() && m_outputs.size(0) >= frames)
        return;
    const auto buffer = [&](std::int64_t width) {
        return at::empty({frames, width}, m_inputWeight.options());
    };
    m_gates = buffer(4 * hidden());
    m_gateGradients = buffer(4 * hidden());
    for (at::Tensor* tensor : {&m_cells, &m_cellTanhs, &m_outputs, &m_previousOutputs})
        *tensor = buffer(hidden());
}

std::vector<LstmLayer::Sequences> LstmLayer::shares(const std::vector<std::int64_t>& batchSizes, int threads)
{
    // Products of fewer rows take as long.
    constexpr std::int64_t least = 8;
    const std::int64_t all = batchSizes.front(),
                       count = std::clamp<std::int64_t>(all / least, 1, std::max(threads, 1));
    const std::int64_t frames = std::accumulate(batchSizes.begin(), batchSizes.end(), std::int64_t{0});
    std::vector<Sequences> shares;
    Sequences share;
    std::int64_t taken = 0; // frames of the sequences before
    auto length = static_cast<std::int64_t>(batchSizes.size());
    for (std::int64_t sequence = 0; sequence < all; ++sequence) {
        while (batchSizes[static_cast<std::size_t>(length) - 1] <= sequence)
            --length;
        taken += length;
        ++share.count;
        const auto number = static_cast<std::int64_t>(shares.size()) + 1;
        if (sequence + 1 == all || (number < count && taken * count >= frames * number)) {
            shares.push_back(share);
            share = {sequence + 1, 0};
        }
    }
    return shares;
}

void LstmLayer::eachShare(const std::function<void(const Sequences&)>& work) const
{
    const auto count = static_cast<std::int64_t>(m_shares.size());
    at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
        // As in the calling thread, where the tensors are from.
        const c10::InferenceMode inference(m_inference);
        const at::NoGradGuard noGradients;
        for (std::int64_t i = begin; i < end; ++i)
            work(m_shares[static_cast<std::size_t>(i)]);
    });
}

at::Tensor LstmLayer::forward(const at::Tensor& input, const std::vector<std::int64_t>& batchSizes)
{
    const std::int64_t frames = input.size(0);
    reserve(frames);
    m_batchSizes = batchSizes;
    m_shares = shares(batchSizes, input.is_cpu() ? at::get_num_threads() : 1);
    m_inference = c10::InferenceMode::is_enabled();
    at::Tensor gates = head(m_gates, frames);
    multiply(gates, input, m_inputWeight.t());
    addBias(gates, m_inputBias + m_recurrentBias);
    eachShare([this](const Sequences& share) { forward(share); });
    return head(m_outputs, frames);
}

void LstmLayer::forward(const Sequences& share)
{
    const std::int64_t width = hidden();
    // Where the share's rows of this frame and of the one before begin.
    std::int64_t row = share.first, before = 0;
    for (std::size_t frame = 0; frame < m_batchSizes.size(); ++frame) {
        const std::int64_t count = share.in(m_batchSizes[frame]);
        if (count == 0)
            break;
        at::Tensor gate = m_gates.narrow(0, row, count);
        at::Tensor cell = m_cells.narrow(0, row, count), tanh = m_cellTanhs.narrow(0, row, count),
                   output = m_outputs.narrow(0, row, count);
        if (frame > 0) {
            const at::Tensor previous = m_outputs.narrow(0, before, count);
            m_previousOutputs.narrow(0, row, count).copy_(previous);
            multiply(gate, previous, m_recurrentWeight.t(), 1, /*accumulate=*/true);
        }
        gate.narrow(1, 0, 2 * width).sigmoid_();
        gate.narrow(1, 2 * width, width).tanh_();
        gate.narrow(1, 3 * width, width).sigmoid_();
        at::mul_out(cell, gate.narrow(1, 0, width), gate.narrow(1, 2 * width, width));
        if (frame > 0)
            cell.addcmul_(gate.narrow(1, width, width), m_cells.narrow(0, before, count));
        at::tanh_out(tanh, cell);
        at::mul_out(output, gate.narrow(1, 3 * width, width), tanh);
        before = row;
        row += m_batchSizes[frame];
    }
}

void LstmLayer::backward(const Sequences& share, at::Tensor& outputGradient)
{
    const std::int64_t width = hidden();
    // What flows back from the frame after; the rows of sequences that have ended are zero.
    at::Tensor laterOutput = at::zeros({share.count, width}, outputGradient.options());
    at::Tensor laterCell = at::zeros({share.count, width}, outputGradient.options());
    at::Tensor scratch = at::empty({share.count, width}, outputGradient.options());
    std::int64_t row = std::accumulate(m_batchSizes.begin(), m_batchSizes.end(), share.first);
    for (std::size_t frame = m_batchSizes.size(); frame-- > 0;) {
        row -= m_batchSizes[frame];
        const std::int64_t count = share.in(m_batchSizes[frame]);
        if (count == 0)
            continue;
        const std::int64_t before = frame > 0 ? row - m_batchSizes[frame - 1] : 0;
        const at::Tensor gate = m_gates.narrow(0, row, count), tanh = m_cellTanhs.narrow(0, row, count);
        at::Tensor gateGradient = m_gateGradients.narrow(0, row, count);
        const auto part = [&](const at::Tensor& of, int index) { return of.narrow(1, index * width, width); };
        const at::Tensor i = part(gate, 0), f = part(gate, 1), g = part(gate, 2), o = part(gate, 3);
        at::Tensor di = part(gateGradient, 0), df = part(gateGradient, 1), dg = part(gateGradient, 2),
                   d_o = part(gateGradient, 3);
        at::Tensor output = outputGradient.narrow(0, row, count), cell = head(laterCell, count),
                   work = head(scratch, count);
        output.add_(head(laterOutput, count));
        at::mul_out(work, output, o);
        at::tanh_backward_out(work, work, tanh);
        cell.add_(work);
        at::mul_out(work, output, tanh);
        at::sigmoid_backward_out(d_o, work, o);
        at::mul_out(work, cell, g);
        at::sigmoid_backward_out(di, work, i);
        at::mul_out(work, cell, i);
        at::tanh_backward_out(dg, work, g);
        if (frame > 0) {
            at::mul_out(work, cell, m_cells.narrow(0, before, count));
            at::sigmoid_backward_out(df, work, f);
            cell.mul_(f);
            at::Tensor later = head(laterOutput, count);
            multiply(later, gateGradient, m_recurrentWeight);
        } else {
            df.zero_();
        }
    }
}

void LstmLayer::backward(const at::Tensor& input, at::Tensor& outputGradient, at::Tensor* inputGradient)
{
    const std::int64_t frames = input.size(0), sequences = m_batchSizes.front();
    eachShare([&](const Sequences& share) { backward(share, outputGradient); });
    const at::Tensor gateGradients = head(m_gateGradients, frames);
    multiply(m_inputWeightGradient, gateGradients.t(), input);
    if (frames > sequences)
        multiply(m_recurrentWeightGradient, gateGradients.narrow(0, sequences, frames - sequences).t(),
                 m_previousOutputs.narrow(0, sequences, frames - sequences));
    else
        m_recurrentWeightGradient.zero_();
    at::sum_out(m_inputBiasGradient, gateGradients, at::IntArrayRef{0});
    m_recurrentBiasGradient.copy_(m_inputBiasGradient);
    if (inputGradient)
        multiply(*inputGradient, gateGradients, m_inputWeight);
}

} // namespace deepmi

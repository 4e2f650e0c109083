#include "network/lstm_layer_torch.h"

#include "network/layer_passes_torch.h"
#include "network/layers_torch.h"
#include "network/product_torch.h"

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

at::Tensor LstmLayer::forward(const at::Tensor& input, const std::vector<std::int64_t>& batchSizes)
{
    const std::int64_t frames = input.size(0), width = hidden();
    reserve(frames);
    m_batchSizes = batchSizes;
    at::Tensor gates = head(m_gates, frames);
    multiply(gates, input, m_inputWeight.t());
    addBias(gates, m_inputBias + m_recurrentBias);
    std::int64_t row = 0, before = 0; // where this frame and the one before it begin
    for (const std::int64_t count : batchSizes) {
        at::Tensor gate = gates.narrow(0, row, count);
        at::Tensor cell = m_cells.narrow(0, row, count), tanh = m_cellTanhs.narrow(0, row, count),
                   output = m_outputs.narrow(0, row, count);
        if (row > 0) {
            const at::Tensor previous = m_outputs.narrow(0, before, count);
            m_previousOutputs.narrow(0, row, count).copy_(previous);
            multiply(gate, previous, m_recurrentWeight.t(), 1, /*accumulate=*/true);
        }
        gate.narrow(1, 0, 2 * width).sigmoid_();
        gate.narrow(1, 2 * width, width).tanh_();
        gate.narrow(1, 3 * width, width).sigmoid_();
        at::mul_out(cell, gate.narrow(1, 0, width), gate.narrow(1, 2 * width, width));
        if (row > 0)
            cell.addcmul_(gate.narrow(1, width, width), m_cells.narrow(0, before, count));
        at::tanh_out(tanh, cell);
        at::mul_out(output, gate.narrow(1, 3 * width, width), tanh);
        before = row;
        row += count;
    }
    return head(m_outputs, frames);
}

void LstmLayer::backward(const at::Tensor& input, at::Tensor& outputGradient, at::Tensor* inputGradient)
{
    const std::int64_t frames = input.size(0), width = hidden(), sequences = m_batchSizes.front();
    at::Tensor gateGradients = head(m_gateGradients, frames);
    // What flows back from the frame after; the rows of sequences that have ended are zero.
    at::Tensor laterOutput = at::zeros({sequences, width}, input.options());
    at::Tensor laterCell = at::zeros({sequences, width}, input.options());
    at::Tensor scratch = at::empty({sequences, width}, input.options());
    std::int64_t row = frames;
    for (std::size_t frame = m_batchSizes.size(); frame-- > 0;) {
        const std::int64_t count = m_batchSizes[frame];
        row -= count;
        const std::int64_t before = frame > 0 ? row - m_batchSizes[frame - 1] : 0;
        const at::Tensor gate = m_gates.narrow(0, row, count), tanh = m_cellTanhs.narrow(0, row, count);
        at::Tensor gateGradient = gateGradients.narrow(0, row, count);
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

#include "network/layers_torch.h"

namespace deepmi
{

namespace
{

at::Tensor buffer(const ParameterStore& store, std::int64_t rows, std::int64_t columns)
{
    return at::zeros({rows, columns}, store.allValues().options());
}

} // namespace

Linear::Linear(const ParameterStore& store, std::size_t weight)
    : m_weight(store.value(weight)), m_bias(store.value(weight + 1)),
      m_weightGradient(store.gradient(weight)), m_biasGradient(store.gradient(weight + 1))
{
}

void Linear::forward(const at::Tensor& input, at::Tensor& output) const
{
    at::addmm_out(output, m_bias, input, m_weight.t());
}

void Linear::backward(const at::Tensor& input, const at::Tensor& outputGradient,
                      at::Tensor* inputGradient) const
{
    at::Tensor weightGradient = m_weightGradient;
    at::Tensor biasGradient = m_biasGradient;
    at::mm_out(weightGradient, outputGradient.t(), input);
    at::sum_out(biasGradient, outputGradient, at::IntArrayRef{0});
    if (inputGradient)
        at::mm_out(*inputGradient, outputGradient, m_weight);
}

void Dropout::apply(at::Tensor& values, at::Tensor& mask)
{
    if (rate <= 0)
        return;
    mask.bernoulli_(1 - rate, generator).mul_(scale());
    values.mul_(mask);
}

ResidualUnit::ResidualUnit(const ParameterStore& store, std::size_t firstWeight, std::int64_t rows)
    : m_first(store, firstWeight), m_second(store, firstWeight + 2)
{
    const std::int64_t width = m_first.outputs();
    for (at::Tensor* tensor : {&m_hidden, &m_mask, &m_output, &m_hiddenGradient, &m_inputGradient})
        *tensor = buffer(store, rows, width);
}

at::Tensor ResidualUnit::forward(const at::Tensor& input, Dropout* dropout)
{
    const std::int64_t rows = input.size(0);
    at::Tensor hidden = head(m_hidden, rows), mask = head(m_mask, rows), output = head(m_output, rows);
    m_first.forward(input, hidden);
    hidden.relu_();
    if (dropout)
        dropout->apply(hidden, mask);
    m_second.forward(hidden, output);
    output.add_(input).relu_();
    return output;
}

at::Tensor ResidualUnit::backward(const at::Tensor& input, at::Tensor& outputGradient, const Dropout* dropout)
{
    const std::int64_t rows = input.size(0);
    at::Tensor hidden = head(m_hidden, rows), output = head(m_output, rows);
    at::Tensor hiddenGradient = head(m_hiddenGradient, rows), inputGradient = head(m_inputGradient, rows);
    at::threshold_backward_out(outputGradient, outputGradient, output, 0);
    m_second.backward(hidden, outputGradient, &hiddenGradient);
    // A hidden value above zero was both active and kept, so the mask need not be read again.
    at::threshold_backward_out(hiddenGradient, hiddenGradient, hidden, 0);
    if (dropout && dropout->rate > 0)
        hiddenGradient.mul_(dropout->scale());
    m_first.backward(input, hiddenGradient, &inputGradient);
    inputGradient.add_(outputGradient);
    return inputGradient;
}

TwoLayerHead::TwoLayerHead(const ParameterStore& store, std::size_t firstWeight, std::int64_t rows)
    : m_first(store, firstWeight), m_second(store, firstWeight + 2)
{
    m_hidden = buffer(store, rows, m_first.outputs());
    m_hiddenGradient = buffer(store, rows, m_first.outputs());
    m_inputGradient = buffer(store, rows, m_first.inputs());
    m_output = buffer(store, rows, m_second.outputs());
}

at::Tensor TwoLayerHead::firstLayer(const at::Tensor& input)
{
    at::Tensor hidden = head(m_hidden, input.size(0));
    m_first.forward(input, hidden);
    return hidden;
}

at::Tensor TwoLayerHead::forward(const at::Tensor& input)
{
    at::Tensor hidden = firstLayer(input);
    hidden.relu_();
    at::Tensor output = head(m_output, input.size(0));
    m_second.forward(hidden, output);
    return output;
}

void TwoLayerHead::backward(const at::Tensor& input, const at::Tensor& outputGradient,
                            at::Tensor& inputGradient, bool accumulate)
{
    const std::int64_t rows = input.size(0);
    at::Tensor hidden = head(m_hidden, rows), hiddenGradient = head(m_hiddenGradient, rows);
    m_second.backward(hidden, outputGradient, &hiddenGradient);
    at::threshold_backward_out(hiddenGradient, hiddenGradient, hidden, 0);
    at::Tensor target = accumulate ? head(m_inputGradient, rows) : inputGradient;
    m_first.backward(input, hiddenGradient, &target);
    if (accumulate)
        inputGradient.add_(target);
}

} // namespace deepmi

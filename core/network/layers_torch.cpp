#include "network/layers_torch.h"

#include "network/layer_passes_torch.h"
#include "network/product_torch.h"

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

void Linear::product(const at::Tensor& input, at::Tensor& output) const
{
    multiply(output, input, m_weight.t());
}

void Linear::forward(const at::Tensor& input, at::Tensor& output) const
{
    product(input, output);
    addBias(output, m_bias);
}

void Linear::backward(const at::Tensor& input, const at::Tensor& outputGradient,
                      at::Tensor* inputGradient) const
{
    at::Tensor weightGradient = m_weightGradient;
    at::Tensor biasGradient = m_biasGradient;
    multiply(weightGradient, outputGradient.t(), input);
    at::sum_out(biasGradient, outputGradient, at::IntArrayRef{0});
    if (inputGradient)
        multiply(*inputGradient, outputGradient, m_weight);
}

ResidualUnit::ResidualUnit(const ParameterStore& store, std::size_t firstWeight, std::int64_t rows)
    : m_first(store, firstWeight), m_second(store, firstWeight + 2)
{
    const std::int64_t width = m_first.outputs();
    for (at::Tensor* tensor : {&m_hidden, &m_output, &m_hiddenGradient, &m_inputGradient})
        *tensor = buffer(store, rows, width);
}

at::Tensor ResidualUnit::forward(const at::Tensor& input, Dropout* dropout)
{
    const std::int64_t rows = input.size(0);
    at::Tensor hidden = head(m_hidden, rows), output = head(m_output, rows);
    m_first.product(input, hidden);
    addBiasReluDropout(hidden, m_first.bias(), dropout);
    m_second.product(hidden, output);
    addBiasResidualRelu(output, m_second.bias(), input);
    return output;
}

at::Tensor ResidualUnit::backward(const at::Tensor& input, at::Tensor& outputGradient, const Dropout* dropout)
{
    const std::int64_t rows = input.size(0);
    at::Tensor hidden = head(m_hidden, rows), output = head(m_output, rows);
    at::Tensor hiddenGradient = head(m_hiddenGradient, rows), inputGradient = head(m_inputGradient, rows);
    reluDropoutBackward(outputGradient, output, 1);
    m_second.backward(hidden, outputGradient, &hiddenGradient);
    reluDropoutBackward(hiddenGradient, hidden, dropout ? dropout->scale() : 1);
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
    at::Tensor hidden = head(m_hidden, input.size(0));
    m_first.product(input, hidden);
    addBiasReluDropout(hidden, m_first.bias(), nullptr);
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
    reluDropoutBackward(hiddenGradient, hidden, 1);
    at::Tensor target = accumulate ? head(m_inputGradient, rows) : inputGradient;
    m_first.backward(input, hiddenGradient, &target);
    if (accumulate)
        inputGradient.add_(target);
}

} // namespace deepmi

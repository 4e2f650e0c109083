#include "network/layers_torch.h"

#include "network/layer_passes_torch.h"
#include "network/product_torch.h"

namespace deepmi
{

at::Tensor activations(const ParameterStore& store, std::size_t weight, std::int64_t rows, std::int64_t width)
{
    return at::zeros({rows, width}, store.operand(weight).options());
}

Linear::Linear(const ParameterStore& store, std::size_t weight)
    : m_weight(store.operand(weight)), m_bias(store.value(weight + 1)),
      m_weightGradient(store.gradient(weight)), m_biasGradient(store.gradient(weight + 1))
{
}

void Linear::product(const at::Tensor& input, at::Tensor& output) const
{
    if (m_packed && m_packed->rows() == input.size(0))
        m_packed->product(input, output);
    else
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
    if (outputGradient.scalar_type() == biasGradient.scalar_type())
        at::sum_out(biasGradient, outputGradient, at::IntArrayRef{0});
    else
        columnSums(biasGradient, outputGradient);
    if (inputGradient)
        multiply(*inputGradient, outputGradient, m_weight);
}

void Linear::addInputGradient(const at::Tensor& outputGradient, at::Tensor& inputGradient) const
{
    multiply(inputGradient, outputGradient, m_weight, 1, true);
}

ResidualUnit::ResidualUnit(const ParameterStore& store, std::size_t firstWeight, std::int64_t rows)
    : m_first(store, firstWeight), m_second(store, firstWeight + 2)
{
    const std::int64_t width = m_first.outputs();
    for (at::Tensor* tensor : {&m_hidden, &m_output, &m_hiddenGradient, &m_inputGradient})
        *tensor = activations(store, firstWeight, rows, width);
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
    if (outputGradient.scalar_type() == at::kBFloat16) {
        // The sum within the product is rounded once.
        m_first.backward(input, hiddenGradient, nullptr);
        m_first.addInputGradient(hiddenGradient, outputGradient);
        return outputGradient;
    }
    m_first.backward(input, hiddenGradient, &inputGradient);
    inputGradient.add_(outputGradient);
    return inputGradient;
}

TwoLayerHead::TwoLayerHead(const ParameterStore& store, std::size_t firstWeight, std::int64_t rows)
    : m_first(store, firstWeight), m_second(store, firstWeight + 2)
{
    m_hidden = activations(store, firstWeight, rows, m_first.outputs());
    m_hiddenGradient = activations(store, firstWeight, rows, m_first.outputs());
    m_inputGradient = activations(store, firstWeight, rows, m_first.inputs());
    m_output = activations(store, firstWeight + 2, rows, m_second.outputs());
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

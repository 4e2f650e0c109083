#pragma once

#include "network/dropout_torch.h"
#include "network/packed_weight_torch.h"
#include "network/parameter_store_torch.h"

#include <ATen/ATen.h>

namespace deepmi
{

/// y = x·Wᵀ + b with explicit gradients. All matrices row-major, a row a sample; outputs are written into
/// buffers the caller keeps, so that a training step allocates nothing. Inputs, outputs and their gradients
/// have the type of the store's operand, biases and their gradients are float32.
class Linear
{
public:
    /// Parameters `weight` and `weight`+1 (the bias) of the store, which must outlive this.
    Linear(const ParameterStore& store, std::size_t weight);

    void forward(const at::Tensor& input, at::Tensor& output) const;
    /// x·Wᵀ alone, for whoever adds bias() in a pass of its own.
    void product(const at::Tensor& input, at::Tensor& output) const;
    /// Until unpack() the weight must not change: product() of as many rows takes a packed copy of it.
    void pack(std::int64_t rows) { m_packed = PackedWeight::make(m_weight, rows); }
    void unpack() { m_packed.reset(); }
    const at::Tensor& bias() const { return m_bias; }
    /// Writes the parameters' gradients, and the input's into `inputGradient` unless it is null.
    void backward(const at::Tensor& input, const at::Tensor& outputGradient, at::Tensor* inputGradient) const;
    /// Adds the input's gradient to what stands there.
    void addInputGradient(const at::Tensor& outputGradient, at::Tensor& inputGradient) const;

    std::int64_t inputs() const { return m_weight.size(1); }
    std::int64_t outputs() const { return m_weight.size(0); }

private:
    at::Tensor m_weight, m_bias, m_weightGradient, m_biasGradient;
    std::unique_ptr<PackedWeight> m_packed;
};

/// Zeros for the activations of a layer, [rows, width], in the type that its products take.
at::Tensor activations(const ParameterStore& store, std::size_t weight, std::int64_t rows,
                       std::int64_t width);

/// The first `rows` rows of a buffer.
inline at::Tensor head(const at::Tensor& buffer, std::int64_t rows)
{
    return buffer.narrow(0, 0, rows);
}

/// One residual unit of the FC-ResNet: a = dropout(relu(W₁x+b₁)), out = relu(x + W₂a + b₂), width → width.
class ResidualUnit
{
public:
    ResidualUnit(const ParameterStore& store, std::size_t firstWeight, std::int64_t rows);

    /// `dropout` null = evaluation.
    at::Tensor forward(const at::Tensor& input, Dropout* dropout);
    /// From the gradient of the output, which is overwritten, to that of the input, returned in a buffer of
    /// this unit or in the gradient's own.
    at::Tensor backward(const at::Tensor& input, at::Tensor& outputGradient, const Dropout* dropout);
    /// The output of the last forward pass.
    at::Tensor output(std::int64_t rows) const { return head(m_output, rows); }
    /// Calls with both layers.
    template <class Call>
    void eachLayer(const Call& call)
    {
        call(m_first);
        call(m_second);
    }

private:
    Linear m_first, m_second;
    at::Tensor m_hidden, m_output, m_hiddenGradient, m_inputGradient;
};

/// Linear, ReLU, Linear: the heads g and f.
class TwoLayerHead
{
public:
    TwoLayerHead(const ParameterStore& store, std::size_t firstWeight, std::int64_t rows);

    at::Tensor forward(const at::Tensor& input);
    /// Adds the gradient of the input to `inputGradient` if `accumulate`, else writes it there.
    void backward(const at::Tensor& input, const at::Tensor& outputGradient, at::Tensor& inputGradient,
                  bool accumulate);
    /// The first layer before its ReLU, of the last forward pass.
    at::Tensor firstLayer(const at::Tensor& input);

private:
    Linear m_first, m_second;
    at::Tensor m_hidden, m_output, m_hiddenGradient, m_inputGradient;
};

} // namespace deepmi

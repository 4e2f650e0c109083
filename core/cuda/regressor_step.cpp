#include "cuda/regressor_step.h"

#include "cuda/loss_kernels.h"

#include <cuda_bf16.h>

namespace deepmi::gpu
{

template <class T>
RegressorLayers<T>::RegressorLayers(const GpuRegressorSetup& setup, T* rounded)
    : networks{setup.networks, static_cast<std::int64_t>(setup.offsets.back())}
{
    std::size_t parameter = 0;
    const auto next = [&](std::int64_t outputs, std::int64_t inputs, std::int64_t stride) {
        LinearLayer<T> layer;
        layer.outputs = static_cast<int>(outputs);
        layer.inputs = static_cast<int>(inputs);
        layer.weightStride = static_cast<int>(stride);
        layer.begin = setup.offsets[parameter];
        const std::size_t bias = setup.offsets[parameter + 1];
        parameter += 2;
        layer.column = columns;
        columns += layer.outputs;
        layer.values = setup.values + layer.begin;
        layer.bias = setup.values + bias;
        layer.gradient = setup.gradients + layer.begin;
        layer.biasGradient = setup.gradients + bias;
        layer.weight = rounded ? rounded + layer.begin : reinterpret_cast<const T*>(layer.values);
        return layer;
    };
    hidden[0] = next(setup.hidden, setup.featureStride, setup.featureStride);
    for (int i = 1; i < hiddenLayers; ++i)
        hidden[i] = next(setup.hidden, setup.hidden, setup.hiddenStride);
    output = next(1, setup.hidden, setup.hiddenStride);
    columns = hidden[hiddenLayers - 1].column; // of that bias and the output's another kernel has the sums
}

template <class T>
Product RegressorLayers<T>::product(const LinearLayer<T>& layer, ProductKind kind, std::int64_t rows) const
{
    Product made = layer.product(kind, rows);
    if (networks.count > 1) {
        made.batches = networks.count;
        made.xBatch = rows * layer.inputs;
        made.yBatch = rows * layer.outputs;
        made.weightBatch = networks.parametersApart;
    }
    return made;
}

template <class T>
RegressorStep<T>::RegressorStep(const GpuRegressorSetup& setup, const RegressorLayers<T>& layers, T* rounded,
                                Products& products, StepControl* control)
    : m_setup(setup), m_layers(layers), m_rounded(rounded), m_products(products), m_control(control),
      m_rows(roundedUp(setup.batch, rowMultiple)),
      m_firstParts(setup.networks == 1 ? firstLayerParts(setup.featureStride) : 1)
{
    const std::size_t networks = static_cast<std::size_t>(setup.networks),
                      rows = networks * static_cast<std::size_t>(m_rows),
                      activations = rows * static_cast<std::size_t>(setup.hidden);
    for (DeviceArray<T>& batch : m_batches)
        batch.resize(rows * static_cast<std::size_t>(setup.featureStride));
    for (int i = 0; i < RegressorLayers<T>::hiddenLayers; ++i) {
        m_hidden[i].resize(activations);
        m_gradient[i].resize(activations);
    }
    if (m_firstParts > 1)
        m_parts.resize(static_cast<std::size_t>(m_firstParts) * activations);
    m_prediction.resize(rows);
    m_sums.resize(networks * static_cast<std::size_t>(partialStretches(m_rows) * layers.columns));
    m_lossSums.resize(networks);
    m_corrections.resize(3);
}

template <class T>
float RegressorStep<T>::kept() const
{
    return static_cast<float>(1 / (1 - m_setup.dropout));
}

template <class T>
void RegressorStep<T>::forward(cudaStream_t stream)
{
    const T* input = m_batches[m_buffer].data();
    for (int i = 0; i < RegressorLayers<T>::hiddenLayers; ++i) {
        const LinearLayer<T>& layer = m_layers.hidden[i];
        T* output = m_hidden[i].data();
        if (i == 0 && m_firstParts > 1) {
            m_products.run(layer.partedProduct(m_rows, m_firstParts), input, layer.weight, nullptr,
                           m_parts.data(), nullptr, 1, stream, 0);
            sumBiasDropout(m_control, m_parts.data(), m_firstParts, output, layer.bias, m_rows, layer.outputs,
                           true, mask(i), stream);
        } else {
            m_products.run(m_layers.product(layer, ProductKind::Forward, m_rows), input, layer.weight,
                           nullptr, output, nullptr, 1, stream, 0);
            biasReluDropout(m_control, output, layer.bias, m_rows, layer.outputs, mask(i), stream,
                            m_layers.networks);
        }
        input = output;
    }
    predict(input, m_layers.output.values, m_layers.output.bias, m_rows, m_layers.output.inputs,
            m_prediction.data(), stream, m_layers.networks, m_rows);
}

/// And back through the output layer, and the ReLU and the dropout before it.
template <class T>
void RegressorStep<T>::losses(cudaStream_t stream)
{
    constexpr int last = RegressorLayers<T>::hiddenLayers - 1;
    const RegressorLoss<T> loss{m_prediction.data(),
                                m_hidden[last].data(),
                                m_layers.output.values,
                                m_gradient[last].data(),
                                m_layers.output.gradient,
                                m_layers.output.biasGradient,
                                m_layers.hidden[last].biasGradient,
                                m_lossSums.data(),
                                m_layers.output.inputs,
                                kept()};
    regressorLosses(m_control, loss, m_rows, stream, m_layers.networks);
}

template <class T>
void RegressorStep<T>::weightGradient(int i, cudaStream_t stream, int lane)
{
    const LinearLayer<T>& layer = m_layers.hidden[i];
    const T* input = i == 0 ? m_batches[m_buffer].data() : m_hidden[i - 1].data();
    Product product = m_layers.product(layer, ProductKind::WeightGradient, m_rows);
    product.floatResult = true;
    m_products.run(product, m_gradient[i].data(), input, nullptr, layer.gradient, nullptr, 1, stream, lane);
}

template <class T>
void RegressorStep<T>::backward(cudaStream_t stream)
{
    for (int i = RegressorLayers<T>::hiddenLayers - 1; i > 0; --i) {
        const LinearLayer<T>& layer = m_layers.hidden[i];
        const int side = m_side.fork(stream);
        weightGradient(i, m_side[side], side + 1);
        m_products.run(m_layers.product(layer, ProductKind::InputGradient, m_rows), m_gradient[i].data(),
                       layer.weight, nullptr, m_gradient[i - 1].data(), nullptr, 1, stream, 0);
        reluBackward(m_gradient[i - 1].data(), m_hidden[i - 1].data(), kept(), m_rows, layer.inputs,
                     sumsOf(i - 1), stream, m_layers.networks);
    }
}

template <class T>
void RegressorStep<T>::optimise(cudaStream_t stream)
{
    BiasTargets targets;
    for (int i = 0; i + 1 < RegressorLayers<T>::hiddenLayers; ++i) {
        targets.column[i] = m_layers.hidden[i].column;
        targets.target[i] = m_layers.hidden[i].biasGradient;
        targets.column[++targets.count] = m_layers.hidden[i].column + m_layers.hidden[i].outputs;
    }
    finishBiases({m_sums.data(), m_layers.columns}, partialStretches(m_rows), targets, 0,
                 m_side[m_side.fork(stream)], m_layers.networks);
    weightGradient(0, stream, 0);
    m_side.join(stream);
    adam(m_setup.values, m_setup.gradients, {m_setup.firstMoment, m_setup.secondMoment, m_corrections.data()},
         1, m_rounded, static_cast<std::size_t>(m_setup.networks) * m_setup.offsets.back(), stream);
}

template <class T>
void RegressorStep<T>::gatherFirst(cudaStream_t stream)
{
    gather(m_control, 0, m_batches[0].data(), m_rows, m_setup.featureStride, stream, m_layers.networks);
}

template <class T>
void RegressorStep<T>::enqueue(int buffer, cudaStream_t stream)
{
    m_buffer = buffer;
    m_started.record(stream);
    m_started.holds(m_ahead);
    gather(m_control, 1, m_batches[1 - buffer].data(), m_rows, m_setup.featureStride, m_ahead,
           m_layers.networks);
    m_gathered.record(m_ahead);
    m_side.begin();
    float* const counters[3] = {m_setup.steps, nullptr, nullptr};
    const float* const readCounters[3] = {m_setup.steps, nullptr, nullptr};
    adamCorrections(readCounters, m_corrections.data(), m_side[m_side.fork(stream)], &m_control->rate);
    forward(stream);
    losses(stream);
    backward(stream);
    optimise(stream);
    m_gathered.holds(stream);
    endStep(m_control, nullptr, counters, stream);
}

template struct RegressorLayers<float>;
template struct RegressorLayers<__nv_bfloat16>;
template class RegressorStep<float>;
template class RegressorStep<__nv_bfloat16>;

} // namespace deepmi::gpu

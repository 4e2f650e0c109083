#include "cuda/training_step.h"

#include "cuda/loss_kernels.h"

#include <cuda_bf16.h>

#include <algorithm>

namespace deepmi::gpu
{

namespace
{

constexpr int hiddenWidth = 256;

} // namespace

template <class T>
TrainingStep<T>::TrainingStep(const GpuTrainingSetup& setup, const NetworkLayers<T>& layers, T* roundedValues,
                              Products& products, StepControl* control)
    : m_setup(setup), m_layers(layers), m_rounded(roundedValues), m_products(products), m_control(control),
      m_rows(roundedUp(setup.batch, rowMultiple)), m_logitStride(logitStrideOf(setup.clusters)),
      m_firstParts(firstLayerParts(setup.featureStride))
{
    const auto rows = static_cast<std::size_t>(m_rows);
    for (DeviceArray<T>& batch : m_batches)
        batch.resize(rows * static_cast<std::size_t>(setup.featureStride));
    for (int b = 0; b < 3; ++b) {
        m_blocks[b].activations.resize(static_cast<std::size_t>(ofBlock * size(b)));
        m_blocks[b].gradients.resize(static_cast<std::size_t>(ofBlock * size(b)));
    }
    if (m_firstParts > 1)
        m_parts.resize(static_cast<std::size_t>(m_firstParts * size(0)));
    for (DeviceArray<T>* array :
         {&m_classifierHidden, &m_classifierGradient, &m_regressorHidden, &m_regressorGradient})
        array->resize(rows * hiddenWidth);
    m_logits.resize(rows * static_cast<std::size_t>(m_logitStride));
    m_logitsGradient.resize(rows * static_cast<std::size_t>(m_logitStride));
    m_rowLoss.resize(rows);
    m_prediction.resize(rows);
    m_corrections.resize(3);
    m_sums.resize(static_cast<std::size_t>(partialStretches(m_rows) * layers.columns));
}

template <class T>
PartialSums TrainingStep<T>::sumsOf(const LinearLayer<T>& layer)
{
    // Layers come in the order of the way back, their columns in that of the parameters.
    return {m_sums.data() + layer.column, m_layers.columns};
}

template <class T>
void TrainingStep<T>::finishBiases(cudaStream_t stream)
{
    const bool descends = descendsOnTheSpot();
    m_targets = {};
    const auto add = [&](const LinearLayer<T>& layer) {
        m_targets.column[m_targets.count] = layer.column;
        m_targets.target[m_targets.count] = descends ? layer.bias : layer.biasGradient;
        m_targets.column[++m_targets.count] = layer.column + layer.outputs;
    };
    for (const BlockLayers<T>& block : m_layers.blocks) {
        add(block.linear);
        for (const UnitLayers<T>& unit : block.units) {
            add(unit.first);
            add(unit.second);
        }
    }
    add(m_layers.classifier[0]); // of the layer above, and of f, other kernels have the sums
    gpu::finishBiases({m_sums.data(), m_layers.columns}, partialStretches(m_rows), m_targets,
                      descends ? static_cast<float>(m_setup.stage1Rate) : 0.F, stream);
}

template <class T>
void TrainingStep<T>::linearRelu(const LinearLayer<T>& layer, const T* input, const T* addend, T* output,
                                 cudaStream_t stream)
{
    Product product = layer.product(ProductKind::Forward, m_rows);
    product.adds = addend;
    product.ending = Ending::BiasRelu;
    const bool fused = m_products.has(product);
    if (!fused)
        product.ending = Ending::None;
    m_products.run(product, input, layer.weight, addend, output, layer.roundedBias, 1, stream, 0);
    if (!fused)
        biasReluDropout(m_control, output, layer.bias, m_rows, layer.outputs, {}, stream);
}

template <class T>
void TrainingStep<T>::run(Product product, const T* input, const T* outputGradient,
                          const LinearLayer<T>& layer, cudaStream_t stream, int lane)
{
    product.floatResult = true;
    const bool descends = descendsOnTheSpot();
    product.adds = descends;
    float* result = descends ? layer.values : layer.gradient;
    m_products.run(product, outputGradient, input, result, result, nullptr,
                   descends ? -static_cast<float>(m_setup.stage1Rate) : 1.F, stream, lane);
}

template <class T>
void TrainingStep<T>::weightGradient(const LinearLayer<T>& layer, const T* input, std::int64_t inputStride,
                                     const T* outputGradient, std::int64_t outputStride, cudaStream_t stream)
{
    const int side = m_side.fork(stream);
    run(layer.product(ProductKind::WeightGradient, m_rows, inputStride, outputStride), input, outputGradient,
        layer, m_side[side], side + 1);
}

template <class T>
void TrainingStep<T>::unitWeightGradients(int b, cudaStream_t stream)
{
    const UnitLayers<T>* units = m_layers.blocks[b].units;
    Product product = units[0].first.product(ProductKind::WeightGradient, m_rows);
    product.batches = 4;
    product.xBatch = product.yBatch = size(b);
    product.weightBatch = units[0].second.values - units[0].first.values;
    const int side = m_side.fork(stream);
    run(product, activation(b, linearOutput), gradient(b, unitHidden[0]), units[0].first, m_side[side],
        side + 1);
}

template <class T>
void TrainingStep<T>::forward(cudaStream_t stream)
{
    const T* input = m_batches[m_buffer].data();
    for (int b = 0; b < 3; ++b) {
        const BlockLayers<T>& layers = m_layers.blocks[b];
        const LinearLayer<T>& linear = layers.linear;
        T* output = activation(b, linearOutput);
        if (b == 0 && m_firstParts > 1) {
            m_products.run(linear.partedProduct(m_rows, m_firstParts), input, linear.weight, nullptr,
                           m_parts.data(), nullptr, 1, stream, 0);
            sumBiasDropout(m_control, m_parts.data(), m_firstParts, output, linear.bias, m_rows,
                           linear.outputs, false, mask(0), stream);
        } else {
            m_products.run(linear.product(ProductKind::Forward, m_rows), input, linear.weight, nullptr,
                           output, nullptr, 1, stream, 0);
            biasDropout(m_control, output, linear.bias, m_rows, linear.outputs, mask(3 * b), stream);
        }
        input = output;
        for (int u = 0; u < 2; ++u) {
            const LinearLayer<T>& first = layers.units[u].first;
            T* hidden = activation(b, unitHidden[u]);
            m_products.run(first.product(ProductKind::Forward, m_rows), input, first.weight, nullptr, hidden,
                           nullptr, 1, stream, 0);
            biasReluDropout(m_control, hidden, first.bias, m_rows, first.outputs, mask(3 * b + 1 + u),
                            stream);
            linearRelu(layers.units[u].second, hidden, input, activation(b, unitOutput[u]), stream);
            input = activation(b, unitOutput[u]);
        }
    }
}

/// f's predictions, beside what g does.
template <class T>
void TrainingStep<T>::regressorForward(cudaStream_t stream)
{
    const int side = m_side.fork(stream);
    const cudaStream_t beside = m_side[side];
    const LinearLayer<T>&first = m_layers.regressor[0], &second = m_layers.regressor[1];
    const Product product = first.product(ProductKind::Forward, m_rows);
    m_products.run(product, embedding(), first.weight, nullptr, m_regressorHidden.data(), nullptr, 1, beside,
                   side + 1);
    biasReluDropout(m_control, m_regressorHidden.data(), first.bias, m_rows, hiddenWidth, {}, beside);
    predict(m_regressorHidden.data(), second.values, second.bias, m_rows, hiddenWidth, m_prediction.data(),
            beside);
    m_predicted.record(beside);
}

template <class T>
void TrainingStep<T>::classifierForward(cudaStream_t stream)
{
    const LinearLayer<T>&first = m_layers.classifier[0], &top = m_layers.classifier[1];
    linearRelu(first, embedding(), nullptr, m_classifierHidden.data(), stream);
    Product logits = top.product(ProductKind::Forward, m_rows, hiddenWidth, m_logitStride);
    logits.floatResult = true;
    m_products.run(logits, m_classifierHidden.data(), top.weight, nullptr, m_logits.data(), nullptr, 1,
                   stream, 0);
}

template <class T>
void TrainingStep<T>::losses(cudaStream_t stream)
{
    const LinearLayer<T>&top = m_layers.classifier[1], &last = m_layers.regressor[1];
    const ClassifierLoss<T> classifier{m_logits.data(),         top.bias,        top.outputs, m_logitStride,
                                       m_logitsGradient.data(), m_rowLoss.data()};
    const RegressorLoss<T> regressor{m_prediction.data(),
                                     m_regressorHidden.data(),
                                     last.values,
                                     m_regressorGradient.data(),
                                     last.gradient,
                                     last.biasGradient,
                                     m_layers.regressor[0].biasGradient,
                                     &m_control->concordance};
    if (m_stage2)
        m_predicted.holds(stream);
    gpu::losses(m_control, classifier, m_stage2 ? &regressor : nullptr, m_rows, stream);
}

/// From the gradients of the losses to that of h.
template <class T>
void TrainingStep<T>::headsBackward(cudaStream_t stream)
{
    const LinearLayer<T>&first = m_layers.classifier[0], &top = m_layers.classifier[1];
    m_products.run(top.product(ProductKind::InputGradient, m_rows, hiddenWidth, m_logitStride),
                   m_logitsGradient.data(), top.weight, nullptr, m_classifierGradient.data(), nullptr, 1,
                   stream, 0);
    weightGradient(top, m_classifierHidden.data(), hiddenWidth, m_logitsGradient.data(), m_logitStride,
                   stream);
    const bool descends = descendsOnTheSpot();
    columnSums(m_logitsGradient.data(), m_rows, top.outputs, m_logitStride,
               descends ? nullptr : top.biasGradient, top.bias, static_cast<float>(m_setup.stage1Rate),
               m_side[m_side.last()]);
    reluBackward(m_classifierGradient.data(), m_classifierHidden.data(), 1, m_rows, hiddenWidth,
                 sumsOf(first), stream);
    T* ofEmbedding = gradient(2, unitOutput[1]);
    m_products.run(first.product(ProductKind::InputGradient, m_rows), m_classifierGradient.data(),
                   first.weight, nullptr, ofEmbedding, nullptr, 1, stream, 0);
    weightGradient(first, embedding(), hiddenWidth, m_classifierGradient.data(), hiddenWidth, stream);
    if (!m_stage2)
        return;
    const LinearLayer<T>& regressor = m_layers.regressor[0];
    Product back = regressor.product(ProductKind::InputGradient, m_rows);
    back.adds = true;
    m_products.run(back, m_regressorGradient.data(), regressor.weight, ofEmbedding, ofEmbedding, nullptr, 1,
                   stream, 0);
    weightGradient(regressor, embedding(), hiddenWidth, m_regressorGradient.data(), hiddenWidth, stream);
}

/// The gradient of the unit's output is there; that of its input comes out.
template <class T>
void TrainingStep<T>::unitBackward(int b, int u, cudaStream_t stream)
{
    const UnitLayers<T>& layers = m_layers.blocks[b].units[u];
    const int width = layers.first.outputs;
    const float kept = m_setup.dropout > 0 ? static_cast<float>(1 / (1 - m_setup.dropout)) : 1.F;
    T *output = gradient(b, unitOutput[u]), *hidden = gradient(b, unitHidden[u]);
    reluBackward(output, activation(b, unitOutput[u]), 1, m_rows, width, sumsOf(layers.second), stream);
    m_products.run(layers.second.product(ProductKind::InputGradient, m_rows), output, layers.second.weight,
                   nullptr, hidden, nullptr, 1, stream, 0);
    reluBackward(hidden, activation(b, unitHidden[u]), kept, m_rows, width, sumsOf(layers.first), stream);
    Product back = layers.first.product(ProductKind::InputGradient, m_rows);
    back.adds = true; // the residual connection's own
    m_products.run(back, hidden, layers.first.weight, output,
                   gradient(b, u == 0 ? linearOutput : unitOutput[0]), nullptr, 1, stream, 0);
}

template <class T>
void TrainingStep<T>::backward(cudaStream_t stream)
{
    for (int b = 2; b >= 0; --b) {
        const LinearLayer<T>& linear = m_layers.blocks[b].linear;
        unitBackward(b, 1, stream);
        unitBackward(b, 0, stream);
        unitWeightGradients(b, stream);
        T* own = gradient(b, linearOutput);
        maskBackward(m_control, own, m_rows, linear.outputs, mask(3 * b), sumsOf(linear), stream);
        if (b > 0) {
            m_products.run(linear.product(ProductKind::InputGradient, m_rows), own, linear.weight, nullptr,
                           gradient(b - 1, unitOutput[1]), nullptr, 1, stream, 0);
            weightGradient(linear, activation(b - 1, unitOutput[1]), linear.inputs, own, linear.outputs,
                           stream);
        }
    }
}

template <class T>
void TrainingStep<T>::update(std::size_t begin, std::size_t end, cudaStream_t stream)
{
    T* copy = m_rounded ? m_rounded + begin : nullptr;
    if (m_stage2) {
        for (std::size_t r = 0; r < m_setup.ranges.size(); ++r) {
            const GpuTrainingSetup::Range& range = m_setup.ranges[r];
            const std::size_t from = std::max(begin, range.begin), to = std::min(end, range.end);
            if (from < to)
                adam(m_setup.values + from, m_setup.gradients + from,
                     {range.firstMoment + (from - range.begin), range.secondMoment + (from - range.begin),
                      m_corrections.data() + r},
                     static_cast<float>(range.rate), m_rounded ? m_rounded + from : nullptr, to - from,
                     stream);
        }
    } else if (descendsOnTheSpot()) {
        if (copy)
            roundWeights(m_setup.values + begin, copy, end - begin, stream);
    } else {
        momentumDescent(m_setup.values + begin, m_setup.gradients + begin, m_setup.velocity + begin,
                        static_cast<float>(m_setup.stage1Momentum), static_cast<float>(m_setup.stage1Rate),
                        copy, end - begin, stream);
    }
}

/// The first layer's weights are half of all and the last to have their gradient; what is above them is
/// updated beside its computation.
template <class T>
void TrainingStep<T>::optimise(cudaStream_t stream)
{
    const LinearLayer<T>& first = m_layers.blocks[0].linear;
    const std::size_t above = m_setup.offsets[1]; // the first bias and all that follows
    const std::size_t end = m_stage2 ? m_setup.offsets.back() : m_setup.offsets[34];
    m_side.join(stream);
    const int side = m_side.fork(stream);
    finishBiases(m_side[side]);
    update(above, end, m_side[side]);

    run(first.product(ProductKind::WeightGradient, m_rows), m_batches[m_buffer].data(),
        gradient(0, linearOutput), first, stream, 0);
    update(first.begin, above, stream);
    m_side.join(stream);
}

template <class T>
void TrainingStep<T>::gatherFirst(cudaStream_t stream)
{
    gather(m_control, 0, m_batches[0].data(), m_rows, m_setup.featureStride, stream);
}

template <class T>
void TrainingStep<T>::enqueue(bool stage2, int buffer, cudaStream_t stream)
{
    m_stage2 = stage2;
    m_buffer = buffer;
    m_started.record(stream);
    m_started.holds(m_ahead);
    gather(m_control, 1, m_batches[1 - buffer].data(), m_rows, m_setup.featureStride, m_ahead);
    m_gathered.record(m_ahead);
    m_side.begin();
    float* counters[3] = {};
    const float* readCounters[3] = {};
    if (stage2) {
        for (std::size_t r = 0; r < m_setup.ranges.size(); ++r)
            readCounters[r] = counters[r] = m_setup.ranges[r].steps;
        adamCorrections(readCounters, m_corrections.data(), m_side[m_side.fork(stream)]);
    }
    forward(stream);
    if (stage2)
        regressorForward(stream);
    classifierForward(stream);
    losses(stream);
    headsBackward(stream);
    backward(stream);
    optimise(stream);
    m_gathered.holds(stream);
    endStep(m_control, m_rowLoss.data(), counters, stream);
}

template class TrainingStep<float>;
template class TrainingStep<__nv_bfloat16>;

} // namespace deepmi::gpu

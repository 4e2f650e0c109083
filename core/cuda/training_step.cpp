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
      m_endsInProducts(setup.layersAsKernels && !std::is_same_v<T, float> && hasLayerProducts(setup.device)),
      m_rows(roundedUp(setup.batch, rowMultiple)), m_logitStride(logitStrideOf(setup.clusters)),
      m_firstParts(firstLayerParts(setup.featureStride)),
      m_stretches(m_endsInProducts ? (m_rows + productStretch - 1) / productStretch
                                   : partialStretches(m_rows))
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
    m_sums.resize(static_cast<std::size_t>(m_stretches * layers.columns));
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
    gpu::finishBiases({m_sums.data(), m_layers.columns}, m_stretches, m_targets,
                      descends ? static_cast<float>(m_setup.stage1Rate) : 0.F, stream);
}

template <class T>
void TrainingStep<T>::layerForward(const LinearLayer<T>& layer, const T* input, const T* addend, bool relu,
                                   MaskSlot mask, T* output, cudaStream_t stream, int lane)
{
    if constexpr (!std::is_same_v<T, float>)
        if (m_endsInProducts) {
            const LayerProduct product{input,        layer.weight, output,       m_rows,       layer.outputs,
                                       layer.inputs, layer.inputs, layer.inputs, layer.inputs, addend};
            forwardProduct(m_control, product, layer.bias, relu, mask, stream);
            return;
        }
    Product product = layer.product(ProductKind::Forward, m_rows);
    product.adds = addend;
    if (relu && mask.rate == 0) { // in the product where the library can
        product.ending = Ending::BiasRelu;
        if (!m_products.has(product))
            product.ending = Ending::None;
    }
    m_products.run(product, input, layer.weight, addend, output, layer.roundedBias, 1, stream, lane);
    if (product.ending != Ending::None)
        return;
    if (relu)
        biasReluDropout(m_control, output, layer.bias, m_rows, layer.outputs, mask, stream);
    else
        biasDropout(m_control, output, layer.bias, m_rows, layer.outputs, mask, stream);
}

template <class T>
void TrainingStep<T>::layerBackward(const LinearLayer<T>& layer, const T* outputGradient, const T* addend,
                                    const Through& through, T* result, cudaStream_t stream, int extra)
{
    const int columns = layer.outputs + extra, width = layer.inputs;
    if constexpr (!std::is_same_v<T, float>)
        if (m_endsInProducts) {
            const LayerProduct product{outputGradient, layer.weight,  result,  m_rows, width,
                                       columns,        layer.outputs, columns, width,  addend};
            backwardProduct(m_control, product, through.output, through.scale, through.mask, through.sums,
                            stream);
            return;
        }
    Product product = layer.product(ProductKind::InputGradient, m_rows, width, columns);
    product.adds = addend;
    m_products.run(product, outputGradient, layer.weight, addend, result, nullptr, 1, stream, 0);
    if (through.output)
        reluBackward(result, through.output, through.scale, m_rows, width, through.sums, stream);
    else if (through.sums.data)
        maskBackward(m_control, result, m_rows, width, through.mask, through.sums, stream);
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
            layerForward(linear, input, nullptr, false, mask(3 * b), output, stream);
        }
        input = output;
        for (int u = 0; u < 2; ++u) {
            T* hidden = activation(b, unitHidden[u]);
            layerForward(layers.units[u].first, input, nullptr, true, mask(3 * b + 1 + u), hidden, stream);
            layerForward(layers.units[u].second, hidden, input, true, {}, activation(b, unitOutput[u]),
                         stream);
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
    layerForward(first, embedding(), nullptr, true, {}, m_regressorHidden.data(), beside, side + 1);
    predict(m_regressorHidden.data(), second.values, second.bias, m_rows, hiddenWidth, m_prediction.data(),
            beside);
    m_predicted.record(beside);
}

template <class T>
void TrainingStep<T>::classifierForward(cudaStream_t stream)
{
    const LinearLayer<T>&first = m_layers.classifier[0], &top = m_layers.classifier[1];
    layerForward(first, embedding(), nullptr, true, {}, m_classifierHidden.data(), stream);
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
    layerBackward(top, m_logitsGradient.data(), nullptr, throughRelu(m_classifierHidden.data(), first),
                  m_classifierGradient.data(), stream, m_logitStride - top.outputs);
    weightGradient(top, m_classifierHidden.data(), hiddenWidth, m_logitsGradient.data(), m_logitStride,
                   stream);
    const bool descends = descendsOnTheSpot();
    columnSums(m_logitsGradient.data(), m_rows, top.outputs, m_logitStride,
               descends ? nullptr : top.biasGradient, top.bias, static_cast<float>(m_setup.stage1Rate),
               m_side[m_side.last()]);

    T* ofEmbedding = gradient(2, unitOutput[1]);
    const Through back = throughRelu(embedding(), m_layers.blocks[2].units[1].second);
    layerBackward(first, m_classifierGradient.data(), nullptr, m_stage2 ? Through{} : back, ofEmbedding,
                  stream);
    weightGradient(first, embedding(), hiddenWidth, m_classifierGradient.data(), hiddenWidth, stream);
    if (!m_stage2)
        return;
    const LinearLayer<T>& regressor = m_layers.regressor[0];
    layerBackward(regressor, m_regressorGradient.data(), ofEmbedding, back, ofEmbedding, stream);
    weightGradient(regressor, embedding(), hiddenWidth, m_regressorGradient.data(), hiddenWidth, stream);
}

/// The gradient of the unit's output is there, back through its ReLU; that of its input comes out, back
/// through what is in front of it.
template <class T>
void TrainingStep<T>::unitBackward(int b, int u, cudaStream_t stream)
{
    const BlockLayers<T>& block = m_layers.blocks[b];
    const UnitLayers<T>& layers = block.units[u];
    const float kept = m_setup.dropout > 0 ? static_cast<float>(1 / (1 - m_setup.dropout)) : 1.F;
    T *output = gradient(b, unitOutput[u]), *hidden = gradient(b, unitHidden[u]);
    layerBackward(layers.second, output, nullptr,
                  throughRelu(activation(b, unitHidden[u]), layers.first, kept), hidden, stream);
    // The residual connection's own is added.
    if (u == 0)
        layerBackward(layers.first, hidden, output, {nullptr, 1, mask(3 * b), sumsOf(block.linear)},
                      gradient(b, linearOutput), stream);
    else
        layerBackward(layers.first, hidden, output,
                      throughRelu(activation(b, unitOutput[0]), block.units[0].second),
                      gradient(b, unitOutput[0]), stream);
}

template <class T>
void TrainingStep<T>::backward(cudaStream_t stream)
{
    for (int b = 2; b >= 0; --b) {
        const LinearLayer<T>& linear = m_layers.blocks[b].linear;
        unitBackward(b, 1, stream);
        unitBackward(b, 0, stream);
        unitWeightGradients(b, stream);
        if (b == 0)
            break; // the first layer has nothing in front of it, and optimise() its weights' gradient
        const T *own = gradient(b, linearOutput), *before = activation(b - 1, unitOutput[1]);
        layerBackward(linear, own, nullptr, throughRelu(before, m_layers.blocks[b - 1].units[1].second),
                      gradient(b - 1, unitOutput[1]), stream);
        weightGradient(linear, before, linear.inputs, own, linear.outputs, stream);
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

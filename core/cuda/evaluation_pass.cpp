#include "cuda/evaluation_pass.h"

#include "cuda/loss_kernels.h"

#include <cuda_bf16.h>

#include <algorithm>
#include <utility>

namespace deepmi::gpu
{

namespace
{

constexpr std::int64_t blockRows = 16384;
constexpr int widest = 1024, embeddingWidth = 256;

} // namespace

template <class T>
EvaluationPass<T>::EvaluationPass(const GpuTrainingSetup& setup, const NetworkLayers<T>& layers,
                                  Products& products)
    : m_setup(setup), m_layers(layers), m_products(products), m_logitStride(logitStrideOf(setup.clusters))
{
}

template <class T>
void EvaluationPass<T>::reserve(std::int64_t height, bool gathers)
{
    const auto rows = static_cast<std::size_t>(std::max(height, m_height));
    if (height > m_height) {
        for (DeviceArray<T>* array : {&m_current, &m_next, &m_hidden})
            array->resize(rows * widest);
        m_logits.resize(rows * static_cast<std::size_t>(m_logitStride));
        m_height = height;
    }
    const std::size_t batch = rows * static_cast<std::size_t>(m_setup.featureStride);
    if (gathers && m_batch.size() < batch)
        m_batch.resize(batch);
}

template <class T>
void EvaluationPass<T>::linear(const LinearLayer<T>& layer, const T* input, const T* addend, T* output,
                               std::int64_t rows, Ending ending, cudaStream_t stream)
{
    Product product = layer.product(ProductKind::Forward, rows);
    product.adds = addend;
    product.ending = ending;
    const bool fused = m_products.has(product);
    if (!fused)
        product.ending = Ending::None;
    m_products.run(product, input, layer.weight, addend, output, layer.roundedBias, 1, stream, 0);
    if (fused)
        return;
    if (ending == Ending::BiasRelu)
        biasReluDropout(nullptr, output, layer.bias, static_cast<int>(rows), layer.outputs, {}, stream);
    else
        biasDropout(nullptr, output, layer.bias, static_cast<int>(rows), layer.outputs, {}, stream);
}

template <class T>
const T* EvaluationPass<T>::embed(const T* input, std::int64_t rows, cudaStream_t stream)
{
    for (const BlockLayers<T>& block : m_layers.blocks) {
        linear(block.linear, input, nullptr, m_next.data(), rows, Ending::Bias, stream);
        std::swap(m_current, m_next);
        T* current = m_current.data();
        for (const UnitLayers<T>& unit : block.units) {
            linear(unit.first, current, nullptr, m_hidden.data(), rows, Ending::BiasRelu, stream);
            linear(unit.second, m_hidden.data(), current, current, rows, Ending::BiasRelu, stream);
        }
        input = current;
    }
    return input;
}

template <class T>
void EvaluationPass<T>::run(const GpuFeatures& features, const std::int64_t* rows, std::int64_t count,
                            float* h, std::int64_t* cluster, float* prediction, cudaStream_t stream)
{
    const bool gathers = rows || features.hostRows;
    reserve(std::min(count, blockRows), gathers);
    for (std::int64_t first = 0; first < count; first += blockRows) {
        const std::int64_t height = std::min(blockRows, count - first);
        const T* input = m_batch.data();
        if (gathers)
            gatherRows(features, rows ? rows + first : nullptr, first, m_batch.data(), height,
                       m_setup.featureStride, stream);
        else
            input = static_cast<const T*>(features.rows) + first * m_setup.featureStride;
        const T* embedding = embed(input, height, stream);
        widen(embedding, h + first * embeddingWidth, static_cast<std::size_t>(height * embeddingWidth),
              stream);
        if (cluster) {
            const LinearLayer<T>& top = m_layers.classifier[1];
            linear(m_layers.classifier[0], embedding, nullptr, m_hidden.data(), height, Ending::BiasRelu,
                   stream);
            Product logits = top.product(ProductKind::Forward, height, embeddingWidth, m_logitStride);
            logits.floatResult = true;
            m_products.run(logits, m_hidden.data(), top.weight, nullptr, m_logits.data(), nullptr, 1, stream,
                           0);
            argmax(m_logits.data(), top.bias, top.outputs, m_logitStride, height, cluster + first, stream);
        }
        if (prediction) {
            const LinearLayer<T>& last = m_layers.regressor[1];
            linear(m_layers.regressor[0], embedding, nullptr, m_hidden.data(), height, Ending::BiasRelu,
                   stream);
            predict(m_hidden.data(), last.values, last.bias, height, embeddingWidth, prediction + first,
                    stream);
        }
    }
    check(cudaGetLastError(), "an evaluation pass");
}

template class EvaluationPass<float>;
template class EvaluationPass<__nv_bfloat16>;

} // namespace deepmi::gpu

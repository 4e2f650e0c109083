#include "network/deep_emo_cluster_torch.h"

#include "network/deep_emo_cluster_shape.h"
#include "network/layer_passes_torch.h"
#include "network/resident_torch.h"

namespace deepmi
{

namespace
{

const std::int64_t widths[] = {1024, 512, DeepEmoCluster::embeddingWidth};
constexpr std::size_t parametersPerBlock = 10;
constexpr std::size_t parametersPerHead = 4;

std::vector<ParameterStore::Shape> shapes(std::int64_t features, std::int64_t clusters)
{
    std::vector<ParameterStore::Shape> shapes;
    for (const ParameterShape& shape :
         deepEmoClusterShapes(static_cast<std::size_t>(features), static_cast<std::size_t>(clusters)))
        shapes.push_back({shape.name, {shape.sizes.begin(), shape.sizes.end()}});
    return shapes;
}

/// The features' width may be odd; a GPU's matrix units want every row of a matrix to begin on 16 bytes.
std::int64_t rowMultiple(at::Device device)
{
    return device.is_cuda() ? gpuRowMultiple : 1;
}

} // namespace

DeepEmoCluster::DeepEmoCluster(std::int64_t features, std::int64_t clusters, std::int64_t rows,
                               at::Device device, Precision precision)
    : m_rows(rows),
      m_store(shapes(features, clusters), device,
              precision == Precision::BFloat16 && device.is_cpu() ? parametersPerBlock * std::size(widths)
                                                                  : 0,
              rowMultiple(device)),
      m_classifierBegin(parametersPerBlock * std::size(widths)),
      m_regressorBegin(m_classifierBegin + parametersPerHead), m_classifier(m_store, m_classifierBegin, rows),
      m_regressor(m_store, m_regressorBegin, rows)
{
    for (std::size_t i = 0; i < std::size(widths); ++i) {
        const std::size_t first = i * parametersPerBlock;
        const auto buffer = [&] { return activations(m_store, first, rows, widths[i]); };
        m_blocks.push_back({Linear(m_store, first),
                            ResidualUnit(m_store, first + 2, rows),
                            ResidualUnit(m_store, first + 6, rows),
                            buffer(),
                            at::zeros({rows, widths[i]}, m_store.allValues().options()),
                            buffer(),
                            {}});
    }
    m_hGradient = at::zeros({rows, embeddingWidth}, m_store.allValues().options());
    if (m_blocks.back().output.scalar_type() != at::kFloat)
        m_h = at::zeros_like(m_hGradient);
}

at::Tensor DeepEmoCluster::batchBuffer() const
{
    return activations(m_store, 0, m_rows, m_blocks.front().linear.inputs());
}

template <class Call>
void DeepEmoCluster::eachLayer(const Call& call)
{
    for (Block& block : m_blocks) {
        call(block.linear);
        block.first.eachLayer(call);
        block.second.eachLayer(call);
    }
}

DeepEmoCluster::PackedWeights::PackedWeights(DeepEmoCluster& network) : m_network(network)
{
    try {
        m_network.eachLayer([&](Linear& layer) { layer.pack(network.rows()); });
    } catch (...) {
        unpack();
        throw;
    }
}

void DeepEmoCluster::PackedWeights::unpack()
{
    m_network.eachLayer([](Linear& layer) { layer.unpack(); });
}

at::Tensor DeepEmoCluster::embed(const at::Tensor& input, Dropout* dropout)
{
    const std::int64_t rows = input.size(0);
    at::Tensor current = input;
    for (Block& block : m_blocks) {
        at::Tensor output = head(block.output, rows), mask = head(block.mask, rows);
        block.linear.product(current, output);
        addBiasDropout(output, block.linear.bias(), dropout, mask);
        block.firstOutput = block.first.forward(output, dropout);
        current = block.second.forward(block.firstOutput, dropout);
    }
    if (!m_h.defined())
        return current;
    at::Tensor h = head(m_h, rows);
    h.copy_(current);
    return h;
}

std::vector<at::Tensor> DeepEmoCluster::hidden(const at::Tensor& h)
{
    std::vector<at::Tensor> outputs;
    for (const Block& block : m_blocks) {
        outputs.push_back(block.firstOutput.to(at::kFloat));
        outputs.push_back(block.second.output(h.size(0)).to(at::kFloat));
    }
    outputs.push_back(at::relu(m_regressor.firstLayer(h)));
    return outputs;
}

void DeepEmoCluster::backward(const at::Tensor& input, const at::Tensor& h, const at::Tensor& logitsGradient,
                              const at::Tensor* predictionGradient, const Dropout* dropout)
{
    const std::int64_t rows = input.size(0);
    at::Tensor gradient = head(m_hGradient, rows);
    m_classifier.backward(h, logitsGradient, gradient, false);
    if (predictionGradient)
        m_regressor.backward(h, *predictionGradient, gradient, true);
    if (m_h.defined()) {
        at::Tensor rounded = head(m_blocks.back().gradient, rows);
        rounded.copy_(gradient);
        gradient = rounded;
    }
    for (std::size_t i = m_blocks.size(); i-- > 0;) {
        Block& block = m_blocks[i];
        const at::Tensor output = head(block.output, rows);
        at::Tensor inner = block.second.backward(block.firstOutput, gradient, dropout);
        at::Tensor outer = block.first.backward(output, inner, dropout);
        if (dropout && dropout->rate > 0)
            applyMask(outer, head(block.mask, rows));
        if (i == 0) {
            block.linear.backward(input, outer, nullptr);
        } else {
            // The block's input is the output of the block before; its gradient goes into that block's
            // buffer.
            at::Tensor before = head(m_blocks[i - 1].gradient, rows);
            const at::Tensor blockInput = m_blocks[i - 1].second.output(rows);
            block.linear.backward(blockInput, outer, &before);
            gradient = before;
        }
    }
}

} // namespace deepmi

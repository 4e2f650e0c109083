#pragma once

#include "network/layers_torch.h"
#include "network/precision.h"

#include <optional>
#include <vector>

namespace deepmi
{

/// The FC-ResNet Φ: D → 1024 → 512 → 256, each a linear layer, dropout and two residual units; then the
/// cluster classifier g: 256 → 256 → K and the emotional regressor f: 256 → 256 → 1. Forward and backward
/// passes are written out, with every activation in a buffer of `rows` rows made once. Parameter names and
/// order are those of the authors' state_dict. With Precision::BFloat16 (CPU) Φ is multiplied in bfloat16,
/// its activations and weights' gradients are bfloat16; its biases, h, g and f and everything about them are
/// float32.
class DeepEmoCluster
{
public:
    static constexpr std::int64_t embeddingWidth = 256;

    DeepEmoCluster(std::int64_t features, std::int64_t clusters, std::int64_t rows, at::Device device,
                   Precision precision = Precision::Float32);
    /// A batch for embed(), [rows, features], to be filled by gatherRows().
    at::Tensor batchBuffer() const;

    ParameterStore& parameters() { return m_store; }
    const ParameterStore& parameters() const { return m_store; }
    /// Parameter ranges for the optimisers: Φ is 0 .. classifierBegin()−1, g up to regressorBegin()−1, f the
    /// rest.
    std::size_t classifierBegin() const { return m_classifierBegin; }
    std::size_t regressorBegin() const { return m_regressorBegin; }
    /// The last layer of g, which the authors' code makes anew each epoch.
    std::size_t topLayer() const { return m_classifierBegin + 2; }

    /// h = Φ(x), at most `rows` rows; the result stands until the next call. `dropout` null = evaluation.
    at::Tensor embed(const at::Tensor& input, Dropout* dropout);
    /// While this lives, embed() takes copies of Φ's weights that are packed for whole batches of rows(),
    /// which is worth it from two batches on. Φ must not change meanwhile.
    class PackedWeights
    {
    public:
        explicit PackedWeights(DeepEmoCluster& network);
        PackedWeights(const PackedWeights&) = delete;
        PackedWeights& operator=(const PackedWeights&) = delete;
        ~PackedWeights() { unpack(); }

    private:
        void unpack();

        DeepEmoCluster& m_network;
    };
    /// Logits of g and prediction of f (a column) for an h of embed().
    at::Tensor classify(const at::Tensor& h) { return m_classifier.forward(h); }
    at::Tensor regress(const at::Tensor& h) { return m_regressor.forward(h); }

    /// Gradients of all parameters that the losses touch, from those of g's logits and, in stage II, of f's
    /// prediction (null in stage I: f's gradients are left alone). `input`, `h` are those of the last
    /// embed().
    void backward(const at::Tensor& input, const at::Tensor& h, const at::Tensor& logitsGradient,
                  const at::Tensor* predictionGradient, const Dropout* dropout);

    std::int64_t rows() const { return m_rows; }
    /// The outputs of Φ's six residual units in the last embed(), whose result `h` is, and of f's hidden
    /// layer after its ReLU; they stand until the next call.
    std::vector<at::Tensor> hidden(const at::Tensor& h);

private:
    struct Block {
        Linear linear;
        ResidualUnit first, second;
        at::Tensor output, mask, gradient;
        at::Tensor firstOutput; ///< of the last forward pass
    };

    /// Calls with every layer of Φ.
    template <class Call>
    void eachLayer(const Call& call);

    std::int64_t m_rows;
    ParameterStore m_store;
    std::size_t m_classifierBegin, m_regressorBegin;
    std::vector<Block> m_blocks;
    TwoLayerHead m_classifier, m_regressor;
    at::Tensor m_h; ///< float32, where Φ's output is not
    at::Tensor m_hGradient;
};

} // namespace deepmi

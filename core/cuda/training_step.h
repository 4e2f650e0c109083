#pragma once

#include "cuda/layer_products.h"
#include "cuda/network_layers.h"
#include "cuda/optimiser_kernels.h"
#include "cuda/streams.h"

namespace deepmi::gpu
{

/// One training step of DeepEmoCluster as a sequence of launches, for a graph to capture: forward, losses,
/// backward and optimiser. Weights' gradients do not stand in the way of the way back: they are computed
/// beside it on streams of their own. Where the set-up asks for it, what stands between two products of the
/// way there and back is part of the first one's kernel (layer_products.h).
template <class T>
class TrainingStep
{
public:
    TrainingStep(const GpuTrainingSetup& setup, const NetworkLayers<T>& layers, T* rounded,
                 Products& products, StepControl* control);

    /// Gives the step of this buffer to the stream and to others that wait for it and are waited for; beside
    /// it the next step's rows go into the other buffer.
    void enqueue(bool stage2, int buffer, cudaStream_t stream);
    /// The rows of an epoch's first step, which go into buffer 0.
    void gatherFirst(cudaStream_t stream);

private:
    /// A block's activations one behind the other, so that its weights' gradients are one batch of products:
    /// of its linear layer after dropout, then of each unit the hidden layer and the output; and their
    /// gradients likewise.
    struct Block {
        DeviceArray<T> activations, gradients;
    };
    T* activation(int block, int which) const
    {
        return m_blocks[block].activations.data() + which * size(block);
    }
    T* gradient(int block, int which) const { return m_blocks[block].gradients.data() + which * size(block); }
    std::int64_t size(int block) const
    {
        return std::int64_t{m_rows} * m_layers.blocks[block].linear.outputs;
    }
    static constexpr int linearOutput = 0, unitOutput[] = {2, 4}, unitHidden[] = {1, 3}, ofBlock = 5;
    T* embedding() const { return activation(2, unitOutput[1]); }

    void forward(cudaStream_t stream);
    void regressorForward(cudaStream_t stream);
    void classifierForward(cudaStream_t stream);
    void losses(cudaStream_t stream);
    void headsBackward(cudaStream_t stream);
    void backward(cudaStream_t stream);
    void unitBackward(int block, int unit, cudaStream_t stream);
    /// Of all layers of a block's units.
    void unitWeightGradients(int block, cudaStream_t stream);
    void run(Product product, const T* input, const T* outputGradient, const LinearLayer<T>& layer,
             cudaStream_t stream, int lane);
    void optimise(cudaStream_t stream);

    /// What a gradient goes back through after a product: a ReLU with this output and a dropout after it that
    /// kept `scale`, a dropout alone, or nothing.
    struct Through {
        const T* output = nullptr;
        float scale = 1;
        MaskSlot mask;
        PartialSums sums; ///< of the result; null where it goes back through nothing
    };
    Through throughRelu(const T* output, const LinearLayer<T>& layer, float scale = 1)
    {
        return {output, scale, {}, sumsOf(layer)};
    }
    /// output = dropout(relu(input·Wᵀ + b + addend)), the ReLU where asked for.
    void layerForward(const LinearLayer<T>& layer, const T* input, const T* addend, bool relu, MaskSlot mask,
                      T* output, cudaStream_t stream, int lane = 0);
    /// result = outputGradient·W + addend, and back through what is in front of the layer. The gradient's
    /// rows may have `extra` columns more than W has rows, all 0.
    void layerBackward(const LinearLayer<T>& layer, const T* outputGradient, const T* addend,
                       const Through& through, T* result, cudaStream_t stream, int extra = 0);
    /// The layer's weights' gradient (or, in plain descent, the descent itself) beside what `stream` does
    /// next.
    void weightGradient(const LinearLayer<T>& layer, const T* input, std::int64_t inputStride,
                        const T* outputGradient, std::int64_t outputStride, cudaStream_t stream);
    /// Where a layer's kernel leaves the sums of its bias, which finishBiases() then puts where they belong.
    PartialSums sumsOf(const LinearLayer<T>& layer);
    void finishBiases(cudaStream_t stream);
    bool descendsOnTheSpot() const { return !m_stage2 && m_setup.stage1Momentum <= 0; }
    MaskSlot mask(int slot) const { return {slot, m_setup.dropout}; }
    /// New values, and their copy, of the flat parameters begin .. end−1.
    void update(std::size_t begin, std::size_t end, cudaStream_t stream);

    const GpuTrainingSetup& m_setup;
    const NetworkLayers<T>& m_layers;
    T* m_rounded;
    Products& m_products;
    StepControl* m_control;
    bool m_endsInProducts; ///< layers are layer_products.h's, but for a first one in parts and the logits
    int m_rows, m_logitStride, m_firstParts, m_stretches;
    bool m_stage2 = false;

    DeviceArray<T> m_batches[2];
    int m_buffer = 0; ///< of the step that is being given
    Block m_blocks[3];
    DeviceArray<T> m_classifierHidden, m_classifierGradient, m_logitsGradient;
    DeviceArray<T> m_regressorHidden, m_regressorGradient;
    DeviceArray<float> m_logits, m_rowLoss, m_prediction, m_parts;
    DeviceArray<AdamCorrection> m_corrections;
    DeviceArray<float> m_sums;
    BiasTargets m_targets; ///< of the step that is being given

    SideStreams<Products::lanes - 1> m_side;
    Stream m_ahead;
    Event m_predicted, m_started, m_gathered;
};

} // namespace deepmi::gpu

#pragma once

#include "cuda/gpu_regressors.h"
#include "cuda/network_layers.h"
#include "cuda/optimiser_kernels.h"
#include "cuda/streams.h"

namespace deepmi::gpu
{

/// Where everything of several Θ lies in the flat parameters; layers and pointers are the first network's.
template <class T>
struct RegressorLayers {
    static constexpr int hiddenLayers = GpuRegressors::hiddenLayers;
    LinearLayer<T> hidden[hiddenLayers], output;
    Networks networks;
    int columns = 0; ///< of the partial sums of a network's biases

    /// `rounded` is null where products read the values themselves.
    RegressorLayers(const GpuRegressorSetup& setup, T* rounded);
    /// One product for all networks, whose inputs and outputs [rows, …] follow one another.
    Product product(const LinearLayer<T>& layer, ProductKind kind, std::int64_t rows) const;
};

/// One training step of several Θ as a sequence of launches, for a graph to capture: every launch works on
/// all of them. Weights' gradients are computed beside the way back.
template <class T>
class RegressorStep
{
public:
    RegressorStep(const GpuRegressorSetup& setup, const RegressorLayers<T>& layers, T* rounded,
                  Products& products, StepControl* control);

    /// Gives the step of this buffer to the stream and to others that wait for it and are waited for; beside
    /// it the next step's rows go into the other buffer.
    void enqueue(int buffer, cudaStream_t stream);
    /// The rows of an epoch's first step, which go into buffer 0.
    void gatherFirst(cudaStream_t stream);
    /// Of every network the sum of its losses, added to.
    DeviceArray<double>& lossSums() { return m_lossSums; }

private:
    void forward(cudaStream_t stream);
    void losses(cudaStream_t stream);
    void backward(cudaStream_t stream);
    void optimise(cudaStream_t stream);
    void weightGradient(int layer, cudaStream_t stream, int lane);
    MaskSlot mask(int layer) const { return {layer, m_setup.dropout, RegressorLayers<T>::hiddenLayers}; }
    PartialSums sumsOf(int layer)
    {
        return {m_sums.data() + m_layers.hidden[layer].column, m_layers.columns};
    }
    float kept() const;

    const GpuRegressorSetup& m_setup;
    const RegressorLayers<T>& m_layers;
    T* m_rounded;
    Products& m_products;
    StepControl* m_control;
    int m_rows, m_firstParts;

    DeviceArray<T> m_batches[2];
    int m_buffer = 0; ///< of the step that is being given
    DeviceArray<T> m_hidden[RegressorLayers<T>::hiddenLayers], m_gradient[RegressorLayers<T>::hiddenLayers];
    DeviceArray<float> m_prediction, m_parts, m_sums;
    DeviceArray<double> m_lossSums;
    DeviceArray<AdamCorrection> m_corrections;

    SideStreams<Products::lanes - 1> m_side;
    Stream m_ahead;
    Event m_started, m_gathered;
};

} // namespace deepmi::gpu

#pragma once

#include "cuda/network_layers.h"

namespace deepmi::gpu
{

/// Φ, g and f of many rows without dropout, in blocks far larger than a training batch, which the matrix
/// units need to be busy.
template <class T>
class EvaluationPass
{
public:
    EvaluationPass(const GpuTrainingSetup& setup, const NetworkLayers<T>& layers, Products& products);

    /// As GpuTraining::evaluate().
    void run(const GpuFeatures& features, const std::int64_t* rows, std::int64_t count, float* h,
             std::int64_t* cluster, float* prediction, cudaStream_t stream);

private:
    void reserve(std::int64_t height, bool gathers);
    void linear(const LinearLayer<T>& layer, const T* input, const T* addend, T* output, std::int64_t rows,
                Ending ending, cudaStream_t stream);
    /// Φ; the result is in m_current.
    const T* embed(const T* input, std::int64_t rows, cudaStream_t stream);

    const GpuTrainingSetup& m_setup;
    const NetworkLayers<T>& m_layers;
    Products& m_products;
    std::int64_t m_height = 0;
    int m_logitStride;
    DeviceArray<T> m_batch, m_current, m_next, m_hidden;
    DeviceArray<float> m_logits;
};

} // namespace deepmi::gpu

#include "cuda/gpu_regressors.h"

#include "cuda/gpu_functions.h"
#include "cuda/loss_kernels.h"
#include "cuda/regressor_step.h"
#include "cuda/step_launcher.h"

#include <cuda_bf16.h>

#include <algorithm>
#include <type_traits>

namespace deepmi::gpu
{

namespace
{

template <class T>
class Regressors : public GpuRegressors
{
public:
    explicit Regressors(const GpuRegressorSetup& setup)
        : m_setup(setup), m_rounded(std::is_same_v<T, float> ? 0 : parameters()),
          m_layers(m_setup, m_rounded.data()), m_products(setup.arithmetic),
          m_step(m_setup, m_layers, m_rounded.data(), m_products, m_launcher.control().data())
    {
        for (int buffer = 0; buffer < 2; ++buffer)
            m_graphs[buffer].capture(m_stream, [&] { m_step.enqueue(buffer, m_stream); });
        reserve(std::min(setup.evaluated, blockRows()));
    }

    void epoch(const GpuRegressorEpoch& epoch, const std::function<void(std::size_t)>& progress) override
    {
        begin();
        StepControl control;
        control.features = epoch.features;
        control.samples = epoch.borders.back();
        control.rows = epoch.rows;
        control.targets = epoch.targets;
        control.met = epoch.met;
        control.rate = static_cast<float>(epoch.rate);
        m_launcher.begin(control, epoch.borders, epoch.keys, m_stream);
        m_step.gatherFirst(m_stream);
        m_launcher.run(m_graphs, m_stream, progress);
    }

    std::vector<double> takeLosses() override
    {
        DeviceArray<double>& sums = m_step.lossSums();
        std::vector<double> losses(sums.size());
        check(cudaMemcpyAsync(losses.data(), sums.data(), losses.size() * sizeof(double),
                              cudaMemcpyDeviceToHost, m_stream),
              "a training step");
        check(cudaMemsetAsync(sums.data(), 0, losses.size() * sizeof(double), m_stream), "cudaMemset");
        check(cudaStreamSynchronize(m_stream), "a training step");
        return losses;
    }

    void predict(const GpuFeatures& features, const std::int64_t* rows, std::int64_t count,
                 float* prediction) override
    {
        begin();
        reserve(std::min(count, blockRows()));
        for (std::int64_t first = 0; first < count; first += blockRows()) {
            const std::int64_t height = std::min(blockRows(), count - first);
            gatherRows(features, rows + first, first, m_batch.data(), height, m_setup.featureStride,
                       m_stream);
            predictBlock(height, prediction + first, count);
        }
        check(cudaGetLastError(), "an evaluation pass");
    }

private:
    std::size_t parameters() const
    {
        return static_cast<std::size_t>(m_setup.networks) * m_setup.offsets.back();
    }
    /// Far more than a training batch has, which the matrix units need to be busy; as many for all networks
    /// together, and of wide rows fewer.
    std::int64_t blockRows() const
    {
        constexpr std::int64_t most = 16384, least = 256;
        const std::int64_t bytesOfRow = m_setup.featureStride * static_cast<std::int64_t>(sizeof(T)),
                           fitting = GpuRegressors::bytesOfBlock / bytesOfRow;
        return std::max(std::min(most / m_setup.networks, fitting) / rowMultiple * rowMultiple, least);
    }

    void begin()
    {
        check(cudaSetDevice(m_setup.device), "cudaSetDevice");
        // The values may have been changed by others since the last step.
        if constexpr (!std::is_same_v<T, float>)
            roundWeights(m_setup.values, m_rounded.data(), m_rounded.size(), m_stream);
    }

    void reserve(std::int64_t height)
    {
        if (height <= m_height)
            return;
        m_height = 0; // where there is no room for what follows
        const auto rows = static_cast<std::size_t>(height);
        m_batch.resize(rows * static_cast<std::size_t>(m_setup.featureStride));
        for (DeviceArray<T>& hidden : m_hidden)
            hidden.resize(static_cast<std::size_t>(m_setup.networks) * rows *
                          static_cast<std::size_t>(m_setup.hidden));
        m_height = height;
    }

    /// Of the rows in m_batch, which are the same for all networks.
    void predictBlock(std::int64_t height, float* prediction, std::int64_t apart)
    {
        const T* input = m_batch.data();
        T* output = nullptr;
        for (int i = 0; i < hiddenLayers; ++i) {
            const LinearLayer<T>& layer = m_layers.hidden[i];
            output = m_hidden[i % 2].data();
            Product product = m_layers.product(layer, ProductKind::Forward, height);
            if (i == 0)
                product.xBatch = 0;
            m_products.run(product, input, layer.weight, nullptr, output, nullptr, 1, m_stream, 0);
            biasReluDropout(nullptr, output, layer.bias, static_cast<int>(height), layer.outputs, {},
                            m_stream, m_layers.networks);
            input = output;
        }
        gpu::predict(input, m_layers.output.values, m_layers.output.bias, height, m_layers.output.inputs,
                     prediction, m_stream, m_layers.networks, apart);
    }

    GpuRegressorSetup m_setup;
    DeviceArray<T> m_rounded;
    RegressorLayers<T> m_layers;
    Products m_products;
    StepLauncher m_launcher;
    Stream m_stream;
    RegressorStep<T> m_step;
    Graph m_graphs[2];         ///< one a buffer
    std::int64_t m_height = 0; ///< rows that there is room for
    DeviceArray<T> m_batch, m_hidden[2];
};

} // namespace

std::unique_ptr<GpuRegressors> makeRegressors(const GpuRegressorSetup& setup)
{
    check(cudaSetDevice(setup.device), "cudaSetDevice");
    if (setup.arithmetic == GpuArithmetic::Bf16)
        return std::make_unique<Regressors<__nv_bfloat16>>(setup);
    return std::make_unique<Regressors<float>>(setup);
}

} // namespace deepmi::gpu

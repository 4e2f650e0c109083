#include "cuda/gpu_training.h"

#include "cuda/evaluation_pass.h"
#include "cuda/gpu_functions.h"
#include "cuda/step_launcher.h"
#include "cuda/training_step.h"

#include <cuda_bf16.h>

#include <algorithm>
#include <type_traits>

namespace deepmi::gpu
{

namespace
{

template <class T>
class Training : public GpuTraining
{
public:
    explicit Training(const GpuTrainingSetup& setup)
        : m_setup(setup), m_rounded(std::is_same_v<T, float> ? 0 : setup.offsets.back()),
          m_layers(m_setup, m_rounded.data()), m_products(setup.arithmetic),
          m_step(m_setup, m_layers, m_rounded.data(), m_products, m_launcher.control().data()),
          m_evaluation(m_setup, m_layers, m_products)
    {
    }

    void stage1(const GpuEpoch& epoch, const std::function<void(std::size_t)>& progress) override
    {
        train(m_stage1, false, epoch, progress);
    }
    void stage2(const GpuEpoch& epoch, const std::function<void(std::size_t)>& progress) override
    {
        train(m_stage2, true, epoch, progress);
    }

    void takeLosses(double& crossEntropy, double& concordance) override
    {
        StepControl control;
        check(cudaMemcpyAsync(&control, m_launcher.control().data(), sizeof control, cudaMemcpyDeviceToHost,
                              m_stream),
              "a training step");
        check(cudaStreamSynchronize(m_stream), "a training step");
        crossEntropy = control.crossEntropy;
        concordance = control.concordance;
        control.crossEntropy = control.concordance = 0;
        upload(m_launcher.control(), &control, 1, m_stream);
    }

    void evaluate(const GpuFeatures& features, const std::int64_t* rows, std::int64_t count, float* h,
                  std::int64_t* cluster, float* prediction) override
    {
        useDevice();
        roundAll();
        m_evaluation.run(features, rows, count, h, cluster, prediction, m_stream);
    }

private:
    void useDevice() const { check(cudaSetDevice(m_setup.device), "cudaSetDevice"); }

    /// The values may have been changed by others since the last step.
    void roundAll()
    {
        if constexpr (!std::is_same_v<T, float>)
            roundWeights(m_setup.values, m_rounded.data(), m_rounded.size(), m_stream);
    }

    void train(Graph (&graphs)[2], bool stage2, const GpuEpoch& epoch,
               const std::function<void(std::size_t)>& progress)
    {
        useDevice();
        roundAll();
        for (int buffer = 0; buffer < 2; ++buffer)
            if (!graphs[buffer])
                graphs[buffer].capture(m_stream, [&] { m_step.enqueue(stage2, buffer, m_stream); });
        StepControl control;
        control.features = epoch.features;
        control.rows = epoch.rows;
        control.labels = epoch.labels;
        control.targets = epoch.targets;
        m_launcher.begin(control, epoch.borders, epoch.keys, m_stream);
        m_step.gatherFirst(m_stream);
        m_launcher.run(graphs, m_stream, progress);
    }

    GpuTrainingSetup m_setup;
    DeviceArray<T> m_rounded;
    NetworkLayers<T> m_layers;
    Products m_products;
    StepLauncher m_launcher;
    Stream m_stream;
    TrainingStep<T> m_step;
    EvaluationPass<T> m_evaluation;
    Graph m_stage1[2], m_stage2[2]; ///< one a buffer
};

} // namespace

std::unique_ptr<GpuTraining> makeTraining(const GpuTrainingSetup& setup)
{
    check(cudaSetDevice(setup.device), "cudaSetDevice");
    if (setup.arithmetic == GpuArithmetic::Bf16)
        return std::make_unique<Training<__nv_bfloat16>>(setup);
    return std::make_unique<Training<float>>(setup);
}

bool hasBFloat16(int device)
{
    int major = 0;
    check(cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, device),
          "cudaDeviceGetAttribute");
    return major >= 8;
}

std::size_t freeMemory(int device)
{
    check(cudaSetDevice(device), "cudaSetDevice");
    std::size_t free = 0, total = 0;
    check(cudaMemGetInfo(&free, &total), "cudaMemGetInfo");
    return free;
}

void share(int device, const void* data, std::size_t bytes)
{
    check(cudaSetDevice(device), "cudaSetDevice");
    const cudaError_t status = cudaHostRegister(const_cast<void*>(data), bytes, cudaHostRegisterDefault);
    if (status == cudaSuccess)
        return;
    cudaGetLastError();
    throw RowsOutOfReach(
        std::string("the host's memory cannot be given to the GPU to read (") + cudaGetErrorString(status) +
        "); a limit on locked memory (ulimit -l) may be the reason; use fewer rows or --device cpu");
}

void unshare(const void* data)
{
    cudaHostUnregister(const_cast<void*>(data));
}

} // namespace deepmi::gpu

extern "C" const deepmi::GpuFunctions* deepmi_gpu_functions()
{
    static const deepmi::GpuFunctions functions{
        deepmi::gpuInterfaceSize,    deepmi::gpu::hasBFloat16, deepmi::gpu::makeTraining,
        deepmi::gpu::makeRegressors, deepmi::gpu::kmeans,      deepmi::gpu::checkKernels,
        deepmi::gpu::freeMemory,     deepmi::gpu::share,       deepmi::gpu::unshare};
    return &functions;
}

#include "pretrain/gpu_steps_torch.h"

#include "job/error.h"
#include "job/memory.h"
#include "network/resident_torch.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>

namespace deepmi
{

namespace
{

GpuArithmetic arithmeticOf(Precision precision)
{
    switch (precision) {
    case Precision::TensorFloat32:
        return GpuArithmetic::Tf32;
    case Precision::BFloat16:
        return GpuArithmetic::Bf16;
    case Precision::Float32:
        break;
    }
    return GpuArithmetic::Fp32;
}

/// What is kept free of features: blocks of evaluation passes, K-means, the libraries' own.
constexpr double workingBytes = 2e9;
/// And of each row: its embedding as it is, as it was kept and without its mean, and k-means++'s distances.
constexpr double bytesOfRow = 5e3;

} // namespace

at::Generator hostGenerator(std::uint64_t seed)
{
    return at::detail::createCPUGenerator(seed);
}

std::unique_ptr<GpuSteps> GpuSteps::make(const DeepEmoCluster& network, const PretrainParameters& parameters,
                                         const GradientDescent& stage1, const Adam& stage2,
                                         Precision precision, std::string& reason)
{
    const ParameterStore& store = network.parameters();
    const at::Device device = store.allValues().device();
    reason.clear();
    if (!device.is_cuda())
        return nullptr;
    if (network.rows() > GpuTraining::largestBatch) {
        reason = "they take batches of at most " + std::to_string(GpuTraining::largestBatch);
        return nullptr;
    }
    const GpuFunctions* functions = gpuFunctions(reason);
    if (!functions)
        return nullptr;
    GpuTrainingSetup setup;
    setup.device = device.index();
    setup.arithmetic = arithmeticOf(precision);
    setup.featureStride = store.value(0).stride(0);
    setup.clusters = store.value(network.topLayer()).size(0);
    setup.batch = network.rows();
    setup.dropout = parameters.dropout;
    setup.values = store.allValues().data_ptr<float>();
    setup.gradients = store.allGradients().data_ptr<float>();
    setup.offsets.assign(store.offsets().begin(), store.offsets().end());
    setup.stage1Rate = parameters.stage1LearningRate;
    setup.stage1Momentum = parameters.stage1Momentum;
    if (parameters.stage1Momentum > 0)
        setup.velocity = stage1.state().front().data_ptr<float>();
    // Adam's state: the ranges' first moments, their second moments, their counters.
    const std::vector<at::Tensor> state = stage2.state();
    const std::size_t count = state.size() / 3;
    for (std::size_t r = 0; r < count; ++r) {
        const Adam::Range& range = stage2.range(r);
        GpuTrainingSetup::Range made;
        made.begin = static_cast<std::size_t>(range.values.storage_offset());
        made.end = made.begin + static_cast<std::size_t>(range.values.numel());
        made.rate = range.learningRate;
        made.firstMoment = state[r].data_ptr<float>();
        made.secondMoment = state[count + r].data_ptr<float>();
        made.steps = state[2 * count + r].data_ptr<float>();
        setup.ranges.push_back(made);
    }
    auto steps = std::make_unique<GpuSteps>();
    steps->m_type = precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat;
    steps->m_stride = setup.featureStride;
    steps->m_functions = functions;
    steps->m_device = device;
    steps->m_training = functions->training(setup);
    return steps;
}

GpuSteps::~GpuSteps()
{
    m_training.reset();
    for (const void* data : m_shared)
        m_functions->unshare(data);
}

at::Tensor GpuSteps::place(const FloatMatrix& matrix, const Job& job)
{
    const double bytes = static_cast<double>(matrix.rows()) * static_cast<double>(m_stride) *
                         static_cast<double>(at::elementSize(m_type));
    m_rows += static_cast<double>(matrix.rows());
    const double kept = workingBytes + bytesOfRow * m_rows;
    const double room = std::min(static_cast<double>(m_functions->freeMemory(m_device.index())),
                                 allowedBytes("DEEPMI_GPU_MEMORY") - m_placed);
    if (bytes + kept <= room) {
        m_placed += bytes;
        return resident(matrix, m_device, m_type);
    }
    if (matrix.isOnDisk())
        throw Error(ErrorKind::Failed, "the features (" + memoryText(bytes) +
                                           ") fit neither into the GPU's memory nor into the host's; take "
                                           "fewer rows or columns, or --device cpu");
    job.warn(
        "the features (" + memoryText(bytes) + ") do not fit into the GPU's memory (" +
        memoryText(std::max(room, 0.)) + " free, of which " + memoryText(kept) +
        " are kept for the work): they stay in the host's memory and are read from there, which is slower");
    m_functions->share(m_device.index(), matrix.data(), matrix.rows() * matrix.columns() * sizeof(float));
    m_shared.push_back(matrix.data());
    return resident(matrix, at::kCPU);
}

GpuFeatures GpuSteps::featuresOf(const at::Tensor& features) const
{
    const bool fits = features.is_cpu() ? features.is_contiguous() && features.scalar_type() == at::kFloat
                                        : features.scalar_type() == m_type &&
                                              features.stride(0) == m_stride && features.stride(1) == 1;
    if (!fits)
        throw Error(ErrorKind::Failed, "features on the GPU are not laid out as the kernels read them");
    return {features.const_data_ptr(), features.is_cpu() ? features.size(1) : 0};
}

void GpuSteps::epoch(const at::Tensor& features, const at::Tensor& rows, const at::Tensor& labels,
                     const at::Tensor& targets, const EpochBatches& batches, Dropout& dropout,
                     const std::function<void(std::size_t)>& progress)
{
    // Everything in the order of the batches, so that a step reads neighbours.
    const at::Tensor order = batches.order;
    const at::Tensor orderedRows = rows.defined() ? rows.index_select(0, order) : order;
    const at::Tensor orderedLabels = labels.index_select(0, order);
    const at::Tensor orderedTargets = targets.defined() ? targets.index_select(0, order) : at::Tensor();
    GpuEpoch epoch;
    epoch.features = featuresOf(features);
    epoch.rows = orderedRows.const_data_ptr<std::int64_t>();
    epoch.labels = orderedLabels.const_data_ptr<std::int64_t>();
    epoch.borders = batches.borders;
    if (dropout.rate > 0)
        for (std::size_t i = 0; i < batches.count() * masksOfStep; ++i)
            epoch.keys.push_back(dropout.nextKey());
    if (targets.defined()) {
        epoch.targets = orderedTargets.const_data_ptr<float>();
        m_training->stage2(epoch, progress);
    } else {
        m_training->stage1(epoch, progress);
    }
}

void GpuSteps::addLosses(double& crossEntropy, double& concordance)
{
    double entropy = 0, ccc = 0;
    m_training->takeLosses(entropy, ccc);
    crossEntropy += entropy;
    concordance += ccc;
}

void GpuSteps::evaluate(const at::Tensor& features, const at::Tensor& rows, at::Tensor& h,
                        at::Tensor& cluster, at::Tensor& prediction)
{
    m_training->evaluate(featuresOf(features), rows.defined() ? rows.const_data_ptr<std::int64_t>() : nullptr,
                         h.size(0), h.data_ptr<float>(),
                         cluster.defined() ? cluster.data_ptr<std::int64_t>() : nullptr,
                         prediction.defined() ? prediction.data_ptr<float>() : nullptr);
}

} // namespace deepmi

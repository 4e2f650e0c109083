#include "pretrain/gpu_steps_torch.h"

#include "job/error.h"
#include "job/memory.h"
#include "network/resident_torch.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

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
constexpr double workingBytesOfRow = 5e3;
/// Less than this is copied rather than shared where it lies: small memory may have a page in common with
/// other memory, and a page can be shared once only.
constexpr double copiedBytes = 64e6;

/// Memory of the host that has no page in common with other memory, as what is shared with a GPU must not.
at::Tensor ownPages(std::int64_t rows, std::int64_t columns, at::ScalarType type)
{
    constexpr std::size_t page = 4096;
    const std::size_t bytes = static_cast<std::size_t>(rows * columns) * at::elementSize(type),
                      whole = (bytes + page - 1) / page * page;
    void* memory = std::aligned_alloc(page, whole);
    if (!memory)
        throw OutOfMemory("features in the host's memory", static_cast<double>(bytes));
    std::memset(memory, 0, whole);
    return at::from_blob(
        memory, {rows, columns}, [](void* pointer) { std::free(pointer); }, at::TensorOptions().dtype(type));
}

} // namespace

double bytesKeptForWork(std::int64_t rowsOfAll)
{
    return workingBytes + workingBytesOfRow * static_cast<double>(rowsOfAll);
}

std::int64_t rowsThatFit(std::int64_t rows, double bytesOfRow, std::int64_t rowsOfAll, double room)
{
    const double most = (room - bytesKeptForWork(rowsOfAll)) / bytesOfRow;
    return most >= static_cast<double>(rows) ? rows : static_cast<std::int64_t>(std::max(most, 0.));
}

HostRows hostRows(bool reduced, bool isOnDisk, double ownBytes, double copyBytes, double left)
{
    // Pages that are shared cannot be put out of memory: some is left for others.
    const bool hasRoom = left <= 0 || copyBytes * 1.2 < left;
    if (isOnDisk)
        return hasRoom ? HostRows::Copy : HostRows::NoRoom;
    return ownBytes < copiedBytes || (reduced && hasRoom) ? HostRows::Copy : HostRows::AsTheyAre;
}

at::Generator hostGenerator(std::uint64_t seed)
{
    return at::detail::createCPUGenerator(seed);
}

std::unique_ptr<GpuSteps> GpuSteps::make(const DeepEmoCluster& network, const PretrainParameters& parameters,
                                         const GradientDescent& stage1, const Adam& stage2,
                                         Precision precision, std::string& reason)
{
    reason.clear();
    if (!network.parameters().allValues().is_cuda())
        return nullptr;
    if (network.rows() > GpuTraining::largestBatch) {
        reason = "they take batches of at most " + std::to_string(GpuTraining::largestBatch);
        return nullptr;
    }
    const GpuFunctions* functions = gpuFunctions(reason);
    if (!functions)
        return nullptr;
    return std::make_unique<GpuSteps>(network, parameters, stage1, stage2, precision, *functions);
}

GpuSteps::GpuSteps(const DeepEmoCluster& network, const PretrainParameters& parameters,
                   const GradientDescent& stage1, const Adam& stage2, Precision precision,
                   const GpuFunctions& functions)
    : m_functions(&functions), m_device(network.parameters().allValues().device()),
      m_type(precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat),
      m_stride(network.parameters().value(0).stride(0))
{
    const ParameterStore& store = network.parameters();
    GpuTrainingSetup setup;
    setup.device = m_device.index();
    setup.arithmetic = arithmeticOf(precision);
    setup.featureStride = m_stride;
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
    m_training = functions.training(setup);
}

GpuSteps::~GpuSteps()
{
    m_training.reset();
    for (const at::Tensor& rows : m_shared)
        m_functions->unshare(rows.const_data_ptr());
}

PlacedFeatures GpuSteps::place(const FloatMatrix& matrix, std::int64_t rowsToCome, const Job& job)
{
    const auto rows = static_cast<std::int64_t>(matrix.rows()),
               columns = static_cast<std::int64_t>(matrix.columns());
    const double bytesOfRow = static_cast<double>(m_stride) * static_cast<double>(at::elementSize(m_type));
    m_rows += rows;
    const double room = std::min(static_cast<double>(m_functions->freeMemory(m_device.index())),
                                 allowedBytes("DEEPMI_GPU_MEMORY") - m_placed);
    const std::int64_t fitting = rowsThatFit(rows, bytesOfRow, m_rows + rowsToCome, room);
    m_placed += bytesOfRow * static_cast<double>(fitting);
    PlacedFeatures placed;
    placed.onDevice = at::zeros({fitting, m_stride}, at::TensorOptions().dtype(m_type).device(m_device))
                          .narrow(1, 0, columns);
    copyRows(matrix, 0, placed.onDevice);
    if (fitting == rows)
        return placed;
    job.warn("the features (" + memoryText(bytesOfRow * static_cast<double>(rows)) +
             ") do not fit into the GPU's memory (" + memoryText(std::max(room, 0.)) + " free, of which " +
             memoryText(bytesKeptForWork(m_rows + rowsToCome)) +
             " are kept for the work): " + memoryText(bytesOfRow * static_cast<double>(rows - fitting)) +
             " of them stay in the host's memory and are read from there, which is slower");
    placed.onHost = shareWithHost(matrix, fitting);
    return placed;
}

at::Tensor GpuSteps::shareWithHost(const FloatMatrix& matrix, std::int64_t first)
{
    const auto rows = static_cast<std::int64_t>(matrix.rows()) - first,
               columns = static_cast<std::int64_t>(matrix.columns());
    const double copyBytes =
                     static_cast<double>(rows * m_stride) * static_cast<double>(at::elementSize(m_type)),
                 ownBytes = static_cast<double>(rows * columns) * sizeof(float);
    at::Tensor shared;
    switch (hostRows(m_type == at::kBFloat16, matrix.isOnDisk(), ownBytes, copyBytes, memoryLeft())) {
    case HostRows::NoRoom:
        throw Error(ErrorKind::Failed, "the features (" + memoryText(ownBytes) +
                                           ") fit neither into the GPU's memory nor into the host's; take "
                                           "fewer rows or columns, or --device cpu");
    case HostRows::Copy:
        shared = ownPages(rows, m_stride, m_type);
        copyRows(matrix, static_cast<std::size_t>(first), shared.narrow(1, 0, columns));
        break;
    case HostRows::AsTheyAre:
        shared = at::from_blob(const_cast<float*>(matrix.row(static_cast<std::size_t>(first)).data()),
                               {rows, columns}, at::TensorOptions().dtype(at::kFloat));
    }
    m_functions->share(m_device.index(), shared.const_data_ptr(), shared.nbytes());
    m_shared.push_back(shared);
    return shared;
}

GpuFeatures GpuSteps::featuresOf(const PlacedFeatures& features) const
{
    const at::Tensor &device = features.onDevice, &host = features.onHost;
    GpuFeatures read;
    read.rows = device.const_data_ptr();
    read.deviceRows = device.size(0);
    bool fits = device.device() == m_device && device.scalar_type() == m_type &&
                device.stride(0) == m_stride && device.stride(1) == 1;
    if (host.defined()) {
        const bool likeOnDevice = host.scalar_type() == m_type && host.size(1) == m_stride;
        read.hostRows = host.const_data_ptr();
        read.hostColumns = likeOnDevice ? 0 : host.size(1);
        fits = fits && host.is_cpu() && host.is_contiguous() &&
               (likeOnDevice || host.scalar_type() == at::kFloat);
    }
    if (!fits)
        throw Error(ErrorKind::Failed, "features on the GPU are not laid out as the kernels read them");
    return read;
}

void GpuSteps::epoch(const PlacedFeatures& features, const at::Tensor& rows, const at::Tensor& labels,
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

void GpuSteps::evaluate(const PlacedFeatures& features, const at::Tensor& rows, at::Tensor& h,
                        at::Tensor& cluster, at::Tensor& prediction)
{
    m_training->evaluate(featuresOf(features), rows.defined() ? rows.const_data_ptr<std::int64_t>() : nullptr,
                         h.size(0), h.data_ptr<float>(),
                         cluster.defined() ? cluster.data_ptr<std::int64_t>() : nullptr,
                         prediction.defined() ? prediction.data_ptr<float>() : nullptr);
}

} // namespace deepmi

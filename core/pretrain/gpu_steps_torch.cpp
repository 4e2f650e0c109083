#include "pretrain/gpu_steps_torch.h"

namespace deepmi
{

std::unique_ptr<GpuSteps> GpuSteps::make(const DeepEmoCluster& network, const PretrainParameters& parameters,
                                         const GradientDescent& stage1, const Adam& stage2,
                                         Precision precision, std::string& reason)
{
    reason.clear();
    if (!network.parameters().allValues().is_cuda())
        return nullptr;
    if (network.rows() > largestGpuBatch) {
        reason = "they take batches of at most " + std::to_string(largestGpuBatch);
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
    : m_placement(functions, network.parameters().allValues().device(), precision,
                  network.parameters().value(0).stride(0), keptForWork)
{
    const ParameterStore& store = network.parameters();
    GpuTrainingSetup setup;
    setup.device = m_placement.device().index();
    setup.arithmetic = arithmeticOf(precision);
    setup.featureStride = m_placement.stride();
    setup.clusters = store.value(network.topLayer()).size(0);
    setup.batch = network.rows();
    setup.dropout = parameters.dropout;
    setup.layersAsKernels = layerKernelsWanted();
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
    epoch.features = m_placement.read(features);
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
    m_training->evaluate(m_placement.read(features),
                         rows.defined() ? rows.const_data_ptr<std::int64_t>() : nullptr, h.size(0),
                         h.data_ptr<float>(), cluster.defined() ? cluster.data_ptr<std::int64_t>() : nullptr,
                         prediction.defined() ? prediction.data_ptr<float>() : nullptr);
}

} // namespace deepmi

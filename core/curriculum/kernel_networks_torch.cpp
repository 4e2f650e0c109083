#include "curriculum/trial_networks_torch.h"
#include "network/curriculum_regressor_torch.h"
#include "network/gpu_placement_torch.h"
#include "network/optimizer_torch.h"
#include "network/resident_torch.h"

namespace deepmi
{

namespace
{

/// On the parameters and the optimiser that LibTorch's tensors hold.
class KernelNetworks final : public TrialNetworks
{
public:
    KernelNetworks(const TrialSetting& setting, int count)
        : m_setting(setting), m_placement(*setting.placement), m_rate(setting.parameters.pacing.learningRate)
    {
        const std::vector<ParameterStore::Shape> shapes =
            regressorShapes(setting.features.onDevice.size(1), setting.parameters.hidden);
        const std::int64_t size = ParameterStore::flatSize(shapes, gpuRowMultiple);
        const auto options = at::TensorOptions().dtype(at::kFloat).device(m_placement.device());
        m_values = at::zeros({count * size}, options);
        m_gradients = at::zeros({count * size}, options);
        for (int network = 0; network < count; ++network)
            m_stores.emplace_back(shapes, m_values.narrow(0, network * size, size),
                                  m_gradients.narrow(0, network * size, size), gpuRowMultiple);
        m_masks.resize(static_cast<std::size_t>(count));
        m_adam.emplace(std::vector<Adam::Range>{{m_values, m_gradients, m_rate, {}}});
        const std::vector<at::Tensor> moments = m_adam->state();
        const ParameterStore& store = m_stores.front();
        GpuRegressorSetup setup;
        setup.device = m_placement.device().index();
        setup.arithmetic = arithmeticOf(setting.runtime.precision);
        setup.networks = count;
        setup.featureStride = store.value(0).stride(0);
        setup.hidden = setting.parameters.hidden;
        setup.hiddenStride = store.value(2).stride(0);
        setup.batch = setting.parameters.batch;
        setup.dropout = setting.parameters.dropout;
        setup.values = m_values.data_ptr<float>();
        setup.gradients = m_gradients.data_ptr<float>();
        setup.offsets.assign(store.offsets().begin(), store.offsets().end());
        setup.firstMoment = moments[0].data_ptr<float>();
        setup.secondMoment = moments[1].data_ptr<float>();
        setup.steps = moments[2].data_ptr<float>();
        m_regressors = m_placement.functions().regressors(setup);
    }

    int count() const override { return static_cast<int>(m_stores.size()); }
    ParameterStore& parameters(int network) override { return m_stores[static_cast<std::size_t>(network)]; }

    void setMasks(int network, const at::Generator& generator) override
    {
        // Masks are made from keys on a GPU, as on the CPU, and keys are drawn on the host.
        m_masks[static_cast<std::size_t>(network)] = {m_setting.parameters.dropout,
                                                      hostGenerator(generator.current_seed())};
    }

    void addTo(TrainingState& state, int network) override
    {
        // Its part of what the optimiser remembers of all; the steps that it counts are those of each.
        const ParameterStore& store = m_stores[static_cast<std::size_t>(network)];
        const std::vector<at::Tensor> moments = m_adam->state();
        for (std::size_t i = 0; i < moments.size(); ++i) {
            const std::string name = "adam." + std::to_string(i);
            if (moments[i].numel() == 1)
                state.add(name, moments[i]);
            else
                state.add(name, moments[i].view({count(), -1}).select(0, network), store, 0, store.size());
        }
        state.add("dropout", m_masks[static_cast<std::size_t>(network)].generator);
    }

    void setLearningRate(double rate) override { m_rate = rate; }
    void restartOptimiser() override { m_adam->forget(0); }

    void epoch(const at::Tensor& order, const std::vector<std::int64_t>& borders, const Job& job) override
    {
        const at::Tensor flat = order.reshape({-1}), rows = m_setting.orderedRows.index_select(0, flat),
                         targets = m_setting.orderedTargets.index_select(0, flat);
        GpuRegressorEpoch epoch;
        epoch.features = m_placement.read(m_setting.features);
        epoch.rate = m_rate;
        epoch.rows = rows.const_data_ptr<std::int64_t>();
        epoch.targets = targets.const_data_ptr<float>();
        epoch.borders = borders;
        if (m_setting.parameters.dropout > 0)
            for (std::size_t b = 0; b + 1 < borders.size(); ++b)
                for (Dropout& masks : m_masks)
                    for (int layer = 0; layer < regressorHiddenLayers; ++layer)
                        epoch.keys.push_back(masks.nextKey());
        m_regressors->epoch(epoch, [&](std::size_t) { job.throwIfStopped(); });
    }

    std::vector<double> takeLosses() override { return m_regressors->takeLosses(); }

    at::Tensor predict(const EvaluationSet& set) override
    {
        const std::int64_t samples = set.rows.size(0);
        at::Tensor all = at::empty({count(), samples}, m_values.options());
        m_regressors->predict(m_placement.read(set.features), set.rows.const_data_ptr<std::int64_t>(),
                              samples, all.data_ptr<float>());
        return all;
    }

private:
    static_assert(GpuRegressors::hiddenLayers == regressorHiddenLayers);

    const TrialSetting& m_setting;
    const GpuPlacement& m_placement;
    double m_rate;
    at::Tensor m_values, m_gradients;
    std::vector<ParameterStore> m_stores;
    std::vector<Dropout> m_masks;
    std::optional<Adam> m_adam; ///< what it remembers; its steps are the kernels'
    std::unique_ptr<GpuRegressors> m_regressors;
};

} // namespace

bool kernelsTrain(const TrainParameters& parameters, at::Device device, std::string& reason)
{
    reason.clear();
    if (!device.is_cuda())
        return false;
    if (parameters.batch > largestGpuBatch)
        reason = "they take batches of at most " + std::to_string(largestGpuBatch);
    else if (parameters.hidden % GpuRegressors::widthMultiple != 0)
        reason = "they take hidden layers of a multiple of " + std::to_string(GpuRegressors::widthMultiple);
    else
        return gpuFunctions(reason) != nullptr;
    return false;
}

std::int64_t kernelStride(std::int64_t columns)
{
    return (columns + gpuRowMultiple - 1) / gpuRowMultiple * gpuRowMultiple;
}

double bytesOfNetworks(int count, std::int64_t columns, const TrainParameters& parameters)
{
    // Values, gradients and moments, a bfloat16 copy, the best ones, what a checkpoint captures of them; two
    // batches and of each layer its outputs and their gradients.
    constexpr double ofParameter = 9.5 * sizeof(float), libraries = 1e9;
    const double size = static_cast<double>(
                     ParameterStore::flatSize(regressorShapes(columns, parameters.hidden), gpuRowMultiple)),
                 row = 2. * static_cast<double>(kernelStride(columns)) +
                       2. * regressorHiddenLayers * static_cast<double>(parameters.hidden);
    return libraries + count * (ofParameter * size + sizeof(float) * row * parameters.batch);
}

std::unique_ptr<TrialNetworks> networksByKernels(const TrialSetting& setting, int count)
{
    return std::make_unique<KernelNetworks>(setting, count);
}

} // namespace deepmi

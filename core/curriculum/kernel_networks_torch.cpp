#include "curriculum/trial_networks_torch.h"

#include <algorithm>

namespace deepmi
{

namespace
{

KernelRegressors::Size sizeOfAll(const TrialSetting& setting)
{
    KernelRegressors::Size size = sizeOf(setting.parameters, setting.features.onDevice.size(1));
    size.evaluated = setting.development.rows.size(0);
    for (const EvaluationSet& test : setting.tests)
        size.evaluated = std::max(size.evaluated, test.rows.size(0));
    return size;
}

class KernelNetworks final : public TrialNetworks
{
public:
    KernelNetworks(const TrialSetting& setting, int count)
        : m_setting(setting),
          m_regressors(count, sizeOfAll(setting), *setting.placement, setting.runtime.precision)
    {
    }

    int count() const override { return m_regressors.count(); }
    ParameterStore& parameters(int network) override { return m_regressors.parameters(network); }
    void setMasks(int network, const at::Generator& generator) override
    {
        m_regressors.setMasks(network, generator);
    }
    void addTo(TrainingState& state, int network) override { m_regressors.addTo(state, network); }
    void setLearningRate(double rate) override { m_regressors.setLearningRate(rate); }
    void restartOptimiser() override { m_regressors.restartOptimiser(); }

    void epoch(const at::Tensor& order, const std::vector<std::int64_t>& borders, const Job& job) override
    {
        const at::Tensor flat = order.reshape({-1});
        m_regressors.epoch(m_setting.features, m_setting.orderedRows.index_select(0, flat),
                           m_setting.orderedTargets.index_select(0, flat), borders,
                           [&] { job.throwIfStopped(); });
    }
    std::vector<double> takeLosses() override { return m_regressors.takeLosses(); }
    at::Tensor predict(const EvaluationSet& set) override
    {
        return m_regressors.predict(set.features, set.rows);
    }

private:
    const TrialSetting& m_setting;
    KernelRegressors m_regressors;
};

} // namespace

KernelRegressors::Size sizeOf(const TrainParameters& parameters, std::int64_t features)
{
    return {features, parameters.hidden, parameters.batch, parameters.dropout, 0};
}

std::unique_ptr<TrialNetworks> networksByKernels(const TrialSetting& setting, int count)
{
    return std::make_unique<KernelNetworks>(setting, count);
}

} // namespace deepmi

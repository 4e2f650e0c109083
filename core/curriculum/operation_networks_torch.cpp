#include "curriculum/trial_networks_torch.h"
#include "network/batched_regressors_torch.h"
#include "network/batches_torch.h"
#include "network/losses_torch.h"
#include "network/optimizer_torch.h"
#include "network/resident_torch.h"

#include <algorithm>

namespace deepmi
{

namespace
{

class OperationNetworks final : public TrialNetworks
{
public:
    OperationNetworks(const TrialSetting& setting, int count)
        : m_setting(setting), m_features(setting.features.onDevice),
          m_networks(count, m_features.size(1), setting.parameters.hidden, setting.parameters.batch,
                     setting.runtime.device, setting.parameters.dropout > 0),
          m_adam({{m_networks.allValues(),
                   m_networks.allGradients(),
                   setting.parameters.pacing.learningRate,
                   {}}})
    {
        const auto options = m_networks.allValues().options();
        m_gradient = at::zeros({count * setting.parameters.batch}, options);
        m_lossSums = at::zeros({count}, options.dtype(at::kDouble));
        m_masks.resize(static_cast<std::size_t>(count));
    }

    int count() const override { return m_networks.count(); }
    ParameterStore& parameters(int network) override { return m_networks.parameters(network); }

    void setMasks(int network, const at::Generator& generator) override
    {
        m_masks[static_cast<std::size_t>(network)] = {m_setting.parameters.dropout, generator};
    }

    void addTo(TrainingState& state, int network) override
    {
        // Its part of what the optimiser remembers of all; the steps that it counts are those of each.
        std::vector<at::Tensor> own;
        for (const at::Tensor& moment : m_adam.state())
            own.push_back(moment.dim() == 0 ? moment : moment.view({count(), -1}).select(0, network));
        state.add("adam", own);
        state.add("dropout", m_masks[static_cast<std::size_t>(network)].generator);
    }

    void setLearningRate(double rate) override { m_adam.setLearningRate(0, rate); }
    void restartOptimiser() override { m_adam.forget(0); }

    void epoch(const at::Tensor& order, const std::vector<std::int64_t>& borders, const Job& job) override
    {
        const auto samplesOf = [&](std::size_t b) {
            return order.narrow(1, borders[b], borders[b + 1] - borders[b]);
        };
        const auto fetch = [&](std::size_t b) {
            if (m_features.is_cpu()) // not worth a question of the GPU
                fetchRowsSoon(m_features, m_setting.orderedRows.index_select(0, samplesOf(b).reshape({-1})));
        };
        const std::size_t batches = borders.size() - 1;
        fetch(0);
        for (std::size_t b = 0; b < batches; ++b) {
            job.throwIfStopped();
            if (b + 1 < batches)
                fetch(b + 1);
            step(samplesOf(b));
        }
    }

    std::vector<double> takeLosses() override
    {
        std::vector<double> losses = toDoubles(m_lossSums);
        m_lossSums.zero_();
        return losses;
    }

    at::Tensor predict(const EvaluationSet& set) override
    {
        const at::Tensor& features = set.features.onDevice;
        const std::int64_t samples = set.rows.size(0), most = m_networks.rows();
        at::Tensor all = at::empty({count(), samples}, m_networks.allValues().options());
        const auto rowsFrom = [&](std::int64_t first) {
            return set.rows.narrow(0, first, std::min(most, samples - first));
        };
        if (samples > 0)
            fetchRowsSoon(features, rowsFrom(0));
        for (std::int64_t first = 0; first < samples; first += most) {
            const std::int64_t rows = std::min(most, samples - first);
            at::Tensor batch = m_networks.batch(rows).narrow(0, 0, rows);
            gatherRows(batch, features, rowsFrom(first));
            if (first + rows < samples)
                fetchRowsSoon(features, rowsFrom(first + rows));
            const at::Tensor shared = batch.unsqueeze(0).expand({count(), rows, batch.size(1)});
            all.narrow(1, first, rows).copy_(m_networks.forward(shared, nullptr).squeeze(2));
        }
        return all;
    }

private:
    /// One step of every network on its own rows of the training samples, `index` [networks, rows].
    void step(const at::Tensor& index)
    {
        const std::int64_t rows = index.size(1);
        const at::Tensor flat = index.reshape({-1});
        at::Tensor batch = m_networks.batch(rows);
        gatherRows(batch, m_features, m_setting.orderedRows.index_select(0, flat));
        const at::Tensor input = batch.view({count(), rows, -1});
        std::vector<Dropout>* masks = m_setting.parameters.dropout > 0 ? &m_masks : nullptr;
        const at::Tensor prediction = m_networks.forward(input, masks);
        at::Tensor gradient = m_gradient.narrow(0, 0, count() * rows).view({count(), rows, 1});
        const at::Tensor targets = m_setting.orderedTargets.index_select(0, flat).view({count(), rows});
        m_lossSums.add_(concordanceLoss(prediction, targets, gradient), static_cast<double>(rows));
        m_networks.backward(input, gradient, masks);
        m_adam.step();
    }

    const TrialSetting& m_setting;
    const at::Tensor m_features;
    BatchedRegressors m_networks;
    std::vector<Dropout> m_masks;
    Adam m_adam;
    at::Tensor m_gradient, m_lossSums;
};

} // namespace

std::unique_ptr<TrialNetworks> networksByOperations(const TrialSetting& setting, int count)
{
    return std::make_unique<OperationNetworks>(setting, count);
}

} // namespace deepmi

#pragma once

#include "curriculum/trial_group_torch.h"
#include "network/batched_regressors_torch.h"
#include "network/optimizer_torch.h"

namespace deepmi
{

/// Trials whose networks are one batched problem: every operation is done once for all of them, as a GPU
/// wants it. Each has its own seed, order of batches and dropout masks, as if it were alone.
class BatchedTrials final : public TrialGroup
{
public:
    /// Trials first .. first+count−1. The references must outlive this.
    BatchedTrials(const TrialSetting& setting, int first, int count, const Job& job);

    int size() const override { return m_networks.count(); }
    const TrialProgress& trial(int place) const override
    {
        return *m_trials[static_cast<std::size_t>(place)];
    }
    void epoch() override;
    std::vector<TrialResult> finish(const LabelNormalisation& labels) override;
    double trainingSeconds() const override { return m_trainingSeconds; }
    double trainingSamples() const override { return m_trainingSamples; }

private:
    TrialProgress& at(int place) override { return *m_trials[static_cast<std::size_t>(place)]; }
    std::vector<double> trainEpoch(const PacingStep& pace);
    void step(const at::Tensor& index);
    std::vector<std::vector<double>> predict(const EvaluationSet& set);

    const TrialSetting& m_setting;
    const Job& m_job;
    BatchedRegressors m_networks;
    std::vector<std::unique_ptr<TrialProgress>> m_trials;
    std::vector<Dropout> m_dropout; ///< empty without dropout
    Adam m_adam;
    at::Tensor m_gradient, m_lossSums;
    double m_trainingSeconds = 0, m_trainingSamples = 0;
};

} // namespace deepmi

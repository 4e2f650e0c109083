#pragma once

#include "curriculum/trial_group_torch.h"
#include "curriculum/trial_networks_torch.h"

namespace deepmi
{

/// Trials whose networks are one batched problem: every operation is done once for all of them, as a GPU
/// wants it, by kernels of our own where the setting's features are placed for them. Each has its own seed,
/// order of batches and dropout masks, as if it were alone.
class BatchedTrials final : public TrialGroup
{
public:
    /// Trials first .. first+count−1. The references must outlive this. Raises c10::OutOfMemoryError or
    /// GpuMemoryFull where a GPU has not enough memory for so many.
    BatchedTrials(const TrialSetting& setting, int first, int count, const Job& job);

    int size() const override { return m_networks->count(); }
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
    std::vector<std::vector<double>> predict(const EvaluationSet& set);

    const TrialSetting& m_setting;
    const Job& m_job;
    std::unique_ptr<TrialNetworks> m_networks;
    std::vector<std::unique_ptr<TrialProgress>> m_trials;
    double m_trainingSeconds = 0, m_trainingSamples = 0;
};

} // namespace deepmi

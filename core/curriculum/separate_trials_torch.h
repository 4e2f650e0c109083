#pragma once

#include "curriculum/trial_group_torch.h"
#include "network/worker_threads_torch.h"

namespace deepmi
{

/// Trials of networks of their own, each in a worker of the CPU.
class SeparateTrials final : public TrialGroup
{
public:
    /// Trials first .. first+count−1. The references must outlive this.
    SeparateTrials(const TrialSetting& setting, int first, int count, WorkerThreads& workers, const Job& job);
    ~SeparateTrials() override;

    int size() const override;
    const TrialProgress& trial(int place) const override;
    void epoch() override;
    std::vector<TrialResult> finish(const LabelNormalisation& labels) override;
    double trainingSeconds() const override;
    double trainingSamples() const override;

private:
    class Trial;
    TrialProgress& at(int place) override;

    WorkerThreads& m_workers;
    std::vector<std::unique_ptr<Trial>> m_trials;
};

} // namespace deepmi

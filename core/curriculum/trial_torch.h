#pragma once

#include "curriculum/regressor_trainer_torch.h"
#include "curriculum/train.h"
#include "network/runtime_torch.h"

namespace deepmi
{

/// A set of samples ready to be predicted and judged.
struct EvaluationSet {
    std::string name;
    at::Tensor features, rows;
    std::vector<double>
        targets; ///< CCC does not change when both sides are scaled alike, but corpora differ: own z-norm
};

/// What all trials share: data resident on the device, in the order of the curriculum.
struct TrialSetting {
    const TrainParameters& parameters;
    const Runtime& runtime;
    bool curriculum;
    at::Tensor features, orderedRows, orderedTargets; ///< training samples, easiest first
    EvaluationSet development;
    std::vector<EvaluationSet> tests;
};

/// One training of Θ, epoch by epoch.
class Trial
{
public:
    /// `number` from 0; its seed is the parameters' plus this. References must outlive the trial.
    Trial(const TrialSetting& setting, int number, const Job& job);

    /// One epoch of the schedule; its record is the last of history(). Raises Error(Failed) if the
    /// development CCC is no longer a number.
    const TrainEpoch& epoch();
    bool isDone() const { return epochsDone() == m_setting.parameters.pacing.epochs; }
    int epochsDone() const { return static_cast<int>(m_result.history.size()); }
    const std::vector<TrainEpoch>& history() const { return m_result.history; }
    double bestDevelopmentCcc() const { return m_result.developmentCcc; }
    /// Evaluates the best epoch's network on the test sets. Call once, at the end.
    TrialResult finish(const LabelNormalisation& labels);

    /// Training time in seconds and samples seen by this object, without evaluation.
    double trainingSeconds() const { return m_trainingSeconds; }
    double trainingSamples() const { return m_trainingSamples; }

    /// Holds the state at the end of the epoch just run for write().
    void capture();
    bool isCaptured() const { return !m_captured.history.empty(); }
    int epochsCaptured() const { return static_cast<int>(m_captured.history.size()); }
    /// The captured state, as values of a checkpoint: at a place, from 0, of those of one checkpoint.
    void write(Checkpoint& checkpoint, int place) const;
    static bool isIn(const Checkpoint& checkpoint, int place);
    /// Goes on from a checkpoint that a trial is in. Raises InputError for values that do not fit.
    void restore(const Checkpoint& checkpoint, int place);

private:
    double trainEpoch(const PacingStep& pace);

    const TrialSetting& m_setting;
    int m_number;
    const Job& m_job;
    TrialResult m_result;
    CurriculumRegressor m_network;
    Random m_order;
    RegressorTrainer m_trainer;
    at::Tensor m_batch, m_best;
    double m_trainingSeconds = 0, m_trainingSamples = 0;
    TrainingState m_state;
    TrialResult m_captured; ///< without tests and weights
};

} // namespace deepmi

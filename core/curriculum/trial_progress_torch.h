#pragma once

#include "curriculum/trial_setting_torch.h"
#include "network/training_state_torch.h"

namespace deepmi
{

/// How far one trial is: its record epoch by epoch, the best epoch's parameters, its streams of random
/// numbers and the state that a checkpoint holds. Who trains the network tells it of every epoch.
class TrialProgress
{
public:
    /// `number` from 0; its seed is the parameters' plus this. Gives the network its initial weights. The
    /// references must outlive this.
    TrialProgress(const TrialSetting& setting, int number, ParameterStore& network);

    /// The trial's stream for dropout masks, from its beginning.
    at::Generator dropoutGenerator() const;
    /// Draws the order of the batches.
    Random& order() { return m_order; }
    /// For all that the training changes beside the parameters: what its optimiser remembers, its generator.
    TrainingState& state() { return m_state; }

    /// The next epoch's record as far as the pace says it.
    TrainEpoch begin(const PacingStep& pace) const;
    /// An epoch is over: predictions of the development set are judged, the best parameters kept. Raises
    /// Error(Failed) if the development CCC is no longer a number.
    void add(TrainEpoch record, const std::vector<double>& development);

    int epochsDone() const { return static_cast<int>(m_result.history.size()); }
    const std::vector<TrainEpoch>& history() const { return m_result.history; }
    double bestDevelopmentCcc() const { return m_result.developmentCcc; }
    /// Back to the best epoch's parameters.
    void takeBest() { m_network.setAllValues(m_best); }
    /// The trial's result by those, of the predictions of every test set.
    TrialResult finish(const std::vector<std::vector<double>>& predicted,
                       const LabelNormalisation& labels) const;

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
    const TrialSetting& m_setting;
    int m_number;
    ParameterStore& m_network;
    TrialResult m_result;
    Random m_order;
    at::Tensor m_best;
    TrainingState m_state;
    TrialResult m_captured; ///< without tests and weights
};

} // namespace deepmi

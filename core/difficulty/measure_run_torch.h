#pragma once

#include "data/normalisation.h"
#include "difficulty/trainable_torch.h"

#include <functional>
#include <optional>

namespace deepmi
{

/// Raises UsageError and InputError as trainNetworks() does, before anything long begins. `parameters` are
/// resolved; `corpus` has the labels.
void checkTraining(const Corpus& corpus, const NetworkTask& task,
                   const MeasureTrainingParameters& parameters);

/// One training of a measure's network as it goes. All references must outlive it.
class MeasureRun
{
public:
    MeasureRun(std::unique_ptr<Trainable> network, const Corpus& corpus, const NetworkTask& task,
               const MeasureTrainingParameters& parameters, const Runtime& runtime, const Job& job);

    /// Trains one and looks at it; by any thread, one at a time. Raises Stopped, and Error(Failed) for a loss
    /// that is no longer a number.
    void epoch();
    /// Best development CCC so far; NaN where the kept epoch is not chosen by it.
    double bestDevelopmentCcc() const;
    int epochsDone() const { return m_epoch; }
    int epochsCaptured() const { return m_captured.epoch; }
    /// Keeps the state as it is at the end of an epoch, for write(); by any thread.
    void capture();
    /// Puts what was captured last into a checkpoint, under names that begin with `name` and a slash.
    void write(Checkpoint& checkpoint, const std::string& name) const;
    /// Takes it out again, before the first epoch. Raises InputError for values that do not fit.
    void restore(const Checkpoint& checkpoint, const std::string& name);
    /// After the last epoch: predictions of the kept one's network; by any thread.
    void predictWithKept();
    /// After that, where it is asked for: what the nearest neighbours say.
    void askNeighbours();
    /// After that, once.
    NetworkOutcome finish() { return std::move(m_outcome); }
    /// Why the kept epoch is not chosen by the development samples although it was to be; empty otherwise.
    std::string noChoice() const;

private:
    [[noreturn]] void diverged(int epoch) const;
    std::vector<double> predict(std::span<const std::size_t> samples);
    void trainEpoch();
    void watch();
    at::Tensor layerOf(std::span<const std::size_t> samples, std::size_t layer);

    std::unique_ptr<Trainable> m_network;
    const Corpus& m_corpus;
    const NetworkTask& m_task;
    const MeasureTrainingParameters& m_parameters;
    const Runtime& m_runtime;
    const Job& m_job;
    std::vector<double> m_trainLabels;
    LabelNormalisation m_labels;
    std::vector<double> m_developmentLabels;
    Random m_order;
    bool m_watched = false; ///< the kept epoch is chosen by the development loss
    int m_epoch = 0;
    at::Tensor m_targets, m_kept; ///< m_kept where epochs are watched
    TrainingState m_state;
    /// What else is captured; of the predictions of every epoch those before it.
    struct Captured {
        int epoch = 0, keptEpoch = 0;
        double developmentCcc = 0;
    } m_captured;
    std::vector<double> m_met; ///< predictions of this epoch's training steps, on the label scale
    NetworkOutcome m_outcome;
};

/// How one of several trainings is made: `made` says which.
using MakeTrainable = std::function<std::unique_ptr<Trainable>(std::size_t made)>;

/// Bytes of features that making one of several trainings takes; empty: none.
using BytesToMake = std::function<double(std::size_t made)>;
/// Whether a network can train beside others in the memory `left` (bytes, 0: it cannot be told): `atHand` is
/// what those take once they train, `features` what would have to be copied for this one.
bool hasRoomBeside(double atHand, double network, double features, double left);

/// What trainings leave and are taken up from.
struct MeasureCheckpoints {
    MeasureWatch watch;
    MeasureNetwork network = MeasureNetwork::Theta;
    std::string dataHash;
    bool byKernels = false;         ///< of our own, which draw other dropout masks
    std::optional<Checkpoint> read; ///< what was read of it already
};

/// Trains all tasks: on the CPU several side by side, epoch by epoch, in shares of the threads (none has more
/// than its steps are worth), as many as memory has room for; on a GPU one after the other. A training's bits
/// depend on its share of the threads, that is on the number of tasks and threads, not on who trains beside
/// it, so not on the memory either.
std::vector<NetworkOutcome> runTrainings(const MakeTrainable& make, const BytesToMake& bytesToMake,
                                         const Corpus& corpus, const std::vector<NetworkTask>& tasks,
                                         const MeasureTrainingParameters& parameters, const Runtime& runtime,
                                         MeasureCheckpoints checkpoints, const Job& job);
/// MeasureCheckpoints::dataHash: all that the outcomes depend on but the parameters; empty where `watch`
/// names no checkpoint.
std::string dataHashOf(const Corpus& corpus, const std::vector<NetworkTask>& tasks,
                       std::span<const float> features, std::span<const std::size_t> offsets,
                       const MeasureWatch& watch);

} // namespace deepmi

#pragma once

#include "data/corpus.h"
#include "data/frame_table.h"
#include "difficulty/measure_training.h"
#include "network/device.h"

#include <cstdint>

namespace deepmi
{

/// One training of a network whose predictions a measure is made from. Indices are of the corpus' samples.
struct NetworkTask {
    std::vector<std::size_t> train;       ///< learned from; features and labels are normalised by them
    std::vector<std::size_t> development; ///< chooses the kept epoch; empty = the last
    std::vector<std::size_t> scored;      ///< predicted
    bool everyEpoch = false;              ///< keep the predictions of every epoch
    bool probes = false; ///< keep what the k nearest neighbours say at every layer (not of the LSTM)
    std::uint64_t seed = 0;
};

/// Predictions are on the label scale and not clamped.
struct NetworkOutcome {
    std::vector<double> predicted;            ///< of the scored samples, by the kept epoch, without dropout
    std::vector<std::vector<double>> byEpoch; ///< [epoch][scored]; see MeasureTrainingParameters::record
    std::vector<std::vector<double>> probes;  ///< [layer][scored]: mean label of the k nearest samples of
                                              ///< `train` but the sample itself, input first, last hidden
                                              ///< layer last, in the kept epoch's network
    int keptEpoch = 0;                        ///< from 1
    double developmentCcc = 0;                ///< of the kept epoch; NaN without development samples
    double trainCcc = 0;                      ///< of the kept epoch, without dropout
};

/// Trains Θ, or Φ and f without the cluster classifier, once for each task, with 1−CCC and Adam at a constant
/// rate, batches shuffled anew each epoch. On the CPU several train side by side in shares of the threads.
/// The same seed gives the same bits on the same machine with as many threads and tasks, whatever the other
/// tasks are. Raises UsageError for parameters out of range or that do not fit a task, InputError for
/// training labels that are all the same, Error(Failed) for a training that diverges, Stopped, and InputError
/// for a checkpoint that cannot be gone on from, as pretrain() does.
std::vector<NetworkOutcome> trainNetworks(const Corpus& corpus, MeasureNetwork network,
                                          const std::vector<NetworkTask>& tasks,
                                          const MeasureTrainingParameters& parameters,
                                          const DeviceOptions& device = {}, const Job& job = {},
                                          const MeasureWatch& watch = {});
/// The same for one.
NetworkOutcome trainNetwork(const Corpus& corpus, MeasureNetwork network, const NetworkTask& task,
                            const MeasureTrainingParameters& parameters, const DeviceOptions& device = {},
                            const Job& job = {}, const MeasureWatch& watch = {});

/// The same for PreTrained-LSTM: two stacked LSTM layers over the frames, the last frame's output → f. Frames
/// are normalised by all frames of `train`.
std::vector<NetworkOutcome> trainFrameNetworks(const FrameCorpus& corpus,
                                               const std::vector<NetworkTask>& tasks,
                                               const MeasureTrainingParameters& parameters,
                                               const DeviceOptions& device = {}, const Job& job = {},
                                               const MeasureWatch& watch = {});

} // namespace deepmi

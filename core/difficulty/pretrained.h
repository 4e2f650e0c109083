#pragma once

#include "difficulty/network_training.h"

namespace deepmi
{

/// A value a sample of Split::Train, before it is ranked.
struct MeasureValues {
    std::vector<std::string> names;
    std::vector<double> values;
    std::vector<std::string> leftOut; ///< samples the measure says nothing of
};

/// A training on all of Split::Train that scores all of it, watched by Split::Development. Raises InputError
/// if the corpus has no training samples.
NetworkTask trainingSplitTask(const Corpus& corpus);
/// As many of the task as `repeats`, with the seeds from `seed` on.
std::vector<NetworkTask> repeated(const NetworkTask& task, std::uint64_t seed, int repeats);
std::vector<std::string> namesOf(const Corpus& corpus, const std::vector<std::size_t>& samples);
std::vector<double> labelsOf(const Corpus& corpus, const std::vector<std::size_t>& samples);

/// PreTrained-ResNet: Φ and f alone are trained, and the measure is |prediction − label| on the training set
/// itself, in units of the label scale; small is easy. The mean over `repeats` seeds.
MeasureValues pretrainedResNet(const Corpus& corpus, const MeasureTrainingParameters& parameters,
                               std::uint64_t seed, const DeviceOptions& device = {}, const Job& job = {},
                               const MeasureWatch& watch = {});

/// PreTrained-LSTM: the same of two stacked LSTM layers over the frames.
MeasureValues pretrainedLstm(const FrameCorpus& corpus, const MeasureTrainingParameters& parameters,
                             std::uint64_t seed, const DeviceOptions& device = {}, const Job& job = {},
                             const MeasureWatch& watch = {});

} // namespace deepmi

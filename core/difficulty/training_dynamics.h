#pragma once

#include "difficulty/pretrained.h"

#include <span>

namespace deepmi
{

/// What a network said of every training sample in every epoch of its training on them.
struct TrainingDynamics {
    std::vector<std::string> names;
    std::vector<double> labels;                 ///< on the label scale
    std::vector<std::vector<double>> predicted; ///< [epoch][sample], on the label scale, not clamped
};

/// Trains `parameters.network` on Split::Train and records its predictions as `parameters.record` says: of a
/// pass at the end of every epoch without dropout, or of the training steps themselves. One a repeat, with
/// seeds seed, seed+1, ...
std::vector<TrainingDynamics> trainingDynamics(const Corpus& corpus,
                                               const MeasureTrainingParameters& parameters,
                                               std::uint64_t seed, const DeviceOptions& device = {},
                                               const Job& job = {}, const MeasureWatch& watch = {});

/// A value a sample from the dynamics; small is easy in all of them. ŷ_e is the prediction in epoch e of E.

/// (ŷ_e − y)² in epoch `epoch`, from 1. Raises UsageError for an epoch that there is not.
std::vector<double> lossAtEpoch(const TrainingDynamics& dynamics, int epoch);
/// Σ_e (ŷ_e − y)²: how long and how far a sample stays wrong.
std::vector<double> cumulativeLoss(const TrainingDynamics& dynamics);
/// The population deviation of ŷ_1 .. ŷ_E: the variability of a data map (Swayamdipta et al., "Dataset
/// Cartography", EMNLP 2020), with the prediction in place of the probability of the true class.
std::vector<double> predictionVariability(const TrainingDynamics& dynamics);
/// (1/E)·Σ_e |ŷ_e − y|: the data map's confidence, turned round, for regression.
std::vector<double> meanAbsoluteError(const TrainingDynamics& dynamics);

} // namespace deepmi

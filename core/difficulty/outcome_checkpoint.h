#pragma once

#include "difficulty/network_training.h"
#include "job/checkpoint.h"

namespace deepmi
{

/// The outcome of a finished training as values of a checkpoint whose names begin with `name` and a slash.
void writeOutcome(const NetworkOutcome& outcome, const std::string& name, Checkpoint& checkpoint);
/// Reads it back, bit for bit. Raises InputError for values that are missing or do not fit the task.
NetworkOutcome readOutcome(const Checkpoint& checkpoint, const std::string& name, const NetworkTask& task,
                           const MeasureTrainingParameters& parameters);

/// The same of the predictions [epoch][scored] alone; nothing is written of no epoch.
void writeByEpoch(std::span<const std::vector<double>> byEpoch, const std::string& name,
                  Checkpoint& checkpoint);
std::vector<std::vector<double>> readByEpoch(const Checkpoint& checkpoint, const std::string& name,
                                             std::size_t epochs, std::size_t scored);

} // namespace deepmi

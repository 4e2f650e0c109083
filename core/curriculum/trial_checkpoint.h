#pragma once

#include "curriculum/train.h"
#include "job/checkpoint.h"

namespace deepmi
{

/// A trial, finished or not, as values of a checkpoint whose names begin with `name` and a slash.
void writeTrial(const TrialResult& trial, const std::string& name, Checkpoint& checkpoint);
/// Reads it back, bit for bit. Raises InputError for values that are missing or contradict each other.
TrialResult readTrial(const Checkpoint& checkpoint, const std::string& name);

} // namespace deepmi

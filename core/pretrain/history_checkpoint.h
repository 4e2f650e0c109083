#pragma once

#include "job/checkpoint.h"
#include "pretrain/pretrain.h"

namespace deepmi
{

/// The records of the epochs done, as values of a checkpoint whose names begin with "history/".
void writeHistory(const std::vector<PretrainEpoch>& history, Checkpoint& checkpoint);
/// Reads them back, bit for bit. Raises InputError for values that are missing or do not fit K.
std::vector<PretrainEpoch> readHistory(const Checkpoint& checkpoint, int clusters);

} // namespace deepmi

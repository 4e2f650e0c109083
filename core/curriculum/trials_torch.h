#pragma once

#include "curriculum/trial_setting_torch.h"
#include "job/checkpoint.h"

#include <optional>
#include <string>

namespace deepmi
{

/// Trains the trials of a setting into `result`, whose parameters, test sets, labels, device and precision
/// are known; those of a checkpoint first. Several train side by side, epoch by epoch, for steps of a network
/// as small as Θ leave part of a processor idle that others can use: on the CPU in shares of the threads
/// (SeparateTrials; a trial's bits depend on its share, not on who trains beside it), on a GPU up to sixteen,
/// fewer where its memory is too small (BatchedTrials; how many can change the last bits). `work` has run
/// since the training began; `read` is the checkpoint to resume, where it was read
/// already. Raises Stopped and what trials raise.
void runTrials(const TrialSetting& setting, TrainResult& result, const std::string& dataHash, const Job& job,
               const TrainWatch& watch, const WorkStopwatch& work, std::optional<Checkpoint> read);

} // namespace deepmi

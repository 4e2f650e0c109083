#pragma once

#include "curriculum/trial_torch.h"

#include <string>

namespace deepmi
{

/// Trains the trials of a setting into `result`, whose parameters, test sets, labels, device and precision
/// are known; those of a checkpoint first. On the CPU several train side by side, epoch by epoch, as many as
/// there are threads: steps of a network as small as Θ leave part of the processor idle that others can use.
/// A trial's bits depend on its share of the threads, not on who trains beside it. `work` has run since the
/// training began. Raises Stopped and what trials raise.
void runTrials(const TrialSetting& setting, TrainResult& result, const std::string& dataHash, const Job& job,
               const TrainWatch& watch, const WorkStopwatch& work);

} // namespace deepmi

#pragma once

#include "comparison/comparison.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// Trials of one approach and attribute with seeds that follow each other: one call of train(), which
/// normalises the features once for all of them.
struct TrialStretch {
    std::vector<ComparisonTask> tasks;
    std::filesystem::path checkpoint; ///< of this stretch and of no other; empty = it leaves none
    bool resume = false;              ///< the checkpoint is there and stands at a trial that is to do
};

/// Which trials a file of `checkpoints` holds, by its name; the one before a checkpoint stands for it as
/// well.
struct TrialCheckpointName {
    std::string key; ///< of the first trial
    std::size_t count = 0;
};
/// None for other files.
std::optional<TrialCheckpointName> trialCheckpointName(const std::filesystem::path& file);

/// What a result misses of its plan, in stretches. Where `checkpoints` holds the state of a stretch that was
/// interrupted, that stretch is taken up as it was, trials that are finished by now included; a checkpoint
/// that is older than the finished trials is removed.
std::vector<TrialStretch> stretchesOf(const ComparisonResult& result,
                                      const std::filesystem::path& checkpoints);

} // namespace deepmi

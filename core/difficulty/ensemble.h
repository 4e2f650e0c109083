#pragma once

#include "difficulty/pretrained.h"
#include "difficulty/scores.h"

namespace deepmi
{

/// The ensemble of two or more measures, whatever their units and directions: every measure ranks the samples
/// that all of them know from easiest 0 to hardest 1, samples of the same score sharing the mean of their
/// ranks (not the ranks of the bins, which a die has settled), and the value is the mean of a sample's ranks;
/// small is easy. Samples that some measure does not know are left out, in the order in which they first
/// appear. Raises UsageError for fewer
/// than two, InputError naming the files if no sample is in all of them.
MeasureValues ensemble(const std::vector<Scores>& measures);

} // namespace deepmi

#pragma once

#include "curriculum/train.h"

#include <vector>

namespace deepmi
{

/// The positions 0 .. samples.size()−1 of the training samples from easiest to hardest (hardest first if
/// `reverse`), by the ranks of scores of the same names (spelled the same, or the same without folder and
/// extension). Raises InputError with the first names if a training sample has no score.
std::vector<std::size_t> curriculumOrder(const Corpus& corpus, const std::vector<std::size_t>& samples,
                                         const Scores& scores, bool reverse);

/// Mean, deviation and VAR over trials of every test corpus, in the order of the first trial.
std::vector<TestSummary> summariseTests(const std::vector<TrialResult>& trials);

} // namespace deepmi

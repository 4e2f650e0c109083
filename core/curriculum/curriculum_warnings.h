#pragma once

#include "curriculum/train.h"

#include <string>
#include <vector>

namespace deepmi
{

/// What a person should know of a curriculum before it is trained on, a sentence each: scores that belong to
/// no sample of the corpus (of whatever split; by name as curriculumOrder joins them), scores of the training
/// samples that are all equal, so that their order is chance, and a pacing that ends before all samples have
/// entered.
std::vector<std::string> curriculumWarnings(const Corpus& corpus, const std::vector<std::size_t>& samples,
                                            const Scores& scores, const PacingParameters& pacing);

/// The epochs in all that this pacing needs for every sample to be in use in the last one; 0 where no number
/// up to a million is enough.
int epochsOfWholeCurriculum(const PacingParameters& pacing, std::size_t samples);

} // namespace deepmi

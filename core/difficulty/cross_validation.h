#pragma once

#include "difficulty/pretrained.h"

#include <span>

namespace deepmi
{

/// The fold of every name, 0 .. folds−1, as equal in size as the groups allow. Samples of one group stay in
/// one fold; an empty span of groups makes every sample its own. The order is random by seed and name (or
/// group), not by place, so that the folds do not depend on the order of the file. Raises UsageError for
/// fewer groups than folds.
std::vector<int> crossValidationFolds(std::span<const std::string> names, std::span<const std::string> groups,
                                      int folds, std::uint64_t seed);

/// The teacher of cross-validated curricula (Hacohen and Weinshall, "On The Power of Curriculum Learning in
/// Training Deep Networks", ICML 2019; Xu et al., "Curriculum Learning for Natural Language Understanding",
/// ACL 2020): Split::Train is cut into folds, each is predicted by a network that learned from the others,
/// and the measure is |prediction − label|, in units of the label scale; small is easy. Nobody is judged by a
/// network that has seen him: `groups`, one a sample of Split::Train in order or empty, keeps e.g. a speaker
/// in one fold. The mean over `repeats` cuts and seeds.
MeasureValues crossValidatedLoss(const Corpus& corpus, std::span<const std::string> groups,
                                 const MeasureTrainingParameters& parameters, std::uint64_t seed,
                                 const DeviceOptions& device = {}, const Job& job = {},
                                 const MeasureWatch& watch = {});

} // namespace deepmi

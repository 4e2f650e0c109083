#pragma once

#include "difficulty/scores.h"
#include "information/multimodal.h"

namespace deepmi
{

/// The measure "deepmi-multimodal": the weighted sum of three informations of a sample's cells
/// (information/multimodal.h); larger is easier. Raises UsageError as MultimodalMI::blend and assignBins, or
/// if `information` is of other samples.
Scores multimodalScores(const ModalityPair& pair, const MultimodalMI& information,
                        const MultimodalWeights& weights, std::uint64_t seed, int bins = 10);

} // namespace deepmi

#include "difficulty/multimodal_deepmi.h"

#include "job/error.h"

namespace deepmi
{

Scores multimodalScores(const ModalityPair& pair, const MultimodalMI& information,
                        const MultimodalWeights& weights, std::uint64_t seed, int bins)
{
    if (pair.names.size() != information.pairTerm.size())
        throw UsageError("the modalities share " + std::to_string(pair.names.size()) +
                         " samples, the information was computed of " +
                         std::to_string(information.pairTerm.size()));
    return makeScores("deepmi-multimodal", true, pair.names, information.blend(weights), seed, bins);
}

} // namespace deepmi

#include "difficulty/scores.h"

#include "job/error.h"

namespace deepmi
{

Scores deepmiScores(const Assignments& assignments, const DeepMI& deepmi, double alpha, std::uint64_t seed,
                    int bins)
{
    if (assignments.names.size() != deepmi.clusterTerm.size())
        throw UsageError("the assignments are of " + std::to_string(assignments.names.size()) +
                         " samples, DeepMI was computed of " + std::to_string(deepmi.clusterTerm.size()));
    Scores scores = makeScores("deepmi", true, assignments.names, deepmi.blend(alpha), seed, bins);
    scores.deepmi = {assignments.cluster, assignments.predicted, assignments.label, deepmi.clusterTerm,
                     deepmi.predictionTerm};
    return scores;
}

} // namespace deepmi

#include "sample_names.h"

#include "data/feature_table.h"
#include "difficulty/scores.h"
#include "inspect/inspect.h"
#include "job/error.h"
#include "pretrain/run_file.h"

namespace deepmi::cli
{

std::vector<std::string> namesOf(const std::filesystem::path& path, const LabelReadOptions& options,
                                 const Job& job)
{
    switch (fileKindOf(path, options)) {
    case FileKind::Features:
        return readFeatures(path, {}, job).names;
    case FileKind::Labels:
        return readLabels(path, options, job).names;
    case FileKind::Ratings:
        return readRatings(path, options, job).names;
    case FileKind::Scores:
        return readScores(path).names;
    case FileKind::ScoresJson:
        return readScoresJson(path).names;
    case FileKind::Assignments:
        return readAssignments(path).names;
    case FileKind::Run:
        return readRun(path).embedding.names;
    case FileKind::NetworkWeights:
        throw UsageError(path.string() + " holds a network's weights, which are of no samples");
    }
    return {};
}

} // namespace deepmi::cli

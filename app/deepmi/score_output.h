#pragma once

#include "minmax_options.h"
#include "score_multimodal.h"

#include "difficulty/scores.h"
#include "information/confidence.h"
#include "information/deepmi.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace deepmi::cli
{

/// What was computed, with what only DeepMI has.
struct ScoreResult {
    Scores scores;
    std::vector<double> labels; ///< one a sample, NaN where it is not known; empty where none is
    std::string attribute;
    std::optional<double> alpha;
    std::optional<DeepMI> deepmi;
    nlohmann::ordered_json parameters; ///< by name, of those that the measure looks at
    std::optional<MultimodalScoreResult> multimodal;
    std::optional<MinmaxEntropyScores> minmax;
    std::optional<TableConfidence> clusterConfidence, predictionConfidence; ///< with --bootstrap
};

/// Where it went; without joint tables the second is empty.
struct ScoreFiles {
    const std::filesystem::path &scores, &jointTables;
};

/// What `deepmi score` says of it with --json.
nlohmann::ordered_json scoreJson(const ScoreResult& result, const ScoreFiles& files,
                                 const MinmaxOptions& minmax);
/// And without: the bins, then what the scores are.
std::string scoreText(const ScoreResult& result, const ScoreFiles& files, const MinmaxOptions& minmax);

} // namespace deepmi::cli

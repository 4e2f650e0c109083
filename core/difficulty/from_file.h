#pragma once

#include "difficulty/scores.h"

namespace deepmi
{

/// How to take anybody's scores out of a table.
struct ScoreFileOptions {
    std::string nameColumn = "name";
    std::string scoreColumn = "score";
    bool largerIsEasier = true;
    std::uint64_t seed = 0; ///< of the tie-breaking
    int bins = 10;
};

/// The measure "file": the scores of a CSV or TSV with a header, or of a JSON {name: value} (extension .json;
/// the columns do not matter then), ranked and binned anew. Ranks and bins in the file are ignored:
/// readScores keeps them. Raises InputError as readScores and readScoresJson, for a missing column too.
Scores scoresFromFile(const std::filesystem::path& path, const ScoreFileOptions& options = {});

} // namespace deepmi

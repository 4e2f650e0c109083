#pragma once

#include "difficulty/scores.h"
#include "job/parameters.h"

#include <optional>

namespace deepmi
{

/// How to take anybody's scores out of a table.
struct ScoreFileOptions {
    std::string nameColumn = "name";
    std::string scoreColumn = "score";
    /// None: as the file tells by its ranks, its measure or its kind; larger where it tells nothing.
    std::optional<bool> largerIsEasier;
    /// Which sample the file's smallest rank is: the easiest, as in our own tables, or the hardest.
    std::string firstRank = "easiest";
    std::uint64_t seed = 0; ///< of the tie-breaking
    int bins = 10;
};

/// Those of them that are offered as options beside the columns: first-rank.
const std::vector<Parameter<ScoreFileOptions>>& scoreFileParameters();

/// The measure "file": the scores of a CSV or TSV with a header, or of a JSON {name: value} (extension .json;
/// the columns do not matter then), ranked and binned anew. Ranks in the file say which way its scores go
/// and are ignored otherwise: readScores keeps them. A table of aucurriculum is read too. Raises InputError
/// as readScores and readScoresJson, for a missing column, for a direction that contradicts the file, for
/// ranks that follow the scores in neither direction where nothing else tells one, and if the first rank is
/// to be the hardest where no ranks tell a direction.
Scores scoresFromFile(const std::filesystem::path& path, const ScoreFileOptions& options = {});

} // namespace deepmi

#include "difficulty/from_file.h"

#include "data/names.h"
#include "information/table_columns.h"

namespace deepmi
{

Scores scoresFromFile(const std::filesystem::path& path, const ScoreFileOptions& options)
{
    if (lowerCase(path.extension().string()) == ".json") {
        Scores scores = readScoresJson(path, options.seed, options.bins);
        if (!options.largerIsEasier)
            return makeScores("file", false, std::move(scores.names), std::move(scores.score), options.seed,
                              options.bins);
        return scores;
    }
    const DelimitedText text = DelimitedText::read(path);
    return makeScores("file", options.largerIsEasier,
                      readUniqueNames(text, text.columnIndex(options.nameColumn)),
                      readNumbers(text, text.columnIndex(options.scoreColumn)), options.seed, options.bins);
}

} // namespace deepmi

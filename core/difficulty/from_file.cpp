#include "difficulty/from_file.h"

#include "data/names.h"
#include "difficulty/aucurriculum.h"
#include "difficulty/rank_direction.h"
#include "information/table_columns.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace deepmi
{

namespace
{

/// What the table's column `rank` says of the scores, whatever its ranks begin with.
struct RankedDirection {
    std::optional<bool> falling; ///< over the ranks; none where there are none, or all scores stand on one
    std::optional<InputError> contradiction; ///< the first sample at which they turn round
};

/// Samples that share a rank stand in no order. Words and missing ranks say nothing: they are somebody
/// else's.
RankedDirection directionByRanks(const DelimitedText& text, const std::vector<double>& score)
{
    const auto column = text.findColumn("rank");
    if (!column)
        return {};
    std::map<double, std::vector<std::size_t>> rows;
    for (std::size_t row = 0; row < text.rows(); ++row) {
        const auto value = parseDouble(text.cell(row, *column));
        if (!value || !std::isfinite(*value))
            return {};
        rows[*value].push_back(row);
    }
    RankedDirection direction;
    const auto smaller = [&](std::size_t a, std::size_t b) { return score[a] < score[b]; };
    for (auto before = rows.begin(), here = before; ++here != rows.end(); before = here) {
        const auto [low, high] = std::minmax_element(before->second.begin(), before->second.end(), smaller);
        const auto [lowHere, highHere] =
            std::minmax_element(here->second.begin(), here->second.end(), smaller);
        if (score[*low] == score[*highHere] && score[*high] == score[*lowHere])
            continue;
        const bool falls = score[*low] >= score[*highHere], rises = score[*high] <= score[*lowHere];
        if ((!falls && !rises) || (direction.falling && *direction.falling != falls)) {
            direction.contradiction = text.error(
                here->second.front(), *column,
                "the ranks follow the scores up to here and not from here on, so that they do not tell which "
                "scores are easy; say so with --larger-is-easier or --smaller-is-easier, or leave the column "
                "out");
            return direction;
        }
        direction.falling = falls;
    }
    return direction;
}

constexpr std::string_view byRanks = "ranks";

constexpr const char* hardest = "hardest";

/// What the file says, held against what was asked for.
bool settled(const std::optional<bool>& told, std::string_view by, const ScoreFileOptions& options,
             const std::filesystem::path& path)
{
    if (told && options.largerIsEasier && *told != *options.largerIsEasier)
        throw InputError(path, "",
                         "by its " + std::string(by) + " the " + (*told ? "largest" : "smallest") +
                             " scores are the easiest, not the " + (*told ? "smallest" : "largest") +
                             " as asked for; leave out which are, or the column of the " + std::string(by) +
                             ", or reverse the measure to have the hardest first" +
                             (by != byRanks ? ""
                              : options.firstRank == hardest
                                  ? "; or leave out --first-rank hardest"
                                  : "; if the first rank is the hardest sample there, "
                                    "say so with --first-rank hardest"));
    return told.value_or(options.largerIsEasier.value_or(true));
}

} // namespace

const std::vector<Parameter<ScoreFileOptions>>& scoreFileParameters()
{
    static const std::vector<Parameter<ScoreFileOptions>> parameters = {
        {"first-rank",
         &ScoreFileOptions::firstRank,
         "",
         "which sample the smallest rank of the file is",
         0,
         0,
         {"easiest", hardest}}};
    return parameters;
}

Scores scoresFromFile(const std::filesystem::path& path, const ScoreFileOptions& options)
{
    validate(options, scoreFileParameters());
    const bool hardestFirst = options.firstRank == hardest;
    const auto requireRanks = [&](bool there) {
        if (hardestFirst && !there)
            throw InputError(path, "",
                             "has no ranks that tell which scores are easy, so none of them is the hardest; "
                             "leave out --first-rank");
    };
    const auto made = [&](bool largerIsEasier, std::vector<std::string> names, std::vector<double> score) {
        Scores scores = makeScores("file", largerIsEasier, std::move(names), std::move(score), options.seed,
                                   options.bins);
        scores.source = path;
        return scores;
    };
    if (lowerCase(path.extension().string()) == ".json") {
        requireRanks(false);
        Scores scores = readScoresJson(path, options.seed, options.bins);
        return made(options.largerIsEasier.value_or(true), std::move(scores.names), std::move(scores.score));
    }
    const DelimitedText text = DelimitedText::read(path);
    const ScoreFileOptions usual;
    const bool isUsual = options.nameColumn == usual.nameColumn && options.scoreColumn == usual.scoreColumn;
    if (isUsual && !text.findColumn(usual.scoreColumn) && isAucurriculumTable(text.header())) {
        Scores scores = readAucurriculumScores(path, options.seed);
        // Equal means tell no direction, however they are ranked.
        requireRanks(text.findColumn("ranks").has_value() && directionOverRanks(scores).falling.has_value());
        const bool larger =
            hardestFirst ? settled(!scores.largerIsEasier, byRanks, options, path)
                         : settled(scores.largerIsEasier, "kind, a table of aucurriculum,", options, path);
        return made(larger, std::move(scores.names), std::move(scores.score));
    }
    std::vector<std::string> names = readUniqueNames(text, text.columnIndex(options.nameColumn));
    std::vector<double> score = readNumbers(text, text.columnIndex(options.scoreColumn));
    const auto [falling, contradiction] = directionByRanks(text, score);
    std::optional<bool> told = contradiction ? std::nullopt : falling;
    if (contradiction && hardestFirst)
        throw InputError(path, contradiction->where(),
                         "the ranks follow the scores up to here and not from here on, so that the first of "
                         "them is neither the easiest nor the hardest; leave out --first-rank, and say with "
                         "--larger-is-easier or --smaller-is-easier which scores are easy");
    requireRanks(told.has_value());
    if (told && hardestFirst)
        told = !*told;
    std::string_view by = byRanks;
    if (!told && options.scoreColumn == usual.scoreColumn) { // other columns are not the measure's
        told = directionByMeasure(text);
        by = "measure";
    }
    if (contradiction && !told && !options.largerIsEasier)
        throw *contradiction;
    return made(settled(told, by, options, path), std::move(names), std::move(score));
}

} // namespace deepmi

#include "difficulty/from_file.h"

#include "data/names.h"
#include "difficulty/aucurriculum.h"
#include "difficulty/rank_direction.h"
#include "information/table_columns.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi
{

namespace
{

/// Which way the scores go over the table's column `rank`, whatever its ranks begin with; nothing where it
/// has none. Words and missing ranks say nothing either: they are somebody else's.
RankDirection directionByRanks(const DelimitedText& text, const std::vector<double>& score)
{
    const auto column = text.findColumn("rank");
    if (!column)
        return {};
    std::vector<double> rank;
    for (std::size_t row = 0; row < text.rows(); ++row) {
        const auto value = parseDouble(text.cell(row, *column));
        if (!value || !std::isfinite(*value))
            return {};
        rank.push_back(*value);
    }
    std::vector<std::size_t> order(rank.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&rank](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
    return directionOverRanks(order, rank, score);
}

/// `row` is the first at which ranks turn round that nothing else tells the meaning of.
InputError contradictingRanks(const DelimitedText& text, std::size_t row, bool hardestFirst)
{
    const std::string seen = "the ranks follow the scores up to here and not from here on, so that they do ";
    const std::string say = "say with --larger-is-easier or --smaller-is-easier which are";
    return text.error(row, text.columnIndex("rank"),
                      hardestFirst
                          ? seen + "not tell which scores are the hardest; leave out --first-rank, and " + say
                          : seen + "not tell which scores are easy; " + say + ", or leave the column out");
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
        throw contradictingRanks(text, *contradiction, hardestFirst);
    requireRanks(told.has_value());
    if (told && hardestFirst)
        told = !*told;
    std::string_view by = byRanks;
    if (!told && options.scoreColumn == usual.scoreColumn) { // other columns are not the measure's
        told = directionByMeasure(text);
        by = "measure";
    }
    if (contradiction && !told && !options.largerIsEasier)
        throw contradictingRanks(text, *contradiction, hardestFirst);
    return made(settled(told, by, options, path), std::move(names), std::move(score));
}

} // namespace deepmi

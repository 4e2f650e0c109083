#include "difficulty/scores.h"

#include "difficulty/rank_direction.h"

#include "difficulty/aucurriculum.h"
#include "difficulty/measures.h"
#include "information/table_columns.h"
#include "job/atomic_file.h"
#include "job/error.h"

#include <array>
#include <charconv>
#include <optional>

namespace deepmi
{

namespace
{

constexpr std::array<const char*, 5> deepmiColumns = {"cluster", "predicted", "label", "mi_cluster",
                                                      "mi_prediction"};
/// Behind everything else, where the columns do not tell the measure already.
constexpr const char* measureColumn = "measure";
constexpr std::string_view reversedSuffix = " (reversed)";

template <class Number>
void append(std::string& text, Number value)
{
    // Without a format the shortest digits that read back to the same number.
    std::array<char, 32> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    text.append(digits.data(), result.ptr);
}

void checkLengths(const Scores& scores)
{
    const std::size_t samples = scores.names.size();
    bool whole = scores.score.size() == samples && scores.bins.rank.size() == samples &&
                 scores.bins.bin.size() == samples;
    if (const auto& columns = scores.deepmi)
        whole = whole && columns->cluster.size() == samples && columns->predicted.size() == samples &&
                columns->label.size() == samples && columns->clusterTerm.size() == samples &&
                columns->predictionTerm.size() == samples;
    if (!whole)
        throw UsageError("scores to be written need a score, a rank and a bin for each of the " +
                         std::to_string(samples) + " names");
}

/// Whole permutation or an error that names the line.
std::vector<std::size_t> readRanks(const DelimitedText& text, std::size_t column)
{
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ranks(text.rows()), rowOfRank(text.rows(), none);
    for (std::size_t row = 0; row < ranks.size(); ++row) {
        const long long rank = text.integer(row, column);
        if (rank < 0 || rank >= static_cast<long long>(ranks.size()))
            throw text.error(
                row, column,
                "rank " + std::to_string(rank) + " is out of range, the ranks of " +
                    std::to_string(ranks.size()) + " samples are 0 to " + std::to_string(ranks.size() - 1) +
                    "; of a part of the samples leave rank and bin out to have them ranked anew");
        ranks[row] = static_cast<std::size_t>(rank);
        std::size_t& owner = rowOfRank[ranks[row]];
        if (owner != none)
            throw text.error(row, column,
                             "rank " + std::to_string(rank) + " stands in line " +
                                 std::to_string(text.line(owner)) + " already, each rank must stand once");
        owner = row;
    }
    return ranks;
}

/// Bins of the ranks in the file, which must be those of the contract.
Bins readBins(const DelimitedText& text, std::size_t rankColumn, std::size_t binColumn)
{
    const std::vector<std::size_t> ranks = readRanks(text, rankColumn);
    std::vector<int> written(ranks.size());
    int largest = 0;
    for (std::size_t row = 0; row < written.size(); ++row) {
        const long long bin = text.integer(row, binColumn);
        if (bin < 0 || bin >= mostBins)
            throw text.error(row, binColumn,
                             "bin " + std::to_string(bin) + " is out of range, expected 0 to " +
                                 std::to_string(mostBins - 1));
        written[row] = static_cast<int>(bin);
        largest = std::max(largest, written[row]);
    }
    // The last bin is never empty, so the largest one tells how many there are.
    Bins bins = binsOfRanks(ranks, largest + 1);
    for (std::size_t row = 0; row < written.size(); ++row)
        if (written[row] != bins.bin[row])
            throw text.error(row, binColumn,
                             "bin " + std::to_string(written[row]) + " does not belong to rank " +
                                 std::to_string(ranks[row]) + ", which is in bin " +
                                 std::to_string(bins.bin[row]) + " of " + std::to_string(bins.count));
    return bins;
}

/// Whether larger is easier, as the ranks say; ranks that follow the scores in neither direction are an
/// error.
bool directionOf(const DelimitedText& text, std::size_t rankColumn, const Scores& scores)
{
    const auto [falling, contradiction] = directionOverRanks(scores);
    if (contradiction)
        throw text.error(*contradiction, rankColumn,
                         "rank " + std::to_string(scores.bins.rank[*contradiction]) +
                             " contradicts the scores: they " + (*falling ? "fall" : "rise") +
                             " over the ranks before it and " + (*falling ? "rise" : "fall") +
                             " here; leave rank and bin out to have the "
                             "samples ranked anew");
    return falling.value_or(true);
}

std::optional<DeepMIColumns> readDeepMIColumns(const DelimitedText& text)
{
    if (!text.findColumn("mi_cluster") && !text.findColumn("mi_prediction"))
        return std::nullopt;
    std::array<std::size_t, deepmiColumns.size()> index{};
    for (std::size_t i = 0; i < index.size(); ++i)
        index[i] = text.columnIndex(deepmiColumns[i]);
    DeepMIColumns columns;
    columns.cluster = std::vector<int>(text.rows());
    for (std::size_t row = 0; row < text.rows(); ++row) {
        const long long cluster = text.integer(row, index[0]);
        if (cluster < 0 || cluster > std::numeric_limits<int>::max())
            throw text.error(row, index[0],
                             "cluster " + std::to_string(cluster) + " is out of range, expected 0 or more");
        columns.cluster[row] = static_cast<int>(cluster);
    }
    columns.predicted = readNumbers(text, index[1]);
    columns.label = readNumbers(text, index[2]);
    columns.clusterTerm = readNumbers(text, index[3]);
    columns.predictionTerm = readNumbers(text, index[4]);
    return columns;
}

/// What stands in every cell of the measure's column; "" where the file needs none.
std::string measureText(const Scores& scores)
{
    const bool told = scores.measure == (scores.deepmi ? "deepmi" : "file");
    if (told && !scores.reversed)
        return {};
    return scores.measure + (scores.reversed ? std::string(reversedSuffix) : "");
}

struct NamedMeasure {
    std::string name;
    bool reversed = false;
};

/// What the measure's column says. Other people's tables may have a column of this name that is none: it
/// must say the same in every row.
std::optional<NamedMeasure> namedMeasure(const DelimitedText& text)
{
    const auto column = text.findColumn(measureColumn);
    if (!column)
        return std::nullopt;
    std::string_view measure = text.cell(0, *column);
    for (std::size_t row = 1; row < text.rows(); ++row)
        if (text.cell(row, *column) != measure)
            return std::nullopt;
    const bool reversed = measure.ends_with(reversedSuffix);
    if (reversed)
        measure.remove_suffix(reversedSuffix.size());
    if (measure.empty())
        return std::nullopt;
    return NamedMeasure{std::string(measure), reversed};
}

} // namespace

std::optional<bool> directionByMeasure(const DelimitedText& text)
{
    const auto named = namedMeasure(text);
    if (!named)
        return std::nullopt;
    for (const MeasureDescription& measure : difficultyMeasures())
        if (measure.name == named->name && measure.name != "file")
            return measure.largerIsEasier != named->reversed;
    return std::nullopt;
}

void writeScores(const Scores& scores, const std::filesystem::path& path)
{
    checkLengths(scores);
    std::string text = "name,score,rank,bin";
    if (scores.deepmi)
        for (const char* column : deepmiColumns)
            text.append(",").append(column);
    const std::string measure = measureText(scores);
    if (!measure.empty())
        text.append(",").append(measureColumn);
    text += '\n';
    for (std::size_t i = 0; i < scores.names.size(); ++i) {
        text += csvCell(scores.names[i]);
        append(text += ',', scores.score[i]);
        append(text += ',', scores.bins.rank[i]);
        append(text += ',', scores.bins.bin[i]);
        if (const auto& columns = scores.deepmi) {
            append(text += ',', columns->cluster[i]);
            append(text += ',', columns->predicted[i]);
            append(text += ',', columns->label[i]);
            append(text += ',', columns->clusterTerm[i]);
            append(text += ',', columns->predictionTerm[i]);
        }
        if (!measure.empty())
            text.append(",").append(csvCell(measure));
        text += '\n';
    }
    writeFileAtomically(path, text);
}

Scores readScores(const std::filesystem::path& path, std::uint64_t seed)
{
    const DelimitedText text = DelimitedText::read(path);
    if (!text.findColumn("score") && isAucurriculumTable(text.header()))
        return readAucurriculumScores(path, seed);
    std::vector<std::string> names = readUniqueNames(text, text.columnIndex("name"));
    std::vector<double> score = readNumbers(text, text.columnIndex("score"));
    auto columns = readDeepMIColumns(text);
    const char* measure = columns ? "deepmi" : "file";
    const auto rankColumn = text.findColumn("rank"), binColumn = text.findColumn("bin");
    if (rankColumn.has_value() != binColumn.has_value())
        throw InputError(path, "header",
                         std::string("there is a column ") + (rankColumn ? "rank" : "bin") +
                             " but no column " + (rankColumn ? "bin" : "rank") + "; give both or neither");
    Scores scores;
    if (rankColumn) {
        scores.measure = measure;
        scores.seed = seed;
        scores.names = std::move(names);
        scores.score = std::move(score);
        scores.bins = readBins(text, *rankColumn, *binColumn);
        scores.largerIsEasier = directionOf(text, *rankColumn, scores);
    } else {
        scores = makeScores(measure, directionByMeasure(text).value_or(true), std::move(names),
                            std::move(score), seed);
    }
    scores.deepmi = std::move(columns);
    // Only the columns of DeepMI make it DeepMI.
    if (const auto named = namedMeasure(text);
        named && (named->name == "deepmi") == scores.deepmi.has_value()) {
        scores.measure = named->name;
        scores.reversed = named->reversed;
    }
    scores.source = path;
    return scores;
}

} // namespace deepmi

#include "difficulty/aucurriculum.h"

#include "difficulty/rank_direction.h"

#include "data/label_columns.h"
#include "information/table_columns.h"
#include "job/atomic_file.h"
#include "job/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <optional>

namespace deepmi
{

namespace
{

constexpr int binsWhenRead = 10;

void append(std::string& text, double value)
{
    // Without a format the shortest digits that read back to the same number.
    std::array<char, 32> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    text.append(digits.data(), result.ptr);
}

/// Whole ranks from those scaled to 0 … 1.
std::vector<std::size_t> ranksOf(const DelimitedText& text, std::size_t column)
{
    const std::vector<double> scaled = readNumbers(text, column);
    std::vector<std::size_t> order(scaled.size()), ranks(scaled.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return scaled[a] < scaled[b]; });
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const std::size_t row = order[rank];
        if (scaled[row] < 0 || scaled[row] > 1)
            throw text.error(row, column, "the rank is out of range, aucurriculum's ranks are 0 to 1");
        if (rank > 0 && scaled[row] == scaled[order[rank - 1]])
            throw text.error(row, column,
                             "the rank stands in line " + std::to_string(text.line(order[rank - 1])) +
                                 " already, each rank must stand once");
        ranks[row] = rank;
    }
    return ranks;
}

/// Whether the scores fall over the ranks, that is, larger is easier.
bool largerIsEasier(const DelimitedText& text, std::size_t column, const Scores& scores)
{
    const RankDirection direction = directionOverRanks(scores);
    if (direction.contradiction)
        throw text.error(*direction.contradiction, column,
                         "the rank contradicts the means, which rise and fall over the ranks; leave the "
                         "column out to have the samples ranked anew");
    return direction.falling.value_or(false);
}

} // namespace

bool isAucurriculumTable(const std::vector<std::string>& header)
{
    const auto has = [&](const char* column) {
        return std::find(header.begin(), header.end(), column) != header.end();
    };
    return (has("ranks") && (has("mean") || has("scores"))) ||
           (has("scores") && has("encoded") && has("decoded"));
}

Scores readAucurriculumScores(const std::filesystem::path& path, std::uint64_t seed)
{
    const DelimitedText text = DelimitedText::read(path);
    std::vector<std::string> names = readUniqueNames(text, recogniseColumns(text.header(), {}, path).name);
    const auto mean = text.findColumn("mean"), ranks = text.findColumn("ranks");
    const std::size_t scoreColumn = ranks && mean ? *mean : text.columnIndex("scores");
    std::vector<double> score = readNumbers(text, scoreColumn);
    Scores scores;
    if (ranks) {
        scores.measure = "file";
        scores.seed = seed;
        scores.names = std::move(names);
        scores.score = std::move(score);
        scores.bins = binsOfRanks(ranksOf(text, *ranks), binsWhenRead);
        scores.largerIsEasier = largerIsEasier(text, *ranks, scores);
    } else {
        scores = makeScores("file", false, std::move(names), std::move(score), seed, binsWhenRead);
    }
    scores.source = path;
    return scores;
}

void writeAucurriculumScores(const Scores& scores, const std::filesystem::path& path)
{
    const std::size_t samples = scores.names.size();
    if (scores.score.size() != samples || scores.bins.rank.size() != samples)
        throw UsageError("scores to be written need a score and a rank for each of the " +
                         std::to_string(samples) + " names");
    // An anti-curriculum's ranks follow its values the other way round; so does what is easier of them.
    const double sign = scores.largerIsEasier ? -1 : 1;
    const double last = samples > 1 ? static_cast<double>(samples - 1) : 1;
    std::string text = "filename,mean,ranks\n";
    for (std::size_t i = 0; i < samples; ++i) {
        text += csvCell(scores.names[i]);
        append(text += ',', sign * scores.score[i] + 0.0); // no -0
        append(text += ',', static_cast<double>(scores.bins.rank[i]) / last);
        text += '\n';
    }
    writeFileAtomically(path, text);
}

} // namespace deepmi

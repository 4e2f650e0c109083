#include "data/label_columns.h"

#include "data/delimited_text.h"
#include "data/names.h"
#include "job/error.h"
#include "job/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace deepmi
{

namespace
{

using Words = std::vector<std::string_view>;

// The first word that a header has wins, so the more telling ones stand first.
const Words nameWords = {"filename", "file",    "name",      "utterance", "utteranceid", "uttid",
                         "utt",      "segment", "segmentid", "id",        "sample",      "sampleid",
                         "wav",      "audio",   "path",      "filepath"};
const Words splitWords = {"splitset", "split", "partition", "set", "subset"};
const Words raterWords = {"worker",      "workerid",  "rater",       "raterid", "annotator",
                          "annotatorid", "evaluator", "evaluatorid", "coder",   "coderid"};

struct AttributeWords {
    std::string_view attribute;
    Words words;
};
const std::array<AttributeWords, 3> attributeWords = {{
    {"arousal", {"arousal", "aro", "activation", "act", "emoact", "emoaro", "a"}},
    {"valence", {"valence", "val", "emoval", "v"}},
    {"dominance", {"dominance", "dom", "emodom", "d"}},
}};

/// Lower-case letters and digits alone: "Split_Set", "split set" and "SplitSet" are the same word.
std::string headerWord(std::string_view text)
{
    std::string word;
    for (const char c : lowerCase(trimmedHeading(text)))
        if (c != ' ' && c != '_' && c != '-' && c != '.' && c != '\t' && c != '\r')
            word += c;
    return word;
}

bool contains(const Words& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t findFirst(const std::vector<std::string>& header, const Words& words)
{
    for (const std::string_view word : words)
        for (std::size_t column = 0; column < header.size(); ++column)
            if (header[column] == word)
                return column;
    return LabelColumns::none;
}

std::string listed(const std::vector<std::string>& header)
{
    constexpr std::size_t most = 20;
    return "the file has " + quotedNames(header, most);
}

/// `option` is what the person calls the choice of this column.
std::size_t requireColumn(const std::vector<std::string>& header, const std::string& wanted, const char* what,
                          const std::string& option, const std::filesystem::path& path)
{
    for (std::size_t column = 0; column < header.size(); ++column)
        if (trimmedHeading(header[column]) == trimmedHeading(wanted))
            return column;
    std::size_t found = LabelColumns::none;
    for (std::size_t column = 0; column < header.size(); ++column)
        if (lowerCase(trimmedHeading(header[column])) == lowerCase(trimmedHeading(wanted))) {
            if (found != LabelColumns::none)
                throw InputError(path, "header",
                                 "two columns could be '" + wanted + "', asked for as " + what + "; " +
                                     listed(header));
            found = column;
        }
    if (found == LabelColumns::none)
        throw InputError(path, "header",
                         "there is no column '" + wanted + "', asked for as " + what + "; " + listed(header) +
                             "; name another with " + option);
    return found;
}

bool isMissing(std::string_view cell)
{
    if (cell.empty())
        return true;
    const std::string lower = lowerCase(cell);
    return lower == "na" || lower == "n/a" || lower == "nan";
}

std::optional<double> parseFinite(std::string_view cell)
{
    const auto value = parseDouble(cell);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// From such scales on a comma may stand between thousands.
constexpr double thousand = 1000;

/// A cell's value, or what is wrong with it.
struct LabelCell {
    double value = std::numeric_limits<double>::quiet_NaN();
    std::string problem;
};

LabelCell readCell(std::string_view cell, const LabelScale& scale, const LabelOptionWords& words)
{
    cell = trimmed(cell);
    LabelCell result;
    if (isMissing(cell))
        return result;
    const auto value = parseFinite(cell);
    if (!value)
        result.problem = "found " + quoted(cell) + ", expected a number (a label)";
    else if (*value < scale.low || *value > scale.high)
        result.problem = "the label " + std::string(cell) + " lies outside the scale " +
                         numberText(scale.low) + " to " + numberText(scale.high) +
                         "; if the file has another scale, give it with " + words.scale;
    else
        result.value = *value;
    return result;
}

/// The first label outside the scale of a column that is on another one: a tenth of its labels or more lie
/// there. Fewer are mistakes, which parseLabelAt() names.
std::optional<double> firstOutside(const DelimitedText& file, std::size_t column, const LabelScale& scale)
{
    constexpr std::size_t tenth = 10;
    std::optional<double> first;
    std::size_t labels = 0, outside = 0;
    for (std::size_t row = 0; row < file.rows(); ++row) {
        const std::string text = file.numberText(row, column, scale.high >= thousand);
        const std::string_view cell = trimmed(text);
        const auto value = isMissing(cell) ? std::nullopt : parseFinite(cell);
        if (!value)
            continue;
        ++labels;
        if (*value >= scale.low && *value <= scale.high)
            continue;
        ++outside;
        first = first ? first : value;
    }
    return outside * tenth >= labels ? first : std::nullopt;
}

} // namespace

std::string canonicalAttribute(std::string_view word)
{
    const std::string key = headerWord(word);
    for (const auto& [attribute, words] : attributeWords)
        if (contains(words, key))
            return std::string(attribute);
    return lowerCase(trimmed(word));
}

LabelColumns recogniseColumns(const std::vector<std::string>& header, const LabelReadOptions& options,
                              const std::filesystem::path& path)
{
    std::vector<std::string> words;
    for (const std::string& column : header)
        words.push_back(headerWord(column));

    LabelColumns columns;
    std::vector<bool> taken(header.size(), false);
    const auto take = [&](std::size_t column) {
        if (column != LabelColumns::none)
            taken[column] = true;
        return column;
    };
    const LabelOptionWords& say = options.words;
    const auto find = [&](const std::string& wanted, const Words& common, const char* what,
                          const std::string& option) {
        return take(wanted.empty() ? findFirst(words, common)
                                   : requireColumn(header, wanted, what, option, path));
    };
    columns.name = find(options.nameColumn, nameWords, "the sample names", say.nameColumn);
    if (columns.name == LabelColumns::none)
        throw InputError(path, "header",
                         "no column has the sample names (FileName, file, name, id ...); " + listed(header) +
                             "; name it with " + say.nameColumn);
    if (options.splits)
        columns.split = find(options.splitColumn, splitWords, "the split", say.splitColumn);
    columns.rater = find(options.raterColumn, raterWords, "the rater", say.raterColumn);

    for (const auto& [attribute, column] : options.attributeColumns)
        columns.attributes.push_back(
            {canonicalAttribute(attribute),
             take(requireColumn(header, column, attribute.c_str(), say.columnOf(attribute), path))});
    for (const auto& [attribute, common] : attributeWords) {
        const bool given = std::any_of(columns.attributes.begin(), columns.attributes.end(),
                                       [&name = attribute](const auto& each) { return each.name == name; });
        if (given)
            continue;
        std::size_t found = LabelColumns::none;
        for (std::size_t column = 0; column < header.size(); ++column) {
            if (taken[column] || !contains(common, words[column]))
                continue;
            if (found != LabelColumns::none)
                throw InputError(path, "header",
                                 "columns '" + header[found] + "' and '" + header[column] +
                                     "' could both be the " + std::string(attribute) + "; say which with " +
                                     say.columnOf(std::string(attribute)));
            found = column;
        }
        if (take(found) != LabelColumns::none)
            columns.attributes.push_back({std::string(attribute), found});
    }

    for (std::size_t column = 0; column < header.size(); ++column)
        if (!taken[column])
            columns.text.push_back(column);
    const auto has = [&](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    columns.msp = has("filename") && (has("emoact") || has("emoval") || has("emodom"));
    return columns;
}

void leaveOtherScales(LabelColumns& columns, const DelimitedText& file, const LabelReadOptions& options,
                      const Job& job)
{
    if (!options.scale)
        return;
    std::vector<std::string> warnings;
    std::vector<LabelColumns::Attribute> kept;
    for (const LabelColumns::Attribute& attribute : columns.attributes) {
        const bool asked =
            std::any_of(options.attributeColumns.begin(), options.attributeColumns.end(),
                        [&](const auto& one) { return canonicalAttribute(one.first) == attribute.name; });
        const auto outside = asked ? std::nullopt : firstOutside(file, attribute.column, *options.scale);
        if (!outside) {
            kept.push_back(attribute);
            continue;
        }
        warnings.push_back(file.path().string() + ": the column " + file.header()[attribute.column] +
                           " holds the label " + numberText(*outside) + ", outside the scale " +
                           numberText(options.scale->low) + " to " + numberText(options.scale->high) +
                           " that was given; it is left aside");
    }
    if (kept.empty())
        return;
    for (const LabelColumns::Attribute& attribute : columns.attributes)
        if (std::none_of(kept.begin(), kept.end(),
                         [&](const auto& one) { return one.column == attribute.column; }))
            columns.text.push_back(attribute.column);
    columns.attributes = std::move(kept);
    for (const std::string& warning : warnings)
        job.warn(warning);
}

bool hasAmbiguousAttribute(const std::vector<std::string>& header)
{
    std::vector<std::string> words;
    for (const std::string& column : header)
        words.push_back(headerWord(column));
    return findFirst(words, nameWords) != LabelColumns::none &&
           std::any_of(attributeWords.begin(), attributeWords.end(), [&](const AttributeWords& attribute) {
               return std::count_if(words.begin(), words.end(), [&](const std::string& word) {
                          return word.size() > 1 && contains(attribute.words, word);
                      }) > 1;
           });
}

double parseLabel(std::string_view cell, const LabelScale& scale, const LabelOptionWords& words,
                  const std::filesystem::path& path, const std::string& where)
{
    const LabelCell label = readCell(cell, scale, words);
    if (!label.problem.empty())
        throw InputError(path, where, label.problem);
    return label.value;
}

double parseLabelAt(const DelimitedText& file, std::size_t row, std::size_t column, const LabelScale& scale,
                    const LabelOptionWords& words)
{
    const LabelCell label = readCell(file.numberText(row, column, scale.high >= thousand), scale, words);
    if (!label.problem.empty())
        throw file.error(row, column, label.problem);
    return label.value;
}

Split parseSplitAt(const DelimitedText& file, std::size_t row, std::size_t column,
                   const LabelOptionWords& words)
{
    const std::string_view cell = file.cell(row, column);
    if (const auto split = parseSplit(std::string(cell)))
        return *split;
    throw file.error(row, column,
                     quoted(trimmed(cell)) +
                         " is no split; known are Train, Development (dev, Validation, val), Test1 (test), "
                         "Test2, Test3 and NA; another column can be named with " +
                         words.splitColumn);
}

bool isLabelText(std::string_view cell)
{
    cell = trimmed(cell);
    return isMissing(cell) || parseFinite(cell);
}

void checkScale(const LabelReadOptions& options)
{
    if (!options.scale)
        return;
    const auto [low, high] = *options.scale;
    if (!std::isfinite(low) || !std::isfinite(high) || !(low < high))
        throw UsageError("the label scale is " + numberText(low) + ":" + numberText(high) +
                         ", expected two numbers, the lower first");
}

} // namespace deepmi

// labels.txt of the MSP corpora is a block a file, blocks apart by empty lines:
//     001-105.1-2_14.wav; N; A:3.400000; V:3.600000; D:3.600000;
//     WORKER00014332; Contempt; Contempt; A:4.000000; V:3.000000; D:4.000000;
// The first line is the consensus, each other one a rating: rater, primary class, all classes, attributes
// (a fourth, N, is the naturalness).
//
// MSP-IMPROV's Evalution.txt (so it is spelt) is laid out alike, on a scale of 1 to 5:
//     UTD-IMPROV-S01A-F01-S-FM01.avi; N; A:3.400000; V:3.000000; D:2.800000; N:4.200000;
//     rater; Neutral; Neutral; A:3.000000; V:4.000000; D:3.000000; N:4.000000;
// It is told by the first name, UTD-IMPROV- or MSP-IMPROV-. Raters may be called anything there: the line of
// such a name begins a file, every other line is a rating of it. N is read as "naturalness", which may be
// missing, as any other. The names are the videos'; the audio is MSP-IMPROV-....wav (name_matching.h). This
// is what programs that read the file make of it; the file itself was not at hand.
//
// The one-line form of labels_detailed.csv has the same rating
// after the file's name and a comma, in quotes where its classes contain commas (not in every release).

#include "data/iemocap_labels.h"
#include "data/label_columns.h"
#include "data/label_formats.h"
#include "data/names.h"
#include "data/text_lines.h"
#include "job/error.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace deepmi
{

namespace
{

/// The corpora have three or four.
constexpr std::size_t mostAttributes = 64;
constexpr std::string_view detailHeader = "emodetail";

/// One line, taken apart at its semicolons: what stands before the first attribute, and the attributes.
struct DetailLine {
    std::vector<std::string_view> fields;
    std::vector<std::pair<std::string_view, std::string_view>> attributes; ///< "A", "3.400000"
};

DetailLine takeApart(std::string_view line)
{
    DetailLine detail;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(';'), line.size());
        const std::string_view field = trimmed(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
        const std::size_t colon = field.find(':');
        if (!detail.fields.empty() && colon != std::string_view::npos)
            detail.attributes.emplace_back(trimmed(field.substr(0, colon)), trimmed(field.substr(colon + 1)));
        else if (!field.empty() || detail.attributes.empty())
            detail.fields.push_back(field);
    }
    return detail;
}

bool isImprovName(std::string_view name)
{
    const std::string lower = lowerCase(name);
    return lower.starts_with("utd-improv-") || lower.starts_with("msp-improv-");
}

bool isRaterLine(const DetailLine& detail, bool improv)
{
    return improv ? !isImprovName(detail.fields.front())
                  : lowerCase(detail.fields.front()).starts_with("worker");
}

/// Whether a labels.txt is MSP-IMPROV's.
bool isImprov(const std::filesystem::path& path)
{
    return isImprovName(trimmed(firstLine(path)));
}

LabelReadOptions withDefaults(LabelReadOptions options, bool improv)
{
    if (improv && !options.scale)
        options.scale = LabelScale{1, 5};
    const auto given = [&](std::string_view key) {
        return std::any_of(options.attributeColumns.begin(), options.attributeColumns.end(),
                           [&](const auto& each) { return lowerCase(each.second) == key; });
    };
    if (improv && !given("n"))
        options.attributeColumns.emplace("naturalness", "N");
    return options;
}

std::string formatName(bool improv)
{
    return improv ? "MSP-IMPROV Evalution.txt" : "MSP labels.txt";
}

/// The attributes of the file in the order in which they appear, and a line's values in that order.
class AttributeList
{
public:
    AttributeList(const std::filesystem::path& path, const LabelReadOptions& options)
        : m_path(path), m_words(options.words)
    {
        scale = options.scale.value_or(LabelScale{});
        for (const auto& [attribute, key] : options.attributeColumns)
            m_byKey[lowerCase(key)] = canonicalAttribute(attribute);
    }

    std::vector<double> parse(const DetailLine& detail, std::size_t line)
    {
        const std::string where = "line " + std::to_string(line);
        if (detail.attributes.empty())
            throw InputError(m_path, where,
                             "no attributes; expected fields like 'A:3.4; V:3.6; D:3.6;' after the class");
        std::vector<double> values(names.size(), std::numeric_limits<double>::quiet_NaN());
        std::vector<bool> given(names.size(), false);
        for (const auto& [key, text] : detail.attributes) {
            const std::size_t index = indexOf(key, where);
            values.resize(names.size(), std::numeric_limits<double>::quiet_NaN());
            given.resize(names.size(), false);
            if (given[index])
                throw InputError(m_path, where, "'" + std::string(key) + ":' stands there twice");
            given[index] = true;
            values[index] =
                parseLabel(text, scale, m_words, m_path, where + ", field '" + std::string(key) + ":'");
        }
        return values;
    }

    std::vector<std::string> names;
    LabelScale scale;

private:
    std::size_t indexOf(std::string_view key, const std::string& where)
    {
        const auto asked = m_byKey.find(lowerCase(key));
        const std::string name = asked != m_byKey.end() ? asked->second : canonicalAttribute(key);
        const auto found = std::find(names.begin(), names.end(), name);
        if (found != names.end())
            return static_cast<std::size_t>(found - names.begin());
        // Every rating has a value for each of them, so that one line could make the table of a small file
        // huge.
        if (names.size() >= mostAttributes)
            throw InputError(m_path, where,
                             "'" + std::string(key) + ":' is one more attribute than the " +
                                 std::to_string(mostAttributes) + " that a file of labels may have");
        names.push_back(name);
        return names.size() - 1;
    }

    const std::filesystem::path& m_path;
    LabelOptionWords m_words;
    std::map<std::string, std::string> m_byKey;
};

/// Collects ratings; names and raters are numbered in order of first appearance.
class RatingCollector
{
public:
    RatingCollector(const std::filesystem::path& path, const LabelReadOptions& options, std::string format)
        : m_attributes(path, options), m_path(path)
    {
        m_table.source = path;
        m_table.format = std::move(format);
    }

    std::size_t sample(std::string_view name) { return number(name, m_samples, m_table.names); }
    void add(std::size_t sampleIndex, const DetailLine& detail, std::size_t line)
    {
        Rating rating;
        rating.sample = sampleIndex;
        rating.rater = number(detail.fields.front(), m_raters, m_table.raters);
        rating.values = m_attributes.parse(detail, line);
        m_table.ratings.push_back(std::move(rating));
    }
    RatingTable finish(TextEncoding encoding)
    {
        if (m_table.ratings.empty())
            throw InputError(m_path, "", "the file has no ratings");
        m_table.format += encodingNote(encoding);
        m_table.attributes = m_attributes.names;
        m_table.scale = m_attributes.scale;
        for (Rating& rating : m_table.ratings)
            rating.values.resize(m_table.attributes.size(), std::numeric_limits<double>::quiet_NaN());
        return std::move(m_table);
    }

private:
    using Numbers = std::unordered_map<std::string, std::size_t>;
    static std::size_t number(std::string_view name, Numbers& numbers, std::vector<std::string>& names)
    {
        const auto [place, isNew] = numbers.try_emplace(std::string(name), names.size());
        if (isNew)
            names.emplace_back(name);
        return place->second;
    }

    AttributeList m_attributes;
    const std::filesystem::path& m_path;
    RatingTable m_table;
    Numbers m_samples, m_raters;
};

/// Walks labels.txt and calls `onConsensus(line taken apart, line number)` and `onRating(...)`. Raises
/// InputError for a line that is neither.
template <class OnConsensus, class OnRating>
TextEncoding walkMspText(const std::filesystem::path& path, const Job& job, const OnConsensus& onConsensus,
                         const OnRating& onRating)
{
    const bool improv = isImprov(path);
    bool inBlock = false;
    return forEachLine(path, job, "reading labels", [&](std::string_view line, std::size_t number) {
        if (trimmed(line).empty()) {
            inBlock = false;
            return;
        }
        const DetailLine detail = takeApart(line);
        const std::string where = "line " + std::to_string(number);
        if (detail.fields.empty() || detail.fields.front().empty())
            throw InputError(path, where, "no name before the first semicolon");
        if (!inBlock && isRaterLine(detail, improv))
            throw InputError(path, where,
                             "a rating without the consensus line of its file (NAME; class; A:..; V:..; "
                             "D:..;) above it");
        if (inBlock && isRaterLine(detail, improv)) {
            onRating(detail, number);
        } else {
            onConsensus(detail, number);
            inBlock = true;
        }
    });
}

} // namespace

LabelFormat labelFormatOf(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return LabelFormat::Iemocap;
    const std::string line = firstLine(path);
    if (isIemocapLine(line))
        return LabelFormat::Iemocap;
    const std::string lower = lowerCase(line);
    const std::size_t comma = std::min(line.find(','), line.size());
    const std::string_view rest = trimmed(std::string_view(lower).substr(std::min(comma + 1, lower.size())));
    if (rest == detailHeader || rest == "\"emodetail\"")
        return LabelFormat::MspDetailLines;
    const DetailLine detail = takeApart(line);
    if (detail.attributes.empty())
        return LabelFormat::Delimited;
    return comma < line.find(';') ? LabelFormat::MspDetailLines : LabelFormat::MspText;
}

LabelTable readMspTextLabels(const std::filesystem::path& path, const LabelReadOptions& options,
                             const Job& job)
{
    LabelTable table;
    table.source = path;
    table.words = options.words;
    const bool improv = isImprov(path);
    table.format = formatName(improv);
    AttributeList attributes(path, withDefaults(options, improv));
    std::unordered_map<std::string, std::size_t> lineOf;
    std::vector<std::vector<double>> rows;
    std::vector<std::string>& classes = table.text["EmoClass"];
    const TextEncoding encoding = walkMspText(
        path, job,
        [&](const DetailLine& detail, std::size_t number) {
            const std::string name(detail.fields.front());
            const auto [place, isNew] = lineOf.try_emplace(name, number);
            if (!isNew)
                throw InputError(path, "line " + std::to_string(number),
                                 "the name '" + name + "' stands on line " + std::to_string(place->second) +
                                     " as well");
            rows.push_back(attributes.parse(detail, number));
            table.names.push_back(name);
            classes.emplace_back(detail.fields.size() > 1 ? detail.fields[1] : std::string_view());
        },
        [](const DetailLine&, std::size_t) {});
    if (rows.empty())
        throw InputError(path, "", "the file has no labels");
    table.format += encodingNote(encoding);
    table.attributes = attributes.names;
    table.scale = attributes.scale;
    table.splits.assign(rows.size(), Split::None);
    table.values.assign(table.attributes.size(),
                        std::vector<double>(rows.size(), std::numeric_limits<double>::quiet_NaN()));
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            table.values[i][row] = rows[row][i];
    return table;
}

RatingTable readMspTextRatings(const std::filesystem::path& path, const LabelReadOptions& options,
                               const Job& job)
{
    const bool improv = isImprov(path);
    RatingCollector collector(path, withDefaults(options, improv), formatName(improv));
    std::size_t sample = 0;
    const TextEncoding encoding = walkMspText(
        path, job,
        [&](const DetailLine& detail, std::size_t) { sample = collector.sample(detail.fields.front()); },
        [&](const DetailLine& detail, std::size_t number) { collector.add(sample, detail, number); });
    return collector.finish(encoding);
}

bool mspTextHasRatings(const std::filesystem::path& path, const Job& job)
{
    bool any = false;
    walkMspText(
        path, job, [](const DetailLine&, std::size_t) {},
        [&](const DetailLine&, std::size_t) { any = true; });
    return any;
}

RatingTable readMspDetailRatings(const std::filesystem::path& path, const LabelReadOptions& options,
                                 const Job& job)
{
    RatingCollector collector(path, options, "MSP labels_detailed.csv (one cell a rating)");
    const TextEncoding encoding =
        forEachLine(path, job, "reading ratings", [&](std::string_view line, std::size_t number) {
            line = trimmed(line);
            if (line.empty())
                return;
            const std::string where = "line " + std::to_string(number);
            const std::size_t comma = line.find(',');
            if (comma == std::string_view::npos)
                throw InputError(path, where, "expected FILE,\"WORKER; class; classes; A:..; V:..; D:..;\"");
            std::string_view name = trimmed(line.substr(0, comma));
            std::string_view text = trimmed(line.substr(comma + 1));
            if (number == 1 && text.find(';') == std::string_view::npos)
                return;
            for (std::string_view* part : {&name, &text})
                if (part->size() >= 2 && part->front() == '"' && part->back() == '"')
                    *part = part->substr(1, part->size() - 2);
            const DetailLine detail = takeApart(text);
            if (name.empty())
                throw InputError(path, where, "no file name before the comma");
            if (detail.fields.empty() || detail.fields.front().empty())
                throw InputError(path, where, "no rater before the first semicolon");
            collector.add(collector.sample(name), detail, number);
        });
    return collector.finish(encoding);
}

} // namespace deepmi

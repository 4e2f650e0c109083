#include "data/label_table.h"

#include "data/delimited_text.h"
#include "data/iemocap_labels.h"
#include "data/label_columns.h"
#include "data/label_formats.h"
#include "data/names.h"
#include "job/error.h"

#include <algorithm>
#include <cstdint>
#include <unordered_set>

namespace deepmi
{

namespace
{

/// The columns of a table that are none of its attributes, and how to say that one of them is.
std::string otherColumns(const LabelTable& table, const std::string& attribute)
{
    if (table.text.empty())
        return {};
    constexpr std::size_t most = 20;
    std::vector<std::string> columns;
    for (const auto& [column, cells] : table.text)
        columns.push_back(column);
    return "; its other columns are " + quotedNames(columns, most) + ", name the one that is meant with " +
           table.words.columnOf(attribute);
}

/// `advice` is appended to what is said where there is none.
std::size_t findAttribute(const std::vector<std::string>& attributes, const std::string& name,
                          const std::filesystem::path& source, const std::string& advice = {})
{
    const std::string wanted = lowerCase(trimmed(name));
    const auto exact = std::find(attributes.begin(), attributes.end(), wanted);
    if (exact != attributes.end())
        return static_cast<std::size_t>(exact - attributes.begin());
    const auto canonical = std::find(attributes.begin(), attributes.end(), canonicalAttribute(wanted));
    if (canonical != attributes.end())
        return static_cast<std::size_t>(canonical - attributes.begin());

    std::vector<std::size_t> begin;
    for (std::size_t i = 0; i < attributes.size(); ++i)
        if (!wanted.empty() && attributes[i].starts_with(wanted))
            begin.push_back(i);
    if (begin.size() == 1)
        return begin.front();
    throw InputError(source, "",
                     "'" + name + "' " + (begin.empty() ? "is none" : "could be several") +
                         " of the attributes of this file: " +
                         (attributes.empty() ? "it has none" : quotedNames(attributes, attributes.size())) +
                         (begin.empty() ? advice : std::string()));
}

} // namespace

const char* toString(Split split)
{
    switch (split) {
    case Split::None:
        return "NA";
    case Split::Train:
        return "Train";
    case Split::Development:
        return "Development";
    case Split::Test1:
        return "Test1";
    case Split::Test2:
        return "Test2";
    case Split::Test3:
        return "Test3";
    }
    return "NA";
}

std::optional<Split> parseSplit(const std::string& text)
{
    static const std::map<std::string, Split> known = {
        {"", Split::None},           {"na", Split::None},
        {"n/a", Split::None},        {"none", Split::None},
        {"train", Split::Train},     {"training", Split::Train},
        {"dev", Split::Development}, {"development", Split::Development},
        {"val", Split::Development}, {"validation", Split::Development},
        {"test", Split::Test1},      {"test1", Split::Test1},
        {"test2", Split::Test2},     {"test3", Split::Test3},
    };
    const auto found = known.find(lowerCase(trimmed(text)));
    if (found == known.end())
        return std::nullopt;
    return found->second;
}

std::size_t LabelTable::attributeIndex(const std::string& name) const
{
    return findAttribute(attributes, name, source, otherColumns(*this, name));
}

std::string LabelTable::attributeName(const std::string& name) const
{
    const std::string wanted = lowerCase(trimmed(name));
    if (std::find(attributes.begin(), attributes.end(), wanted) == attributes.end() && text.count(name))
        return name;
    return attributes[attributeIndex(name)];
}

std::vector<double> LabelTable::valuesOf(const std::string& attribute) const
{
    const auto own = std::find(attributes.begin(), attributes.end(), attribute);
    if (own != attributes.end())
        return values[static_cast<std::size_t>(own - attributes.begin())];
    const auto column = text.find(attribute);
    if (column == text.end())
        return values[attributeIndex(attribute)];
    std::vector<double> parsed;
    parsed.reserve(column->second.size());
    for (std::size_t row = 0; row < column->second.size(); ++row)
        parsed.push_back(parseLabel(column->second[row], scale, words, source,
                                    "sample " + deepmi::quoted(names[row]) + ", column " + column->first));
    return parsed;
}

std::size_t RatingTable::attributeIndex(const std::string& name) const
{
    return findAttribute(attributes, name, source);
}

LabelTable readLabels(const std::filesystem::path& path, const LabelReadOptions& options, const Job& job)
{
    checkScale(options);
    switch (labelFormatOf(path)) {
    case LabelFormat::MspText:
        return readMspTextLabels(path, options, job);
    case LabelFormat::Iemocap:
        return readIemocapLabels(path, options, job);
    case LabelFormat::MspDetailLines:
        throw InputError(
            path, "",
            "labels_detailed.csv has single ratings, not one label a sample; consensus labels are "
            "in labels_consensus.csv or labels.txt");
    case LabelFormat::Delimited:
        break;
    }
    return readDelimitedLabels(path, options, job);
}

namespace
{

RatingTable readAnyRatings(const std::filesystem::path& path, const LabelReadOptions& options, const Job& job)
{
    switch (labelFormatOf(path)) {
    case LabelFormat::MspText:
        return readMspTextRatings(path, options, job);
    case LabelFormat::Iemocap:
        return readIemocapRatings(path, options, job);
    case LabelFormat::MspDetailLines:
        return readMspDetailRatings(path, options, job);
    case LabelFormat::Delimited:
        break;
    }
    return readDelimitedRatings(path, options, job);
}

/// A rater may have heard a sample twice; more likely the file was put together from parts that overlap.
void warnOfRepeatedRatings(const RatingTable& table, const Job& job)
{
    std::unordered_set<std::uint64_t> seen;
    std::size_t repeated = 0;
    const Rating* first = nullptr;
    for (const Rating& rating : table.ratings)
        if (rating.rater != RatingTable::unnamed &&
            !seen.insert(std::uint64_t{rating.sample} << 32 | rating.rater).second && repeated++ == 0)
            first = &rating;
    if (first)
        job.warn(std::to_string(repeated) + " of " + std::to_string(table.ratings.size()) +
                 " ratings are of a sample that the same rater has rated before, the first of " +
                 deepmi::quoted(table.names[first->sample]) + " by " +
                 deepmi::quoted(table.raters[first->rater]) + "; each of them counts");
}

} // namespace

RatingTable readRatings(const std::filesystem::path& path, const LabelReadOptions& options, const Job& job)
{
    checkScale(options);
    RatingTable table = readAnyRatings(path, options, job);
    warnOfRepeatedRatings(table, job);
    return table;
}

} // namespace deepmi

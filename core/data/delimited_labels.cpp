#include "data/delimited_text.h"
#include "data/label_columns.h"
#include "data/label_formats.h"
#include "data/names.h"
#include "job/error.h"
#include "job/number_text.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace deepmi
{

namespace
{

constexpr std::size_t stopCheckRows = 65536;

/// Raises InputError if two columns have one name: which of them is meant could not be known. Names are made
/// for columns without one (an index column that was written along).
std::vector<std::string> columnNames(const DelimitedText& file)
{
    std::unordered_map<std::string, std::size_t> first;
    std::vector<std::string> names;
    for (std::size_t column = 0; column < file.columns(); ++column) {
        std::string name(trimmed(file.header()[column]));
        if (name.empty())
            name = "column " + std::to_string(column + 1);
        const auto [place, isNew] = first.try_emplace(name, column);
        if (!isNew)
            throw InputError(file.path(), "header",
                             "columns " + std::to_string(place->second + 1) + " and " +
                                 std::to_string(column + 1) + " are both named '" + name + "'");
        names.push_back(std::move(name));
    }
    return names;
}

std::string formatName(const DelimitedText& file, const char* mspName, bool msp)
{
    const std::string note = encodingNote(file.encoding());
    if (msp)
        return mspName + note;
    switch (file.separator()) {
    case '\t':
        return "TSV" + note;
    case ',':
        return "CSV" + note;
    default:
        return std::string("CSV (") + file.separator() + ")" + note;
    }
}

std::string nameCell(const DelimitedText& file, std::size_t row, std::size_t column)
{
    const std::string_view name = trimmed(file.cell(row, column));
    if (name.empty())
        throw file.error(row, column, "the sample has no name");
    return std::string(name);
}

/// The cells as they stand there; with decimal points where every one is a number and some have commas, so
/// that the column can be asked for as an attribute.
std::vector<std::string> textColumn(const DelimitedText& file, std::size_t column)
{
    std::vector<std::string> cells, numbers;
    cells.reserve(file.rows());
    for (std::size_t row = 0; row < file.rows(); ++row)
        cells.emplace_back(file.cell(row, column));
    const DecimalMarks& marks = file.decimalMarks(column);
    if (!marks.commas() || !marks.problem().empty())
        return cells;
    for (const std::string& cell : cells)
        numbers.push_back(withDecimalPoint(cell).value_or(cell));
    return std::all_of(numbers.begin(), numbers.end(), isLabelText) ? numbers : cells;
}

std::string noAttributes(const std::vector<std::string>& header)
{
    constexpr std::size_t most = 20;
    return "no column is a label (arousal, EmoAct, act, A; valence, EmoVal, val, V; dominance, EmoDom, dom, "
           "D); the "
           "file has " +
           quotedNames(header, most);
}

/// No scale was given, and all labels leave a third of the usual one unused at an end: they are likely on
/// another, on which their levels would be other ones.
void warnOfUnusedScale(const LabelTable& table, const Job& job)
{
    constexpr std::size_t fewest = 50; // of fewer labels nothing can be said
    std::size_t count = 0;
    double smallest = table.scale.high, largest = table.scale.low;
    for (const std::vector<double>& values : table.values)
        for (const double value : values)
            if (!std::isnan(value)) {
                ++count;
                smallest = std::min(smallest, value);
                largest = std::max(largest, value);
            }
    const double third = (table.scale.high - table.scale.low) / 3;
    if (count < fewest || (smallest < table.scale.low + third && largest > table.scale.high - third))
        return;
    job.warn(table.source.string() + ": all labels lie between " + numberText(smallest) + " and " +
             numberText(largest) + ", and their scale is taken for " + numberText(table.scale.low) + " to " +
             numberText(table.scale.high) + "; if it is another, give it with " + table.words.scale);
}

} // namespace

LabelTable readDelimitedLabels(const std::filesystem::path& path, const LabelReadOptions& options,
                               const Job& job)
{
    const DelimitedText file = DelimitedText::read(path, job);
    const std::vector<std::string> header = columnNames(file);
    LabelColumns columns = recogniseColumns(header, options, path);
    leaveOtherScales(columns, file, options, job);
    const std::size_t rows = file.rows();

    LabelTable table;
    table.source = path;
    table.words = options.words;
    table.format = formatName(file, "MSP labels_consensus.csv", columns.msp);
    table.scale = options.scale.value_or(LabelScale{});
    std::unordered_map<std::string_view, std::size_t> rowOf;
    rowOf.reserve(rows);
    table.names.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        table.names.push_back(nameCell(file, row, columns.name));
        const auto [place, isNew] = rowOf.try_emplace(table.names.back(), row);
        if (!isNew)
            throw file.error(
                row, columns.name,
                "the name " + deepmi::quoted(table.names.back()) + " stands on line " +
                    std::to_string(file.line(place->second)) +
                    " as well; labels have one row a sample (single ratings are read as ratings)");
    }
    for (const auto& [attribute, column] : columns.attributes) {
        job.throwIfStopped();
        std::vector<double> values(rows);
        for (std::size_t row = 0; row < rows; ++row)
            values[row] = parseLabelAt(file, row, column, table.scale, options.words);
        table.attributes.push_back(attribute);
        table.values.push_back(std::move(values));
    }
    table.splits.assign(rows, Split::None);
    if (columns.split != LabelColumns::none)
        for (std::size_t row = 0; row < rows; ++row)
            table.splits[row] = parseSplitAt(file, row, columns.split, options.words);
    bool anyNumbers = false;
    std::vector<std::size_t> text = columns.text;
    if (columns.rater != LabelColumns::none)
        text.push_back(columns.rater);
    for (const std::size_t column : text) {
        job.throwIfStopped();
        std::vector<std::string>& cells = table.text[header[column]];
        cells = textColumn(file, column);
        anyNumbers = anyNumbers || std::all_of(cells.begin(), cells.end(), isLabelText);
    }
    // A column of numbers can still be asked for by its own name when features and labels are joined.
    if (table.attributes.empty() && !anyNumbers)
        throw InputError(path, "header", noAttributes(header));
    if (!options.scale && !columns.msp)
        warnOfUnusedScale(table, job);
    return table;
}

RatingTable readDelimitedRatings(const std::filesystem::path& path, const LabelReadOptions& options,
                                 const Job& job)
{
    const DelimitedText file = DelimitedText::read(path, job);
    const std::vector<std::string> header = columnNames(file);
    LabelColumns columns = recogniseColumns(header, options, path);
    leaveOtherScales(columns, file, options, job);
    if (columns.attributes.empty())
        throw InputError(path, "header", noAttributes(header));

    RatingTable table;
    table.source = path;
    table.format = formatName(file, "MSP labels_detailed.csv (columns)", columns.msp);
    table.scale = options.scale.value_or(LabelScale{});
    for (const auto& attribute : columns.attributes)
        table.attributes.push_back(attribute.name);
    std::unordered_map<std::string, std::size_t> samples, raters;
    table.ratings.reserve(file.rows());
    for (std::size_t row = 0; row < file.rows(); ++row) {
        if (row % stopCheckRows == 0)
            job.throwIfStopped();
        Rating rating;
        std::string name = nameCell(file, row, columns.name);
        const auto sample = samples.try_emplace(name, table.names.size());
        if (sample.second)
            table.names.push_back(std::move(name));
        rating.sample = sample.first->second;
        rating.rater = RatingTable::unnamed;
        if (columns.rater != LabelColumns::none) {
            std::string rater(trimmed(file.cell(row, columns.rater)));
            if (rater.empty())
                throw file.error(row, columns.rater, "the rating has no rater");
            const auto known = raters.try_emplace(rater, table.raters.size());
            if (known.second)
                table.raters.push_back(std::move(rater));
            rating.rater = known.first->second;
        }
        for (const auto& attribute : columns.attributes)
            rating.values.push_back(parseLabelAt(file, row, attribute.column, table.scale, options.words));
        table.ratings.push_back(std::move(rating));
    }
    if (columns.rater == LabelColumns::none && table.names.size() == table.ratings.size())
        throw InputError(path, "",
                         "every sample has one row and no column names a rater: these are labels, not single "
                         "ratings (those of the MSP corpora are in labels_detailed.csv and labels.txt)");
    return table;
}

} // namespace deepmi

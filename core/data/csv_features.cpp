#include "data/delimited_text.h"
#include "data/feature_layout.h"
#include "data/names.h"
#include "data/row_conversion.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace deepmi
{

namespace
{

using Cells = std::vector<std::string>;

// What each column of the file is.
struct Columns {
    bool hasHeader = true;
    std::optional<std::size_t> name;
    std::vector<std::size_t> features;
    bool isOpenSmile = false;
};

bool isFrameTime(const std::string& heading)
{
    const std::string name = lowerCase(heading);
    return name == "frametime" || name == "frameindex";
}

bool isClass(const std::string& heading)
{
    const std::string name = lowerCase(heading);
    return name == "class" || name == "label" || name == "emotion";
}

Cells copied(std::span<const std::string_view> cells)
{
    return {cells.begin(), cells.end()};
}

/// With a decimal comma too where the separator leaves commas free.
std::optional<float> numberIn(std::string_view cell, char separator)
{
    const auto value = parseFloat(cell);
    if (value || !mayHaveDecimalCommas(separator))
        return value;
    const auto number = withDecimalPoint(cell);
    return number ? parseFloat(*number) : std::nullopt;
}

bool isHeader(const Cells& first, char separator)
{
    // Text beyond the first column can only be headings, or a class at the end.
    const std::size_t last = first.size() > 2 ? first.size() - 1 : first.size();
    for (std::size_t i = 1; i < last; ++i)
        if (!numberIn(first[i], separator))
            return true;
    // Headings may be numbers (a data frame without column names), but then a heading for the names tells.
    if (first.front().empty() || isNameHeading(first.front()) || isFrameTime(first.front()) ||
        isClass(first.back()))
        return true;
    return first.size() == 1 && !numberIn(first.front(), separator);
}

Columns columnsOf(const Cells& first, const Cells& second, char separator, const std::filesystem::path& path,
                  const Job& job)
{
    Columns columns;
    columns.hasHeader = isHeader(first, separator);
    const Cells& data = columns.hasHeader ? second : first;
    const std::size_t count = first.size();
    std::vector<bool> dropped(count, false);
    if (columns.hasHeader) {
        for (std::size_t i = 0; i < count; ++i) {
            columns.isOpenSmile = columns.isOpenSmile || isFrameTime(first[i]);
            dropped[i] = isFrameTime(first[i]);
            if (!columns.name && isNameHeading(first[i]))
                columns.name = i;
        }
        // The segments of opensmile's Python package: file, start, end.
        if (columns.name == std::size_t(0) && count > 3 && lowerCase(first[1]) == "start" &&
            lowerCase(first[2]) == "end" && !parseFloat(data[1]))
            dropped[1] = dropped[2] = true;
        // A data frame's own row numbers, in a first column without heading.
        if (columns.name && columns.name != std::size_t(0) && first[0].empty()) {
            dropped[0] = true;
            job.warn(path.string() + ": the first column has no heading and is left out");
        }
    }
    if (!columns.name && !dropped[0] && !numberIn(data[0], separator))
        columns.name = 0;
    const std::size_t last = count - 1;
    if (last > 0 && columns.name != last &&
        ((columns.hasHeader && isClass(first[last])) || data[last] == "?")) {
        dropped[last] = true;
        job.warn(path.string() + ": the last column, " + (columns.hasHeader ? first[last] : "'?'") +
                 ", is taken for the class and left out");
    }
    for (std::size_t i = 0; i < count; ++i)
        if (!dropped[i] && columns.name != i)
            columns.features.push_back(i);
    if (columns.features.empty())
        throw InputError(path, "", "has no columns of numbers beside names, frame times and classes");
    return columns;
}

// openSMILE puts names in single quotes; elsewhere a single quote is a letter like any other.
DelimitedFormat formatOf(const std::filesystem::path& path)
{
    const char separator = DelimitedReader(path).separator();
    // A separator that never occurs: whole lines.
    DelimitedReader lines(path, {'\x1f', "", '\0'});
    bool single = false;
    for (int row = 0; row < 2 && lines.next(); ++row) {
        const std::string_view line = lines.cells().front();
        const std::size_t close = line.find(std::string("'") + separator, 1);
        single = single || (line.starts_with('\'') && close != std::string_view::npos);
    }
    return {separator, single ? "\"'" : "\"", '\0'};
}

/// Fills names, values, format and the line of every row. Without `decimalCommas` false as soon as a cell has
/// one and the separator leaves it free.
bool readRows(const std::filesystem::path& path, const DelimitedFormat& format, const Columns& columns,
              const Cells& first, bool decimalCommas, FeatureTable& table, std::vector<std::size_t>& lines,
              const Job& job)
{
    DelimitedReader rows(path, format);
    if (columns.hasHeader)
        rows.next();
    const auto columnPlace = [&](std::size_t line, std::size_t column) {
        return "line " + std::to_string(line) + ", column " +
               (columns.hasHeader && !first[column].empty() ? first[column] : std::to_string(column + 1));
    };
    table = {};
    lines.clear();
    table.values = FloatMatrix(rows.mostRows(columns.features.size(), job) - (columns.hasHeader ? 1 : 0),
                               columns.features.size());
    std::vector<DecimalMarks> marks(decimalCommas ? columns.features.size() : 0);
    struct DecimalComma {
    };
    const auto convert = [&](const RowConversion::Row& row) {
        float* out = row.out;
        for (std::size_t i = 0; i < columns.features.size(); ++i) {
            const std::string_view cell = row.cells[columns.features[i]];
            auto value = parseFloat(cell);
            if (!value && !decimalCommas && numberIn(cell, format.separator))
                throw DecimalComma();
            if (decimalCommas) {
                value = numberIn(cell, format.separator);
                marks[i].add(cell, row.line);
            }
            if (!value)
                throw InputError(path, columnPlace(row.line, columns.features[i]),
                                 "found " + deepmi::quoted(cell) + ", expected a number");
            *out++ = *value;
        }
    };
    // What columns with decimal commas are told by goes from row to row.
    RowConversion conversion(decimalCommas ? 0 : rows.size(), convert);
    std::uint64_t reported = 0;
    try {
        conversion.addAll(rows, [&] {
            requireRoom(table, lines.size(), path);
            float* out = table.values.row(lines.size()).data();
            if (columns.name)
                table.names.emplace_back(rows.cells()[*columns.name]);
            lines.push_back(rows.line());
            if (rows.position() - reported >= (4u << 20)) {
                reported = rows.position();
                job.throwIfStopped();
                job.report("reading features", static_cast<double>(reported),
                           static_cast<double>(rows.size()));
            }
            return out;
        });
    } catch (const DecimalComma&) {
        return false;
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (const std::string problem = marks[i].problem(); !problem.empty())
            throw InputError(path, columnPlace(marks[i].line(), columns.features[i]), problem);
    table.values.keepRows(lines.size());
    table.format = (columns.isOpenSmile        ? "openSMILE CSV"
                    : format.separator == '\t' ? "TSV"
                                               : "CSV") +
                   encodingNote(rows.encoding());
    return true;
}

} // namespace

FeatureTable readCsvFeatures(const std::filesystem::path& path, const FeatureReadOptions& options,
                             const Job& job)
{
    const DelimitedFormat format = formatOf(path);
    DelimitedReader reader(path, format);
    if (!reader.next())
        throw InputError(path, "", "the file has no lines, expected a header line and rows of numbers");
    const Cells first = copied(reader.cells());
    const bool hasSecond = reader.next();
    const Cells second = hasSecond ? copied(reader.cells()) : Cells();
    if (!hasSecond && isHeader(first, format.separator))
        throw InputError(path, "", "the file has a header line but no rows");
    const Columns columns = columnsOf(first, second, format.separator, path, job);
    if (!columns.hasHeader)
        job.warn(path.string() +
                 ": the first line has no headings, so it is read as data and the columns have no names");

    // Again from the start, now that the columns are known; and once more where a decimal comma turns up,
    // which whole columns have to agree on.
    FeatureTable table;
    std::vector<std::size_t> lines;
    if (!readRows(path, format, columns, first, false, table, lines, job))
        readRows(path, format, columns, first, true, table, lines, job);
    if (!columns.name) {
        if (auto side = readSideNames(path, options, lines.size()))
            table.names = std::move(*side);
        else if (lines.size() == 1)
            table.names = {path.stem().string()};
        else
            failWithoutNames(path, options, lines.size(),
                             columns.isOpenSmile
                                 ? "there is a frame time but no name: these may be frames, where one "
                                   "row a recording is expected"
                                 : "no column of text and none called name, file, filename or id");
    }
    requireUniqueNames(table.names, path,
                       [&](std::size_t row) { return "line " + std::to_string(lines[row]); });
    if (columns.hasHeader)
        for (const std::size_t column : columns.features)
            table.featureNames.push_back(first[column]);
    table.source = path;
    return table;
}

} // namespace deepmi

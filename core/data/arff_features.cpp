#include "data/delimited_text.h"
#include "data/feature_layout.h"
#include "data/names.h"
#include "data/row_conversion.h"

#include <limits>
#include <optional>

namespace deepmi
{

namespace
{

struct Attribute {
    std::string name;
    bool isNumber = false;
};

struct Declarations {
    std::vector<Attribute> attributes;
    std::uint64_t dataOffset = 0; ///< byte of the text behind the @data line
    std::size_t dataLine = 0;     ///< line after the @data line
};

// The word or quoted text at the start of `text`, which is shortened by it.
std::string takeWord(std::string_view& text)
{
    text = trimmed(text);
    if (text.empty())
        return "";
    std::size_t end = 0;
    std::string word;
    if (text.front() == '\'' || text.front() == '"') {
        end = text.find(text.front(), 1);
        if (end == std::string_view::npos)
            return "";
        word = text.substr(1, end - 1);
        ++end;
    } else {
        end = std::min(text.find_first_of(" \t"), text.size());
        word = text.substr(0, end);
    }
    text = trimmed(text.substr(end));
    return word;
}

Attribute attributeOf(std::string_view rest, const std::filesystem::path& path, std::size_t line)
{
    Attribute attribute;
    attribute.name = takeWord(rest);
    const std::string type = lowerCase(rest.substr(0, std::min(rest.find_first_of(" \t"), rest.size())));
    attribute.isNumber = type == "numeric" || type == "real" || type == "integer";
    if (attribute.name.empty() ||
        (!attribute.isNumber && type != "string" && !type.starts_with('{') && type != "date"))
        throw InputError(
            path, "line " + std::to_string(line),
            "expected @attribute NAME followed by numeric, real, integer, string, date or {values}");
    return attribute;
}

Declarations declarationsOf(const std::filesystem::path& path, const Job& job)
{
    TextSource source(path);
    Declarations result;
    std::string block;
    std::uint64_t offset = 0;
    std::size_t next = 0;
    while (true) {
        std::size_t end = block.find('\n', next);
        if (end == std::string::npos) {
            block.erase(0, next);
            offset += next;
            next = 0;
            constexpr std::size_t more = std::size_t(1) << 20;
            if (!source.append(block, more))
                throw InputError(path, "", "the ARFF file has no @data line; it is truncated");
            job.throwIfStopped();
            continue;
        }
        ++result.dataLine;
        std::string_view line = std::string_view(block).substr(next, end - next);
        next = end + 1;
        line = trimmed(line);
        if (line.empty() || line.front() == '%')
            continue;
        const std::string keyword = lowerCase(takeWord(line));
        if (keyword == "@data")
            break;
        if (keyword == "@attribute")
            result.attributes.push_back(attributeOf(line, path, result.dataLine));
        else if (keyword != "@relation")
            throw InputError(path, "line " + std::to_string(result.dataLine),
                             "found " + deepmi::quoted(keyword) +
                                 ", expected @relation, @attribute or @data");
    }
    result.dataOffset = offset + next;
    ++result.dataLine;
    return result;
}

bool isDropped(const Attribute& attribute, bool isLast)
{
    const std::string name = lowerCase(attribute.name);
    return name == "frametime" || name == "frameindex" ||
           (isLast && (!attribute.isNumber || name == "class" || name == "label" || name == "emotion"));
}

float valueOf(std::string_view cell, const Attribute& attribute, const std::filesystem::path& path,
              std::size_t line)
{
    if (cell == "?") // ARFF's mark of a missing value
        return std::numeric_limits<float>::quiet_NaN();
    const auto value = parseFloat(cell);
    if (!value)
        throw InputError(path, "line " + std::to_string(line) + ", attribute " + attribute.name,
                         "found " + deepmi::quoted(cell) + ", expected a number");
    return *value;
}

} // namespace

FeatureTable readArffFeatures(const std::filesystem::path& path, const FeatureReadOptions& options,
                              const Job& job)
{
    const Declarations declared = declarationsOf(path, job);
    const auto& attributes = declared.attributes;
    std::optional<std::size_t> name;
    std::vector<std::size_t> features;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const bool isLast = i + 1 == attributes.size() && i > 0;
        if (!name && (isNameHeading(attributes[i].name) || (i == 0 && !attributes[i].isNumber)))
            name = i;
        else if (isDropped(attributes[i], isLast))
            continue;
        else if (attributes[i].isNumber)
            features.push_back(i);
        else
            throw InputError(path, "attribute " + attributes[i].name,
                             "is not numeric, expected numbers only");
    }
    if (features.empty())
        throw InputError(path, "", "the ARFF file declares no numeric attributes");

    DelimitedReader reader(path, {',', "'\"", '%'}, declared.dataOffset, declared.dataLine);
    FeatureTable table;
    std::vector<std::size_t> lines;
    table.values = FloatMatrix(reader.mostRows(features.size(), job), features.size());
    RowConversion conversion(reader.size(), [&](const RowConversion::Row& row) {
        float* out = row.out;
        for (const std::size_t column : features)
            *out++ = valueOf(row.cells[column], attributes[column], path, row.line);
    });
    conversion.addAll(reader, [&] {
        const auto cells = reader.cells();
        const auto fail = [&](const std::string& message) {
            throw InputError(path, "line " + std::to_string(reader.line()), message);
        };
        if (cells.front().starts_with('{'))
            fail("is a sparse ARFF row, expected all values");
        if (cells.size() != attributes.size())
            fail("the row has " + std::to_string(cells.size()) + " values, expected one for each of the " +
                 std::to_string(attributes.size()) + " attributes");
        requireRoom(table, lines.size(), path);
        if (name)
            table.names.emplace_back(cells[*name]);
        lines.push_back(reader.line());
        if (lines.size() % 64 == 0) {
            job.throwIfStopped();
            job.report("reading features", static_cast<double>(reader.position()),
                       static_cast<double>(reader.size()));
        }
        return table.values.row(lines.size() - 1).data();
    });
    if (lines.empty())
        throw InputError(path, "", "the ARFF file has no rows behind @data");
    table.values.keepRows(lines.size());
    if (!name) {
        if (auto side = readSideNames(path, options, lines.size()))
            table.names = std::move(*side);
        else if (lines.size() == 1)
            table.names = {path.stem().string()};
        else
            failWithoutNames(path, options, lines.size(),
                             "no attribute is called name, file, filename or id");
    }
    requireUniqueNames(table.names, path,
                       [&](std::size_t row) { return "line " + std::to_string(lines[row]); });
    for (const std::size_t column : features)
        table.featureNames.push_back(attributes[column].name);
    table.format = "ARFF" + encodingNote(reader.encoding());
    table.source = path;
    return table;
}

} // namespace deepmi

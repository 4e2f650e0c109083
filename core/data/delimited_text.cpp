#include "data/delimited_text.h"

#include "data/names.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <type_traits>

namespace deepmi
{

namespace
{

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool equalInAnyCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

template <class Number>
std::optional<Number> parse(std::string_view text)
{
    if (!text.empty() && text.front() == '+' && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    Number value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (stop != end || text.empty() || error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        if constexpr (std::is_floating_point_v<Number>) {
            // from_chars does not tell too large from too small; strtod does.
            const double wide = std::strtod(std::string(text).c_str(), nullptr);
            return static_cast<Number>(wide);
        } else {
            return std::nullopt;
        }
    }
    return value;
}

} // namespace

DelimitedText DelimitedText::read(const std::filesystem::path& path, const Job& job,
                                  const DelimitedFormat& format)
{
    DelimitedReader reader(path, format);
    DelimitedText text;
    text.m_path = path;
    if (!reader.next())
        throw InputError(path, "", "the file has no lines, expected a header line and rows");
    text.m_separator = reader.separator();
    for (const std::string_view heading : reader.cells())
        text.m_header.emplace_back(trimmedHeading(heading));
    std::uint64_t reported = 0;
    while (reader.next()) {
        for (const auto cell : reader.cells()) {
            text.m_text.append(cell);
            text.m_ends.push_back(text.m_text.size());
        }
        text.m_lines.push_back(reader.line());
        if (reader.position() - reported >= (4u << 20)) {
            reported = reader.position();
            job.throwIfStopped();
            job.report("reading", static_cast<double>(reported), static_cast<double>(reader.size()));
        }
    }
    text.m_encoding = reader.encoding();
    if (text.m_lines.empty())
        throw InputError(path, "", "the file has a header line but no rows");
    return text;
}

std::string_view DelimitedText::cell(std::size_t row, std::size_t column) const
{
    const std::size_t index = row * columns() + column;
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_text).substr(begin, m_ends[index] - begin);
}

std::optional<std::size_t> DelimitedText::findColumn(std::string_view name) const
{
    for (std::size_t column = 0; column < columns(); ++column)
        if (m_header[column] == name)
            return column;
    for (std::size_t column = 0; column < columns(); ++column)
        if (equalInAnyCase(m_header[column], name))
            return column;
    return std::nullopt;
}

std::size_t DelimitedText::columnIndex(std::string_view name) const
{
    if (const auto column = findColumn(name))
        return *column;
    std::string all;
    constexpr std::size_t most = 30;
    for (std::size_t column = 0; column < columns() && column < most; ++column)
        all += (all.empty() ? "" : ", ") + m_header[column];
    if (columns() > most)
        all += " and " + std::to_string(columns() - most) + " more";
    throw InputError(m_path, "header", "there is no column " + quoted(name) + "; the columns are " + all);
}

const DecimalMarks& DelimitedText::decimalMarks(std::size_t column) const
{
    const auto [place, isNew] = m_marks.try_emplace(column);
    if (isNew && mayHaveDecimalCommas(m_separator))
        for (std::size_t row = 0; row < rows(); ++row)
            place->second.add(cell(row, column), line(row));
    return place->second;
}

std::string DelimitedText::numberText(std::size_t row, std::size_t column, bool thousands) const
{
    const std::string_view text = cell(row, column);
    if (!mayHaveDecimalCommas(m_separator))
        return std::string(text);
    const DecimalMarks& marks = decimalMarks(column);
    if (!marks.commas())
        return std::string(text);
    if (const std::string problem = marks.problem(thousands); !problem.empty()) {
        const auto first = std::lower_bound(m_lines.begin(), m_lines.end(), marks.line());
        throw error(static_cast<std::size_t>(first - m_lines.begin()), column, problem);
    }
    return withDecimalPoint(text).value_or(std::string(text));
}

double DelimitedText::number(std::size_t row, std::size_t column) const
{
    const auto value = parseDouble(numberText(row, column));
    if (!value)
        throw error(row, column, "found " + quoted(cell(row, column)) + ", expected a number");
    return *value;
}

long long DelimitedText::integer(std::size_t row, std::size_t column) const
{
    const auto value = parseInteger(cell(row, column));
    if (!value)
        throw error(row, column, "found " + quoted(cell(row, column)) + ", expected a whole number");
    return *value;
}

std::string DelimitedText::place(std::size_t row, std::size_t column) const
{
    const std::string& name = m_header[column];
    return "line " + std::to_string(line(row)) + ", column " +
           (name.empty() ? std::to_string(column + 1) : name);
}

InputError DelimitedText::error(std::size_t row, std::size_t column, const std::string& message) const
{
    return InputError(m_path, place(row, column), message);
}

std::optional<double> parseDouble(std::string_view text)
{
    return parse<double>(text);
}

std::optional<float> parseFloat(std::string_view text)
{
    return parse<float>(text);
}

std::optional<long long> parseInteger(std::string_view text)
{
    return parse<long long>(text);
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t longest = 60;
    std::string result = "'";
    for (const char letter : text.substr(0, longest))
        result += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f ? '?' : letter;
    // Never leave half of a UTF-8 character behind: messages also go out as JSON.
    if (text.size() > longest) {
        while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0xC0) == 0x80)
            result.pop_back();
        if (!result.empty() && static_cast<unsigned char>(result.back()) >= 0xC0)
            result.pop_back();
        result += "...";
    }
    return result + "'";
}

namespace
{

/// Whether a spreadsheet would take the text for a formula, but for apostrophes in front of it.
bool hidesFormula(std::string_view text)
{
    const std::size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos &&
           std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

} // namespace

std::string spreadsheetCell(std::string_view text, char separator)
{
    return csvCell(hidesFormula(text) ? "'" + std::string(text) : std::string(text), separator);
}

std::string fromSpreadsheetCell(std::string_view cell)
{
    if (cell.starts_with('\'') && hidesFormula(cell))
        cell.remove_prefix(1);
    return std::string(cell);
}

std::string csvCell(std::string_view text, char separator)
{
    const bool plain = text.find_first_of(std::string("\"\r\n") + separator) == std::string_view::npos &&
                       (text.empty() || (text.front() != ' ' && text.back() != ' '));
    if (plain)
        return std::string(text);
    std::string result = "\"";
    for (const char letter : text) {
        if (letter == '"')
            result += '"';
        result += letter;
    }
    return result + "\"";
}

} // namespace deepmi

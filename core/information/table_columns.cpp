#include "information/table_columns.h"

#include <cmath>
#include <unordered_map>

namespace deepmi
{

std::vector<std::string> readUniqueNames(const DelimitedText& text, std::size_t column)
{
    std::vector<std::string> names(text.rows());
    std::unordered_map<std::string_view, std::size_t> lines;
    lines.reserve(names.size());
    for (std::size_t row = 0; row < names.size(); ++row) {
        names[row] = text.cell(row, column);
        if (names[row].empty())
            throw text.error(row, column, "the name is empty");
        if (const auto [known, fresh] = lines.emplace(names[row], text.line(row)); !fresh)
            throw text.error(row, column,
                             "the name " + deepmi::quoted(names[row]) + " stands in line " +
                                 std::to_string(known->second) + " already, names must be unique");
    }
    return names;
}

std::vector<double> readNumbers(const DelimitedText& text, std::size_t column)
{
    std::vector<double> values(text.rows());
    for (std::size_t row = 0; row < values.size(); ++row) {
        values[row] = text.number(row, column);
        if (std::isnan(values[row]))
            throw text.error(row, column, "the value is NaN (not a number), expected a number");
    }
    return values;
}

} // namespace deepmi

#include "data/decimal_marks.h"

#include "data/delimited_text.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// "1,234" or "-12,345": one to three digits that do not begin with 0, a comma, three digits.
bool couldBeThousands(std::string_view text)
{
    if (!text.empty() && (text.front() == '+' || text.front() == '-'))
        text.remove_prefix(1);
    const std::size_t comma = text.find(',');
    return comma >= 1 && comma <= 3 && text.front() != '0' && text.size() == comma + 4 &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(comma) + 1, text.end(), isDigit);
}

} // namespace

std::optional<std::string> withDecimalPoint(std::string_view text)
{
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos || comma == 0 || comma + 1 == text.size() ||
        !isDigit(text[comma - 1]) || !isDigit(text[comma + 1]) || text.find('.') != std::string_view::npos)
        return std::nullopt;
    std::string number(text);
    number[comma] = '.';
    if (!parseDouble(number))
        return std::nullopt;
    return number;
}

void DecimalMarks::add(std::string_view cell, std::size_t line)
{
    if (const auto value = parseDouble(cell)) {
        const bool point = cell.find('.') != std::string_view::npos;
        if (point && m_pointLine == 0)
            m_pointLine = line;
        m_surelyDecimal = m_surelyDecimal || (!point && std::abs(*value) >= 1000 && std::isfinite(*value));
    } else if (withDecimalPoint(cell)) {
        if (m_commaLine == 0) {
            m_commaLine = line;
            m_firstComma = cell;
        }
        m_surelyDecimal = m_surelyDecimal || !couldBeThousands(cell);
    }
}

std::string DecimalMarks::problem(bool thousands) const
{
    if (!commas())
        return {};
    if (m_pointLine != 0)
        return "found " + deepmi::quoted(m_firstComma) + ", but line " + std::to_string(m_pointLine) +
               " of the column has a decimal point; write all of its numbers alike";
    if (thousands && !m_surelyDecimal)
        return "found " + deepmi::quoted(m_firstComma) +
               ", whose comma may be a decimal one or set thousands apart, and no other cell of the column "
               "tells; write decimal points";
    return {};
}

} // namespace deepmi

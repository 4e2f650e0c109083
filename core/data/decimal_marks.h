#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace deepmi
{

/// "3.5" of "3,5": a number with one comma between two digits in the place of the decimal point (a sign and
/// an exponent may be there); nullopt for anything else.
std::optional<std::string> withDecimalPoint(std::string_view text);

/// Whether decimal commas can be told in a table whose cells are apart by this: by ';' or a tab, not by ','.
inline bool mayHaveDecimalCommas(char separator)
{
    return separator == ';' || separator == '\t';
}

/// Whether the numbers of one column have decimal commas, told from all of its cells.
class DecimalMarks
{
public:
    /// A cell that is no number, with point or comma, tells nothing.
    void add(std::string_view cell, std::size_t line);
    /// Some cell has a decimal comma.
    bool commas() const { return m_commaLine != 0; }
    /// What makes the column ambiguous, "" if nothing: commas and points in one column, or nothing but
    /// commas before three digits ("1,234"), which may set thousands apart. The latter is none where
    /// `thousands` says that numbers that large cannot be there, or where some number from 1000 on is
    /// written without a comma.
    std::string problem(bool thousands = true) const;
    /// Of the first comma.
    std::size_t line() const { return m_commaLine; }

private:
    std::size_t m_commaLine = 0, m_pointLine = 0;
    std::string m_firstComma;
    bool m_surelyDecimal = false;
};

} // namespace deepmi

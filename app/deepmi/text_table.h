#pragma once

#include <string>
#include <vector>

namespace deepmi::cli
{

/// Rows of text in aligned columns for people: columns of numbers to the right, others to the left.
class TextTable
{
public:
    explicit TextTable(std::vector<std::string> header);
    /// As many cells as the header has.
    void add(std::vector<std::string> cells);
    bool empty() const { return m_rows.empty(); }
    std::string text() const;

private:
    std::vector<std::string> m_header;
    std::vector<std::vector<std::string>> m_rows;
};

/// "key   value" lines with aligned values; empty values are left out.
std::string keyValueText(const std::vector<std::pair<std::string, std::string>>& lines);

/// Fixed decimals; "–" for NaN.
std::string fixed(double value, int decimals);
/// Three significant digits, as for losses and rates.
std::string brief(double value);

/// Columns that UTF-8 text takes (code points; wide characters are not told apart).
std::size_t displayWidth(const std::string& text);
/// The first `width` columns of a text, without control characters.
std::string cutToWidth(const std::string& text, std::size_t width);
/// Breaks at spaces so that no line is wider than `width` where that is possible; every line but the first
/// begins with `indent` spaces.
std::string wrap(const std::string& text, std::size_t width, std::size_t indent);

} // namespace deepmi::cli

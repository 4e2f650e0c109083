#include "text_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace deepmi::cli
{

namespace
{

bool continuesCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

bool looksNumeric(const std::string& text)
{
    return text.empty() || text == "–" || text == "inf" ||
           text.find_first_not_of("0123456789.+-e ±%:") == std::string::npos;
}

std::string padding(std::size_t width, const std::string& text)
{
    const std::size_t used = displayWidth(text);
    return std::string(width > used ? width - used : 0, ' ');
}

} // namespace

TextTable::TextTable(std::vector<std::string> header) : m_header(std::move(header)) {}

void TextTable::add(std::vector<std::string> cells)
{
    if (cells.size() != m_header.size())
        throw std::logic_error("a table row has another number of cells than the header");
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text() const
{
    std::string all;
    std::vector<std::size_t> widths;
    std::vector<bool> numeric;
    for (std::size_t column = 0; column < m_header.size(); ++column) {
        std::size_t width = displayWidth(m_header[column]);
        bool numbers = !m_rows.empty();
        for (const auto& row : m_rows) {
            width = std::max(width, displayWidth(row[column]));
            numbers = numbers && looksNumeric(row[column]);
        }
        widths.push_back(width);
        numeric.push_back(numbers);
    }
    const auto addLine = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const std::string pad = padding(widths[column], cells[column]);
            line += (column ? "  " : "") + (numeric[column] ? pad + cells[column] : cells[column] + pad);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        all += line + "\n";
    };
    addLine(m_header);
    for (const auto& row : m_rows)
        addLine(row);
    return all;
}

std::string keyValueText(const std::vector<std::pair<std::string, std::string>>& lines)
{
    std::size_t width = 0;
    for (const auto& [key, value] : lines)
        if (!value.empty())
            width = std::max(width, displayWidth(key));
    std::string text;
    for (const auto& [key, value] : lines)
        if (!value.empty())
            text += key + padding(width, key) + "  " + value + "\n";
    return text;
}

std::string fixed(double value, int decimals)
{
    if (std::isnan(value))
        return "–";
    char text[400];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string brief(double value)
{
    if (std::isnan(value))
        return "–";
    char text[64];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

std::size_t displayWidth(const std::string& text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !continuesCharacter(byte); }));
}

std::string cutToWidth(const std::string& text, std::size_t width)
{
    std::string cut;
    std::size_t used = 0;
    for (const char byte : text) {
        if (!continuesCharacter(byte) && ++used > width)
            break;
        const auto code = static_cast<unsigned char>(byte);
        cut += code < 0x20 || code == 0x7F ? ' ' : byte;
    }
    return cut;
}

std::string wrap(const std::string& text, std::size_t width, std::size_t indent)
{
    std::string wrapped, line;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty())
            continue;
        if (!line.empty() && displayWidth(line) + 1 + displayWidth(word) + indent > width) {
            wrapped += line + "\n" + std::string(indent, ' ');
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return wrapped + line;
}

} // namespace deepmi::cli

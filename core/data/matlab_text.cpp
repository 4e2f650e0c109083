#include "data/matlab_text.h"

#include <string_view>

namespace deepmi
{

namespace
{

void appendUtf8(std::string& text, std::uint32_t point)
{
    const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80)
        return put(point);
    if (point < 0x800)
        put(0xC0 | (point >> 6));
    else {
        if (point < 0x10000)
            put(0xE0 | (point >> 12));
        else {
            put(0xF0 | (point >> 18));
            put(0x80 | ((point >> 12) & 0x3F));
        }
        put(0x80 | ((point >> 6) & 0x3F));
    }
    put(0x80 | (point & 0x3F));
}

} // namespace

void appendUtf16(std::vector<std::uint32_t>& characters, std::uint32_t unit)
{
    const bool isSecondHalf = unit >= 0xDC00 && unit < 0xE000 && !characters.empty() &&
                              characters.back() >= 0xD800 && characters.back() < 0xDC00;
    if (isSecondHalf)
        characters.back() = 0x10000 + ((characters.back() - 0xD800) << 10) + (unit - 0xDC00);
    else
        characters.push_back(unit);
}

std::vector<std::string> textsOfCharacters(const std::vector<std::uint32_t>& characters, std::size_t rows)
{
    // Texts of no characters: there may be as many of them as somebody likes to write.
    if (rows > 1 && rows > characters.size())
        return {};
    std::vector<std::string> texts(rows);
    for (std::size_t i = 0; i < characters.size(); ++i)
        appendUtf8(texts[i % rows], characters[i]);
    for (auto& text : texts)
        text.erase(text.find_last_not_of(std::string_view(" \0", 2)) + 1);
    return texts;
}

} // namespace deepmi

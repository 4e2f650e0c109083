#include "data/matlab_text.h"

#include "job/error.h"

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

bool isFirstHalf(std::int64_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isSecondHalf(std::int64_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

} // namespace

std::vector<std::string> textsOfCharacters(const std::vector<std::int64_t>& characters, std::size_t rows,
                                           const std::filesystem::path& file, const std::string& where)
{
    // Texts of no characters: there may be as many of them as somebody likes to write.
    if (rows > 1 && rows > characters.size())
        return {};
    std::vector<std::string> texts(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto fail = [&](const std::string& message) {
            throw InputError(file, rows > 1 ? where + ", row " + std::to_string(row + 1) : where, message);
        };
        std::string& text = texts[row];
        for (std::size_t i = row; i < characters.size(); i += rows) {
            std::int64_t point = characters[i];
            if (point < 0 || point > 0x10FFFF)
                fail("holds the character " + std::to_string(point) + ", which is none of Unicode");
            if (isFirstHalf(point) && i + rows < characters.size() && isSecondHalf(characters[i + rows])) {
                i += rows;
                point = 0x10000 + ((point - 0xD800) << 10) + (characters[i] - 0xDC00);
            } else if (isFirstHalf(point) || isSecondHalf(point)) {
                fail("half a character of UTF-16; the file is damaged or truncated");
            }
            appendUtf8(text, static_cast<std::uint32_t>(point));
        }
        text.erase(text.find_last_not_of(std::string_view(" \0", 2)) + 1);
    }
    return texts;
}

} // namespace deepmi

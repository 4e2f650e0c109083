#include "data/text_source.h"

#include "data/packed_file.h"
#include "job/error.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace deepmi
{

namespace
{

/// Windows-1252's characters 0x80 to 0x9F; 0 where it has none.
constexpr std::array<char16_t, 32> windows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void appendCharacter(std::string& text, char32_t character)
{
    const auto byte = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
    if (character < 0x80) {
        byte(character);
    } else if (character < 0x800) {
        byte(0xC0 | character >> 6);
        byte(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        byte(0xE0 | character >> 12);
        byte(0x80 | (character >> 6 & 0x3F));
        byte(0x80 | (character & 0x3F));
    } else {
        byte(0xF0 | character >> 18);
        byte(0x80 | (character >> 12 & 0x3F));
        byte(0x80 | (character >> 6 & 0x3F));
        byte(0x80 | (character & 0x3F));
    }
}

/// Where the first byte beyond ASCII stands, `end` if there is none; eight bytes at a time, for big tables.
std::size_t skipAscii(const std::string& text, std::size_t begin, std::size_t end)
{
    while (begin + sizeof(std::uint64_t) <= end) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + begin, sizeof(word));
        if (word & 0x8080808080808080u)
            break;
        begin += sizeof(word);
    }
    while (begin < end && !(static_cast<unsigned char>(text[begin]) & 0x80))
        ++begin;
    return begin;
}

enum class Sequence { Whole, Cut, Wrong };

/// The UTF-8 character of several bytes at `begin`; its length (Unicode, table 3-7).
std::pair<Sequence, std::size_t> sequenceAt(const std::string& text, std::size_t begin)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[begin + i]); };
    const unsigned char first = at(0);
    std::size_t length = 0;
    unsigned char low = 0x80, high = 0xBF; // of the second byte
    if (first >= 0xC2 && first <= 0xDF)
        length = 2;
    else if (first >= 0xE0 && first <= 0xEF)
        length = 3;
    else if (first >= 0xF0 && first <= 0xF4)
        length = 4;
    else
        return {Sequence::Wrong, 1};
    if (first == 0xE0)
        low = 0xA0;
    else if (first == 0xED)
        high = 0x9F;
    else if (first == 0xF0)
        low = 0x90;
    else if (first == 0xF4)
        high = 0x8F;
    for (std::size_t i = 1; i < length; ++i) {
        if (begin + i == text.size())
            return {Sequence::Cut, i};
        if (at(i) < low || at(i) > high)
            return {Sequence::Wrong, i};
        low = 0x80;
        high = 0xBF;
    }
    return {Sequence::Whole, length};
}

} // namespace

const char* toString(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Utf16:
        return "UTF-16";
    case TextEncoding::Latin1:
        return "Latin-1";
    }
    return "UTF-8";
}

std::string encodingNote(TextEncoding encoding)
{
    return encoding == TextEncoding::Utf8 ? std::string() : std::string(" (") + toString(encoding) + ")";
}

TextSource::TextSource(const std::filesystem::path& path) : m_file(path)
{
    std::array<char, packedFileBytes> bytes{};
    const std::string_view start(bytes.data(), m_file.readUpTo(0, bytes.data(), bytes.size()));
    if (const std::string problem = packedFileProblem(start); !problem.empty())
        throw InputError(path, "", problem);
    if (start.starts_with("\xEF\xBB\xBF")) {
        m_offset = 3;
        m_beyondAscii = true; // it says of itself that it is UTF-8
    } else if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        m_encoding = TextEncoding::Utf16;
        m_bigEndian = start.starts_with('\xFE');
        m_unit = 2;
        m_offset = 2;
    }
}

bool TextSource::append(std::string& text, std::size_t wanted)
{
    const std::size_t begin = text.size();
    while (text.size() == begin && !atEnd())
        appendBytes(text, std::max<std::size_t>(wanted, 8));
    if (text.size() == begin) {
        // A table that is cut between two lines, or goes on, while it is read looks whole.
        m_file.requireUnchanged();
        return false;
    }
    settleLineEnds(text, begin, wanted);
    return true;
}

void TextSource::appendBytes(std::string& text, std::size_t wanted)
{
    if (m_unit == 2) {
        appendUtf16(text, wanted);
        return;
    }
    const std::size_t begin = text.size();
    const std::uint64_t offset = m_offset;
    wanted = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, m_file.size() - offset));
    text.resize(begin + wanted);
    const std::size_t got = m_file.readUpTo(offset, text.data() + begin, wanted);
    text.resize(begin + got);
    m_offset = got < wanted ? m_file.size() : offset + got;
    if (const std::size_t zero = text.find('\0', begin); zero != std::string::npos)
        fail(offset + zero - begin, "a zero byte: this is not text in UTF-8, in UTF-16 with a byte order "
                                    "mark, or in Latin-1");
    if (m_encoding == TextEncoding::Latin1)
        fromWindows1252(text, begin, offset);
    else
        checkUtf8(text, begin);
}

// Leaves a character that the block cuts for the next one.
void TextSource::checkUtf8(std::string& text, std::size_t begin)
{
    const std::uint64_t offset = m_offset - (text.size() - begin);
    for (std::size_t place = skipAscii(text, begin, text.size()); place < text.size();
         place = skipAscii(text, place, text.size())) {
        const auto [sequence, length] = sequenceAt(text, place);
        if (sequence == Sequence::Whole) {
            m_beyondAscii = true;
            place += length;
            continue;
        }
        if (sequence == Sequence::Cut && !atEnd()) {
            m_offset -= text.size() - place;
            text.resize(place);
            return;
        }
        if (m_beyondAscii)
            fail(offset + place - begin,
                 "a byte that is not UTF-8 in a text that was UTF-8 until here; save it in one encoding");
        m_encoding = TextEncoding::Latin1;
        fromWindows1252(text, place, offset + place - begin);
        return;
    }
}

void TextSource::fromWindows1252(std::string& text, std::size_t begin, std::uint64_t offset)
{
    const std::string bytes = text.substr(begin);
    text.resize(begin);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        // What is ASCII stays as it is, and is most of the text.
        const std::size_t beyond = skipAscii(bytes, i, bytes.size());
        text.append(bytes, i, beyond - i);
        i = beyond;
        if (i == bytes.size())
            return;
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const char32_t character = byte < 0xA0 ? windows1252[byte - 0x80] : byte;
        if (character == 0)
            fail(offset + i, "a byte that is no character in UTF-8 or in Latin-1");
        appendCharacter(text, character);
    }
}

void TextSource::appendUtf16(std::string& text, std::size_t wanted)
{
    const std::uint64_t offset = m_offset;
    wanted = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, m_file.size() - offset));
    std::string bytes(wanted + wanted % 2, '\0');
    bytes.resize(m_file.readUpTo(offset, bytes.data(), bytes.size()));
    // A file that was cut short meanwhile ends here.
    m_offset = bytes.size() < wanted ? m_file.size() : offset + bytes.size();
    const auto unit = [&](std::size_t place) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[place]);
        const auto second = static_cast<unsigned char>(bytes[place + 1]);
        return m_bigEndian ? static_cast<char32_t>(first << 8 | second)
                           : static_cast<char32_t>(second << 8 | first);
    };
    const auto isLow = [](char32_t code) { return code >= 0xDC00 && code < 0xE000; };
    for (std::size_t place = 0; place < bytes.size(); place += 2) {
        if (place + 1 == bytes.size())
            fail(offset + place, "half a character of UTF-16; the file is truncated");
        const char32_t code = unit(place);
        if (code == 0)
            fail(offset + place, "a zero character: this is not text");
        if (code < 0xD800 || code >= 0xE000) {
            appendCharacter(text, code);
            continue;
        }
        if (place + 2 == bytes.size() && !atEnd()) {
            m_offset -= 2; // its other half is in the next block
            return;
        }
        if (isLow(code) || place + 3 >= bytes.size() || !isLow(unit(place + 2)))
            fail(offset + place, "half a character of UTF-16; the file is damaged or truncated");
        appendCharacter(text, 0x10000 + ((code - 0xD800) << 10) + (unit(place + 2) - 0xDC00));
        place += 2;
    }
}

void TextSource::settleLineEnds(std::string& text, std::size_t begin, std::size_t wanted)
{
    if (m_lineEnds == LineEnds::Undecided) {
        const std::size_t end = text.find_first_of("\r\n", begin);
        if (end == std::string::npos)
            return;
        // The character behind a carriage return decides.
        while (end + 1 == text.size() && text[end] == '\r' && !atEnd())
            appendBytes(text, std::max<std::size_t>(wanted, 8));
        const bool alone = text[end] == '\r' && (end + 1 == text.size() || text[end + 1] != '\n');
        m_lineEnds = alone ? LineEnds::CarriageReturn : LineEnds::LineFeed;
    }
    if (m_lineEnds == LineEnds::CarriageReturn)
        std::replace(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), '\r', '\n');
}

void TextSource::fail(std::uint64_t offset, const std::string& message) const
{
    constexpr std::size_t blockBytes = std::size_t(1) << 20;
    const char end = m_lineEnds == LineEnds::CarriageReturn ? '\r' : '\n';
    std::size_t line = 1;
    std::string block(static_cast<std::size_t>(std::min<std::uint64_t>(blockBytes, offset)), '\0');
    for (std::uint64_t place = 0; place < offset; place += blockBytes) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(blockBytes, offset - place));
        const std::size_t got = m_file.readUpTo(place, block.data(), count);
        for (std::size_t i = 0; i < got; ++i) {
            // Of a UTF-16 character only the one byte that is a line end's, the other being zero.
            const std::size_t other = m_bigEndian ? i - 1 : i + 1;
            const bool whole =
                m_unit == 1 || ((i % 2 == 1) == m_bigEndian && other < got && block[other] == 0);
            line += block[i] == end && whole;
        }
    }
    throw InputError(path(), "line " + std::to_string(line), message);
}

std::optional<std::string> beginningOfText(const std::filesystem::path& path, std::size_t bytes)
{
    TextSource source(path);
    std::string text;
    try {
        source.append(text, bytes);
    } catch (const InputError&) {
        return std::nullopt;
    }
    return text;
}

} // namespace deepmi

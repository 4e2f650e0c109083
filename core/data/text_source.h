#pragma once

#include "job/input_file.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace deepmi
{

/// How the characters of a text file are stored.
enum class TextEncoding { Utf8, Utf16, Latin1 };

/// "UTF-8", "UTF-16", "Latin-1".
const char* toString(TextEncoding encoding);

/// What a format's name says of the encoding: "" for UTF-8, else " (UTF-16)" or " (Latin-1)".
std::string encodingNote(TextEncoding encoding);

/// A text file read from front to back as UTF-8 whose lines end with LF or CRLF, whatever the file has:
/// UTF-8 with or without byte order mark, UTF-16 in either byte order with one, else Latin-1 (bytes 0x80 to
/// 0x9F as in Windows-1252), which is told by the first byte that is no UTF-8. Where the first line ends with
/// a carriage return alone, every carriage return ends a line. Raises InputError for a file that is a
/// workbook or compressed, and with the line for text that changes its encoding midway, half a UTF-16
/// character, a zero character, and a byte that is no character of Windows-1252.
class TextSource
{
public:
    explicit TextSource(const std::filesystem::path& path);

    /// Appends about `wanted` bytes of text, at least one unless the file is at its end; false there.
    bool append(std::string& text, std::size_t wanted);
    bool atEnd() const { return m_offset == m_file.size(); }
    /// As far as it was read: Latin-1 looks like UTF-8 until its first letter beyond ASCII.
    TextEncoding encoding() const { return m_encoding; }
    const std::filesystem::path& path() const { return m_file.path(); }
    /// Bytes of the file read so far and in all, for progress.
    std::uint64_t position() const { return m_offset; }
    std::uint64_t size() const { return m_file.size(); }

private:
    enum class LineEnds { Undecided, LineFeed, CarriageReturn };

    void appendBytes(std::string& text, std::size_t wanted);
    void appendUtf16(std::string& text, std::size_t wanted);
    void checkUtf8(std::string& text, std::size_t begin);
    void fromWindows1252(std::string& text, std::size_t begin, std::uint64_t offset);
    void settleLineEnds(std::string& text, std::size_t begin, std::size_t wanted);
    [[noreturn]] void fail(std::uint64_t offset, const std::string& message) const;

    InputFile m_file;
    std::uint64_t m_offset = 0; ///< of what was not read yet
    std::size_t m_unit = 1;     ///< bytes of a character: 2 of UTF-16
    bool m_bigEndian = false;
    bool m_beyondAscii = false; ///< UTF-8 characters of several bytes were seen
    TextEncoding m_encoding = TextEncoding::Utf8;
    LineEnds m_lineEnds = LineEnds::Undecided;
};

/// The first `bytes` or so of a file as text; nullopt if it is no text. Raises InputError for a file that is
/// missing or empty.
std::optional<std::string> beginningOfText(const std::filesystem::path& path, std::size_t bytes);

} // namespace deepmi

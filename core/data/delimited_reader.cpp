#include "data/delimited_text.h"

#include "data/names.h"

#include <algorithm>
#include <bit>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace deepmi
{

namespace
{

constexpr std::size_t blockBytes = std::size_t(1) << 20;

std::string_view trimmed(std::string_view text, char separator)
{
    const auto blank = [separator](char letter) {
        return letter == ' ' || (letter == '\t' && separator != '\t');
    };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Where an unquoted cell that begins at `position` ends: at the next separator, line feed or carriage
/// return, else at the text's end. Sixteen bytes at a time: going through the letters, whose number nobody
/// can foresee, was a quarter of reading a table.
std::size_t endOfCell(std::string_view text, std::size_t position, char separator)
{
#ifdef __SSE2__
    const __m128i separators = _mm_set1_epi8(separator), feeds = _mm_set1_epi8('\n'),
                  returns = _mm_set1_epi8('\r');
    while (position + sizeof(__m128i) <= text.size()) {
        const __m128i letters = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + position));
        const __m128i found =
            _mm_or_si128(_mm_cmpeq_epi8(letters, separators),
                         _mm_or_si128(_mm_cmpeq_epi8(letters, feeds), _mm_cmpeq_epi8(letters, returns)));
        if (const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found)))
            return position + static_cast<std::size_t>(std::countr_zero(bits));
        position += sizeof(__m128i);
    }
#endif
    while (position < text.size() && text[position] != separator && text[position] != '\n' &&
           text[position] != '\r')
        ++position;
    return position;
}

/// Whether every comma of a line without headings is that of a number, once cut at the other separator.
bool commasAreDecimal(std::string_view line, char separator)
{
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(separator), line.size());
        const std::string_view cell = trimmed(line.substr(0, end), separator);
        if (cell.find(',') != std::string_view::npos && !withDecimalPoint(cell))
            return false;
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return true;
}

/// Reads the first `count` bytes of the text; what was read beyond them is left in `block`.
void skip(TextSource& source, std::string& block, std::uint64_t count)
{
    while (count > 0 && source.append(block, blockBytes)) {
        const auto dropped = static_cast<std::size_t>(std::min<std::uint64_t>(count, block.size()));
        block.erase(0, dropped);
        count -= dropped;
    }
}

} // namespace

DelimitedReader::DelimitedReader(const std::filesystem::path& path, const DelimitedFormat& format,
                                 std::uint64_t offset, std::size_t line)
    : m_source(path), m_format(format), m_start(offset), m_block(std::make_shared<TextBlock>()),
      m_nextLine(line)
{
    skip(m_source, m_block->text, offset);
    m_endOfFile = m_source.atEnd();
    fill();
    if (offset == 0)
        takeSeparatorLine();
    if (m_format.separator == '\0')
        findSeparator();
}

void DelimitedReader::fail(std::size_t line, const std::string& message) const
{
    throw InputError(path(), "line " + std::to_string(line), message);
}

// Drops what stands before m_next and appends a block. False if the file has no more.
bool DelimitedReader::fill()
{
    if (m_endOfFile)
        return false;
    if (std::exchange(m_blockIsHeld, false)) {
        auto block = std::make_shared<TextBlock>();
        block->text.reserve(m_block->text.size() - m_next + blockBytes);
        block->text.assign(m_block->text, m_next);
        m_block = std::move(block);
    } else {
        m_block->text.erase(0, m_next);
        m_block->unescaped.clear();
    }
    m_next = 0;
    // A row longer than a block doubles the block, so that it is not scanned once a block.
    m_source.append(m_block->text, std::max(blockBytes, m_block->text.size()));
    m_endOfFile = m_source.atEnd();
    return true;
}

std::string_view DelimitedReader::firstLine()
{
    while (m_block->text.find('\n', m_next) == std::string::npos && fill())
        continue;
    const std::string_view rest = std::string_view(m_block->text).substr(m_next);
    return rest.substr(0, rest.find('\n'));
}

// Excel's "sep=;", for itself alone.
void DelimitedReader::takeSeparatorLine()
{
    const std::string_view first = firstLine();
    std::string_view line = first;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.size() > 2 && line.starts_with('"') && line.ends_with('"'))
        line = line.substr(1, line.size() - 2);
    constexpr std::string_view word = "sep=";
    if (line.size() != word.size() + 1 || lowerCase(line.substr(0, word.size())) != word ||
        std::string_view(";,\t|:").find(line.back()) == std::string_view::npos)
        return;
    if (m_format.separator == '\0')
        m_format.separator = line.back();
    m_next += std::min(first.size() + 1, m_block->text.size() - m_next);
    ++m_nextLine;
}

void DelimitedReader::findSeparator()
{
    const std::string_view first = firstLine();
    std::size_t semicolons = 0, commas = 0, tabs = 0;
    char quote = '\0';
    for (const char letter : first) {
        if (quote != '\0')
            quote = letter == quote ? '\0' : quote;
        else if (letter == '"')
            quote = letter;
        semicolons += quote == '\0' && letter == ';';
        commas += quote == '\0' && letter == ',';
        tabs += quote == '\0' && letter == '\t';
    }
    m_format.separator = ',';
    if (semicolons > commas || (semicolons > tabs && commasAreDecimal(first, ';')))
        m_format.separator = ';';
    if (tabs > std::max(semicolons, commas) || (tabs > semicolons && commasAreDecimal(first, '\t')))
        m_format.separator = '\t';
}

bool DelimitedReader::next()
{
    std::size_t emptyLine = 0;
    while (true) {
        while (m_block->text.find('\n', m_next) == std::string::npos && fill())
            continue;
        const std::string& text = m_block->text;
        if (m_next == text.size())
            return false;
        const bool isEmpty = text[m_next] == '\n' || text.compare(m_next, 2, "\r\n") == 0;
        const bool isComment = m_format.comment != '\0' && text[m_next] == m_format.comment;
        if (!isEmpty && !isComment)
            break;
        if (isEmpty && m_columns != 0 && emptyLine == 0)
            emptyLine = m_nextLine;
        const std::size_t end = text.find('\n', m_next);
        m_next = end == std::string::npos ? text.size() : end + 1;
        ++m_nextLine;
    }
    if (emptyLine)
        fail(emptyLine, "the line is empty, but more rows follow");
    while (!cut())
        fill();
    if (m_columns == 0)
        m_columns = m_cells.size();
    if (m_cells.size() == m_columns)
        return true;
    const std::string cells = std::to_string(m_cells.size()), columns = std::to_string(m_columns);
    if (m_columns == 1) // prose, most likely
        fail(m_rowLine,
             "the row has " + cells +
                 " cells and the first row one; this is no table, expected columns between commas, "
                 "semicolons or tabs");
    if (m_cells.size() == 1)
        fail(m_rowLine, "the row has 1 cell, expected " + columns + " as in the first row");
    fail(m_rowLine, "the row has " + cells + " cells, expected " + columns + " as in the first row");
}

// Cuts the row that starts at m_next into cells. False if the block ends before the row does and the file
// goes on: a quoted cell may hold line ends, so only cutting tells where a row ends.
bool DelimitedReader::cut()
{
    const char separator = m_format.separator;
    m_cells.clear();
    m_rowLine = m_nextLine;
    const std::string_view text(m_block->text);
    const std::size_t size = text.size();
    std::size_t position = m_next;
    std::size_t lines = 0;
    bool more = true;
    while (more) {
        while (position < size && text[position] == ' ')
            ++position;
        const std::size_t begin = position;
        if (begin < size && m_format.quotes.find(text[begin]) != std::string::npos) {
            position = cutQuoted(begin, text[begin]);
            if (position == std::string::npos && m_endOfFile)
                fail(m_rowLine + lines, "a quote is opened in this line and never closed");
            if (position == std::string::npos)
                return false;
            const std::string_view cell = text.substr(begin, position - begin);
            lines += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
            while (position < size && text[position] == ' ')
                ++position;
        } else {
            position = endOfCell(text, begin, separator);
            m_cells.push_back(trimmed(text.substr(begin, position - begin), separator));
            // Of a line end, or it stands where none may.
            if (position + 1 < size && text[position] == '\r' && text[position + 1] != '\n')
                fail(m_rowLine + lines,
                     "there is a carriage return inside the row, expected line feeds as line ends");
        }
        if (position < size && text[position] == '\r' && (position + 1 == size || text[position + 1] == '\n'))
            ++position;
        if (position == size && !m_endOfFile)
            return false;
        more = position < size && text[position] != '\n';
        if (more && text[position] != separator)
            fail(m_rowLine + lines, "there is text after a closing quote");
        ++position;
    }
    m_next = std::min(position, size);
    m_nextLine = m_rowLine + lines + 1;
    return true;
}

// Appends the cell whose opening quote stands at `position`; gives the place behind its closing quote, npos
// if the block ends before that.
std::size_t DelimitedReader::cutQuoted(std::size_t position, char quote)
{
    const std::string_view text(m_block->text);
    const std::size_t begin = position + 1;
    bool doubled = false;
    std::size_t end = begin;
    while (true) {
        end = text.find(quote, end);
        if (end == std::string_view::npos)
            return std::string::npos;
        if (end + 1 == text.size() && !m_endOfFile)
            return std::string::npos; // the next byte decides whether this quote closes
        if (end + 1 < text.size() && text[end + 1] == quote) {
            doubled = true;
            end += 2;
            continue;
        }
        break;
    }
    if (!doubled) {
        m_cells.push_back(text.substr(begin, end - begin));
    } else {
        std::string& cell = m_block->unescaped.emplace_back();
        for (std::size_t i = begin; i < end; ++i) {
            cell.push_back(text[i]);
            i += text[i] == quote;
        }
        m_cells.push_back(cell);
    }
    return end + 1;
}

std::size_t DelimitedReader::mostRows(std::size_t columns, const Job& job) const
{
    TextSource source(path());
    std::string block;
    std::size_t lines = 0;
    char last = '\n';
    skip(source, block, m_start);
    do {
        job.throwIfStopped();
        lines += static_cast<std::size_t>(std::count(block.begin(), block.end(), '\n'));
        last = block.empty() ? last : block.back();
        block.clear();
    } while (source.append(block, blockBytes));
    const auto backed = static_cast<std::size_t>(size() / std::max<std::size_t>(1, columns)) + 2;
    return std::min(lines + (last != '\n'), backed);
}

} // namespace deepmi

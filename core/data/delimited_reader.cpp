#include "data/delimited_text.h"

#include <algorithm>
#include <cstring>

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
    : m_source(path), m_format(format), m_start(offset), m_nextLine(line)
{
    skip(m_source, m_block, offset);
    m_endOfFile = m_source.atEnd();
    fill();
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
    m_block.erase(0, m_next);
    m_next = 0;
    // A row longer than a block doubles the block, so that it is not scanned once a block.
    m_source.append(m_block, std::max(blockBytes, m_block.size()));
    m_endOfFile = m_source.atEnd();
    return true;
}

void DelimitedReader::findSeparator()
{
    while (m_block.find('\n', m_next) == std::string::npos && fill())
        continue;
    const std::string_view first =
        std::string_view(m_block).substr(m_next, m_block.find('\n', m_next) - m_next);
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
        while (std::memchr(m_block.data() + m_next, '\n', m_block.size() - m_next) == nullptr && fill())
            continue;
        if (m_next == m_block.size())
            return false;
        const bool isEmpty = m_block[m_next] == '\n' || m_block.compare(m_next, 2, "\r\n") == 0;
        const bool isComment = m_format.comment != '\0' && m_block[m_next] == m_format.comment;
        if (!isEmpty && !isComment)
            break;
        if (isEmpty && m_columns != 0 && emptyLine == 0)
            emptyLine = m_nextLine;
        const std::size_t end = m_block.find('\n', m_next);
        m_next = end == std::string::npos ? m_block.size() : end + 1;
        ++m_nextLine;
    }
    if (emptyLine)
        fail(emptyLine, "the line is empty, but more rows follow");
    while (!cut())
        fill();
    if (m_columns == 0)
        m_columns = m_cells.size();
    if (m_cells.size() != m_columns)
        fail(m_rowLine, "the row has " + std::to_string(m_cells.size()) + " cells, expected " +
                            std::to_string(m_columns) + " as in the first row");
    return true;
}

// Cuts the row that starts at m_next into cells. False if the block ends before the row does and the file
// goes on: a quoted cell may hold line ends, so only cutting tells where a row ends.
bool DelimitedReader::cut()
{
    const char separator = m_format.separator;
    m_cells.clear();
    m_unescaped.clear();
    m_rowLine = m_nextLine;
    const std::size_t size = m_block.size();
    std::size_t position = m_next;
    std::size_t lines = 0;
    bool more = true;
    while (more) {
        std::size_t begin = position;
        while (begin < size && m_block[begin] == ' ')
            ++begin;
        if (begin < size && m_format.quotes.find(m_block[begin]) != std::string::npos) {
            position = cutQuoted(begin, m_block[begin]);
            if (position == std::string::npos && m_endOfFile)
                fail(m_rowLine + lines, "a quote is opened in this line and never closed");
            if (position == std::string::npos)
                return false;
            const std::string_view cell = std::string_view(m_block).substr(begin, position - begin);
            lines += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
            while (position < size && m_block[position] == ' ')
                ++position;
            if (position + 1 < size && m_block[position] == '\r' && m_block[position + 1] == '\n')
                ++position;
            else if (position + 1 == size && m_block[position] == '\r')
                ++position;
        } else {
            while (position < size && m_block[position] != separator && m_block[position] != '\n')
                ++position;
            std::string_view cell =
                std::string_view(m_block).substr(begin, position - std::min(begin, position));
            if (cell.ends_with('\r') && (position == size || m_block[position] == '\n'))
                cell.remove_suffix(1);
            if (cell.find('\r') != std::string_view::npos)
                fail(m_rowLine + lines,
                     "there is a carriage return inside the row, expected line feeds as line ends");
            m_cells.push_back(trimmed(cell, separator));
        }
        if (position == size && !m_endOfFile)
            return false;
        more = position < size && m_block[position] != '\n';
        if (more && m_block[position] != separator)
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
    const std::size_t begin = position + 1;
    bool doubled = false;
    std::size_t end = begin;
    while (true) {
        end = m_block.find(quote, end);
        if (end == std::string::npos)
            return std::string::npos;
        if (end + 1 == m_block.size() && !m_endOfFile)
            return std::string::npos; // the next byte decides whether this quote closes
        if (end + 1 < m_block.size() && m_block[end + 1] == quote) {
            doubled = true;
            end += 2;
            continue;
        }
        break;
    }
    if (!doubled) {
        m_cells.push_back(std::string_view(m_block).substr(begin, end - begin));
    } else {
        auto text = std::make_unique<std::string>();
        for (std::size_t i = begin; i < end; ++i) {
            text->push_back(m_block[i]);
            i += m_block[i] == quote;
        }
        m_cells.push_back(*text);
        m_unescaped.push_back(std::move(text));
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

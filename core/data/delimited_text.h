#pragma once

#include "data/decimal_marks.h"
#include "data/text_source.h"
#include "job/error.h"
#include "job/job.h"

#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deepmi
{

/// How CSV-like text is cut into cells.
struct DelimitedFormat {
    char separator = '\0'; ///< '\0' = that of Excel's first line "sep=;", which is passed over; else the one
                           ///< of ';' ',' tab that occurs most in the first line, commas aside that are
                           ///< decimal ones
    std::string quotes =
        "\"";            ///< characters that may enclose a cell; doubled inside, they stand for themselves
    char comment = '\0'; ///< rows that start with it are passed over; '\0' = none
};

/// A piece of a text file and the cells of it whose doubled quotes were made single.
struct TextBlock {
    std::string text;
    std::deque<std::string> unescaped;
};

/// Reads CSV-like text row by row in little memory, as UTF-8 whatever the file has (see TextSource). A byte
/// order mark, CRLF line ends, a missing last line end and empty lines at the end are taken as they come;
/// blanks around an unquoted cell are dropped; a
/// quoted cell may hold separators and line ends. Raises InputError with the line for a row whose number of
/// cells differs from the first one's, an empty line between rows, an unclosed quote, text after a closing
/// quote, a carriage return inside a row of a file whose lines end otherwise, and as TextSource does.
class DelimitedReader
{
public:
    /// Starts at byte `offset` of the text as TextSource gives it, which is taken as line `line` (an ARFF
    /// file's data stand behind its declarations).
    explicit DelimitedReader(const std::filesystem::path& path, const DelimitedFormat& format = {},
                             std::uint64_t offset = 0, std::size_t line = 1);

    /// Goes to the next row; false at the end of the file.
    bool next();
    /// Of the current row, unquoted; the views hold until next(), and as long as its block() is held.
    std::span<const std::string_view> cells() const { return m_cells; }
    /// What the current row stands in, for whoever goes on with its cells while the next ones are read.
    std::shared_ptr<const TextBlock> block()
    {
        m_blockIsHeld = true;
        return m_block;
    }
    /// Of the current row's first character, counted from 1.
    std::size_t line() const { return m_rowLine; }
    char separator() const { return m_format.separator; }
    const std::filesystem::path& path() const { return m_source.path(); }
    /// As far as it was read.
    TextEncoding encoding() const { return m_source.encoding(); }
    /// Bytes of the file read so far and in all, for progress.
    std::uint64_t position() const { return m_source.position(); }
    std::uint64_t size() const { return m_source.size(); }
    /// There are not more rows of `columns` cells than this: lines from the starting place to the end of the
    /// file, counted fast, and not more than the file's bytes can make, since each cell takes a separator or
    /// a line end.
    std::size_t mostRows(std::size_t columns, const Job& job = {}) const;

private:
    bool fill();
    std::string_view firstLine();
    void takeSeparatorLine();
    void findSeparator();
    bool cut();
    std::size_t cutQuoted(std::size_t position, char quote);
    [[noreturn]] void fail(std::size_t line, const std::string& message) const;

    TextSource m_source;
    DelimitedFormat m_format;
    std::uint64_t m_start = 0;          ///< byte of the text where reading started
    std::shared_ptr<TextBlock> m_block; ///< what was read and not yet gone through, and the current row
    bool m_blockIsHeld = false;         ///< by others too: it must not change any more
    std::size_t m_next = 0;             ///< start in m_block of what follows the current row
    bool m_endOfFile = false;           ///< the block reaches the end of the file
    std::vector<std::string_view> m_cells;
    std::size_t m_columns = 0; ///< of the first row; 0 before it
    std::size_t m_rowLine = 0;
    std::size_t m_nextLine = 1;
};

/// A whole CSV-like file with a header line in memory: for labels, scores, assignments and other small
/// tables.
class DelimitedText
{
public:
    /// Raises InputError as DelimitedReader does, and for a file without any row below its header.
    static DelimitedText read(const std::filesystem::path& path, const Job& job = {},
                              const DelimitedFormat& format = {});

    const std::filesystem::path& path() const { return m_path; }
    char separator() const { return m_separator; }
    TextEncoding encoding() const { return m_encoding; }
    const std::vector<std::string>& header() const { return m_header; }
    std::size_t columns() const { return m_header.size(); }
    /// Rows below the header.
    std::size_t rows() const { return m_lines.size(); }
    std::string_view cell(std::size_t row, std::size_t column) const;
    /// In the file, of a row's first character, counted from 1 (the header is line 1).
    std::size_t line(std::size_t row) const { return m_lines[row]; }

    /// The column of this name: spelt exactly so, else in any case; nullopt if there is none.
    std::optional<std::size_t> findColumn(std::string_view name) const;
    /// The same; raises InputError listing the columns if there is none.
    std::size_t columnIndex(std::string_view name) const;
    /// What tells whether the column's numbers have decimal commas; nothing does where cells are apart by
    /// commas.
    const DecimalMarks& decimalMarks(std::size_t column) const;
    /// The cell with a decimal point where the column has decimal commas. Raises InputError if that is
    /// ambiguous (see DecimalMarks::problem).
    std::string numberText(std::size_t row, std::size_t column, bool thousands = true) const;
    /// The cell as a number (see parseDouble and numberText); raises InputError with line, column and what
    /// stands there.
    double number(std::size_t row, std::size_t column) const;
    /// The same for a whole number.
    long long integer(std::size_t row, std::size_t column) const;
    /// "line 12, column EmoAct".
    std::string place(std::size_t row, std::size_t column) const;
    /// An InputError about a cell, for the caller to throw.
    InputError error(std::size_t row, std::size_t column, const std::string& message) const;

private:
    std::filesystem::path m_path;
    char m_separator = ',';
    TextEncoding m_encoding = TextEncoding::Utf8;
    std::vector<std::string> m_header;
    std::string m_text;              ///< all cells, one after the other
    std::vector<std::size_t> m_ends; ///< where each cell ends in m_text
    std::vector<std::size_t> m_lines;
    mutable std::map<std::size_t, DecimalMarks> m_marks; ///< of the columns that were asked for
};

/// The whole of `text` as a number with a decimal point; nan, inf and infinity in any case and sign are
/// numbers. nullopt for anything else, also for empty text. Numbers too large for the type become infinite.
std::optional<double> parseDouble(std::string_view text);
/// The same, rounded once to float32.
std::optional<float> parseFloat(std::string_view text);
/// The whole of `text` as a whole number that fits.
std::optional<long long> parseInteger(std::string_view text);
/// `text` in quotes for an error message, cut where it is long and with unprintable bytes replaced.
std::string quoted(std::string_view text);
/// `text` as one CSV cell: in double quotes if it holds the separator, a quote, a line end or blanks at its
/// ends.
std::string csvCell(std::string_view text, char separator = ',');

// A spreadsheet takes a cell for a formula if its text begins with = + - @, a tab or a carriage return; a
// name out of somebody else's file may then run a program there. Two kinds of tables are told apart:
//
// - Data that programs join by name (SCORES.csv, features, labels, ratings, assignments, predictions, files
// of
//   raters): csvCell. There a name is a key and must stand as it is, "-12.wav" and "@x" too: other programs
//   would not find what begins with anything else.
// - Tables for people (reports, comparisons, whatever the window exports or copies, lists of what did not
// match):
//   spreadsheetCell. What this program reads of them again (trials of a comparison) goes through
//   fromSpreadsheetCell, so that it comes back as it was.
//
// Numbers are no text: -0.5 stands as it is in both.

/// csvCell of a text with a ' in front if it begins so; and of one that begins so behind ' alone, so that the
/// way back is certain.
std::string spreadsheetCell(std::string_view text, char separator = ',');
/// The text that spreadsheetCell was given, from the cell as read (unquoted).
std::string fromSpreadsheetCell(std::string_view cell);

} // namespace deepmi

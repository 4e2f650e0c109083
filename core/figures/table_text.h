#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace deepmi
{

// What tables are written with, whichever table it is: cells as text, CSV, JSON and LaTeX.

/// Fixed decimals; "–" for what is not known, or an effect without variance (not finite).
std::string shownNumber(double value, int decimals);
/// "+0.012", "−0.012" with a true minus; "–" as above.
std::string signedNumber(double value, int decimals = 3);
/// "0.031", "< 0.001"; "–" for NaN.
std::string shownProbability(double p);
/// "p = 0.031", "p < 0.001"; empty for NaN.
std::string probabilityEquation(double p);
/// The shortest text that reads back to the same double; empty for what is not finite.
std::string csvNumber(double value);
/// JSON has no NaN and no infinity: null.
nlohmann::ordered_json jsonNumber(double value);

/// Cells below each other: the first `textColumns` and the last one from the left, numbers from the right. A
/// line of a single cell is a title between them, as long as it likes.
std::string alignedLines(const std::vector<std::vector<std::string>>& lines, std::size_t textColumns);

/// A text in LaTeX: what is special there is escaped; α, − and signs of significance by their commands, other
/// letters as UTF-8; control characters become blanks.
std::string latexText(std::string_view text);
/// A sign of significance in LaTeX's mathematics mode: "\dagger ".
std::string latexSymbol(const std::string& symbol);
/// On one line behind a % sign.
std::string latexComment(std::string_view text);

/// A booktabs table: heads of the columns, then blocks of rows. All of it is LaTeX already.
struct LatexTable {
    struct Block {
        std::string title; ///< above its rows, between two rules; none if empty
        std::vector<std::vector<std::string>> rows;
        std::vector<std::vector<std::string>> foot; ///< rows below a thin rule
    };
    std::vector<std::string> head; ///< of every column, the first is that of the rows' names
    std::vector<Block> blocks;
    char alignment = 'r'; ///< of all columns but the first
    /// The tabular environment.
    std::string tabular() const;
};

} // namespace deepmi

#include "figures/table_text.h"

#include "data/delimited_text.h"
#include "figures/canvas.h"
#include "job/number_text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace deepmi
{

namespace
{

std::string padded(const std::string& text, std::size_t width, bool toTheRight)
{
    const std::string blanks(width - std::min(width, letters(text)), ' ');
    return toTheRight ? blanks + text : text + blanks;
}

bool isControl(char letter)
{
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F;
}

/// Each character of a UTF-8 text.
template <class Visit>
void forEachLetter(std::string_view text, Visit visit)
{
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
            ++end;
        visit(std::string(text.substr(begin, end - begin)));
        begin = end;
    }
}

const std::map<std::string, std::string>& symbolCommands()
{
    static const std::map<std::string, std::string> commands = {{"*", "\\ast"},
                                                                {"†", "\\dagger"},
                                                                {"‡", "\\ddagger"},
                                                                {"♣", "\\clubsuit"},
                                                                {"♦", "\\blacklozenge"},
                                                                {"♥", "\\heartsuit"},
                                                                {"♠", "\\spadesuit"},
                                                                {"§", "\\S"},
                                                                {"¶", "\\P"},
                                                                {"‖", "\\|"},
                                                                {"★", "\\star"},
                                                                {"○", "\\circ"},
                                                                {"□", "\\square"},
                                                                {"△", "\\triangle"},
                                                                {"◇", "\\lozenge"}};
    return commands;
}

} // namespace

std::string shownNumber(double value, int decimals)
{
    return std::isfinite(value) ? fixedText(value, decimals) : "–";
}

std::string signedNumber(double value, int decimals)
{
    if (!std::isfinite(value))
        return "–";
    const std::string text = fixedText(value, decimals);
    return text.starts_with('-') ? "−" + text.substr(1) : "+" + text;
}

std::string shownProbability(double p)
{
    return p < .001 ? "< 0.001" : shownNumber(p, 3);
}

std::string probabilityEquation(double p)
{
    return std::isnan(p) ? "" : p < .001 ? "p < 0.001" : "p = " + fixedText(p, 3);
}

std::string csvNumber(double value)
{
    return std::isfinite(value) ? numberText(value) : std::string();
}

nlohmann::ordered_json jsonNumber(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json();
}

std::string alignedLines(const std::vector<std::vector<std::string>>& lines, std::size_t textColumns)
{
    if (lines.empty())
        return {};
    std::vector<std::size_t> width(lines[0].size());
    for (const auto& line : lines)
        for (std::size_t column = 0; line.size() > 1 && column < line.size(); ++column)
            width[column] = std::max(width[column], letters(line[column]));
    std::string text;
    for (const auto& line : lines) {
        std::string row;
        for (std::size_t column = 0; column < line.size(); ++column)
            row += (column ? "  " : "") +
                   padded(line[column], width[column], column >= textColumns && column + 1 < line.size());
        text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string latexText(std::string_view text)
{
    static const std::map<std::string, std::string> plain = {{"&", "\\&"},
                                                             {"%", "\\%"},
                                                             {"$", "\\$"},
                                                             {"#", "\\#"},
                                                             {"_", "\\_"},
                                                             {"{", "\\{"},
                                                             {"}", "\\}"},
                                                             {"~", "\\textasciitilde{}"},
                                                             {"^", "\\textasciicircum{}"},
                                                             {"\\", "\\textbackslash{}"},
                                                             {"<", "$<$"},
                                                             {">", "$>$"},
                                                             {"|", "$|$"},
                                                             {"\"", "''"},
                                                             {"α", "$\\alpha$"},
                                                             {"ρ", "$\\rho$"},
                                                             {"η", "$\\eta$"},
                                                             {"²", "$^2$"},
                                                             {"±", "$\\pm$"},
                                                             {"≤", "$\\leq$"},
                                                             {"×", "$\\times$"},
                                                             {"→", "$\\rightarrow$"},
                                                             {"·", "$\\cdot$"},
                                                             {"–", "--"},
                                                             {"−", "$-$"}};
    std::string result;
    forEachLetter(text, [&](const std::string& letter) {
        const auto found = plain.find(letter);
        const auto symbol = symbolCommands().find(letter);
        if (found != plain.end())
            result += found->second;
        else if (symbol != symbolCommands().end() && letter != "*")
            result += "$" + symbol->second + "$";
        else
            result += isControl(letter[0]) ? " " : letter;
    });
    return result;
}

std::string latexSymbol(const std::string& symbol)
{
    const auto found = symbolCommands().find(symbol);
    return found == symbolCommands().end() ? symbol : found->second + " ";
}

std::string latexComment(std::string_view text)
{
    std::string line = "% ";
    for (const char letter : text)
        line += isControl(letter) ? ' ' : letter;
    return line + "\n";
}

std::string LatexTable::tabular() const
{
    const auto line = [](const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            text += (cell ? " & " : "") + cells[cell];
        return text + " \\\\\n";
    };
    std::string text =
        "\\begin{tabular}{l" + std::string(head.size() - 1, alignment) + "}\n\\toprule\n" + line(head);
    for (const Block& block : blocks) {
        text += "\\midrule\n";
        if (!block.title.empty())
            text += "\\multicolumn{" + std::to_string(head.size()) + "}{l}{" + block.title +
                    "} \\\\\n\\midrule\n";
        for (const auto& row : block.rows)
            text += line(row);
        if (!block.foot.empty())
            text += "\\addlinespace\n";
        for (const auto& row : block.foot)
            text += line(row);
    }
    return text + "\\bottomrule\n\\end{tabular}\n";
}

} // namespace deepmi

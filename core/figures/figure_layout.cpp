#include "figures/figure_layout.h"

#include "figures/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deepmi
{

namespace
{

/// What stays together on a line, with the blanks behind it.
std::vector<std::string> piecesOf(const std::string& text)
{
    constexpr std::array<std::string_view, 5> breaks = {" ", "；", "，", "：", "、"};
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = std::find_if(breaks.begin(), breaks.end(), [&](std::string_view mark) {
            return std::string_view(text).substr(at, mark.size()) == mark;
        });
        at += found == breaks.end() ? 1 : found->size();
        if (found != breaks.end() || at == text.size()) {
            pieces.push_back(text.substr(begin, at - begin));
            begin = at;
        }
    }
    return pieces;
}

std::string withoutEndingBlanks(const std::string& line)
{
    return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::vector<std::string> broken(const std::vector<std::string>& pieces, double lettersInALine)
{
    std::vector<std::string> lines;
    std::string line;
    for (const std::string& piece : pieces) {
        const std::string longer = withoutEndingBlanks(line + piece);
        if (!line.empty() && static_cast<double>(letters(longer)) > lettersInALine) {
            lines.push_back(withoutEndingBlanks(line));
            line.clear();
        }
        line += piece;
    }
    if (!line.empty())
        lines.push_back(withoutEndingBlanks(line));
    return lines;
}

} // namespace

std::vector<double> ticksOfAScale(double low, double high, int count, bool whole)
{
    constexpr int finest = 40;
    const auto ticksOf = [&](int number) {
        std::vector<double> ticks = roundTicks(low, high, number);
        if (whole)
            std::erase_if(ticks, [](double tick) { return tick != std::floor(tick); });
        return ticks;
    };
    std::vector<double> ticks = ticksOf(count);
    for (int number = count + 1; ticks.size() < 2 && number <= finest; ++number)
        if (std::vector<double> finer = ticksOf(number); finer.size() > ticks.size())
            ticks = std::move(finer);
    return ticks;
}

std::vector<std::string> linesOfText(const std::string& text, double lettersInALine)
{
    const std::vector<std::string> pieces = piecesOf(text);
    std::vector<std::string> lines = broken(pieces, lettersInALine);
    // No lonely last word: lines as short as as many of them can be.
    for (double narrower = std::floor(lettersInALine) - 1; narrower > 0 && lines.size() > 1; --narrower) {
        std::vector<std::string> evener = broken(pieces, narrower);
        if (evener.size() > lines.size())
            break;
        lines = std::move(evener);
    }
    return lines;
}

} // namespace deepmi

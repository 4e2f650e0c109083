#include "report/report.h"

#include "figures/canvas.h"
#include "figures/table_text.h"

#include <cmath>

namespace deepmi
{

namespace
{

constexpr std::size_t shownCandidates = 10;
constexpr std::size_t lineWidth = 100;

/// Broken between words, each line with the indent.
std::string wrapped(const std::string& text, const std::string& indent = {})
{
    std::string result, line = indent;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        if (line.size() > indent.size() && letters(line) + 1 + letters(word) > lineWidth) {
            result += line + "\n";
            line = indent;
        }
        line += (line.size() > indent.size() ? " " : "") + word;
        begin = end + 1;
    }
    return line.size() > indent.size() ? result + line + "\n" : result;
}

std::string cellText(const ReportTable& table, const ReportTable::Cell& cell)
{
    if (!cell.planned)
        return "";
    const bool var = table.shape.quantity == TableShape::Quantity::Var;
    const double value = cell.value(table.shape.quantity);
    std::string text = shownNumber(value, var ? 2 : 3);
    if (var && !std::isnan(value))
        text += "%";
    if (!cell.marks.empty())
        text += " " + cell.marks;
    if (cell.best && !var)
        text += " ←";
    if (cell.chosen)
        text += " (dev)";
    if (!cell.complete())
        text += " " + std::to_string(cell.trials.ccc.size()) + "/" + std::to_string(cell.plannedTrials);
    return text;
}

std::string tableText(const ReportTable& table)
{
    std::string text = "TABLE " + table.shape.number + "\n" + wrapped(table.shape.caption) + "\n";
    if (table.blocks.empty())
        return text + "The experiment has nothing for this table.\n";
    const bool var = table.shape.quantity == TableShape::Quantity::Var;
    std::vector<std::vector<std::string>> lines = {{""}};
    for (const std::string& attribute : table.attributes)
        lines[0].push_back(attribute + (var ? " [VAR]" : " [CCC]"));
    for (const ReportTable::Block& block : table.blocks) {
        lines.push_back({block.title()});
        for (std::size_t row = 0; row < block.rows.size(); ++row) {
            const ReportTable::Row& head = table.rows[block.rows[row]];
            std::vector<std::string> line = {"  " + head.label +
                                             (head.symbol.empty() ? "" : " [" + head.symbol + "]")};
            for (std::size_t column = 0; column < table.attributes.size(); ++column)
                line.push_back(cellText(table, table.cell(block, row, column)));
            lines.push_back(std::move(line));
        }
        if (!block.anova.empty()) {
            std::vector<std::string> line = {"  one-way ANOVA, p"};
            for (const Anova& anova : block.anova)
                line.push_back(shownProbability(anova.pValue));
            lines.push_back(std::move(line));
        }
    }
    text += alignedLines(lines, lines[0].size());
    for (const std::string& note : tableNotes(table, {"←", "(dev)"}))
        text += wrapped(note);
    const std::string finding = tableFinding(table);
    return finding.empty() ? text : text + "\n" + wrapped(finding);
}

std::string ordersText(const Report& report)
{
    std::string text = "FIGURE 2\nLabel distribution of the data new in each bin\n\n";
    for (const BinOrders& orders : report.binOrders) {
        text += report.experiment.corpora[orders.corpus].title() + ", " + orders.attribute + "\n";
        std::vector<std::vector<std::string>> lines = {{"  mean distance from the mean label, bin", "1", "2",
                                                        "3", "4", "last", "rho", "p", "two peaks in"}};
        for (const BinOrder& one : orders.measures) {
            std::vector<std::string> line = {"  " + one.measure};
            for (std::size_t bin = 0; bin < 4; ++bin)
                line.push_back(bin + 1 < one.distance.size() ? shownNumber(one.distance[bin], 3) : "");
            line.push_back(shownNumber(one.distance.back(), 3));
            line.push_back(signedNumber(one.trend.correlation, 2));
            line.push_back(shownProbability(one.correctedP));
            line.push_back(std::to_string(one.twoPeaked()) + "/" + std::to_string(one.bins));
            lines.push_back(std::move(line));
        }
        text += alignedLines(lines, 1);
        for (const std::string& finding : binOrderFindings(orders, report.statistics.significance))
            text += wrapped(finding, "  ");
        text += "\n";
    }
    return text + wrapped(binOrderMethod(report.options.permutations, report.statistics.significance));
}

std::string searchText(const Report& report)
{
    std::string text =
        "SEARCH\nCandidates by development CCC; the best of them and W/O curriculum on the test "
        "sets\n";
    if (report.searches.empty())
        return text + "The experiment has no search.\n";
    for (const SearchReport& search : report.searches) {
        text += "\n" + search.title() + "\n" + wrapped(searchBudget(search), "  ");
        std::vector<std::vector<std::string>> lines = {
            {"  ", "candidate", "development CCC", "std", "trials", ""}};
        for (std::size_t rank = 0; rank < search.candidates.size(); ++rank) {
            const SearchCandidate& one = search.candidates[rank];
            if (rank >= shownCandidates && !one.chosen && !one.plain)
                continue;
            lines.push_back({"  " + std::to_string(rank + 1), one.title, shownNumber(one.mean, 4),
                             shownNumber(one.std, 4), std::to_string(one.development.size()),
                             one.chosen ? "went on" : ""});
        }
        text += alignedLines(lines, 2);
        if (search.candidates.size() > lines.size() - 1)
            text += "  " + std::to_string(search.candidates.size() + 1 - lines.size()) +
                    " further candidates, which a report with --out has in search.csv\n";
        if (search.contrasts.empty())
            continue;
        lines = {{"  on the test sets", "test", "CCC", "W/O", "difference", "interval", "p", "corrected p",
                  "Hedges' g"}};
        for (const FinalistContrast& one : search.contrasts)
            lines.push_back({"  " + one.title, one.test, shownNumber(one.mean, 3),
                             shownNumber(one.plainMean, 3), signedNumber(one.contrast.difference),
                             signedNumber(one.contrast.low) + " to " + signedNumber(one.contrast.high),
                             shownProbability(one.contrast.pValue),
                             shownProbability(one.contrast.adjustedPValue),
                             signedNumber(one.contrast.hedgesG, 2)});
        text += alignedLines(lines, 2);
    }
    text += "\n";
    for (const std::string& verdict : searchVerdicts(report.searches, report.statistics))
        text += wrapped(verdict) + "\n";
    return text;
}

} // namespace

std::string reportText(const Report& report)
{
    std::string text;
    for (const auto& [name, value] : reportFacts(report))
        text += name + ": " + value + "\n";
    for (const ReportTable& table : report.tables)
        text += "\n" + tableText(table);
    if (report.hasFigure2)
        text += "\n" + ordersText(report);
    if (report.hasSearch)
        text += "\n" + searchText(report);
    const std::vector<std::string> gaps = reportGaps(report);
    if (!gaps.empty())
        text += "\n";
    for (const std::string& gap : gaps)
        text += wrapped(gap);
    return text;
}

} // namespace deepmi

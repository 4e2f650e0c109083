#include "report/report.h"

#include "figures/canvas.h"
#include "figures/table_text.h"
#include "job/version.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

constexpr std::size_t printedCandidates = 10;

/// A name with "K = 50" and "α = 0.25" as formulas.
std::string latexName(const std::string& label)
{
    std::string result;
    for (std::size_t at = 0; at < label.size();) {
        const bool clusters = label.compare(at, 4, "K = ") == 0;
        const std::string alpha = "α = ";
        const bool weight = label.compare(at, alpha.size(), alpha) == 0;
        if (!clusters && !weight) {
            std::size_t end = std::min(label.find("K = ", at + 1), label.find(alpha, at + 1));
            end = std::min(end, label.size());
            result += latexText(label.substr(at, end - at));
            at = end;
            continue;
        }
        const std::size_t begin = at + (clusters ? 4 : alpha.size());
        const std::size_t end = std::min(label.find_first_not_of("0123456789.", begin), label.size());
        result +=
            std::string("$") + (clusters ? "K" : "\\alpha") + "=" + label.substr(begin, end - begin) + "$";
        at = end;
    }
    return result;
}

/// A row's name as the paper sets it, in italics.
std::string latexLabel(const std::string& label)
{
    return "\\emph{" + latexName(label) + "}";
}

std::string cellLatex(const ReportTable& table, const ReportTable::Cell& cell)
{
    if (!cell.planned)
        return "";
    const bool var = table.shape.quantity == TableShape::Quantity::Var;
    const double value = cell.value(table.shape.quantity);
    std::string text = std::isnan(value) ? "--" : fixedText(value, var ? 2 : 3) + (var ? "\\%" : "");
    if (cell.chosen)
        text = "\\underline{" + text + "}";
    if (cell.best && !var)
        text = "\\textbf{" + text + "}";
    if (table.shape.marks == TableShape::Marks::EveryApproach && !cell.trials.betterThan.empty()) {
        text += "$^{";
        for (const std::size_t other : cell.trials.betterThan)
            text += latexSymbol(table.rows[other].symbol);
        text += "}$";
    } else if (!cell.marks.empty()) {
        text += "$^{" + latexSymbol(cell.marks) + "}$";
    }
    if (!cell.complete())
        text += "\\,{\\scriptsize " + std::to_string(cell.trials.ccc.size()) + "/" +
                std::to_string(cell.plannedTrials) + "}";
    return text;
}

/// A floating table with its caption, label and notes.
std::string floating(const std::string& id, const std::string& caption, const std::string& tabular,
                     const std::vector<std::string>& notes)
{
    std::string text = "\\begin{table}[tb]\n\\centering\n\\caption{" + latexText(caption) +
                       "}\n\\label{tab:" + id + "}\n" + tabular;
    if (!notes.empty()) {
        text += "\\par\\smallskip\n\\begin{minipage}{\\linewidth}\\footnotesize\n";
        for (const std::string& note : notes)
            text += latexText(note) + "\n";
        text += "\\end{minipage}\n";
    }
    return text + "\\end{table}\n";
}

/// Every number of the table and the trials behind it.
std::string traceComments(const Report& report, const ReportTable& table)
{
    std::string text;
    for (const ReportTable::Block& block : table.blocks)
        for (std::size_t row = 0; row < block.rows.size(); ++row)
            for (std::size_t column = 0; column < table.attributes.size(); ++column) {
                const ReportTable::Cell& cell = table.cell(block, row, column);
                const ReportTrace* trace = report.traceOf(table, block, row, column);
                if (!cell.planned || !trace)
                    continue;
                std::string line = table.shape.id + " | " + block.title() + " | " + table.attributes[column] +
                                   " | " + table.rows[block.rows[row]].label + " | " +
                                   csvNumber(cell.value(table.shape.quantity)) + " | " +
                                   std::to_string(cell.trials.ccc.size()) + " of " +
                                   std::to_string(cell.plannedTrials) + " trials, seed:key";
                for (const TrialRecord& trial : trace->trials)
                    line += " " + std::to_string(trial.seed) + ":" + trial.key;
                if (!trace->scoreKey.empty())
                    line += " | scores " + trace->scoreKey;
                if (!trace->runKey.empty())
                    line += " | run " + trace->runKey;
                text += latexComment(line + " | data " + trace->dataHash);
            }
    return text;
}

std::string tableLatex(const Report& report, const ReportTable& table)
{
    if (table.blocks.empty())
        return latexComment(table.shape.id + ": the experiment has nothing for this table");
    const bool var = table.shape.quantity == TableShape::Quantity::Var;
    LatexTable latex{{""}, {}};
    latex.alignment = 'l'; // numbers of equal decimals stand in line whatever signs are behind them
    for (std::string attribute : table.attributes) {
        if (!attribute.empty() && attribute[0] >= 'a' && attribute[0] <= 'z')
            attribute[0] = static_cast<char>(attribute[0] - 'a' + 'A');
        latex.head.push_back(latexText(attribute) + (var ? " [VAR]" : " [CCC]"));
    }
    for (const ReportTable::Block& block : table.blocks) {
        LatexTable::Block out;
        out.title = latexName(block.title());
        for (std::size_t row = 0; row < block.rows.size(); ++row) {
            const ReportTable::Row& head = table.rows[block.rows[row]];
            std::vector<std::string> cells = {
                latexLabel(head.label) +
                (head.symbol.empty() ? "" : "$^{" + latexSymbol(head.symbol) + "}$")};
            for (std::size_t column = 0; column < table.attributes.size(); ++column)
                cells.push_back(cellLatex(table, table.cell(block, row, column)));
            out.rows.push_back(std::move(cells));
        }
        if (!block.anova.empty()) {
            std::vector<std::string> cells = {"ANOVA, $p$"};
            for (const Anova& anova : block.anova)
                cells.push_back(latexText(shownProbability(anova.pValue)));
            out.foot.push_back(std::move(cells));
        }
        latex.blocks.push_back(std::move(out));
    }
    const std::string finding = tableFinding(table);
    return floating(table.shape.id, table.shape.caption, latex.tabular(), tableNotes(table)) +
           (finding.empty() ? "" : latexComment("In words: " + finding)) + traceComments(report, table);
}

std::string ordersLatex(const Report& report)
{
    LatexTable latex{{"", "1", "2", "3", "4", "last", "$\\rho$", "$p$", "two peaks"}, {}};
    for (const BinOrders& orders : report.binOrders) {
        LatexTable::Block block{
            latexText(report.experiment.corpora[orders.corpus].title() + ", " + orders.attribute), {}, {}};
        for (const BinOrder& one : orders.measures) {
            std::vector<std::string> cells = {latexLabel(one.measure)};
            for (std::size_t bin = 0; bin < 4; ++bin)
                cells.push_back(bin + 1 < one.distance.size() ? latexText(shownNumber(one.distance[bin], 3))
                                                              : "");
            cells.push_back(latexText(shownNumber(one.distance.back(), 3)));
            cells.push_back(latexText(signedNumber(one.trend.correlation, 2)));
            cells.push_back(latexText(shownProbability(one.correctedP)));
            cells.push_back(std::to_string(one.twoPeaked()) + "/" + std::to_string(one.bins));
            block.rows.push_back(std::move(cells));
        }
        latex.blocks.push_back(std::move(block));
    }
    std::string text = floating(
        "figure2", "Mean distance of the label from the mean label in the bins of a curriculum",
        latex.tabular(), {binOrderMethod(report.options.permutations, report.statistics.significance)});
    for (const BinOrders& orders : report.binOrders)
        for (const std::string& finding : binOrderFindings(orders, report.statistics.significance))
            text += latexComment("In words: " + finding);
    for (const ReportTrace& trace : report.traces)
        if (!trace.scoreKey.empty())
            text += latexComment("figure2 | " + trace.corpus + " | " + trace.attribute + " | " +
                                 trace.approach + " | scores " + trace.scoreKey +
                                 (trace.runKey.empty() ? "" : " | run " + trace.runKey) + " | data " +
                                 trace.dataHash);
    return text;
}

std::string searchLatex(const Report& report)
{
    LatexTable ranking{{"", "development CCC", "std", "trials"}, {}};
    LatexTable finalists{{"", "CCC", "W/O", "difference", "interval", "corrected $p$", "$g$"}, {}};
    std::vector<std::string> budgets;
    for (const SearchReport& search : report.searches) {
        budgets.push_back(search.title() + ": " + searchBudget(search));
        LatexTable::Block block{latexText(search.title()), {}, {}};
        for (std::size_t rank = 0; rank < search.candidates.size(); ++rank) {
            const SearchCandidate& one = search.candidates[rank];
            if (rank >= printedCandidates && !one.chosen && !one.plain)
                continue;
            block.rows.push_back(
                {std::to_string(rank + 1) + ". " + latexLabel(one.title) + (one.chosen ? "$^{\\ast}$" : ""),
                 latexText(shownNumber(one.mean, 4)), latexText(shownNumber(one.std, 4)),
                 std::to_string(one.development.size())});
        }
        ranking.blocks.push_back(std::move(block));
        std::vector<std::string> tests;
        for (const FinalistContrast& one : search.contrasts)
            if (std::find(tests.begin(), tests.end(), one.test) == tests.end())
                tests.push_back(one.test);
        for (const std::string& test : tests) {
            LatexTable::Block out{latexText(search.title() + ", " + test), {}, {}};
            for (const FinalistContrast& one : search.contrasts)
                if (one.test == test)
                    out.rows.push_back(
                        {latexLabel(one.title), latexText(shownNumber(one.mean, 3)),
                         latexText(shownNumber(one.plainMean, 3)),
                         latexText(signedNumber(one.contrast.difference)),
                         latexText(signedNumber(one.contrast.low) + " to " + signedNumber(one.contrast.high)),
                         latexText(shownProbability(one.contrast.adjustedPValue)),
                         latexText(signedNumber(one.contrast.hedgesG, 2))});
            finalists.blocks.push_back(std::move(out));
        }
    }
    budgets.push_back("*: went on to the test sets.");
    std::string text = floating("search", "The best candidates of the search by mean development CCC",
                                ranking.tabular(), budgets);
    if (!finalists.blocks.empty())
        text += floating("finalists", "The finalists of the search against no curriculum on the test sets",
                         finalists.tabular(), searchVerdicts(report.searches, report.statistics));
    for (const ReportTrace& trace : report.traces) {
        std::string line = trace.id + " | " + trace.corpus + " | " + trace.attribute + " | " +
                           trace.approach + " | seed:key";
        for (const TrialRecord& trial : trace.trials)
            line += " " + std::to_string(trial.seed) + ":" + trial.key;
        text += latexComment(line + " | data " + trace.dataHash);
    }
    return text;
}

} // namespace

std::string reportLatex(const Report& report)
{
    std::string text = latexComment("needs \\usepackage{booktabs,amssymb}");
    for (const auto& [name, value] : reportFacts(report))
        text += latexComment(name + ": " + value);
    for (const FileReference& file : report.experiment.files)
        text += latexComment("input: " + file.path.filename().string() + ", " + std::to_string(file.bytes) +
                             " bytes, hash " + file.hash);
    for (const std::string& gap : reportGaps(report))
        text += latexComment(gap);
    for (const ReportTable& table : report.tables)
        text += "\n" + tableLatex(report, table);
    if (report.hasFigure2)
        text += "\n" + ordersLatex(report);
    if (report.hasSearch)
        text += "\n" + searchLatex(report);
    return text;
}

} // namespace deepmi

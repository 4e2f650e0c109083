#include "comparison/comparison_table.h"

#include "data/delimited_text.h"
#include "figures/canvas.h"
#include "figures/table_text.h"
#include "job/number_text.h"
#include "job/version.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

std::string latexMean(const ComparisonTable& table, const ComparisonCell& cell)
{
    if (cell.ccc.empty())
        return "--";
    std::string mean = fixedText(cell.summary.mean, 3);
    if (cell.best)
        mean = "\\textbf{" + mean + "}";
    if (cell.betterThan.empty())
        return mean;
    mean += "$^{";
    for (const std::size_t other : cell.betterThan)
        mean += latexSymbol(table.rows[other].symbol);
    return mean + "}$";
}

std::string testNote(const ComparisonTable& table)
{
    const std::string correction = correctionNote(table.statistics);
    return std::string("two-tailed ") + toString(table.statistics.test) + ", p < " +
           numberText(table.statistics.significance) + (correction.empty() ? "" : ", " + correction);
}

template <class Value>
std::vector<std::string> distinct(const ComparisonTable& table, Value value)
{
    std::vector<std::string> values;
    for (const auto& column : table.columns)
        if (std::find(values.begin(), values.end(), value(column)) == values.end())
            values.push_back(value(column));
    return values;
}

} // namespace

std::string comparisonText(const ComparisonTable& table)
{
    const bool attributes = distinct(table, [](auto& column) { return column.attribute; }).size() > 1;
    std::vector<std::vector<std::string>> lines = {
        {"test", "approach", "trials", "mean CCC", "std", "VAR %", "difference", "p", "g", "better than"}};
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const ComparisonCell& cell = table.cell(row, column);
            const Contrast contrast = table.against(row, column, "none");
            const auto& [attribute, test] = table.columns[column];
            lines.push_back({attributes ? attribute + ", " + test : test,
                             table.rows[row].title + " [" + table.rows[row].symbol + "]",
                             std::to_string(cell.ccc.size()), shownNumber(cell.summary.mean, 3),
                             shownNumber(cell.summary.std, 3), shownNumber(cell.summary.varPercent, 2),
                             signedNumber(contrast.difference), shownProbability(contrast.adjustedPValue),
                             shownNumber(contrast.hedgesG, 2), cell.symbols});
        }
    return alignedLines(lines, 2) +
           "difference, p and Hedges' g: against W/O curriculum; better than: significantly, by the "
           "symbols in brackets (" +
           testNote(table) + ")\n";
}

std::string comparisonCsv(const ComparisonTable& table)
{
    std::string text =
        "attribute,test,approach,measure,symbol,trials,mean,std,var_percent,low,high,difference,"
        "p_value,p_value_random,better_than,best,correction,family,adjusted_p_value,difference_low,"
        "difference_high,cohens_d,hedges_g,effect_low,effect_high\n";
    const ComparisonStatistics& statistics = table.statistics;
    const std::string correction = toString(statistics.correction);
    const std::string family =
        statistics.correction == Correction::None ? std::string() : toString(statistics.family);
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const ComparisonCell& cell = table.cell(row, column);
            const Contrast contrast = table.against(row, column, "none");
            text += spreadsheetCell(table.columns[column].attribute) + "," +
                    spreadsheetCell(table.columns[column].test) + "," +
                    spreadsheetCell(table.rows[row].title) + "," + spreadsheetCell(table.rows[row].measure) +
                    "," + table.rows[row].symbol + "," + std::to_string(cell.ccc.size()) + "," +
                    csvNumber(cell.summary.mean) + "," + csvNumber(cell.summary.std) + "," +
                    csvNumber(cell.summary.varPercent) + "," + csvNumber(cell.low) + "," +
                    csvNumber(cell.high) + "," + csvNumber(contrast.difference) + "," +
                    csvNumber(contrast.pValue) + "," +
                    csvNumber(table.against(row, column, "random").pValue) + "," + cell.symbols + "," +
                    (cell.best ? "1" : "0") + "," + correction + "," + family + "," +
                    csvNumber(contrast.adjustedPValue) + "," + csvNumber(contrast.low) + "," +
                    csvNumber(contrast.high) + "," + csvNumber(contrast.cohensD) + "," +
                    csvNumber(contrast.hedgesG) + "," + csvNumber(contrast.effectLow) + "," +
                    csvNumber(contrast.effectHigh) + "\n";
        }
    return text;
}

ordered_json contrastJson(const Contrast& contrast)
{
    return {{"difference", jsonNumber(contrast.difference)},
            {"p", jsonNumber(contrast.pValue)},
            {"adjusted_p", jsonNumber(contrast.adjustedPValue)},
            {"low", jsonNumber(contrast.low)},
            {"high", jsonNumber(contrast.high)},
            {"cohens_d", jsonNumber(contrast.cohensD)},
            {"hedges_g", jsonNumber(contrast.hedgesG)},
            {"effect_low", jsonNumber(contrast.effectLow)},
            {"effect_high", jsonNumber(contrast.effectHigh)}};
}

ordered_json comparisonJson(const ComparisonTable& table)
{
    ordered_json json = {{"version", version},
                         {"corpus", table.corpus},
                         {"test", toString(table.statistics.test)},
                         {"significance", table.statistics.significance},
                         {"confidence", table.statistics.confidence},
                         {"correction", toString(table.statistics.correction)},
                         {"family", table.statistics.correction == Correction::None
                                        ? ordered_json()
                                        : ordered_json(toString(table.statistics.family))},
                         {"approaches", ordered_json::array()},
                         {"cells", ordered_json::array()}};
    for (const ComparisonTable::Row& row : table.rows)
        json["approaches"].push_back(
            {{"title", row.title}, {"measure", row.measure}, {"symbol", row.symbol}});
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const ComparisonCell& cell = table.cell(row, column);
            ordered_json one = {{"attribute", table.columns[column].attribute},
                                {"test", table.columns[column].test},
                                {"approach", table.rows[row].title},
                                {"seeds", cell.seeds},
                                {"ccc", cell.ccc},
                                {"not_finite", cell.notFinite},
                                {"mean", jsonNumber(cell.summary.mean)},
                                {"std", jsonNumber(cell.summary.std)},
                                {"var_percent", jsonNumber(cell.summary.varPercent)},
                                {"low", jsonNumber(cell.low)},
                                {"high", jsonNumber(cell.high)},
                                {"against", ordered_json::object()},
                                {"better_than", ordered_json::array()},
                                {"best", cell.best}};
            for (std::size_t other = 0; other < table.rows.size(); ++other)
                if (other != row)
                    one["against"][table.rows[other].title] = contrastJson(cell.against[other]);
            for (const std::size_t other : cell.betterThan)
                one["better_than"].push_back(table.rows[other].title);
            json["cells"].push_back(std::move(one));
        }
    return json;
}

std::string comparisonLatex(const ComparisonTable& table)
{
    const auto attributes = distinct(table, [](auto& column) { return column.attribute; });
    const auto tests = distinct(table, [](auto& column) { return column.test; });
    LatexTable latex{{""}, {}};
    for (const std::string& attribute : attributes)
        latex.head.insert(latex.head.end(), {latexText(attribute) + " [CCC]", "VAR [\\%]"});
    for (const std::string& test : tests) {
        LatexTable::Block block{latexText(test), {}, {}};
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            std::vector<std::string> cells = {"\\emph{" + latexText(table.rows[row].title) + "} $^{" +
                                              latexSymbol(table.rows[row].symbol) + "}$"};
            for (const std::string& attribute : attributes) {
                const auto column =
                    std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& one) {
                        return one.attribute == attribute && one.test == test;
                    });
                if (column == table.columns.end()) {
                    cells.insert(cells.end(), {"", ""});
                    continue;
                }
                const ComparisonCell& cell =
                    table.cell(row, static_cast<std::size_t>(column - table.columns.begin()));
                cells.push_back(latexMean(table, cell));
                cells.push_back(std::isnan(cell.summary.varPercent) ? "--"
                                                                    : fixedText(cell.summary.varPercent, 2));
            }
            block.rows.push_back(std::move(cells));
        }
        latex.blocks.push_back(std::move(block));
    }
    return "% needs \\usepackage{booktabs,amssymb}\n" + latex.tabular() +
           "% A symbol: significantly better than the approach that it stands beside (" + testNote(table) +
           "). Bold: highest mean.\n";
}

std::string trialsCsv(const ComparisonResult& result)
{
    std::vector<std::string> tests = result.plan.tests;
    for (const TrialRecord& trial : result.trials)
        for (const TestCcc& test : trial.tests)
            if (std::find(tests.begin(), tests.end(), test.test) == tests.end())
                tests.push_back(test.test);
    std::string text = "attribute,approach,seed,best_epoch,development_ccc";
    for (const std::string& test : tests)
        text += "," + spreadsheetCell(test);
    text += "\n";
    for (const TrialRecord& trial : result.trials) {
        text += spreadsheetCell(trial.attribute) + "," + spreadsheetCell(trial.approach) + "," +
                std::to_string(trial.seed) + "," + std::to_string(trial.bestEpoch) + "," +
                csvNumber(trial.developmentCcc);
        for (const std::string& name : tests) {
            text += ",";
            for (const TestCcc& test : trial.tests)
                if (test.test == name)
                    text += csvNumber(test.ccc);
        }
        text += "\n";
    }
    return text;
}

} // namespace deepmi

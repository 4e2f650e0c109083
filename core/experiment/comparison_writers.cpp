#include "experiment/comparison_table.h"

#include "data/delimited_text.h"
#include "experiment/canvas.h"
#include "job/number_text.h"
#include "job/version.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

std::string padded(const std::string& text, std::size_t width, bool toTheRight)
{
    const std::string blanks(width - std::min(width, letters(text)), ' ');
    return toTheRight ? blanks + text : text + blanks;
}

/// "–" for what is not known.
std::string shown(double value, int decimals)
{
    return std::isfinite(value) ? fixedText(value, decimals) : "–";
}

std::string signedText(double value)
{
    if (std::isnan(value))
        return "–";
    const std::string text = fixedText(value, 3);
    return text.starts_with('-') ? "−" + text.substr(1) : "+" + text;
}

/// The shortest text that reads back to the same double; empty for NaN and for an effect without variance.
std::string number(double value)
{
    return std::isfinite(value) ? numberText(value) : std::string();
}

ordered_json numberJson(double value)
{
    return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

ordered_json contrastJson(const Contrast& contrast)
{
    return {{"difference", numberJson(contrast.difference)},
            {"p", numberJson(contrast.pValue)},
            {"adjusted_p", numberJson(contrast.adjustedPValue)},
            {"low", numberJson(contrast.low)},
            {"high", numberJson(contrast.high)},
            {"cohens_d", numberJson(contrast.cohensD)},
            {"hedges_g", numberJson(contrast.hedgesG)},
            {"effect_low", numberJson(contrast.effectLow)},
            {"effect_high", numberJson(contrast.effectHigh)}};
}

std::string aligned(const std::vector<std::vector<std::string>>& lines, std::size_t textColumns)
{
    std::vector<std::size_t> width(lines[0].size());
    for (const auto& line : lines)
        for (std::size_t column = 0; column < line.size(); ++column)
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

std::string latex(const std::string& text)
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
                                                             {"α", "$\\alpha$"},
                                                             {"−", "$-$"}};
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
            ++end;
        const std::string letter = text.substr(begin, end - begin);
        const auto found = plain.find(letter);
        result += found == plain.end() ? letter : found->second;
        begin = end;
    }
    return result;
}

std::string latexSymbol(const std::string& symbol)
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
    const auto found = commands.find(symbol);
    return found == commands.end() ? symbol : found->second + " ";
}

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
                             std::to_string(cell.ccc.size()), shown(cell.summary.mean, 3),
                             shown(cell.summary.std, 3), shown(cell.summary.varPercent, 2),
                             signedText(contrast.difference),
                             contrast.adjustedPValue < .001 ? "< 0.001" : shown(contrast.adjustedPValue, 3),
                             shown(contrast.hedgesG, 2), cell.symbols});
        }
    return aligned(lines, 2) +
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
            text += csvCell(table.columns[column].attribute) + "," + csvCell(table.columns[column].test) +
                    "," + csvCell(table.rows[row].title) + "," + csvCell(table.rows[row].measure) + "," +
                    table.rows[row].symbol + "," + std::to_string(cell.ccc.size()) + "," +
                    number(cell.summary.mean) + "," + number(cell.summary.std) + "," +
                    number(cell.summary.varPercent) + "," + number(cell.low) + "," + number(cell.high) + "," +
                    number(contrast.difference) + "," + number(contrast.pValue) + "," +
                    number(table.against(row, column, "random").pValue) + "," + cell.symbols + "," +
                    (cell.best ? "1" : "0") + "," + correction + "," + family + "," +
                    number(contrast.adjustedPValue) + "," + number(contrast.low) + "," +
                    number(contrast.high) + "," + number(contrast.cohensD) + "," + number(contrast.hedgesG) +
                    "," + number(contrast.effectLow) + "," + number(contrast.effectHigh) + "\n";
        }
    return text;
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
                                {"mean", numberJson(cell.summary.mean)},
                                {"std", numberJson(cell.summary.std)},
                                {"var_percent", numberJson(cell.summary.varPercent)},
                                {"low", numberJson(cell.low)},
                                {"high", numberJson(cell.high)},
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
    const std::string width = std::to_string(1 + 2 * attributes.size());
    std::string text = "% needs \\usepackage{booktabs,amssymb}\n\\begin{tabular}{l" +
                       std::string(2 * attributes.size(), 'r') + "}\n\\toprule\n";
    for (const std::string& attribute : attributes)
        text += " & " + latex(attribute) + " [CCC] & VAR [\\%]";
    text += " \\\\\n";
    for (const std::string& test : tests) {
        text += "\\midrule\n\\multicolumn{" + width + "}{l}{" + latex(test) + "} \\\\\n\\midrule\n";
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            text += "\\emph{" + latex(table.rows[row].title) + "} $^{" + latexSymbol(table.rows[row].symbol) +
                    "}$";
            for (const std::string& attribute : attributes) {
                const auto column =
                    std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& one) {
                        return one.attribute == attribute && one.test == test;
                    });
                if (column == table.columns.end()) {
                    text += " & & ";
                    continue;
                }
                const ComparisonCell& cell =
                    table.cell(row, static_cast<std::size_t>(column - table.columns.begin()));
                text += " & " + latexMean(table, cell) + " & " +
                        (std::isnan(cell.summary.varPercent) ? "--" : fixedText(cell.summary.varPercent, 2));
            }
            text += " \\\\\n";
        }
    }
    return text +
           "\\bottomrule\n\\end{tabular}\n% A symbol: significantly better than the approach that it "
           "stands beside (" +
           testNote(table) + "). Bold: highest mean.\n";
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
        text += "," + csvCell(test);
    text += "\n";
    for (const TrialRecord& trial : result.trials) {
        text += csvCell(trial.attribute) + "," + csvCell(trial.approach) + "," + std::to_string(trial.seed) +
                "," + std::to_string(trial.bestEpoch) + "," + number(trial.developmentCcc);
        for (const std::string& name : tests) {
            text += ",";
            for (const TestCcc& test : trial.tests)
                if (test.test == name)
                    text += number(test.ccc);
        }
        text += "\n";
    }
    return text;
}

} // namespace deepmi

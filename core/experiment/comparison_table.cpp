#include "experiment/comparison_table.h"

#include "statistics/t_test.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace deepmi
{

namespace
{

const double notANumber = std::numeric_limits<double>::quiet_NaN();

std::vector<ComparisonTable::Column> columnsOf(const ComparisonResult& result)
{
    std::vector<ComparisonTable::Column> columns;
    for (const std::string& attribute : result.plan.attributes) {
        std::vector<std::string> tests = result.plan.tests;
        if (tests.empty())
            for (const TrialRecord& trial : result.trials)
                for (const TestCcc& test : trial.tests)
                    if (trial.attribute == attribute &&
                        std::find(tests.begin(), tests.end(), test.test) == tests.end())
                        tests.push_back(test.test);
        for (const std::string& test : tests)
            columns.push_back({attribute, test});
    }
    return columns;
}

ComparisonCell cellOf(const ComparisonResult& result, const std::string& approach,
                      const ComparisonTable::Column& column, double confidence)
{
    ComparisonCell cell;
    std::map<std::uint64_t, double> bySeed;
    for (const TrialRecord& trial : result.trials)
        if (trial.approach == approach && trial.attribute == column.attribute)
            for (const TestCcc& test : trial.tests)
                if (test.test == column.test) {
                    if (std::isfinite(test.ccc))
                        bySeed[trial.seed] = test.ccc;
                    else
                        ++cell.notFinite;
                }
    for (const auto& [seed, ccc] : bySeed) {
        cell.seeds.push_back(seed);
        cell.ccc.push_back(ccc);
    }
    if (cell.ccc.empty()) {
        cell.summary = {0, notANumber, notANumber, notANumber, notANumber, notANumber};
        cell.low = cell.high = notANumber;
        return cell;
    }
    cell.summary = summarise(cell.ccc);
    const MeanInterval interval = meanInterval(cell.ccc, confidence);
    cell.low = interval.low;
    cell.high = interval.high;
    return cell;
}

Contrast contrastOf(const ComparisonCell& first, const ComparisonCell& second, TrialTest test)
{
    Contrast contrast{first.summary.mean - second.summary.mean, notANumber};
    if (test == TrialTest::PairedBySeed) {
        std::vector<double> one, other;
        for (std::size_t i = 0; i < first.seeds.size(); ++i) {
            const auto same = std::lower_bound(second.seeds.begin(), second.seeds.end(), first.seeds[i]);
            if (same != second.seeds.end() && *same == first.seeds[i]) {
                one.push_back(first.ccc[i]);
                other.push_back(second.ccc[static_cast<std::size_t>(same - second.seeds.begin())]);
            }
        }
        if (one.size() > 1)
            contrast.pValue = pairedTTest(one, other).pValue;
        return contrast;
    }
    if (first.ccc.size() > 1 && second.ccc.size() > 1)
        contrast.pValue = test == TrialTest::Welch ? welchTTest(first.ccc, second.ccc).pValue
                                                   : pooledTTest(first.ccc, second.ccc).pValue;
    return contrast;
}

/// Contrasts of one column and what follows from them.
void compareColumn(ComparisonTable& table, std::size_t column)
{
    const auto cellAt = [&](std::size_t row) -> ComparisonCell& {
        return table.cells[row * table.columns.size() + column];
    };
    std::size_t known = 0, best = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        ComparisonCell& cell = cellAt(row);
        for (std::size_t other = 0; other < table.rows.size(); ++other) {
            cell.against.push_back(other == row ? Contrast{notANumber, notANumber}
                                                : contrastOf(cell, cellAt(other), table.statistics.test));
            if (cell.against.back().difference > 0 &&
                cell.against.back().pValue < table.statistics.significance) {
                cell.betterThan.push_back(other);
                cell.symbols += table.rows[other].symbol;
            }
        }
        if (cell.ccc.empty())
            continue;
        if (known++ == 0 || cell.summary.mean > cellAt(best).summary.mean)
            best = row;
    }
    if (known > 1)
        cellAt(best).best = true;
}

} // namespace

const char* toString(TrialTest test)
{
    switch (test) {
    case TrialTest::Pooled:
        return "Student's t-test (pooled)";
    case TrialTest::PairedBySeed:
        return "t-test paired by seed";
    case TrialTest::Welch:
        break;
    }
    return "Welch's t-test";
}

std::optional<std::size_t> ComparisonTable::rowOf(const std::string& measure) const
{
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].measure == measure)
            return row;
    return std::nullopt;
}

Contrast ComparisonTable::against(std::size_t row, std::size_t column, const std::string& measure) const
{
    const auto other = rowOf(measure);
    return other ? cell(row, column).against[*other] : Contrast{notANumber, notANumber};
}

std::vector<std::string> approachSymbols(const std::vector<Approach>& approaches)
{
    static const std::map<std::string, std::string> paper = {
        {"none", "*"},           {"random", "†"},          {"disagreement", "‡"},
        {"minmax-entropy", "♣"}, {"pretrained-lstm", "♦"}, {"pretrained-resnet", "♥"},
        {"deepmi", "♠"}};
    static const std::vector<std::string> further = {"§", "¶", "‖", "★", "○", "□", "△", "◇"};
    std::vector<std::string> symbols;
    std::size_t next = 0;
    for (const Approach& approach : approaches) {
        const auto known = paper.find(approach.measure);
        std::string symbol = known == paper.end() || approach.reverse ? "" : known->second;
        if (symbol.empty() || std::find(symbols.begin(), symbols.end(), symbol) != symbols.end()) {
            // After the signs, numbers: (9) ...
            symbol = next < further.size() ? further[next] : "(" + std::to_string(next + 1) + ")";
            ++next;
        }
        symbols.push_back(symbol);
    }
    return symbols;
}

ComparisonTable tabulate(const ComparisonResult& result, const ComparisonStatistics& statistics)
{
    ComparisonTable table;
    table.corpus = result.plan.corpus;
    table.statistics = statistics;
    table.trials = result.plan.train.trials;
    table.columns = columnsOf(result);
    const std::vector<std::string> symbols = approachSymbols(result.plan.approaches);
    for (std::size_t row = 0; row < symbols.size(); ++row) {
        const Approach& approach = result.plan.approaches[row];
        table.rows.push_back({approach.title, approach.measure, symbols[row]});
        for (const ComparisonTable::Column& column : table.columns)
            table.cells.push_back(cellOf(result, approach.title, column, statistics.confidence));
    }
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        compareColumn(table, column);
    return table;
}

std::vector<ComparisonPanel> comparisonPanels(const ComparisonTable& table,
                                              const std::vector<std::size_t>& columns)
{
    std::vector<ComparisonPanel> panels;
    const bool oneAttribute =
        std::all_of(table.columns.begin(), table.columns.end(), [&](const ComparisonTable::Column& column) {
            return column.attribute == table.columns.front().attribute;
        });
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (!columns.empty() && std::find(columns.begin(), columns.end(), column) == columns.end())
            continue;
        const auto& [attribute, test] = table.columns[column];
        ComparisonPanel panel{oneAttribute ? test : attribute + ", " + test, {}, attribute};
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const ComparisonCell& cell = table.cell(row, column);
            if (cell.ccc.empty())
                continue;
            const double p = table.against(row, column, "none").pValue;
            panel.approaches.push_back({table.rows[row].title, cell.ccc,
                                        std::isnan(p) ? ""
                                        : p < .001    ? "p < 0.001"
                                                      : "p = " + fixedText(p, 3)});
        }
        if (!panel.approaches.empty())
            panels.push_back(std::move(panel));
    }
    return panels;
}

} // namespace deepmi

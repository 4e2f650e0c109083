#include "comparison/comparison_table.h"

#include "statistics/effect_size.h"
#include "statistics/multiple_testing.h"
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

/// CCC of the seeds that both have, in the same order.
std::pair<std::vector<double>, std::vector<double>> pairsOf(const ComparisonCell& first,
                                                            const ComparisonCell& second)
{
    std::pair<std::vector<double>, std::vector<double>> pairs;
    for (std::size_t i = 0; i < first.seeds.size(); ++i) {
        const auto same = std::lower_bound(second.seeds.begin(), second.seeds.end(), first.seeds[i]);
        if (same != second.seeds.end() && *same == first.seeds[i]) {
            pairs.first.push_back(first.ccc[i]);
            pairs.second.push_back(second.ccc[static_cast<std::size_t>(same - second.seeds.begin())]);
        }
    }
    return pairs;
}

Contrast contrastOf(const ComparisonCell& first, const ComparisonCell& second,
                    const ComparisonStatistics& statistics)
{
    Contrast contrast = Contrast::unknown(first.summary.mean - second.summary.mean);
    const auto tell = [&](auto test, auto effectSize, const std::vector<double>& one,
                          const std::vector<double>& other) {
        if (one.size() < 2 || other.size() < 2)
            return;
        const TTest tested = test(one, other, statistics.confidence);
        const EffectSize effect = effectSize(one, other, statistics.confidence);
        contrast.pValue = contrast.adjustedPValue = tested.pValue;
        if (std::isnan(tested.pValue))
            return;
        contrast.low = tested.low;
        contrast.high = tested.high;
        contrast.cohensD = effect.cohensD;
        contrast.hedgesG = effect.hedgesG;
        contrast.effectLow = effect.low;
        contrast.effectHigh = effect.high;
    };
    switch (statistics.test) {
    case TrialTest::PairedBySeed: {
        const auto [one, other] = pairsOf(first, second);
        tell(pairedTTest, pairedEffectSize, one, other);
        break;
    }
    case TrialTest::Pooled:
        tell(pooledTTest, pooledEffectSize, first.ccc, second.ccc);
        break;
    case TrialTest::Welch:
        tell(welchTTest, welchEffectSize, first.ccc, second.ccc);
        break;
    }
    return contrast;
}

/// Where a contrast stands: of `row` against `other`, which has the same p.
struct ContrastPlace {
    std::size_t column, row, other;
};

/// What is tested together, each contrast once.
std::vector<std::vector<ContrastPlace>> familiesOf(const ComparisonTable& table)
{
    const std::optional<std::size_t> plain = table.plain();
    std::vector<std::vector<ContrastPlace>> families;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (column == 0 || table.statistics.family != ContrastFamily::TableAgainstPlain)
            families.emplace_back();
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t other = 0; other < row; ++other)
                if (table.statistics.family == ContrastFamily::Column || row == plain || other == plain)
                    families.back().push_back({column, row, other});
    }
    return families;
}

void correct(ComparisonTable& table)
{
    const auto contrast = [&](std::size_t row, std::size_t column, std::size_t other) -> Contrast& {
        return table.cells[row * table.columns.size() + column].against[other];
    };
    for (ComparisonCell& cell : table.cells)
        for (Contrast& one : cell.against)
            one.adjustedPValue = notANumber;
    for (const std::vector<ContrastPlace>& family : familiesOf(table)) {
        std::vector<double> pValues;
        for (const ContrastPlace& place : family)
            pValues.push_back(contrast(place.row, place.column, place.other).pValue);
        const std::vector<double> adjusted = holmAdjusted(pValues);
        for (std::size_t i = 0; i < family.size(); ++i) {
            const auto& [column, row, other] = family[i];
            contrast(row, column, other).adjustedPValue = contrast(other, column, row).adjustedPValue =
                adjusted[i];
        }
    }
}

void compareColumn(ComparisonTable& table, std::size_t column)
{
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        ComparisonCell& cell = table.cells[row * table.columns.size() + column];
        for (std::size_t other = 0; other < table.rows.size(); ++other)
            cell.against.push_back(other == row
                                       ? Contrast::unknown(notANumber)
                                       : contrastOf(cell, table.cell(other, column), table.statistics));
    }
}

/// Symbols and the best of a column, once its contrasts are there. Rows of exactly the same mean are all the
/// best, and none is where no mean is lower.
void judgeColumn(ComparisonTable& table, std::size_t column)
{
    const auto cellAt = [&](std::size_t row) -> ComparisonCell& {
        return table.cells[row * table.columns.size() + column];
    };
    double best = -std::numeric_limits<double>::infinity(), worst = -best;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        ComparisonCell& cell = cellAt(row);
        for (std::size_t other = 0; other < table.rows.size(); ++other)
            if (cell.against[other].difference > 0 &&
                cell.against[other].adjustedPValue < table.statistics.significance) {
                cell.betterThan.push_back(other);
                cell.symbols += table.rows[other].symbol;
            }
        if (cell.ccc.empty())
            continue;
        best = std::max(best, cell.summary.mean);
        worst = std::min(worst, cell.summary.mean);
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        cellAt(row).best = !cellAt(row).ccc.empty() && cellAt(row).summary.mean == best && best > worst;
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

const char* toString(Correction correction)
{
    return correction == Correction::Holm ? "holm" : "none";
}

const char* toString(ContrastFamily family)
{
    switch (family) {
    case ContrastFamily::ColumnAgainstPlain:
        return "column-against-plain";
    case ContrastFamily::TableAgainstPlain:
        return "table-against-plain";
    case ContrastFamily::Column:
        break;
    }
    return "column";
}

std::string correctionNote(const ComparisonStatistics& statistics)
{
    if (statistics.correction == Correction::None)
        return {};
    switch (statistics.family) {
    case ContrastFamily::ColumnAgainstPlain:
        return "Holm-corrected over the contrasts of a column with W/O curriculum";
    case ContrastFamily::TableAgainstPlain:
        return "Holm-corrected over the contrasts of the table with W/O curriculum";
    case ContrastFamily::Column:
        break;
    }
    return "Holm-corrected over all contrasts of a column";
}

Contrast Contrast::unknown(double difference)
{
    return {difference, notANumber, notANumber, notANumber, notANumber,
            notANumber, notANumber, notANumber, notANumber};
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
    return other ? cell(row, column).against[*other] : Contrast::unknown(notANumber);
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
    if (statistics.correction == Correction::Holm)
        correct(table);
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        judgeColumn(table, column);
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
            const double p = table.against(row, column, "none").adjustedPValue;
            std::string note;
            if (!std::isnan(p))
                note = (p < .001 ? "p < 0.001" : "p = " + fixedText(p, 3)) +
                       std::string(table.statistics.correction == Correction::Holm ? ", Holm" : "");
            panel.approaches.push_back(
                {table.rows[row].title, cell.ccc, std::move(note), table.rows[row].measure});
        }
        if (!panel.approaches.empty())
            panels.push_back(std::move(panel));
    }
    return panels;
}

} // namespace deepmi

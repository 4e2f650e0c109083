#include "report/report_table.h"

#include "data/delimited_text.h"
#include "figures/canvas.h"
#include "report/table_groups.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

namespace deepmi
{

namespace
{

using Quantity = TableShape::Quantity;
using Marks = TableShape::Marks;
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

ComparisonResult selected(const ComparisonResult& result, const TableGroup& group)
{
    ComparisonResult part;
    part.plan = result.plan;
    part.plan.approaches.clear();
    for (const std::size_t index : group.approaches)
        part.plan.approaches.push_back(result.plan.approaches[index]);
    part.trials = result.trials;
    return part;
}

std::string labelOf(const TableShape& shape, const Approach& approach, const std::string& featureSet,
                    const std::string& groupTitle)
{
    if (shape.factor == "features")
        return approach.title + (featureSet.empty() ? "" : " (" + featureSet + ")");
    if (shape.factor.empty())
        return approach.title;
    const std::string value = factorOf(approach, shape.factor);
    if (shape.factor == "alpha") {
        const auto number = parseDouble(value);
        return factorText("alpha", number ? fixedText(*number, 2) : value);
    }
    const std::string clusters = factorOf(approach, "clusters");
    const std::string k = factorText("clusters", clusters);
    if (shape.factor == "pool" && !clusters.empty() && groupTitle.find(k) == std::string::npos)
        return value + " (" + k + ")";
    return factorText(shape.factor, value);
}

double developmentMean(const ComparisonResult& result, const std::string& approach,
                       const std::string& attribute)
{
    double sum = 0;
    std::size_t count = 0;
    for (const TrialRecord& trial : result.trials)
        if (trial.approach == approach && trial.attribute == attribute &&
            std::isfinite(trial.developmentCcc)) {
            sum += trial.developmentCcc;
            ++count;
        }
    return count ? sum / static_cast<double>(count) : notANumber;
}

/// Builds a table block by block.
class TableBuilder
{
public:
    TableBuilder(ReportTable& table, const ExperimentResult& experiment)
        : m_table(table), m_experiment(experiment)
    {
        for (const CorpusResult& corpus : experiment.corpora)
            for (const std::string& attribute : corpus.result.plan.attributes)
                if (std::find(table.attributes.begin(), table.attributes.end(), attribute) ==
                    table.attributes.end())
                    table.attributes.push_back(attribute);
    }

    void addCorpus(std::size_t index)
    {
        const CorpusResult& corpus = m_experiment.corpora[index];
        for (const TableGroup& group :
             groupsOf(m_table.shape, m_experiment.plan, corpus.result.plan.approaches)) {
            const ComparisonResult part = selected(corpus.result, group);
            const ComparisonTable comparison = tabulate(part, m_table.statistics);
            std::vector<std::size_t> rows;
            for (const Approach& approach : part.plan.approaches)
                rows.push_back(rowOf(approach, corpus, group.title));
            std::vector<std::string> tests;
            for (const auto& column : comparison.columns)
                if (std::find(tests.begin(), tests.end(), column.test) == tests.end())
                    tests.push_back(column.test);
            for (const std::string& test : tests)
                addBlock(index, part, comparison, rows, test, group.title);
        }
    }

    void finish()
    {
        const std::vector<std::string> symbols = approachSymbols(m_approaches);
        for (std::size_t row = 0; row < m_table.rows.size(); ++row)
            if (m_table.shape.marks == Marks::EveryApproach)
                m_table.rows[row].symbol = symbols[row];
        for (ReportTable::Block& block : m_table.blocks)
            finishBlock(block);
        std::set<std::tuple<std::size_t, std::string, std::string>> counted;
        for (const ReportTable::Block& block : m_table.blocks)
            for (std::size_t row = 0; row < block.rows.size(); ++row)
                for (std::size_t column = 0; column < m_table.attributes.size(); ++column) {
                    const ReportTable::Cell& cell = m_table.cell(block, row, column);
                    if (!cell.planned || !counted
                                              .insert({cell.corpus, m_table.rows[block.rows[row]].approach,
                                                       m_table.attributes[column]})
                                              .second)
                        continue;
                    m_table.planned += static_cast<std::size_t>(cell.plannedTrials);
                    m_table.finished += cell.trials.ccc.size() + cell.trials.notFinite;
                }
    }

private:
    bool isReference(const Approach& approach) const
    {
        if (m_table.shape.factor == "pool")
            return shareOfPool(m_experiment.plan, factorOf(approach, "pool")) == 0;
        return (m_table.shape.factor.empty() || m_table.shape.factor == "features") &&
               approach.measure == "none";
    }

    std::size_t rowOf(const Approach& approach, const CorpusResult& corpus, const std::string& group)
    {
        const std::string featureSet = m_table.shape.factor == "features" ? corpus.featureSet : "";
        const std::string label = labelOf(m_table.shape, approach, featureSet, group);
        for (std::size_t row = 0; row < m_table.rows.size(); ++row)
            if (m_table.rows[row].label == label && m_table.rows[row].approach == approach.title &&
                m_table.rows[row].featureSet == featureSet)
                return row;
        m_table.rows.push_back(
            {label, approach.title, approach.measure, featureSet, {}, isReference(approach)});
        m_approaches.push_back(approach);
        return m_table.rows.size() - 1;
    }

    /// The block of this corpus and test; feature sets that are told apart by row share it.
    ReportTable::Block& blockOf(const CorpusResult& corpus, const std::string& test, const std::string& group)
    {
        const std::string featureSet = m_table.shape.factor == "features" ? "" : corpus.featureSet;
        for (ReportTable::Block& block : m_table.blocks)
            if (m_table.shape.factor == "features" && block.corpus == corpus.corpus && block.test == test)
                return block;
        m_table.blocks.push_back({corpus.corpus, featureSet, test, group, {}, {}, {}});
        return m_table.blocks.back();
    }

    void addBlock(std::size_t corpusIndex, const ComparisonResult& part, const ComparisonTable& comparison,
                  const std::vector<std::size_t>& rows, const std::string& test, const std::string& group)
    {
        const CorpusResult& corpus = m_experiment.corpora[corpusIndex];
        ReportTable::Block& block = blockOf(corpus, test, group);
        // Of this comparison, the row that the others are held against.
        std::optional<std::size_t> reference;
        for (std::size_t row = 0; row < rows.size() && !reference; ++row)
            if (m_table.rows[rows[row]].reference)
                reference = row;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            block.rows.push_back(rows[row]);
            for (const std::string& attribute : m_table.attributes) {
                ReportTable::Cell& cell = block.cells.emplace_back();
                const auto column =
                    std::find_if(comparison.columns.begin(), comparison.columns.end(), [&](const auto& one) {
                        return one.attribute == attribute && one.test == test;
                    });
                if (column == comparison.columns.end() || !serves(part.plan.approaches[row], attribute))
                    continue;
                const auto at = static_cast<std::size_t>(column - comparison.columns.begin());
                cell.planned = true;
                cell.corpus = corpusIndex;
                cell.trials = comparison.cell(row, at);
                cell.plannedTrials = comparison.trials;
                cell.development = developmentMean(part, part.plan.approaches[row].title, attribute);
                if (reference && *reference != row) {
                    const auto& other = comparison.cell(*reference, at);
                    cell.reference = cell.trials.against[*reference];
                    cell.referenceVerdict = contains(cell.trials.betterThan, *reference) ? 1
                                            : contains(other.betterThan, row)            ? -1
                                                                                         : 0;
                }
                // By now indices into this comparison; the table's rows are those of all.
                for (std::size_t& better : cell.trials.betterThan)
                    better = rows[better];
            }
        }
    }

    static bool contains(const std::vector<std::size_t>& rows, std::size_t row)
    {
        return std::find(rows.begin(), rows.end(), row) != rows.end();
    }

    void finishBlock(ReportTable::Block& block)
    {
        const std::size_t attributes = m_table.attributes.size();
        for (std::size_t column = 0; column < attributes; ++column) {
            ReportTable::Cell* chosen = nullptr;
            std::size_t developed = 0;
            double best = -std::numeric_limits<double>::infinity(), worst = -best;
            std::vector<std::vector<double>> groups;
            for (std::size_t row = 0; row < block.rows.size(); ++row) {
                ReportTable::Cell& cell = block.cells[row * attributes + column];
                mark(cell);
                if (!std::isnan(cell.development) && ++developed &&
                    (!chosen || cell.development > chosen->development))
                    chosen = &cell;
                if (cell.trials.ccc.empty())
                    continue;
                groups.push_back(cell.trials.ccc);
                best = std::max(best, cell.trials.summary.mean);
                worst = std::min(worst, cell.trials.summary.mean);
            }
            // Rows of exactly the same mean are all the best, and none is where no mean is lower.
            for (std::size_t row = 0; row < block.rows.size(); ++row)
                if (ReportTable::Cell& cell = block.cells[row * attributes + column];
                    !cell.trials.ccc.empty())
                    cell.best = cell.trials.summary.mean == best && best > worst;
            if (m_table.shape.chosen && chosen && developed > 1)
                chosen->chosen = true;
            if (m_table.shape.anova)
                block.anova.push_back(analysed(groups));
        }
    }

    void mark(ReportTable::Cell& cell) const
    {
        if (m_table.shape.marks == Marks::EveryApproach)
            for (const std::size_t other : cell.trials.betterThan)
                cell.marks += m_table.rows[other].symbol;
        else if (m_table.shape.marks == Marks::Reference && cell.referenceVerdict > 0)
            cell.marks = "*";
    }

    static Anova analysed(const std::vector<std::vector<double>>& groups)
    {
        std::size_t values = 0;
        for (const auto& group : groups)
            values += group.size();
        if (groups.size() > 1 && values > groups.size())
            return oneWayAnova(groups);
        Anova unknown;
        unknown.statistic = unknown.pValue = unknown.etaSquared = notANumber;
        return unknown;
    }

    ReportTable& m_table;
    const ExperimentResult& m_experiment;
    std::vector<Approach> m_approaches; ///< one a row of the table
};

} // namespace

const std::vector<TableShape>& tableShapes()
{
    static const std::vector<TableShape> shapes = {
        {"table2", "II", "Recognition performance (mean CCC) of curricula by difficulty measure", "",
         Quantity::Ccc, Marks::EveryApproach, false, false},
        {"table3", "III", "Relative variation (VAR) of the CCC over network initialisations", "",
         Quantity::Var, Marks::None, false, false},
        {"table4", "IV",
         "Semi-supervised (SSL) against fully supervised (FSL) pre-training of the clusters (mean CCC)",
         "pool", Quantity::Ccc, Marks::Reference, false, false},
        {"table5", "V", "Recognition performance (mean CCC) by the number of clusters K", "clusters",
         Quantity::Ccc, Marks::None, false, false},
        {"table6", "VI", "Recognition performance (mean CCC) by DeepMI's weight α", "alpha", Quantity::Ccc,
         Marks::None, true, true},
        {"table7", "VII", "The same schedule on other features (mean CCC)", "features", Quantity::Ccc,
         Marks::Reference, false, false}};
    return shapes;
}

double ReportTable::Cell::value(TableShape::Quantity quantity) const
{
    return quantity == Quantity::Ccc ? trials.summary.mean : trials.summary.varPercent;
}

std::string ReportTable::Block::title() const
{
    return corpus + (featureSet.empty() ? "" : " (" + featureSet + ")") + ", " + test +
           (group.empty() ? "" : ": " + group);
}

ReportTable makeTable(const TableShape& shape, const ExperimentResult& experiment,
                      const ComparisonStatistics& statistics)
{
    ReportTable table;
    table.shape = shape;
    table.statistics = statistics;
    TableBuilder builder(table, experiment);
    for (std::size_t corpus = 0; corpus < experiment.corpora.size(); ++corpus)
        builder.addCorpus(corpus);
    builder.finish();
    return table;
}

} // namespace deepmi

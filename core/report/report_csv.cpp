#include "report/report.h"

#include "comparison/learning_curves.h"
#include "data/delimited_text.h"
#include "figures/table_text.h"
#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

/// Builds a line; names are guarded against spreadsheets, numbers read back to the same double.
class Line
{
public:
    Line& name(const std::string& text) { return cell(spreadsheetCell(text)); }
    Line& number(double value) { return cell(csvNumber(value)); }
    Line& count(std::uint64_t value) { return cell(std::to_string(value)); }
    Line& flag(bool value) { return cell(value ? "1" : "0"); }
    std::string text() const { return m_text + "\n"; }

private:
    Line& cell(const std::string& text)
    {
        m_text += (m_first ? "" : ",") + text;
        m_first = false;
        return *this;
    }
    std::string m_text;
    bool m_first = true;
};

std::string tablesCsv(const Report& report)
{
    std::string text =
        "table,corpus,features,test,group,attribute,row,approach,measure,symbol,trials,planned,"
        "mean,std,var_percent,low,high,marks,reference_difference,reference_low,reference_high,reference_p,"
        "reference_adjusted_p,reference_hedges_g,best,chosen,"
        "development_mean,anova_f,anova_p,data_hash,trace\n";
    for (const ReportTable& table : report.tables)
        for (const ReportTable::Block& block : table.blocks)
            for (std::size_t column = 0; column < table.attributes.size(); ++column)
                for (std::size_t row = 0; row < block.rows.size(); ++row) {
                    const ReportTable::Cell& cell = table.cell(block, row, column);
                    if (!cell.planned)
                        continue;
                    const ReportTable::Row& head = table.rows[block.rows[row]];
                    const ReportTrace* trace = report.traceOf(table, block, row, column);
                    Anova anova;
                    anova.statistic = anova.pValue = std::nan("");
                    if (!block.anova.empty())
                        anova = block.anova[column];
                    text += Line()
                                .name(table.shape.id)
                                .name(block.corpus)
                                .name(block.featureSet.empty() ? head.featureSet : block.featureSet)
                                .name(block.test)
                                .name(block.group)
                                .name(table.attributes[column])
                                .name(head.label)
                                .name(head.approach)
                                .name(head.measure)
                                .name(head.symbol)
                                .count(cell.trials.ccc.size())
                                .count(static_cast<std::uint64_t>(cell.plannedTrials))
                                .number(cell.trials.summary.mean)
                                .number(cell.trials.summary.std)
                                .number(cell.trials.summary.varPercent)
                                .number(cell.trials.low)
                                .number(cell.trials.high)
                                .name(cell.marks)
                                .number(cell.reference.difference)
                                .number(cell.reference.low)
                                .number(cell.reference.high)
                                .number(cell.reference.pValue)
                                .number(cell.reference.adjustedPValue)
                                .number(cell.reference.hedgesG)
                                .flag(cell.best)
                                .flag(cell.chosen)
                                .number(cell.development)
                                .number(anova.statistic)
                                .number(anova.pValue)
                                .name(trace ? trace->dataHash : "")
                                .name(trace ? trace->id : "")
                                .text();
                }
    return text;
}

std::string ordersCsv(const Report& report)
{
    std::string text = "corpus,attribute,measure,bin,samples,mean_distance,bimodality,overall_distance,rho,p,"
                       "adjusted_p,permutations\n";
    for (const BinOrders& orders : report.binOrders)
        for (const BinOrder& one : orders.measures) {
            std::vector<std::uint64_t> sizes(static_cast<std::size_t>(one.bins));
            for (const int bin : one.bin)
                ++sizes[static_cast<std::size_t>(bin)];
            for (std::size_t bin = 0; bin < sizes.size(); ++bin)
                text += Line()
                            .name(report.experiment.corpora[orders.corpus].title())
                            .name(orders.attribute)
                            .name(one.measure)
                            .count(bin + 1)
                            .count(sizes[bin])
                            .number(one.distance[bin])
                            .number(one.bimodality[bin])
                            .number(one.overallDistance)
                            .number(one.trend.correlation)
                            .number(one.trend.pValue)
                            .number(one.correctedP)
                            .count(static_cast<std::uint64_t>(one.trend.permutations))
                            .text();
        }
    return text;
}

std::string candidatesCsv(const Report& report)
{
    // Every factor that a candidate has becomes a column.
    std::vector<std::string> factors;
    for (const SearchReport& search : report.searches)
        for (const SearchCandidate& one : search.candidates)
            for (const auto& [factor, value] : one.factors)
                if (std::find(factors.begin(), factors.end(), factor) == factors.end())
                    factors.push_back(factor);
    std::string text =
        "corpus,features,attribute,rank,candidate,development_mean,development_std,trials,chosen";
    for (const std::string& factor : factors)
        text += "," + spreadsheetCell("factor " + factor);
    text += "\n";
    for (const SearchReport& search : report.searches)
        for (std::size_t rank = 0; rank < search.candidates.size(); ++rank) {
            const SearchCandidate& one = search.candidates[rank];
            Line line;
            line.name(search.corpus)
                .name(search.featureSet)
                .name(search.attribute)
                .count(rank + 1)
                .name(one.title)
                .number(one.mean)
                .number(one.std)
                .count(one.development.size())
                .flag(one.chosen);
            for (const std::string& factor : factors) {
                const auto value = one.factors.find(factor);
                line.name(value == one.factors.end() ? "" : value->second);
            }
            text += line.text();
        }
    return text;
}

std::string finalistsCsv(const Report& report)
{
    std::string text =
        "corpus,features,attribute,test,approach,trials,mean,plain_trials,plain_mean,difference,"
        "low,high,p,adjusted_p,family,hedges_g,effect_low,effect_high\n";
    for (const SearchReport& search : report.searches)
        for (const FinalistContrast& one : search.contrasts)
            text += Line()
                        .name(search.corpus)
                        .name(search.featureSet)
                        .name(search.attribute)
                        .name(one.test)
                        .name(one.title)
                        .count(one.trials)
                        .number(one.mean)
                        .count(one.plainTrials)
                        .number(one.plainMean)
                        .number(one.contrast.difference)
                        .number(one.contrast.low)
                        .number(one.contrast.high)
                        .number(one.contrast.pValue)
                        .number(one.contrast.adjustedPValue)
                        .count(search.family)
                        .number(one.contrast.hedgesG)
                        .number(one.contrast.effectLow)
                        .number(one.contrast.effectHigh)
                        .text();
    return text;
}

std::string tracesCsv(const Report& report)
{
    std::string text =
        "trace,corpus,attribute,approach,seed,key,best_epoch,development_ccc,test,ccc,data_hash,"
        "source,scores,run,device\n";
    for (const ReportTrace& trace : report.traces)
        for (const TrialRecord& trial : trace.trials) {
            std::vector<TestCcc> tests = trial.tests;
            if (tests.empty())
                tests.push_back({"", std::nan("")}); // stage 1 of a search: development alone
            for (const TestCcc& test : tests)
                text += Line()
                            .name(trace.id)
                            .name(trace.corpus)
                            .name(trace.attribute)
                            .name(trace.approach)
                            .count(trial.seed)
                            .name(trial.key)
                            .count(static_cast<std::uint64_t>(trial.bestEpoch))
                            .number(trial.developmentCcc)
                            .name(test.test)
                            .number(test.ccc)
                            .name(trace.dataHash)
                            .name(trace.source)
                            .name(trace.scoreKey)
                            .name(trace.runKey)
                            .name(trial.device)
                            .text();
        }
    return text;
}

/// Development CCC of every epoch, over the finished trials; empty where no trial's epochs are known.
std::string curvesCsv(const ExperimentResult& experiment)
{
    std::string text;
    for (const CorpusResult& corpus : experiment.corpora)
        for (const LearningCurve& curve : learningCurves(corpus.result))
            for (std::size_t epoch = 0; epoch < curve.development.epochs(); ++epoch)
                text += Line()
                            .name(corpus.corpus)
                            .name(corpus.featureSet)
                            .name(curve.attribute)
                            .name(curve.approach)
                            .name(curve.measure)
                            .count(epoch + 1)
                            .count(curve.development.trials[epoch])
                            .number(curve.development.mean[epoch])
                            .number(curve.development.std[epoch])
                            .text();
    return text.empty() ? text
                        : "corpus,features,attribute,approach,measure,epoch,trials,development_mean,"
                          "development_std\n" +
                              text;
}

} // namespace

std::vector<std::pair<std::string, std::string>> reportCsv(const Report& report)
{
    std::vector<std::pair<std::string, std::string>> tables;
    if (!report.tables.empty())
        tables.push_back({"tables", tablesCsv(report)});
    if (report.hasFigure2)
        tables.push_back({"figure2", ordersCsv(report)});
    if (report.hasSearch) {
        tables.push_back({"search", candidatesCsv(report)});
        tables.push_back({"finalists", finalistsCsv(report)});
    }
    tables.push_back({"trials", tracesCsv(report)});
    if (std::string curves = curvesCsv(report.experiment); !curves.empty())
        tables.push_back({"curves", std::move(curves)});
    return tables;
}

} // namespace deepmi

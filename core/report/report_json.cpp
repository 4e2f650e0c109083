#include "report/report.h"

#include "comparison/comparison_json.h"
#include "figures/table_text.h"
#include "job/version.h"

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

ordered_json leftOutJson(const std::vector<LeftOut>& leftOut, const std::vector<FileReference>& files)
{
    ordered_json list = ordered_json::array();
    for (const LeftOut& one : leftOut)
        list.push_back({{"approach", one.approach},
                        {"attribute", one.attribute},
                        {"reason", withoutFolders(one.reason, files)}});
    return list;
}

ordered_json cellJson(const Report& report, const ReportTable& table, const ReportTable::Block& block,
                      std::size_t row, std::size_t column)
{
    const ReportTable::Cell& cell = table.cell(block, row, column);
    const ReportTrace* trace = report.traceOf(table, block, row, column);
    ordered_json json = {{"row", table.rows[block.rows[row]].label},
                         {"approach", table.rows[block.rows[row]].approach},
                         {"attribute", table.attributes[column]},
                         {"value", jsonNumber(cell.value(table.shape.quantity))},
                         {"trials", cell.trials.ccc.size()},
                         {"planned", cell.plannedTrials},
                         {"not_finite", cell.trials.notFinite},
                         {"seeds", cell.trials.seeds},
                         {"ccc", cell.trials.ccc},
                         {"mean", jsonNumber(cell.trials.summary.mean)},
                         {"std", jsonNumber(cell.trials.summary.std)},
                         {"var_percent", jsonNumber(cell.trials.summary.varPercent)},
                         {"low", jsonNumber(cell.trials.low)},
                         {"high", jsonNumber(cell.trials.high)},
                         {"marks", cell.marks},
                         {"better_than", ordered_json::array()},
                         {"best", cell.best},
                         {"chosen", cell.chosen},
                         {"development_mean", jsonNumber(cell.development)},
                         {"against_reference", contrastJson(cell.reference)},
                         {"trace", trace ? ordered_json(trace->id) : ordered_json()}};
    for (const std::size_t other : cell.trials.betterThan)
        json["better_than"].push_back(table.rows[other].label);
    return json;
}

ordered_json tableJson(const Report& report, const ReportTable& table)
{
    ordered_json json = {
        {"id", table.shape.id},
        {"number", table.shape.number},
        {"caption", table.shape.caption},
        {"quantity", table.shape.quantity == TableShape::Quantity::Var ? "var_percent" : "ccc"},
        {"attributes", table.attributes},
        {"finished_trials", table.finished},
        {"planned_trials", table.planned},
        {"rows", ordered_json::array()},
        {"blocks", ordered_json::array()},
        {"notes", tableNotes(table)},
        {"finding", tableFinding(table)}};
    for (const ReportTable::Row& row : table.rows)
        json["rows"].push_back({{"label", row.label},
                                {"approach", row.approach},
                                {"measure", row.measure},
                                {"features", row.featureSet},
                                {"symbol", row.symbol},
                                {"reference", row.reference}});
    for (const ReportTable::Block& block : table.blocks) {
        ordered_json one = {{"corpus", block.corpus},
                            {"features", block.featureSet},
                            {"test", block.test},
                            {"group", block.group},
                            {"cells", ordered_json::array()}};
        for (std::size_t column = 0; column < table.attributes.size(); ++column)
            for (std::size_t row = 0; row < block.rows.size(); ++row)
                if (table.cell(block, row, column).planned)
                    one["cells"].push_back(cellJson(report, table, block, row, column));
        if (!block.anova.empty())
            one["anova"] = ordered_json::array();
        for (std::size_t column = 0; column < block.anova.size(); ++column) {
            const Anova& anova = block.anova[column];
            one["anova"].push_back({{"attribute", table.attributes[column]},
                                    {"f", jsonNumber(anova.statistic)},
                                    {"between_degrees", jsonNumber(anova.betweenDegrees)},
                                    {"within_degrees", jsonNumber(anova.withinDegrees)},
                                    {"p", jsonNumber(anova.pValue)},
                                    {"eta_squared", jsonNumber(anova.etaSquared)}});
        }
        json["blocks"].push_back(std::move(one));
    }
    return json;
}

ordered_json ordersJson(const Report& report)
{
    ordered_json json = {
        {"method", binOrderMethod(report.options.permutations, report.statistics.significance)},
        {"panels", ordered_json::array()}};
    for (const BinOrders& orders : report.binOrders) {
        ordered_json panel = {{"corpus", report.experiment.corpora[orders.corpus].title()},
                              {"attribute", orders.attribute},
                              {"missing", orders.missing},
                              {"measures", ordered_json::array()},
                              {"findings", binOrderFindings(orders, report.statistics.significance)}};
        for (const BinOrder& one : orders.measures) {
            ordered_json measure = {{"measure", one.measure},
                                    {"samples", one.label.size()},
                                    {"bins", one.bins},
                                    {"overall_distance", one.overallDistance},
                                    {"distance", ordered_json::array()},
                                    {"bimodality", ordered_json::array()},
                                    {"rho", jsonNumber(one.trend.correlation)},
                                    {"p", jsonNumber(one.trend.pValue)},
                                    {"adjusted_p", jsonNumber(one.correctedP)},
                                    {"permutations", one.trend.permutations}};
            for (const double value : one.distance)
                measure["distance"].push_back(jsonNumber(value));
            for (const double value : one.bimodality)
                measure["bimodality"].push_back(jsonNumber(value));
            panel["measures"].push_back(std::move(measure));
        }
        json["panels"].push_back(std::move(panel));
    }
    return json;
}

ordered_json searchJson(const Report& report)
{
    ordered_json json = {{"verdicts", searchVerdicts(report.searches, report.statistics)},
                         {"searches", ordered_json::array()}};
    for (const SearchReport& search : report.searches) {
        ordered_json one = {{"corpus", search.corpus},
                            {"features", search.featureSet},
                            {"attribute", search.attribute},
                            {"budget",
                             {{"candidates", search.candidates.size()},
                              {"trials", search.trials},
                              {"planned_trials", search.plannedTrials},
                              {"epochs", search.epochs},
                              {"sample_presentations", search.presentations},
                              {"final_trials", search.finalTrials},
                              {"planned_final_trials", search.plannedFinalTrials},
                              {"final_epochs", search.finalEpochs}}},
                            {"candidates", ordered_json::array()},
                            {"finalists", ordered_json::array()},
                            {"family", search.family}};
        for (const SearchCandidate& candidate : search.candidates)
            one["candidates"].push_back({{"title", candidate.title},
                                         {"factors", candidate.factors},
                                         {"development_ccc", candidate.development},
                                         {"mean", jsonNumber(candidate.mean)},
                                         {"std", jsonNumber(candidate.std)},
                                         {"plain", candidate.plain},
                                         {"chosen", candidate.chosen}});
        for (const FinalistContrast& contrast : search.contrasts)
            one["finalists"].push_back({{"approach", contrast.title},
                                        {"test", contrast.test},
                                        {"trials", contrast.trials},
                                        {"plain_trials", contrast.plainTrials},
                                        {"mean", jsonNumber(contrast.mean)},
                                        {"plain_mean", jsonNumber(contrast.plainMean)},
                                        {"contrast", contrastJson(contrast.contrast)}});
        json["searches"].push_back(std::move(one));
    }
    return json;
}

ordered_json traceJson(const ReportTrace& trace)
{
    ordered_json json = {{"id", trace.id},
                         {"corpus", trace.corpus},
                         {"attribute", trace.attribute},
                         {"approach", trace.approach},
                         {"data_hash", trace.dataHash},
                         {"source", trace.source},
                         {"scores", trace.scoreKey.empty() ? "" : "scores/" + trace.scoreKey + ".csv"},
                         {"run", trace.runKey.empty() ? "" : "pretrain/" + trace.runKey + ".h5"},
                         {"planned", trace.planned},
                         {"trials", ordered_json::array()}};
    for (const TrialRecord& trial : trace.trials) {
        ordered_json one = {{"seed", trial.seed},
                            {"key", trial.key},
                            {"best_epoch", trial.bestEpoch},
                            {"development_ccc", jsonNumber(trial.developmentCcc)},
                            {"device", trial.device},
                            {"tests", ordered_json::object()}};
        for (const TestCcc& test : trial.tests)
            one["tests"][test.test] = jsonNumber(test.ccc);
        json["trials"].push_back(std::move(one));
    }
    return json;
}

} // namespace

ordered_json reportJson(const Report& report)
{
    const ExperimentResult& experiment = report.experiment;
    ordered_json json = {{"format", "deepmi-report"},
                         {"format_version", 1},
                         {"version", version},
                         {"experiment",
                          {{"name", experiment.plan.name},
                           {"title", experiment.plan.title},
                           {"version", experiment.version},
                           {"seed", experiment.plan.seed},
                           {"threads", experiment.plan.threads},
                           {"tasks", experiment.tasks},
                           {"finished", experiment.finished},
                           {"gaps", reportGaps(report)}}},
                         {"statistics",
                          {{"test", toString(report.statistics.test)},
                           {"significance", report.statistics.significance},
                           {"confidence", report.statistics.confidence},
                           {"correction", toString(report.statistics.correction)},
                           {"family", report.statistics.correction == Correction::None
                                          ? ordered_json()
                                          : ordered_json(toString(report.statistics.family))}}},
                         {"inputs", ordered_json::array()},
                         {"corpora", ordered_json::array()},
                         {"tables", ordered_json::array()}};
    for (const FileReference& file : experiment.files)
        json["inputs"].push_back(
            {{"file", file.path.filename().string()}, {"bytes", file.bytes}, {"hash", file.hash}});
    for (const CorpusResult& corpus : experiment.corpora)
        json["corpora"].push_back({{"corpus", corpus.corpus},
                                   {"features", corpus.featureSet},
                                   {"data_hash", corpus.result.plan.dataHash},
                                   {"plan", planJson(corpus.result.plan)},
                                   {"left_out", leftOutJson(corpus.leftOut, experiment.files)}});
    for (const ReportTable& table : report.tables)
        json["tables"].push_back(tableJson(report, table));
    if (report.hasFigure2)
        json["figure2"] = ordersJson(report);
    if (report.hasSearch)
        json["search"] = searchJson(report);
    json["traces"] = ordered_json::array();
    for (const ReportTrace& trace : report.traces)
        json["traces"].push_back(traceJson(trace));
    return json;
}

} // namespace deepmi

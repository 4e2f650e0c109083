#include "joint_table_json.h"

#include "option_values.h"
#include "text_table.h"

#include <cmath>

namespace deepmi::cli
{

using nlohmann::ordered_json;

namespace
{

template <class Cell>
ordered_json matrix(const JointTable& table, Cell cell)
{
    ordered_json rows = ordered_json::array();
    for (int first = 0; first < table.firstStates(); ++first) {
        ordered_json row = ordered_json::array();
        for (int second = 0; second < table.secondStates(); ++second)
            row.push_back(cell(first, second));
        rows.push_back(std::move(row));
    }
    return rows;
}

template <class Value>
ordered_json list(int states, Value value)
{
    ordered_json values = ordered_json::array();
    for (int state = 0; state < states; ++state)
        values.push_back(value(state));
    return values;
}

ordered_json finite(double value)
{
    return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

ordered_json ends(const Interval& interval)
{
    return ordered_json::array({finite(interval.low), finite(interval.high)});
}

} // namespace

TableConfidence tableConfidence(const JointTable& table, const BootstrapParameters& parameters,
                                const Job& job)
{
    return {parameters, bootstrapInformation(table, parameters, job), bootstrapCells(table, parameters, job)};
}

ordered_json bootstrapJson(const TableConfidence& confidence)
{
    return {{"resamples", confidence.parameters.resamples},
            {"confidence", confidence.parameters.confidence},
            {"mean", confidence.total.mean},
            {"standard_error", finite(confidence.total.standardError)},
            {"percentile", ends(confidence.total.percentile)},
            {"basic", ends(confidence.total.basic)}};
}

ordered_json jointTableJson(const JointTable& table, const std::string& first, const std::string& second,
                            const std::optional<TableConfidence>& confidence)
{
    ordered_json json = {{"first", first}, {"second", second}, {"total", table.total()}};
    json["counts"] = matrix(table, [&](int x, int y) { return table.count(x, y); });
    json["probability"] = matrix(table, [&](int x, int y) { return table.probability(x, y); });
    json["first_probability"] = list(table.firstStates(), [&](int x) { return table.firstProbability(x); });
    json["second_probability"] =
        list(table.secondStates(), [&](int y) { return table.secondProbability(y); });
    json["log_ratio"] = matrix(table, [&](int x, int y) { return table.logRatio(x, y); });
    json["contribution"] = matrix(table, [&](int x, int y) { return table.contribution(x, y); });
    json["mutual_information"] = table.mutualInformation();
    json["first_entropy"] = table.firstEntropy();
    json["second_entropy"] = table.secondEntropy();
    json["joint_entropy"] = table.jointEntropy();
    json["normalised_mutual_information"] = table.normalisedMutualInformation();
    json["miller_madow"] = millerMadowInformation(table);
    json["by_chance"] = informationByChance(table);
    if (!confidence)
        return json;
    json["bootstrap"] = bootstrapJson(*confidence);
    const auto cells = [&](const std::vector<Interval>& intervals, double Interval::*end) {
        return matrix(table, [&](int x, int y) {
            return finite(
                intervals[static_cast<std::size_t>(x) * static_cast<std::size_t>(table.secondStates()) +
                          static_cast<std::size_t>(y)].*
                end);
        });
    };
    json["contribution_low"] = cells(confidence->cells.contribution, &Interval::low);
    json["contribution_high"] = cells(confidence->cells.contribution, &Interval::high);
    json["log_ratio_low"] = cells(confidence->cells.logRatio, &Interval::low);
    json["log_ratio_high"] = cells(confidence->cells.logRatio, &Interval::high);
    return json;
}

std::string informationText(const JointTable& table, const TableConfidence* confidence)
{
    std::string text = fixed(table.mutualInformation(), 6) + " nats; " +
                       fixed(millerMadowInformation(table), 4) + " corrected, " +
                       fixed(informationByChance(table), 4) + " by chance";
    if (confidence)
        text += "; " + shortest(100 * confidence->parameters.confidence) + " % interval " +
                fixed(confidence->total.basic.low, 4) + " to " + fixed(confidence->total.basic.high, 4);
    return text;
}

ordered_json levelsJson(const Levels& levels)
{
    return {{"count", levels.count()},
            {"cuts", levels.cuts()},
            {"low", levels.scale().low},
            {"high", levels.scale().high}};
}

ordered_json jointTablesJson(const DeepMI& deepmi, double alpha,
                             const std::optional<TableConfidence>& clusters,
                             const std::optional<TableConfidence>& predictions)
{
    return {{"unit", "nats"},
            {"alpha", alpha},
            {"levels", levelsJson(deepmi.levels)},
            {"cluster_by_level",
             jointTableJson(deepmi.clusterByLevel, "cluster", "level of the label", clusters)},
            {"prediction_by_level", jointTableJson(deepmi.predictionByLevel, "level of the prediction",
                                                   "level of the label", predictions)}};
}

} // namespace deepmi::cli

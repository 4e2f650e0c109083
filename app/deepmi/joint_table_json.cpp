#include "joint_table_json.h"

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

ordered_json tableJson(const JointTable& table, const char* first, const char* second)
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
    return json;
}

} // namespace

ordered_json levelsJson(const Levels& levels)
{
    return {{"count", levels.count()},
            {"cuts", levels.cuts()},
            {"low", levels.scale().low},
            {"high", levels.scale().high}};
}

ordered_json jointTablesJson(const DeepMI& deepmi, double alpha)
{
    return {{"unit", "nats"},
            {"alpha", alpha},
            {"levels", levelsJson(deepmi.levels)},
            {"cluster_by_level", tableJson(deepmi.clusterByLevel, "cluster", "level of the label")},
            {"prediction_by_level",
             tableJson(deepmi.predictionByLevel, "level of the prediction", "level of the label")}};
}

} // namespace deepmi::cli

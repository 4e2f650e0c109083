#include "program.h"
#include "small_plan.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace deepmi;
using nlohmann::ordered_json;
using test::readPlan;
using test::smallPlan;
using test::titlesOf;

namespace
{

/// The values of a JSON schema that are wrong in `json`, as far as this schema goes: types, choices, ranges,
/// required and unknown fields.
void checkAgainst(const ordered_json& schema, const ordered_json& root, const ordered_json& json,
                  const std::string& where, std::vector<std::string>& wrong)
{
    if (schema.contains("$ref")) {
        const std::string name = schema["$ref"].get<std::string>().substr(std::string("#/$defs/").size());
        return checkAgainst(root["$defs"][name], root, json, where, wrong);
    }
    if (schema.contains("oneOf")) {
        int fits = 0;
        for (const auto& one : schema["oneOf"]) {
            std::vector<std::string> problems;
            checkAgainst(one, root, json, where, problems);
            fits += problems.empty();
        }
        if (fits != 1)
            wrong.push_back(where);
        return;
    }
    if (schema.contains("const") && schema["const"] != json)
        wrong.push_back(where);
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), json) == schema["enum"].end())
        wrong.push_back(where);
    const std::string type = schema.value("type", std::string());
    const bool right = type.empty() || (type == "object" && json.is_object()) ||
                       (type == "array" && json.is_array()) || (type == "string" && json.is_string()) ||
                       (type == "boolean" && json.is_boolean()) || (type == "number" && json.is_number()) ||
                       (type == "integer" && json.is_number_integer());
    if (!right)
        return wrong.push_back(where);
    if (json.is_number() &&
        ((schema.contains("minimum") && json.get<double>() < schema["minimum"].get<double>()) ||
         (schema.contains("maximum") && json.get<double>() > schema["maximum"].get<double>())))
        wrong.push_back(where);
    if (json.is_array() && schema.contains("items"))
        for (std::size_t i = 0; i < json.size(); ++i)
            checkAgainst(schema["items"], root, json[i], where + "/" + std::to_string(i), wrong);
    if (!json.is_object())
        return;
    for (const auto& name : schema.value("required", ordered_json::array()))
        if (!json.contains(name.get<std::string>()))
            wrong.push_back(where + "/" + name.get<std::string>());
    const ordered_json properties = schema.value("properties", ordered_json::object());
    const ordered_json others = schema.value("additionalProperties", ordered_json(true));
    for (const auto& [name, value] : json.items())
        if (properties.contains(name))
            checkAgainst(properties[name], root, value, where + "/" + name, wrong);
        else if (others.is_object())
            checkAgainst(others, root, value, where + "/" + name, wrong);
        else if (others == false)
            wrong.push_back(where + "/" + name);
}

std::vector<std::string> wrongBySchema(const ordered_json& json)
{
    const QByteArray text = test::read(QStringLiteral(DEEPMI_SOURCE_DIR "/resources/plans/plan.schema.json"));
    const ordered_json schema = ordered_json::parse(text.toStdString());
    std::vector<std::string> wrong;
    checkAgainst(schema, schema, json, "", wrong);
    return wrong;
}

} // namespace

/// plan.schema.json, the packaged plans, and what the reader knows of both.
class PlanSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packagedPlansAreSoundAndFitTheSchema()
    {
        std::set<std::string> names;
        for (const PackagedPlan& packaged : packagedPlans()) {
            names.insert(packaged.name);
            ordered_json json = ordered_json::parse(packaged.text);
            QVERIFY2(wrongBySchema(json).empty(), packaged.name.c_str());
            QCOMPARE(json["name"].get<std::string>(), packaged.name);
            QVERIFY2(!json.contains("corpora"), packaged.name.c_str());
            const ExperimentPlan plan = experimentPlanFromJson(json, "/nowhere");
            QVERIFY2(!plan.shows.empty() && plan.wherePossible, packaged.name.c_str());
            QVERIFY2(!titlesOf(plan).empty() && !titlesOf(plan, false).empty(), packaged.name.c_str());
        }
        QCOMPARE(names, (std::set<std::string>{"figure2", "search", "table2", "table3", "table4", "table5",
                                               "table6", "table7"}));
    }

    /// The evaluation as the paper has it: section IV-C and D (10 trials, every measure of Table II, alpha by
    /// the attribute), V-C (K = 50, 40 and 30 with all, half and nothing of the pool), Table V (K), Table VI
    /// (alpha).
    void packagedPlansAreThePapersTables()
    {
        std::map<std::string, ExperimentPlan> plans;
        for (const PackagedPlan& packaged : packagedPlans())
            plans[packaged.name] = experimentPlanFromJson(ordered_json::parse(packaged.text), "/nowhere");
        using Names = std::vector<std::string>;
        const auto measures = [&](const char* plan) {
            Names names;
            for (const PlannedMeasure& measure : plans[plan].measures)
                names.push_back(measure.measure);
            return names;
        };
        const Names all = {"none",           "random",          "disagreement",
                           "minmax-entropy", "pretrained-lstm", "pretrained-resnet",
                           "deepmi"};
        QCOMPARE(measures("table2"), all);
        QCOMPARE(measures("table3"), all);
        for (const char* plan : {"table4", "table5", "table6", "table7"})
            QCOMPARE(measures(plan), (Names{"none", "deepmi"}));
        QCOMPARE(measures("figure2"), (Names{"disagreement", "pretrained-resnet", "deepmi"}));

        const std::map<std::string, Names> shows = {
            {"table2", {"II", "III"}}, {"table3", {"III"}}, {"table4", {"IV"}},      {"table5", {"V"}},
            {"table6", {"VI"}},        {"table7", {"VII"}}, {"figure2", {"figure2"}}};
        const ExperimentPlan defaults;
        for (const auto& [name, parts] : shows) {
            const ExperimentPlan& plan = plans[name];
            QVERIFY2(plan.shows == parts, name.c_str());
            QVERIFY2(plan.scoresOnly == (name == "figure2"), name.c_str());
            QVERIFY2(plan.grid.empty() && !plan.search, name.c_str());
            // Whatever else there is to pre-training and training is the default, which is the paper's.
            QCOMPARE(toJson(plan.pretrain, pretrainParameters()),
                     toJson(defaults.pretrain, pretrainParameters()));
            if (!plan.scoresOnly) {
                QCOMPARE(plan.train.trials, 10);
                QCOMPARE(toJson(plan.train, trainParameters()), toJson(defaults.train, trainParameters()));
            }
            QCOMPARE(toJson(plan.train.pacing, pacingParameters()),
                     toJson(defaults.train.pacing, pacingParameters()));
            const PlannedMeasure& deepmi = plan.measures.back();
            if (name == "table6")
                QCOMPARE(deepmi.alphas, (std::vector<double>{0, .25, .5, .75, 1}));
            else
                QVERIFY2(deepmi.alphas.size() == 1 && std::isnan(deepmi.alphas.front()), name.c_str());
            for (const PlannedMeasure& measure : plan.measures)
                QVERIFY2(measure.reverse.empty() && measure.options.empty(), name.c_str());
            if (name == "table5") {
                QCOMPARE(deepmi.clusters, (std::vector<int>{10, 30, 50, 70}));
                continue;
            }
            QVERIFY2(deepmi.clusters.empty(), name.c_str());
            std::map<double, int> clustersOfShare;
            for (const PoolVariant& pool : plan.pools)
                clustersOfShare[pool.share] = pool.clusters;
            std::map<double, int> expected = {{1, 50}, {0, 30}};
            if (name == "table4")
                expected[.5] = 40;
            QVERIFY2(clustersOfShare == expected, name.c_str());
            // One pre-training, on the whole pool where there is one, but where pools are compared.
            QCOMPARE(deepmi.pools.size(), std::size_t(name == "table4" ? 3 : 0));
            if (name != "table4")
                QCOMPARE(plan.pools.front().share, 1.);
        }
    }

    /// Not of the paper: every measure that needs no frames, two pacings, three rules of the learning rate.
    void theSearchJudgesManyByDevelopmentAlone()
    {
        for (const PackagedPlan& packaged : packagedPlans()) {
            if (packaged.name != "search")
                continue;
            const ExperimentPlan plan =
                experimentPlanFromJson(ordered_json::parse(packaged.text), "/nowhere");
            QVERIFY(plan.search.has_value());
            QCOMPARE(plan.search->trials, 2);
            QCOMPARE(plan.search->best, 3);
            QCOMPARE(plan.search->finalTrials, 10);
            QCOMPARE(plan.grid.size(), std::size_t(2));
            // No curriculum has no pacing but a rate: 3. Four measures by 6, and DeepMI 3 alphas by 2 K by 6.
            QCOMPARE(titlesOf(plan).size(), std::size_t(3 + 4 * 6 + 6 * 6));
        }
    }

    void theSchemaKnowsWhatTheReaderKnows()
    {
        QVERIFY(wrongBySchema(smallPlan()).empty());
        QVERIFY(wrongBySchema(toJson(readPlan(smallPlan()))).empty());
        for (const char* change : {R"({"meassures": []})", R"({"trials": -1})", R"({"shows": ["IX"]})",
                                   R"({"measures": [{"measure": "deepmi", "alpha": [0, 2]}]})",
                                   R"({"train": {"hiden": 3}})", R"({"search": {"best": 0}})"}) {
            ordered_json json = smallPlan();
            json.update(ordered_json::parse(change));
            QVERIFY2(!wrongBySchema(json).empty(), change);
        }
        // Every parameter stands in the schema, with its range.
        const ordered_json schema = ordered_json::parse(
            test::read(QStringLiteral(DEEPMI_SOURCE_DIR "/resources/plans/plan.schema.json")).toStdString());
        const auto compare = [&](const auto& parameters, const char* definition) {
            const ordered_json& properties = schema["$defs"][definition]["properties"];
            for (const auto& parameter : parameters) {
                if (parameter.name == "trials" || parameter.name == "reverse")
                    continue;
                QVERIFY2(properties.contains(parameter.name), parameter.name.c_str());
                const ordered_json& property = properties[parameter.name];
                if (!parameter.choices.empty())
                    QCOMPARE(property["enum"].get<std::vector<std::string>>(), parameter.choices);
                else if (std::isfinite(parameter.low))
                    QCOMPARE(property["minimum"].get<double>(), parameter.low);
            }
        };
        compare(pretrainParameters(), "pretrain");
        compare(trainParameters(), "train");
        compare(pacingParameters(), "train");
    }
};

QTEST_GUILESS_MAIN(PlanSchemaTest)
#include "plan_schema_test.moc"

#include "program.h"
#include "small_plan.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
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

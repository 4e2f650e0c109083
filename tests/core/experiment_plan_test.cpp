#include "experiment/approach_grid.h"
#include "experiment/comparison_json.h"
#include "experiment/damaged_results.h"
#include "experiment/experiment.h"
#include "experiment/experiment_data.h"
#include "experiment/experiment_tasks.h"
#include "experiment/measure_task.h"
#include "job/error.h"
#include "listener.h"
#include "program.h"
#include "report/report_table.h"
#include "test_data.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace deepmi;
using nlohmann::ordered_json;

namespace
{

ordered_json smallPlan()
{
    return ordered_json::parse(R"({
        "format": "deepmi-plan", "name": "small",
        "corpora": [{"name": "Small", "features": "features.csv", "labels": "labels.csv",
                     "ratings": "ratings.csv", "pool": "pool.csv"}],
        "attributes": ["arousal"],
        "measures": ["none", "random", "disagreement",
                     {"measure": "deepmi", "alpha": [0, 0.5], "clusters": [2, 3]}],
        "pretrain": {"epochs": 2, "batch": 16},
        "train": {"epochs": 4, "epochs-per-bin": 1, "bins": 4, "batch": 16, "hidden": 8},
        "trials": 2
    })");
}

ExperimentPlan read(const ordered_json& json, const QTemporaryDir* folder = nullptr)
{
    return experimentPlanFromJson(json, folder ? folder->path().toStdString() : std::string("/nowhere"));
}

std::vector<std::string> titlesOf(const ExperimentPlan& plan, bool hasPool = true)
{
    std::vector<std::string> titles;
    for (const ApproachDraft& draft :
         draftApproaches(plan, hasPool, [](const PlannedMeasure&, const PoolVariant&) {}))
        titles.push_back(draft.approach.title);
    return titles;
}

std::set<std::string> keysOf(const Experiment& experiment, TaskKind kind)
{
    std::set<std::string> keys;
    for (const ExperimentTask& task : experimentTasks(experiment))
        if (task.kind == kind)
            keys.insert(task.key);
    return keys;
}

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

class ExperimentPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanIsWhatItsTextSays()
    {
        const ExperimentPlan plan = read(smallPlan());
        QCOMPARE(plan.name, std::string("small"));
        QCOMPARE(plan.corpora.size(), std::size_t{1});
        QCOMPARE(plan.corpora[0].features.file.path, std::filesystem::path("/nowhere/features.csv"));
        QVERIFY(plan.corpora[0].pool && plan.corpora[0].ratings);
        QCOMPARE(plan.train.trials, 2);
        QCOMPARE(plan.train.pacing.bins, 4);
        QCOMPARE(plan.train.hidden, 8);
        QCOMPARE(plan.pretrain.epochs, 2);
        QCOMPARE(plan.measures[3].alphas, (std::vector<double>{0, .5}));
        QVERIFY(!plan.scoresOnly);
    }

    void whatIsWrittenReadsBackTheSame()
    {
        ordered_json json = smallPlan();
        json["corpora"][0]["labels"] = {
            {"path", "labels.csv"}, {"scale", {1, 7}}, {"attribute_columns", {{"arousal", "A"}}}};
        json["corpora"][0]["tests"] = {
            {{"name", "Other"}, {"features", "o.csv"}, {"labels", "ol.csv"}, {"split", "Test1"}}};
        json["corpora"][0]["scores"] = {{"authors", {{"arousal", "a.json"}}}};
        json["measures"].push_back({{"measure", "file"}, {"scores", "authors"}, {"reverse", {true, false}}});
        json["grid"] = {{"rate-decay", {.5, 1}}};
        json["search"] = {{"trials", 2}, {"best", 2}, {"final_trials", 3}};
        const ordered_json written = toJson(read(json));
        QCOMPARE(toJson(experimentPlanFromJson(written, "/elsewhere")).dump(), written.dump());
    }

    void errorsNameTheField_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* change, const char* where, const char* says) {
            QTest::newRow(name) << QString::fromUtf8(change) << QString::fromUtf8(where)
                                << QString::fromUtf8(says);
        };
        row("misspelled", R"({"meassures": []})", "/meassures", "did you mean \"measures\"");
        row("format", R"({"format": "x"})", "/format", "deepmi-plan");
        row("newer", R"({"format_version": 9})", "/format_version", "newer");
        row("measure", R"({"measures": ["none", "deepmii"]})", "/measures/1", "did you mean \"deepmi\"");
        row("alpha", R"({"measures": [{"measure": "deepmi", "alpha": [0, 2]}]})", "/measures/0/alpha/1",
            "0 to 1");
        row("alpha text", R"({"measures": [{"measure": "deepmi", "alpha": "best"}]})", "/measures/0/alpha",
            "paper");
        row("no alpha", R"({"measures": [{"measure": "random", "alpha": 0}]})", "/measures/0/alpha",
            "has no");
        row("clusters", R"({"measures": [{"measure": "deepmi", "clusters": [50, 1]}]})",
            "/measures/0/clusters/1", "2 to 500");
        row("pool", R"({"measures": [{"measure": "deepmi", "pools": ["SLL"]}]})", "/measures/0/pools/0",
            "did you mean \"SSL\"");
        row("measure's option", R"({"measures": [{"measure": "deepmi", "options": {"level": 3}}]})",
            "/measures/0/options/level", "levels");
        row("training", R"({"train": {"hiden": 3}})", "/train/hiden", "did you mean \"hidden\"");
        row("range", R"({"train": {"dropout": 2}})", "/train/dropout", "0 to 0.95");
        row("type", R"({"pretrain": {"epochs": "many"}})", "/pretrain/epochs", "whole number");
        row("trials in train", R"({"train": {"trials": 3}})", "/train/trials", "no such field");
        row("trials", R"({"trials": -1})", "/trials", "0 to 10000");
        row("grid", R"({"grid": {"rate-decai": [0.5]}})", "/grid/rate-decai", "did you mean \"rate-decay\"");
        row("grid value", R"({"grid": {"rate-decay": [0.5, -1]}})", "/grid/rate-decay/1", "expected");
        row("grid label", R"({"grid": {"rate": [{"rate-decay": 0.5}]}})", "/grid/rate/0/label", "missing");
        row("corpus", R"({"corpora": [{"name": "A", "features": "f"}]})", "/corpora/0/labels", "missing");
        row("same corpus", R"({"corpora": [{"name": "A", "features": "f", "labels": "l"},
                                          {"name": "A", "features": "g", "labels": "l"}]})",
            "/corpora/1/name", "feature_set");
        row("source",
            R"({"corpora": [{"name": "A", "features": {"path": "f", "datset": "x"}, "labels": "l"}]})",
            "/corpora/0/features/datset", "did you mean \"dataset\"");
        row("split", R"({"corpora": [{"name": "A", "features": "f", "labels": "l",
                                     "tests": [{"name": "B", "features": "f", "labels": "l", "split": "Tst"}]}]})",
            "/corpora/0/tests/0/split", "Test1");
        row("shows", R"({"shows": ["IX"]})", "/shows/0", "VII");
        row("twice", R"({"attributes": ["arousal", "arousal"]})", "/attributes/1", "twice");
        row("search", R"({"search": {"best": 0}})", "/search/best", "1 to 1000");
        row("a search without trials", R"({"trials": 0, "search": {}})", "/search", "trials");
        row("no measures", R"({"measures": []})", "/measures", "at least one");
        row("file without a name", R"({"measures": ["file"]})", "/measures/0/scores", "missing");
    }

    void errorsNameTheField()
    {
        QFETCH(QString, change);
        QFETCH(QString, where);
        QFETCH(QString, says);
        ordered_json json = smallPlan();
        json.update(ordered_json::parse(change.toStdString()));
        try {
            read(json);
            QFAIL("no error was raised");
        } catch (const InputError& error) {
            QCOMPARE(QString::fromStdString(error.where()), where);
            QVERIFY2(error.message().find(says.toStdString()) != std::string::npos, error.message().c_str());
        }
    }

    void aPlanThatIsNoJsonIsRefusedWithItsLine()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("plan.json"));
        test::write(path, "{\n \"format\": \"deepmi-plan\",\n oops\n}");
        VERIFY_RAISES(readExperimentPlan(path.toStdString()), ErrorKind::BadInput, "line 3", "not JSON");
        test::write(path, R"({"seed": 1, "seed": 2})");
        VERIFY_RAISES(readExperimentPlan(path.toStdString()), ErrorKind::BadInput, "\"seed\" stands twice");
        VERIFY_RAISES(readExperimentPlan(folder.filePath(QStringLiteral("other.json")).toStdString()),
                      ErrorKind::BadInput, "does not exist");
        VERIFY_RAISES(readExperimentPlan("tabel2"), ErrorKind::Usage, "did you mean table2");
        VERIFY_RAISES(readExperimentPlan("table2"), ErrorKind::Usage, "--corpora");
    }

    void corporaComeFromAFileOfTheirOwnRelativeToItsFolder()
    {
        QTemporaryDir folder;
        const QString corpora = folder.filePath(QStringLiteral("corpora.json"));
        test::write(corpora, R"({"corpora": [{"name": "A", "features": "f.csv", "labels": "l.csv"}]})");
        const ExperimentPlan plan = readExperimentPlan("table2", corpora.toStdString());
        QCOMPARE(plan.name, std::string("table2"));
        QCOMPARE(plan.corpora.at(0).features.file.path,
                 std::filesystem::path(folder.path().toStdString()) / "f.csv");
        test::write(corpora, R"({"corpora": [{"name": "A", "features": "f.csv"}]})");
        VERIFY_RAISES(readExperimentPlan("table2", corpora.toStdString()), ErrorKind::BadInput,
                      "corpora.json", "/corpora/0/labels");
    }

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
        QVERIFY(wrongBySchema(toJson(read(smallPlan()))).empty());
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

    void approachesAreEveryCombination()
    {
        ExperimentPlan plan = read(smallPlan());
        QCOMPARE(titlesOf(plan),
                 (std::vector<std::string>{"W/O curriculum", "Random", "Disagreement",
                                           "DeepMI (K = 2, α = 0)", "DeepMI (K = 2, α = 0.5)",
                                           "DeepMI (K = 3, α = 0)", "DeepMI (K = 3, α = 0.5)"}));
        const auto drafts = draftApproaches(plan, true, [](const PlannedMeasure&, const PoolVariant&) {});
        const Approach& last = drafts.back().approach;
        QCOMPARE(last.alpha, .5);
        QCOMPARE(last.clusters, 3);
        QCOMPARE(last.factors,
                 (std::map<std::string, std::string>{{"alpha", "0.5"}, {"clusters", "3"}, {"pool", "SSL"}}));
        QVERIFY(!last.train);
    }

    void aGridConcernsOnlyThoseWhoseTrialsItChanges()
    {
        ordered_json json = smallPlan();
        json["measures"] = {"none", "random"};
        json["grid"] = ordered_json::parse(
            R"({"rate": [{"label": "halved", "rate-decay": 0.5}, {"label": "kept", "rate-decay": 1}],
                "epochs-per-bin": [1, 2]})");
        ExperimentPlan plan = read(json);
        QCOMPARE(titlesOf(plan), (std::vector<std::string>{
                                     "W/O curriculum", "Random (halved, epochs-per-bin 1)",
                                     "Random (halved, epochs-per-bin 2)", "Random (kept, epochs-per-bin 1)",
                                     "Random (kept, epochs-per-bin 2)"}));
        const auto drafts = draftApproaches(plan, true, [](const PlannedMeasure&, const PoolVariant&) {});
        QCOMPARE(drafts[2].approach.train->pacing.rateDecay, .5);
        QCOMPARE(drafts[2].approach.train->pacing.epochsPerBin, 2);
        QCOMPARE(drafts[3].approach.train->pacing.rateDecay, 1.);
        QCOMPARE(drafts[3].approach.factors.at("rate"), std::string("kept"));
        // The learning rate is no curriculum's alone.
        json["grid"] = {{"learning-rate", {1e-3, 1e-2}}};
        QCOMPARE(titlesOf(read(json)),
                 (std::vector<std::string>{"W/O curriculum (learning-rate 0.001)",
                                           "W/O curriculum (learning-rate 0.01)",
                                           "Random (learning-rate 0.001)", "Random (learning-rate 0.01)"}));
    }

    void poolsThatACorpusLacksAreNamedOrLeftToTheNext()
    {
        ordered_json json = smallPlan();
        json["measures"] = {"deepmi"};
        ExperimentPlan plan = read(json);
        const auto poolOf = [&](bool hasPool) {
            return draftApproaches(plan, hasPool, [](const PlannedMeasure&, const PoolVariant&) {})
                .at(0)
                .pool.name;
        };
        QCOMPARE(poolOf(true), std::string("SSL"));
        QCOMPARE(poolOf(false), std::string("FSL"));
        json["measures"] = ordered_json::parse(R"([{"measure": "deepmi", "pools": ["SSL", "FSL"]}])");
        plan = read(json);
        std::vector<std::string> missing;
        const auto drafts = draftApproaches(plan, false, [&](const PlannedMeasure&, const PoolVariant& pool) {
            missing.push_back(pool.name);
        });
        QCOMPARE(missing, std::vector<std::string>{"SSL"});
        QCOMPARE(drafts.at(0).approach.title, std::string("DeepMI (FSL)"));
    }

    void twoApproachesOfOneNameAreRefused()
    {
        ordered_json json = smallPlan();
        json["measures"] = ordered_json::parse(R"(["random", "random"])");
        const ExperimentPlan plan = read(json);
        try {
            titlesOf(plan);
            QFAIL("no error was raised");
        } catch (const InputError& error) {
            QCOMPARE(error.where(), std::string("/measures/1"));
            QVERIFY(error.message().find("\"title\"") != std::string::npos);
        }
    }

    void tasksShareWhatTheyCan()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        const Experiment experiment =
            planExperiment(read(smallPlan(), &folder), folder.filePath(QStringLiteral("out")).toStdString());
        QCOMPARE(keysOf(experiment, TaskKind::Pretrain).size(), std::size_t{2}); // K = 2, 3
        QCOMPARE(keysOf(experiment, TaskKind::Score).size(), std::size_t{6}); // random, disagreement, 2 × 2
        QCOMPARE(keysOf(experiment, TaskKind::Trial).size(), std::size_t{14});
        for (const ExperimentTask& task : experimentTasks(experiment)) {
            QCOMPARE(task.key.size(), std::size_t{16});
            QVERIFY(task.flops > 0 && task.bytes > 0);
            for (const std::string& needed : task.needs)
                QVERIFY(keysOf(experiment, TaskKind::Pretrain).contains(needed) ||
                        keysOf(experiment, TaskKind::Score).contains(needed));
        }
    }

    void keysTellWhatMattersAndNothingElse()
    {
        QTemporaryDir folder, other;
        test::writeCorpus(QDir(folder.path()));
        test::writeCorpus(QDir(other.path()));
        const auto tasks = [&](const ordered_json& json, const QTemporaryDir& where, TaskKind kind) {
            return keysOf(planExperiment(read(json, &where), {}), kind);
        };
        const ordered_json json = smallPlan();
        const auto pretrain = tasks(json, folder, TaskKind::Pretrain),
                   scores = tasks(json, folder, TaskKind::Score),
                   trials = tasks(json, folder, TaskKind::Trial);
        // Where the files lie and what the plan is called does not matter.
        ordered_json renamed = json;
        renamed["name"] = "other";
        renamed["corpora"][0]["name"] = "Other";
        QCOMPARE(tasks(renamed, other, TaskKind::Trial), trials);
        // Training parameters are the trials' alone.
        ordered_json longer = json;
        longer["train"]["epochs"] = 5;
        QCOMPARE(tasks(longer, folder, TaskKind::Score), scores);
        QVERIFY(tasks(longer, folder, TaskKind::Trial) != trials);
        // Those of pre-training reach down to the trials of DeepMI and to no others.
        ordered_json deeper = json;
        deeper["pretrain"]["epochs"] = 3;
        std::set<std::string> same;
        const auto after = tasks(deeper, folder, TaskKind::Trial);
        std::set_intersection(trials.begin(), trials.end(), after.begin(), after.end(),
                              std::inserter(same, same.begin()));
        QCOMPARE(same.size(), std::size_t{6}); // W/O, random, disagreement, twice each
        // More trials are more tasks, and the same ones.
        ordered_json more = json;
        more["trials"] = 3;
        const auto all = tasks(more, folder, TaskKind::Trial);
        QCOMPARE(all.size(), std::size_t{21});
        QVERIFY(std::includes(all.begin(), all.end(), trials.begin(), trials.end()));
        // Other data are other tasks.
        QFile labels(other.filePath(QStringLiteral("labels.csv")));
        QVERIFY(labels.open(QIODevice::Append));
        labels.write("s100,4,4,NA\n");
        labels.close();
        std::set<std::string> none;
        const auto elsewhere = tasks(json, other, TaskKind::Trial);
        std::set_intersection(trials.begin(), trials.end(), elsewhere.begin(), elsewhere.end(),
                              std::inserter(none, none.begin()));
        QVERIFY(none.empty());
        QVERIFY(!pretrain.empty());
    }

    void whatACorpusCannotServeIsAnErrorOrLeftOutWithItsReason()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        ordered_json json = smallPlan();
        json["corpora"][0].erase("ratings");
        json["attributes"] = {"arousal", "happiness"};
        VERIFY_RAISES(planExperiment(read(json, &folder), {}), ErrorKind::BadInput, "/attributes",
                      "where_possible");
        json["where_possible"] = true;
        const Experiment experiment = planExperiment(read(json, &folder), {});
        QCOMPARE(experiment.comparisons.size(), std::size_t{1});
        const PlannedComparison& comparison = experiment.comparisons.front();
        QCOMPARE(comparison.plan.attributes, std::vector<std::string>{"arousal"});
        QCOMPARE(comparison.leftOut.size(), std::size_t{2});
        QCOMPARE(comparison.leftOut[0].attribute, std::string("happiness"));
        QCOMPARE(comparison.leftOut[1].approach, std::string("Disagreement"));
        QVERIFY(comparison.leftOut[1].reason.find("no ratings") != std::string::npos);
        for (const Approach& approach : comparison.plan.approaches)
            QVERIFY(approach.measure != "disagreement");
    }

    void anAttributeThatCannotServeAnApproachLeavesItToTheOthers()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path())); // with ratings of arousal alone
        ordered_json json = smallPlan();
        json["attributes"] = {"arousal", "valence"};
        json["where_possible"] = true;
        const std::filesystem::path out = folder.filePath(QStringLiteral("out")).toStdString();
        const Experiment experiment = planExperiment(read(json, &folder), out);
        const PlannedComparison& comparison = experiment.comparisons.at(0);
        const auto disagreement =
            std::find_if(comparison.plan.approaches.begin(), comparison.plan.approaches.end(),
                         [](const Approach& approach) { return approach.measure == "disagreement"; });
        QVERIFY(disagreement != comparison.plan.approaches.end());
        QCOMPARE(disagreement->without, std::vector<std::string>{"valence"});
        QVERIFY(disagreement->sources.contains("arousal") && !disagreement->sources.contains("valence"));
        QCOMPARE(comparison.leftOut.size(), std::size_t{1});
        QCOMPARE(comparison.leftOut[0].attribute, std::string("valence"));
        for (const ComparisonTask& task : comparisonTasks(comparison.plan))
            QVERIFY(task.attribute == "arousal" ||
                    comparison.plan.approaches[task.approach].measure != "disagreement");
        writeExperiment(experiment, out);
        QCOMPARE(keysOf(readExperimentFile(out), TaskKind::Trial), keysOf(experiment, TaskKind::Trial));
        // The table has no cell for it, and says so of no other.
        const ExperimentResult result = readExperiment(out);
        const ReportTable table = makeTable(tableShapes().front(), result, {});
        QCOMPARE(table.blocks.size(), std::size_t{1});
        for (std::size_t row = 0; row < table.blocks[0].rows.size(); ++row)
            for (std::size_t column = 0; column < table.attributes.size(); ++column)
                QCOMPARE(table.cell(table.blocks[0], row, column).planned,
                         table.rows[table.blocks[0].rows[row]].approach != disagreement->title ||
                             table.attributes[column] != "valence");
    }

    /// Labels often tell of test sets whose features were not taken out: a trial could have no result there.
    void aTestSplitWithoutSamplesIsLeftOut()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        QFile labels(folder.filePath(QStringLiteral("labels.csv")));
        QVERIFY(labels.open(QIODevice::Append));
        labels.write("absent1,2,3,Test2\nabsent2,5,6,Test2\n");
        labels.close();
        test::Listener listener;
        const Experiment experiment = planExperiment(read(smallPlan(), &folder), {}, Job(listener));
        QCOMPARE(experiment.comparisons.at(0).plan.tests, std::vector<std::string>{"Test1"});
        QVERIFY(std::any_of(listener.warnings.begin(), listener.warnings.end(), [](const std::string& text) {
            return text.find("Test2 has no sample with features and a label of arousal") != std::string::npos;
        }));
        ordered_json json = smallPlan();
        json["tests"] = {"Test2"};
        VERIFY_RAISES(planExperiment(read(json, &folder), {}), ErrorKind::BadInput, "no test split");
    }

    /// A share of a pool is a recording at least, but there is none where there is no pool.
    void aShareOfNoPoolIsNoRecording()
    {
        QCOMPARE(poolRows(0, 1.0), std::size_t{0});
        QCOMPARE(poolRows(0, .01), std::size_t{0});
        QCOMPARE(poolRows(10, 0), std::size_t{0});
        QCOMPARE(poolRows(10, .01), std::size_t{1});
        QCOMPARE(poolRows(10, .5), std::size_t{5});
        QCOMPARE(poolRows(10, 1.0), std::size_t{10});
    }

    void anEnsembleIsLeftOutWhereAPartOfItIs()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path())); // with ratings of arousal alone
        ordered_json json = smallPlan();
        json["attributes"] = {"arousal", "valence"};
        json["where_possible"] = true;
        json["measures"] = ordered_json::parse(R"(["none", "random", "disagreement",
            {"measure": "ensemble", "options": {"of": ["random", "disagreement"]}}])");
        const Experiment experiment = planExperiment(read(json, &folder), {});
        const PlannedComparison& comparison = experiment.comparisons.at(0);
        QCOMPARE(comparison.plan.approaches.size(), std::size_t{4});
        for (const Approach& approach : comparison.plan.approaches)
            QCOMPARE(approach.without.empty(), approach.measure == "none" || approach.measure == "random");
        QCOMPARE(comparison.leftOut.size(), std::size_t{2});
        QCOMPARE(comparison.leftOut[1].attribute, std::string("valence"));
        QVERIFY(comparison.leftOut[1].reason.find("its part Disagreement cannot be had") !=
                std::string::npos);
    }

    void ratingsAreHeldAgainstTheFewestThatAMeasureWants()
    {
        RatingTable ratings;
        ratings.names = {"a", "b"};
        ratings.attributes = {"arousal"};
        ratings.raters = {"r", "s"};
        ratings.ratings = {{0, 0, {1}}, {0, 1, {2}}, {1, 0, {3}}};
        const auto why = [&](const char* measure, const ordered_json& options) {
            return whyRatingsDoNotServe(measure, options, ratings, "arousal", {"a", "b"});
        };
        QVERIFY(why("minmax-entropy", ordered_json::object()).find("fewer than 2 ratings") !=
                std::string::npos);
        QCOMPARE(why("minmax-entropy", {{"min-ratings", 1}}), std::string());
        QVERIFY(why("minmax-entropy", {{"min-ratings", 3}}).find("2 of its 2") != std::string::npos);
        QVERIFY(why("disagreement", ordered_json::object()).find("1 of its 2") != std::string::npos);
    }

    void anExperimentReadsBackAsItWasPlanned()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        ordered_json json = smallPlan();
        json["where_possible"] = true;
        json["grid"] = {{"rate-decay", {.5, 1}}};
        const std::filesystem::path out = folder.filePath(QStringLiteral("out")).toStdString();
        const Experiment planned = planExperiment(read(json, &folder), out);
        writeExperiment(planned, out);
        const QByteArray text = test::read(folder.filePath(QStringLiteral("out/experiment.json")));
        const Experiment read = readExperimentFile(out);
        writeExperiment(read, out);
        QCOMPARE(test::read(folder.filePath(QStringLiteral("out/experiment.json"))), text);
        QCOMPARE(keysOf(read, TaskKind::Trial), keysOf(planned, TaskKind::Trial));
        const ExperimentResult result = readExperiment(out);
        QCOMPARE(result.finished, std::size_t{0});
        QCOMPARE(result.tasks, experimentTasks(planned).size());
        QVERIFY(std::filesystem::exists(result.corpora.at(0).labels.at("arousal")));
        VERIFY_RAISES(readExperimentFile(folder.path().toStdString()), ErrorKind::BadInput,
                      "experiment.json");
    }

    /// A copy of another trial's file, and one without the plan's test sets, are no result of this trial.
    void onlyATrialsOwnResultFinishesIt()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        ordered_json json = smallPlan();
        json["measures"] = {"none", "random"};
        const std::filesystem::path out = folder.filePath(QStringLiteral("out")).toStdString();
        const Experiment experiment = planExperiment(read(json, &folder), out);
        writeExperiment(experiment, out);
        const ComparisonPlan& plan = experiment.comparisons.at(0).plan;
        QCOMPARE(plan.tests, std::vector<std::string>{"Test1"});
        std::vector<std::filesystem::path> files;
        std::filesystem::create_directories(out / "trials");
        for (const ComparisonTask& task : comparisonTasks(plan)) {
            TrialRecord trial;
            trial.key = task.key;
            trial.attribute = task.attribute;
            trial.approach = plan.approaches[task.approach].title;
            trial.seed = task.seed;
            trial.tests = {{"Test1", .5}};
            if (files.size() == 2)
                trial.tests.front().test = "Test2";
            writeTrial(trial, out);
            files.push_back(out / "trials" / (task.key + ".json"));
        }
        QCOMPARE(files.size(), std::size_t{4});
        std::filesystem::copy_file(files[0], files[1], std::filesystem::copy_options::overwrite_existing);
        ExperimentResult result = readExperiment(out);
        QCOMPARE(result.corpora.at(0).result.trials.size(), std::size_t{2});
        QCOMPARE(result.finished, std::size_t{2});
        QCOMPARE(result.damaged.size(), std::size_t{2});
        QVERIFY(result.isDamaged(files[1]) && result.isDamaged(files[2]));
        for (const DamagedResult& damaged : result.damaged)
            QVERIFY2(damaged.error.find(damaged.file == files[1] ? "another trial" : "Test1") !=
                         std::string::npos,
                     damaged.error.c_str());
        // Nor does its copy make up for a file that is damaged or gone.
        test::write(QString::fromStdString(files[0].string()), "{");
        result = readExperiment(out);
        QCOMPARE(result.finished, std::size_t{1});
        QCOMPARE(result.damaged.size(), std::size_t{3});
        std::filesystem::remove(files[0]);
        result = readExperiment(out);
        QCOMPARE(result.finished, std::size_t{1});
        QCOMPARE(result.corpora.at(0).result.trials.size(), std::size_t{1});
        QCOMPARE(result.damaged.size(), std::size_t{2});
        setAsideDamaged(experimentTasks(experiment), out, {});
        QVERIFY(!std::filesystem::exists(files[1]) && !std::filesystem::exists(files[2]));
        QVERIFY(std::filesystem::exists(files[3]));
        QVERIFY(readExperiment(out).damaged.empty());
    }

    void whatIsWrongWithATrialsTextIsSaid()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("trial.json"));
        const auto read = [&](const QByteArray& text) {
            test::write(file, text);
            return readTrial(file.toStdString());
        };
        VERIFY_RAISES(read("{\"tests\": [{\"test\": \"Test1\", \"ccc\": 1e999}]}"), ErrorKind::BadInput,
                      "trial.json: holds a number that is larger than any", "results of a comparison");
        VERIFY_RAISES(read("{\n\"tests\": ["), ErrorKind::BadInput, "trial.json: line 2: is not JSON");
        VERIFY_RAISES(read(QByteArray(200, '[')), ErrorKind::BadInput, "trial.json: is nested too deeply");
    }

    void aSearchKeepsItsTestSetsOutOfStageOne()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        ordered_json json = smallPlan();
        json["attributes"] = {"arousal", "valence"};
        json["measures"] = {"none", "random"};
        json["search"] = {{"trials", 1}, {"best", 1}, {"final_trials", 4}};
        const Experiment experiment = planExperiment(read(json, &folder), {});
        QCOMPARE(experiment.comparisons.size(), std::size_t{2}); // one an attribute
        for (const PlannedComparison& comparison : experiment.comparisons) {
            QCOMPARE(comparison.stage, 1);
            QVERIFY(comparison.plan.tests.empty());
            QCOMPARE(comparison.finalTests, std::vector<std::string>{"Test1"});
            QVERIFY(comparison.plan.dataHash != comparison.finalDataHash);
            QCOMPARE(comparison.plan.train.trials, 1);
        }
    }
};

QTEST_GUILESS_MAIN(ExperimentPlanTest)
#include "experiment_plan_test.moc"

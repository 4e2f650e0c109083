#include "job/error.h"
#include "program.h"
#include "small_plan.h"
#include "test_data.h"

#include <QtTest/QtTest>

using namespace deepmi;
using nlohmann::ordered_json;
using test::readPlan;
using test::smallPlan;

/// A plan as it is written, read and refused.
class ExperimentPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanIsWhatItsTextSays()
    {
        const ExperimentPlan plan = readPlan(smallPlan());
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
        const ordered_json written = toJson(readPlan(json));
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
            readPlan(json);
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
        test::write(corpora, R"({"corpora": []})");
        VERIFY_RAISES(readExperimentPlan("table2", corpora.toStdString()), ErrorKind::BadInput,
                      "corpora.json", "/corpora", "is empty");
        test::write(corpora, R"({"corpora": [{"name": "A", "features": "f.csv"}]})");
        VERIFY_RAISES(readExperimentPlan("table2", corpora.toStdString()), ErrorKind::BadInput,
                      "corpora.json", "/corpora/0/labels");
    }
};

QTEST_GUILESS_MAIN(ExperimentPlanTest)
#include "experiment_plan_test.moc"

#include "experiment/experiment_data.h"
#include "experiment/measure_task.h"
#include "job/error.h"
#include "listener.h"
#include "program.h"
#include "report/report_table.h"
#include "small_plan.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <set>

using namespace deepmi;
using nlohmann::ordered_json;
using test::keysOf;
using test::readPlan;
using test::smallPlan;

/// What a plan comes to on a corpus: its tasks, their keys, and what the corpus cannot serve.
class ExperimentPlannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksShareWhatTheyCan()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        const Experiment experiment = planExperiment(readPlan(smallPlan(), &folder),
                                                     folder.filePath(QStringLiteral("out")).toStdString());
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
            return keysOf(planExperiment(readPlan(json, &where), {}), kind);
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
        VERIFY_RAISES(planExperiment(readPlan(json, &folder), {}), ErrorKind::BadInput, "/attributes",
                      "where_possible");
        json["where_possible"] = true;
        const Experiment experiment = planExperiment(readPlan(json, &folder), {});
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
        const Experiment experiment = planExperiment(readPlan(json, &folder), out);
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
        const Experiment experiment = planExperiment(readPlan(smallPlan(), &folder), {}, Job(listener));
        QCOMPARE(experiment.comparisons.at(0).plan.tests, std::vector<std::string>{"Test1"});
        QVERIFY(std::any_of(listener.warnings.begin(), listener.warnings.end(), [](const std::string& text) {
            return text.find("Test2 has no sample with features and a label of arousal") != std::string::npos;
        }));
        ordered_json json = smallPlan();
        json["tests"] = {"Test2"};
        VERIFY_RAISES(planExperiment(readPlan(json, &folder), {}), ErrorKind::BadInput,
                      "names no test set of Small that has samples, but 'Test2'; expected one of 'Test1'");
    }

    /// Beside a right one it would be lost in silence, and found missing after days of training.
    void aTestSetThatNoCorpusHasIsAnErrorOrSaid()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        ordered_json json = smallPlan();
        json["tests"] = {"Test1", "Tset2"};
        VERIFY_RAISES(planExperiment(readPlan(json, &folder), {}), ErrorKind::BadInput,
                      "/tests/1: there is no \"Tset2\"", "expected one of Test1");
        json["tests"] = {"test1"};
        VERIFY_RAISES(planExperiment(readPlan(json, &folder), {}), ErrorKind::BadInput,
                      "/tests: names no test set of Small");
        json["tests"] = {"Test1", "Tset2"};
        json["where_possible"] = true;
        test::Listener listener;
        const Experiment experiment = planExperiment(readPlan(json, &folder), {}, Job(listener));
        QCOMPARE(experiment.comparisons.at(0).plan.tests, std::vector<std::string>{"Test1"});
        QVERIFY(std::any_of(listener.warnings.begin(), listener.warnings.end(), [](const std::string& text) {
            return text.find("nothing is evaluated on Tset2: there is no \"Tset2\"") != std::string::npos;
        }));
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
        const Experiment experiment = planExperiment(readPlan(json, &folder), {});
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

    void aSearchKeepsItsTestSetsOutOfStageOne()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        ordered_json json = smallPlan();
        json["attributes"] = {"arousal", "valence"};
        json["measures"] = {"none", "random"};
        json["search"] = {{"trials", 1}, {"best", 1}, {"final_trials", 4}};
        const Experiment experiment = planExperiment(readPlan(json, &folder), {});
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

QTEST_GUILESS_MAIN(ExperimentPlannerTest)
#include "experiment_planner_test.moc"

#include "comparison/comparison_json.h"
#include "experiment/damaged_results.h"
#include "job/error.h"
#include "program.h"
#include "small_plan.h"
#include "test_data.h"

#include <QtTest/QtTest>

using namespace deepmi;
using nlohmann::ordered_json;
using test::keysOf;
using test::readPlan;
using test::smallPlan;

/// What stands in an experiment's folder: the plan as it was worked out, and the results of its trials.
class ExperimentFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExperimentReadsBackAsItWasPlanned()
    {
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        ordered_json json = smallPlan();
        json["where_possible"] = true;
        json["grid"] = {{"rate-decay", {.5, 1}}};
        const std::filesystem::path out = folder.filePath(QStringLiteral("out")).toStdString();
        const Experiment planned = planExperiment(readPlan(json, &folder), out);
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
        // The scale that labels of no stated one have: axes of figures are not guessed from values.
        QCOMPARE(result.corpora.at(0).scales.at("arousal").low, 1.);
        QCOMPARE(result.corpora.at(0).scales.at("arousal").high, 7.);
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
        const Experiment experiment = planExperiment(readPlan(json, &folder), out);
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
};

QTEST_GUILESS_MAIN(ExperimentFolderTest)
#include "experiment_folder_test.moc"

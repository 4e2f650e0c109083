#include "comparison/comparison_json.h"
#include "experiment/earlier_trials.h"
#include "program.h"
#include "small_plan.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace deepmi;
using nlohmann::ordered_json;
using test::readPlan;
using test::smallPlan;

namespace
{

/// The small corpus, and two test corpora beside it: a/ is its copy, b/ has one label more.
struct Folder {
    QTemporaryDir folder;
    std::filesystem::path out;

    Folder() : out(folder.filePath(QStringLiteral("out")).toStdString())
    {
        test::writeCorpus(QDir(folder.path()));
        for (const char* name : {"a", "b"}) {
            QDir(folder.path()).mkdir(QLatin1String(name));
            test::writeCorpus(QDir(folder.filePath(QLatin1String(name))));
        }
        QFile labels(folder.filePath(QStringLiteral("b/labels.csv")));
        if (!labels.open(QIODevice::Append) || labels.write("s100,4,4,NA\n") < 0)
            qFatal("cannot write");
    }

    /// Planned with test corpora {name, folder}.
    Experiment plan(const std::vector<std::pair<const char*, const char*>>& tests,
                    const ordered_json& change = ordered_json::object()) const
    {
        ordered_json json = smallPlan();
        json["measures"] = {"none", "random"};
        for (const auto& [name, place] : tests)
            json["corpora"][0]["tests"].push_back({{"name", name},
                                                   {"features", std::string(place) + "/features.csv"},
                                                   {"labels", std::string(place) + "/labels.csv"}});
        json.update(change);
        return planExperiment(readPlan(json, &folder), out);
    }

    /// Leaves a trial for every task, as if it had been trained; each has a CCC of its own on every test.
    void finish(const Experiment& experiment) const
    {
        writeExperiment(experiment, out);
        std::filesystem::create_directories(out / "trials");
        const PlannedComparison& comparison = experiment.comparisons.at(0);
        for (const ComparisonTask& task : comparisonTasks(comparison.plan)) {
            TrialRecord trial;
            trial.key = task.key;
            trial.attribute = task.attribute;
            trial.approach = comparison.plan.approaches[task.approach].title;
            trial.seed = task.seed;
            trial.developmentCcc = .25;
            for (const std::string& test : comparison.plan.tests)
                trial.tests.push_back({test, static_cast<double>(task.seed) + (test == "A"   ? .1
                                                                               : test == "B" ? .2
                                                                                             : .3)});
            writeTrial(trial, out);
        }
    }

    /// As the next run of this plan would find it.
    EarlierTrials found(const Experiment& experiment) const
    {
        return findEarlierTrials(readExperimentFile(out), experiment, out);
    }
};

std::vector<std::string> namesOf(const TrialRecord& trial)
{
    std::vector<std::string> names;
    for (const TestCcc& test : trial.tests)
        names.push_back(test.test);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

/// A plan whose test sets change in its folder: what was evaluated is not trained again, and what is, is
/// said.
class EarlierTrialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewerTestSetsNeedNoTraining()
    {
        const Folder folder;
        folder.finish(folder.plan({{"A", "a"}, {"B", "b"}}));
        const Experiment now = folder.plan({{"B", "b"}});
        const EarlierTrials earlier = folder.found(now);
        QCOMPARE(earlier.usable.size(), std::size_t{4});
        QCOMPARE(earlier.trainedAgain, std::size_t{0});
        QCOMPARE(earlier.warnings().size(), std::size_t{1});
        QVERIFY(earlier.warnings()[0].find("4 finished trials of other test sets") != std::string::npos);
        QCOMPARE(readComparisonTrials(now.comparisons[0].plan, folder.out).trials.size(), std::size_t{0});
        takeOver(earlier, folder.out);
        const ComparisonResult result = readComparisonTrials(now.comparisons[0].plan, folder.out);
        QVERIFY(missingTasks(result).empty());
        for (const TrialRecord& trial : result.trials) {
            QCOMPARE(namesOf(trial), (Names{"Test1", "B"}));
            QCOMPARE(trial.tests[1].ccc, static_cast<double>(trial.seed) + .2);
            QCOMPARE(trial.developmentCcc, .25);
        }
        // Then there is nothing more to take over, and the earlier plan has its own still.
        QVERIFY(folder.found(now).usable.empty() && folder.found(now).warnings().empty());
        QVERIFY(missingTasks(readComparisonTrials(folder.plan({{"A", "a"}, {"B", "b"}}).comparisons[0].plan,
                                                  folder.out))
                    .empty());
    }

    /// The plan may choose among its corpora by name, too.
    void testSetsAreKnownByWhatTheyAre()
    {
        const Folder folder;
        folder.finish(folder.plan({{"A", "a"}, {"B", "b"}}));
        const EarlierTrials other = folder.found(folder.plan({{"Second", "b"}, {"A", "a"}}));
        QCOMPARE(other.usable.size(), std::size_t{4});
        QCOMPARE(namesOf(other.usable[0]), (Names{"Test1", "Second", "A"}));
        QCOMPARE(other.usable[0].tests[1].ccc, .2);
        QCOMPARE(other.usable[0].tests[2].ccc, .1);
        const EarlierTrials chosen = folder.found(
            folder.plan({{"A", "a"}, {"B", "b"}}, {{"tests", ordered_json::array({"Test1", "A"})}}));
        QCOMPARE(chosen.usable.size(), std::size_t{4});
        QCOMPARE(namesOf(chosen.usable[0]), (Names{"Test1", "A"}));
        // What is called as before, but is another corpus, has not been evaluated.
        const EarlierTrials swapped = folder.found(folder.plan({{"A", "b"}}));
        QCOMPARE(swapped.usable.size(), std::size_t{4});
        QCOMPARE(swapped.usable[0].tests[1].ccc, .2);
        folder.finish(folder.plan({{"A", "a"}}));
        const EarlierTrials changed = folder.found(folder.plan({{"A", "b"}}));
        QCOMPARE(changed.usable.size(), std::size_t{0});
        QCOMPARE(changed.lacking, Names{"A"});
    }

    void moreTestSetsAreTrainedAgainAndThatIsSaid()
    {
        const Folder folder;
        folder.finish(folder.plan({{"A", "a"}}));
        const EarlierTrials earlier = folder.found(folder.plan({{"A", "a"}, {"B", "b"}}));
        QCOMPARE(earlier.usable.size(), std::size_t{0});
        QCOMPARE(earlier.trainedAgain, std::size_t{4});
        QCOMPARE(earlier.lacking, Names{"B"});
        QCOMPARE(earlier.warnings().size(), std::size_t{1});
        QVERIFY2(earlier.warnings()[0].find("4 finished trials were not evaluated on B by the folder's last "
                                            "plan and have to be trained again") != std::string::npos,
                 earlier.warnings()[0].c_str());
        // One more seed is none of these: it was never trained.
        QCOMPARE(folder.found(folder.plan({{"B", "b"}}, {{"trials", 3}})).trainedAgain, std::size_t{4});
    }

    void whatWasTrainedOtherwiseIsNotTheSame()
    {
        const Folder folder;
        folder.finish(folder.plan({{"A", "a"}, {"B", "b"}}));
        ordered_json longer = smallPlan()["train"];
        longer["epochs"] = 5;
        for (const ordered_json& change : {ordered_json{{"train", longer}}, ordered_json{{"threads", 2}},
                                           ordered_json{{"precision", "bf16"}}, ordered_json{{"seed", 7}}}) {
            const EarlierTrials earlier = folder.found(folder.plan({{"A", "a"}}, change));
            QVERIFY2(earlier.usable.empty() && earlier.trainedAgain == 0, change.dump().c_str());
        }
        // Nor are results whose meaning another program may have changed.
        Experiment before = readExperimentFile(folder.out);
        before.comparisons[0].plan.dataHash = "0123456789abcdef";
        folder.finish(before);
        QVERIFY(folder.found(folder.plan({{"A", "a"}})).usable.empty());
    }

    void damagedOnesAndCopiesAreLeftWhereTheyAre()
    {
        const Folder folder;
        const Experiment before = folder.plan({{"A", "a"}, {"B", "b"}});
        folder.finish(before);
        const std::vector<ComparisonTask> tasks = comparisonTasks(before.comparisons[0].plan);
        const auto file = [&](std::size_t index) {
            return folder.out / "trials" / (tasks[index].key + ".json");
        };
        test::write(QString::fromStdString(file(0).string()), "{");
        std::filesystem::copy_file(file(2), file(1), std::filesystem::copy_options::overwrite_existing);
        const EarlierTrials earlier = folder.found(folder.plan({{"A", "a"}}));
        QCOMPARE(earlier.usable.size(), std::size_t{2});
        QCOMPARE(earlier.trainedAgain, std::size_t{0});
        for (const TrialRecord& trial : earlier.usable)
            QCOMPARE(trial.approach, std::string("Random"));
    }

    /// Stage 1 of a search looks at no test set: any trial of the same training will do.
    void aSearchTakesTrialsWithoutTheirTestSets()
    {
        const Folder folder;
        folder.finish(folder.plan({{"A", "a"}}));
        const EarlierTrials earlier = folder.found(
            folder.plan({{"A", "a"}}, {{"search", {{"trials", 2}, {"best", 1}, {"final_trials", 2}}}}));
        QCOMPARE(earlier.usable.size(), std::size_t{4});
        for (const TrialRecord& trial : earlier.usable)
            QVERIFY(trial.tests.empty());
    }
};

QTEST_GUILESS_MAIN(EarlierTrialsTest)
#include "earlier_trials_test.moc"

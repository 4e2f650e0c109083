#include "comparison/comparison.h"
#include "data/teaching_corpus.h"
#include "file_bytes.h"
#include "job/error.h"
#include "test_data.h"

#include <QTemporaryDir>
#include <cmath>
#include <fstream>

using namespace deepmi;

namespace
{

TeachingCorpus teachingCorpus()
{
    TeachingCorpusParameters parameters;
    parameters.rows = 240;
    parameters.unlabeled = 0;
    parameters.features = 24;
    parameters.speakers = 20;
    return makeTeachingCorpus(parameters);
}

Corpus corpusOf(const std::string& attribute)
{
    TeachingCorpus teaching = teachingCorpus();
    return joinCorpus(std::move(teaching.features), teaching.labels, attribute);
}

ComparisonPlan smallPlan()
{
    ComparisonPlan plan;
    plan.corpus = "teaching corpus";
    plan.dataHash = "0123";
    plan.attributes = {"arousal", "valence"};
    plan.approaches.resize(3);
    plan.approaches[0].title = "W/O curriculum";
    plan.approaches[1].title = "Random";
    plan.approaches[1].measure = "random";
    plan.approaches[2].title = "Random, hardest first";
    plan.approaches[2].measure = "random";
    plan.approaches[2].reverse = true;
    plan.tests = {"Test1"};
    plan.train.trials = 2;
    plan.train.hidden = 8;
    plan.train.seed = 5;
    plan.train.pacing.epochs = 4;
    plan.train.pacing.bins = 3;
    plan.train.pacing.epochsPerBin = 1;
    return plan;
}

/// How often each function was asked, beside what it gives.
struct Source {
    int corpora = 0, scores = 0;

    ComparisonData data()
    {
        ComparisonData data;
        data.corpus = [this](const std::string& attribute) {
            ++corpora;
            return corpusOf(attribute);
        };
        data.scores = [this](const Approach&, const std::string& attribute) {
            ++scores;
            const Corpus corpus = corpusOf(attribute);
            std::vector<std::string> names;
            for (const std::size_t sample : corpus.samplesOf(Split::Train))
                names.push_back(corpus.names[sample]);
            return std::make_shared<const Scores>(randomScores(names, 5, 3));
        };
        return data;
    }
};

const DeviceOptions oneThread{"cpu", 1};

std::string bytesOf(const ComparisonResult& result)
{
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("c.json")).toStdString();
    writeComparison(result, file);
    return test::bytesOf(file);
}

struct Silent : Progress {
    std::vector<double> done;
    void report(const ProgressUpdate& update) override { done.push_back(update.done); }
    void warn(const std::string&) override {}
};

} // namespace

/// Plans run trial by trial, can be stopped and gone on with, and never run a trial twice.
class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTrialIsTrainsOwn()
    {
        Source source;
        const ComparisonResult result = runComparison({smallPlan(), {}}, source.data(), oneThread);
        QCOMPARE(result.trials.size(), std::size_t{12});
        QVERIFY(missingTasks(result).empty());
        // The same by train() itself.
        TrainParameters parameters = smallPlan().train;
        const TrainResult plain = train(corpusOf("valence"), nullptr, {}, parameters, oneThread);
        const Corpus corpus = corpusOf("valence");
        const auto scores = source.data().scores(smallPlan().approaches[2], "valence");
        parameters.reverse = true;
        const TrainResult reversed = train(corpusOf("valence"), scores.get(), {}, parameters, oneThread);
        for (std::size_t trial = 0; trial < 2; ++trial) {
            const TrialRecord& one = result.trials[6 + trial];
            QCOMPARE(one.attribute, std::string("valence"));
            QCOMPARE(one.seed, std::uint64_t{5 + trial});
            QCOMPARE(one.tests.front().ccc, plain.trials[trial].tests.front().ccc);
            QCOMPARE(one.bestEpoch, plain.trials[trial].bestEpoch);
            QCOMPARE(one.device, plain.device);
            QCOMPARE(one.history.size(), std::size_t{4});
            const TrialRecord& other = result.trials[10 + trial];
            QCOMPARE(other.approach, std::string("Random, hardest first"));
            QCOMPARE(other.tests.front().ccc, reversed.trials[trial].tests.front().ccc);
            QCOMPARE(other.history[1].bins, 2);
        }
    }

    void stoppedAndContinuedItEndsAlikeAndRunsNothingTwice()
    {
        Source source;
        const ComparisonResult undisturbed = runComparison({smallPlan(), {}}, source.data(), oneThread);

        QTemporaryDir folder;
        Silent silent;
        std::stop_source stop;
        ComparisonWatch watch;
        watch.folder = folder.filePath(QStringLiteral("made/here")).toStdString();
        int finished = 0, epochs = 0;
        watch.trialDone = [&](const TrialRecord&) {
            if (++finished == 3)
                stop.request_stop();
        };
        watch.epochDone = [&](const ComparisonTask&, const TrainEpoch&) { ++epochs; };
        VERIFY_RAISES(
            runComparison({smallPlan(), {}}, source.data(), oneThread, Job(silent, stop.get_token()), watch),
            ErrorKind::Stopped, "");
        QCOMPARE(finished, 3);
        QCOMPARE(epochs, 12);
        QCOMPARE(readComparison(watch.folder).trials.size(), std::size_t{3});
        QCOMPARE(missingTasks(readComparison(watch.folder)).size(), std::size_t{9});

        Source again;
        Silent progress;
        const ComparisonResult continued =
            runComparison({smallPlan(), {}}, again.data(), oneThread, Job(progress, {}), watch);
        QCOMPARE(finished, 12);
        QCOMPARE(epochs, 48);
        QCOMPARE(again.corpora, 5); // arousal without a curriculum was finished
        QVERIFY(bytesOf(continued) == bytesOf(undisturbed));
        QVERIFY(bytesOf(readComparison(watch.folder)) == bytesOf(undisturbed));
        QVERIFY(std::is_sorted(progress.done.begin(), progress.done.end()));
        QCOMPARE(progress.done.back(), 12.);

        // All is there: nothing is asked for.
        Source idle;
        runComparison({smallPlan(), {}}, idle.data(), oneThread, {}, watch);
        QCOMPARE(finished, 12);
        QCOMPARE(idle.corpora + idle.scores, 0);
    }

    void anInterruptedTrialGoesOnWhereItsCheckpointStood()
    {
        Source source;
        const ComparisonResult undisturbed = runComparison({smallPlan(), {}}, source.data(), oneThread);

        QTemporaryDir folder;
        const std::filesystem::path checkpoints = folder.filePath(QStringLiteral("left")).toStdString();
        const auto left = [&] {
            std::vector<std::string> names;
            for (const auto& entry : std::filesystem::directory_iterator(checkpoints))
                names.push_back(entry.path().filename().string());
            return names;
        };
        // In the third epoch of the second trial of the second approach.
        Silent silent;
        std::stop_source stop;
        ComparisonWatch watch;
        watch.folder = folder.filePath(QStringLiteral("trials")).toStdString();
        watch.checkpoints = checkpoints;
        watch.epochDone = [&](const ComparisonTask& task, const TrainEpoch& epoch) {
            if (task.approach == 1 && task.seed == 6 && epoch.epoch == 3)
                stop.request_stop();
        };
        VERIFY_RAISES(
            runComparison({smallPlan(), {}}, source.data(), oneThread, Job(silent, stop.get_token()), watch),
            ErrorKind::Stopped, "");
        QCOMPARE(readComparison(watch.folder).trials.size(), std::size_t{3});
        QCOMPARE(left().size(), std::size_t{1});

        Silent progress;
        QList<int> epochs;
        int trials = 0;
        watch.epochDone = [&](const ComparisonTask& task, const TrainEpoch& epoch) {
            if (task.attribute == "arousal" && task.approach == 1)
                epochs << static_cast<int>(task.seed) * 100 + epoch.epoch;
        };
        watch.trialDone = [&](const TrialRecord&) { ++trials; };
        const ComparisonResult continued =
            runComparison({smallPlan(), {}}, source.data(), oneThread, Job(progress, {}), watch);
        QVERIFY(bytesOf(continued) == bytesOf(undisturbed));
        // The finished trial is not told again; of the one at hand all epochs, but only the last was trained.
        QCOMPARE(epochs, (QList<int>{601, 602, 603, 604}));
        QCOMPARE(trials, 9);
        QCOMPARE(progress.done.front(), 3.);
        for (const double done : progress.done)
            QVERIFY(done == 3 || done >= 4); // no report of its first three epochs: 3.25, 3.5, 3.75
        QVERIFY(std::is_sorted(progress.done.begin(), progress.done.end()));
        QVERIFY(left().empty());
    }

    void aCheckpointThatDoesNotFitIsNotGoneOnFrom()
    {
        Source source;
        ComparisonPlan plan = smallPlan();
        plan.attributes = {"arousal"};
        plan.approaches.resize(1);
        plan.train.trials = 3;
        const ComparisonResult undisturbed = runComparison({plan, {}}, source.data(), oneThread);

        // As a killed program leaves it: a checkpoint of the first trial, and two trials that were finished.
        QTemporaryDir folder;
        ComparisonWatch watch;
        watch.checkpoints = folder.path().toStdString();
        watch.checkpointSeconds = 0;
        std::filesystem::path early;
        watch.epochDone = [&](const ComparisonTask& task, const TrainEpoch& epoch) {
            for (const auto& entry : std::filesystem::directory_iterator(watch.checkpoints))
                if (task.seed == 5 && epoch.epoch == 2 && entry.path().extension() == ".checkpoint")
                    std::filesystem::copy_file(entry.path(), early = entry.path().string() + ".kept");
        };
        runComparison({plan, {}}, source.data(), oneThread, {}, watch);
        QVERIFY(!early.empty());
        const std::filesystem::path checkpoint = early.parent_path() / early.stem();
        ComparisonResult killed = undisturbed;
        killed.trials.pop_back();
        std::filesystem::copy_file(early, checkpoint);
        QList<int> seeds;
        watch.epochDone = nullptr;
        watch.trialDone = [&](const TrialRecord& trial) { seeds << static_cast<int>(trial.seed); };
        QVERIFY(bytesOf(runComparison(killed, source.data(), oneThread, {}, watch)) == bytesOf(undisturbed));
        QCOMPARE(seeds, QList<int>{7});
        QVERIFY(!std::filesystem::exists(checkpoint));

        // Cut short, or of other data under the same name: the trial starts anew.
        std::ofstream(checkpoint) << "deepmi-checkpoint 1\n";
        QVERIFY(bytesOf(runComparison({plan, {}}, source.data(), oneThread, {}, watch)) ==
                bytesOf(undisturbed));
        std::filesystem::copy_file(early, checkpoint);
        ComparisonData other = source.data();
        other.tests = [](const std::string&) {
            TeachingCorpus teaching = teachingCorpus();
            TestCorpus test;
            test.name = "elsewhere";
            test.features = std::move(teaching.features);
            for (std::size_t row = 0; row < 40; ++row) {
                test.names.push_back(teaching.labels.names[row]);
                test.featureRow.push_back(row);
                test.labels.push_back(static_cast<double>(row % 7));
            }
            test.scale = {0, 6};
            std::vector<TestCorpus> tests;
            tests.push_back(std::move(test));
            return tests;
        };
        const ComparisonResult with = runComparison({plan, {}}, other, oneThread, {}, watch);
        QCOMPARE(with.trials.size(), std::size_t{3});
        QCOMPARE(with.trials[0].tests.front().ccc, undisturbed.trials[0].tests.front().ccc);
    }

    void aResultThatHoldsAnother()
    {
        Source source;
        ComparisonPlan plan = smallPlan();
        plan.attributes = {"arousal"};
        const ComparisonResult all = runComparison({plan, {}}, source.data(), oneThread);
        ComparisonResult part = all;
        part.trials.erase(part.trials.begin());
        QVERIFY(holdsAll(all, part) && holdsAll(all, all) && !holdsAll(part, all));
        part.trials.front().tests.front().ccc += 1e-12;
        QVERIFY(!holdsAll(all, part));
    }

    void moreOfTheSameKeepsWhatIsFinished()
    {
        Source source;
        ComparisonPlan plan = smallPlan();
        plan.attributes = {"arousal"};
        const ComparisonResult before = runComparison({plan, {}}, source.data(), oneThread);
        plan.train.trials = 3;
        plan.approaches[1].title = "Chance"; // the same trials by another name
        ComparisonResult more = takeOver(plan, before);
        QCOMPARE(more.trials.size(), std::size_t{6});
        QCOMPARE(missingTasks(more).size(), std::size_t{3});
        QCOMPARE(more.trials[2].approach, std::string("Chance"));
        more = runComparison(more, source.data(), oneThread);
        QCOMPARE(more.trials.size(), std::size_t{9});
        for (std::size_t trial = 0; trial < 2; ++trial)
            QCOMPARE(more.trials[trial].tests.front().ccc, before.trials[trial].tests.front().ccc);

        // Anything that would change a trial makes it another.
        ComparisonPlan other = plan;
        other.train.hidden = 9;
        QVERIFY(takeOver(other, more).trials.empty());
        other = plan;
        other.dataHash = "4567";
        QVERIFY(takeOver(other, more).trials.empty());
        other = plan;
        other.tests = {"Test1", "elsewhere"};
        QVERIFY(takeOver(other, more).trials.empty());
        // Bins do not concern the training without a curriculum.
        other = plan;
        other.train.pacing.bins = 4;
        QCOMPARE(takeOver(other, more).trials.size(), std::size_t{3});
        other = plan;
        other.approaches[1].sources["arousal"] = "another seed";
        QCOMPARE(takeOver(other, more).trials.size(), std::size_t{6});
    }

    /// Keys of the version before pacings could be chosen, computed with it: what was trained then is not
    /// trained again.
    void keysOfEarlierComparisonsRemain()
    {
        std::vector<std::string> keys;
        for (const ComparisonTask& task : comparisonTasks(smallPlan()))
            keys.push_back(task.key);
        QCOMPARE(keys, (std::vector<std::string>{
                           "38a1c5ed6147c226", "b8fb7ff6919ebd57", "f5adf843a622c64c", "653bd7aa136a3a30",
                           "3bb45ec2cff488ea", "3a9e90d6055581ea", "3f8c69ae181b06dc", "386366e2877fde3f",
                           "17961fd01ac9d532", "daab506116396b4b", "b5ad0ec6658087e5", "57f7cb5f13fedf5e"}));
        ComparisonPlan plan = smallPlan();
        plan.train = {};
        QCOMPARE(comparisonTasks(plan)[0].key, std::string("b1e413c3ffc872dc"));
        QCOMPARE(comparisonTasks(plan)[10].key, std::string("28f86cf814c37036"));
    }

    /// W/O curriculum, a curriculum: each key changes with what its own training depends on, and no more.
    void keysFollowThePacing()
    {
        const auto keysOf = [](const PacingParameters& pacing) {
            ComparisonPlan plan = smallPlan();
            plan.train.pacing = pacing;
            const auto tasks = comparisonTasks(plan);
            return std::pair(tasks[0].key, tasks[2].key);
        };
        const auto base = keysOf({});
        using P = PacingParameters;
        const auto changed = [&](auto member, auto value, P pacing = {}) {
            const auto before = keysOf(pacing);
            pacing.*member = value;
            const auto after = keysOf(pacing);
            return std::pair(after.first != before.first, after.second != before.second);
        };
        const std::pair none(false, false), curriculum(false, true), both(true, true);
        P linear;
        linear.family = "linear";
        P perEpochs;
        perEpochs.rateRule = "per-epochs";
        QVERIFY(changed(&P::family, std::string("linear")) == curriculum);
        QVERIFY(changed(&P::initialShare, .3) == none);
        QVERIFY(changed(&P::initialShare, .3, linear) == curriculum);
        QVERIFY(changed(&P::initialShare, .1, linear) == none); // one bin of ten, said otherwise
        QVERIFY(changed(&P::finalEpoch, 20) == none);
        QVERIFY(changed(&P::finalEpoch, 20, linear) == curriculum);
        QVERIFY(changed(&P::warmRestart, true) == curriculum);
        QVERIFY(changed(&P::rateRule, std::string("constant")) == curriculum);
        QVERIFY(changed(&P::rateRule, std::string("cosine")) == both);
        QVERIFY(changed(&P::rateFloor, .1) == curriculum);
        QVERIFY(changed(&P::rateEpochs, 3) == none);
        QVERIFY(changed(&P::rateEpochs, 3, perEpochs) == both);
        QVERIFY(changed(&P::rateDecay, .3) == curriculum);
        QVERIFY(changed(&P::rateDecay, .3, perEpochs) == both);
        QVERIFY(changed(&P::epochs, 71) == both);
        QVERIFY(keysOf({}) == base);
    }

    void filesReadBack()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("comparison.json")).toStdString();
        ComparisonResult result{smallPlan(), {}};
        result.plan.approaches[1].alpha = .1 + .2;
        result.plan.approaches[1].clusters = 30;
        result.plan.approaches[1].sources["arousal"] = "abc";
        result.plan.train.pacing.family = "quadratic";
        result.plan.train.pacing.finalEpoch = 3;
        result.plan.train.pacing.rateRule = "cosine";
        result.plan.train.pacing.warmRestart = true;
        TrialRecord trial;
        trial.key = "k";
        trial.attribute = "arousal";
        trial.approach = "Random";
        trial.seed = 18446744073709551615ull;
        trial.tests = {{"Test1", .1}, {"Test2", std::numeric_limits<double>::quiet_NaN()}};
        trial.history.push_back({1, 2, 3, .5, .25, .125, 0});
        result.add(trial);
        writeComparison(result, file);
        const ComparisonResult read = readComparison(folder.path().toStdString());
        QVERIFY(bytesOf(read) == bytesOf(result));
        QCOMPARE(read.trials.front().seed, trial.seed);
        QVERIFY(std::isnan(read.trials.front().tests[1].ccc));
        QCOMPARE(read.plan.approaches[1].alpha, .1 + .2);
    }

    void tablesOfTrialsReadAsWell()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::ofstream(path / "trials.csv") << "approach,seed,best_epoch,development_ccc,Test1,Test2\n"
                                              "W/O curriculum,0,3,.5,.6,.4\nW/O curriculum,1,2,.51,.61,\n"
                                              "DeepMI,0,1,.4,.3,.2\n";
        std::ofstream(path / "history.csv")
            << "approach,seed,epoch,bins,samples,learning_rate,training_loss,development_ccc\n"
               "DeepMI,0,1,1,30,0.001,0.9,0.4\n";
        const ComparisonResult result = readComparison(path, "arousal");
        QCOMPARE(result.plan.attributes, std::vector<std::string>{"arousal"});
        QCOMPARE(result.plan.tests, (std::vector<std::string>{"Test1", "Test2"}));
        QCOMPARE(result.plan.approaches[0].measure, std::string("none"));
        QCOMPARE(result.plan.approaches[1].measure, std::string("deepmi"));
        QCOMPARE(result.trials.size(), std::size_t{3});
        QVERIFY(std::isnan(result.trials[1].tests[1].ccc));
        QCOMPARE(result.trials[2].history.size(), std::size_t{1});
        QCOMPARE(result.trials[2].history[0].samples, std::size_t{30});
        // Where their settings are not known, trials are not taken for those of a plan.
        QCOMPARE(missingTasks(result).size(), std::size_t{4});
    }

    void brokenFilesAreRefusedWithTheirPlace()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        VERIFY_RAISES(readComparison(path), ErrorKind::BadInput, "has no results");
        const auto write = [&](const char* name, const std::string& text) {
            std::ofstream(path / name) << text;
            return path / name;
        };
        VERIFY_RAISES(readComparison(write("a.json", "{")), ErrorKind::BadInput, "a.json", "not JSON");
        VERIFY_RAISES(readComparison(write("b.json", "{}")), ErrorKind::BadInput, "b.json", "/format");
        VERIFY_RAISES(readComparison(write("b.json", "[{\"format\":1}]")), ErrorKind::BadInput, "/format");
        VERIFY_RAISES(readComparison(write("c.json", R"({"format":"deepmi-comparison","format_version":9})")),
                      ErrorKind::BadInput, "newer");
        VERIFY_RAISES(readComparison(write("d.json", R"({"format":"deepmi-comparison","format_version":1})")),
                      ErrorKind::BadInput, "/plan");
        VERIFY_RAISES(readComparison(write("t.csv", "approach,seed\nRandom,1\n")), ErrorKind::BadInput,
                      "test set");
        VERIFY_RAISES(readComparison(write("t.csv", "approach,seed,Test1\nRandom,-1,.5\n")),
                      ErrorKind::BadInput, "line 2", "seed");
    }

    void unusablePlansAreRefused()
    {
        Source source;
        ComparisonPlan plan = smallPlan();
        plan.approaches[1].title = plan.approaches[0].title;
        VERIFY_RAISES(runComparison({plan, {}}, source.data(), oneThread), ErrorKind::Usage,
                      "W/O curriculum");
        plan = smallPlan();
        plan.attributes.clear();
        VERIFY_RAISES(runComparison({plan, {}}, source.data(), oneThread), ErrorKind::Usage, "attribute");
        plan = smallPlan();
        plan.train.hidden = 0;
        VERIFY_RAISES(runComparison({plan, {}}, source.data(), oneThread), ErrorKind::Usage, "hidden");
        ComparisonData data = source.data();
        data.scores = [](const Approach&, const std::string&) { return nullptr; };
        VERIFY_RAISES(runComparison({smallPlan(), {}}, data, oneThread), ErrorKind::Usage, "Random");
        QCOMPARE(source.corpora, 0);
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_learning_test.moc"

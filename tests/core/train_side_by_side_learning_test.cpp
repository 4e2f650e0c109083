#include "comparison/comparison.h"
#include "job/pause_gate.h"
#include "train_runs.h"

#include <QScopeGuard>

#include <atomic>
#include <thread>

using namespace deepmi;
using namespace test;

namespace
{

/// A Θ whose steps are worth two threads, on batches whose sums two threads share out.
TrainParameters wideParameters(int trials)
{
    TrainParameters parameters = tinyParameters();
    parameters.trials = trials;
    parameters.hidden = parameters.batch = 512;
    parameters.pacing.epochs = 2;
    parameters.seed = 40;
    return parameters;
}
constexpr std::size_t wideRows = 1200;

TrainResult wideRun(const TrainParameters& parameters, int threads)
{
    return run(parameters, false, {}, {}, threads, 0, wideRows);
}

/// Whether the number of threads changes the bits of such a training here: else there is nothing to tell.
bool threadsChangeBits()
{
    const TrainParameters one = wideParameters(1);
    return bitsOf(wideRun(one, 1)) != bitsOf(wideRun(one, 2));
}

} // namespace

/// Trials that train side by side on two threads.
class TrainSideBySideTest : public QObject, private StoppedTraining
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (std::thread::hardware_concurrency() < 2)
            QSKIP("needs two processors");
        fixProductLibrary();
    }

    void init() { removeCheckpoint(m_checkpoint); }

    void trialsSideBySideHaveTheBitsOfThoseAlone()
    {
        TrainParameters parameters = tinyParameters();
        Seen seen;
        Silent silent;
        const TrainResult result = run(parameters, true, Job(silent), seen.watching(), 2);
        QVERIFY(bitsOf(result) == bitsOf(run(parameters, true)));
        QVERIFY(seen.agree);
        QCOMPARE(seen.finished, std::size_t(3));
        QCOMPARE(silent.training, 12); // two at a time, then the third
        QVERIFY(silent.lastDetail.starts_with("trial 3, best development CCC "));
        QVERIFY(result.samplesPerSecond > 0);
    }

    void stoppedSideBySideTheyGoOnWithTheSameBits_data()
    {
        QTest::addColumn<int>("trial");
        QTest::addColumn<int>("epoch");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("reports"); ///< of epochs after it
        QTest::addColumn<int>("threads"); ///< then
        QTest::newRow("in the first two")
            << 0 << 2 << QByteArray("epoch 2 of 6 in trials 1 to 2 of 3") << 10 << 2;
        QTest::newRow("at their end") << 1 << 6 << QByteArray("trial 2 of 3") << 6 << 2;
        QTest::newRow("in the last one") << 2 << 5 << QByteArray("epoch 5 of 6 in trial 3 of 3") << 1 << 2;
        QTest::newRow("on one thread from then on")
            << 1 << 3 << QByteArray("epoch 3 of 6 in trials 1 to 2 of 3") << 9 << 1;
    }

    void stoppedSideBySideTheyGoOnWithTheSameBits()
    {
        QFETCH(int, trial);
        QFETCH(int, epoch);
        QFETCH(QByteArray, said);
        QFETCH(int, reports);
        QFETCH(int, threads);
        stopAfter(trial, epoch, true, said.constData(), 2);
        Seen seen;
        Silent silent;
        const TrainResult result =
            run(tinyParameters(), true, Job(silent), seen.watching(watch(true)), threads);
        QVERIFY(bitsOf(result) == bitsOf(run(tinyParameters(), true)));
        QVERIFY(seen.agree);
        QCOMPARE(seen.finished, std::size_t(3));
        QCOMPARE(silent.training, reports);
        QCOMPARE(silent.warnings.size(), std::size_t(threads == 2 ? 0 : 1)); // other threads than before
        QVERIFY(!std::filesystem::exists(m_checkpoint));
    }

    /// Checkpoints from before trials went side by side do not say how many did.
    void aCheckpointThatDoesNotSayHowManyGoesOnOneAfterTheOther()
    {
        stopAfter(1, 2, true, "epoch 2 of 6 in trial 2 of 3");
        Checkpoint old = readCheckpoint(m_checkpoint);
        QCOMPARE(old.integers.erase("trials_beside"), std::size_t(1));
        writeCheckpoint(old, m_checkpoint);
        Silent silent;
        const TrainResult result = run(tinyParameters(), true, Job(silent), watch(true), 2);
        QVERIFY(bitsOf(result) == bitsOf(run(tinyParameters(), true)));
        QCOMPARE(silent.training, 4 + 6);
        for (const std::vector<std::int64_t>& wrong :
             {std::vector<std::int64_t>{0, 1, 0}, {1, 0, 0}, {1, 1}, {1, std::int64_t{1} << 40, 0}}) {
            old.integers["trials_beside"] = wrong;
            writeCheckpoint(old, m_checkpoint);
            VERIFY_RAISES(run(tinyParameters(), true, {}, watch(true)), ErrorKind::BadInput, "trials_beside");
        }
        const auto refused = [&](const char* what, const char* why) {
            writeCheckpoint(old, m_checkpoint);
            VERIFY_RAISES(run(tinyParameters(), true, {}, watch(true)), ErrorKind::BadInput, what, why);
        };
        old.integers["trials_beside"] = {2, 1, 0}; // the second one at hand is not there
        refused("trials_beside", "at hand");
        old.integers["trials_beside"] = {1, 1, 0};
        old.bytes["dropout"].assign(old.bytes["dropout"].size(), 'x');
        refused("dropout", "random numbers");
        old.integers["trials_done"] = {3};
        for (const char* name : {"finished.1", "finished.2"})
            writeTrial(readTrial(old, "finished.0"), name, old);
        refused("trials_beside", "at hand"); // all are finished and one is at hand
        old.integers["trials_done"] = {1};
        old.integers["trials_beside"] = {1'000'000, 1, 0};
        old.doubles.erase("trial/history"); // none at hand
        refused("trials_beside", "more than");
    }

    /// The one at hand goes on alone, the others are shared out as they would be there, also after a second
    /// stop.
    void elsewhereTheOthersTrainAsTheyWouldThere()
    {
        stopAfter(0, 2, true, "epoch 2 of 6 in trial 1 of 3"); // on one thread
        std::filesystem::path copy = m_checkpoint;
        copy += ".copy";
        std::filesystem::copy_file(m_checkpoint, copy);
        const std::string expected = bitsOf(run(tinyParameters(), true));
        Silent once;
        const TrainResult result = run(tinyParameters(), true, Job(once), watch(true), 2);
        QVERIFY(bitsOf(result) == expected);
        QCOMPARE(once.training, 4 + 6); // the first alone, then two side by side
        std::filesystem::rename(copy, m_checkpoint);
        std::stop_source source;
        Silent silent;
        TrainWatch stopping = watch(true);
        stopping.epochDone = [&](int, const TrainEpoch& record) {
            if (record.epoch == 4)
                source.request_stop();
        };
        VERIFY_RAISES(run(tinyParameters(), true, Job(silent, source.get_token()), stopping, 2),
                      ErrorKind::Stopped, "epoch 4 of 6 in trial 1 of 3");
        Silent again;
        const TrainResult twice = run(tinyParameters(), true, Job(again), watch(true), 2);
        QVERIFY(bitsOf(twice) == expected);
        QCOMPARE(again.training, 2 + 6);
        for (std::size_t trial = 0; trial < 3; ++trial)
            QCOMPARE(twice.trials[trial].device, result.trials[trial].device);
        const std::string here = run(tinyParameters(), true, {}, {}, 2).device;
        QCOMPARE(twice.trials[2].device, here);
        QVERIFY(here.ends_with(", 2 threads"));
        QVERIFY2(
            twice.trials[0].device.find(", 1 thread in float32 until epoch 2 of 6 in trial 1 of 3, then ") !=
                    std::string::npos &&
                twice.trials[0].device.ends_with(here),
            twice.trials[0].device.c_str());
        // A trial that began here and was stopped here ran here alone.
        stopAfter(0, 2, true, "epoch 2 of 6 in trial 1 of 3");
        std::stop_source later;
        stopping.epochDone = [&](int number, const TrainEpoch& record) {
            if (number == 1 && record.epoch == 2)
                later.request_stop();
        };
        VERIFY_RAISES(run(tinyParameters(), true, Job(silent, later.get_token()), stopping, 2),
                      ErrorKind::Stopped, "epoch 2 of 6 in trials 2 to 3 of 3");
        const TrainResult third = run(tinyParameters(), true, {}, watch(true), 2);
        QVERIFY(bitsOf(third) == expected);
        QCOMPARE(third.trials[0].device, result.trials[0].device);
        QCOMPARE(third.trials[1].device, here);
    }

    void onePauseHoldsAllThatTrainSideBySide()
    {
        PauseGate gate;
        gate.pause();
        Silent silent;
        std::stop_source source;
        std::atomic<int> epochs = 0;
        TrainWatch counting;
        counting.epochDone = [&](int, const TrainEpoch&) { ++epochs; };
        std::jthread worker([&] {
            try {
                run(tinyParameters(), true, Job(silent, source.get_token(), &gate), counting, 2);
            } catch (const Stopped&) {
            }
        });
        const auto released = qScopeGuard([&] { source.request_stop(); }); // whatever fails
        const int afterSteps[] = {0, 2, 4, 6, 8, 10, 12, 13};
        for (const int expected : afterSteps) { // across the border of two groups
            QTRY_VERIFY_WITH_TIMEOUT(gate.isWaiting(), 60000);
            QCOMPARE(epochs.load(), expected);
            gate.stepEpoch();
        }
        QTRY_VERIFY_WITH_TIMEOUT(gate.isWaiting(), 60000);
        source.request_stop();
        worker.join();
        QCOMPARE(epochs.load(), 14);
    }

    /// A trial's bits are those of its share of the threads, whoever trains beside it or did so before.
    void aTrialsShareDependsOnTheNumberOfAll()
    {
        if (!threadsChangeBits())
            QSKIP("one and two threads have the same bits here");
        const TrainResult four = wideRun(wideParameters(4), 2); // two at a time, a thread each
        for (int number = 0; number < 4; ++number) {
            TrainParameters alone = wideParameters(1);
            alone.seed += static_cast<std::uint64_t>(number);
            const std::string bits = bitsOf(four.trials[static_cast<std::size_t>(number)]);
            QVERIFY(bitsOf(wideRun(alone, 1).trials[0]) == bits);
            QVERIFY(bitsOf(wideRun(alone, 2).trials[0]) != bits);
            alone.trialsOfAll = 4;
            QVERIFY(bitsOf(wideRun(alone, 2).trials[0]) == bits);
        }
        // Three are done sooner one after the other, on both threads.
        const TrainResult three = wideRun(wideParameters(3), 2);
        TrainParameters alone = wideParameters(1);
        QVERIFY(bitsOf(wideRun(alone, 2).trials[0]) == bitsOf(three.trials[0]));
    }

    /// Resumed, it keeps the share that it began with.
    void aCheckpointKeepsTheShare()
    {
        if (!threadsChangeBits())
            QSKIP("one and two threads have the same bits here");
        TrainParameters alone = wideParameters(1);
        alone.trialsOfAll = 4; // a thread
        const std::string expected = bitsOf(wideRun(alone, 2));
        Silent silent;
        std::stop_source source;
        TrainWatch stopping = watch(false);
        stopping.epochDone = [&](int, const TrainEpoch&) { source.request_stop(); };
        VERIFY_RAISES(run(alone, false, Job(silent, source.get_token()), stopping, 2, 0, wideRows),
                      ErrorKind::Stopped, "epoch 1 of 2 in trial 1 of 1");
        alone.trialsOfAll = 0; // both, if it began now
        QVERIFY(bitsOf(run(alone, false, {}, watch(true), 2, 0, wideRows)) == expected);
        QVERIFY(bitsOf(wideRun(alone, 2)) != expected);
    }

    /// What a killed comparison misses is trained as it would have been.
    void aComparisonsMissingTrialHasTheBitsOfAnUndisturbedOne()
    {
        if (!threadsChangeBits())
            QSKIP("one and two threads have the same bits here");
        ComparisonData data;
        data.corpus = [](const std::string& attribute) {
            TeachingCorpusParameters parameters;
            parameters.rows = wideRows;
            parameters.unlabeled = 0;
            parameters.features = 24;
            parameters.speakers = 10;
            TeachingCorpus teaching = makeTeachingCorpus(parameters);
            return joinCorpus(std::move(teaching.features), teaching.labels, attribute);
        };
        ComparisonPlan plan;
        plan.attributes = {"arousal"};
        plan.approaches.resize(1);
        plan.approaches.front().title = "W/O curriculum";
        plan.approaches.front().measure = "none";
        plan.train = wideParameters(4);
        const DeviceOptions twoThreads{"cpu", 2};
        const ComparisonResult undisturbed = runComparison({plan, {}}, data, twoThreads);
        QCOMPARE(undisturbed.trials.size(), std::size_t(4));
        ComparisonResult killed = undisturbed;
        killed.trials.erase(killed.trials.begin() + 2);
        const ComparisonResult continued = runComparison(killed, data, twoThreads);
        QCOMPARE(continued.trials.size(), std::size_t(4));
        for (std::size_t trial = 0; trial < 4; ++trial) {
            const TrialRecord *wanted = nullptr, *got = nullptr;
            for (std::size_t i = 0; i < 4; ++i) {
                if (undisturbed.trials[i].seed == 40 + trial)
                    wanted = &undisturbed.trials[i];
                if (continued.trials[i].seed == 40 + trial)
                    got = &continued.trials[i];
            }
            QVERIFY(wanted && got);
            QCOMPARE(got->tests.front().ccc, wanted->tests.front().ccc);
            QCOMPARE(got->history.back().trainingLoss, wanted->history.back().trainingLoss);
            QCOMPARE(got->device, wanted->device);
        }
    }
};

QTEST_GUILESS_MAIN(TrainSideBySideTest)
#include "train_side_by_side_learning_test.moc"

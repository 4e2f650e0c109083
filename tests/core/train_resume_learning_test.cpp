#include "curriculum/train.h"
#include "curriculum/trial_checkpoint.h"
#include "data/teaching_corpus.h"
#include "file_bytes.h"
#include "job/checkpoint.h"
#include "job/error.h"
#include "job/pause_gate.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <atomic>
#include <map>
#include <thread>

using namespace deepmi;

namespace
{

TrainParameters tinyParameters()
{
    TrainParameters parameters;
    parameters.trials = 3;
    parameters.hidden = 16;
    parameters.batch = 32;
    parameters.pacing.bins = 4;
    parameters.pacing.epochs = 6;
    parameters.pacing.epochsPerBin = 1;
    parameters.seed = 21;
    return parameters;
}

/// Trains on a corpus of 150 rows; `labelShift` makes other data of it. With two threads two trials train
/// side by side.
TrainResult run(const TrainParameters& parameters, bool curriculum, const Job& job = {},
                const TrainWatch& watch = {}, int threads = 1, double labelShift = 0)
{
    TeachingCorpusParameters tiny;
    tiny.rows = 150;
    tiny.unlabeled = 0;
    tiny.features = 24;
    tiny.speakers = 10;
    TeachingCorpus teaching = makeTeachingCorpus(tiny);
    TeachingCorpus other = makeTeachingCorpus(tiny);
    Corpus corpus = joinCorpus(std::move(teaching.features), teaching.labels, "arousal");
    corpus.labels.front() += labelShift;
    std::vector<std::string> names;
    for (const std::size_t sample : corpus.samplesOf(Split::Train))
        names.push_back(corpus.names[sample]);
    const Scores scores = randomScores(names, 5);
    TestCorpus test{"other", {}, other.labels.names, {}, other.labels.values[0], {}};
    for (std::size_t i = 0; i < test.names.size(); ++i)
        test.featureRow.push_back(i);
    test.features = std::move(other.features);
    std::vector<TestCorpus> tests;
    tests.push_back(std::move(test));
    return train(std::move(corpus), curriculum ? &scores : nullptr, std::move(tests), parameters,
                 {"cpu", threads}, job, watch);
}

/// Every bit of a trial but its seconds: history, predictions, weights.
std::string bitsOf(TrialResult trial, bool times = false)
{
    if (!times)
        for (TrainEpoch& epoch : trial.history)
            epoch.seconds = 0;
    Checkpoint values;
    writeTrial(trial, "trial", values);
    std::string bits;
    const auto add = [&](const auto& map) {
        for (const auto& [name, list] : map)
            bits += name + std::string(reinterpret_cast<const char*>(list.data()),
                                       list.size() * sizeof(*list.data()));
    };
    add(values.floats);
    add(values.doubles);
    add(values.integers);
    add(values.bytes);
    return bits;
}

std::string bitsOf(const TrainResult& result)
{
    std::string bits;
    for (const TrialResult& trial : result.trials)
        bits += bitsOf(trial);
    for (const TestSummary& test : result.summary)
        bits += test.name + std::to_string(test.mean) + std::to_string(test.std);
    return bits;
}

class Silent final : public Progress
{
public:
    void report(const ProgressUpdate& update) override
    {
        training += update.stage == "training" ? 1 : 0;
        lastDetail = update.detail;
    }
    void warn(const std::string& message) override { warnings.push_back(message); }
    int training = 0; ///< epochs reported
    std::string lastDetail;
    std::vector<std::string> warnings;
};

/// What a watch is told.
class Seen
{
public:
    TrainWatch watching(TrainWatch watch = {})
    {
        watch.epochDone = [this](int trial, const TrainEpoch& record) {
            QVERIFY(trial >= static_cast<int>(finished));
            QCOMPARE(record.epoch, static_cast<int>(history[trial].size()) + 1);
            history[trial].push_back(record);
        };
        watch.trialDone = [this](int trial, const TrialResult& result) {
            QCOMPARE(trial, static_cast<int>(finished));
            ++finished;
            bits += bitsOf(result);
            TrialResult told = result;
            told.history = history[trial];
            agree = agree && bitsOf(told, true) == bitsOf(result, true);
        };
        return watch;
    }
    std::size_t finished = 0;
    std::map<int, std::vector<TrainEpoch>> history; ///< by trial
    std::string bits;
    bool agree = true; ///< the epochs told are those of the trials' histories
};

} // namespace

class TrainResumeTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_checkpoint;

    TrainWatch watch(bool resume) const
    {
        TrainWatch watch;
        watch.checkpoint = m_checkpoint;
        watch.resume = resume;
        return watch;
    }
    /// Stops after an epoch of a trial (from 0) is done and returns what is said.
    void stopAfter(int trial, int epoch, bool curriculum, const char* expected, int threads = 1) const
    {
        std::stop_source source;
        Silent silent;
        TrainWatch stopping = watch(false);
        stopping.epochDone = [&](int number, const TrainEpoch& record) {
            if (number == trial && record.epoch == epoch)
                source.request_stop();
        };
        VERIFY_RAISES(run(tinyParameters(), curriculum, Job(silent, source.get_token()), stopping, threads),
                      ErrorKind::Stopped, expected, "--resume");
    }

private Q_SLOTS:
    void init()
    {
        m_checkpoint = std::filesystem::path(m_folder.path().toStdString()) / "checkpoint";
        removeCheckpoint(m_checkpoint);
    }

    void theWatchIsToldWhatTheResultHolds()
    {
        Seen seen;
        const TrainResult result = run(tinyParameters(), true, {}, seen.watching());
        QCOMPARE(seen.finished, std::size_t(3));
        QVERIFY(seen.agree);
        std::string bits;
        for (const TrialResult& trial : result.trials)
            bits += bitsOf(trial);
        QVERIFY(seen.bits == bits);
        QVERIFY(bitsOf(run(tinyParameters(), true)) == bitsOf(result)); // watching changes nothing
    }

    void aStoppedTrainingGoesOnWithTheSameBits_data()
    {
        QTest::addColumn<bool>("curriculum");
        QTest::addColumn<int>("trial");
        QTest::addColumn<int>("epoch");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("in the first trial") << true << 0 << 2 << QByteArray("epoch 2 of 6 in trial 1 of 3");
        QTest::newRow("at the end of a trial") << true << 0 << 6 << QByteArray("trial 1 of 3");
        QTest::newRow("in the second trial") << true << 1 << 5 << QByteArray("epoch 5 of 6 in trial 2 of 3");
        QTest::newRow("no curriculum") << false << 2 << 1 << QByteArray("epoch 1 of 6 in trial 3 of 3");
    }

    void aStoppedTrainingGoesOnWithTheSameBits()
    {
        QFETCH(bool, curriculum);
        QFETCH(int, trial);
        QFETCH(int, epoch);
        QFETCH(QByteArray, said);
        const std::string expected = bitsOf(run(tinyParameters(), curriculum));
        stopAfter(trial, epoch, curriculum, said.constData());
        QVERIFY(std::filesystem::exists(m_checkpoint));
        Seen seen;
        Silent silent;
        const TrainResult result = run(tinyParameters(), curriculum, Job(silent), seen.watching(watch(true)));
        QVERIFY(bitsOf(result) == expected);
        QVERIFY(seen.agree);
        QCOMPARE(seen.finished, std::size_t(3));
        QCOMPARE(silent.training, 18 - 6 * trial - epoch); // the epochs done are not done again
        QVERIFY(silent.warnings.empty());
        QVERIFY(!std::filesystem::exists(m_checkpoint));
    }

    void trialsSideBySideHaveTheBitsOfThoseAlone()
    {
        if (std::thread::hardware_concurrency() < 2)
            QSKIP("needs two processors");
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
        // A part of them, with the share of the threads that it had among all.
        parameters.trials = 1;
        parameters.seed += 2;
        parameters.trialsOfAll = 3;
        QVERIFY(bitsOf(run(parameters, true, {}, {}, 2).trials.front()) == bitsOf(result.trials.back()));
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
        if (std::thread::hardware_concurrency() < 2)
            QSKIP("needs two processors");
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
             {std::vector<std::int64_t>{0, 1}, {1, 0}, {1}, {1, std::int64_t{1} << 40}}) {
            old.integers["trials_beside"] = wrong;
            writeCheckpoint(old, m_checkpoint);
            VERIFY_RAISES(run(tinyParameters(), true, {}, watch(true)), ErrorKind::BadInput, "trials_beside");
        }
        old.integers["trials_beside"] = {2, 1}; // the second one at hand is not there
        writeCheckpoint(old, m_checkpoint);
        VERIFY_RAISES(run(tinyParameters(), true, {}, watch(true)), ErrorKind::BadInput, "beside.1/");
    }

    void onePauseHoldsAllThatTrainSideBySide()
    {
        if (std::thread::hardware_concurrency() < 2)
            QSKIP("needs two processors");
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

    /// A stop between two batches: the gate is closed from another thread while an epoch runs, which then is
    /// stopped there.
    void aStopInTheMiddleOfAnEpochLosesOnlyThatEpoch()
    {
        TrainParameters parameters = tinyParameters();
        parameters.hidden = 512;
        parameters.batch = 2; // some fifty batches an epoch
        const std::string expected = bitsOf(run(parameters, false));
        PauseGate gate;
        Silent silent;
        std::stop_source source;
        std::atomic<int> epochs = 0;
        std::atomic<bool> stopped = false;
        TrainWatch counting = watch(false);
        counting.epochDone = [&](int, const TrainEpoch&) { ++epochs; };
        std::jthread worker([&] {
            try {
                run(parameters, false, Job(silent, source.get_token(), &gate), counting);
            } catch (const Stopped&) {
                stopped = true;
            }
        });
        while (epochs < 4)
            std::this_thread::yield();
        gate.pause();
        QTRY_VERIFY_WITH_TIMEOUT(gate.isWaiting(), 60000);
        source.request_stop();
        worker.join();
        QVERIFY(stopped);
        const int done = epochs;
        QVERIFY(done < 18);
        QVERIFY(readCheckpoint(m_checkpoint).position.find("epoch " + std::to_string((done - 1) % 6 + 1)) !=
                    std::string::npos ||
                done % 6 == 0);
        QVERIFY(bitsOf(run(parameters, false, {}, watch(true))) == expected);
    }

    /// What a killed program leaves, after each of the epochs 4 and 6 of the second trial. After the last one
    /// the trial's result comes from the best epoch's parameters, as they are in the checkpoint.
    void periodicCheckpointsServeAsWell()
    {
        const std::string expected = bitsOf(run(tinyParameters(), true));
        const auto copy = m_checkpoint.parent_path() / "copy";
        for (const int epoch : {4, 6}) {
            TrainWatch copying = watch(false);
            copying.checkpointSeconds = 0;
            copying.epochDone = [&](int trial, const TrainEpoch& record) {
                if (trial == 1 && record.epoch == epoch)
                    std::filesystem::copy_file(m_checkpoint, copy);
            };
            QVERIFY(bitsOf(run(tinyParameters(), true, {}, copying)) == expected);
            QVERIFY(!std::filesystem::exists(m_checkpoint));
            std::filesystem::rename(copy, m_checkpoint);
            QCOMPARE(readCheckpoint(m_checkpoint).position,
                     "epoch " + std::to_string(epoch) + " of 6 in trial 2 of 3");
            QVERIFY(bitsOf(run(tinyParameters(), true, {}, watch(true))) == expected);
        }
    }

    /// The moments that a restart forgets and the rate of the next epoch come after a resumption as they
    /// would have come before it, wherever it falls.
    void otherPacingsGoOnWithTheSameBits_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("rule");
        QTest::newRow("linear") << "linear"
                                << "cosine-per-bin";
        QTest::newRow("one-step") << "one-step"
                                  << "per-epochs";
        QTest::newRow("step") << "step"
                              << "inverse-share";
    }

    void otherPacingsGoOnWithTheSameBits()
    {
        QFETCH(QString, family);
        QFETCH(QString, rule);
        TrainParameters parameters = tinyParameters();
        parameters.trials = 1;
        parameters.pacing.family = family.toStdString();
        parameters.pacing.rateRule = rule.toStdString();
        parameters.pacing.finalEpoch = 5;
        parameters.pacing.initialShare = .3;
        parameters.pacing.epochsPerBin = 2;
        parameters.pacing.rateEpochs = 2;
        parameters.pacing.warmRestart = true;
        const std::string expected = bitsOf(run(parameters, true));
        const auto copyOf = [&](int epoch) {
            return m_checkpoint.parent_path() / ("after-" + std::to_string(epoch));
        };
        TrainWatch copying = watch(false);
        copying.checkpointSeconds = 0;
        copying.epochDone = [&](int, const TrainEpoch& record) {
            std::filesystem::copy_file(m_checkpoint, copyOf(record.epoch),
                                       std::filesystem::copy_options::overwrite_existing);
        };
        QVERIFY(bitsOf(run(parameters, true, {}, copying)) == expected);
        for (int epoch = 1; epoch <= 6; ++epoch) {
            std::filesystem::rename(copyOf(epoch), m_checkpoint);
            QVERIFY2(bitsOf(run(parameters, true, {}, watch(true))) == expected,
                     QByteArray::number(epoch).constData());
        }
        // Without the restarts it is another training.
        parameters.pacing.warmRestart = false;
        QVERIFY(bitsOf(run(parameters, true)) != expected);
    }

    void stepsRunOneEpochEach()
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
                run(tinyParameters(), true, Job(silent, source.get_token(), &gate), counting);
            } catch (const Stopped&) {
            }
        });
        for (int step = 0; step <= 8; ++step) { // across the border of two trials
            QTRY_VERIFY_WITH_TIMEOUT(gate.isWaiting(), 60000);
            QCOMPARE(epochs.load(), step);
            gate.stepEpoch();
        }
        QTRY_VERIFY_WITH_TIMEOUT(gate.isWaiting(), 60000);
        source.request_stop();
        worker.join();
        QCOMPARE(epochs.load(), 9);
    }

    void aFinishedTrainingMayStayInItsCheckpoint()
    {
        TrainWatch keeping = watch(false);
        keeping.keepCheckpoint = true;
        keeping.checkpointSeconds = 0;
        const std::string expected = bitsOf(run(tinyParameters(), true, {}, keeping));
        QCOMPARE(readCheckpoint(m_checkpoint).position, std::string("trial 3 of 3"));
        Silent silent;
        QVERIFY(bitsOf(run(tinyParameters(), true, Job(silent), watch(true))) == expected);
        QCOMPARE(silent.training, 0);
        QVERIFY(!std::filesystem::exists(m_checkpoint));
    }

    void checkpointsOfSomethingElseAreRefused()
    {
        stopAfter(1, 2, true, "epoch 2");
        TrainParameters other = tinyParameters();
        other.pacing.rateDecay = .25;
        VERIFY_RAISES(run(other, true, {}, watch(true)), ErrorKind::BadInput, "checkpoint",
                      "--rate-decay 0.5", "0.25");
        other = tinyParameters();
        other.pacing.family = "linear";
        VERIFY_RAISES(run(other, true, {}, watch(true)), ErrorKind::BadInput, "checkpoint", "--pacing",
                      "step", "linear");
        other = tinyParameters();
        other.trials = 4;
        VERIFY_RAISES(run(other, true, {}, watch(true)), ErrorKind::BadInput, "--trials 3", "4");
        VERIFY_RAISES(run(tinyParameters(), true, {}, watch(true), 1, .01), ErrorKind::BadInput,
                      "other data");
        // Without scores the order of the samples is another.
        VERIFY_RAISES(run(tinyParameters(), false, {}, watch(true)), ErrorKind::BadInput, "other data");
        std::string bad = test::bytesOf(m_checkpoint);
        bad[bad.size() - 9] = static_cast<char>(bad[bad.size() - 9] ^ 1);
        test::writeBytes(m_checkpoint, bad);
        VERIFY_RAISES(run(tinyParameters(), true, {}, watch(true)), ErrorKind::BadInput, "is damaged");
        Checkpoint foreign;
        foreign.identity.kind = "pretrain";
        writeCheckpoint(foreign, m_checkpoint);
        VERIFY_RAISES(run(tinyParameters(), true, {}, watch(true)), ErrorKind::BadInput, "deepmi pretrain");
    }
};

QTEST_GUILESS_MAIN(TrainResumeTest)
#include "train_resume_learning_test.moc"

#include "file_bytes.h"
#include "job/pause_gate.h"
#include "train_runs.h"

#include <QScopeGuard>

#include <atomic>
#include <thread>

using namespace deepmi;
using namespace test;

class TrainResumeTest : public QObject, private StoppedTraining
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixProductLibrary(); }

    void init() { removeCheckpoint(m_checkpoint); }

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

    /// A trial says where it ran; one that was taken up elsewhere says both places.
    void aTrialThatIsTakenUpElsewhereSaysSo()
    {
        stopAfter(1, 2, true, "epoch 2 of 6 in trial 2 of 3");
        Checkpoint checkpoint = readCheckpoint(m_checkpoint);
        QCOMPARE(checkpoint.bytesOf("finished.0/device"), checkpoint.identity.device);
        const std::string gpu = "cuda:0 NVIDIA H100";
        checkpoint.identity.device = checkpoint.bytes["finished.0/device"] = gpu;
        writeCheckpoint(checkpoint, m_checkpoint);
        const TrainResult result = run(tinyParameters(), true, {}, watch(true));
        QCOMPARE(result.trials[0].device, gpu);
        QCOMPARE(result.trials[1].device, result.device);
        QVERIFY2(result.device.starts_with(gpu + " in float32 until epoch 2 of 6 in trial 2 of 3, then cpu "),
                 result.device.c_str());
        const std::string here = run(tinyParameters(), true).device;
        QVERIFY2(here.starts_with("cpu ") && here.ends_with(", 1 thread"), here.c_str());
        QCOMPARE(result.trials[2].device, here);
    }

    /// A stop between two batches: the gate is closed from another thread while an epoch runs, which then is
    /// stopped there.
    void aStopInTheMiddleOfAnEpochLosesOnlyThatEpoch_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("one after the other") << 1;
        if (std::thread::hardware_concurrency() > 1)
            QTest::newRow("two side by side") << 2;
    }

    void aStopInTheMiddleOfAnEpochLosesOnlyThatEpoch()
    {
        QFETCH(int, threads);
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
                run(parameters, false, Job(silent, source.get_token(), &gate), counting, threads);
            } catch (const Stopped&) {
                stopped = true;
            }
        });
        const auto released = qScopeGuard([&] { source.request_stop(); }); // whatever fails
        while (epochs < 4)
            std::this_thread::yield();
        gate.pause();
        QTRY_VERIFY_WITH_TIMEOUT(gate.isWaiting(), 60000);
        source.request_stop();
        worker.join();
        QVERIFY(stopped);
        const int done = epochs;
        QVERIFY(done < 18);
        // Of two side by side each epoch counts twice until both are at their end.
        const bool ofTwo = threads == 2 && done <= 12;
        const int inGroup = ofTwo ? done / 2 : threads == 2 ? done - 12 : (done - 1) % 6 + 1;
        QVERIFY(readCheckpoint(m_checkpoint).position.find("epoch " + std::to_string(inGroup)) !=
                    std::string::npos ||
                inGroup == 6);
        QVERIFY(bitsOf(run(parameters, false, {}, watch(true), threads)) == expected);
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
        const auto released = qScopeGuard([&] { source.request_stop(); }); // whatever fails
        for (int step = 0; step <= 8; ++step) {                            // across the border of two trials
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
        // Without scores the order of the samples is another, which is called by its option.
        VERIFY_RAISES(run(tinyParameters(), false, {}, watch(true)), ErrorKind::BadInput, "--scores", "none");
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

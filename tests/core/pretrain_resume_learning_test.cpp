#include "data/teaching_corpus.h"
#include "file_bytes.h"
#include "job/checkpoint.h"
#include "job/error.h"
#include "job/pause_gate.h"
#include "network/resumed_device_torch.h"
#include "pretrain/history_checkpoint.h"
#include "pretrain/run_file.h"
#include "run_contents.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace deepmi;

namespace
{

TeachingCorpus tinyCorpus()
{
    TeachingCorpusParameters parameters;
    parameters.rows = 150;
    parameters.unlabeled = 70;
    parameters.features = 24;
    parameters.speakers = 10;
    return makeTeachingCorpus(parameters);
}

PretrainParameters tinyParameters()
{
    PretrainParameters parameters;
    parameters.clusters = 4;
    parameters.epochs = 4;
    parameters.batch = 48;
    parameters.seed = 11;
    return parameters;
}

PretrainRun run(const PretrainParameters& parameters, bool pool, const Job& job = {},
                const PretrainWatch& watch = {}, const DeviceOptions& device = {"cpu", 2})
{
    TeachingCorpus teaching = tinyCorpus();
    std::optional<FeatureTable> unlabeled;
    if (pool)
        unlabeled = std::move(teaching.unlabeled);
    return pretrain(joinCorpus(std::move(teaching.features), teaching.labels, "arousal"),
                    std::move(unlabeled), parameters, device, job, watch);
}

/// Asks for a stop at one of the reports of training: pre-training reports after every batch and every epoch.
class Stopper final : public Progress
{
public:
    explicit Stopper(int atReport = -1) : m_at(atReport) {}
    void report(const ProgressUpdate& update) override
    {
        if (update.stage != "pre-training")
            return;
        done.push_back(update.done);
        if (static_cast<int>(done.size()) == m_at)
            source.request_stop();
    }
    void warn(const std::string& message) override { warnings.push_back(message); }
    Job job() { return Job(*this, source.get_token()); }

    std::stop_source source;
    std::vector<double> done; ///< epochs done at each report
    std::vector<std::string> warnings;

private:
    int m_at;
};

/// Every bit of the records, the times among them.
std::string bitsOf(const std::vector<PretrainEpoch>& history)
{
    Checkpoint values;
    writeHistory(history, values);
    std::string bits;
    for (const auto& [name, list] : values.doubles)
        bits += name + std::string(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(double));
    for (const auto& [name, list] : values.integers)
        bits += name +
                std::string(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(std::int64_t));
    return bits;
}

} // namespace

class PretrainResumeTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_base, m_checkpoint;

    std::string contents(const PretrainRun& result) const
    {
        writeRun(result, m_base / "run.h5");
        return test::runContents(m_base / "run.h5");
    }
    PretrainWatch watch(bool resume) const
    {
        PretrainWatch watch;
        watch.checkpoint = m_checkpoint;
        watch.resume = resume;
        return watch;
    }
    /// Leaves a checkpoint after epoch 2 of the tiny parameters without a pool.
    void leaveCheckpoint(const PretrainParameters& parameters = tinyParameters(),
                         const DeviceOptions& device = {"cpu", 2}) const
    {
        removeCheckpoint(m_checkpoint);
        std::stop_source source;
        PretrainWatch stopping = watch(false);
        stopping.epochDone = [&](const PretrainEpoch& record, bool) {
            if (record.epoch == 2)
                source.request_stop();
        };
        Stopper silent;
        VERIFY_RAISES(run(parameters, false, Job(silent, source.get_token()), stopping, device),
                      ErrorKind::Stopped, "epoch 2 of 4", "--resume");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_base = m_folder.path().toStdString();
        m_checkpoint = m_base / "run.h5.checkpoint";
    }

    void theRecordsOfTheWatchAreTheHistorys()
    {
        std::vector<PretrainEpoch> seen;
        int kept = 0;
        PretrainWatch watching;
        watching.epochDone = [&](const PretrainEpoch& record, bool isKept) {
            seen.push_back(record);
            if (isKept)
                kept = record.epoch;
        };
        const PretrainRun result = run(tinyParameters(), true, {}, watching);
        QCOMPARE(seen.size(), std::size_t(4));
        QVERIFY(bitsOf(seen) == bitsOf(result.history));
        QCOMPARE(kept, result.keptEpoch);
        // Watching changes nothing.
        QVERIFY(contents(result) == contents(run(tinyParameters(), true)));
    }

    /// Three rules of the algorithm, each of which has state of its own to be carried over.
    void aStoppedRunGoesOnWithTheSameBits_data()
    {
        QTest::addColumn<bool>("pool");
        QTest::addColumn<QString>("rules");
        QTest::newRow("both stages, warm K-means, momentum") << true << "momentum";
        QTest::newRow("stage II alone, last epoch kept") << false << "last";
        QTest::newRow("head reset, uniform clusters, healthy epoch kept") << true << "reset";
    }

    void aStoppedRunGoesOnWithTheSameBits()
    {
        QFETCH(bool, pool);
        QFETCH(QString, rules);
        PretrainParameters parameters = tinyParameters();
        if (rules == "momentum")
            parameters.stage1Momentum = .5;
        if (rules == "last")
            parameters.keepEpoch = "last";
        if (rules == "reset") {
            parameters.clusterHead = "reset";
            parameters.uniformClusters = true;
            parameters.keepEpoch = "healthy";
        }
        Stopper undisturbed;
        const std::string expected = contents(run(parameters, pool, undisturbed.job()));
        const auto reports = static_cast<int>(undisturbed.done.size());
        const int anEpoch = reports / parameters.epochs;
        QVERIFY2(anEpoch >= 3 && reports % parameters.epochs == 0, "several batches an epoch");
        // In the first epoch, in the middle of the second, at the end of the second, at the start of the
        // third, just before the end of the last.
        std::vector<int> stops = {anEpoch + anEpoch / 2, 2 * anEpoch + 1};
        if (rules == "momentum")
            stops.insert(stops.end(), {1, 2 * anEpoch, reports - 1});
        for (const int stop : stops) {
            removeCheckpoint(m_checkpoint);
            Stopper stopper(stop);
            const bool any = stop >= anEpoch; // an epoch was finished before the stop
            VERIFY_RAISES(run(parameters, pool, stopper.job(), watch(false)), ErrorKind::Stopped,
                          any ? "--resume" : "no checkpoint");
            QCOMPARE(std::filesystem::exists(m_checkpoint), any);
            Stopper resumed;
            std::vector<PretrainEpoch> seen;
            PretrainWatch resuming = watch(true);
            resuming.epochDone = [&](const PretrainEpoch& record, bool) { seen.push_back(record); };
            const PretrainRun result = run(parameters, pool, resumed.job(), resuming);
            QVERIFY2(contents(result) == expected, ("stopped at report " + std::to_string(stop)).c_str());
            QVERIFY(bitsOf(seen) == bitsOf(result.history));
            QVERIFY2(resumed.done.front() > stop / anEpoch && resumed.done.front() < stop / anEpoch + 1,
                     "the epochs done are not done again");
            QCOMPARE(resumed.warnings.size(), undisturbed.warnings.size() + (any ? 0 : 1));
            QVERIFY(!std::filesystem::exists(m_checkpoint));
            QVERIFY(!std::filesystem::exists(previousCheckpoint(m_checkpoint)));
        }
    }

    void aRunMayBeStoppedAgainAndAgain()
    {
        const std::string expected = contents(run(tinyParameters(), true));
        removeCheckpoint(m_checkpoint);
        for (int i = 0; i < 3; ++i) {
            Stopper stopper(7); // a batch or more beyond an epoch
            VERIFY_RAISES(run(tinyParameters(), true, stopper.job(), watch(true)), ErrorKind::Stopped,
                          "--resume");
        }
        QVERIFY(contents(run(tinyParameters(), true, {}, watch(true))) == expected);
    }

    /// What a killed program leaves: the periodic checkpoints, here after every epoch.
    void periodicCheckpointsServeAsWell()
    {
        const std::string expected = contents(run(tinyParameters(), false));
        PretrainWatch copying = watch(false);
        copying.checkpointSeconds = 0;
        copying.epochDone = [&](const PretrainEpoch& record, bool) {
            if (record.epoch == 3) // on disk by now, and the one before it
                for (const auto& path : {m_checkpoint, previousCheckpoint(m_checkpoint)})
                    std::filesystem::copy_file(path, m_base / ("copy" + path.extension().string()),
                                               std::filesystem::copy_options::overwrite_existing);
        };
        QVERIFY(contents(run(tinyParameters(), false, {}, copying)) == expected);
        for (const char* copy : {"copy.checkpoint", "copy.previous"}) {
            std::filesystem::copy_file(m_base / copy, m_checkpoint);
            QVERIFY2(contents(run(tinyParameters(), false, {}, watch(true))) == expected, copy);
        }
    }

    void stepsRunOneEpochEachAndAStopEndsThePause()
    {
        removeCheckpoint(m_checkpoint);
        PauseGate gate;
        gate.pause();
        Stopper silent;
        std::atomic<int> epochs = 0;
        std::atomic<bool> stopped = false;
        PretrainWatch counting = watch(false);
        counting.epochDone = [&](const PretrainEpoch&, bool) { ++epochs; };
        std::jthread worker([&] {
            try {
                run(tinyParameters(), false, Job(silent, silent.source.get_token(), &gate), counting);
            } catch (const Stopped&) {
                stopped = true;
            }
        });
        QTRY_VERIFY_WITH_TIMEOUT(gate.isWaiting(), 60000);
        QCOMPARE(epochs.load(), 0);
        for (int step = 1; step <= 2; ++step) {
            gate.stepEpoch();
            QTRY_VERIFY_WITH_TIMEOUT(gate.isWaiting(), 60000);
            QCOMPARE(epochs.load(), step);
        }
        silent.source.request_stop();
        worker.join();
        QVERIFY(stopped);
        QCOMPARE(epochs.load(), 2);
        QCOMPARE(readCheckpoint(m_checkpoint).position, std::string("epoch 2 of 4"));
        QVERIFY(contents(run(tinyParameters(), false, {}, watch(true))) ==
                contents(run(tinyParameters(), false)));
    }

    void aPauseIsNotCountedAsWork()
    {
        PauseGate gate;
        Stopper silent;
        PretrainWatch pausing;
        std::jthread opener;
        pausing.epochDone = [&](const PretrainEpoch& record, bool) {
            if (record.epoch != 1)
                return;
            gate.pause();
            opener = std::jthread([&] {
                while (!gate.isWaiting())
                    std::this_thread::yield();
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                gate.resume();
            });
        };
        const Stopwatch wall;
        const PretrainRun result = run(tinyParameters(), false, Job(silent, {}, &gate), pausing);
        QVERIFY(gate.secondsWaited() > .04);
        QVERIFY(result.seconds <= wall.seconds() - gate.secondsWaited());
    }

    void finishingEarlyIsARunOfFewerEpochs()
    {
        for (const char* keep : {"best", "last"}) {
            PretrainParameters parameters = tinyParameters();
            parameters.keepEpoch = keep;
            int asked = 0;
            PretrainWatch finishing;
            finishing.finishEarly = [&] { return ++asked == 2; };
            PretrainRun early = run(parameters, true, {}, finishing);
            QCOMPARE(asked, 2);
            QCOMPARE(early.history.size(), std::size_t(2));
            QCOMPARE(early.parameters.epochs, 4);
            writeRun(early, m_base / "early.h5");
            QCOMPARE(readRun(m_base / "early.h5").history.size(), std::size_t(2));
            parameters.epochs = 2;
            early.parameters.epochs = 2; // apart from what was asked for, it is the run of two epochs
            QVERIFY(contents(early) == contents(run(parameters, true)));
        }
    }

    void aFinishedRunMayStayInItsCheckpoint()
    {
        removeCheckpoint(m_checkpoint);
        PretrainWatch keeping = watch(false);
        keeping.keepCheckpoint = true;
        keeping.checkpointSeconds = 0;
        const std::string expected = contents(run(tinyParameters(), false, {}, keeping));
        QCOMPARE(readCheckpoint(m_checkpoint).position, std::string("epoch 4 of 4"));
        Stopper silent;
        QVERIFY(contents(run(tinyParameters(), false, silent.job(), watch(true))) == expected);
        QVERIFY(silent.done.empty()); // nothing was trained
        QVERIFY(!std::filesystem::exists(m_checkpoint));
    }

    void checkpointsOfSomethingElseAreRefused()
    {
        leaveCheckpoint();
        PretrainParameters other = tinyParameters();
        other.dropout = .25;
        VERIFY_RAISES(run(other, false, {}, watch(true)), ErrorKind::BadInput, "run.h5.checkpoint",
                      "--dropout 0.3", "0.25", "without --resume");
        other = tinyParameters();
        other.seed = 12;
        VERIFY_RAISES(run(other, false, {}, watch(true)), ErrorKind::BadInput, "--seed 11", "12");
        // The pool is other data.
        VERIFY_RAISES(run(tinyParameters(), true, {}, watch(true)), ErrorKind::BadInput, "other data",
                      "data hash");
        // It was not touched by any of this.
        QVERIFY(contents(run(tinyParameters(), false, {}, watch(true))) ==
                contents(run(tinyParameters(), false)));
    }

    /// The number of threads changes the order of sums, and so bits.
    void whatIsLeftOpenIsAsAtTheCheckpoint()
    {
        const std::string expected =
            contents(run(tinyParameters(), false, {}, {}, DeviceOptions{"cpu", 1, "fp32"}));
        leaveCheckpoint(tinyParameters(), {"cpu", 1});
        Stopper silent;
        const PretrainRun result = run(tinyParameters(), false, silent.job(), watch(true), {});
        QVERIFY(contents(result) == expected);
        QVERIFY(silent.warnings.empty());
        QVERIFY2(result.device.starts_with("cpu ") && result.device.ends_with(", 1 thread"),
                 result.device.c_str());
        if (std::thread::hardware_concurrency() < 2)
            return;
        leaveCheckpoint(tinyParameters(), {"cpu", 1});
        Stopper other;
        const std::string devices = run(tinyParameters(), false, other.job(), watch(true), {"cpu", 2}).device;
        QCOMPARE(other.warnings.size(), std::size_t(1));
        QVERIFY(other.warnings[0].find("1 thread, going on with cpu") != std::string::npos);
        QVERIFY2(devices.find(", 1 thread in float32 until epoch 2 of 4, then cpu ") != std::string::npos &&
                     devices.ends_with(", 2 threads"),
                 devices.c_str());
    }

    /// All threads and the first device, asked for by a person, are not what the options are by default.
    void whatIsGivenIsNotLeftOpen()
    {
        if (std::thread::hardware_concurrency() < 2)
            QSKIP("one processor has one number of threads");
        leaveCheckpoint(tinyParameters(), {"cpu", 1});
        DeviceOptions wanted;
        wanted.precision = "fp32";
        wanted.threadsGiven = true;
        const std::filesystem::path path = watch(true).checkpoint;
        ResumedDevice resumed = resumedDevice(wanted, path);
        QVERIFY(resumed.checkpoint && resumed.checkpoint->identity.threads == 1);
        QCOMPARE(resumed.options.threads, 0);
        QCOMPARE(resumed.options.device, std::string("cpu"));
        wanted.deviceGiven = true;
        QCOMPARE(resumedDevice(wanted, path).options.device, std::string("auto"));
        wanted.threadsGiven = false;
        QCOMPARE(resumedDevice(wanted, path).options.threads, 1);
        wanted = {};
        QCOMPARE(resumedDevice(wanted, path).options.precision, std::string("fp32"));
        wanted.precisionGiven = true;
        QCOMPARE(resumedDevice(wanted, path).options.precision, std::string("auto"));

        wanted = {};
        wanted.threadsGiven = true;
        Stopper stopper;
        const std::string devices = run(tinyParameters(), false, stopper.job(), watch(true), wanted).device;
        QVERIFY2(devices.find(", 1 thread in float32 until epoch 2 of 4, then cpu ") != std::string::npos,
                 devices.c_str());
    }

    /// Here one of the CPU's under another name: a GPU's kernels draw the same random numbers, and what it
    /// leaves has no padding (parameter_store_learning_test).
    void aGpusCheckpointGoesOnOnTheCpu()
    {
        const std::string expected = contents(run(tinyParameters(), false));
        const auto resumed = [&](const auto& change) {
            leaveCheckpoint();
            Checkpoint checkpoint = readCheckpoint(m_checkpoint);
            checkpoint.identity.device = "cuda:0 NVIDIA H100";
            change(checkpoint);
            writeCheckpoint(checkpoint, m_checkpoint);
            Stopper told;
            const PretrainRun result = run(tinyParameters(), false, told.job(), watch(true));
            QTest::qVerify(!told.warnings.empty() &&
                               told.warnings[0].find("cuda:0 NVIDIA H100, going on with cpu") !=
                                   std::string::npos,
                           "warned", "", __FILE__, __LINE__);
            QTest::qVerify(
                result.device.starts_with("cuda:0 NVIDIA H100 in float32 until epoch 2 of 4, then cpu "),
                result.device.c_str(), "", __FILE__, __LINE__);
            return contents(result);
        };
        QVERIFY(resumed([](Checkpoint&) {}) == expected);
        // LibTorch's own operations on a GPU draw from a stream of another kind: masks are others from here.
        const auto ofLibTorch = [](Checkpoint& checkpoint) {
            checkpoint.bytes["dropout"] = "16 bytes of state";
        };
        const std::string other = resumed(ofLibTorch);
        QVERIFY(other != expected);
        QVERIFY(other == resumed(ofLibTorch));
    }

    void damagedCheckpointsAreRefusedAndTheOneBeforeOffered()
    {
        leaveCheckpoint();
        const std::string good = test::bytesOf(m_checkpoint);
        QVERIFY(good.size() > 1000000);
        std::string bad = good;
        bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 1);
        test::writeBytes(m_checkpoint, bad);
        VERIFY_RAISES(run(tinyParameters(), false, {}, watch(true)), ErrorKind::BadInput, "is damaged",
                      "checksum", "without --resume");
        test::writeBytes(previousCheckpoint(m_checkpoint), good);
        VERIFY_RAISES(run(tinyParameters(), false, {}, watch(true)), ErrorKind::BadInput, "is damaged",
                      ".previous", "epoch 2 of 4", "is good");
        test::writeBytes(m_checkpoint, good.substr(0, good.size() / 3));
        VERIFY_RAISES(run(tinyParameters(), false, {}, watch(true)), ErrorKind::BadInput, "cut short");
        test::writeBytes(m_checkpoint, "deepmi-checkpoint 7\n" + good.substr(20));
        VERIFY_RAISES(run(tinyParameters(), false, {}, watch(true)), ErrorKind::BadInput, "another version",
                      "7");
        // Whole, but without a value that is needed.
        test::writeBytes(m_checkpoint, good);
        Checkpoint lacking = readCheckpoint(m_checkpoint);
        lacking.floats.erase("kept_parameters");
        writeCheckpoint(lacking, m_checkpoint);
        VERIFY_RAISES(run(tinyParameters(), false, {}, watch(true)), ErrorKind::BadInput, "kept_parameters",
                      "is missing");
    }

    void resumingNeedsAName()
    {
        PretrainWatch nameless;
        nameless.resume = true;
        VERIFY_RAISES(run(tinyParameters(), false, {}, nameless), ErrorKind::Usage, "named");
    }
};

QTEST_GUILESS_MAIN(PretrainResumeTest)
#include "pretrain_resume_learning_test.moc"

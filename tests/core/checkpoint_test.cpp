#include "file_bytes.h"
#include "job/checkpoint.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "job/random.h"
#include "test_data.h"

#include <QTemporaryDir>

#include <cmath>
#include <limits>
#include <sys/stat.h>
#include <tuple>

using namespace deepmi;

namespace
{

class Collector final : public Progress
{
public:
    void report(const ProgressUpdate&) override {}
    void warn(const std::string& message) override { warnings.push_back(message); }
    std::vector<std::string> warnings;
};

CheckpointIdentity identity()
{
    return {"pretrain", {{"clusters", 8}, {"epochs", 20}, {"seed", 7}},
            "00ff",     "cpu Some, 2 threads",
            "2.11",     "float32",
            2};
}

Checkpoint sample(const std::string& position = "epoch 3 of 20")
{
    Checkpoint checkpoint;
    checkpoint.identity = identity();
    checkpoint.position = position;
    checkpoint.floats["parameters"] = {1.5f, -0.f, std::numeric_limits<float>::infinity()};
    checkpoint.floats["empty"] = {};
    checkpoint.doubles["seconds"] = {std::numeric_limits<double>::quiet_NaN(), 1e-300};
    checkpoint.integers["labels"] = {0, -1, std::numeric_limits<std::int64_t>::min()};
    checkpoint.bytes["random"] = std::string("a\0\n\xff", 4);
    return checkpoint;
}

} // namespace

class CheckpointTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_path;

private Q_SLOTS:
    void init()
    {
        m_path = std::filesystem::path(m_folder.path().toStdString()) / "run.checkpoint";
        removeCheckpoint(m_path);
    }

    void everyValueReadsBackBitForBit()
    {
        writeCheckpoint(sample(), m_path);
        const Checkpoint read = readCheckpoint(m_path);
        QCOMPARE(read.position, std::string("epoch 3 of 20"));
        QCOMPARE(read.identity.kind, std::string("pretrain"));
        QCOMPARE(read.identity.dataHash, std::string("00ff"));
        QVERIFY(read.identity.parameters == identity().parameters);
        QCOMPARE(read.identity.precision, std::string("float32"));
        QCOMPARE(read.identity.threads, 2);
        QVERIFY(!read.version.empty());
        QCOMPARE(read.floatsOf("parameters", 3), sample().floats["parameters"]);
        QVERIFY(std::signbit(read.floatsOf("parameters", 3)[1]));
        QVERIFY(read.floatsOf("empty", 0).empty());
        QVERIFY(std::isnan(read.doublesOf("seconds")[0]));
        QCOMPARE(read.doublesOf("seconds")[1], 1e-300);
        QCOMPARE(read.integersOf("labels", 3), sample().integers["labels"]);
        QCOMPARE(read.bytesOf("random"), sample().bytes["random"]);
        VERIFY_RAISES(read.floatsOf("parameters", 4), ErrorKind::BadInput, "parameters", "3", "4");
        VERIFY_RAISES(read.bytesOf("nothing"), ErrorKind::BadInput, "nothing", "missing");
    }

    void theOneBeforeStaysBesideIt()
    {
        writeCheckpoint(sample("epoch 1 of 20"), m_path);
        QVERIFY(!std::filesystem::exists(previousCheckpoint(m_path)));
        writeCheckpoint(sample("epoch 2 of 20"), m_path);
        writeCheckpoint(sample("epoch 3 of 20"), m_path);
        QCOMPARE(readCheckpoint(m_path).position, std::string("epoch 3 of 20"));
        QCOMPARE(readCheckpoint(previousCheckpoint(m_path)).position, std::string("epoch 2 of 20"));
        // A program that is killed while it writes leaves a third file.
        test::writeBytes(m_path.string() + ".deepmi-tmp-a1B2c3", "half");
        removeCheckpoint(m_path);
        QVERIFY(QDir(m_folder.path()).isEmpty());
    }

    /// Every single byte of a checkpoint that is changed, and every length it is cut to, is noticed.
    void noDamageGoesUnnoticed()
    {
        writeCheckpoint(sample(), m_path);
        const std::string good = test::bytesOf(m_path);
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::string bad = good;
            bad[i] = static_cast<char>(bad[i] ^ 0x10);
            test::writeBytes(m_path, bad);
            VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "run.checkpoint");
        }
        test::forEveryCut(m_path, good, 1, [this] {
            VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "run.checkpoint");
        });
        test::writeBytes(m_path, good + "x");
        VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "behind its end");
        test::writeBytes(m_path, good);
        QCOMPARE(readCheckpoint(m_path).position, std::string("epoch 3 of 20"));
    }

    /// Whatever is wrong with the one that is there, the warning is a sentence.
    void whyItCannotBeResumedIsASentence()
    {
        const auto said = [this] {
            Collector collector;
            const CheckpointWriter writer({m_path, 60, false, false}, identity(),
                                          Job().reportingTo(collector), [] { return sample(); });
            return collector.warnings.size() == 1 ? collector.warnings.front() : std::string();
        };
        const auto ends = [&](const char* end) {
            const std::string text = said();
            QVERIFY2(text.ends_with(std::string("(--resume could not go on from it: it ") + end + ")"),
                     text.c_str());
        };
        test::writeBytes(m_path, "");
        ends("is empty");
        test::writeBytes(m_path, "words\n");
        QVERIFY2(said().find("go on from it: it is not a checkpoint; ") != std::string::npos, said().c_str());
        std::filesystem::remove(m_path);
        std::filesystem::create_directory(m_path);
        ends("is a folder, expected a file");
        std::filesystem::remove(m_path);
        QCOMPARE(::mkfifo(m_path.c_str(), 0600), 0);
        ends("is not a regular file; copy its contents to a file first");
    }

    /// A header that lies although its checksum is right.
    void aHeaderIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("header");
        const QByteArray before = R"({"kind":"pretrain","position":"","version":"","libtorch_version":"",)"
                                  R"("device":"","data_hash":"","parameters":{},"values":)";
        QTest::newRow("huge") << before + R"([["floats","a",18446744073709551615]]})";
        QTest::newRow("negative") << before + R"([["floats","a",-1]]})";
        QTest::newRow("short entry") << before + R"([["floats"]]})";
        QTest::newRow("no values") << before + "7}";
        QTest::newRow("no JSON") << QByteArray("values");
        QTest::newRow("no object") << QByteArray("[]");
    }

    void aHeaderIsNotBelieved()
    {
        QFETCH(QByteArray, header);
        const std::string content = header.toStdString() + "\nabcd";
        DataHash hash;
        hash.add(std::string_view(content));
        test::writeBytes(m_path, "deepmi-checkpoint 1\n{\"bytes\":" + std::to_string(content.size()) +
                                     ",\"checksum\":\"" + hash.hexadecimal() + "\"}\n" + content);
        VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "is damaged");
    }

    void foreignAndNewerFilesAreNamedAsSuch()
    {
        test::writeBytes(m_path, "");
        VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "is empty");
        test::writeBytes(m_path, "\x89HDF\r\n");
        VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "is not a checkpoint");
        test::writeBytes(m_path, "deepmi-checkpoint 2\n{}\n");
        VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "another version", "2", "reads 1");
        std::filesystem::remove(m_path);
        VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "does not exist");
        std::filesystem::create_directory(m_path);
        VERIFY_RAISES(readCheckpoint(m_path), ErrorKind::BadInput, "this is a folder");
        std::filesystem::remove(m_path);
    }

    void nothingToResumeIsAWarning()
    {
        Collector collector;
        QVERIFY(!resumableCheckpoint(m_path, identity(), Job(collector)));
        QCOMPARE(collector.warnings.size(), std::size_t(1));
        QVERIFY(collector.warnings[0].find("nothing to resume") != std::string::npos);
    }

    void theSameJobGoesOnWithoutAWord()
    {
        writeCheckpoint(sample(), m_path);
        Collector collector;
        const auto found = resumableCheckpoint(m_path, identity(), Job(collector));
        QVERIFY(found.has_value());
        QCOMPARE(found->position, std::string("epoch 3 of 20"));
        QVERIFY(collector.warnings.empty());
    }

    void anotherJobsCheckpointIsRefusedWithItsReason()
    {
        writeCheckpoint(sample(), m_path);
        const auto refused = [this](const auto& change, const char* first, const char* second) {
            CheckpointIdentity other = identity();
            change(other);
            VERIFY_RAISES(resumableCheckpoint(m_path, other, {}), ErrorKind::BadInput, "run.checkpoint",
                          first, second, "without --resume");
        };
        refused([](auto& other) { other.kind = "train"; }, "deepmi pretrain", "deepmi train");
        refused([](auto& other) { other.dataHash = "00fe"; }, "00ff", "00fe");
        // The first parameter that differs is named, with both values.
        refused(
            [](auto& other) {
                other.parameters["clusters"] = 9;
                other.parameters["seed"] = 1;
            },
            "--clusters 8", "has 9");
        refused([](auto& other) { other.parameters["later"] = 1; }, "without --later", "this job has");
    }

    /// What changes the data is named before the data, unless an earlier version wrote the checkpoint.
    void anOptionThatChangesTheDataIsCalledByItsName()
    {
        Checkpoint checkpoint = sample();
        writeCheckpoint(checkpoint, m_path);
        CheckpointIdentity other = identity();
        other.data = {{"attribute", "valence"}, {"test", {"Other"}}};
        QVERIFY(resumableCheckpoint(m_path, other, {}).has_value());

        checkpoint.identity.data = {{"attribute", "arousal"}, {"test", nlohmann::ordered_json::array()}};
        writeCheckpoint(checkpoint, m_path);
        QVERIFY(readCheckpoint(m_path).identity.data == checkpoint.identity.data);
        other.dataHash = "00fe";
        VERIFY_RAISES(resumableCheckpoint(m_path, other, {}), ErrorKind::BadInput, "--attribute \"arousal\"",
                      "has \"valence\"");
        other.data["attribute"] = "arousal";
        VERIFY_RAISES(resumableCheckpoint(m_path, other, {}), ErrorKind::BadInput, "--test none",
                      "has \"Other\"");
        other.data["test"] = nlohmann::ordered_json::array();
        VERIFY_RAISES(resumableCheckpoint(m_path, other, {}), ErrorKind::BadInput, "other data");
        other.parameters["reverse"] = true;
        VERIFY_RAISES(resumableCheckpoint(m_path, other, {}), ErrorKind::BadInput, "--reverse");
    }

    void anotherMachineIsAWarning()
    {
        writeCheckpoint(sample(), m_path);
        CheckpointIdentity other = identity();
        other.device = "cpu Another, 1 thread";
        Collector collector;
        QVERIFY(resumableCheckpoint(m_path, other, Job(collector)).has_value());
        QCOMPARE(collector.warnings.size(), std::size_t(1));
        QVERIFY(collector.warnings[0].find("last bits") != std::string::npos);
    }

    void anotherKindOfDeviceIsAWarningThatPromisesLess()
    {
        writeCheckpoint(sample(), m_path);
        CheckpointIdentity other = identity();
        other.device = "cuda:0 NVIDIA";
        other.precision = "tf32";
        Collector collector;
        QVERIFY(resumableCheckpoint(m_path, other, Job(collector)).has_value());
        QCOMPARE(collector.warnings.size(), std::size_t(2));
        for (const std::string& warning : collector.warnings) {
            QVERIFY(warning.find("may differ from an undisturbed run's") != std::string::npos);
            QVERIFY(warning.find("last bits") == std::string::npos);
        }
        QVERIFY(collector.warnings[0].find("cpu Some, 2 threads, going on with cuda:0 NVIDIA") !=
                std::string::npos);
        QVERIFY(collector.warnings[1].find("float32, going on with tf32") != std::string::npos);
    }

    void theOneBeforeIsOfferedIfItIsGood()
    {
        writeCheckpoint(sample("epoch 2 of 20"), m_path);
        writeCheckpoint(sample("epoch 3 of 20"), m_path);
        const std::string good = test::bytesOf(m_path);
        std::filesystem::remove(m_path); // not written through: the previous one is another file
        test::writeBytes(m_path, good.substr(0, good.size() - 5));
        VERIFY_RAISES(resumableCheckpoint(m_path, identity(), {}), ErrorKind::BadInput, "cut short",
                      "run.checkpoint.previous", "epoch 2 of 20", "is good", "rename");
        // Done as it says, it goes on.
        std::filesystem::rename(previousCheckpoint(m_path), m_path);
        QCOMPARE(resumableCheckpoint(m_path, identity(), {})->position, std::string("epoch 2 of 20"));

        test::writeBytes(m_path, "torn");
        test::writeBytes(previousCheckpoint(m_path), "torn as well");
        VERIFY_RAISES(resumableCheckpoint(m_path, identity(), {}), ErrorKind::BadInput, "is not a checkpoint",
                      "without --resume");
    }

    void whoAsksNobodyGoesOnFromTheOneBefore()
    {
        struct Watch {
            std::filesystem::path checkpoint;
            bool resume = true;
        };
        const auto begun = [&](Watch& watch, Collector& collector) {
            return beginFromAnyCheckpoint(watch, "the trial", Job(collector), [&] {
                return watch.resume ? resumableCheckpoint(watch.checkpoint, identity(), {})->position
                                    : std::string("the beginning");
            });
        };
        const auto damage = [](const std::filesystem::path& path) {
            const std::string good = test::bytesOf(path);
            std::filesystem::remove(path);
            test::writeBytes(path, good.substr(0, good.size() - 5));
        };
        writeCheckpoint(sample("epoch 2 of 20"), m_path);
        writeCheckpoint(sample("epoch 3 of 20"), m_path);
        Watch watch{m_path};
        Collector silent, first, second;
        QCOMPARE(begun(watch, silent), std::string("epoch 3 of 20"));
        QVERIFY(silent.warnings.empty());
        damage(m_path);
        QCOMPARE(begun(watch, first), std::string("epoch 2 of 20"));
        QCOMPARE(first.warnings.size(), std::size_t(1));
        QVERIFY(first.warnings[0].find("cut short") != std::string::npos);
        QVERIFY(first.warnings[0].ends_with("the trial goes on from the one before it"));
        QVERIFY(first.warnings[0].find("resume") == std::string::npos); // nobody is there to do it
        // Nothing is left to go back to.
        damage(m_path);
        QVERIFY(!returnToPreviousCheckpoint(m_path));
        QVERIFY(std::filesystem::exists(m_path));
        QCOMPARE(begun(watch, second), std::string("the beginning"));
        QVERIFY(second.warnings.back().ends_with("the trial starts anew"));
        QVERIFY(second.warnings.back().find("resume") == std::string::npos);
        QVERIFY(QDir(m_folder.path()).isEmpty());
    }

    void theOneBeforeOfAnotherJobIsNoHelp()
    {
        writeCheckpoint(sample("epoch 2 of 20"), m_path);
        writeCheckpoint(sample("epoch 3 of 20"), m_path);
        struct Watch {
            std::filesystem::path checkpoint;
            bool resume = true;
        } watch{m_path};
        CheckpointIdentity other = identity();
        other.dataHash = "00fe";
        Collector collector;
        beginFromAnyCheckpoint(watch, "the trial", Job(collector), [&] {
            if (watch.resume)
                resumableCheckpoint(watch.checkpoint, other, {});
        });
        QVERIFY(!watch.resume);
        QCOMPARE(collector.warnings.size(), std::size_t(2));
        QVERIFY(QDir(m_folder.path()).isEmpty());
    }

    void theOneBeforeServesWhereTheLastIsGone()
    {
        writeCheckpoint(sample("epoch 2 of 20"), m_path);
        writeCheckpoint(sample("epoch 3 of 20"), m_path);
        std::filesystem::remove(m_path);
        Collector collector;
        QCOMPARE(resumableCheckpoint(m_path, identity(), Job(collector))->position,
                 std::string("epoch 2 of 20"));
        QCOMPARE(collector.warnings.size(), std::size_t(1));
    }

    void aWriterWritesWhenItIsTime()
    {
        Collector collector;
        const Job job(collector);
        int epoch = 0, asked = 0;
        const auto state = [&] {
            ++asked;
            return sample("epoch " + std::to_string(epoch) + " of 20");
        };
        CheckpointWriter seldom({m_path, 1e6, false, false}, identity(), job, state);
        for (epoch = 1; epoch <= 3; ++epoch)
            seldom.epochDone();
        QCOMPARE(asked, 0);
        QVERIFY(!std::filesystem::exists(m_path));
        epoch = 3;
        VERIFY_RAISES(seldom.stopped(), ErrorKind::Stopped, "epoch 3 of 20", "--resume", "run.checkpoint");
        QCOMPARE(readCheckpoint(m_path).position, std::string("epoch 3 of 20"));

        CheckpointWriter often({m_path, 0, true, false}, identity(), job, state);
        QCOMPARE(often.resume()->position, std::string("epoch 3 of 20"));
        // Nothing is new: what is there stays untouched.
        asked = 0;
        VERIFY_RAISES(often.stopped(), ErrorKind::Stopped, "epoch 3 of 20");
        QCOMPARE(asked, 0);
        epoch = 4;
        often.epochDone();
        QCOMPARE(readCheckpoint(m_path).position, std::string("epoch 4 of 20"));
        CheckpointWriter last({m_path, 1e6, true, true}, identity(), job, state);
        QVERIFY(last.resume().has_value());
        epoch = 5;
        last.epochDone();
        QCOMPARE(readCheckpoint(m_path).position, std::string("epoch 4 of 20"));
        last.finished();
        QCOMPARE(readCheckpoint(m_path).position, std::string("epoch 5 of 20"));
        CheckpointWriter({m_path, 1e6, true, false}, identity(), job, state).finished();
        QVERIFY(QDir(m_folder.path()).isEmpty());
        // A job too short to have left a checkpoint leaves none when it is done.
        CheckpointWriter quick({m_path, 1e6, false, true}, identity(), job, state);
        quick.epochDone();
        quick.finished();
        QVERIFY(QDir(m_folder.path()).isEmpty());
        QVERIFY(collector.warnings.empty());
    }

    void aStopBeforeTheFirstEpochSaysSo()
    {
        const Job job;
        CheckpointWriter writer({m_path, 0, false, false}, identity(), job, [] { return sample(); });
        VERIFY_RAISES(writer.stopped(), ErrorKind::Stopped, "before the first epoch");
        QVERIFY(!std::filesystem::exists(m_path));
        // One of an earlier job that was not gone on from is still there.
        writeCheckpoint(sample(), m_path);
        VERIFY_RAISES(writer.stopped(), ErrorKind::Stopped, "before the first epoch", "run.checkpoint",
                      "--resume");
    }

    void startingAnewOverACheckpointWarns()
    {
        writeCheckpoint(sample("epoch 9 of 20"), m_path);
        Collector collector;
        const Job job(collector);
        CheckpointWriter writer({m_path, 0, false, false}, identity(), job,
                                [] { return sample("epoch 1 of 20"); });
        QCOMPARE(collector.warnings.size(), std::size_t(1));
        QVERIFY(collector.warnings[0].find("--resume") != std::string::npos);
        writer.epochDone();
        // One step back is still possible.
        QCOMPARE(readCheckpoint(previousCheckpoint(m_path)).position, std::string("epoch 9 of 20"));
    }

    /// What --resume would refuse is not offered: other options, another command, a damaged file.
    void noResumeIsPromisedThatWouldBeRefused()
    {
        const auto said = [&](const Checkpoint& there, bool whole) {
            writeCheckpoint(there, m_path);
            if (!whole)
                std::filesystem::resize_file(m_path, std::filesystem::file_size(m_path) - 1);
            Collector collector;
            const Job job(collector);
            CheckpointWriter writer({m_path, 0, false, false}, identity(), job, [] { return sample(); });
            std::string texts = collector.warnings.at(0);
            try {
                writer.stopped();
            } catch (const Stopped& stopped) {
                texts += std::string("\n") + stopped.what();
            }
            return texts;
        };
        const auto holds = [](const std::string& text, const char* piece) {
            return text.find(piece) != std::string::npos;
        };
        const std::string same = said(sample(), true);
        QVERIFY2(holds(same, "(--resume goes on from it)") && holds(same, ": --resume goes on from it"),
                 same.c_str());
        Checkpoint other = sample();
        other.identity.parameters["clusters"] = 9;
        Checkpoint ofTraining = sample();
        ofTraining.identity.kind = "train";
        for (const auto& [there, whole, reason] :
             {std::tuple(other, true, "it was made with --clusters 9, this job has 8"),
              std::tuple(ofTraining, true, "it is a checkpoint of deepmi train"),
              std::tuple(sample(), false, "it is cut short")}) {
            const std::string text = said(there, whole);
            QVERIFY2(!holds(text, "goes on from it"), text.c_str());
            const std::size_t first = text.find(reason);
            QVERIFY2(first != std::string::npos && text.find(reason, first + 1) != std::string::npos,
                     text.c_str());
        }
    }

    /// Who has read it already, to see where it ran, need not read it again.
    void aCheckpointThatWasReadIsNotReadAgain()
    {
        writeCheckpoint(sample("epoch 9 of 20"), m_path);
        Checkpoint read = readCheckpoint(m_path);
        std::filesystem::resize_file(m_path, 10);
        QCOMPARE(resumableCheckpoint(m_path, identity(), {}, read)->position, std::string("epoch 9 of 20"));
        // It is held against the job all the same, and one of another place is not taken for it.
        CheckpointIdentity other = identity();
        other.parameters["clusters"] = 9;
        VERIFY_RAISES(resumableCheckpoint(m_path, other, {}, read), ErrorKind::BadInput, "--clusters 8");
        read.path = previousCheckpoint(m_path);
        VERIFY_RAISES(resumableCheckpoint(m_path, identity(), {}, read), ErrorKind::BadInput,
                      "is not a checkpoint");
    }

    void aDiskThatTakesNothingDoesNotEndTheJob()
    {
        Collector collector;
        const Job job(collector);
        CheckpointWriter writer({m_path.parent_path() / "nowhere" / "run.checkpoint", 0, false, false},
                                identity(), job, [] { return sample(); });
        writer.epochDone();
        writer.epochDone();
        QCOMPARE(collector.warnings.size(), std::size_t(1));
        QVERIFY(collector.warnings[0].find("nowhere") != std::string::npos);
        VERIFY_RAISES(writer.stopped(), ErrorKind::Stopped, "no checkpoint could be written", "nowhere");
    }

    /// A stream goes on where its state was taken; the engine's text is the C++ standard's own.
    void streamsOfRandomNumbersAreTakenUpAgain()
    {
        Random random(5, 2);
        for (int i = 0; i < 1000; ++i)
            random.normal();
        const std::string state = random.state();
        std::vector<double> expected;
        for (int i = 0; i < 700; ++i)
            expected.push_back(random.uniform());
        Random other(6, 3);
        QVERIFY(!other.restore("no numbers"));
        QVERIFY(!other.restore(""));
        QCOMPARE(other.next(), Random(6, 3).next());
        QVERIFY(other.restore(state));
        for (const double value : expected)
            QCOMPARE(other.uniform(), value);
    }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"

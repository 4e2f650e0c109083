#include "difficulty/measure_run_torch.h"
#include "difficulty/measures.h"
#include "difficulty/pretrained.h"
#include "job/checkpoint.h"
#include "job/error.h"
#include "listener.h"
#include "measure_corpora.h"
#include "test_data.h"
#include "train_runs.h"

#include <QtCore/QTemporaryDir>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <stop_token>

using namespace deepmi;
namespace fs = std::filesystem;

namespace
{

const DeviceOptions cpu{"cpu", 2};

MeasureParameters quick()
{
    MeasureParameters parameters;
    parameters.seed = 3;
    parameters.training.epochs = 6;
    parameters.training.atEpoch = 6;
    parameters.training.learningRate = 1e-3;
    parameters.training.hidden = 16;
    parameters.training.batch = 64;
    parameters.training.neighbours = 5;
    parameters.training.repeats = 3;
    parameters.training.folds = 2;
    return parameters;
}

bool isOfTraining(const ProgressUpdate& update)
{
    return update.stage == "training networks";
}

int reportsOf(const test::Listener& listener)
{
    return static_cast<int>(std::count_if(listener.updates.begin(), listener.updates.end(), isOfTraining));
}

/// Asks for a stop at the so-manieth report of the training, which comes before the checkpoint of its epoch.
class StopAt final : public Progress
{
public:
    explicit StopAt(int report) : m_left(report) {}
    void report(const ProgressUpdate& update) override
    {
        if (isOfTraining(update) && --m_left == 0)
            m_stop.request_stop();
    }
    void warn(const std::string&) override {}
    Job job() { return Job(*this, m_stop.get_token()); }

private:
    int m_left;
    std::stop_source m_stop;
};

} // namespace

/// Trainings of a measure that are stopped and taken up again.
class MeasureResumeTest : public QObject
{
    Q_OBJECT

    const Corpus m_corpus = test::measureCorpus(160, 24);
    const FrameCorpus m_frames = test::measureFrames(60);
    QTemporaryDir m_folder;

    MeasureInputs inputs() const
    {
        MeasureInputs inputs;
        inputs.corpus = &m_corpus;
        inputs.frames = &m_frames;
        return inputs;
    }
    MeasureWatch watch(bool resume) const
    {
        MeasureWatch watch;
        watch.checkpoint = fs::path(m_folder.path().toStdString()) / "checkpoint";
        watch.resume = resume;
        return watch;
    }
    void stop(const std::string& measure, const MeasureParameters& parameters, int report,
              const DeviceOptions& device = cpu) const
    {
        StopAt stopper(report);
        VERIFY_RAISES(computeMeasure(measure, inputs(), parameters, device, stopper.job(), watch(false)),
                      ErrorKind::Stopped, "--resume");
    }

private Q_SLOTS:
    void initTestCase() { test::fixProductLibrary(); }
    void init() { removeCheckpoint(watch(false).checkpoint); }

    void itEndsAsIfItHadNotBeenStopped_data()
    {
        QTest::addColumn<QString>("measure");
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("record");
        const auto add = [](const char* measure, const char* network, const char* record = "epoch-end") {
            QTest::addRow("%s %s %s", measure, network, record)
                << QString::fromLatin1(measure) << QString::fromLatin1(network)
                << QString::fromLatin1(record);
        };
        add("pretrained-resnet", "resnet");
        add("pretrained-lstm", "lstm");
        add("epoch-loss", "theta");
        add("cumulative-loss", "theta", "batch");
        add("prediction-variability", "resnet");
        add("mean-error", "theta");
        add("prediction-depth", "theta");
        add("prediction-depth", "resnet");
        add("cross-validated-loss", "theta");
    }

    /// In the first epoch, in the middle, after the last epoch of the first trainings, in the next ones; the
    /// scores are those of one run to the last bit.
    void itEndsAsIfItHadNotBeenStopped()
    {
        QFETCH(QString, measure);
        QFETCH(QString, network);
        QFETCH(QString, record);
        MeasureParameters parameters = quick();
        if (network != QStringLiteral("lstm"))
            parameters.training.network = network.toStdString();
        parameters.training.record = record.toStdString();
        const std::string name = measure.toStdString();
        test::Listener undisturbed;
        const Scores whole = computeMeasure(name, inputs(), parameters, cpu, Job(undisturbed));
        const int all = reportsOf(undisturbed);
        QVERIFY(all >= 2 * parameters.training.epochs);
        for (const int report : {1, 3, 6, 8}) {
            stop(name, parameters, report);
            QVERIFY(fs::exists(watch(false).checkpoint));
            test::Listener listener;
            const Scores resumed =
                computeMeasure(name, inputs(), parameters, cpu, Job(listener), watch(true));
            QVERIFY2(resumed.score == whole.score, std::to_string(report).c_str());
            QVERIFY(!fs::exists(watch(false).checkpoint));
            // It has gone on from there: what was done is not done again.
            QCOMPARE(reportsOf(listener), all - report);
        }
    }

    void theProductsInBfloat16GoOnTheSameWay()
    {
        DeviceOptions reduced = cpu;
        reduced.precision = "bf16";
        Scores whole;
        try {
            whole = computeMeasure("mean-error", inputs(), quick(), reduced);
        } catch (const UsageError& error) {
            QSKIP(error.what());
        }
        QVERIFY(whole.score != computeMeasure("mean-error", inputs(), quick(), cpu).score);
        stop("mean-error", quick(), 4, reduced);
        QVERIFY(computeMeasure("mean-error", inputs(), quick(), reduced, {}, watch(true)).score ==
                whole.score);
    }

    void aFinishedOneThatIsKeptIsNotTrainedAgain()
    {
        MeasureWatch kept = watch(false);
        kept.keepCheckpoint = true;
        kept.checkpointSeconds = 0;
        const Scores whole = computeMeasure("mean-error", inputs(), quick(), cpu, {}, kept);
        QVERIFY(fs::exists(kept.checkpoint));
        kept.resume = true;
        test::Listener listener;
        QVERIFY(computeMeasure("mean-error", inputs(), quick(), cpu, Job(listener), kept).score ==
                whole.score);
        QCOMPARE(reportsOf(listener), 0);
    }

    void aStopBetweenTrainingsKeepsTheFinishedOnes_data()
    {
        QTest::addColumn<std::size_t>("stopAt");
        QTest::addColumn<bool>("whileMade");
        QTest::newRow("before the first epoch of the next") << std::size_t{2} << false;
        QTest::newRow("while the next is made") << std::size_t{2} << true;
        QTest::newRow("while the one beside the next is made") << std::size_t{3} << true;
    }
    void aStopBetweenTrainingsKeepsTheFinishedOnes()
    {
        QFETCH(std::size_t, stopAt);
        QFETCH(bool, whileMade);
        const c10::InferenceMode inference;
        const Runtime runtime = Runtime::open(cpu);
        const MeasureTrainingParameters parameters = resolvedFor(MeasureNetwork::Theta, quick().training);
        const std::vector<NetworkTask> tasks = repeated(trainingSplitTask(m_corpus), 3, 5);
        test::Listener listener;
        const auto run = [&](const MeasureWatch& watch, bool stops) {
            std::stop_source stop;
            const Job job(listener, stop.get_token());
            const auto make = [&](std::size_t place) {
                if (stops && place == stopAt) {
                    stop.request_stop();
                    if (whileMade)
                        job.throwIfStopped();
                }
                return makeTrainable(MeasureNetwork::Theta,
                                     std::make_shared<TaskFeatures>(m_corpus, tasks[place], parameters.clip,
                                                                    runtime.device, Job()),
                                     parameters, runtime, dropoutGenerator(runtime, tasks[place].seed));
            };
            return runTrainings(make, {}, m_corpus, tasks, parameters, runtime,
                                {watch, MeasureNetwork::Theta, "data", false, {}}, job);
        };
        const std::vector<NetworkOutcome> whole = run({}, false);
        VERIFY_RAISES(run(watch(false), true), ErrorKind::Stopped, "trainings 1 to 2 of 5", "--resume");
        listener.updates.clear();
        const std::vector<NetworkOutcome> resumed = run(watch(true), false);
        QCOMPARE(reportsOf(listener), 2 * parameters.epochs); // of two and one
        QCOMPARE(resumed.size(), whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i)
            QVERIFY(resumed[i].predicted == whole[i].predicted);
    }

    /// With other bits, as it says, but to its end.
    void fewerThreadsGoOnToo()
    {
        stop("mean-error", quick(), 3); // two side by side
        DeviceOptions one = cpu;
        one.threads = 1;
        test::Listener listener;
        const Scores scores =
            computeMeasure("mean-error", inputs(), quick(), one, Job(listener), watch(true));
        QCOMPARE(scores.score.size(), m_corpus.samplesOf(Split::Train).size());
        QCOMPARE(reportsOf(listener), 2 * quick().training.epochs - 3);
        QVERIFY(!listener.warnings.empty());
    }

    void whoTrainedIsSaidWhereItWasAnother()
    {
        stop("mean-error", quick(), 3);
        Checkpoint checkpoint = readCheckpoint(watch(false).checkpoint);
        checkpoint.integers["by_kernels"] = {1};
        writeCheckpoint(checkpoint, watch(false).checkpoint);
        test::Listener listener;
        computeMeasure("mean-error", inputs(), quick(), cpu, Job(listener), watch(true));
        QVERIFY(std::any_of(listener.warnings.begin(), listener.warnings.end(), [](const std::string& text) {
            return text.find("begun by kernels of our own and goes on by LibTorch's operations") !=
                   std::string::npos;
        }));
    }

    void thatOfAnotherTrainingIsRefused()
    {
        stop("mean-error", quick(), 3);
        MeasureParameters other = quick();
        other.training.dropout = .2;
        VERIFY_RAISES(computeMeasure("mean-error", inputs(), other, cpu, {}, watch(true)),
                      ErrorKind::BadInput, "checkpoint", "dropout");
        other = quick();
        ++other.seed;
        VERIFY_RAISES(computeMeasure("mean-error", inputs(), other, cpu, {}, watch(true)),
                      ErrorKind::BadInput, "checkpoint", "seed");
        Corpus changed = test::measureCorpus(160, 24);
        changed.labels[changed.samplesOf(Split::Train).front()] += .5;
        MeasureInputs inputsNow = inputs();
        inputsNow.corpus = &changed;
        VERIFY_RAISES(computeMeasure("mean-error", inputsNow, quick(), cpu, {}, watch(true)),
                      ErrorKind::BadInput, "checkpoint", "data");
        VERIFY_RAISES(computeMeasure("prediction-depth", inputs(), quick(), cpu, {}, watch(true)),
                      ErrorKind::BadInput, "was made with --measure", "mean-error");
        stop("epoch-loss", quick(), 3);
        other = quick();
        other.training.atEpoch = 5;
        VERIFY_RAISES(computeMeasure("epoch-loss", inputs(), other, cpu, {}, watch(true)),
                      ErrorKind::BadInput, "was made with --at-epoch 6, this job has 5");
    }

    void valuesThatDoNotFitAreRefused()
    {
        stop("mean-error", quick(), 9); // with two finished and one at hand
        const Checkpoint whole = readCheckpoint(watch(false).checkpoint);
        QCOMPARE(whole.integerOf("trainings_done"), std::int64_t{2});
        QCOMPARE(whole.integerOf("trainings_at_hand"), std::int64_t{1});
        const auto refused = [&](const std::function<void(Checkpoint&)>& damage, const char* said) {
            Checkpoint damaged = whole;
            damage(damaged);
            writeCheckpoint(damaged, watch(false).checkpoint);
            VERIFY_RAISES(computeMeasure("mean-error", inputs(), quick(), cpu, {}, watch(true)),
                          ErrorKind::BadInput, said);
        };
        refused([](Checkpoint& one) { one.integers["trainings_done"] = {4}; }, "trainings_done");
        refused([](Checkpoint& one) { one.integers["trainings_done"] = {-1}; }, "trainings_done");
        refused([](Checkpoint& one) { one.integers["trainings_at_hand"] = {2}; }, "trainings_done");
        refused([](Checkpoint& one) { one.integers["training.0/kept_epoch"] = {7}; }, "kept_epoch");
        refused([](Checkpoint& one) { one.integers["training.1/layers"] = {3}; }, "layers");
        refused([](Checkpoint& one) { one.doubles["training.1/predicted"].pop_back(); }, "predicted");
        refused([](Checkpoint& one) { one.doubles["training.0/by_epoch"].pop_back(); }, "by_epoch");
        refused([](Checkpoint& one) { one.integers["at_hand.0/epochs"] = {7, 1}; }, "epochs");
        refused([](Checkpoint& one) { one.floats["at_hand.0/parameters"].pop_back(); }, "parameters");
        refused([](Checkpoint& one) { one.floats.erase("at_hand.0/adam.0"); }, "adam");
        refused([](Checkpoint& one) { one.bytes["at_hand.0/order"] = "?"; }, "order");
    }
};

QTEST_GUILESS_MAIN(MeasureResumeTest)
#include "measure_resume_learning_test.moc"

#include "data/teaching_corpus.h"
#include "difficulty/measure_run_torch.h"
#include "difficulty/measures.h"
#include "difficulty/pretrained.h"
#include "job/memory.h"
#include "listener.h"
#include "network/ccc.h"
#include "network/worker_threads_torch.h"
#include "test_data.h"
#include "train_runs.h"

#include <algorithm>
#include <cmath>

using namespace deepmi;
using test::Listener;

namespace
{

constexpr int features = 48;

Corpus corpus()
{
    TeachingCorpusParameters parameters;
    parameters.rows = 600;
    parameters.unlabeled = 0;
    parameters.features = features;
    TeachingCorpus made = makeTeachingCorpus(parameters);
    return joinCorpus(std::move(made.features), made.labels, "arousal");
}

MeasureTrainingParameters training(int hidden)
{
    MeasureTrainingParameters parameters;
    parameters.epochs = 3;
    parameters.hidden = hidden;
    parameters.batch = 512;
    return parameters;
}

/// Too small for two threads, and large enough.
constexpr int small = 16, large = 512;

DeviceOptions threads(int count)
{
    return {"cpu", count};
}

bool same(const NetworkOutcome& a, const NetworkOutcome& b)
{
    return a.predicted == b.predicted && a.byEpoch == b.byEpoch && a.keptEpoch == b.keptEpoch &&
           a.trainCcc == b.trainCcc;
}

} // namespace

/// Several trainings of a measure's networks at once.
class MeasureRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::fixProductLibrary();
        m_corpus = corpus();
        m_task = trainingSplitTask(m_corpus);
        m_task.everyEpoch = true;
        const auto parameters = [](std::int64_t width) { return width * (features + 2 * width); };
        QCOMPARE(threadsForStep(parameters(small), 512, 2), 1);
        QCOMPARE(threadsForStep(parameters(large), 480, 2), 2);
    }

    void seedsOfRepeats()
    {
        const std::vector<NetworkTask> tasks = repeated(m_task, 41, 3);
        QCOMPARE(tasks.size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(tasks[i].seed, 41 + i);
            QVERIFY(tasks[i].train == m_task.train && tasks[i].everyEpoch);
        }
    }

    /// PreTrained-ResNet: L1 distance of prediction and label, on the label scale, of every training sample;
    /// small is easy.
    void theErrorIsTheDistanceOfPredictionAndLabel()
    {
        MeasureInputs inputs;
        inputs.corpus = &m_corpus;
        MeasureParameters parameters;
        parameters.training = training(0);
        parameters.seed = 9;
        const Scores scores = computeMeasure("pretrained-resnet", inputs, parameters, threads(2));
        NetworkTask task = trainingSplitTask(m_corpus);
        task.seed = 9;
        const NetworkOutcome outcome =
            trainNetwork(m_corpus, MeasureNetwork::ResNet, task, parameters.training, threads(2));
        const std::vector<std::size_t> samples = m_corpus.samplesOf(Split::Train);
        QCOMPARE(scores.names.size(), samples.size());
        std::vector<double> labels;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            labels.push_back(m_corpus.labels[samples[i]]);
            QCOMPARE(scores.names[i], m_corpus.names[samples[i]]);
            QCOMPARE(scores.score[i], std::abs(outcome.predicted[i] - labels[i]));
        }
        QVERIFY(!scores.largerIsEasier);
        QCOMPARE(scores.bins.order.front(),
                 static_cast<std::size_t>(std::min_element(scores.score.begin(), scores.score.end()) -
                                          scores.score.begin()));
        // Both on one scale have the CCC of both z-normed alike.
        QVERIFY(std::abs(concordance(outcome.predicted, labels) - outcome.trainCcc) < 1e-5);
    }

    /// Small steps: one thread each, whatever there is; so each has the bits of itself alone.
    void sideBySideAsAlone()
    {
        for (const MeasureNetwork network : {MeasureNetwork::Theta, MeasureNetwork::ResNet}) {
            MeasureTrainingParameters parameters = training(small);
            NetworkTask task = m_task;
            if (network == MeasureNetwork::ResNet) { // 6 million parameters
                parameters.batch = 6;
                task.train.resize(30);
            }
            const std::vector<NetworkTask> tasks = repeated(task, 5, 3);
            const auto together = trainNetworks(m_corpus, network, tasks, parameters, threads(2));
            QCOMPARE(together.size(), tasks.size());
            for (std::size_t i = 0; i < tasks.size(); ++i)
                QVERIFY(same(together[i], trainNetwork(m_corpus, network, tasks[i], parameters, threads(1))));
            QVERIFY(!same(together[0], together[1]));
        }
    }

    /// Two large ones have a thread each; three follow one another on both, which is done sooner.
    void largeStepsShareTheThreads()
    {
        const MeasureTrainingParameters parameters = training(large);
        const std::vector<NetworkTask> three = repeated(m_task, 5, 3), two(three.begin(), three.begin() + 2);
        const auto ofTwo = trainNetworks(m_corpus, MeasureNetwork::Theta, two, parameters, threads(2));
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(same(ofTwo[i],
                         trainNetwork(m_corpus, MeasureNetwork::Theta, two[i], parameters, threads(1))));
        const auto ofThree = trainNetworks(m_corpus, MeasureNetwork::Theta, three, parameters, threads(2));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(same(ofThree[i],
                         trainNetwork(m_corpus, MeasureNetwork::Theta, three[i], parameters, threads(2))));
    }

    /// Features are normalised by each task's own training samples, however tasks follow one another.
    void everyTaskHasItsOwnFeatures()
    {
        NetworkTask half = m_task;
        half.train.resize(half.train.size() / 2);
        half.everyEpoch = false;
        NetworkTask other = m_task;
        other.train.erase(other.train.begin(), other.train.begin() + 100);
        const std::vector<NetworkTask> tasks{m_task, half, half, m_task, other};
        const MeasureTrainingParameters parameters = training(small);
        const auto together = trainNetworks(m_corpus, MeasureNetwork::Theta, tasks, parameters, threads(2));
        QVERIFY(same(together[0], together[3]));
        QVERIFY(same(together[1], together[2]));
        QVERIFY(together[0].predicted != together[1].predicted);
        for (const std::size_t i : {0, 1, 4})
            QVERIFY(same(together[i],
                         trainNetwork(m_corpus, MeasureNetwork::Theta, tasks[i], parameters, threads(2))));
    }

    void progressCountsAll()
    {
        Listener listener;
        NetworkTask task = m_task;
        task.development.clear();
        const MeasureTrainingParameters parameters = training(small);
        trainNetworks(m_corpus, MeasureNetwork::Theta, repeated(task, 1, 3), parameters, threads(2),
                      Job(listener));
        std::vector<double> done;
        for (const ProgressUpdate& update : listener.updates)
            if (update.stage == "training networks") {
                QCOMPARE(update.total, 3.);
                done.push_back(update.done);
            }
        // Two at once, then the third, three epochs each.
        const std::vector<double> expected{2. / 3, 4. / 3, 2, 2 + 1. / 3, 2 + 2. / 3, 3};
        QCOMPARE(done.size(), expected.size());
        for (std::size_t i = 0; i < done.size(); ++i)
            QVERIFY(std::abs(done[i] - expected[i]) < 1e-12);
        QCOMPARE(listener.warnings.size(), std::size_t(1));
        QVERIFY(listener.warnings[0].starts_with("there is no Development split"));
    }

    /// Of 10 GB: two networks of 1 GB and features of 3, and 1 GB kept free.
    void roomBesideOthers()
    {
        constexpr double gigabyte = 1e9;
        QVERIFY(hasRoomBeside(gigabyte, gigabyte, 3 * gigabyte, 10 * gigabyte));
        QVERIFY(!hasRoomBeside(gigabyte, gigabyte, 7 * gigabyte, 10 * gigabyte)); // the gigabyte kept
        QVERIFY(!hasRoomBeside(5 * gigabyte, gigabyte, 3 * gigabyte, 10 * gigabyte));
        QVERIFY(hasRoomBeside(0, 0, 0, memoryKeptFree));
        QVERIFY(!hasRoomBeside(0, 1, 0, memoryKeptFree));
        QVERIFY(!hasRoomBeside(0, 0, 0, 1));      // nothing is left
        QVERIFY(hasRoomBeside(0, 1e15, 1e15, 0)); // it cannot be told
    }

    void nothingBeginsWithAWrongTask()
    {
        Listener listener;
        std::vector<NetworkTask> tasks = repeated(m_task, 1, 3);
        tasks[2].train.resize(1);
        VERIFY_RAISES(
            trainNetworks(m_corpus, MeasureNetwork::Theta, tasks, training(small), threads(2), Job(listener)),
            ErrorKind::BadInput, "Train split", "has 1 samples to learn from");
        QVERIFY(listener.updates.empty());
    }

private:
    Corpus m_corpus;
    NetworkTask m_task;
};

QTEST_GUILESS_MAIN(MeasureRunsTest)
#include "measure_runs_learning_test.moc"

#include "difficulty/cross_validation.h"
#include "difficulty/measures.h"
#include "difficulty/prediction_depth.h"
#include "difficulty/trainable_torch.h"
#include "difficulty/training_dynamics.h"
#include "job/error.h"
#include "listener.h"
#include "measure_corpora.h"
#include "network/losses_torch.h"
#include "test_data.h"
#include "train_runs.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace deepmi;

namespace
{

const DeviceOptions cpu{"cpu", 2};

constexpr int rows = 600, features = 48;

Corpus corpus()
{
    return test::measureCorpus(rows, features);
}

/// Small and quick, but trained long enough to tell right labels from wrong ones.
MeasureParameters quick()
{
    MeasureParameters parameters;
    parameters.seed = 3;
    parameters.training.epochs = 25;
    parameters.training.hidden = 64;
    parameters.training.batch = 128;
    parameters.training.neighbours = 15;
    return parameters;
}

/// Mirrors the label of every fifth training sample that is far from the middle: nobody rated it so.
std::vector<std::string> plantWrongLabels(Corpus& corpus)
{
    std::vector<std::string> wrong;
    int number = 0;
    for (const std::size_t sample : corpus.samplesOf(Split::Train))
        if (std::abs(corpus.labels[sample] - 4) > 1.2 && ++number % 5 == 0) {
            corpus.labels[sample] = 8 - corpus.labels[sample];
            wrong.push_back(corpus.names[sample]);
        }
    return wrong;
}

/// The share of pairs of a wrong and a right sample in which the wrong one is the harder (the area under the
/// ROC curve).
double found(const Scores& scores, const std::vector<std::string>& wrong)
{
    double pairs = 0, right = 0;
    for (std::size_t i = 0; i < scores.names.size(); ++i) {
        if (std::find(wrong.begin(), wrong.end(), scores.names[i]) == wrong.end())
            continue;
        for (std::size_t k = 0; k < scores.names.size(); ++k)
            if (std::find(wrong.begin(), wrong.end(), scores.names[k]) == wrong.end()) {
                ++pairs;
                right += scores.bins.rank[i] > scores.bins.rank[k];
            }
    }
    return right / pairs;
}

FrameCorpus frameCorpus()
{
    return test::measureFrames(240);
}

} // namespace

class LearnedMeasuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::fixProductLibrary(); }

    void wrongLabelsComeOutHard_data()
    {
        QTest::addColumn<double>("least");
        QTest::newRow("pretrained-resnet") << .7;
        QTest::newRow("epoch-loss") << .7;
        QTest::newRow("cumulative-loss") << .7;
        QTest::newRow("mean-error") << .7;
        QTest::newRow("cross-validated-loss") << .7;
        QTest::newRow("prediction-depth") << .5;
        // How unsettled a sample is says little of how wrong it is: what is promised of it is the rest.
        QTest::newRow("prediction-variability") << 0.;
    }

    void wrongLabelsComeOutHard()
    {
        QFETCH(double, least);
        const std::string measure = QTest::currentDataTag();
        Corpus data = corpus();
        const std::vector<std::string> wrong = plantWrongLabels(data);
        QVERIFY(wrong.size() > 15);
        MeasureInputs inputs;
        inputs.corpus = &data;
        MeasureParameters parameters = quick();
        if (measure == "pretrained-resnet") {
            parameters.training.epochs = 6;
            parameters.training.learningRate = 1e-3;
        }
        const Scores scores = computeMeasure(measure, inputs, parameters, cpu);
        QCOMPARE(scores.names.size(), data.samplesOf(Split::Train).size());
        QCOMPARE(scores.measure, measure);
        QVERIFY(!scores.largerIsEasier);
        const double share = found(scores, wrong);
        qInfo("%s: %.3f", measure.c_str(), share);
        QVERIFY2(share >= least, std::to_string(share).c_str());
        // The same seed gives the same bits, another one others; the corpus is as it was.
        QVERIFY(computeMeasure(measure, inputs, parameters, cpu).score == scores.score);
        parameters.seed = 4;
        QVERIFY(computeMeasure(measure, inputs, parameters, cpu).score != scores.score);
    }

    void wrongLabelsOfFramesComeOutHard()
    {
        FrameCorpus data = frameCorpus();
        const std::vector<std::string> wrong = plantWrongLabels(data.samples);
        QVERIFY(wrong.size() > 10);
        MeasureInputs inputs;
        inputs.frames = &data;
        MeasureParameters parameters = quick();
        parameters.training.epochs = 15;
        parameters.training.hidden = 16;
        parameters.training.batch = 32;
        parameters.training.learningRate = 1e-2;
        const Scores scores = computeMeasure("pretrained-lstm", inputs, parameters, cpu);
        const double share = found(scores, wrong);
        qInfo("pretrained-lstm: %.3f", share);
        QVERIFY2(share > .9, std::to_string(share).c_str());
        QVERIFY(computeMeasure("pretrained-lstm", inputs, parameters, cpu).score == scores.score);
        parameters.seed = 4;
        QVERIFY(computeMeasure("pretrained-lstm", inputs, parameters, cpu).score != scores.score);
    }

    /// Two LSTMs on two threads have one each; three follow one another on both.
    void lstmsShareTheThreads()
    {
        const FrameCorpus data = frameCorpus();
        MeasureTrainingParameters parameters = quick().training;
        parameters.epochs = 2;
        parameters.hidden = 96; // 0.12 million parameters, 1,500 frames a step: worth both
        parameters.batch = 180;
        const std::vector<NetworkTask> three = repeated(trainingSplitTask(data.samples), 9, 3);
        const std::vector<NetworkTask> two(three.begin(), three.begin() + 2);
        const auto alone = [&](const NetworkTask& task, int threads) {
            return trainFrameNetworks(data, {task}, parameters, {"cpu", threads}).front().predicted;
        };
        test::Listener together, inTurn;
        const auto ofTwo = trainFrameNetworks(data, two, parameters, cpu, Job(together));
        QCOMPARE(together.reportsOf("training networks"), 2);
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(ofTwo[i].predicted == alone(two[i], 1));
        QVERIFY(ofTwo[0].predicted != ofTwo[1].predicted);
        const auto ofThree = trainFrameNetworks(data, three, parameters, cpu, Job(inTurn));
        QCOMPARE(inTurn.reportsOf("training networks"), 6);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(ofThree[i].predicted == alone(three[i], 2));
        // A small one is worth no more than a thread, of however many.
        parameters.hidden = 16;
        parameters.batch = 32;
        QVERIFY(alone(three[0], 2) == alone(three[0], 1));
    }

    void repeatsAreAveraged()
    {
        const Corpus data = corpus();
        MeasureInputs inputs;
        inputs.corpus = &data;
        MeasureParameters parameters = quick();
        parameters.training.epochs = 3;
        const Scores first = computeMeasure("cumulative-loss", inputs, parameters, cpu);
        parameters.seed = 4;
        const Scores second = computeMeasure("cumulative-loss", inputs, parameters, cpu);
        parameters.seed = 3;
        parameters.training.repeats = 2;
        const Scores both = computeMeasure("cumulative-loss", inputs, parameters, cpu);
        for (std::size_t i = 0; i < both.score.size(); ++i)
            QVERIFY(std::abs(both.score[i] - (first.score[i] + second.score[i]) / 2) < 1e-9);
    }

    /// Without dropout and with all samples in one batch, what a step meets is what the pass before it said.
    void batchRecordsAreThePassesBeforeTheStep()
    {
        const Corpus data = corpus();
        MeasureTrainingParameters parameters = quick().training;
        parameters.epochs = 4;
        parameters.dropout = 0;
        parameters.batch = 4096;
        const TrainingDynamics passes = trainingDynamics(data, parameters, 1, cpu).front();
        parameters.record = "batch";
        const TrainingDynamics met = trainingDynamics(data, parameters, 1, cpu).front();
        QCOMPARE(met.predicted.size(), std::size_t(4));
        for (std::size_t epoch = 1; epoch < 4; ++epoch)
            for (std::size_t i = 0; i < passes.labels.size(); ++i)
                QVERIFY(std::abs(met.predicted[epoch][i] - passes.predicted[epoch - 1][i]) < 1e-4);
        QVERIFY(std::abs(met.predicted[0][0] - passes.predicted[0][0]) > 1e-4);
        // An early epoch is the same however long the training goes on.
        MeasureInputs inputs;
        inputs.corpus = &data;
        MeasureParameters asked;
        asked.training = parameters;
        asked.training.record = "epoch-end";
        asked.training.atEpoch = 2;
        asked.seed = 1;
        QVERIFY(computeMeasure("epoch-loss", inputs, asked, cpu).score == lossAtEpoch(passes, 2));
    }

    void theKeptEpochIsTheBestOnDevelopment()
    {
        const Corpus data = corpus();
        NetworkTask task = trainingSplitTask(data);
        task.everyEpoch = true;
        task.seed = 2;
        MeasureTrainingParameters parameters = quick().training;
        const NetworkOutcome best = trainNetwork(data, MeasureNetwork::Theta, task, parameters, cpu);
        QVERIFY(best.developmentCcc > .4);
        QVERIFY(best.predicted == best.byEpoch[static_cast<std::size_t>(best.keptEpoch) - 1]);
        parameters.keepEpoch = "last";
        const NetworkOutcome last = trainNetwork(data, MeasureNetwork::Theta, task, parameters, cpu);
        QCOMPARE(last.keptEpoch, parameters.epochs);
        QVERIFY(last.predicted == last.byEpoch.back());
        QVERIFY(last.byEpoch == best.byEpoch);
        task.development.clear();
        parameters.keepEpoch = "best";
        QCOMPARE(trainNetwork(data, MeasureNetwork::Theta, task, parameters, cpu).keptEpoch,
                 parameters.epochs);
    }

    /// Out-of-fold by hand: the samples of a fold as this very training predicts them.
    void crossValidationNeverSeesTheFold()
    {
        const Corpus data = corpus();
        MeasureTrainingParameters parameters = quick().training;
        parameters.epochs = 3;
        parameters.folds = 3;
        const MeasureValues values = crossValidatedLoss(data, {}, parameters, 8, cpu);
        const NetworkTask whole = trainingSplitTask(data);
        const std::vector<int> folds = crossValidationFolds(values.names, {}, 3, 8);
        NetworkTask task = whole;
        task.train.clear();
        task.scored.clear();
        for (std::size_t i = 0; i < folds.size(); ++i)
            (folds[i] == 1 ? task.scored : task.train).push_back(whole.train[i]);
        task.seed = 8;
        const NetworkOutcome outcome = trainNetwork(data, MeasureNetwork::Theta, task, parameters, cpu);
        std::size_t at = 0;
        for (std::size_t i = 0; i < folds.size(); ++i)
            if (folds[i] == 1) {
                QCOMPARE(values.values[i],
                         std::abs(outcome.predicted[at] - data.labels[task.scored[at]]) / 1);
                ++at;
            }
        // A wrong label of a held-out sample changes nothing of what is predicted of it.
        Corpus spoiled = corpus();
        spoiled.labels[task.scored.front()] = 1;
        QVERIFY(trainNetwork(spoiled, MeasureNetwork::Theta, task, parameters, cpu).predicted ==
                outcome.predicted);
    }

    void speakersStayTogether()
    {
        TeachingCorpus made = test::measureTeaching(rows, features);
        const Corpus data = joinCorpus(std::move(made.features), made.labels, "arousal");
        MeasureInputs inputs;
        inputs.corpus = &data;
        inputs.labels = &made.labels;
        MeasureParameters parameters = quick();
        parameters.training.epochs = 2;
        const Scores blind = computeMeasure("cross-validated-loss", inputs, parameters, cpu);
        parameters.groupColumn = "SpkrID";
        const Scores grouped = computeMeasure("cross-validated-loss", inputs, parameters, cpu);
        QVERIFY(grouped.score != blind.score);
        parameters.training.folds = 500;
        VERIFY_RAISES(computeMeasure("cross-validated-loss", inputs, parameters, cpu), ErrorKind::Usage,
                      "--folds is 500", "groups");
        parameters.groupColumn = "Nobody";
        VERIFY_RAISES(computeMeasure("cross-validated-loss", inputs, parameters, cpu), ErrorKind::BadInput,
                      "'Nobody'", "SpkrID");
    }

    void probesAreTheNearestNeighbours()
    {
        // Brute force in double, with rows far from the origin.
        constexpr std::int64_t rows = 60, columns = 7;
        constexpr int k = 5;
        Random random(2);
        at::Tensor base = at::empty({rows, columns}, at::kFloat);
        std::vector<double> labels;
        std::vector<std::int64_t> self;
        for (std::int64_t i = 0; i < rows; ++i) {
            labels.push_back(random.normal());
            self.push_back(i % 3 ? i : -1);
            for (std::int64_t c = 0; c < columns; ++c)
                base[i][c] = 50 + random.normal();
        }
        const std::vector<double> means = neighbourMeans(base, labels, base, self, k, {});
        for (std::int64_t i = 0; i < rows; ++i) {
            std::vector<std::pair<double, std::int64_t>> distance;
            for (std::int64_t other = 0; other < rows; ++other)
                if (other != self[static_cast<std::size_t>(i)])
                    distance.emplace_back(
                        (base[i] - base[other]).to(at::kDouble).square().sum().item<double>(), other);
            std::sort(distance.begin(), distance.end());
            double mean = 0;
            for (std::size_t n = 0; n < k; ++n)
                mean += labels[static_cast<std::size_t>(distance[n].second)] / k;
            QVERIFY2(std::abs(means[static_cast<std::size_t>(i)] - mean) < 1e-12, std::to_string(i).c_str());
        }
        VERIFY_RAISES(neighbourMeans(base, labels, base, self, 60, {}), ErrorKind::Usage,
                      "--neighbours is 60");
    }

    void everyLayerIsProbed()
    {
        const Corpus data = corpus();
        NetworkTask task = trainingSplitTask(data);
        task.probes = true;
        MeasureTrainingParameters parameters = quick().training;
        parameters.epochs = 2;
        // Input and the hidden layers: three of Θ; two residual units in each of three blocks and f's of Φ+f.
        QCOMPARE(trainNetwork(data, MeasureNetwork::Theta, task, parameters, cpu).probes.size(),
                 std::size_t(4));
        const NetworkOutcome resnet = trainNetwork(data, MeasureNetwork::ResNet, task, parameters, cpu);
        QCOMPARE(resnet.probes.size(), std::size_t(8));
        QVERIFY(resnet.probes[0] != resnet.probes[1]);
        QVERIFY(resnet.probes[0].size() == task.scored.size());
    }

    /// Φ+f learn from 1−CCC alone: the first step of Adam is what autograd's gradient of the same network
    /// makes of it, and the cluster classifier stays as it was.
    void theResNetIsTrainedWithoutItsClusterModule()
    {
        const c10::InferenceMode inference(false);
        const at::NoGradGuard noGradients;
        constexpr std::int64_t rows = 32, columns = 10;
        Random random(6);
        Corpus data;
        data.features.values = FloatMatrix(rows, columns);
        at::Tensor targets = at::empty({rows}, at::kFloat);
        for (std::int64_t i = 0; i < rows * columns; ++i)
            data.features.values.data()[i] = static_cast<float>(random.normal());
        NetworkTask task;
        for (std::int64_t i = 0; i < rows; ++i) {
            targets[i] = random.normal();
            data.names.push_back(std::to_string(i));
            data.featureRow.push_back(static_cast<std::size_t>(i));
            task.train.push_back(static_cast<std::size_t>(i));
        }
        const std::vector<std::size_t>& samples = task.train;
        MeasureTrainingParameters parameters = resolvedFor(MeasureNetwork::ResNet, {});
        parameters.dropout = 0;
        parameters.batch = rows;
        const Runtime runtime = Runtime::open(cpu);
        const auto features =
            std::make_shared<const TaskFeatures>(data, task, parameters.clip, runtime.device, Job());
        const auto network = makeTrainable(MeasureNetwork::ResNet, features, parameters, runtime,
                                           dropoutGenerator(runtime, 0));
        Random initial(1);
        network->initialise(initial);
        ParameterStore& store = network->parameters();
        std::vector<at::Tensor> leaves, before;
        for (std::size_t i = 0; i < store.size(); ++i) {
            before.push_back(store.value(i).clone());
            leaves.push_back(store.value(i).clone().requires_grad_(true));
        }
        at::Tensor prediction;
        {
            const at::AutoGradMode gradients(true);
            std::size_t next = 0;
            const auto linear = [&](const at::Tensor& x) {
                next += 2;
                return at::linear(x, leaves[next - 2], leaves[next - 1]);
            };
            at::Tensor x = features->rows().clone();
            for (int block = 0; block < 3; ++block) {
                x = linear(x);
                for (int unit = 0; unit < 2; ++unit) {
                    const at::Tensor inner = at::relu(linear(x));
                    x = at::relu(x + linear(inner));
                }
            }
            next += 4; // g
            prediction = linear(at::relu(linear(x)));
        }
        at::Tensor gradient = at::empty_like(prediction.detach());
        concordanceLoss(prediction.detach(), targets, gradient);
        prediction.backward(gradient);
        const at::Tensor told = network->epoch(samples, targets, {0, targets.size(0)}, true, [] {}).clone();
        QVERIFY((told - prediction.detach().squeeze(1)).abs().max().item<double>() < 1e-5);
        std::size_t moved = 0;
        for (std::size_t i = 0; i < store.size(); ++i) {
            const at::Tensor step = store.value(i) - before[i];
            if (store.name(i).starts_with("classifier") || store.name(i).starts_with("top_layer")) {
                QCOMPARE(step.abs().max().item<double>(), 0.);
                continue;
            }
            // Adam's first step is −rate·sign of every gradient that is not next to nothing.
            const at::Tensor slope = leaves[i].grad();
            const at::Tensor clear = slope.abs() > 1e-6;
            const at::Tensor wrong =
                ((step + parameters.learningRate * slope.sign()).abs() > .05 * parameters.learningRate)
                    .logical_and(clear);
            QVERIFY2(wrong.sum().item<std::int64_t>() == 0, store.name(i).c_str());
            moved += clear.sum().item<std::int64_t>() > 0;
        }
        QCOMPARE(moved, store.size() - 4);
    }

    void whatCannotBeLearnedIsSaid()
    {
        MeasureInputs inputs;
        Corpus data = corpus();
        inputs.corpus = &data;
        const auto raises = [&](const char* measure, const MeasureTrainingParameters& training,
                                ErrorKind kind, const char* said) {
            MeasureParameters parameters;
            parameters.training = training;
            VERIFY_RAISES(computeMeasure(measure, inputs, parameters, cpu), kind, said);
        };
        MeasureTrainingParameters training = quick().training;
        training.batch = 1;
        raises("cumulative-loss", training, ErrorKind::Usage, "--batch is 1");
        training = quick().training;
        training.neighbours = 5000;
        raises("prediction-depth", training, ErrorKind::Usage, "--neighbours is 5000");
        training = quick().training;
        training.record = "never";
        raises("mean-error", training, ErrorKind::Usage, "--record is 'never'");
        training = quick().training;
        for (const std::size_t sample : data.samplesOf(Split::Train))
            data.labels[sample] = 3;
        raises("pretrained-resnet", training, ErrorKind::BadInput, "are the same");
        for (Split& split : data.splits)
            split = Split::Test1;
        raises("pretrained-resnet", training, ErrorKind::BadInput, "Train split has no rows");
        raises("cross-validated-loss", training, ErrorKind::BadInput, "Train split has no rows");
    }

    void aStopEndsItBetweenBatches()
    {
        class Stopper final : public Progress
        {
        public:
            void report(const ProgressUpdate& update) override
            {
                if (update.stage != "training networks")
                    return;
                ++reports;
                last = update;
                source.request_stop();
            }
            void warn(const std::string&) override {}
            int reports = 0;
            ProgressUpdate last;
            std::stop_source source;
        };
        const Corpus data = corpus();
        const FrameCorpus frames = frameCorpus();
        MeasureInputs inputs;
        inputs.corpus = &data;
        inputs.frames = &frames;
        for (const char* measure : {"pretrained-resnet", "pretrained-lstm", "cross-validated-loss"}) {
            Stopper stopper;
            const Job job(stopper, stopper.source.get_token());
            VERIFY_RAISES(computeMeasure(measure, inputs, quick(), cpu, job), ErrorKind::Stopped, "stopped");
            QCOMPARE(stopper.reports, 1);
            QVERIFY(stopper.last.done > 0 && stopper.last.done < stopper.last.total);
        }
    }
};

QTEST_GUILESS_MAIN(LearnedMeasuresTest)
#include "learned_measures_learning_test.moc"

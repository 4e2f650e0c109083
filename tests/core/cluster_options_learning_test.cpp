#include "data/teaching_corpus.h"
#include "network/runtime_torch.h"
#include "pretrain/pretrain.h"
#include "pretrain/trainer_torch.h"
#include "test_data.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace deepmi;

namespace
{

constexpr std::int64_t width = 24, clusters = 40, rows = 64;

/// Rates at which nothing moves in float32 beyond the eighth digit: what an epoch does besides its steps
/// stands alone.
PretrainParameters standingStill()
{
    PretrainParameters parameters;
    parameters.clusters = 12;
    parameters.epochs = 2;
    parameters.batch = 128;
    parameters.keepEpoch = "last";
    parameters.kmeansIterations = 300; // until nothing moves
    parameters.stage1LearningRate = parameters.stage2LearningRate = parameters.clusterHeadLearningRate = 1e-9;
    return parameters;
}

PretrainRun run(const PretrainParameters& parameters, bool pool = false)
{
    TeachingCorpusParameters small;
    small.rows = 500;
    small.unlabeled = pool ? 300 : 0;
    small.features = 32;
    small.speakers = 20;
    TeachingCorpus teaching = makeTeachingCorpus(small);
    std::optional<FeatureTable> unlabeled;
    if (pool)
        unlabeled = std::move(teaching.unlabeled);
    return pretrain(joinCorpus(std::move(teaching.features), teaching.labels, "arousal"),
                    std::move(unlabeled), parameters, {"cpu", 2});
}

std::vector<float> weightsOf(const PretrainRun& run, const std::string& name)
{
    for (const NamedTensor& tensor : run.weights)
        if (tensor.name == name)
            return tensor.values;
    return {};
}

/// Weight and bias of g's last layer in the order of the network's parameters: Φ's 30, g's first two.
std::string topLayerName(const PretrainRun& run, bool bias)
{
    const DeepEmoCluster network(4, 2, 1, at::kCPU);
    return run.weights[network.topLayer() + (bias ? 1 : 0)].name;
}

double distance(const PretrainRun& run, std::size_t sample, std::size_t centre)
{
    double sum = 0;
    for (std::size_t i = 0; i < run.centres.columns(); ++i)
        sum += std::pow(static_cast<double>(run.embedding.h.row(sample)[i]) -
                            static_cast<double>(run.centres.row(centre)[i]),
                        2);
    return sum;
}

bool centresAreMeansOf(const PretrainRun& run, const FloatMatrix& h)
{
    const std::size_t columns = run.centres.columns();
    std::vector<std::vector<double>> means(run.centres.rows(), std::vector<double>(columns, 0));
    for (std::size_t sample = 0; sample < h.rows(); ++sample) {
        const auto own = static_cast<std::size_t>(run.embedding.kmeansCluster[sample]);
        for (std::size_t i = 0; i < columns; ++i)
            means[own][i] += static_cast<double>(h.row(sample)[i]) /
                             static_cast<double>(run.history.back().clusterSizes[own]);
    }
    double largest = 0;
    for (std::size_t centre = 0; centre < means.size(); ++centre)
        for (std::size_t i = 0; i < columns; ++i)
            largest = std::max(largest,
                               std::abs(means[centre][i] - static_cast<double>(run.centres.row(centre)[i])));
    return largest < 1e-5;
}

double rootMeanSquare(const std::vector<float>& values)
{
    double sum = 0;
    for (const float value : values)
        sum += static_cast<double>(value) * static_cast<double>(value);
    return std::sqrt(sum / static_cast<double>(values.size()));
}

} // namespace

/// What --cluster-head and --uniform-clusters do. Expected values are closed forms, named where they stand.
class ClusterOptions : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;

    static void trainSteps(Trainer& trainer, int steps)
    {
        Random random(5);
        at::Tensor x = at::empty({rows, width}, at::kFloat), labels = at::empty({rows}, at::kLong),
                   targets = at::empty({rows}, at::kFloat);
        for (std::int64_t i = 0; i < rows * width; ++i)
            x.data_ptr<float>()[i] = static_cast<float>(random.normal());
        for (std::int64_t i = 0; i < rows; ++i) {
            labels.data_ptr<std::int64_t>()[i] = static_cast<std::int64_t>(random.below(clusters));
            targets.data_ptr<float>()[i] = static_cast<float>(random.normal());
        }
        for (int step = 0; step < steps; ++step)
            trainer.stage2(x, labels, targets);
    }

private Q_SLOTS:
    /// Moments of N(0, .01): deviation .01, kurtosis 3 (a uniform distribution has 1.8); of n values their
    /// standard errors are .01/√(2n) and √(24/n).
    void aResetDrawsTheLastLayerAloneFromANormal()
    {
        DeepEmoCluster network(width, clusters, rows, at::kCPU);
        Random initial(1), draws(2);
        network.parameters().initialise(initial);
        Trainer trainer(network, {}, Runtime::open({"cpu", 0}).generator(1));
        trainSteps(trainer, 2);
        const Weights before = network.parameters().weights();
        trainer.resetClusterHead(draws);
        const Weights after = network.parameters().weights();
        const std::size_t top = network.topLayer();
        for (std::size_t i = 0; i < after.size(); ++i)
            if (i != top && i != top + 1)
                QVERIFY2(after[i].values == before[i].values, after[i].name.c_str());

        const std::vector<float>& weight = after[top].values;
        QCOMPARE(weight.size(), static_cast<std::size_t>(clusters * DeepEmoCluster::embeddingWidth));
        const double n = static_cast<double>(weight.size());
        double mean = 0, squares = 0, fourth = 0;
        for (const float value : weight) {
            const double x = static_cast<double>(value);
            mean += x / n;
            squares += x * x / n;
            fourth += x * x * x * x / n;
        }
        QVERIFY2(std::abs(mean) < 4 * .01 / std::sqrt(n), std::to_string(mean).c_str());
        QVERIFY2(std::abs(std::sqrt(squares) - .01) < 4 * .01 / std::sqrt(2 * n),
                 std::to_string(std::sqrt(squares)).c_str());
        QVERIFY2(std::abs(fourth / (squares * squares) - 3) < 4 * std::sqrt(24 / n),
                 std::to_string(fourth / (squares * squares)).c_str());
        for (const float value : after[top + 1].values)
            QCOMPARE(value, 0.f);

        trainer.resetClusterHead(draws);
        QVERIFY(network.parameters().weights()[top].values != weight);
    }

    /// Adam's first step is rate·g/(|g|+ε), the rate itself in size wherever there is a gradient: that of g
    /// after a reset, whose moments are gone, while those of Φ and f go on.
    void aResetForgetsTheMomentsOfTheClassifierAlone()
    {
        DeepEmoCluster network(width, clusters, rows, at::kCPU);
        Random initial(1), draws(2);
        network.parameters().initialise(initial);
        PretrainParameters parameters;
        parameters.dropout = 0;
        Trainer trainer(network, parameters, Runtime::open({"cpu", 0}).generator(1));
        trainSteps(trainer, 5);
        trainer.resetClusterHead(draws);
        const ParameterStore& store = network.parameters();
        const std::size_t g = network.classifierBegin(), f = network.regressorBegin();
        const auto firstSteps = [&](std::size_t first, std::size_t last, double rate,
                                    const at::Tensor& before) {
            const at::Tensor moved = ((store.values(first, last) - before) / rate).abs();
            return (moved - 1).abs().lt(.02).sum().item<double>() /
                   static_cast<double>(moved.gt(0).sum().item<std::int64_t>());
        };
        const at::Tensor phi = store.values(0, g).clone(), head = store.values(g, f).clone();
        trainSteps(trainer, 1);
        QVERIFY(firstSteps(g, f, parameters.clusterHeadLearningRate, head) > .95);
        QVERIFY(firstSteps(0, g, parameters.stage2LearningRate, phi) < .5);
    }

    /// keep: the embedding stands still, so that K-means starts where it ended and has nothing to do, and g
    /// stays as it was drawn, within ±1/√256.
    void aKeptHeadGoesOnFromTheLastCentres()
    {
        const PretrainRun result = run(standingStill());
        const PretrainEpoch &first = result.history[0], &second = result.history[1];
        QVERIFY(first.kmeansIterations.size() > 2);
        QVERIFY(second.kmeansIterations.size() <= 2);
        QCOMPARE(second.clusterSizes, first.clusterSizes);
        QVERIFY2(std::abs(second.stability - 1) < 1e-12, std::to_string(second.stability).c_str());
        const std::vector<float> weight = weightsOf(result, topLayerName(result, false));
        QCOMPARE(weight.size(), std::size_t{12 * 256});
        // Uniform on ±1/16: a deviation of 1/(16·√3), which 3072 values meet within 4 %.
        QVERIFY(std::abs(rootMeanSquare(weight) * 16 * std::sqrt(3.) - 1) < .04);
    }

    /// reset: the same embedding is clustered from another start, and g's last layer is drawn anew.
    void aResetHeadComesWithAColdKMeans()
    {
        PretrainParameters parameters = standingStill();
        parameters.clusterHead = "reset";
        const PretrainRun result = run(parameters);
        const PretrainEpoch &first = result.history[0], &second = result.history[1];
        QVERIFY(second.kmeansIterations.size() > 2);
        QVERIFY2(second.stability < .999, std::to_string(second.stability).c_str());
        QVERIFY(first.kmeansIterations.front().objective != second.kmeansIterations.front().objective);
        QVERIFY(std::abs(rootMeanSquare(weightsOf(result, topLayerName(result, false))) / .01 - 1) < .06);
        QVERIFY(rootMeanSquare(weightsOf(result, topLayerName(result, true))) < 1e-6);
        parameters.epochs = 1;
        QVERIFY(weightsOf(run(parameters), topLayerName(result, false)) !=
                weightsOf(result, topLayerName(result, false)));
    }

    void kMeansSeesTheEmbeddingsOfEvaluationMode_data()
    {
        QTest::addColumn<bool>("pool");
        QTest::newRow("without a pool") << false;
        QTest::newRow("with a pool") << true;
    }

    /// Embeddings in evaluation mode are what K-means sees, those after stage I of the same epoch where there
    /// is one (which alone moves the network here): every sample lies nearest to the centre of its own
    /// cluster, and centres are the means of their members.
    void kMeansSeesTheEmbeddingsOfEvaluationMode()
    {
        QFETCH(bool, pool);
        PretrainParameters parameters = standingStill();
        if (pool)
            parameters.stage1LearningRate = 1e-2;
        const PretrainRun result = run(parameters, pool);
        for (std::size_t sample = 0; sample < result.embedding.names.size(); ++sample) {
            const auto own = static_cast<std::size_t>(result.embedding.kmeansCluster[sample]);
            for (std::size_t other = 0; other < result.centres.rows(); ++other)
                QVERIFY(distance(result, sample, own) <= distance(result, sample, other) + 1e-6);
        }
        QVERIFY(centresAreMeansOf(result, result.embedding.h));
    }

    /// Pseudo-labels are made once an epoch, from the embeddings with which the last one ended.
    void pseudoLabelsAreOfTheBeginningOfTheEpoch()
    {
        PretrainParameters parameters = standingStill();
        parameters.stage2LearningRate = 1e-3;
        const PretrainRun two = run(parameters);
        parameters.epochs = 1;
        const PretrainRun one = run(parameters);
        QVERIFY(centresAreMeansOf(two, one.embedding.h));
        QVERIFY(!centresAreMeansOf(two, two.embedding.h));
    }

    /// All samples once an epoch, in batches of nearly one size and none above the one asked for.
    void shuffledBatchesHoldEverySampleOnce()
    {
        Random random(3);
        const EpochBatches batches = shuffledBatches(1030, 512, random, at::kCPU);
        QCOMPARE(batches.count(), std::size_t{3});
        for (std::size_t b = 0; b < 3; ++b)
            QVERIFY(batches.samples(b).size(0) == 343 || batches.samples(b).size(0) == 344);
        const at::Tensor sorted = std::get<0>(batches.order.sort());
        QVERIFY(at::equal(sorted, at::arange(1030, at::kLong)));
        QVERIFY(!at::equal(batches.order, sorted));
        QCOMPARE(shuffledBatches(512, 512, random, at::kCPU).count(), std::size_t{1});
    }

    /// N draws of M clusters with members: each N/M times, within four deviations √(N/M·(1−1/M)) of the
    /// binomial distribution, however large it is; and within a cluster each member alike.
    void uniformClustersAreDrawnAlikeHoweverLarge()
    {
        const std::vector<int> sizes = {9600, 300, 0, 90, 10}; // cluster 2 is empty
        std::vector<int> cluster;
        for (int c = 0; c < 5; ++c)
            cluster.insert(cluster.end(), static_cast<std::size_t>(sizes[static_cast<std::size_t>(c)]), c);
        Random random(4);
        const EpochBatches batches = uniformClusterBatches(cluster, 5, 512, random, at::kCPU);
        QCOMPARE(batches.order.size(0), std::int64_t{10000});
        QCOMPARE(batches.count(), std::size_t{20});
        std::vector<double> drawn(5, 0);
        std::map<std::int64_t, double> ofSmallest;
        for (std::int64_t i = 0; i < 10000; ++i) {
            const std::int64_t sample = batches.order[i].item<std::int64_t>();
            ++drawn[static_cast<std::size_t>(cluster[static_cast<std::size_t>(sample)])];
            if (sample >= 9990)
                ++ofSmallest[sample];
        }
        const double expected = 10000 / 4., deviation = std::sqrt(expected * 3 / 4);
        QCOMPARE(drawn[2], 0.);
        for (const std::size_t c : {0u, 1u, 3u, 4u})
            QVERIFY2(std::abs(drawn[c] - expected) < 4 * deviation, std::to_string(drawn[c]).c_str());
        QCOMPARE(ofSmallest.size(), std::size_t{10});
        for (const auto& [sample, times] : ofSmallest)
            QVERIFY2(std::abs(times - expected / 10) < 4 * std::sqrt(expected / 10),
                     std::to_string(times).c_str());
    }

    /// Both stages take their batches so: with the other stage's rates next to nothing, Φ ends elsewhere.
    void bothStagesDrawUniformlyWhereAsked()
    {
        for (const bool stage1 : {true, false}) {
            PretrainParameters parameters = standingStill();
            parameters.epochs = 1;
            (stage1 ? parameters.stage1LearningRate : parameters.stage2LearningRate) = 1e-2;
            const std::vector<float> plain = run(parameters, stage1).weights.front().values;
            parameters.uniformClusters = true;
            const std::vector<float> uniform = run(parameters, stage1).weights.front().values;
            double largest = 0;
            for (std::size_t i = 0; i < plain.size(); ++i)
                largest = std::max(largest, std::abs(static_cast<double>(plain[i] - uniform[i])));
            QVERIFY2(largest > 1e-5, (stage1 ? "stage I" : "stage II"));
        }
    }
};

QTEST_GUILESS_MAIN(ClusterOptions)
#include "cluster_options_learning_test.moc"

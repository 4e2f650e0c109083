#include "device_tensors.h"
#include "emulated_gpu.h"
#include "network/runtime_torch.h"
#include "pretrain/gpu_steps_torch.h"
#include "pretrain/trainer_torch.h"
#include "test_data.h"

#include <c10/core/InferenceMode.h>

using namespace deepmi;
using emulated::onDevice;
using emulated::onHost;
using emulated::Order;
using emulated::shareApart;
using emulated::worstParameter;

namespace
{

/// What is trained: a few batches, of more than one size and fewer rows than the buffers have.
struct Setting {
    GpuArithmetic arithmetic = GpuArithmetic::Fp32;
    std::int64_t features = 40, clusters = 7;
    double dropout = .3, momentum = 0;
    /// Rows that the device holds itself, the others are read on the host; below 0: it holds all.
    std::int64_t deviceRows = -1;
    bool endings = true;
    bool layersAsKernels = false; ///< GpuTrainingSetup's
};

constexpr std::int64_t samples = 61, batch = 30;
const std::vector<std::int64_t> borders{0, 21, 43, samples}, oneBatch{0, 21};
constexpr std::uint64_t maskSeed = 17;

PretrainParameters parameters(const Setting& setting)
{
    PretrainParameters made;
    made.dropout = setting.dropout;
    made.stage1LearningRate = .05;
    made.stage1Momentum = setting.momentum;
    made.stage2LearningRate = 1e-3;
    made.clusterHeadLearningRate = 2e-3;
    return made;
}

DeepEmoCluster network(const Setting& setting)
{
    DeepEmoCluster made(setting.features, setting.clusters, batch, at::kCPU);
    Random random(5);
    made.parameters().initialise(random);
    return made;
}

struct Data {
    at::Tensor features, labels, targets, rows;
    explicit Data(const Setting& setting)
        : features(emulated::drawn({samples, setting.features}, 29, 1)),
          labels(at::empty({samples}, at::kLong)),
          targets(emulated::drawn({samples}, 29, 2) + features.select(1, 0)),
          rows(at::empty({samples}, at::kLong))
    {
        for (std::int64_t i = 0; i < samples; ++i) {
            labels.data_ptr<std::int64_t>()[i] = i * 5 % setting.clusters;
            rows.data_ptr<std::int64_t>()[i] = i * 17 % samples; // every row once
        }
    }
};

/// Of an epoch of stage I, one step of stage II, and an epoch of each.
struct Outcome {
    at::Tensor first, gradients, values; ///< parameters after the epoch, gradients of the step, parameters
    std::vector<double> losses;
    at::Tensor h, cluster, prediction; ///< of the GPU's evaluation pass
};

/// The CPU's own way, by LibTorch.
Outcome onCpu(const Setting& setting)
{
    const Data data(setting);
    DeepEmoCluster net = network(setting);
    Trainer trainer(net, parameters(setting), hostGenerator(maskSeed));
    Outcome outcome;
    const auto epoch = [&](const std::vector<std::int64_t>& of, bool stage2) {
        trainer.epoch({{data.features, {}}, data.rows, data.labels, stage2 ? data.targets : at::Tensor()},
                      {at::arange(of.back(), at::kLong), of}, [](std::size_t) {});
        const Trainer::Losses losses = trainer.takeLosses();
        outcome.losses.insert(outcome.losses.end(), {losses.crossEntropy, losses.concordance});
    };
    epoch(borders, false);
    outcome.first = net.parameters().allValues().clone();
    epoch(oneBatch, true);
    outcome.gradients = net.parameters().allGradients().clone();
    epoch(borders, false);
    epoch(borders, true);
    outcome.values = net.parameters().allValues().clone();
    return outcome;
}

Evaluation evaluatedOnCpu(const at::Tensor& values, const Setting& setting)
{
    DeepEmoCluster net = network(setting);
    net.parameters().setAllValues(values);
    Trainer trainer(net, parameters(setting), hostGenerator(maskSeed));
    return trainer.evaluate({Data(setting).features, {}}, {}, true, Job());
}

/// What GpuSteps does with LibTorch's tensors of a GPU, with memory of the made-up one.
class GpuTrained
{
public:
    explicit GpuTrained(const Setting& setting)
        : m_setting(setting), m_data(setting), m_network(network(setting)),
          m_features(m_data.features, setting.features, setting.deviceRows, setting.arithmetic)
    {
        const ParameterStore& store = m_network.parameters();
        m_values = onDevice<float>(store.allValues());
        m_gradients.resize(m_values.size());
        GpuTrainingSetup setup;
        setup.arithmetic = setting.arithmetic;
        setup.featureStride = setting.features;
        setup.clusters = setting.clusters;
        setup.batch = batch;
        setup.dropout = setting.dropout;
        setup.layersAsKernels = setting.layersAsKernels;
        setup.values = m_values.data();
        setup.gradients = m_gradients.data();
        setup.offsets.assign(store.offsets().begin(), store.offsets().end());
        const PretrainParameters rates = parameters(setting);
        setup.stage1Rate = rates.stage1LearningRate;
        setup.stage1Momentum = rates.stage1Momentum;
        const std::size_t g = m_network.classifierBegin(), f = m_network.regressorBegin();
        if (setting.momentum > 0) {
            m_velocity.resize(setup.offsets[f]);
            setup.velocity = m_velocity.data();
        }
        const std::size_t ends[] = {0, setup.offsets[g], setup.offsets[f], setup.offsets[store.size()]};
        const double rate[] = {rates.stage2LearningRate, rates.clusterHeadLearningRate,
                               rates.stage2LearningRate};
        for (std::size_t r = 0; r < 3; ++r) {
            const std::size_t count = ends[r + 1] - ends[r];
            m_first[r].resize(count);
            m_second[r].resize(count);
            m_steps[r].resize(1);
            setup.ranges.push_back(
                {ends[r], ends[r + 1], rate[r], m_first[r].data(), m_second[r].data(), m_steps[r].data()});
        }
        m_rows = onDevice<std::int64_t>(m_data.rows);
        m_labels = onDevice<std::int64_t>(m_data.labels);
        m_targets = onDevice<float>(m_data.targets);
        m_training = gpu::makeTraining(setup);
    }
    /// Returns what was told of its progress.
    std::vector<std::size_t> epoch(const std::vector<std::int64_t>& of, bool stage2, Dropout& masks)
    {
        GpuEpoch epoch;
        epoch.features = m_features;
        epoch.rows = m_rows.data();
        epoch.labels = m_labels.data();
        epoch.borders = of;
        if (masks.rate > 0)
            for (std::size_t i = 0; i < (of.size() - 1) * masksOfStep; ++i)
                epoch.keys.push_back(masks.nextKey());
        std::vector<std::size_t> told;
        const auto progress = [&](std::size_t batches) { told.push_back(batches); };
        if (stage2) {
            epoch.targets = m_targets.data();
            m_training->stage2(epoch, progress);
        } else {
            m_training->stage1(epoch, progress);
        }
        return told;
    }
    at::Tensor values() const { return onHost(m_values, {static_cast<std::int64_t>(m_values.size())}); }

    Outcome run()
    {
        Dropout masks{m_setting.dropout, hostGenerator(maskSeed)};
        Outcome outcome;
        const auto train = [&](const std::vector<std::int64_t>& of, bool stage2) {
            epoch(of, stage2, masks);
            double entropy = 0, ccc = 0;
            m_training->takeLosses(entropy, ccc);
            const auto count = static_cast<double>(of.back());
            outcome.losses.insert(outcome.losses.end(), {entropy / count, ccc / count});
        };
        train(borders, false);
        outcome.first = values();
        train(oneBatch, true);
        outcome.gradients = onHost(m_gradients, {static_cast<std::int64_t>(m_gradients.size())});
        train(borders, false);
        train(borders, true);
        gpu::DeviceArray<float> h(samples * 256), prediction(samples);
        gpu::DeviceArray<std::int64_t> cluster(samples);
        m_training->evaluate(m_features, nullptr, samples, h.data(), cluster.data(), prediction.data());
        outcome.h = onHost(h, {samples, 256});
        outcome.cluster = onHost(cluster, {samples});
        outcome.prediction = onHost(prediction, {samples});
        outcome.values = values();
        return outcome;
    }

private:
    Setting m_setting;
    Data m_data;
    DeepEmoCluster m_network;
    emulated::DeviceFeatures m_features;
    gpu::DeviceArray<float> m_values, m_gradients, m_velocity, m_first[3], m_second[3], m_steps[3];
    gpu::DeviceArray<std::int64_t> m_rows, m_labels;
    gpu::DeviceArray<float> m_targets;
    std::unique_ptr<GpuTraining> m_training;
};

Outcome onGpu(const Setting& setting)
{
    emulated::setEndings(setting.endings);
    try {
        return GpuTrained(setting).run();
    } catch (const Error& error) {
        qWarning("%s", error.what()); // Qt says no more than that there was an exception
        throw;
    }
}

/// How far two trainings have come apart, as a share of the way that they went.
double divergence(const Outcome& found, const Outcome& expected, const Setting& setting)
{
    const at::Tensor start = network(setting).parameters().allValues();
    return shareApart(found.values - start, expected.values - start);
}

bool sameBits(const Outcome& a, const Outcome& b)
{
    return a.first.equal(b.first) && a.gradients.equal(b.gradients) && a.values.equal(b.values) &&
           a.losses == b.losses && a.h.equal(b.h) && a.cluster.equal(b.cluster) &&
           a.prediction.equal(b.prediction);
}

} // namespace

/// A GPU's whole training, its graphs, streams, products and kernels, on the made-up GPU against the CPU's
/// own by LibTorch: the same start, batches and dropout masks.
class TrainingTest : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;

private Q_SLOTS:
    void init() { emulated::setOrder(Order::Given); }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }

    void equalsTheCpu_data()
    {
        QTest::addColumn<int>("arithmetic");
        QTest::addColumn<int>("features");
        QTest::addColumn<int>("clusters");
        QTest::addColumn<double>("dropout");
        QTest::addColumn<double>("momentum");
        QTest::addColumn<bool>("endings");
        QTest::addColumn<bool>("layersAsKernels");
        const int fp32 = static_cast<int>(GpuArithmetic::Fp32), tf32 = static_cast<int>(GpuArithmetic::Tf32),
                  bf16 = static_cast<int>(GpuArithmetic::Bf16);
        QTest::newRow("float32") << fp32 << 40 << 7 << .3 << 0. << true << false;
        QTest::newRow("without dropout") << fp32 << 40 << 7 << 0. << 0. << true << false;
        QTest::newRow("with momentum") << fp32 << 40 << 7 << .3 << .9 << true << false;
        QTest::newRow("biases by kernels") << fp32 << 40 << 7 << .3 << 0. << false << false;
        QTest::newRow("the first product in parts") << fp32 << 2048 << 7 << .3 << 0. << true << false;
        QTest::newRow("many clusters") << fp32 << 40 << 131 << .3 << 0. << true << false;
        QTest::newRow("tf32") << tf32 << 40 << 7 << .3 << 0. << true << false;
        QTest::newRow("bfloat16") << bf16 << 40 << 7 << .3 << 0. << true << false;
        QTest::newRow("bfloat16 with momentum") << bf16 << 40 << 7 << .3 << .9 << false << false;
        QTest::newRow("bfloat16, the first product in parts")
            << bf16 << 2048 << 7 << .3 << 0. << true << false;
        QTest::newRow("layers as kernels") << bf16 << 40 << 7 << .3 << 0. << true << true;
        QTest::newRow("layers as kernels without dropout") << bf16 << 40 << 7 << 0. << 0. << true << true;
        QTest::newRow("layers as kernels, many clusters") << bf16 << 2048 << 131 << .3 << .9 << true << true;
    }
    void equalsTheCpu()
    {
        QFETCH(int, arithmetic);
        QFETCH(int, features);
        QFETCH(int, clusters);
        QFETCH(double, dropout);
        QFETCH(double, momentum);
        QFETCH(bool, endings);
        QFETCH(bool, layersAsKernels);
        Setting setting;
        setting.layersAsKernels = layersAsKernels;
        setting.arithmetic = static_cast<GpuArithmetic>(arithmetic);
        setting.features = features;
        setting.clusters = clusters;
        setting.dropout = dropout;
        setting.momentum = momentum;
        setting.endings = endings;
        const Outcome expected = onCpu(setting), found = onGpu(setting);
        const DeepEmoCluster net = network(setting);
        const ParameterStore& store = net.parameters();
        const at::Tensor start = store.allValues();
        // Rounding, and what it does to a unit whose input is nearly 0: that is a share of one of 21 times
        // 256 values.
        const double tolerances[] = {3e-2, .15, .4}; // of fp32, tf32, bf16
        const double tolerance = tolerances[arithmetic];
        const emulated::WorstParameter first =
                                           worstParameter(found.first - start, expected.first - start, store),
                                       gradient = worstParameter(found.gradients, expected.gradients, store);
        qInfo("apart: %g of %s after stage I, %g of %s's gradient in stage II, %g of the way in the end",
              first.share, first.name.c_str(), gradient.share, gradient.name.c_str(),
              divergence(found, expected, setting));
        QVERIFY2(first.share <= tolerance, first.name.c_str());
        QVERIFY2(gradient.share <= tolerance, gradient.name.c_str());
        // Adam makes a large difference of a small one where a gradient is nearly 0: bounds of the
        // self-check.
        const double ends[] = {.1, .5, .7};
        QVERIFY(divergence(found, expected, setting) <= ends[arithmetic]);
        const bool exact = setting.arithmetic == GpuArithmetic::Fp32;
        const double lossTolerance = exact ? 1e-3 : 3e-2;
        QCOMPARE(found.losses.size(), expected.losses.size());
        for (std::size_t i = 0; i < found.losses.size(); ++i)
            QVERIFY2(
                std::abs(found.losses[i] - expected.losses[i]) <= lossTolerance,
                (std::to_string(found.losses[i]) + ", not " + std::to_string(expected.losses[i])).c_str());
        // The evaluation pass against the CPU's with the same weights.
        const Evaluation evaluation = evaluatedOnCpu(found.values, setting);
        const double passTolerances[] = {1e-5, 3e-3, 3e-2};
        qInfo("evaluation apart: %g of h, %g of the predictions", shareApart(found.h, evaluation.h),
              shareApart(found.prediction, evaluation.prediction.flatten()));
        QVERIFY(shareApart(found.h, evaluation.h) <= passTolerances[arithmetic]);
        QVERIFY(shareApart(found.prediction, evaluation.prediction.flatten()) <= passTolerances[arithmetic]);
        const double same = found.cluster.eq(evaluation.cluster).to(at::kDouble).mean().item<double>();
        QVERIFY2(same >= (exact ? 1. : .9), std::to_string(same).c_str());
    }

    /// Threads of a block, blocks, and what streams leave open: in no order do the bits change.
    void dependsOnNoOrder_data()
    {
        QTest::addColumn<int>("arithmetic");
        QTest::addColumn<double>("momentum");
        QTest::addColumn<bool>("layersAsKernels");
        QTest::newRow("float32") << static_cast<int>(GpuArithmetic::Fp32) << 0. << false;
        QTest::newRow("with momentum") << static_cast<int>(GpuArithmetic::Tf32) << .9 << false;
        QTest::newRow("bfloat16") << static_cast<int>(GpuArithmetic::Bf16) << 0. << false;
        QTest::newRow("layers as kernels") << static_cast<int>(GpuArithmetic::Bf16) << 0. << true;
    }
    void dependsOnNoOrder()
    {
        QFETCH(int, arithmetic);
        QFETCH(double, momentum);
        QFETCH(bool, layersAsKernels);
        Setting setting;
        setting.arithmetic = static_cast<GpuArithmetic>(arithmetic);
        setting.momentum = momentum;
        setting.layersAsKernels = layersAsKernels;
        const Outcome given = onGpu(setting);
        emulated::setOrder(Order::Reversed);
        QVERIFY(sameBits(onGpu(setting), given));
        for (std::uint64_t seed = 1; seed <= 2; ++seed) {
            emulated::setOrder(Order::Random, seed);
            QVERIFY2(sameBits(onGpu(setting), given), std::to_string(seed).c_str());
        }
    }

    void rowsOnTheHostGiveTheSameBits()
    {
        for (const GpuArithmetic arithmetic : {GpuArithmetic::Fp32, GpuArithmetic::Bf16}) {
            Setting setting;
            setting.arithmetic = arithmetic;
            const Outcome all = onGpu(setting);
            for (const std::int64_t held : {0, 1, 40}) {
                setting.deviceRows = held;
                QVERIFY2(sameBits(onGpu(setting), all), std::to_string(held).c_str());
            }
        }
    }

    /// The host is two stretches of sixteen steps ahead at most, and tells of each.
    void aLongEpochWaitsForItsStretches()
    {
        std::vector<std::int64_t> many{0};
        for (std::int64_t b = 1; b <= 40; ++b)
            many.push_back(b * samples / 40);
        at::Tensor given;
        for (const Order order : {Order::Given, Order::Reversed, Order::Random}) {
            emulated::setOrder(order, 5);
            GpuTrained training((Setting()));
            Dropout masks{.3, hostGenerator(maskSeed)};
            QCOMPARE(training.epoch(many, false, masks), (std::vector<std::size_t>{16, 32, 40}));
            const std::uint64_t before = emulated::counts().waits;
            training.epoch(many, false, masks);
            QCOMPARE(emulated::counts().waits - before, std::uint64_t{1});
            const at::Tensor values = training.values();
            if (given.defined())
                QVERIFY(values.equal(given));
            given = values;
        }
    }

    /// A short epoch does not wait at all.
    void anEpochDoesNotWait()
    {
        GpuTrained training((Setting()));
        Dropout masks{.3, hostGenerator(maskSeed)};
        training.epoch(borders, true, masks); // the first captures its graphs
        const emulated::Counts before = emulated::counts();
        training.epoch(borders, true, masks);
        const emulated::Counts after = emulated::counts();
        QCOMPARE(after.waits, before.waits);
        QCOMPARE(after.graphs - before.graphs, borders.size() - 1);
        QCOMPARE(after.products, before.products);                  // all are in the graph
        QCOMPARE(after.kernels - before.kernels, std::uint64_t{1}); // the rows of the first batch
    }

    void fullMemoryIsSaidAndGivenBack()
    {
        const std::size_t before = emulated::memoryTaken();
        {
            const GpuTrained fits((Setting()));
        }
        QCOMPARE(emulated::memoryTaken(), before);
        int refused = 0;
        for (std::size_t more = 1 << 20; more < (std::size_t{200} << 20); more += 17 << 20) {
            emulated::setMemory(before + more);
            try {
                const GpuTrained perhaps((Setting()));
            } catch (const Error& error) {
                ++refused;
                QCOMPARE(error.kind(), ErrorKind::Failed);
                QVERIFY(QString(error.what()).contains("memory is full"));
                QVERIFY(QString(error.what()).contains("--batch"));
            }
            QCOMPARE(emulated::memoryTaken(), before);
        }
        emulated::setMemory(std::size_t{4} << 30);
        QVERIFY(refused >= 3);
        const Outcome afterwards = onGpu(Setting());
        QVERIFY(divergence(afterwards, onCpu(Setting()), Setting()) <= .1);
    }

    /// Wherever a GPU is lost, the error says so and what to do; nothing hangs, and what was taken is given
    /// back.
    void aLostGpuIsSaid()
    {
        const std::size_t before = emulated::memoryTaken();
        for (const std::uint64_t works : {60, 200, 333, 700}) {
            bool isSaid = false;
            try {
                GpuTrained training((Setting()));
                emulated::loseAfter(works);
                training.run();
            } catch (const Error& error) {
                isSaid = true;
                QCOMPARE(error.kind(), ErrorKind::Failed);
                QVERIFY2(QString(error.what()).contains("the device is lost"), error.what());
                QVERIFY2(QString(error.what()).contains("--resume"), error.what());
            }
            emulated::loseAfter(0);
            QCOMPARE(emulated::takeFailure(), std::string());
            QVERIFY2(isSaid, std::to_string(works).c_str());
            QCOMPARE(emulated::memoryTaken(), before);
        }
    }
};

QTEST_GUILESS_MAIN(TrainingTest)
#include "training_learning_test.moc"

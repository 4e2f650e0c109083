#include "test_data.h"
#include "trained_networks.h"

#include <c10/core/InferenceMode.h>

using namespace deepmi;
using namespace emulated;

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
        QVERIFY(!layersAsKernels || !sameBits(found, onGpu(byTheLibrary(setting)))); // they were asked for
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
        QVERIFY(!layersAsKernels || !sameBits(given, onGpu(byTheLibrary(setting))));
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

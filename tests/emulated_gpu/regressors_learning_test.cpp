#include "curriculum/regressor_trainer_torch.h"
#include "device_tensors.h"
#include "emulated_gpu.h"
#include "network/batches_torch.h"
#include "network/curriculum_regressor_torch.h"
#include "network/resident_torch.h"
#include "pretrain/gpu_steps_torch.h"
#include "test_data.h"

#include <c10/core/InferenceMode.h>

using namespace deepmi;
using emulated::onDevice;
using emulated::onHost;
using emulated::Order;
using emulated::shareApart;

namespace
{

/// Several Θ, each with its own start, order of samples and masks.
struct Setting {
    GpuArithmetic arithmetic = GpuArithmetic::Fp32;
    int networks = 3;
    std::int64_t features = 37, hidden = 40;
    double dropout = .3;
    /// Rows that the device holds itself, the others are read on the host; below 0: it holds all.
    std::int64_t deviceRows = -1;
    int firstNetwork = 0;
};

constexpr std::int64_t samples = 61, batch = 30;
const std::vector<std::int64_t> borders{0, 21, 43, samples}, oneBatch{0, 21};
/// Of the one step, the first epoch and the second.
constexpr double rates[] = {2e-3, 2e-3, 5e-4};

struct Data {
    at::Tensor features, labels, rows; ///< rows [networks, samples]
    explicit Data(const Setting& setting)
        : features(emulated::drawn({samples, setting.features}, 31, 1)),
          labels(emulated::drawn({samples}, 31, 2) + features.select(1, 0)),
          rows(at::empty({setting.networks, samples}, at::kLong))
    {
        for (std::int64_t n = 0; n < setting.networks; ++n)
            for (std::int64_t i = 0; i < samples; ++i) // each row once
                rows.data_ptr<std::int64_t>()[n * samples + i] =
                    (i * 17 + 7 * (n + setting.firstNetwork)) % samples;
    }
};

void initialise(ParameterStore& store, int network)
{
    Random random(static_cast<std::uint64_t>(100 + network));
    store.initialise(random);
}

Dropout masksOf(const Setting& setting, int network)
{
    return {setting.dropout, hostGenerator(static_cast<std::uint64_t>(17 + network))};
}

/// Of every network one behind the other, without what lies between rows: parameters after each epoch,
/// gradients of the single step, losses of everything, and predictions of all rows.
struct Outcome {
    at::Tensor gradients, first, values, prediction;
    std::vector<double> losses;

    bool operator==(const Outcome& other) const
    {
        return gradients.equal(other.gradients) && first.equal(other.first) && values.equal(other.values) &&
               prediction.equal(other.prediction) && losses == other.losses;
    }
};

/// The CPU's own way, each network alone.
Outcome onCpu(const Setting& setting)
{
    const Data data(setting);
    std::vector<at::Tensor> gradients, first, values, predictions;
    std::vector<double> losses(static_cast<std::size_t>(3 * setting.networks));
    for (int n = 0; n < setting.networks; ++n) {
        CurriculumRegressor network(setting.features, setting.hidden, batch, at::kCPU);
        initialise(network.parameters(), n + setting.firstNetwork);
        RegressorTrainer trainer(network, rates[0], setting.dropout,
                                 masksOf(setting, n + setting.firstNetwork).generator);
        const auto epoch = [&](const std::vector<std::int64_t>& of, int number) {
            trainer.setLearningRate(rates[number]);
            for (std::size_t b = 0; b + 1 < of.size(); ++b) {
                const at::Tensor index = data.rows[n].slice(0, of[b], of[b + 1]);
                trainer.step(data.features.index_select(0, index), data.labels.index_select(0, index));
            }
            losses[static_cast<std::size_t>(number * setting.networks + n)] = trainer.takeLoss();
        };
        epoch(oneBatch, 0);
        gradients.push_back(network.parameters().allGradients().clone());
        epoch(borders, 1);
        first.push_back(network.parameters().allValues().clone());
        epoch(borders, 2);
        values.push_back(network.parameters().allValues().clone());
        predictions.push_back(predict(network, data.features, at::arange(samples, at::kLong)));
    }
    return {at::cat(gradients), at::cat(first), at::cat(values), at::stack(predictions), losses};
}

class GpuTrained
{
public:
    explicit GpuTrained(const Setting& setting)
        : m_setting(setting), m_data(setting),
          m_store(regressorShapes(setting.features, setting.hidden), at::kCPU, 0, gpuRowMultiple),
          m_features(m_data.features, m_store.value(0).stride(0), setting.deviceRows, setting.arithmetic)
    {
        std::vector<at::Tensor> starts;
        for (int n = 0; n < setting.networks; ++n) {
            initialise(m_store, n + setting.firstNetwork);
            starts.push_back(m_store.allValues().clone());
            m_masks.push_back(masksOf(setting, n + setting.firstNetwork));
        }
        m_values = onDevice<float>(at::cat(starts));
        for (gpu::DeviceArray<float>* array : {&m_gradients, &m_firstMoment, &m_secondMoment})
            array->resize(m_values.size());
        m_steps.resize(1);
        GpuRegressorSetup setup;
        setup.arithmetic = setting.arithmetic;
        setup.networks = setting.networks;
        setup.featureStride = m_store.value(0).stride(0);
        setup.hidden = setting.hidden;
        setup.hiddenStride = m_store.value(2).stride(0);
        setup.batch = batch;
        setup.dropout = setting.dropout;
        setup.values = m_values.data();
        setup.gradients = m_gradients.data();
        setup.offsets.assign(m_store.offsets().begin(), m_store.offsets().end());
        setup.firstMoment = m_firstMoment.data();
        setup.secondMoment = m_secondMoment.data();
        setup.steps = m_steps.data();
        m_rows = onDevice<std::int64_t>(m_data.rows);
        m_regressors = gpu::makeRegressors(setup);
    }
    /// Returns what was told of its progress.
    std::vector<std::size_t> epoch(const std::vector<std::int64_t>& of, double rate)
    {
        const at::Tensor rows = m_data.rows.slice(1, 0, of.back()).contiguous(),
                         targets = m_data.labels.index_select(0, rows.flatten());
        m_rows = onDevice<std::int64_t>(rows);
        m_targets = onDevice<float>(targets);
        GpuRegressorEpoch epoch;
        epoch.features = m_features;
        epoch.rate = rate;
        epoch.rows = m_rows.data();
        epoch.targets = m_targets.data();
        epoch.borders = of;
        if (m_setting.dropout > 0)
            for (std::size_t b = 0; b + 1 < of.size(); ++b)
                for (Dropout& masks : m_masks)
                    for (int i = 0; i < GpuRegressors::hiddenLayers; ++i)
                        epoch.keys.push_back(masks.nextKey());
        std::vector<std::size_t> told;
        m_regressors->epoch(epoch, [&](std::size_t batches) { told.push_back(batches); });
        return told;
    }
    at::Tensor values() const { return packed(m_values); }

    Outcome run()
    {
        Outcome outcome;
        const auto train = [&](const std::vector<std::int64_t>& of, double rate) {
            epoch(of, rate);
            for (const double loss : m_regressors->takeLosses())
                outcome.losses.push_back(loss / static_cast<double>(of.back()));
        };
        train(oneBatch, rates[0]);
        outcome.gradients = packed(m_gradients);
        train(borders, rates[1]);
        outcome.first = values();
        train(borders, rates[2]);
        outcome.values = values();
        outcome.prediction = predict(at::arange(samples, at::kLong));
        return outcome;
    }
    at::Tensor predict(const at::Tensor& rows)
    {
        const auto index = onDevice<std::int64_t>(rows);
        gpu::DeviceArray<float> prediction(index.size() * static_cast<std::size_t>(m_setting.networks));
        m_regressors->predict(m_features, index.data(), rows.numel(), prediction.data());
        return onHost(prediction, {m_setting.networks, rows.numel()});
    }

private:
    at::Tensor packed(const gpu::DeviceArray<float>& flat) const
    {
        const at::Tensor all = onHost(flat, {m_setting.networks, m_store.offsets().back()});
        std::vector<at::Tensor> parts;
        for (int n = 0; n < m_setting.networks; ++n)
            parts.push_back(m_store.packed(all[n], 0, m_store.size()));
        return at::cat(parts);
    }

    Setting m_setting;
    Data m_data;
    ParameterStore m_store;
    emulated::DeviceFeatures m_features;
    std::vector<Dropout> m_masks;
    gpu::DeviceArray<float> m_values, m_gradients, m_firstMoment, m_secondMoment, m_steps, m_targets;
    gpu::DeviceArray<std::int64_t> m_rows;
    std::unique_ptr<GpuRegressors> m_regressors;
};

Outcome onGpu(const Setting& setting)
{
    try {
        return GpuTrained(setting).run();
    } catch (const Error& error) {
        qWarning("%s", error.what()); // Qt says no more than that there was an exception
        throw;
    }
}

at::Tensor start(const Setting& setting)
{
    std::vector<at::Tensor> starts;
    for (int n = 0; n < setting.networks; ++n) {
        ParameterStore store(regressorShapes(setting.features, setting.hidden), at::kCPU);
        initialise(store, n + setting.firstNetwork);
        starts.push_back(store.allValues());
    }
    return at::cat(starts);
}

} // namespace

/// Θ's whole training on a GPU, several networks at once, on the made-up GPU against each network alone by
/// LibTorch: the same starts, batches and dropout masks.
class RegressorsTest : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;

private Q_SLOTS:
    void init() { emulated::setOrder(Order::Given); }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }

    void equalsTheCpu_data()
    {
        QTest::addColumn<int>("arithmetic");
        QTest::addColumn<int>("networks");
        QTest::addColumn<int>("features");
        QTest::addColumn<int>("hidden");
        QTest::addColumn<double>("dropout");
        const int fp32 = static_cast<int>(GpuArithmetic::Fp32), tf32 = static_cast<int>(GpuArithmetic::Tf32),
                  bf16 = static_cast<int>(GpuArithmetic::Bf16);
        QTest::newRow("float32") << fp32 << 3 << 37 << 40 << .3;
        QTest::newRow("without dropout") << fp32 << 3 << 37 << 40 << 0.;
        QTest::newRow("one network") << fp32 << 1 << 37 << 40 << .3;
        QTest::newRow("narrow") << fp32 << 2 << 9 << 8 << .3;
        QTest::newRow("wide") << fp32 << 2 << 65 << 264 << .5;
        QTest::newRow("the first product in parts") << fp32 << 1 << 2041 << 40 << .3;
        QTest::newRow("many features, two networks") << fp32 << 2 << 2041 << 40 << .3;
        QTest::newRow("tf32") << tf32 << 3 << 37 << 40 << .3;
        QTest::newRow("bfloat16") << bf16 << 3 << 37 << 40 << .3;
        QTest::newRow("bfloat16, one network") << bf16 << 1 << 37 << 64 << .3;
        QTest::newRow("bfloat16, the first product in parts") << bf16 << 1 << 2041 << 40 << 0.;
    }
    void equalsTheCpu()
    {
        QFETCH(int, arithmetic);
        QFETCH(int, networks);
        QFETCH(int, features);
        QFETCH(int, hidden);
        QFETCH(double, dropout);
        Setting setting;
        setting.arithmetic = static_cast<GpuArithmetic>(arithmetic);
        setting.networks = networks;
        setting.features = features;
        setting.hidden = hidden;
        setting.dropout = dropout;
        const Outcome expected = onCpu(setting), found = onGpu(setting);
        const at::Tensor begin = start(setting);
        const ParameterStore store(regressorShapes(setting.features, setting.hidden), at::kCPU);
        const emulated::WorstParameter gradient =
            emulated::worstParameter(found.gradients, expected.gradients, store);
        const double first = shareApart(found.first - begin, expected.first - begin),
                     end = shareApart(found.values - begin, expected.values - begin),
                     prediction = shareApart(found.prediction, expected.prediction);
        qInfo("apart: %g of %s's gradient, %g of the way after four steps, %g after seven, %g of predictions",
              gradient.share, gradient.name.c_str(), first, end, prediction);
        // Of fp32, tf32, bf16. Adam makes a large difference of a small one where a gradient is nearly 0.
        const double gradients[] = {3e-4, 3e-2, .2}, ways[] = {1e-3, .2, .4}, outputs[] = {1e-3, 3e-2, .1};
        QVERIFY2(gradient.share <= gradients[arithmetic], gradient.name.c_str());
        QVERIFY(first <= ways[arithmetic]);
        QVERIFY(end <= ways[arithmetic]);
        QVERIFY(prediction <= outputs[arithmetic]);
        QCOMPARE(found.losses.size(), expected.losses.size());
        for (std::size_t i = 0; i < found.losses.size(); ++i)
            QVERIFY2(
                std::abs(found.losses[i] - expected.losses[i]) <= outputs[arithmetic],
                (std::to_string(found.losses[i]) + ", not " + std::to_string(expected.losses[i])).c_str());
    }

    /// A network's bits are the same in the company of others, as far as the matrix library's are.
    void eachIsTheOneThatTrainsAlone()
    {
        Setting setting;
        const Outcome together = onGpu(setting);
        const auto part = [&](const at::Tensor& all, int n) { return all.view({setting.networks, -1})[n]; };
        for (int n = 0; n < setting.networks; ++n) {
            Setting alone = setting;
            alone.networks = 1;
            alone.firstNetwork = n;
            const Outcome one = onGpu(alone);
            QVERIFY(one.values.equal(part(together.values, n)));
            QVERIFY(one.prediction.flatten().equal(part(together.prediction, n)));
        }
        QVERIFY(!part(together.values, 0).equal(part(together.values, 1)));
    }

    /// Threads of a block, blocks, and what streams leave open: in no order do the bits change.
    void dependsOnNoOrder_data()
    {
        QTest::addColumn<int>("arithmetic");
        QTest::addColumn<int>("networks");
        QTest::newRow("float32") << static_cast<int>(GpuArithmetic::Fp32) << 3;
        QTest::newRow("bfloat16") << static_cast<int>(GpuArithmetic::Bf16) << 2;
        QTest::newRow("one network") << static_cast<int>(GpuArithmetic::Tf32) << 1;
    }
    void dependsOnNoOrder()
    {
        QFETCH(int, arithmetic);
        QFETCH(int, networks);
        Setting setting;
        setting.arithmetic = static_cast<GpuArithmetic>(arithmetic);
        setting.networks = networks;
        if (networks == 1)
            setting.features = 2041;
        const Outcome given = onGpu(setting);
        emulated::setOrder(Order::Reversed);
        QVERIFY(onGpu(setting) == given);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            emulated::setOrder(Order::Random, seed);
            QVERIFY2(onGpu(setting) == given, std::to_string(seed).c_str());
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
                QVERIFY2(onGpu(setting) == all, std::to_string(held).c_str());
            }
        }
    }

    /// A pass of more rows than a block of it has, some of them twice.
    void aLongPassIsTheShortOnes()
    {
        Setting setting;
        setting.networks = 40; // which leaves 512 rows a block
        setting.hidden = 8;
        GpuTrained trained(setting);
        trained.epoch(borders, rates[0]);
        const at::Tensor all = trained.predict(at::arange(samples, at::kLong)),
                         rows = (at::arange(1200, at::kLong) * 7).remainder(samples),
                         many = trained.predict(rows);
        QVERIFY(many.equal(all.index_select(1, rows)));
        QVERIFY(trained.predict(at::arange(samples, at::kLong)).equal(all)); // a short one after a long one
    }

    /// The host is two stretches of sixteen steps ahead at most, tells of each, and waits for nothing else.
    void theHostRunsAhead()
    {
        std::vector<std::int64_t> many{0};
        for (std::int64_t b = 1; b <= 40; ++b)
            many.push_back(b * samples / 40);
        GpuTrained trained((Setting()));
        QCOMPARE(trained.epoch(many, rates[0]), (std::vector<std::size_t>{16, 32, 40}));
        QVERIFY(trained.values().isfinite().all().item<bool>());
    }

    void fullMemoryIsSaidAndGivenBack()
    {
        const std::size_t before = emulated::memoryTaken();
        int refused = 0;
        for (std::size_t more = 1 << 20; more < (std::size_t{120} << 20); more += 11 << 20) {
            emulated::setMemory(before + more);
            try {
                const GpuTrained perhaps((Setting()));
            } catch (const Error& error) {
                ++refused;
                QCOMPARE(error.kind(), ErrorKind::Failed);
                QVERIFY(QString(error.what()).contains("memory is full"));
            }
            QCOMPARE(emulated::memoryTaken(), before);
        }
        emulated::setMemory(std::size_t{4} << 30);
        QVERIFY(refused >= 3);
    }

    void aLostGpuIsSaid()
    {
        const std::size_t before = emulated::memoryTaken();
        for (const std::uint64_t works : {5, 60, 133, 180}) {
            bool isSaid = false;
            try {
                GpuTrained trained((Setting()));
                emulated::loseAfter(works);
                trained.run();
            } catch (const Error& error) {
                isSaid = true;
                QVERIFY2(QString(error.what()).contains("the device is lost"), error.what());
            }
            emulated::loseAfter(0);
            QCOMPARE(emulated::takeFailure(), std::string());
            QVERIFY2(isSaid, std::to_string(works).c_str());
            QCOMPARE(emulated::memoryTaken(), before);
        }
    }
};

QTEST_GUILESS_MAIN(RegressorsTest)
#include "regressors_learning_test.moc"

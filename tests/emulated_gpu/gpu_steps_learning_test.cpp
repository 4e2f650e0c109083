#include "cuda/gpu_training.h"
#include "device_tensors.h"
#include "emulated_gpu.h"
#include "network/runtime_torch.h"
#include "pretrain/gpu_steps_torch.h"
#include "test_data.h"

#include <c10/core/InferenceMode.h>

using namespace deepmi;

extern "C" const GpuFunctions* deepmi_gpu_functions();

namespace
{

constexpr std::int64_t labelled = 40, unlabelled = 70, columns = 40, clusters = 6, batch = 24;

struct Outcome {
    at::Tensor values, h, prediction, cluster;
    double crossEntropy = 0, concordance = 0;
    std::int64_t onHost = 0; ///< rows that stayed there
    std::vector<std::string> warnings;

    bool operator==(const Outcome& other) const
    {
        return values.equal(other.values) && h.equal(other.h) && prediction.equal(other.prediction) &&
               cluster.equal(other.cluster) && crossEntropy == other.crossEntropy &&
               concordance == other.concordance;
    }
};

class Warnings : public Progress
{
public:
    explicit Warnings(std::vector<std::string>& texts) : m_texts(texts) {}
    void report(const ProgressUpdate&) override {}
    void warn(const std::string& message) override { m_texts.push_back(message); }

private:
    std::vector<std::string>& m_texts;
};

/// What a pre-training does with GpuSteps: features of two files placed, an epoch of each stage, a pass.
/// `room`: rows for which the GPU has memory.
Outcome trained(Precision precision, double room)
{
    const double bytesOfRow = columns * (precision == Precision::BFloat16 ? 2. : 4.);
    PretrainParameters parameters;
    parameters.dropout = .2;
    DeepEmoCluster network(columns, clusters, batch, at::kCPU);
    Random random(3);
    network.parameters().initialise(random);
    const ParameterStore& store = network.parameters();
    const std::size_t f = network.regressorBegin();
    const GradientDescent stage1(store.values(0, f), store.gradients(0, f), parameters.stage1LearningRate,
                                 parameters.stage1Momentum, {});
    const Adam stage2({{store.allValues(), store.allGradients(), parameters.stage2LearningRate, {}}});
    GpuSteps steps(network, parameters, stage1, stage2, precision, *deepmi_gpu_functions());
    const double bytes = GpuSteps::keptForWork.of(labelled + unlabelled) + room * bytesOfRow;
    qputenv("DEEPMI_GPU_MEMORY", QByteArray::number(bytes / 1e9, 'g', 17));

    Outcome outcome;
    Warnings warnings(outcome.warnings);
    const Job job(warnings);
    const FloatMatrix first = emulated::drawnMatrix(labelled, columns, 31, 1),
                      second = emulated::drawnMatrix(unlabelled, columns, 31, 2);
    const PlacedFeatures ofLabelled = steps.place(first, unlabelled, job),
                         ofUnlabelled = steps.place(second, 0, job);
    for (const PlacedFeatures* features : {&ofLabelled, &ofUnlabelled})
        outcome.onHost += features->onHost.defined() ? features->onHost.size(0) : 0;
    qunsetenv("DEEPMI_GPU_MEMORY");

    Dropout masks{parameters.dropout, hostGenerator(9)};
    const auto none = [](std::size_t) {};
    const EpochBatches all{at::arange(unlabelled, at::kLong), {0, 23, 46, unlabelled}},
        some{at::arange(30, at::kLong), {0, 16, 30}};
    const at::Tensor labels = at::arange(unlabelled, at::kLong).remainder(clusters),
                     rows = at::arange(labelled - 1, labelled - 31, -1, at::kLong),
                     targets = at::arange(30, at::kFloat).sin();
    steps.epoch(ofUnlabelled, {}, labels, {}, all, masks, none);
    steps.epoch(ofLabelled, rows, labels.narrow(0, 0, 30).contiguous(), targets, some, masks, none);
    steps.addLosses(outcome.crossEntropy, outcome.concordance);
    outcome.h = at::empty({30, 256}, at::kFloat);
    outcome.cluster = at::empty({30}, at::kLong);
    outcome.prediction = at::empty({30}, at::kFloat);
    steps.evaluate(ofLabelled, rows, outcome.h, outcome.cluster, outcome.prediction);
    outcome.values = store.allValues().clone();
    return outcome;
}

} // namespace

/// How a pre-training lays its tensors before a GPU, on the made-up one, whose memory is here the host's as
/// well.
class GpuStepsTest : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;

private Q_SLOTS:
    void initTestCase() { emulated::setUnified(true); }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }

    /// However many rows have to stay on the host, of one file or of both: the same bits.
    void whereRowsLieChangesNothing_data()
    {
        QTest::addColumn<int>("precision");
        QTest::newRow("float32") << static_cast<int>(Precision::Float32);
        QTest::newRow("bfloat16") << static_cast<int>(Precision::BFloat16);
    }
    void whereRowsLieChangesNothing()
    {
        QFETCH(int, precision);
        const auto arithmetic = static_cast<Precision>(precision);
        const Outcome all = trained(arithmetic, 1e6);
        QCOMPARE(all.onHost, 0);
        QVERIFY(all.warnings.empty());
        QVERIFY(all.values.isfinite().all().item<bool>());
        QVERIFY(all.crossEntropy > 0 && all.concordance > 0);
        emulated::setOrder(emulated::Order::Random, 7);
        for (const double room : {100.5, 33.5, 0.}) {
            const Outcome found = trained(arithmetic, room);
            QVERIFY2(found == all, std::to_string(room).c_str());
            QVERIFY2(found.onHost > 0, std::to_string(room).c_str());
            QVERIFY(!found.warnings.empty());
            QVERIFY2(found.warnings.front().find("stay in the host's memory") != std::string::npos,
                     found.warnings.front().c_str());
            if (room == 0)
                QCOMPARE(found.onHost, labelled + unlabelled);
        }
        emulated::setOrder(emulated::Order::Given);
    }

    void otherLayoutsAreRefused()
    {
        PretrainParameters parameters;
        DeepEmoCluster network(columns, clusters, batch, at::kCPU);
        const ParameterStore& store = network.parameters();
        const std::size_t f = network.regressorBegin();
        const GradientDescent stage1(store.values(0, f), store.gradients(0, f), .1, 0, {});
        const Adam stage2({{store.allValues(), store.allGradients(), 1e-3, {}}});
        GpuSteps steps(network, parameters, stage1, stage2, Precision::Float32, *deepmi_gpu_functions());
        at::Tensor h = at::empty({4, 256}, at::kFloat), none;
        for (const at::Tensor& features :
             {at::zeros({4, columns}, at::kDouble), at::zeros({4, columns - 8}, at::kFloat),
              at::zeros({columns, 4}, at::kFloat).t()})
            QVERIFY_THROWS_EXCEPTION(Error, steps.evaluate({features, {}}, {}, h, none, none));
        steps.evaluate({at::zeros({4, columns}, at::kFloat), {}}, {}, h, none, none);
        QVERIFY(h.isfinite().all().item<bool>());
    }
};

QTEST_GUILESS_MAIN(GpuStepsTest)
#include "gpu_steps_learning_test.moc"

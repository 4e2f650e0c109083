#include "cuda/gpu_errors.h"
#include "curriculum/batched_trials_torch.h"
#include "curriculum/separate_trials_torch.h"
#include "curriculum/trial_features_torch.h"
#include "device_tensors.h"
#include "emulated_gpu.h"
#include "job/error.h"
#include "network/batches_torch.h"
#include "network/gpu_placement_torch.h"
#include "network/resident_torch.h"
#include "test_data.h"

#include <c10/core/InferenceMode.h>

#include <cmath>

using namespace deepmi;

extern "C" const deepmi::GpuFunctions* deepmi_gpu_functions();

namespace
{

constexpr std::int64_t samples = 101, development = 40, features = 19; // uneven batches, odd rows
constexpr int epochs = 8;

FloatMatrix drawn()
{
    return emulated::drawnMatrix(samples + development, features, 31);
}

class Warnings : public Progress
{
public:
    void report(const ProgressUpdate&) override {}
    void warn(const std::string& message) override { texts.push_back(message); }
    std::vector<std::string> texts;
};

/// A training of several trials as train() lays it out, its features placed for the kernels or not.
class Fixture
{
public:
    /// `room`: rows for which the GPU has memory.
    explicit Fixture(double dropout, Precision precision = Precision::Float32, double room = 1e6)
    {
        parameters.trials = 3;
        parameters.hidden = 24;
        parameters.batch = 16;
        parameters.dropout = dropout;
        parameters.seed = 7;
        parameters.pacing.bins = 3;
        parameters.pacing.epochs = epochs;
        parameters.pacing.epochsPerBin = 2;
        parameters.pacing.learningRate = .01;
        m_onGpu.precision = precision;
        m_placement.emplace(*deepmi_gpu_functions(), at::kCPU, precision, gpuRowStride(features),
                            GpuPlacement::Kept{});
        const double bytesOfRow =
            static_cast<double>(gpuRowStride(features)) * (precision == Precision::BFloat16 ? 2. : 4.);
        qputenv("DEEPMI_GPU_MEMORY", QByteArray::number(room * bytesOfRow / 1e9, 'g', 17));
        m_placed = m_placement->place(m_matrix, 0, job);
        qunsetenv("DEEPMI_GPU_MEMORY");
        m_labels = at::empty({samples + development}, at::kFloat);
        Random random(32);
        for (std::size_t row = 0; row < m_matrix.rows(); ++row) {
            const auto values = m_matrix.row(row); // labels that follow some of the features
            m_labels.data_ptr<float>()[row] =
                values[0] + .5F * std::abs(values[3]) + .3F * static_cast<float>(random.normal());
        }
    }

    TrialSetting onGpu() { return setting(m_onGpu, m_placed, &*m_placement); }
    TrialSetting onCpu()
    {
        const PlacedFeatures all{
            at::from_blob(m_matrix.data(), {samples + development, features}, at::kFloat), {}};
        return setting(m_onCpu, all, nullptr);
    }
    /// As too high a rate would do it to weights.
    void spoilLastSample() { m_placed.onDevice.narrow(0, samples - 1, 1).fill_(INFINITY); }
    std::int64_t rowsOnHost() const { return m_placed.onHost.defined() ? m_placed.onHost.size(0) : 0; }

    TrainParameters parameters;
    Warnings warnings;
    Job job{warnings};
    WorkerThreads workers{1, 1};

private:
    TrialSetting setting(const Runtime& runtime, const PlacedFeatures& placed, GpuPlacement* placement) const
    {
        const auto rows = [](std::int64_t first, std::int64_t count) {
            return at::arange(first, first + count, at::kLong);
        };
        const EvaluationSet judged{"Development", placed, rows(samples, development),
                                   toDoubles(m_labels.narrow(0, samples, development))};
        return {parameters, runtime,          true,
                placed,     rows(0, samples), m_labels.narrow(0, 0, samples).contiguous(),
                judged,     {judged},         placement};
    }

    c10::InferenceMode m_inference;
    Runtime m_onCpu = Runtime::open({"cpu", 1}), m_onGpu = m_onCpu;
    FloatMatrix m_matrix = drawn();
    std::optional<GpuPlacement> m_placement;
    PlacedFeatures m_placed;
    at::Tensor m_labels;
};

void run(TrialGroup& group, int count)
{
    for (int epoch = 0; epoch < count; ++epoch)
        group.epoch();
}

/// A scale that leaves labels as they are.
const LabelNormalisation asTheyAre{0, 1};

/// Worst difference of trials in development CCC and loss of every epoch and in predictions at the end, where
/// they kept the same epochs; infinite where a number that must be the same is not.
double difference(const std::vector<TrialResult>& a, const std::vector<TrialResult>& b)
{
    if (a.size() != b.size())
        return INFINITY;
    double worst = 0;
    for (std::size_t trial = 0; trial < a.size(); ++trial) {
        const TrialResult &one = a[trial], &other = b[trial];
        if (one.history.size() != other.history.size() || one.seed != other.seed)
            return INFINITY;
        for (std::size_t i = 0; i < one.history.size(); ++i) {
            const TrainEpoch &x = one.history[i], &y = other.history[i];
            if (x.samples != y.samples || x.learningRate != y.learningRate || x.epoch != y.epoch)
                return INFINITY;
            for (const double apart : {x.developmentCcc - y.developmentCcc, x.trainingLoss - y.trainingLoss})
                worst = std::max(worst, std::isfinite(apart) ? std::abs(apart) : INFINITY);
        }
        if (one.bestEpoch != other.bestEpoch)
            continue;
        for (std::size_t i = 0; i < one.tests.front().predicted.size(); ++i)
            worst =
                std::max(worst, std::abs(one.tests.front().predicted[i] - other.tests.front().predicted[i]));
    }
    return worst;
}

bool sameBits(const std::vector<TrialResult>& a, const std::vector<TrialResult>& b)
{
    if (difference(a, b) != 0)
        return false;
    for (std::size_t trial = 0; trial < a.size(); ++trial)
        for (std::size_t i = 0; i < a[trial].weights.size(); ++i)
            if (a[trial].weights[i].values != b[trial].weights[i].values)
                return false;
    return true;
}

} // namespace

/// `deepmi train` on a GPU by kernels of our own, on the made-up one, whose memory is here the host's as
/// well, against the CPU's own way: the same starts, orders and dropout masks.
class TrialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { emulated::setUnified(true); }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }

    void equalTheCpus_data()
    {
        QTest::addColumn<int>("precision");
        QTest::addColumn<double>("dropout");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("float32") << static_cast<int>(Precision::Float32) << .3 << 2e-3;
        QTest::newRow("without dropout") << static_cast<int>(Precision::Float32) << 0. << 2e-3;
        QTest::newRow("tf32") << static_cast<int>(Precision::TensorFloat32) << .3 << .1;
        QTest::newRow("bfloat16") << static_cast<int>(Precision::BFloat16) << .3 << .3;
    }
    void equalTheCpus()
    {
        QFETCH(int, precision);
        QFETCH(double, dropout);
        QFETCH(double, tolerance);
        Fixture fixture(dropout, static_cast<Precision>(precision));
        const TrialSetting gpu = fixture.onGpu(), cpu = fixture.onCpu();
        BatchedTrials kernels(gpu, 0, 3, fixture.job);
        SeparateTrials separate(cpu, 0, 3, fixture.workers, fixture.job);
        const std::uint64_t before = emulated::counts().graphs;
        run(kernels, epochs);
        QVERIFY(emulated::counts().graphs - before > 3 * epochs); // they are the kernels' steps
        run(separate, epochs);
        QCOMPARE(kernels.trainingSamples(), separate.trainingSamples());
        const auto found = kernels.finish(asTheyAre), expected = separate.finish(asTheyAre);
        const double worst = difference(found, expected);
        qInfo("apart: %g", worst);
        QVERIFY(worst <= tolerance);
        for (const TrialResult& trial : found)
            QVERIFY(trial.developmentCcc > .3); // it has learned
        QCOMPARE(found[0].weights.size(), expected[0].weights.size());
        for (std::size_t i = 0; i < found[0].weights.size(); ++i) {
            QCOMPARE(found[0].weights[i].name, expected[0].weights[i].name);
            QVERIFY(found[0].weights[i].shape == expected[0].weights[i].shape);
        }
        QVERIFY(found[0].history[0].trainingLoss != found[1].history[0].trainingLoss); // another seed
    }

    void whereRowsLieChangesNothing()
    {
        for (const Precision precision : {Precision::Float32, Precision::BFloat16}) {
            const auto trained = [&](double room, std::int64_t onHost) {
                Fixture fixture(.3, precision, room);
                const TrialSetting setting = fixture.onGpu();
                BatchedTrials group(setting, 0, 3, fixture.job);
                run(group, epochs);
                if (fixture.rowsOnHost() != onHost || fixture.warnings.texts.empty() != (onHost == 0))
                    return std::vector<TrialResult>();
                return group.finish(asTheyAre);
            };
            const auto all = trained(1e6, 0);
            QCOMPARE(all.size(), std::size_t{3});
            QVERIFY(sameBits(trained(60.5, 81), all));
            QVERIFY(sameBits(trained(0, 141), all));
        }
    }

    void anInterruptedGroupGoesOnWithTheSameBits()
    {
        Fixture fixture(.3, Precision::BFloat16);
        const TrialSetting setting = fixture.onGpu();
        BatchedTrials undisturbed(setting, 0, 3, fixture.job), stopped(setting, 0, 3, fixture.job),
            resumed(setting, 0, 3, fixture.job);
        run(undisturbed, epochs);
        run(stopped, 3);
        stopped.capture();
        run(stopped, 1); // lost
        Checkpoint checkpoint;
        stopped.write(checkpoint);
        resumed.restore(checkpoint);
        QCOMPARE(resumed.trial(2).epochsDone(), 3);
        run(resumed, epochs - 3);
        QVERIFY(sameBits(undisturbed.finish(asTheyAre), resumed.finish(asTheyAre)));
    }

    /// What a GPU leaves is taken up on the CPU, and the other way round, masks and all.
    void theCpuGoesOnFromAGpusCheckpoint()
    {
        Fixture fixture(.3);
        const TrialSetting gpu = fixture.onGpu(), cpu = fixture.onCpu();
        SeparateTrials undisturbed(cpu, 0, 2, fixture.workers, fixture.job);
        run(undisturbed, epochs);
        const auto expected = undisturbed.finish(asTheyAre);
        const auto goOn = [&](TrialGroup& from, TrialGroup& to) {
            run(from, 5);
            from.capture();
            Checkpoint checkpoint;
            from.write(checkpoint);
            to.restore(checkpoint);
            run(to, epochs - 5);
            return difference(to.finish(asTheyAre), expected);
        };
        BatchedTrials kernels(gpu, 0, 2, fixture.job), later(gpu, 0, 2, fixture.job);
        SeparateTrials separate(cpu, 0, 2, fixture.workers, fixture.job),
            taken(cpu, 0, 2, fixture.workers, fixture.job);
        const double toCpu = goOn(kernels, taken), toGpu = goOn(separate, later);
        QVERIFY2(toCpu < 2e-3, QByteArray::number(toCpu).constData());
        QVERIFY2(toGpu < 2e-3, QByteArray::number(toGpu).constData());
    }

    void aFullGpuIsSaidAsSuch()
    {
        Fixture fixture(.3);
        const TrialSetting setting = fixture.onGpu();
        emulated::setMemory(emulated::memoryTaken() + (40 << 20)); // less than the products' workspaces
        QVERIFY_THROWS_EXCEPTION(GpuMemoryFull, BatchedTrials(setting, 0, 3, fixture.job));
        emulated::setMemory(std::size_t{4} << 30);
        BatchedTrials group(setting, 0, 3, fixture.job);
        run(group, 1);
    }

    void aDivergedTrialIsNamed()
    {
        Fixture fixture(0);
        fixture.spoilLastSample();
        const TrialSetting setting = fixture.onGpu();
        BatchedTrials group(setting, 4, 2, fixture.job);
        VERIFY_RAISES(run(group, epochs), ErrorKind::Failed, "trial 5 diverged in epoch", "--learning-rate");
    }

    /// Room for sixteen networks is nothing that features should have to make way for.
    void featuresHaveRoomBeforeManyNetworks()
    {
        const FloatMatrix matrix = drawn();
        const KernelRegressors::Size size{features, 24, 16, .3, development};
        const double ofFeatures = (samples + development) * 4. * gpuRowStride(features);
        Warnings warnings;
        const Job job(warnings);
        const auto placed = [&](double room, std::int64_t rowsOfAll = samples + development) {
            qputenv("DEEPMI_GPU_MEMORY", QByteArray::number(room / 1e9, 'g', 17));
            const auto placement = KernelRegressors::placementFor(
                16, size, rowsOfAll, *deepmi_gpu_functions(), at::kCPU, Precision::Float32);
            const PlacedFeatures rows = placement->place(matrix, 0, job);
            qunsetenv("DEEPMI_GPU_MEMORY");
            return rows.onDevice.size(0);
        };
        QVERIFY(KernelRegressors::bytes(16, size) > KernelRegressors::bytes(2, size) + 1);
        QCOMPARE(placed(ofFeatures + KernelRegressors::bytes(2, size) + 1), samples + development);
        QVERIFY(warnings.texts.empty());
        QCOMPARE(placed(ofFeatures / 2 + KernelRegressors::bytes(16, size)), samples + development);
        QVERIFY(warnings.texts.empty());
        // Where not all rows fit, the others make way for as many networks as there is room for.
        QCOMPARE(placed(ofFeatures / 2 + KernelRegressors::bytes(1, size)), (samples + development) / 2);
        QCOMPARE(warnings.texts.size(), std::size_t{1});
        const double rowBytes = 4. * gpuRowStride(features);
        QCOMPARE(placed(KernelRegressors::bytes(16, size) + 10.5 * rowBytes, 1000000), 10);
    }

    /// As where a limit on locked memory forbids it.
    void rowsThatAGpuCannotReadAreCopiedByOperations()
    {
        GpuFunctions functions = *deepmi_gpu_functions();
        const FloatMatrix matrix = drawn();
        TestCorpus test;
        test.features.values = drawn();
        std::vector<TestCorpus> tests;
        tests.push_back(std::move(test));
        const KernelRegressors::Size size{features, 24, 16, .3, development};
        const Runtime runtime = Runtime::open({"cpu", 1});
        const auto placed = [&](const GpuFunctions* kernels) {
            return placeForTrials(matrix, tests, size, 3, kernels, runtime, Job());
        };
        qputenv("DEEPMI_GPU_MEMORY", "0");
        {
            const TrialFeatures shared = placed(&functions);
            QVERIFY(shared.placement && shared.training.onHost.defined());
            QCOMPARE(shared.tests.size(), std::size_t{1});
        }
        functions.share = [](int, const void*, std::size_t) { throw RowsOutOfReach("not allowed here"); };
        const TrialFeatures copied = placed(&functions);
        qunsetenv("DEEPMI_GPU_MEMORY");
        QVERIFY(!copied.placement);
        QCOMPARE(copied.reason, std::string("not allowed here"));
        QVERIFY(!copied.training.onHost.defined());
        QCOMPARE(copied.training.onDevice.size(0), samples + development);
        QCOMPARE(copied.tests.size(), std::size_t{1});
        QCOMPARE(copied.tests.front().onDevice.size(1), features);
        QVERIFY(!placed(nullptr).placement);
    }

    void whatKernelsDoNotTakeIsSaid()
    {
        KernelRegressors::Size size{19, 50, 64, 0, 0};
        std::string reason = "one of before";
        QVERIFY(!KernelRegressors::areFor(size, at::kCPU, reason));
        QCOMPARE(reason, std::string());
        const at::Device gpu(at::kCUDA, 0);
        QVERIFY(!KernelRegressors::areFor(size, gpu, reason));
        QVERIFY2(reason.find("multiple of 8") != std::string::npos, reason.c_str());
        size.hidden = 48;
        size.batch = 5000;
        QVERIFY(!KernelRegressors::areFor(size, gpu, reason));
        QVERIFY2(reason.find("at most 4096") != std::string::npos, reason.c_str());
    }
};

QTEST_GUILESS_MAIN(TrialsTest)
#include "trials_learning_test.moc"

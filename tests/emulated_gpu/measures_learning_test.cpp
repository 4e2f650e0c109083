#include "cuda/gpu_functions.h"
#include "data/teaching_corpus.h"
#include "difficulty/measure_run_torch.h"
#include "difficulty/pretrained.h"
#include "emulated_gpu.h"
#include "network/resident_torch.h"
#include "test_data.h"

#include <c10/core/InferenceMode.h>

#include <cmath>

using namespace deepmi;

extern "C" const deepmi::GpuFunctions* deepmi_gpu_functions();

namespace
{

constexpr int features = 48, epochs = 3;

Corpus corpus()
{
    TeachingCorpusParameters parameters;
    parameters.rows = 300;
    parameters.unlabeled = 0;
    parameters.features = features;
    TeachingCorpus made = makeTeachingCorpus(parameters);
    return joinCorpus(std::move(made.features), made.labels, "arousal");
}

MeasureTrainingParameters training()
{
    MeasureTrainingParameters given;
    given.epochs = epochs;
    given.hidden = 24;
    given.batch = 32;
    given.dropout = .2;
    given.record = "batch";
    given.neighbours = 5;
    return resolvedFor(MeasureNetwork::Theta, given);
}

double largest(const std::vector<double>& a, const std::vector<double>& b)
{
    double worst = a.size() == b.size() && !a.empty() ? 0 : INFINITY;
    for (std::size_t i = 0; i < a.size() && std::isfinite(worst); ++i) {
        const double apart = std::abs(a[i] - b[i]);
        worst = std::isfinite(apart) ? std::max(worst, apart) : INFINITY;
    }
    return worst;
}

} // namespace

/// A measure's training of Θ on a GPU by kernels of our own, on the made-up one, whose memory is here the
/// host's as well, against the CPU's own way: the same start, orders and dropout masks.
class MeasuresTest : public QObject
{
    Q_OBJECT

    c10::InferenceMode m_inference;
    Corpus m_corpus = corpus();
    NetworkTask m_task = trainingSplitTask(m_corpus);

    /// `room`: rows for which the GPU has memory; below 0: without one. `interrupted`: after the first epoch,
    /// and taken up again by another run from a checkpoint.
    NetworkOutcome trained(Precision precision, double room, bool interrupted = false)
    {
        const MeasureTrainingParameters parameters = training();
        Runtime runtime = Runtime::open({"cpu", 1});
        const MeasureKernels kernels{deepmi_gpu_functions(), precision, &parameters};
        if (room >= 0) {
            runtime.precision = precision;
            const double bytesOfRow =
                static_cast<double>(gpuRowStride(features)) * (precision == Precision::BFloat16 ? 2. : 4.);
            KernelRegressors::Size size = sizeOf(parameters, features);
            qputenv(
                "DEEPMI_GPU_MEMORY",
                QByteArray::number((room * bytesOfRow + KernelRegressors::bytes(1, size)) / 1e9, 'g', 17));
        }
        const Job job;
        const auto rows = std::make_shared<const TaskFeatures>(
            m_corpus, m_task, parameters.clip, runtime.device, job, room >= 0 ? &kernels : nullptr);
        qunsetenv("DEEPMI_GPU_MEMORY");
        const std::uint64_t before = emulated::counts().graphs;
        const auto begin = [&] {
            return std::make_unique<MeasureRun>(makeTrainable(MeasureNetwork::Theta, rows, parameters,
                                                              runtime,
                                                              dropoutGenerator(runtime, m_task.seed)),
                                                m_corpus, m_task, parameters, runtime, job);
        };
        std::unique_ptr<MeasureRun> run = begin();
        while (run->epochsDone() < epochs) {
            run->epoch();
            if (!interrupted || run->epochsDone() > 1)
                continue;
            Checkpoint checkpoint;
            run->capture();
            run->epoch(); // of which nothing is kept
            run->write(checkpoint, "run");
            run = begin();
            run->restore(checkpoint, "run");
        }
        run->predictWithKept();
        run->askNeighbours();
        if ((emulated::counts().graphs > before) != (room >= 0))
            return {}; // it was trained in the other way
        return run->finish();
    }

private Q_SLOTS:
    void initTestCase()
    {
        emulated::setUnified(true);
        m_task.everyEpoch = m_task.probes = true;
        m_task.seed = 3;
    }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }

    void equalTheCpus_data()
    {
        QTest::addColumn<int>("precision");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("float32") << static_cast<int>(Precision::Float32) << 1e-5;
        QTest::newRow("tf32") << static_cast<int>(Precision::TensorFloat32) << .01;
        QTest::newRow("bfloat16") << static_cast<int>(Precision::BFloat16) << .02;
    }
    void equalTheCpus()
    {
        QFETCH(int, precision);
        QFETCH(double, tolerance);
        const NetworkOutcome expected = trained({}, -1),
                             found = trained(static_cast<Precision>(precision), 1e6);
        QCOMPARE(found.byEpoch.size(), std::size_t{epochs});
        double ofSteps = 0;
        for (std::size_t epoch = 0; epoch < epochs; ++epoch)
            ofSteps = std::max(ofSteps, largest(found.byEpoch[epoch], expected.byEpoch[epoch]));
        const double ofKept = largest(found.predicted, expected.predicted);
        qInfo("apart on the label scale: %g in the steps, %g at the end", ofSteps, ofKept);
        QVERIFY(ofSteps <= tolerance);
        QCOMPARE(found.keptEpoch, expected.keptEpoch);
        QVERIFY(ofKept <= tolerance);
        QVERIFY(std::abs(found.trainCcc - expected.trainCcc) <= tolerance);
        // Neighbours change where two are as near as each other; few are.
        QCOMPARE(found.probes.size(), expected.probes.size());
        for (std::size_t layer = 0; layer < found.probes.size(); ++layer) {
            int changed = 0;
            for (std::size_t i = 0; i < found.probes[layer].size(); ++i)
                changed += std::abs(found.probes[layer][i] - expected.probes[layer][i]) > 1e-9;
            QCOMPARE(found.probes[layer].size(), m_task.scored.size());
            const double share = changed / static_cast<double>(m_task.scored.size());
            QVERIFY2(share <= (tolerance < 1e-3 ? .02 : .6), std::to_string(share).c_str());
        }
    }

    void itGoesOnFromACheckpointAsIfUndisturbed()
    {
        for (const Precision precision : {Precision::Float32, Precision::BFloat16}) {
            const NetworkOutcome whole = trained(precision, 1e6), resumed = trained(precision, 1e6, true);
            QVERIFY(!whole.predicted.empty());
            QVERIFY(resumed.predicted == whole.predicted);
            QVERIFY(resumed.byEpoch == whole.byEpoch);
            QVERIFY(resumed.probes == whole.probes);
            QCOMPARE(resumed.keptEpoch, whole.keptEpoch);
        }
    }

    void whereRowsLieChangesNothing()
    {
        for (const Precision precision : {Precision::Float32, Precision::BFloat16}) {
            const NetworkOutcome all = trained(precision, 1e6);
            QVERIFY(!all.predicted.empty());
            for (const double room : {70.5, 0.}) {
                const NetworkOutcome found = trained(precision, room);
                QVERIFY(found.predicted == all.predicted);
                QVERIFY(found.byEpoch == all.byEpoch);
                QVERIFY(found.probes.front().size() == all.probes.front().size());
            }
        }
    }
};

QTEST_GUILESS_MAIN(MeasuresTest)
#include "measures_learning_test.moc"

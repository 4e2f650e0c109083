#include "curriculum/batched_trials_torch.h"
#include "curriculum/separate_trials_torch.h"
#include "job/error.h"
#include "network/batches_torch.h"
#include "test_data.h"

#include <cmath>

using namespace deepmi;

namespace
{

constexpr std::int64_t samples = 101, development = 40, features = 19; // uneven batches, odd rows

/// Labels that follow some of the features, so that there is something to learn.
struct Data {
    at::Tensor all, labels;
};

Data makeData()
{
    Random random(31);
    Data data{at::empty({samples + development, features}, at::kFloat),
              at::empty({samples + development}, at::kFloat)};
    for (std::int64_t i = 0; i < data.all.numel(); ++i)
        data.all.data_ptr<float>()[i] = static_cast<float>(random.normal());
    for (std::int64_t row = 0; row < data.labels.numel(); ++row) {
        const float* values = data.all.data_ptr<float>() + row * features;
        data.labels.data_ptr<float>()[row] =
            values[0] + .5F * std::abs(values[3]) + .3F * static_cast<float>(random.normal());
    }
    return data;
}

/// Everything a group of trials needs, on the CPU.
class Fixture
{
public:
    explicit Fixture(double dropout)
    {
        parameters.trials = 3;
        parameters.hidden = 24;
        parameters.batch = 16;
        parameters.dropout = dropout;
        parameters.seed = 7;
        parameters.pacing.bins = 3;
        parameters.pacing.epochs = 8;
        parameters.pacing.epochsPerBin = 2;
        parameters.pacing.learningRate = .01;
    }

    TrialSetting setting() const
    {
        const auto rows = [](std::int64_t first, std::int64_t count) {
            return at::arange(first, first + count, at::kLong);
        };
        const EvaluationSet judged{"Development",
                                   {m_data.all, {}},
                                   rows(samples, development),
                                   toDoubles(m_data.labels.narrow(0, samples, development))};
        return {parameters,       m_runtime,        true,
                {m_data.all, {}}, rows(0, samples), m_data.labels.narrow(0, 0, samples).contiguous(),
                judged,           {judged}};
    }

    TrainParameters parameters;
    Job job;
    WorkerThreads workers{1, 1};

private:
    c10::InferenceMode m_inference;
    Runtime m_runtime = Runtime::open({"cpu", 1});
    Data m_data = makeData();
};

void run(TrialGroup& group, int epochs)
{
    for (int epoch = 0; epoch < epochs; ++epoch)
        group.epoch();
}

/// A scale that leaves labels as they are.
const LabelNormalisation asTheyAre{0, 1};

double largestDifference(const std::vector<double>& a, const std::vector<double>& b)
{
    double largest = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

/// Worst difference of two trials: development CCC and loss of every epoch, predictions at the end.
double difference(const TrialResult& a, const TrialResult& b)
{
    if (a.history.size() != b.history.size() || a.seed != b.seed || a.tests.size() != b.tests.size())
        return INFINITY;
    double worst = 0;
    for (std::size_t i = 0; i < a.history.size(); ++i) {
        worst = std::max(worst, std::abs(a.history[i].developmentCcc - b.history[i].developmentCcc));
        worst = std::max(worst, std::abs(a.history[i].trainingLoss - b.history[i].trainingLoss));
        if (a.history[i].samples != b.history[i].samples || a.history[i].epoch != b.history[i].epoch ||
            a.history[i].learningRate != b.history[i].learningRate)
            return INFINITY;
    }
    for (std::size_t i = 0; i < a.tests.size(); ++i)
        worst = std::max(worst, largestDifference(a.tests[i].predicted, b.tests[i].predicted));
    return worst;
}

} // namespace

/// A GPU's way of training several trials, here by the same operations on the CPU; the expected values are
/// those of networks trained each for itself.
class BatchedTrialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachTrialIsTheOneThatTrainsAlone()
    {
        Fixture fixture(0);
        const TrialSetting setting = fixture.setting();
        BatchedTrials batched(setting, 0, 3, fixture.job);
        SeparateTrials separate(setting, 0, 3, fixture.workers, fixture.job);
        QCOMPARE(batched.size(), 3);
        run(batched, 8);
        run(separate, 8);
        QCOMPARE(batched.trainingSamples(), separate.trainingSamples());
        QVERIFY(batched.trainingSeconds() > 0);
        const auto together = batched.finish(asTheyAre), alone = separate.finish(asTheyAre);
        for (std::size_t trial = 0; trial < 3; ++trial) {
            const double worst = difference(together[trial], alone[trial]);
            qInfo("trial %zu: %g", trial, worst);
            QVERIFY2(worst < 2e-4, QByteArray::number(worst).constData());
            QVERIFY(together[trial].developmentCcc > .5); // it has learned
            QCOMPARE(together[trial].weights.size(), alone[trial].weights.size());
            QCOMPARE(together[trial].weights.front().name, std::string("dense_net.0.weight"));
            QCOMPARE(together[trial].weights.front().shape, alone[trial].weights.front().shape);
        }
        QVERIFY(together[0].history[0].trainingLoss != together[1].history[0].trainingLoss); // another seed
        QVERIFY(largestDifference(together[0].tests[0].predicted, together[1].tests[0].predicted) > .01);
    }

    /// Whoever is beside it, a trial draws the same masks and the same batches.
    void dropoutDoesNotDependOnTheOthers()
    {
        Fixture fixture(.3);
        const TrialSetting setting = fixture.setting();
        BatchedTrials three(setting, 0, 3, fixture.job), second(setting, 1, 1, fixture.job),
            again(setting, 0, 3, fixture.job);
        for (BatchedTrials* group : {&three, &second, &again})
            run(*group, 8);
        const auto ofThree = three.finish(asTheyAre), ofAgain = again.finish(asTheyAre);
        const double worst = difference(second.finish(asTheyAre).front(), ofThree[1]);
        QVERIFY2(worst < 2e-4, QByteArray::number(worst).constData());
        for (std::size_t trial = 0; trial < 3; ++trial)
            QCOMPARE(difference(ofThree[trial], ofAgain[trial]), 0.); // the same bits
        Fixture without(0);
        const TrialSetting plain = without.setting();
        BatchedTrials undropped(plain, 1, 1, without.job);
        run(undropped, 8);
        QVERIFY(difference(undropped.finish(asTheyAre).front(), ofThree[1]) > .01);
    }

    void anInterruptedGroupGoesOnWithTheSameBits()
    {
        Fixture fixture(.3);
        const TrialSetting setting = fixture.setting();
        BatchedTrials undisturbed(setting, 0, 3, fixture.job), stopped(setting, 0, 3, fixture.job),
            resumed(setting, 0, 3, fixture.job);
        run(undisturbed, 8);
        run(stopped, 3);
        stopped.capture();
        run(stopped, 1); // lost
        Checkpoint checkpoint;
        stopped.write(checkpoint);
        resumed.restore(checkpoint);
        QCOMPARE(resumed.trial(2).epochsDone(), 3);
        run(resumed, 5);
        const auto expected = undisturbed.finish(asTheyAre), got = resumed.finish(asTheyAre);
        for (std::size_t trial = 0; trial < 3; ++trial)
            QCOMPARE(difference(expected[trial], got[trial]), 0.);
        // Without one of them it is refused.
        checkpoint.floats.erase("beside.2/parameters");
        BatchedTrials other(setting, 0, 3, fixture.job);
        VERIFY_RAISES(other.restore(checkpoint), ErrorKind::BadInput, "beside.2/parameters");
    }

    /// What a GPU leaves is taken up on the CPU, and the other way round.
    void bothKindsOfGroupsReadEachOthersCheckpoints()
    {
        Fixture fixture(0);
        const TrialSetting setting = fixture.setting();
        SeparateTrials undisturbed(setting, 0, 2, fixture.workers, fixture.job);
        run(undisturbed, 8);
        const auto expected = undisturbed.finish(asTheyAre);
        const auto goOn = [&](TrialGroup& from, TrialGroup& to) {
            run(from, 5);
            from.capture();
            Checkpoint checkpoint;
            from.write(checkpoint);
            to.restore(checkpoint);
            run(to, 3);
            const auto got = to.finish(asTheyAre);
            double worst = 0;
            for (std::size_t trial = 0; trial < 2; ++trial)
                worst = std::max(worst, difference(expected[trial], got[trial]));
            return worst;
        };
        BatchedTrials batched(setting, 0, 2, fixture.job), later(setting, 0, 2, fixture.job);
        SeparateTrials separate(setting, 0, 2, fixture.workers, fixture.job),
            taken(setting, 0, 2, fixture.workers, fixture.job);
        const double toCpu = goOn(batched, taken), toGpu = goOn(separate, later);
        QVERIFY2(toCpu < 2e-4, QByteArray::number(toCpu).constData());
        QVERIFY2(toGpu < 2e-4, QByteArray::number(toGpu).constData());
    }

    void aDivergedTrialIsNamed()
    {
        Fixture fixture(0);
        TrialSetting setting = fixture.setting();
        at::Tensor& values = setting.features.onDevice;
        values = values.clone();
        values.narrow(0, samples - 1, 1).fill_(INFINITY); // as too high a rate would make of weights
        BatchedTrials group(setting, 4, 2, fixture.job);
        VERIFY_RAISES(run(group, 8), ErrorKind::Failed, "trial 5 diverged in epoch", "--learning-rate");
    }
};

QTEST_GUILESS_MAIN(BatchedTrialsTest)
#include "batched_trials_learning_test.moc"

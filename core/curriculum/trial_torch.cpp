#include "curriculum/trial_torch.h"

#include "curriculum/trial_checkpoint.h"
#include "job/error.h"
#include "network/batches_torch.h"
#include "network/ccc.h"
#include "network/resident_torch.h"

#include <cmath>
#include <limits>

namespace deepmi
{

namespace
{

/// Streams of a trial's seed.
enum Stream : std::uint64_t { InitialWeights = 100, BatchOrder, DropoutMasks };

/// Of the values of the trial at this place of a checkpoint.
std::string prefixOf(int place)
{
    return place == 0 ? std::string() : "beside." + std::to_string(place) + "/";
}

std::string resultOf(int place)
{
    return prefixOf(place) + "trial";
}

} // namespace

Trial::Trial(const TrialSetting& setting, int number, const Job& job)
    : m_setting(setting), m_number(number), m_job(job),
      m_network(setting.features.size(1), setting.parameters.hidden, setting.parameters.batch,
                setting.runtime.device, true, setting.runtime.precision),
      m_order(setting.parameters.seed + static_cast<std::uint64_t>(number), BatchOrder),
      m_trainer(
          m_network, setting.parameters.pacing.learningRate, setting.parameters.dropout,
          setting.runtime.generator(
              Random(setting.parameters.seed + static_cast<std::uint64_t>(number), DropoutMasks).next() >> 1))
{
    m_result.seed = setting.parameters.seed + static_cast<std::uint64_t>(number);
    Random initial(m_result.seed, InitialWeights);
    m_network.parameters().initialise(initial);
    m_batch = m_network.batchBuffer();
    m_best = at::zeros_like(m_network.parameters().allValues());
    m_trainer.addTo(m_state);
    m_state.add("best_parameters", m_best);
    m_state.add("order", m_order);
}

/// Mean loss of the steps; NaN while the curriculum has no samples yet.
double Trial::trainEpoch(const PacingStep& pace)
{
    if (pace.samples == 0)
        return std::numeric_limits<double>::quiet_NaN();
    const WorkStopwatch work(m_job);
    const EpochBatches batches =
        shuffledBatches(static_cast<std::int64_t>(pace.samples), m_setting.parameters.batch, m_order,
                        m_setting.runtime.device);
    const auto rowsOf = [&](std::size_t b) {
        return m_setting.orderedRows.index_select(0, batches.samples(b));
    };
    fetchRowsSoon(m_setting.features, rowsOf(0));
    for (std::size_t b = 0; b < batches.count(); ++b) {
        m_job.throwIfStopped();
        const at::Tensor index = batches.samples(b);
        at::Tensor rows = head(m_batch, index.size(0));
        gatherRows(rows, m_setting.features, rowsOf(b));
        if (b + 1 < batches.count())
            fetchRowsSoon(m_setting.features, rowsOf(b + 1));
        m_trainer.step(rows, m_setting.orderedTargets.index_select(0, index));
    }
    const double loss = m_trainer.takeLoss();
    m_trainingSeconds += work.seconds();
    m_trainingSamples += static_cast<double>(pace.samples);
    return loss;
}

const TrainEpoch& Trial::epoch()
{
    const WorkStopwatch work(m_job);
    const PacingParameters& pacing = m_setting.parameters.pacing;
    const auto count = static_cast<std::size_t>(m_setting.orderedRows.size(0));
    const int index = epochsDone();
    const PacingStep pace =
        m_setting.curriculum ? curriculumStep(pacing, index, count) : plainStep(pacing, index, count);
    m_trainer.setLearningRate(pace.learningRate);
    if (pace.restart)
        m_trainer.restartOptimiser();
    TrainEpoch record;
    record.epoch = index + 1;
    record.bins = pace.bins;
    record.samples = pace.samples;
    record.learningRate = pace.learningRate;
    record.trainingLoss = trainEpoch(pace);
    const EvaluationSet& development = m_setting.development;
    record.developmentCcc = concordance(toDoubles(predict(m_network, development.features, development.rows)),
                                        development.targets);
    if (!std::isfinite(record.developmentCcc))
        throw Error(ErrorKind::Failed, "trial " + std::to_string(m_number + 1) + " diverged in epoch " +
                                           std::to_string(record.epoch) + "; lower --learning-rate");
    // Compared as losses, not as CCCs: two CCCs that differ in the last bit can have one loss.
    if (m_result.history.empty() || 1 - record.developmentCcc < 1 - m_result.developmentCcc) {
        m_result.bestEpoch = record.epoch;
        m_result.developmentCcc = record.developmentCcc;
        m_best.copy_(m_network.parameters().allValues());
    }
    record.seconds = work.seconds();
    m_result.history.push_back(record);
    return m_result.history.back();
}

TrialResult Trial::finish(const LabelNormalisation& labels)
{
    m_network.parameters().setAllValues(m_best);
    TrialResult result = m_result;
    for (const EvaluationSet& test : m_setting.tests) {
        const std::vector<double> predicted = toDoubles(predict(m_network, test.features, test.rows));
        TestOutcome outcome;
        outcome.name = test.name;
        outcome.ccc = concordance(predicted, test.targets);
        for (const double value : predicted)
            outcome.predicted.push_back(labels.restore(value));
        result.tests.push_back(std::move(outcome));
    }
    result.weights = m_network.parameters().weights();
    return result;
}

void Trial::capture()
{
    m_state.capture();
    m_captured = m_result;
}

void Trial::write(Checkpoint& checkpoint, int place) const
{
    m_state.write(checkpoint, prefixOf(place));
    writeTrial(m_captured, resultOf(place), checkpoint);
}

bool Trial::isIn(const Checkpoint& checkpoint, int place)
{
    return checkpoint.doubles.count(resultOf(place) + "/history") > 0;
}

void Trial::restore(const Checkpoint& checkpoint, int place)
{
    m_state.restore(checkpoint, prefixOf(place));
    m_network.parameters().refreshOperands();
    m_result = readTrial(checkpoint, resultOf(place));
    m_result.seed = m_setting.parameters.seed + static_cast<std::uint64_t>(m_number);
    m_captured = m_result;
}

} // namespace deepmi

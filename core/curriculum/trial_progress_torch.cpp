#include "curriculum/trial_progress_torch.h"

#include "curriculum/trial_checkpoint.h"
#include "job/error.h"
#include "network/ccc.h"

#include <cmath>

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

std::uint64_t seedOf(const TrialSetting& setting, int number)
{
    return setting.parameters.seed + static_cast<std::uint64_t>(number);
}

} // namespace

TrialProgress::TrialProgress(const TrialSetting& setting, int number, ParameterStore& network)
    : m_setting(setting), m_number(number), m_network(network), m_order(seedOf(setting, number), BatchOrder)
{
    m_result.seed = seedOf(setting, number);
    Random initial(m_result.seed, InitialWeights);
    network.initialise(initial);
    m_best = at::zeros_like(network.allValues());
    m_state.add("parameters", network.allValues(), network, 0, network.size());
    m_state.add("best_parameters", m_best, network, 0, network.size());
    m_state.add("order", m_order);
}

at::Generator TrialProgress::dropoutGenerator() const
{
    return m_setting.runtime.generator(Random(m_result.seed, DropoutMasks).next() >> 1);
}

TrainEpoch TrialProgress::begin(const PacingStep& pace) const
{
    TrainEpoch record;
    record.epoch = epochsDone() + 1;
    record.bins = pace.bins;
    record.samples = pace.samples;
    record.learningRate = pace.learningRate;
    return record;
}

void TrialProgress::add(TrainEpoch record, const std::vector<double>& development)
{
    record.developmentCcc = concordance(development, m_setting.development.targets);
    if (!std::isfinite(record.developmentCcc))
        throw Error(ErrorKind::Failed, "trial " + std::to_string(m_number + 1) + " diverged in epoch " +
                                           std::to_string(record.epoch) + "; lower --learning-rate");
    // Compared as losses, not as CCCs: two CCCs that differ in the last bit can have one loss.
    if (m_result.history.empty() || 1 - record.developmentCcc < 1 - m_result.developmentCcc) {
        m_result.bestEpoch = record.epoch;
        m_result.developmentCcc = record.developmentCcc;
        m_best.copy_(m_network.allValues());
    }
    m_result.history.push_back(record);
}

TrialResult TrialProgress::finish(const std::vector<std::vector<double>>& predicted,
                                  const LabelNormalisation& labels) const
{
    TrialResult result = m_result;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        TestOutcome outcome;
        outcome.name = m_setting.tests[i].name;
        outcome.ccc = concordance(predicted[i], m_setting.tests[i].targets);
        for (const double value : predicted[i])
            outcome.predicted.push_back(labels.restore(value));
        result.tests.push_back(std::move(outcome));
    }
    result.weights = m_network.weights();
    return result;
}

void TrialProgress::capture()
{
    m_state.capture();
    m_captured = m_result;
}

void TrialProgress::write(Checkpoint& checkpoint, int place) const
{
    m_state.write(checkpoint, prefixOf(place));
    writeTrial(m_captured, resultOf(place), checkpoint);
}

bool TrialProgress::isIn(const Checkpoint& checkpoint, int place)
{
    return checkpoint.doubles.count(resultOf(place) + "/history") > 0;
}

void TrialProgress::restore(const Checkpoint& checkpoint, int place)
{
    m_state.restore(checkpoint, prefixOf(place));
    m_network.refreshOperands();
    m_result = readTrial(checkpoint, resultOf(place));
    m_result.seed = seedOf(m_setting, m_number);
    m_captured = m_result;
}

} // namespace deepmi

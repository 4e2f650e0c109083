#include "curriculum/batched_trials_torch.h"

#include "network/batches_torch.h"

#include <limits>

namespace deepmi
{

BatchedTrials::BatchedTrials(const TrialSetting& setting, int first, int count, const Job& job)
    : m_setting(setting), m_job(job),
      m_networks(setting.placement ? networksByKernels(setting, count) : networksByOperations(setting, count))
{
    for (int place = 0; place < count; ++place) {
        m_trials.push_back(
            std::make_unique<TrialProgress>(setting, first + place, m_networks->parameters(place)));
        m_networks->setMasks(place, m_trials.back()->dropoutGenerator());
        m_networks->addTo(m_trials.back()->state(), place);
    }
}

/// Mean loss of the steps of every trial; NaN while the curriculum has no samples yet.
std::vector<double> BatchedTrials::trainEpoch(const PacingStep& pace)
{
    if (pace.samples == 0)
        return std::vector<double>(m_trials.size(), std::numeric_limits<double>::quiet_NaN());
    const WorkStopwatch work(m_job);
    std::vector<at::Tensor> orders;
    EpochBatches batches;
    for (const auto& trial : m_trials) {
        batches = shuffledBatches(static_cast<std::int64_t>(pace.samples), m_setting.parameters.batch,
                                  trial->order(), m_setting.runtime.device);
        orders.push_back(batches.order);
    }
    m_networks->epoch(at::stack(orders), batches.borders, m_job); // borders are the same for all
    std::vector<double> losses = m_networks->takeLosses();
    for (double& loss : losses)
        loss /= static_cast<double>(pace.samples);
    m_trainingSeconds += work.seconds();
    m_trainingSamples += static_cast<double>(pace.samples * m_trials.size());
    return losses;
}

/// What every network says of a set.
std::vector<std::vector<double>> BatchedTrials::predict(const EvaluationSet& set)
{
    const at::Tensor all = m_networks->predict(set).to(at::kCPU);
    std::vector<std::vector<double>> predicted;
    for (int place = 0; place < size(); ++place)
        predicted.push_back(toDoubles(all.select(0, place)));
    return predicted;
}

void BatchedTrials::epoch()
{
    const WorkStopwatch work(m_job);
    const PacingStep pace = m_setting.pace(m_trials.front()->epochsDone());
    m_networks->setLearningRate(pace.learningRate);
    if (pace.restart)
        m_networks->restartOptimiser();
    const std::vector<double> losses = trainEpoch(pace);
    const std::vector<std::vector<double>> development = predict(m_setting.development);
    const double seconds = work.seconds();
    for (std::size_t place = 0; place < m_trials.size(); ++place) {
        TrainEpoch record = m_trials[place]->begin(pace);
        record.trainingLoss = losses[place];
        record.seconds = seconds;
        m_trials[place]->add(record, development[place]);
    }
}

std::vector<TrialResult> BatchedTrials::finish(const LabelNormalisation& labels)
{
    for (const auto& trial : m_trials)
        trial->takeBest();
    std::vector<std::vector<std::vector<double>>> predicted; // [trial][test]
    predicted.resize(m_trials.size());
    for (const EvaluationSet& test : m_setting.tests) {
        std::vector<std::vector<double>> ofTest = predict(test);
        for (std::size_t place = 0; place < m_trials.size(); ++place)
            predicted[place].push_back(std::move(ofTest[place]));
    }
    std::vector<TrialResult> results;
    for (std::size_t place = 0; place < m_trials.size(); ++place)
        results.push_back(m_trials[place]->finish(predicted[place], labels));
    return results;
}

} // namespace deepmi

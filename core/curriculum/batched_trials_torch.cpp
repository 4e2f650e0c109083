#include "curriculum/batched_trials_torch.h"

#include "network/batches_torch.h"
#include "network/losses_torch.h"
#include "network/resident_torch.h"

#include <algorithm>
#include <limits>

namespace deepmi
{

BatchedTrials::BatchedTrials(const TrialSetting& setting, int first, int count, const Job& job)
    : m_setting(setting), m_job(job),
      m_networks(count, setting.features.size(1), setting.parameters.hidden, setting.parameters.batch,
                 setting.runtime.device, setting.parameters.dropout > 0),
      m_adam(
          {{m_networks.allValues(), m_networks.allGradients(), setting.parameters.pacing.learningRate, {}}})
{
    const auto options = m_networks.allValues().options();
    m_gradient = at::zeros({count * setting.parameters.batch}, options);
    m_lossSums = at::zeros({count}, options.dtype(at::kDouble));
    const std::vector<at::Tensor> moments = m_adam.state();
    for (int place = 0; place < count; ++place) {
        m_trials.push_back(
            std::make_unique<TrialProgress>(setting, first + place, m_networks.parameters(place)));
        TrialProgress& trial = *m_trials.back();
        // Its part of what the optimiser remembers of all; the steps that it counts are those of each.
        std::vector<at::Tensor> own;
        for (const at::Tensor& moment : moments)
            own.push_back(moment.dim() == 0 ? moment : moment.view({count, -1}).select(0, place));
        trial.state().add("adam", own);
        const at::Generator generator = trial.dropoutGenerator();
        trial.state().add("dropout", generator);
        if (setting.parameters.dropout > 0)
            m_dropout.push_back({setting.parameters.dropout, generator});
    }
}

/// One step of every network on its own rows of the training samples, `index` [networks, rows].
void BatchedTrials::step(const at::Tensor& index)
{
    const std::int64_t rows = index.size(1);
    const at::Tensor flat = index.reshape({-1});
    at::Tensor batch = m_networks.batch(rows);
    gatherRows(batch, m_setting.features, m_setting.orderedRows.index_select(0, flat));
    const at::Tensor input = batch.view({size(), rows, -1});
    std::vector<Dropout>* dropout = m_dropout.empty() ? nullptr : &m_dropout;
    const at::Tensor prediction = m_networks.forward(input, dropout);
    at::Tensor gradient = m_gradient.narrow(0, 0, size() * rows).view({size(), rows, 1});
    const at::Tensor targets = m_setting.orderedTargets.index_select(0, flat).view({size(), rows});
    m_lossSums.add_(concordanceLoss(prediction, targets, gradient), static_cast<double>(rows));
    m_networks.backward(input, gradient, dropout);
    m_adam.step();
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
    const at::Tensor order = at::stack(orders); // borders are the same for all
    const auto samplesOf = [&](std::size_t b) {
        return order.narrow(1, batches.borders[b], batches.borders[b + 1] - batches.borders[b]);
    };
    const auto fetch = [&](std::size_t b) {
        if (m_setting.features.is_cpu()) // not worth a question of the GPU
            fetchRowsSoon(m_setting.features,
                          m_setting.orderedRows.index_select(0, samplesOf(b).reshape({-1})));
    };
    fetch(0);
    for (std::size_t b = 0; b < batches.count(); ++b) {
        m_job.throwIfStopped();
        if (b + 1 < batches.count())
            fetch(b + 1);
        step(samplesOf(b));
    }
    std::vector<double> losses = toDoubles(m_lossSums);
    m_lossSums.zero_();
    for (double& loss : losses)
        loss /= static_cast<double>(pace.samples);
    m_trainingSeconds += work.seconds();
    m_trainingSamples += static_cast<double>(pace.samples * m_trials.size());
    return losses;
}

/// What every network says of a set.
std::vector<std::vector<double>> BatchedTrials::predict(const EvaluationSet& set)
{
    const std::int64_t count = set.rows.size(0), most = m_networks.rows();
    at::Tensor all = at::empty({size(), count}, m_networks.allValues().options());
    const auto rowsFrom = [&](std::int64_t first) {
        return set.rows.narrow(0, first, std::min(most, count - first));
    };
    if (count > 0)
        fetchRowsSoon(set.features, rowsFrom(0));
    for (std::int64_t first = 0; first < count; first += most) {
        const std::int64_t rows = std::min(most, count - first);
        at::Tensor batch = m_networks.batch(rows).narrow(0, 0, rows);
        gatherRows(batch, set.features, rowsFrom(first));
        if (first + rows < count)
            fetchRowsSoon(set.features, rowsFrom(first + rows));
        const at::Tensor shared = batch.unsqueeze(0).expand({size(), rows, batch.size(1)});
        all.narrow(1, first, rows).copy_(m_networks.forward(shared, nullptr).squeeze(2));
    }
    std::vector<std::vector<double>> predicted;
    for (int place = 0; place < size(); ++place)
        predicted.push_back(toDoubles(all.select(0, place)));
    return predicted;
}

void BatchedTrials::epoch()
{
    const WorkStopwatch work(m_job);
    const PacingStep pace = m_setting.pace(m_trials.front()->epochsDone());
    m_adam.setLearningRate(0, pace.learningRate);
    if (pace.restart)
        m_adam.forget(0);
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

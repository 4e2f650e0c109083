#include "curriculum/separate_trials_torch.h"

#include "curriculum/regressor_trainer_torch.h"
#include "network/batches_torch.h"
#include "network/resident_torch.h"

#include <algorithm>
#include <limits>

namespace deepmi
{

/// One training of Θ, epoch by epoch.
class SeparateTrials::Trial
{
public:
    Trial(const TrialSetting& setting, int number, const Job& job)
        : m_setting(setting), m_job(job),
          m_network(setting.features.onDevice.size(1), setting.parameters.hidden, setting.parameters.batch,
                    setting.runtime.device, true, setting.runtime.precision),
          m_progress(setting, number, m_network.parameters()),
          m_trainer(m_network, setting.parameters.pacing.learningRate, setting.parameters.dropout,
                    m_progress.dropoutGenerator()),
          m_batch(m_network.batchBuffer())
    {
        m_trainer.addTo(m_progress.state());
    }

    TrialProgress& progress() { return m_progress; }

    void epoch()
    {
        const WorkStopwatch work(m_job);
        const PacingStep pace = m_setting.pace(m_progress.epochsDone());
        m_trainer.setLearningRate(pace.learningRate);
        if (pace.restart)
            m_trainer.restartOptimiser();
        TrainEpoch record = m_progress.begin(pace);
        record.trainingLoss = trainEpoch(pace);
        const EvaluationSet& development = m_setting.development;
        const std::vector<double> predicted =
            toDoubles(predict(m_network, development.features.onDevice, development.rows));
        record.seconds = work.seconds();
        m_progress.add(record, predicted);
    }

    TrialResult finish(const LabelNormalisation& labels)
    {
        m_progress.takeBest();
        std::vector<std::vector<double>> predicted;
        for (const EvaluationSet& test : m_setting.tests)
            predicted.push_back(toDoubles(predict(m_network, test.features.onDevice, test.rows)));
        return m_progress.finish(predicted, labels);
    }

    double trainingSeconds() const { return m_trainingSeconds; }
    double trainingSamples() const { return m_trainingSamples; }

private:
    /// Mean loss of the steps; NaN while the curriculum has no samples yet.
    double trainEpoch(const PacingStep& pace)
    {
        if (pace.samples == 0)
            return std::numeric_limits<double>::quiet_NaN();
        const WorkStopwatch work(m_job);
        const EpochBatches batches =
            shuffledBatches(static_cast<std::int64_t>(pace.samples), m_setting.parameters.batch,
                            m_progress.order(), m_setting.runtime.device);
        const at::Tensor& features = m_setting.features.onDevice;
        const auto rowsOf = [&](std::size_t b) {
            return m_setting.orderedRows.index_select(0, batches.samples(b));
        };
        fetchRowsSoon(features, rowsOf(0));
        for (std::size_t b = 0; b < batches.count(); ++b) {
            m_job.throwIfStopped();
            const at::Tensor index = batches.samples(b);
            at::Tensor rows = head(m_batch, index.size(0));
            gatherRows(rows, features, rowsOf(b));
            if (b + 1 < batches.count())
                fetchRowsSoon(features, rowsOf(b + 1));
            m_trainer.step(rows, m_setting.orderedTargets.index_select(0, index));
        }
        const double loss = m_trainer.takeLoss();
        m_trainingSeconds += work.seconds();
        m_trainingSamples += static_cast<double>(pace.samples);
        return loss;
    }

    const TrialSetting& m_setting;
    const Job& m_job;
    CurriculumRegressor m_network;
    TrialProgress m_progress;
    RegressorTrainer m_trainer;
    at::Tensor m_batch;
    double m_trainingSeconds = 0, m_trainingSamples = 0;
};

SeparateTrials::SeparateTrials(const TrialSetting& setting, int first, int count, WorkerThreads& workers,
                               const Job& job)
    : m_workers(workers)
{
    for (int place = 0; place < count; ++place)
        m_trials.push_back(std::make_unique<Trial>(setting, first + place, job));
}

SeparateTrials::~SeparateTrials() = default;

int SeparateTrials::size() const
{
    return static_cast<int>(m_trials.size());
}

TrialProgress& SeparateTrials::at(int place)
{
    return m_trials[static_cast<std::size_t>(place)]->progress();
}

const TrialProgress& SeparateTrials::trial(int place) const
{
    return m_trials[static_cast<std::size_t>(place)]->progress();
}

void SeparateTrials::epoch()
{
    m_workers.run(size(), [this](int place) { m_trials[static_cast<std::size_t>(place)]->epoch(); });
}

std::vector<TrialResult> SeparateTrials::finish(const LabelNormalisation& labels)
{
    std::vector<TrialResult> results(m_trials.size());
    m_workers.run(size(), [&](int place) {
        results[static_cast<std::size_t>(place)] = m_trials[static_cast<std::size_t>(place)]->finish(labels);
    });
    return results;
}

double SeparateTrials::trainingSeconds() const
{
    // The slowest worker's, whose trials follow one another.
    std::vector<double> seconds(static_cast<std::size_t>(m_workers.count()), 0);
    for (std::size_t place = 0; place < m_trials.size(); ++place)
        seconds[place % seconds.size()] += m_trials[place]->trainingSeconds();
    return *std::max_element(seconds.begin(), seconds.end());
}

double SeparateTrials::trainingSamples() const
{
    double samples = 0;
    for (const auto& trial : m_trials)
        samples += trial->trainingSamples();
    return samples;
}

} // namespace deepmi

#include "comparison/comparison.h"

#include "comparison/comparison_json.h"
#include "comparison/comparison_stretches.h"
#include "job/checkpoint.h"
#include "job/error.h"
#include "job/folder_lock.h"
#include "network/precision.h"

#include <algorithm>
#include <optional>

namespace deepmi
{

namespace
{

/// What train() reports of its trials, told as a part of the whole comparison.
class PartOfAll final : public Progress
{
public:
    PartOfAll(const Job& job, std::string title, std::size_t before, std::size_t all)
        : m_job(job), m_title(std::move(title)), m_before(static_cast<double>(before)),
          m_all(static_cast<double>(all))
    {
    }

    void report(const ProgressUpdate& update) override
    {
        // Only the trials themselves count; reading and normalising take little beside them.
        const double done = update.stage == "training" ? update.done : 0;
        m_job.report("comparing curricula", m_before + done, m_all,
                     m_title + ": " + (update.stage == "training" ? update.detail : update.stage));
    }
    void warn(const std::string& message) override { m_job.warn(message); }

private:
    const Job& m_job;
    std::string m_title;
    double m_before, m_all;
};

TrialRecord recordOf(const ComparisonPlan& plan, const ComparisonTask& task, const TrialResult& trial)
{
    TrialRecord record;
    record.key = task.key;
    record.attribute = task.attribute;
    record.approach = plan.approaches[task.approach].title;
    record.seed = trial.seed;
    record.bestEpoch = trial.bestEpoch;
    record.developmentCcc = trial.developmentCcc;
    record.device = trial.device;
    record.precision = trial.precision;
    for (const TestOutcome& test : trial.tests)
        record.tests.push_back({test.name, test.ccc});
    record.history = trial.history;
    for (TrainEpoch& epoch : record.history)
        epoch.seconds = 0;
    return record;
}

void makeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed, "cannot make this folder: " + error.message(), folder);
}

class Runner
{
public:
    Runner(ComparisonResult& result, const ComparisonData& data, const DeviceOptions& device, const Job& job,
           const ComparisonWatch& watch)
        : m_result(result), m_data(data), m_device(device), m_job(job), m_watch(watch),
          m_all(comparisonTasks(result.plan).size())
    {
        m_device.precision = plannedPrecision(result.plan.precision);
    }

    void run()
    {
        const std::vector<TrialStretch> stretches = stretchesOf(m_result, m_watch.checkpoints);
        m_done = m_all - missingTasks(m_result).size();
        if (!m_watch.checkpoints.empty())
            makeFolder(m_watch.checkpoints);
        // All scores first: what cannot be scored should be said before hours of training.
        std::vector<std::shared_ptr<const Scores>> scores;
        for (const TrialStretch& stretch : stretches) {
            m_job.throwIfStopped();
            const Approach& approach = approachOf(stretch);
            m_job.report("comparing curricula", static_cast<double>(m_done), static_cast<double>(m_all),
                         approach.title + ": scores");
            scores.push_back(approach.measure == "none"
                                 ? nullptr
                                 : m_data.scores(approach, stretch.tasks.front().attribute));
            if (approach.measure != "none" && !scores.back())
                throw UsageError("there are no scores for " + approach.title);
        }
        for (std::size_t index = 0; index < stretches.size(); ++index) {
            m_job.throwIfStopped();
            train(stretches[index], scores[index].get());
        }
    }

private:
    const Approach& approachOf(const TrialStretch& stretch) const
    {
        return m_result.plan.approaches[stretch.tasks.front().approach];
    }

    void train(const TrialStretch& stretch, const Scores* scores)
    {
        const ComparisonTask& first = stretch.tasks.front();
        const Approach& approach = approachOf(stretch);
        TrainParameters parameters = trainParametersOf(m_result.plan, approach);
        parameters.seed = first.seed;
        parameters.trials = static_cast<int>(stretch.tasks.size());
        parameters.trialsOfAll = m_result.plan.train.trials;
        parameters.reverse = approach.reverse && scores;

        // Those that a checkpoint holds and that are finished already are told once more by train().
        const auto finishedBefore = static_cast<std::size_t>(
            std::count_if(stretch.tasks.begin(), stretch.tasks.end(),
                          [&](const ComparisonTask& task) { return m_result.find(task) != nullptr; }));
        PartOfAll part(m_job, approach.title + ", " + first.attribute, m_done - finishedBefore, m_all);
        TrainWatch watch;
        watch.checkpoint = stretch.checkpoint;
        watch.checkpointSeconds = m_watch.checkpointSeconds;
        watch.resume = stretch.resume;
        const auto taskOf = [&](int trial) -> const ComparisonTask& {
            return stretch.tasks[static_cast<std::size_t>(trial)];
        };
        if (m_watch.epochDone)
            watch.epochDone = [&](int trial, const TrainEpoch& epoch) {
                if (!m_result.find(taskOf(trial)))
                    m_watch.epochDone(taskOf(trial), epoch);
            };
        watch.trialDone = [&](int trial, const TrialResult& done) {
            if (!m_result.find(taskOf(trial)))
                keep(recordOf(m_result.plan, taskOf(trial), done));
        };
        // Another window may be at the same trials, whose checkpoints lie in one folder.
        std::optional<FileLock> lock;
        if (!stretch.checkpoint.empty())
            lock.emplace(stretch.checkpoint, m_job);
        const auto begin = [&] {
            deepmi::train(m_data.corpus(first.attribute), scores,
                          m_data.tests ? m_data.tests(first.attribute) : std::vector<TestCorpus>(),
                          parameters, m_device, m_job.reportingTo(part), watch);
        };
        beginFromAnyCheckpoint(watch, "the trial", m_job, begin);
    }

    void keep(TrialRecord record)
    {
        if (!m_watch.folder.empty())
            writeTrial(record, m_watch.folder);
        m_result.add(record);
        ++m_done;
        if (m_watch.trialDone)
            m_watch.trialDone(record);
    }

    ComparisonResult& m_result;
    const ComparisonData& m_data;
    DeviceOptions m_device;
    const Job& m_job;
    const ComparisonWatch& m_watch;
    std::size_t m_all, m_done = 0;
};

} // namespace

ComparisonResult runComparison(ComparisonResult result, const ComparisonData& data,
                               const DeviceOptions& device, const Job& job, const ComparisonWatch& watch)
{
    validate(result.plan);
    if (!watch.folder.empty()) {
        const ComparisonResult stored{result.plan, readTrials(watch.folder)};
        for (const TrialRecord& trial : takeOver(result.plan, stored).trials)
            result.add(trial);
        writeComparisonFolder(result, watch.folder);
    }
    result = takeOver(result.plan, result);
    Runner(result, data, device, job, watch).run();
    return result;
}

} // namespace deepmi

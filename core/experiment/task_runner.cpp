#include "experiment/experiment_tasks.h"

#include "comparison/comparison_json.h"
#include "comparison/comparison_stretches.h"
#include "experiment/experiment_data.h"
#include "experiment/measure_task.h"
#include "job/checkpoint.h"
#include "job/error.h"
#include "network/precision.h"
#include "pretrain/run_file.h"

#include <algorithm>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed, "cannot make this folder: " + error.message(), folder);
}

/// Features larger than this are read again for each task rather than held beside the copy being worked on.
constexpr double mostBytesKept = 4e9;

Corpus copyOf(const Corpus& corpus)
{
    Corpus copy;
    copy.features.names = corpus.features.names;
    copy.features.featureNames = corpus.features.featureNames;
    copy.features.values = corpus.features.values.clone();
    copy.features.source = corpus.features.source;
    copy.features.format = corpus.features.format;
    copy.labelFile = corpus.labelFile;
    copy.attribute = corpus.attribute;
    copy.scale = corpus.scale;
    copy.names = corpus.names;
    copy.featureRow = corpus.featureRow;
    copy.labels = corpus.labels;
    copy.splits = corpus.splits;
    copy.report = corpus.report;
    return copy;
}

/// A PretrainWatch or MeasureWatch that goes on from the checkpoint where there is one, and keeps it until
/// the caller has written the result.
template <class Watch>
Watch watchOf(const fs::path& checkpoint, double seconds)
{
    std::error_code ignored;
    Watch watch;
    watch.checkpoint = checkpoint;
    watch.checkpointSeconds = seconds;
    watch.resume = fs::exists(checkpoint, ignored) || fs::exists(previousCheckpoint(checkpoint), ignored);
    watch.keepCheckpoint = true;
    return watch;
}

} // namespace

/// What was read for the last task and may serve the next.
struct TaskRunner::Inputs {
    std::optional<Corpus> corpus;
    std::size_t corpusIndex = 0;
    std::string attribute;
    std::optional<PretrainRun> run;
    std::string runKey;
    std::optional<PretrainRun> secondRun;
    std::map<std::string, std::pair<std::size_t, ComparisonTask>> trials; ///< by key: comparison and task

    void findTrials(const Experiment& experiment)
    {
        for (std::size_t i = 0; i < experiment.comparisons.size(); ++i)
            for (ComparisonTask& task : comparisonTasks(experiment.comparisons[i].plan)) {
                const std::string key = task.key;
                trials.try_emplace(key, i, std::move(task));
            }
    }

    /// Valid until the next call.
    const Corpus& corpusOf(const Experiment& experiment, std::size_t index, const std::string& wanted,
                           const Job& job)
    {
        if (!corpus || corpusIndex != index || attribute != wanted) {
            corpus.reset();
            corpus = readCorpusOf(experiment.plan.corpora[index], wanted, job);
            corpusIndex = index;
            attribute = wanted;
        }
        return *corpus;
    }

    /// To be worked on in place.
    Corpus takeCorpus(const Experiment& experiment, std::size_t index, const std::string& wanted,
                      const Job& job)
    {
        const Corpus& kept = corpusOf(experiment, index, wanted, job);
        const double bytes = sizeof(float) * static_cast<double>(kept.features.rows()) *
                             static_cast<double>(kept.features.columns());
        if (bytes <= mostBytesKept)
            return copyOf(kept);
        Corpus taken = std::move(*corpus);
        corpus.reset();
        return taken;
    }
};

TaskRunner::TaskRunner(fs::path folder, const DeviceOptions& device, int trialsTogether)
    : m_folder(std::move(folder)), m_device(device), m_trialsTogether(trialsTogether),
      m_experiment(readExperimentFile(m_folder)), m_tasks(experimentTasks(m_experiment)),
      m_inputs(std::make_unique<Inputs>())
{
    m_device.threads = m_experiment.plan.threads;
    m_device.precision = plannedPrecision(m_experiment.plan.precision);
    m_inputs->findTrials(m_experiment);
}

TaskRunner::~TaskRunner() = default;

void TaskRunner::run(const std::string& key, const Job& job, double checkpointSeconds)
{
    const ExperimentTask* task = find(key);
    if (!task)
        throw UsageError("the experiment has no task " + key);
    m_atHand = 1;
    if (isFinished(*task, m_folder))
        return;
    for (const std::string& needed : task->needs)
        for (const ExperimentTask& other : m_tasks)
            if (other.key == needed && !isFinished(other, m_folder))
                throw InputError(m_folder / other.file, {},
                                 "is not there yet; the task " + needed + " (" + other.title +
                                     ") must be done first");
    makeFolder((m_folder / task->file).parent_path());
    makeFolder(m_folder / "checkpoints");
    switch (task->kind) {
    case TaskKind::Pretrain:
        return pretrain(*m_experiment.run(key), job, checkpointSeconds);
    case TaskKind::Score:
        return score(*m_experiment.scoresOf(key), job, checkpointSeconds);
    case TaskKind::Trial:
        return trial(*task, job, checkpointSeconds);
    }
}

void TaskRunner::pretrain(const PlannedRun& run, const Job& job, double checkpointSeconds)
{
    auto watch = watchOf<PretrainWatch>(m_folder / "checkpoints" / ("pretrain-" + run.key + ".checkpoint"),
                                        checkpointSeconds);
    const ExperimentCorpus& corpus = m_experiment.plan.corpora[run.corpus];
    const auto begin = [&] {
        return deepmi::pretrain(m_inputs->takeCorpus(m_experiment, run.corpus, run.attribute, job),
                                readPoolOf(corpus, run.pool, m_experiment.plan.seed, job), run.parameters,
                                m_device, job, watch);
    };
    const PretrainRun result = beginFromAnyCheckpoint(watch, "the pre-training", job, begin);
    writeRun(result, m_folder / "pretrain" / (run.key + ".h5"));
    removeCheckpoint(watch.checkpoint);
}

void TaskRunner::score(const PlannedScores& scores, const Job& job, double checkpointSeconds)
{
    const auto fileOf = [&](const char* kind, const std::string& name) { return m_folder / kind / name; };
    MeasureSources sources;
    sources.run = [&](const std::string& key) -> const PretrainRun& {
        if (key == scores.secondRunKey && key != scores.runKey)
            return m_inputs->secondRun.emplace(readRun(fileOf("pretrain", key + ".h5")));
        if (!m_inputs->run || m_inputs->runKey != key) {
            m_inputs->run = readRun(fileOf("pretrain", key + ".h5"));
            m_inputs->runKey = key;
        }
        return *m_inputs->run;
    };
    sources.corpus = [&]() -> const Corpus& {
        return m_inputs->corpusOf(m_experiment, scores.corpus, scores.attribute, job);
    };
    sources.scores = [&](const std::string& key) {
        return readScores(fileOf("scores", key + ".csv"), scores.seed);
    };
    auto watch = watchOf<MeasureWatch>(m_folder / "checkpoints" / ("scores-" + scores.key + ".checkpoint"),
                                       checkpointSeconds);
    const Scores computed = beginFromAnyCheckpoint(watch, "the training", job, [&] {
        return computePlannedScores(scores, m_experiment.plan.corpora[scores.corpus], sources, m_device, job,
                                    watch);
    });
    m_inputs->secondRun.reset();
    writeScores(computed, fileOf("scores", scores.key + ".csv"));
    removeCheckpoint(watch.checkpoint);
}

void TaskRunner::trial(const ExperimentTask& wanted, const Job& job, double checkpointSeconds)
{
    const auto& [comparison, task] = m_inputs->trials.at(wanted.key);
    const TrialsAtHand atHand =
        m_alone.contains(wanted.group) ? TrialsAtHand{task, 1} : trialsWith(comparison, task);
    if (atHand.count > 1)
        try {
            return trainTrials(comparison, atHand, job, checkpointSeconds);
        } catch (const Stopped&) {
            throw;
        } catch (const std::exception& error) {
            // Of which of them cannot be told: each has to fail or succeed for itself.
            job.warn(std::to_string(atHand.count) + " trials at once: " + error.what() +
                     "; each is trained alone now");
            trainAlone(wanted.key);
            if (std::error_code missing; fs::exists(m_folder / wanted.file, missing))
                return;
        }
    trainTrials(comparison, {task, 1}, job, checkpointSeconds);
}

void TaskRunner::trainAlone(const std::string& key)
{
    if (const ExperimentTask* task = find(key))
        m_alone.insert(task->group);
}

const ExperimentTask* TaskRunner::find(const std::string& key)
{
    const auto known = [&]() -> const ExperimentTask* {
        const auto task = std::find_if(m_tasks.begin(), m_tasks.end(),
                                       [&](const ExperimentTask& one) { return one.key == key; });
        return task == m_tasks.end() ? nullptr : &*task;
    };
    if (const ExperimentTask* task = known())
        return task;
    m_experiment = readExperimentFile(m_folder); // stage 2 of a search may have been added since
    m_tasks = experimentTasks(m_experiment);
    m_inputs->trials.clear(); // comparisons may stand elsewhere now
    m_inputs->findTrials(m_experiment);
    return known();
}

TaskRunner::TrialsAtHand TaskRunner::trialsWith(std::size_t comparison, const ComparisonTask& task) const
{
    if (const auto interrupted = interruptedTrials(comparison, task))
        return *interrupted;
    int count = 1;
    if (m_trialsTogether == 1)
        return {task, count};
    ComparisonPlan plan = m_experiment.comparisons[comparison].plan;
    const auto last = plan.train.seed + static_cast<std::uint64_t>(plan.train.trials);
    for (const ComparisonTask& next : comparisonTasks(planOf(comparison, {task, m_trialsTogether}))) {
        if (next.seed == task.seed)
            continue;
        std::error_code missing;
        if (next.seed >= last || fs::exists(m_folder / "trials" / (next.key + ".json"), missing))
            break;
        ++count;
    }
    return {task, count};
}

/// Trials that were stopped together, this one among them, go on together.
std::optional<TaskRunner::TrialsAtHand> TaskRunner::interruptedTrials(std::size_t comparison,
                                                                      const ComparisonTask& task) const
{
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(m_folder / "checkpoints", missing)) {
        const std::optional<TrialCheckpointName> name = trialCheckpointName(entry.path());
        const auto first = name ? m_inputs->trials.find(name->key) : m_inputs->trials.end();
        if (first == m_inputs->trials.end() || name->count < 2 || first->second.first != comparison)
            continue;
        const ComparisonTask& begin = first->second.second;
        if (begin.attribute == task.attribute && begin.approach == task.approach && begin.seed <= task.seed &&
            task.seed - begin.seed < name->count)
            return TrialsAtHand{begin, static_cast<int>(name->count)};
    }
    return std::nullopt;
}

/// The comparison's, of these trials alone.
ComparisonPlan TaskRunner::planOf(std::size_t comparison, const TrialsAtHand& atHand) const
{
    ComparisonPlan plan = m_experiment.comparisons[comparison].plan;
    plan.attributes = {atHand.first.attribute};
    plan.approaches = {m_experiment.comparisons[comparison].plan.approaches[atHand.first.approach]};
    plan.train.seed = atHand.first.seed;
    plan.train.trials = atHand.count;
    return plan;
}

void TaskRunner::trainTrials(std::size_t comparisonIndex, const TrialsAtHand& atHand, const Job& job,
                             double checkpointSeconds)
{
    const PlannedComparison& comparison = m_experiment.comparisons[comparisonIndex];
    const ComparisonPlan plan = planOf(comparisonIndex, atHand);
    m_atHand = atHand.count;
    const bool developmentOnly = comparison.stage == 1;
    const ExperimentCorpus& corpus = m_experiment.plan.corpora[comparison.corpus];
    ComparisonData data;
    data.corpus = [&](const std::string& attribute) {
        Corpus taken = m_inputs->takeCorpus(m_experiment, comparison.corpus, attribute, job);
        return developmentOnly ? withoutTests(std::move(taken)) : std::move(taken);
    };
    if (!developmentOnly && !corpus.tests.empty())
        data.tests = [&](const std::string& attribute) {
            return readTestsOf(corpus, m_inputs->corpusOf(m_experiment, comparison.corpus, attribute, job),
                               plan.tests, job);
        };
    data.scores = [&](const Approach& approach, const std::string& attribute) {
        return std::make_shared<const Scores>(readScores(
            m_folder / "scores" / (approach.sources.at(attribute) + ".csv"), m_experiment.plan.seed));
    };
    ComparisonWatch watch;
    watch.checkpoints = m_folder / "checkpoints";
    watch.checkpointSeconds = checkpointSeconds;
    watch.trialDone = [&](const TrialRecord& trial) { writeTrial(trial, m_folder); };
    // Those of them that are finished already are not to be done again.
    runComparison(readComparisonTrials(plan, m_folder), data, m_device, job, watch);
}

} // namespace deepmi

#include "experiment/experiment_tasks.h"

#include "curriculum/pacing.h"
#include "experiment/measure_task.h"

#include <algorithm>
#include <map>
#include <set>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

/// What a process with LibTorch takes before it has read anything.
constexpr double bytesOfProcess = 500e6;
/// Work of a task that trains nothing: reading a run, counting, sorting.
constexpr double flopsOfCounting = 5e9;

/// Weights of Θ: three hidden layers of one width and an output.
double thetaWeights(std::size_t columns, int hidden)
{
    const double width = hidden;
    return static_cast<double>(columns) * width + 2 * width * width + width;
}

double trialFlops(const TrainParameters& train, const TrialSize& size, bool curriculum)
{
    double samples = 0;
    for (int epoch = 0; epoch < train.pacing.epochs; ++epoch)
        samples += static_cast<double>((curriculum ? curriculumStep(train.pacing, epoch, size.train)
                                                   : plainStep(train.pacing, epoch, size.train))
                                           .samples);
    const double weights = thetaWeights(size.columns, train.hidden);
    return weights * (6 * samples + 2. * static_cast<double>(size.development) * train.pacing.epochs +
                      2. * static_cast<double>(size.testRows));
}

double featureBytes(std::size_t rows, std::size_t columns)
{
    return sizeof(float) * static_cast<double>(rows) * static_cast<double>(columns);
}

ExperimentTask taskOf(const Experiment& experiment, const PlannedRun& run)
{
    const PretrainCost cost = pretrainCost(run.parameters, run.size);
    ExperimentTask task;
    task.kind = TaskKind::Pretrain;
    task.key = run.key;
    task.title = "pre-training, K = " + std::to_string(run.parameters.clusters) + ", " + run.pool.name +
                 ", " + experiment.plan.corpora[run.corpus].title() + ", " + run.attribute;
    task.file = fs::path("pretrain") / (run.key + ".h5");
    task.flops = cost.flopsPerEpoch * run.parameters.epochs;
    task.bytes = bytesOfProcess + cost.bytes + featureBytes(run.size.rows, run.size.columns);
    return task;
}

ExperimentTask taskOf(const Experiment& experiment, const PlannedScores& scores)
{
    const MeasureNeeds needs = needsOf(scores.measure);
    ExperimentTask task;
    task.kind = TaskKind::Score;
    task.key = scores.key;
    task.title = "scores of " + needs.title + ", " + experiment.plan.corpora[scores.corpus].title() + ", " +
                 scores.attribute;
    for (const std::string& key : {scores.runKey, scores.secondRunKey})
        if (!key.empty())
            task.needs.push_back(key);
    task.needs.insert(task.needs.end(), scores.parts.begin(), scores.parts.end());
    task.file = fs::path("scores") / (scores.key + ".csv");
    task.flops = flopsOfCounting;
    task.bytes = bytesOfProcess + 2 * featureBytes(scores.samples, scores.columns);
    if (const auto& frames = experiment.plan.corpora[scores.corpus].frames; needs.frames && frames)
        task.bytes += 2 * static_cast<double>(frames->bytes);
    if (needs.trains) // about as long as a pre-training of stage II
        task.flops += 200. * static_cast<double>(scores.samples) * 6 * networkSize(scores.columns, 2).all();
    return task;
}

void addTrials(const Experiment& experiment, const PlannedComparison& comparison,
               std::set<std::string>& known, std::vector<ExperimentTask>& tasks)
{
    const ComparisonPlan& plan = comparison.plan;
    std::map<std::pair<std::string, std::size_t>, double>
        flops; ///< of any trial of an attribute and approach
    for (const ComparisonTask& trial : comparisonTasks(plan)) {
        if (!known.insert(trial.key).second)
            continue;
        const Approach& approach = plan.approaches[trial.approach];
        const TrialSize& size = comparison.sizes.at(trial.attribute);
        ExperimentTask task;
        task.kind = TaskKind::Trial;
        task.key = trial.key;
        task.title = approach.title + ", " + plan.corpus + ", " + trial.attribute + ", seed " +
                     std::to_string(trial.seed);
        if (const auto source = approach.sources.find(trial.attribute); source != approach.sources.end())
            task.needs = {source->second};
        task.file = fs::path("trials") / (trial.key + ".json");
        task.tests = plan.tests;
        task.group = approach.title + ", " + plan.corpus + ", " + trial.attribute + ", stage " +
                     std::to_string(comparison.stage);
        const auto [cost, isNew] = flops.try_emplace({trial.attribute, trial.approach});
        if (isNew)
            cost->second = trialFlops(trainParametersOf(plan, approach), size, approach.measure != "none");
        task.flops = cost->second;
        task.bytes =
            bytesOfProcess + 2 * featureBytes(size.rows, size.columns) +
            2 * featureBytes(experiment.plan.corpora[comparison.corpus].tests.empty() ? 0 : size.testRows,
                             size.columns) +
            6 * sizeof(float) * thetaWeights(size.columns, plan.train.hidden);
        tasks.push_back(std::move(task));
    }
}

} // namespace

const char* toString(TaskKind kind)
{
    switch (kind) {
    case TaskKind::Pretrain:
        return "pretrain";
    case TaskKind::Score:
        return "score";
    case TaskKind::Trial:
        return "trial";
    }
    return "";
}

std::vector<ExperimentTask> experimentTasks(const Experiment& experiment)
{
    std::vector<ExperimentTask> tasks;
    for (const PlannedRun& run : experiment.runs)
        tasks.push_back(taskOf(experiment, run));
    // Those that others are made from stand first: an ensemble's parts were planned before it.
    for (const PlannedScores& scores : experiment.scores)
        tasks.push_back(taskOf(experiment, scores));
    std::set<std::string> trials;
    if (!experiment.plan.scoresOnly)
        for (const PlannedComparison& comparison : experiment.comparisons)
            addTrials(experiment, comparison, trials, tasks);
    return tasks;
}

bool isFinished(const ExperimentTask& task, const fs::path& folder)
{
    std::error_code error;
    return fs::exists(folder / task.file, error);
}

} // namespace deepmi

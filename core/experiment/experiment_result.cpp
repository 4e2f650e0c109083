#include "experiment/experiment_result.h"

#include "comparison/comparison_json.h"
#include "experiment/damaged_results.h"
#include "experiment/experiment_data.h"
#include "experiment/experiment_tasks.h"
#include "experiment/failed_tasks.h"
#include "pretrain/cluster_health.h"
#include "pretrain/run_file.h"

#include <algorithm>
#include <unordered_set>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

/// Whether scores were made from clusters of a pre-training that say nothing.
bool isOfCollapse(const Experiment& experiment, const std::string& scoreKey, const fs::path& folder)
{
    const PlannedScores* scores = experiment.scoresOf(scoreKey);
    if (!scores)
        return false;
    const std::string source = scores->options.value("cluster-source", "classifier");
    for (const std::string& key : {scores->runKey, scores->secondRunKey})
        if (!key.empty())
            if (const auto kept = keptClusterHealth(folder / "pretrain" / (key + ".h5"));
                kept && clustersSayLittle(*kept, source))
                return true;
    return false;
}

CorpusResult resultOf(const Experiment& experiment, const PlannedComparison& comparison,
                      const ExperimentCorpus& corpus, const fs::path& folder)
{
    CorpusResult result;
    result.corpus = corpus.name;
    result.featureSet = corpus.featureSet;
    result.result = readComparisonTrials(comparison.plan, folder);
    result.leftOut = comparison.leftOut;
    for (const PlannedComparison::Source& source : comparison.sources) {
        const fs::path run =
            source.runKey.empty() ? fs::path() : folder / "pretrain" / (source.runKey + ".h5");
        result.sources.push_back({source.approach, source.attribute, source.scoreKey,
                                  folder / "scores" / (source.scoreKey + ".csv"), source.runKey, run,
                                  isOfCollapse(experiment, source.scoreKey, folder)});
    }
    result.scales = comparison.scales;
    for (const auto& [attribute, file] : comparison.labels)
        result.labels[attribute] = folder / file;
    return result;
}

} // namespace

std::string CorpusResult::title() const
{
    return featureSet.empty() ? corpus : corpus + " (" + featureSet + ")";
}

const ApproachSource* CorpusResult::sourceOf(const std::string& approach, const std::string& attribute) const
{
    for (const ApproachSource& source : sources)
        if (source.approach == approach && source.attribute == attribute)
            return &source;
    return nullptr;
}

bool ExperimentResult::isDamaged(const fs::path& file) const
{
    return std::any_of(damaged.begin(), damaged.end(),
                       [&](const DamagedResult& one) { return one.file == file; });
}

ExperimentResult readExperiment(const fs::path& folder)
{
    const Experiment experiment = readExperimentFile(folder);
    ExperimentResult result;
    result.plan = experiment.plan;
    result.version = experiment.version;
    result.files = filesOf(experiment.plan.corpora);
    for (const PlannedComparison& comparison : experiment.comparisons) {
        const ExperimentCorpus& corpus = experiment.plan.corpora[comparison.corpus];
        CorpusResult one = resultOf(experiment, comparison, corpus, folder);
        if (comparison.stage == 1)
            result.searches.push_back({corpus.name, corpus.featureSet, comparison.plan.attributes.front(),
                                       std::move(one.result), std::move(one.leftOut), comparison.chosen,
                                       std::move(one.sources)});
        else
            result.corpora.push_back(std::move(one));
    }
    std::unordered_set<std::string> read; // trials, by key
    for (const CorpusResult& corpus : result.corpora)
        for (const TrialRecord& trial : corpus.result.trials)
            read.insert(trial.key);
    for (const SearchResult& search : result.searches)
        for (const TrialRecord& trial : search.result.trials)
            read.insert(trial.key);
    for (const ExperimentTask& task : experimentTasks(experiment)) {
        ++result.tasks;
        const bool isRead = task.kind == TaskKind::Trial && read.contains(task.key);
        if (auto damaged = isRead ? std::nullopt : damageOf(task, folder))
            result.damaged.push_back(std::move(*damaged));
        else if (isRead || isFinished(task, folder))
            ++result.finished;
        else if (const std::string error = failureOf(folder, task.key); !error.empty())
            result.failed.push_back({task.key, task.title, error});
    }
    return result;
}

} // namespace deepmi

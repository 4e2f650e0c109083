#include "comparison/comparison.h"

#include "comparison/comparison_json.h"
#include "job/data_hash.h"
#include "job/error.h"
#include "network/precision.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace deepmi
{

namespace
{

/// Takes out of a trial's identity what of the pacing its result does not depend on. Parameters that came
/// after comparisons were first kept stand there only where they differ from their defaults: the keys of
/// earlier trials remain.
void reducePacing(nlohmann::ordered_json& identity, const PacingParameters& effective, bool curriculum)
{
    static const std::set<std::string> first = {"bins", "epochs", "epochs-per-bin", "learning-rate",
                                                "rate-decay"};
    const std::set<std::string> used = usedPacingParameters(effective, curriculum);
    const nlohmann::ordered_json defaults = toJson(PacingParameters{}, pacingParameters());
    for (const auto& [name, value] : defaults.items())
        if (first.contains(name) ? !curriculum && !used.contains(name) : identity.at(name) == value)
            identity.erase(name);
}

/// Everything that a trial's result depends on.
std::string taskKey(const ComparisonPlan& plan, const std::string& attribute, const Approach& approach,
                    std::uint64_t seed)
{
    TrainParameters parameters = trainParametersOf(plan, approach);
    parameters.trials = 1;
    const bool curriculum = approach.measure != "none";
    parameters.pacing = effectivePacing(parameters.pacing, curriculum);
    nlohmann::ordered_json identity = trainJson(parameters);
    identity["seed"] = seed;
    identity["data"] = plan.dataHash;
    identity["attribute"] = attribute;
    identity["measure"] = approach.measure;
    reducePacing(identity, parameters.pacing, curriculum);
    if (approach.alpha == approach.alpha)
        identity["alpha"] = approach.alpha;
    if (approach.clusters > 0)
        identity["clusters"] = approach.clusters;
    if (const std::string precision = plannedPrecision(plan.precision); precision != "fp32")
        identity["precision"] = precision;
    if (const auto source = approach.sources.find(attribute); source != approach.sources.end())
        identity["source"] = source->second;
    DataHash hash;
    hash.add(identity.dump());
    return hash.hexadecimal();
}

} // namespace

TrainParameters trainParametersOf(const ComparisonPlan& plan, const Approach& approach)
{
    TrainParameters parameters = approach.train.value_or(plan.train);
    parameters.trials = plan.train.trials;
    parameters.seed = plan.train.seed;
    parameters.reverse = approach.reverse && approach.measure != "none";
    return parameters;
}

void validate(const ComparisonPlan& plan)
{
    if (plan.attributes.empty())
        throw UsageError("a comparison needs at least one attribute");
    if (plan.approaches.empty())
        throw UsageError("a comparison needs at least one approach");
    std::set<std::string> titles;
    for (const Approach& approach : plan.approaches)
        if (!titles.insert(approach.title).second)
            throw UsageError("two approaches are called '" + approach.title + "'");
    const auto validateTraining = [](const TrainParameters& train) {
        validate(train, trainParameters());
        validate(train.pacing, pacingParameters());
    };
    validateTraining(plan.train);
    for (const Approach& approach : plan.approaches)
        if (approach.train)
            validateTraining(*approach.train);
}

bool serves(const Approach& approach, const std::string& attribute)
{
    return std::find(approach.without.begin(), approach.without.end(), attribute) == approach.without.end();
}

std::vector<ComparisonTask> comparisonTasks(const ComparisonPlan& plan)
{
    std::vector<ComparisonTask> tasks;
    for (const std::string& attribute : plan.attributes)
        for (std::size_t approach = 0; approach < plan.approaches.size(); ++approach) {
            if (!serves(plan.approaches[approach], attribute))
                continue;
            for (int trial = 0; trial < plan.train.trials; ++trial) {
                const std::uint64_t seed = plan.train.seed + static_cast<std::uint64_t>(trial);
                tasks.push_back(
                    {attribute, approach, seed, taskKey(plan, attribute, plan.approaches[approach], seed)});
            }
        }
    return tasks;
}

void ComparisonResult::add(TrialRecord trial)
{
    const auto position = [&](const TrialRecord& one) {
        const auto attribute = std::find(plan.attributes.begin(), plan.attributes.end(), one.attribute);
        const auto approach =
            std::find_if(plan.approaches.begin(), plan.approaches.end(),
                         [&](const Approach& candidate) { return candidate.title == one.approach; });
        return std::tuple(attribute - plan.attributes.begin(), approach - plan.approaches.begin(), one.seed);
    };
    const auto place = position(trial);
    if (trials.empty() || position(trials.back()) < place) { // the usual case: in order
        trials.push_back(std::move(trial));
        return;
    }
    const auto next = std::find_if(trials.begin(), trials.end(),
                                   [&](const TrialRecord& one) { return position(one) >= place; });
    if (next != trials.end() && next->attribute == trial.attribute && next->approach == trial.approach &&
        next->seed == trial.seed)
        *next = std::move(trial);
    else
        trials.insert(next, std::move(trial));
}

bool hasTests(const TrialRecord& trial, const std::vector<std::string>& wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
        return std::any_of(trial.tests.begin(), trial.tests.end(),
                           [&](const TestCcc& test) { return test.test == name; });
    });
}

const TrialRecord* ComparisonResult::find(const ComparisonTask& task) const
{
    for (const TrialRecord& trial : trials)
        if (trial.key == task.key && trial.approach == plan.approaches[task.approach].title)
            return hasTests(trial, plan.tests) ? &trial : nullptr;
    return nullptr;
}

std::vector<ComparisonTask> missingTasks(const ComparisonResult& result)
{
    std::set<std::pair<std::string_view, std::string_view>> done;
    for (const TrialRecord& trial : result.trials)
        if (hasTests(trial, result.plan.tests))
            done.emplace(trial.key, trial.approach);
    std::vector<ComparisonTask> tasks = comparisonTasks(result.plan);
    std::erase_if(tasks, [&](const ComparisonTask& task) {
        return done.contains({task.key, result.plan.approaches[task.approach].title});
    });
    return tasks;
}

ComparisonResult takeOver(const ComparisonPlan& plan, const ComparisonResult& earlier)
{
    std::unordered_map<std::string_view, const TrialRecord*> byKey;
    for (const TrialRecord& trial : earlier.trials)
        if (hasTests(trial, plan.tests))
            byKey.emplace(trial.key, &trial);
    ComparisonResult result{plan, {}};
    for (const ComparisonTask& task : comparisonTasks(plan))
        if (const auto found = byKey.find(task.key); found != byKey.end()) {
            TrialRecord taken = *found->second;
            taken.approach = plan.approaches[task.approach].title; // it may be called otherwise now
            result.add(std::move(taken));
        }
    return result;
}

bool holdsAll(const ComparisonResult& later, const ComparisonResult& earlier)
{
    // As they would be written: that also compares NaN with NaN.
    std::set<std::string> held;
    for (const TrialRecord& trial : later.trials)
        held.insert(trialJson(trial).dump());
    return std::all_of(earlier.trials.begin(), earlier.trials.end(),
                       [&](const TrialRecord& trial) { return held.contains(trialJson(trial).dump()); });
}

} // namespace deepmi

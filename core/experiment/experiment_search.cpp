#include "comparison/comparison_json.h"
#include "experiment/experiment.h"
#include "experiment/measure_task.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deepmi
{

namespace
{

/// Mean development CCC of every approach; −∞ for one without a finite CCC, so that it comes last.
std::vector<double> developmentMeans(const ComparisonResult& result)
{
    std::vector<double> means;
    for (const Approach& approach : result.plan.approaches) {
        double sum = 0;
        int trials = 0;
        for (const TrialRecord& trial : result.trials)
            if (trial.approach == approach.title) {
                sum += trial.developmentCcc;
                ++trials;
            }
        const double mean = trials ? sum / trials : std::nan("");
        means.push_back(std::isfinite(mean) ? mean : -std::numeric_limits<double>::infinity());
    }
    return means;
}

/// What goes on: the best curricula, then the best of the approaches without one.
std::vector<Approach> chosenOf(const ComparisonResult& result, int best)
{
    const std::vector<Approach>& all = result.plan.approaches;
    const std::vector<double> means = developmentMeans(result);
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return means[a] > means[b]; });
    std::vector<Approach> chosen;
    for (const std::size_t index : order)
        if (all[index].measure != "none" && static_cast<int>(chosen.size()) < best)
            chosen.push_back(all[index]);
    const auto plain = std::find_if(order.begin(), order.end(),
                                    [&](std::size_t index) { return all[index].measure == "none"; });
    if (plain != order.end()) {
        chosen.push_back(all[*plain]);
    } else {
        Approach without;
        without.title = needsOf("none").title;
        chosen.push_back(std::move(without));
    }
    return chosen;
}

/// Stage 2 of a stage 1 whose trials are all done.
PlannedComparison finalOf(const ExperimentPlan& plan, PlannedComparison& first,
                          const ComparisonResult& result)
{
    PlannedComparison second = first;
    second.stage = 2;
    second.plan.approaches = chosenOf(result, plan.search->best);
    second.plan.dataHash = first.finalDataHash;
    second.plan.tests = first.finalTests;
    second.plan.train.trials = plan.search->finalTrials;
    second.plan.train.seed =
        plan.search->finalSeed ? plan.search->finalSeed
                               : first.plan.train.seed + static_cast<std::uint64_t>(first.plan.train.trials);
    second.finalTests.clear();
    second.finalDataHash.clear();
    for (const Approach& approach : second.plan.approaches)
        first.chosen.push_back(approach.title);
    std::erase_if(second.sources, [&](const PlannedComparison::Source& source) {
        return std::find(first.chosen.begin(), first.chosen.end(), source.approach) == first.chosen.end();
    });
    return second;
}

} // namespace

bool extendSearch(Experiment& experiment, const std::filesystem::path& folder)
{
    std::vector<PlannedComparison> added;
    for (PlannedComparison& comparison : experiment.comparisons) {
        if (comparison.stage != 1 || !comparison.chosen.empty())
            continue;
        const ComparisonResult result = readComparisonTrials(comparison.plan, folder);
        if (missingTasks(result).empty())
            added.push_back(finalOf(experiment.plan, comparison, result));
    }
    const bool any = !added.empty();
    for (PlannedComparison& comparison : added)
        experiment.comparisons.push_back(std::move(comparison));
    // Whichever stage 1 was done first: the order is that of the plan.
    std::stable_sort(experiment.comparisons.begin(), experiment.comparisons.end(),
                     [](const PlannedComparison& a, const PlannedComparison& b) {
                         return std::tuple(a.stage, a.corpus) < std::tuple(b.stage, b.corpus);
                     });
    return any;
}

} // namespace deepmi

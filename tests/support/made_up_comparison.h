#pragma once

#include "comparison/comparison.h"

namespace deepmi::studio::test
{

/// Three curricula of two trials on two test sets that no network trained.
inline ComparisonResult madeUpComparison()
{
    ComparisonResult result;
    result.plan.corpus = "made up";
    result.plan.attributes = {"arousal"};
    result.plan.tests = {"Test1", "Test2"};
    result.plan.train.trials = 2;
    for (const char* title : {"W/O curriculum", "Random", "DeepMI (α = 0)"}) {
        Approach approach;
        approach.title = title;
        approach.measure = result.plan.approaches.empty() ? "none" : "file";
        result.plan.approaches.push_back(approach);
    }
    for (const Approach& approach : result.plan.approaches)
        for (const std::uint64_t seed : {0, 1}) {
            TrialRecord trial;
            trial.attribute = "arousal";
            trial.approach = approach.title;
            trial.seed = seed;
            trial.tests = {{"Test1", .5 + .01 * static_cast<double>(seed)}, {"Test2", .4}};
            result.add(trial);
        }
    return result;
}

} // namespace deepmi::studio::test

#pragma once

#include "experiment/experiment.h"

namespace deepmi
{

/// Finished trials of the plan that a folder was used for before, which differ from an experiment's in their
/// test sets alone: the same training under another key (see ComparisonPlan::dataHash).
struct EarlierTrials {
    /// Those that were evaluated on all test sets that the experiment wants, as its own trials would be.
    std::vector<TrialRecord> usable;
    std::size_t trainedAgain = 0;     ///< those that were not
    std::vector<std::string> lacking; ///< test sets that these have no outcome of

    /// How many there are of both, a sentence each.
    std::vector<std::string> warnings() const;
};

/// Of the trials that `folder` has no result of. `earlier` is what its experiment.json said before. Test sets
/// are the same if their features and labels are, whatever they are called.
EarlierTrials findEarlierTrials(const Experiment& earlier, const Experiment& experiment,
                                const std::filesystem::path& folder);

/// Leaves the usable ones in the folder as the experiment's own. Only for who holds its lock.
void takeOver(const EarlierTrials& earlier, const std::filesystem::path& folder);

} // namespace deepmi

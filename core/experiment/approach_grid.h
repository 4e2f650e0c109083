#pragma once

#include "experiment/experiment_plan.h"

#include <functional>

namespace deepmi
{

/// One approach of a plan on one corpus, before it is known what its scores are made from.
struct ApproachDraft {
    Approach approach; ///< title, measure, reverse, factors, its own training parameters, α and K
    const PlannedMeasure* measure = nullptr;
    PoolVariant pool; ///< of the pre-training that it needs; K is approach.clusters
};

/// Every combination of what the plan's measures and its grid list, in order: measure by measure, then α
/// within K within pool within reverse within the grid. `hasPool` says whether the corpus has an unlabelled
/// pool; for a pool variant that it cannot serve `missing` is called with the measure, and the variant
/// skipped. What does not concern an approach is no factor of it: W/O curriculum has no pacing, and stands
/// once. Titles hold what a measure lists more than one of: "DeepMI (K = 10, α = 0.5)". Raises InputError at
/// a measure whose title another one has.
std::vector<ApproachDraft>
draftApproaches(const ExperimentPlan& plan, bool hasPool,
                const std::function<void(const PlannedMeasure&, const PoolVariant&)>& missing);

} // namespace deepmi

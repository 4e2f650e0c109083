#pragma once

#include "figures/rank_scatter.h"
#include "models/workspace.h"

#include <functional>

namespace deepmi::studio
{

/// Something that orders the open samples by difficulty.
struct RankMeasure {
    QString id;
    QString title;
    /// A value a frame row, small is easy, NaN where it says nothing of the sample. Holds what it needs: may
    /// be called on another thread.
    std::function<std::vector<double>()> values;
};
/// DeepMI as it is set and each of its terms alone, prediction error, disagreement, Random, open scores, and
/// the teaching corpus' true ambiguity: what of it there is.
std::vector<RankMeasure> rankMeasures(const Workspace& workspace);

/// Two of them against each other.
struct RankComparison {
    RankScatter scatter;
    std::vector<std::int32_t> rows; ///< frame row of each of the scatter's samples
};
/// O(N log N). Ties are ordered by the samples' names, as curricula do; ρ is of the values, with mid-ranks.
RankComparison compareRanks(const RankMeasure& x, const RankMeasure& y, const SampleFrame& frame,
                            std::uint64_t seed, std::size_t mostPoints);
/// name, both ranks: a line a sample.
std::string ranksCsv(const RankComparison& comparison, const SampleFrame& frame);

} // namespace deepmi::studio

#pragma once

#include "difficulty/blended_ranking.h"

#include <memory>
#include <span>
#include <vector>

namespace deepmi
{

/// Sums of a value over the samples of every cell (distances from the mean label, errors …), kept so that its
/// mean in every bin of the curriculum follows from the runs of a BlendedRanking, whatever the α.
class CellSums
{
public:
    /// `value` one a sample, finite. Raises UsageError otherwise. O(N).
    CellSums(std::shared_ptr<const CellGrouping> grouping, std::span<const double> value);

    /// Mean of the bin's values; NaN for a bin without samples. O(runs of the bin). Raises UsageError for a
    /// ranking of another grouping.
    double mean(const BlendedRanking& ranking, int bin) const;
    std::vector<double> means(const BlendedRanking& ranking) const; ///< one a bin

private:
    std::shared_ptr<const CellGrouping> m_grouping;
    /// Running sums of the members, cell by cell, each cell's starting anew: any run is one difference.
    std::vector<double> m_running;
};

} // namespace deepmi

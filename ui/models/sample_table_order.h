#pragma once

#include "job/job.h"
#include "models/sample_table_filter.h"

namespace deepmi::studio
{

/// Which rows a table shows, and in which order.
struct SampleTableOrder {
    SampleColumn column; ///< sorted by it; the name column with `unsorted` = the frame's own order
    bool unsorted = true;
    bool descending = false;
    SampleFilter filter;
    std::shared_ptr<const std::vector<std::int32_t>> only; ///< null = all; else ascending rows

    /// Whether a move of α can change the rows.
    bool dependsOnBlend() const { return (!unsorted && column.dependsOnBlend()) || filter.dependsOnBlend(); }
};

/// The rows of the frame in that order. Rows without a value stand last, up or down; equal values keep the
/// frame's order. O(N log N), O(N) by DeepMI's score, rank or bin, which take the ranking's own order. Pure;
/// meant for a worker. Raises Stopped.
std::vector<std::int32_t> orderedRows(const SampleTableValues& values, const SampleTableOrder& order,
                                      const Job& job = {});

} // namespace deepmi::studio

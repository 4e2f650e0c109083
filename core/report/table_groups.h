#pragma once

#include "report/report_table.h"

#include <string>
#include <vector>

namespace deepmi
{

/// Approaches of one comparison that differ in a table's factor alone.
struct TableGroup {
    std::string title; ///< what they have in common
    std::vector<std::size_t> approaches;
};

/// The groups that become blocks of a table of this shape, rows in its order: pools by their share, numbers
/// ascending. All approaches in one group where the shape has no factor; none where no two differ in it.
std::vector<TableGroup> groupsOf(const TableShape& shape, const ExperimentPlan& plan,
                                 const std::vector<Approach>& approaches);

/// The share of the unlabelled pool that a variant sees; 0 = stage II alone (FSL).
double shareOfPool(const ExperimentPlan& plan, const std::string& pool);

/// "K = 50", "α = 0.25", "SSL", "learning-rate-rule = constant": one factor for people.
std::string factorText(const std::string& factor, const std::string& value);
/// The value of a factor: of Approach::factors, else what the approach's own fields tell; empty if nothing.
std::string factorOf(const Approach& approach, const std::string& factor);

} // namespace deepmi

#pragma once

#include "information/joint_table.h"

#include <span>
#include <vector>

namespace deepmi
{

/// I(x;y) of every sample, eq. 2: a look-up, because a sample's term is that of its cell. `first` and
/// `second` are those that the table was counted from.
std::vector<double> termsOfSamples(const JointTable& table, std::span<const int> first,
                                   std::span<const int> second);

} // namespace deepmi

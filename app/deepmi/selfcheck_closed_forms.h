#pragma once

#include "job/selfcheck.h"

#include <cstdint>
#include <vector>

namespace deepmi::cli
{

/// Checks of everything that needs no network against closed forms and against itself: levels, mutual
/// information against entropies, CCC, bins, the schedule, the z-norm, the t-test. `seed` makes the random
/// tables.
std::vector<SelfCheck> closedFormChecks(std::uint64_t seed);

} // namespace deepmi::cli

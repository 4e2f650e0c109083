#pragma once

#include "difficulty/scores.h"

#include <optional>

namespace deepmi
{

/// Which way scores go over their ranks.
struct RankDirection {
    std::optional<bool> falling; ///< true = larger is easier; none where all scores are equal
    /// The first rank at which they turn round; none where they go one way.
    std::optional<std::size_t> contradiction;
};

/// Of scores whose bins hold the order of the ranks.
RankDirection directionOverRanks(const Scores& scores);

} // namespace deepmi

#pragma once

#include "data/delimited_text.h"
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

/// As the measure says that the table's column `measure` names in every row; none where it has no such
/// column, or the measure is not one of ours.
std::optional<bool> directionByMeasure(const DelimitedText& text);

} // namespace deepmi

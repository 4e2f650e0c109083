#pragma once

#include "data/delimited_text.h"
#include "difficulty/scores.h"

#include <optional>
#include <span>

namespace deepmi
{

/// Which way scores go over their ranks.
struct RankDirection {
    std::optional<bool> falling; ///< true = larger is easier; none where all scores are equal, or on one rank
    /// A sample of the first rank at which they turn round; none where they go one way.
    std::optional<std::size_t> contradiction;
};

/// Of samples from the smallest rank to the largest; those that share a rank stand in no order.
RankDirection directionOverRanks(std::span<const std::size_t> order, std::span<const double> rank,
                                 std::span<const double> score);
/// Of scores whose bins hold the order of the ranks, none of which is shared.
RankDirection directionOverRanks(const Scores& scores);

/// As the measure says that the table's column `measure` names in every row; none where it has no such
/// column, or the measure is not one of ours.
std::optional<bool> directionByMeasure(const DelimitedText& text);

} // namespace deepmi

#pragma once

#include "data/label_table.h"
#include "difficulty/scores.h"

namespace deepmi
{

struct DisagreementScores {
    Scores scores; ///< of the samples with at least two ratings, in the table's order
    /// Names of the samples with fewer than two ratings of the attribute: the measure says nothing of them.
    std::vector<std::string> tooFewRatings;
};

/// The sample standard deviation (n−1) of a sample's ratings of one attribute; small is easy. Ratings that
/// miss the attribute (NaN) do not count. Raises InputError naming the rating file for an unknown attribute
/// or if no sample has two ratings.
DisagreementScores disagreementScores(const RatingTable& ratings, const std::string& attribute,
                                      std::uint64_t seed, int bins = 10);

} // namespace deepmi

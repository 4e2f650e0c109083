#include "difficulty/rank_direction.h"

#include <algorithm>

namespace deepmi
{

namespace
{

/// `sameRank(a, b)` of two samples that follow each other in the order.
template <class SameRank>
RankDirection directionOver(std::span<const std::size_t> order, std::span<const double> score,
                            SameRank sameRank)
{
    RankDirection direction;
    double low = 0, high = 0; // of the rank before
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        double lowHere = score[order[begin]], highHere = lowHere;
        for (end = begin + 1; end < order.size() && sameRank(order[end - 1], order[end]); ++end) {
            lowHere = std::min(lowHere, score[order[end]]);
            highHere = std::max(highHere, score[order[end]]);
        }
        const bool isOne = low == highHere && high == lowHere; // one score on both ranks
        if (begin > 0 && !isOne) {
            const bool falls = low >= highHere, rises = high <= lowHere;
            if ((!falls && !rises) || (direction.falling && *direction.falling != falls)) {
                direction.contradiction = order[begin];
                return direction;
            }
            direction.falling = falls;
        }
        low = lowHere;
        high = highHere;
    }
    return direction;
}

} // namespace

RankDirection directionOverRanks(std::span<const std::size_t> order, std::span<const double> rank,
                                 std::span<const double> score)
{
    return directionOver(order, score, [rank](std::size_t a, std::size_t b) { return rank[a] == rank[b]; });
}

RankDirection directionOverRanks(const Scores& scores)
{
    return directionOver(scores.bins.order, scores.score, [](std::size_t, std::size_t) { return false; });
}

} // namespace deepmi

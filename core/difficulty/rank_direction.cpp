#include "difficulty/rank_direction.h"

namespace deepmi
{

RankDirection directionOverRanks(const Scores& scores)
{
    std::optional<bool> falling;
    for (std::size_t rank = 1; rank < scores.bins.order.size(); ++rank) {
        const double before = scores.score[scores.bins.order[rank - 1]],
                     here = scores.score[scores.bins.order[rank]];
        if (before == here)
            continue;
        if (falling && *falling != (here < before))
            return {falling, rank};
        falling = here < before;
    }
    return {falling, std::nullopt};
}

} // namespace deepmi

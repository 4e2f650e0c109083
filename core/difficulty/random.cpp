#include "difficulty/scores.h"

namespace deepmi
{

Scores randomScores(std::vector<std::string> names, std::uint64_t seed, int bins)
{
    // Another key than the one that settles ties, so that the two are independent.
    constexpr std::uint64_t stream = 0x52414E444F4D0001u;
    std::vector<double> score(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        score[i] = static_cast<double>(nameKey(names[i], seed ^ stream) >> 11) * 0x1.0p-53;
    return makeScores("random", true, std::move(names), std::move(score), seed, bins);
}

} // namespace deepmi

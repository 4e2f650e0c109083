#include "difficulty/scores.h"

#include "job/error.h"

#include <algorithm>
#include <unordered_set>

namespace deepmi
{

namespace
{

void checkUnique(const std::vector<std::string>& names)
{
    std::unordered_set<std::string_view> seen;
    seen.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!seen.insert(names[i]).second)
            throw InputError({}, "sample " + std::to_string(i),
                             "the name '" + names[i] + "' stands twice, names must be unique");
}

} // namespace

Scores makeScores(std::string measure, bool largerIsEasier, std::vector<std::string> names,
                  std::vector<double> score, std::uint64_t seed, int bins)
{
    checkUnique(names);
    Scores scores;
    scores.bins = assignBins(score, names, largerIsEasier, seed, bins);
    scores.measure = std::move(measure);
    scores.largerIsEasier = largerIsEasier;
    scores.seed = seed;
    scores.names = std::move(names);
    scores.score = std::move(score);
    return scores;
}

std::size_t distinctScores(const Scores& scores)
{
    if (scores.bins.order.size() != scores.score.size())
        throw UsageError("the scores have not been ranked");
    std::size_t distinct = 0;
    for (std::size_t rank = 0; rank < scores.bins.order.size(); ++rank)
        if (rank == 0 || scores.score[scores.bins.order[rank]] != scores.score[scores.bins.order[rank - 1]])
            ++distinct;
    return distinct;
}

} // namespace deepmi

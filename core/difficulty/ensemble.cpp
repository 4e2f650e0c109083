#include "difficulty/ensemble.h"

#include "data/names.h"
#include "job/error.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace deepmi
{

namespace
{

std::vector<double> ranksOf(const std::vector<double>& score, bool largerIsEasier)
{
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return largerIsEasier ? score[a] > score[b] : score[a] < score[b];
    });
    std::vector<double> ranks(score.size(), 0);
    const double last = std::max(1.0, static_cast<double>(score.size()) - 1);
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && score[order[end]] == score[order[first]])
            ++end;
        for (std::size_t i = first; i < end; ++i)
            ranks[order[i]] = static_cast<double>(first + end - 1) / 2 / last;
        first = end;
    }
    return ranks;
}

std::string nameOf(const Scores& scores)
{
    return scores.source.empty() ? scores.measure : scores.source.string();
}

} // namespace

MeasureValues ensemble(const std::vector<Scores>& measures)
{
    if (measures.size() < 2)
        throw UsageError("an ensemble needs the scores of two measures or more, here is " +
                         std::to_string(measures.size()));
    std::unordered_map<std::string, std::size_t> known;
    std::vector<std::unordered_map<std::string, std::size_t>> rowOf(measures.size());
    std::vector<std::string> all;
    for (std::size_t m = 0; m < measures.size(); ++m)
        for (std::size_t row = 0; row < measures[m].names.size(); ++row) {
            const std::string& name = measures[m].names[row];
            rowOf[m].emplace(name, row);
            if (++known[name] == 1)
                all.push_back(name);
        }
    MeasureValues result;
    for (const std::string& name : all)
        (known[name] == measures.size() ? result.names : result.leftOut).push_back(name);
    if (result.names.empty())
        throw InputError(measures[1].source, "",
                         "no sample has a score in all of the measures: " + nameOf(measures[0]) +
                             " begins with " + quotedNames(measures[0].names) + ", " + nameOf(measures[1]) +
                             " with " + quotedNames(measures[1].names));
    result.values.assign(result.names.size(), 0);
    for (std::size_t m = 0; m < measures.size(); ++m) {
        std::vector<double> score;
        score.reserve(result.names.size());
        for (const std::string& name : result.names)
            score.push_back(measures[m].score[rowOf[m].at(name)]);
        const std::vector<double> ranks = ranksOf(score, measures[m].largerIsEasier);
        for (std::size_t i = 0; i < ranks.size(); ++i)
            result.values[i] += ranks[i] / static_cast<double>(measures.size());
    }
    return result;
}

} // namespace deepmi

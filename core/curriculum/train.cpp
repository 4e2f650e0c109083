#include "curriculum/train.h"
#include "curriculum/curriculum_order.h"

#include "data/delimited_text.h"
#include "data/names.h"
#include "job/error.h"
#include "statistics/summary.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace deepmi
{

const std::vector<Parameter<TrainParameters>>& trainParameters()
{
    using P = TrainParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"trials", &P::trials, "", "trainings with different seeds (seed, seed+1, ...)", 1, 10000},
        {"batch", &P::batch, "samples", "samples a training step, at most", 2, 65536},
        {"hidden", &P::hidden, "", "width of the three hidden layers", 1, 65536},
        {"dropout", &P::dropout, "", "share of hidden values dropped in training", 0, .95},
        {"clip", &P::clip, "deviations", "normalised features are clamped to plus and minus this", 1e-3, 1e9},
        {"test-normalisation",
         &P::testNormalisation,
         "",
         "statistics that normalise test features: training (the training corpus') or own (the test corpus')",
         0,
         0,
         {"training", "own"}},
        {"reverse", &P::reverse, "", "hardest samples first (anti-curriculum)"},
    };
    return parameters;
}

std::vector<TestSummary> summariseTests(const std::vector<TrialResult>& trials)
{
    std::vector<TestSummary> summaries;
    if (trials.empty())
        return summaries;
    for (std::size_t t = 0; t < trials.front().tests.size(); ++t) {
        std::vector<double> values;
        for (const TrialResult& trial : trials)
            values.push_back(trial.tests[t].ccc);
        const Summary summary = summarise(values);
        summaries.push_back({trials.front().tests[t].name, summary.mean, summary.std, summary.varPercent});
    }
    return summaries;
}

namespace
{

/// Finds a sample's rank by its name: as it is spelled, else without folder and extension. Raises InputError
/// where several scores are left to choose from.
class RankByName
{
public:
    explicit RankByName(const Scores& scores) : m_scores(scores)
    {
        for (std::size_t i = 0; i < scores.names.size(); ++i)
            m_exact.emplace(scores.names[i], i);
    }

    std::optional<std::size_t> find(std::string_view name)
    {
        if (const auto found = m_exact.find(name); found != m_exact.end())
            return m_scores.bins.rank[found->second];
        if (m_bare.empty())
            for (std::size_t i = 0; i < m_scores.names.size(); ++i) {
                const auto [place, added] = m_bare.emplace(bareName(m_scores.names[i]), i);
                if (!added)
                    place->second = ambiguous;
            }
        const auto found = m_bare.find(bareName(name));
        if (found == m_bare.end())
            return std::nullopt;
        if (found->second == ambiguous)
            failAmbiguous(name);
        return m_scores.bins.rank[found->second];
    }

private:
    [[noreturn]] void failAmbiguous(std::string_view name) const
    {
        std::vector<std::string> names;
        for (const std::string& each : m_scores.names)
            if (bareName(each) == bareName(name))
                names.push_back(each);
        throw InputError(m_scores.source, "",
                         "the scores of " + quotedNames(names) +
                             " could all be that of the training sample " + deepmi::quoted(name) +
                             ", which only meets them without folder and file extension; spell the names as "
                             "the labels do");
    }

    static constexpr std::size_t ambiguous = static_cast<std::size_t>(-1);
    const Scores& m_scores;
    std::unordered_map<std::string_view, std::size_t> m_exact, m_bare;
};

} // namespace

std::vector<std::size_t> curriculumOrder(const Corpus& corpus, const std::vector<std::size_t>& samples,
                                         const Scores& scores, bool reverse)
{
    RankByName ranks(scores);
    std::vector<std::pair<std::size_t, std::size_t>> ranked; // rank, position among the samples
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const std::string& name = corpus.names[samples[i]];
        if (const auto rank = ranks.find(name))
            ranked.emplace_back(*rank, i);
        else
            missing.push_back(name);
    }
    if (!missing.empty())
        throw InputError(scores.source, "",
                         std::to_string(missing.size()) + " of " + std::to_string(samples.size()) +
                             " training samples have no score (" + quotedNames(missing) +
                             "); expected a score for each sample of the Train split");
    std::sort(ranked.begin(), ranked.end());
    if (reverse)
        std::reverse(ranked.begin(), ranked.end());
    std::vector<std::size_t> order;
    order.reserve(ranked.size());
    for (const auto& [rank, position] : ranked)
        order.push_back(position);
    return order;
}

} // namespace deepmi

#include "curriculum/curriculum_warnings.h"

#include "data/names.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace deepmi
{

namespace
{

constexpr int mostEpochs = 1000000;

std::unordered_set<std::string_view> bareNames(const std::vector<std::string>& names)
{
    std::unordered_set<std::string_view> all;
    for (const std::string& name : names)
        all.insert(bareName(name));
    return all;
}

std::vector<std::string> withoutSample(const Corpus& corpus, const Scores& scores)
{
    const std::unordered_set<std::string_view> known = bareNames(corpus.names);
    std::vector<std::string> without;
    for (const std::string& name : scores.names)
        if (!known.contains(bareName(name)))
            without.push_back(name);
    return without;
}

/// Whether there are two training samples or more with one score between them.
bool areEqual(const Corpus& corpus, const std::vector<std::size_t>& samples, const Scores& scores)
{
    std::unordered_set<std::string_view> trained;
    for (const std::size_t sample : samples)
        trained.insert(bareName(corpus.names[sample]));
    const double* first = nullptr;
    std::size_t count = 0;
    for (std::size_t i = 0; i < scores.names.size(); ++i) {
        if (!trained.contains(bareName(scores.names[i])))
            continue;
        if (first && *first != scores.score[i])
            return false;
        first = &scores.score[i];
        ++count;
    }
    return count > 1;
}

} // namespace

int epochsOfWholeCurriculum(const PacingParameters& pacing, std::size_t samples)
{
    PacingParameters longer = pacing;
    longer.epochs = mostEpochs;
    const auto isWhole = [&](int epochs) {
        return curriculumStep(longer, epochs - 1, samples).samples >= samples;
    };
    if (!isWhole(mostEpochs))
        return 0;
    int low = 1, high = mostEpochs; // samples never leave again: the first whole one by halving
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (isWhole(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

std::vector<std::string> curriculumWarnings(const Corpus& corpus, const std::vector<std::size_t>& samples,
                                            const Scores& scores, const PacingParameters& pacing)
{
    std::vector<std::string> warnings;
    if (const std::vector<std::string> without = withoutSample(corpus, scores); !without.empty())
        warnings.push_back(std::to_string(without.size()) + " of " + std::to_string(scores.names.size()) +
                           " scores belong to no sample of the labels and are not used (" +
                           quotedNames(without) + ")");
    if (areEqual(corpus, samples, scores))
        warnings.push_back("the scores of all " + std::to_string(samples.size()) +
                           " training samples are equal: their order is chance, by the seed of the scores");
    const PacingStep last = curriculumStep(pacing, pacing.epochs - 1, samples.size());
    if (last.samples < samples.size()) {
        const int needed = epochsOfWholeCurriculum(pacing, samples.size());
        warnings.push_back("the training ends before all samples have entered: in its last epoch, " +
                           std::to_string(pacing.epochs) + ", " + std::to_string(last.samples) + " of " +
                           std::to_string(samples.size()) +
                           (needed > 0 ? " are in use; with this pacing it takes " + std::to_string(needed) +
                                             " epochs or more"
                                       : " are in use"));
    }
    return warnings;
}

} // namespace deepmi

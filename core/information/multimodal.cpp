#include "information/multimodal.h"

#include "data/name_matching.h"
#include "data/names.h"
#include "information/sample_terms.h"
#include "job/error.h"
#include "job/number_text.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

void checkLengths(const Assignments& assignments, const char* which)
{
    const std::size_t samples = assignments.names.size();
    if (assignments.cluster.size() != samples || assignments.label.size() != samples)
        throw UsageError(std::string("the ") + which + " modality has " + std::to_string(samples) +
                         " names, " + std::to_string(assignments.cluster.size()) + " clusters and " +
                         std::to_string(assignments.label.size()) + " labels, expected one each a sample");
}

std::vector<std::string> namesOf(const std::vector<std::string>& names, const std::vector<std::size_t>& rows)
{
    std::vector<std::string> chosen;
    chosen.reserve(rows.size());
    for (const std::size_t row : rows)
        chosen.push_back(names[row]);
    return chosen;
}

/// Files that were written with a few digits may differ in the last ones.
bool sameLabel(double one, double other)
{
    return std::abs(one - other) <= 1e-6 * std::max({1., std::abs(one), std::abs(other)}) ||
           (std::isnan(one) && std::isnan(other));
}

} // namespace

std::string ModalityPair::summary() const
{
    if (firstAlone.empty() && secondAlone.empty())
        return {};
    std::string text = std::to_string(names.size()) + (names.size() == 1 ? " sample is in both modalities"
                                                                         : " samples are in both modalities");
    if (extensionIgnored)
        text += " (file extensions ignored)";
    else if (folderIgnored)
        text += " (folders ignored)";
    text += ". Left out: ";
    if (!firstAlone.empty())
        text += std::to_string(firstAlone.size()) + " of the first alone (" + quotedNames(firstAlone) + ")";
    if (!secondAlone.empty())
        text += (firstAlone.empty() ? "" : ", ") + std::to_string(secondAlone.size()) +
                " of the second alone (" + quotedNames(secondAlone) + ")";
    return text + ".";
}

ModalityPair joinModalities(const Assignments& first, const std::filesystem::path& firstFile,
                            const Assignments& second, const std::filesystem::path& secondFile)
{
    checkLengths(first, "first");
    checkLengths(second, "second");
    const NameMatch match = matchNames(first.names, firstFile, second.names, secondFile);
    if (match.first.empty())
        throw InputError(secondFile, "",
                         "no sample is shared with " + firstFile.string() + ": the samples are named " +
                             quotedNames(second.names) + " here, " + quotedNames(first.names) +
                             " there (file extensions and folders were ignored)" +
                             accentsApart(first.names, second.names));
    ModalityPair pair;
    pair.names = namesOf(first.names, match.first);
    pair.firstClusters = first.clusters;
    pair.secondClusters = second.clusters;
    pair.firstAlone = namesOf(first.names, match.firstAlone);
    pair.secondAlone = namesOf(second.names, match.secondAlone);
    pair.folderIgnored = match.folderIgnored;
    pair.extensionIgnored = match.extensionIgnored;
    for (std::size_t i = 0; i < match.first.size(); ++i) {
        const double label = first.label[match.first[i]], other = second.label[match.second[i]];
        if (!sameLabel(label, other))
            throw InputError(secondFile, "sample '" + second.names[match.second[i]] + "'",
                             "the label is " + numberText(other) + ", in " + firstFile.string() + " it is " +
                                 numberText(label) +
                                 "; both modalities must have the same labels of the same attribute");
        pair.first.push_back(first.cluster[match.first[i]]);
        pair.second.push_back(second.cluster[match.second[i]]);
        pair.label.push_back(label);
    }
    return pair;
}

std::vector<double> MultimodalMI::blend(const MultimodalWeights& weights) const
{
    for (const double weight : {weights.pair, weights.first, weights.second})
        if (!std::isfinite(weight))
            throw UsageError("a weight of the multimodal DeepMI is " + numberText(weight) +
                             ", expected a finite number");
    if (weights.pair == 0 && weights.first == 0 && weights.second == 0)
        throw UsageError("all weights of the multimodal DeepMI are 0, then every sample is alike");
    std::vector<double> values(pairTerm.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] =
            weights.pair * pairTerm[i] + weights.first * firstTerm[i] + weights.second * secondTerm[i];
    return values;
}

MultimodalMI computeMultimodalMI(const ModalityPair& pair, const Levels& levels)
{
    const std::size_t samples = pair.names.size();
    if (pair.first.size() != samples || pair.second.size() != samples || pair.label.size() != samples)
        throw UsageError("multimodal information needs two clusters and a label for each of " +
                         std::to_string(samples) + " samples");
    if (samples == 0)
        throw UsageError("multimodal information needs at least one sample");
    const LabelScale scale = levels.scale();
    const double slack = 1e-6 * (scale.high - scale.low);
    for (std::size_t i = 0; i < samples; ++i)
        if (!(pair.label[i] >= scale.low - slack && pair.label[i] <= scale.high + slack))
            throw InputError({}, "sample '" + pair.names[i] + "'",
                             "the label is " + numberText(pair.label[i]) +
                                 ", expected a number on the scale " + numberText(scale.low) + " to " +
                                 numberText(scale.high));
    MultimodalMI result;
    result.levels = levels;
    result.labelLevel = levels.of(pair.label);
    result.firstBySecond = JointTable(pair.first, pair.firstClusters, pair.second, pair.secondClusters);
    result.firstByLevel = JointTable(pair.first, pair.firstClusters, result.labelLevel, levels.count());
    result.secondByLevel = JointTable(pair.second, pair.secondClusters, result.labelLevel, levels.count());
    result.pairTerm = termsOfSamples(result.firstBySecond, pair.first, pair.second);
    result.firstTerm = termsOfSamples(result.firstByLevel, pair.first, result.labelLevel);
    result.secondTerm = termsOfSamples(result.secondByLevel, pair.second, result.labelLevel);
    return result;
}

} // namespace deepmi

#include "data/corpus.h"

#include "data/name_matching.h"
#include "data/names.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

std::string describe(std::size_t count, const std::string& what, const std::vector<std::string>& names)
{
    return std::to_string(count) + " " + what + " (" + quotedNames(names) + ")";
}

} // namespace

std::string JoinReport::summary() const
{
    std::string parts;
    const auto add = [&](const std::vector<std::string>& names, const char* one, const char* many) {
        if (!names.empty())
            parts +=
                (parts.empty() ? "" : ", ") + describe(names.size(), names.size() == 1 ? one : many, names);
    };
    add(featuresWithoutLabels, "row of features has no label", "rows of features have no label");
    add(labelsWithoutFeatures, "label has no features", "labels have no features");
    add(labelMissing, "matched sample has no value of the attribute",
        "matched samples have no value of the attribute");
    if (parts.empty())
        return {};
    std::string text = std::to_string(matched) + (matched == 1 ? " name matched" : " names matched");
    if (extensionIgnored)
        text += " (file extensions ignored)";
    else if (folderIgnored)
        text += " (folders ignored)";
    return text + ". Left out: " + parts + ".";
}

std::vector<std::size_t> Corpus::samplesOf(Split split) const
{
    std::vector<std::size_t> samples;
    for (std::size_t i = 0; i < splits.size(); ++i)
        if (splits[i] == split)
            samples.push_back(i);
    return samples;
}

Corpus joinCorpus(FeatureTable features, const LabelTable& labels, const std::string& attribute)
{
    Corpus corpus;
    corpus.attribute = labels.attributeName(attribute);
    const std::vector<double> values = labels.valuesOf(corpus.attribute);
    corpus.scale = labels.scale;
    corpus.labelFile = labels.source;
    corpus.labelWords = labels.words;
    JoinReport& report = corpus.report;
    const NameMatch match = matchNames(labels.names, labels.source, features.names, features.source);
    report.matched = match.first.size();
    report.folderIgnored = match.folderIgnored;
    report.extensionIgnored = match.extensionIgnored;
    for (const std::size_t row : match.firstAlone)
        report.labelsWithoutFeatures.push_back(labels.names[row]);
    for (const std::size_t row : match.secondAlone)
        report.featuresWithoutLabels.push_back(features.names[row]);

    if (report.matched == 0)
        throw InputError(labels.source, "",
                         "no name is shared with " + features.source.string() + ": the labels are named " +
                             quotedNames(labels.names) + ", the features " + quotedNames(features.names) +
                             " (file extensions and folders were ignored)" +
                             accentsApart(labels.names, features.names));
    corpus.names.reserve(report.matched);
    corpus.featureRow.reserve(report.matched);
    corpus.labels.reserve(report.matched);
    corpus.splits.reserve(report.matched);
    for (std::size_t pair = 0; pair < match.first.size(); ++pair) {
        const std::size_t row = match.first[pair];
        if (std::isnan(values[row])) {
            report.labelMissing.push_back(labels.names[row]);
            continue;
        }
        corpus.names.push_back(labels.names[row]);
        corpus.featureRow.push_back(match.second[pair]);
        corpus.labels.push_back(values[row]);
        corpus.splits.push_back(labels.splits[row]);
    }
    if (corpus.names.empty())
        throw InputError(labels.source, "column " + corpus.attribute,
                         "none of the " + std::to_string(report.matched) +
                             " samples that have features has a value of " + corpus.attribute);
    corpus.features = std::move(features);
    return corpus;
}

void requireSplit(const Corpus& corpus, Split split, const std::filesystem::path& labelFile)
{
    std::map<Split, std::size_t> counts;
    for (const Split each : corpus.splits)
        ++counts[each];
    if (counts.count(split))
        return;
    std::string has;
    for (const auto& [each, count] : counts)
        has += std::string(has.empty() ? "" : ", ") + toString(each) + " " + std::to_string(count);
    if (counts.size() == 1 && counts.count(Split::None))
        has = "; no split column was found, or it says NA of all " + std::to_string(corpus.splits.size()) +
              " samples";
    else
        has = (corpus.report.summary().empty() ? "; the file has "
                                               : "; of the samples that have features there are ") +
              has;
    throw InputError(
        labelFile, "",
        std::string(toString(split)) + " split has no rows" + has +
            "; another column can be named as the split column: " + corpus.labelWords.splitColumn);
}

} // namespace deepmi

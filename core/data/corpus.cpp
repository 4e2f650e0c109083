#include "data/corpus.h"

#include "data/label_columns.h"
#include "data/names.h"
#include "job/error.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace deepmi
{

namespace
{

/// How much of a name is compared. Each step is tried only if the one before matched nothing.
enum class NameForm { Exact, WithoutFolder, WithoutFolderAndExtension };

std::string_view inForm(std::string_view name, NameForm form)
{
    switch (form) {
    case NameForm::Exact:
        return name;
    case NameForm::WithoutFolder:
        return nameWithoutFolder(name);
    case NameForm::WithoutFolderAndExtension:
        return nameWithoutExtension(nameWithoutFolder(name));
    }
    return name;
}

/// Name in its form → its row, and the first two rows that became the same, if any did.
struct NameIndex {
    std::unordered_map<std::string_view, std::size_t> rows;
    bool ambiguous = false;
    std::size_t first = 0, second = 0;

    NameIndex(const std::vector<std::string>& names, NameForm form)
    {
        rows.reserve(names.size());
        for (std::size_t row = 0; row < names.size(); ++row) {
            const auto [place, isNew] = rows.try_emplace(inForm(names[row], form), row);
            if (!isNew && !ambiguous) {
                ambiguous = true;
                first = place->second;
                second = row;
            }
        }
    }
};

void requireUnambiguous(const NameIndex& index, const std::vector<std::string>& names, NameForm form,
                        const std::filesystem::path& file, const std::filesystem::path& other)
{
    if (!index.ambiguous)
        return;
    const std::string where =
        "rows " + std::to_string(index.first + 1) + " and " + std::to_string(index.second + 1);
    const std::string both = "'" + names[index.first] + "' and '" + names[index.second] + "'";
    if (form == NameForm::Exact)
        throw InputError(file, where, "the name '" + names[index.first] + "' stands there twice");
    throw InputError(file, where,
                     both + " become the same name '" + std::string(inForm(names[index.first], form)) +
                         "' without " +
                         (form == NameForm::WithoutFolder ? "folder" : "folder and file extension") +
                         ", and only so do they meet the names of " + other.string() +
                         "; spell the names alike in both files");
}

std::string describe(std::size_t count, const std::string& what, const std::vector<std::string>& names)
{
    return std::to_string(count) + " " + what + " (" + quotedNames(names) + ")";
}

/// The attribute's values; those of another column of numbers, asked for by its own name, are put in
/// `parsed`.
const std::vector<double>& attributeValues(const LabelTable& labels, const std::string& attribute,
                                           std::string& name, std::vector<double>& parsed)
{
    name = labels.attributeName(attribute);
    const auto own = std::find(labels.attributes.begin(), labels.attributes.end(), name);
    if (own != labels.attributes.end())
        return labels.values[static_cast<std::size_t>(own - labels.attributes.begin())];
    const auto column = labels.text.find(name);
    parsed.reserve(column->second.size());
    for (std::size_t row = 0; row < column->second.size(); ++row)
        parsed.push_back(
            parseLabel(column->second[row], labels.scale, labels.source,
                       "sample " + deepmi::quoted(labels.names[row]) + ", column " + column->first));
    return parsed;
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
    std::vector<double> parsed;
    const std::vector<double>& values = attributeValues(labels, attribute, corpus.attribute, parsed);
    corpus.scale = labels.scale;
    corpus.labelFile = labels.source;
    JoinReport& report = corpus.report;
    for (const NameForm form :
         {NameForm::Exact, NameForm::WithoutFolder, NameForm::WithoutFolderAndExtension}) {
        const NameIndex index(features.names, form);
        for (const std::string& name : labels.names)
            report.matched += index.rows.count(inForm(name, form));
        if (report.matched == 0)
            continue;

        requireUnambiguous(index, features.names, form, features.source, labels.source);
        requireUnambiguous(NameIndex(labels.names, form), labels.names, form, labels.source, features.source);
        report.folderIgnored = form != NameForm::Exact;
        report.extensionIgnored = form == NameForm::WithoutFolderAndExtension;
        corpus.names.reserve(report.matched);
        corpus.featureRow.reserve(report.matched);
        corpus.labels.reserve(report.matched);
        corpus.splits.reserve(report.matched);
        std::vector<bool> labelled(features.names.size(), false);
        for (std::size_t row = 0; row < labels.names.size(); ++row) {
            const auto found = index.rows.find(inForm(labels.names[row], form));
            if (found == index.rows.end()) {
                report.labelsWithoutFeatures.push_back(labels.names[row]);
                continue;
            }
            labelled[found->second] = true;
            if (std::isnan(values[row])) {
                report.labelMissing.push_back(labels.names[row]);
                continue;
            }
            corpus.names.push_back(labels.names[row]);
            corpus.featureRow.push_back(found->second);
            corpus.labels.push_back(values[row]);
            corpus.splits.push_back(labels.splits[row]);
        }
        for (std::size_t row = 0; row < labelled.size(); ++row)
            if (!labelled[row])
                report.featuresWithoutLabels.push_back(features.names[row]);
        break;
    }

    if (report.matched == 0)
        throw InputError(labels.source, "",
                         "no name is shared with " + features.source.string() + ": the labels are named " +
                             quotedNames(labels.names) + ", the features " + quotedNames(features.names) +
                             " (file extensions and folders were ignored)");
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
    throw InputError(labelFile, "",
                     std::string(toString(split)) + " split has no rows" +
                         (corpus.report.summary().empty()
                              ? "; the file has "
                              : "; of the samples that have features there are ") +
                         has + "; another column can be named as the split column");
}

} // namespace deepmi

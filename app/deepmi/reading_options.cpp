#include "reading_options.h"

#include "data/delimited_text.h"
#include "inspect/inspect.h"
#include "job/atomic_file.h"
#include "option_values.h"
#include "parameter_options.h"

#include <array>

namespace deepmi::cli
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t namesShown = 20;

std::vector<std::string> choicesOf(const std::string& kind)
{
    std::vector<std::string> choices;
    std::size_t begin = 0;
    while (kind.find('|') != std::string::npos && begin <= kind.size()) {
        const auto end = std::min(kind.find('|', begin), kind.size());
        choices.push_back(kind.substr(begin, end - begin));
        begin = end + 1;
    }
    return choices;
}

/// A number from 0 as people count, from 1; a name as it is.
std::string counted(const nlohmann::ordered_json& place)
{
    return place.is_number() ? std::to_string(place.get<std::size_t>() + 1) : place.dump();
}

} // namespace

std::string nonFiniteValues(const fs::path& file, const nlohmann::ordered_json& nonFinite,
                            const std::string& fate)
{
    const auto& first = nonFinite.at("first");
    return file.string() + ": " + nonFinite.at("count").dump() + " values in " + nonFinite.at("rows").dump() +
           " rows and " + nonFinite.at("columns").dump() + " columns are not finite " + fate +
           "; the first is " + first.at("value").get<std::string>() + " in row " + counted(first.at("row")) +
           " (" + first.at("name").get<std::string>() + "), column " + counted(first.at("column"));
}

namespace
{

/// Values that training will replace are said aloud; a table that nothing can be learned from is refused.
void checkFeatures(const CorpusOptions& options, const nlohmann::ordered_json& features, const Job& job)
{
    const auto& odd = features.at("non_finite");
    const std::size_t values =
        features.at("rows").get<std::size_t>() * features.at("columns").get<std::size_t>();
    if (odd.at("count") == values)
        throw InputError(options.features, "",
                         "none of its " + std::to_string(values) +
                             " values is finite (they are NaN or infinite), nothing can be learned from it");
    if (odd.at("count") > 0)
        job.warn(nonFiniteValues(options.features, odd, "and count as their column's mean"));
    if (features.at("constant_columns").at("count") == features.at("columns"))
        throw InputError(options.features, "",
                         "every column is constant over all " + features.at("rows").dump() +
                             " rows, nothing can be learned from it");
}

nlohmann::ordered_json namesJson(const std::vector<std::string>& names)
{
    return {{"count", names.size()},
            {"first", std::vector<std::string>(
                          names.begin(),
                          names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), namesShown)))}};
}

} // namespace

CLI::Option* addPathOption(CLI::App& app, const std::string& name, fs::path& value, const std::string& help,
                           const std::string& kind)
{
    return app
        .add_option_function<std::string>(
            name,
            [&value, name = name.substr(0, name.find(','))](const std::string& text) {
                if (text.empty())
                    throw UsageError(name + " is empty, expected a path");
                value = text;
            },
            help)
        ->type_name(kind);
}

CLI::Option* addTextOption(CLI::App& app, const std::string& name, std::string& value,
                           const std::string& help, const std::string& kind)
{
    return app
        .add_option_function<std::string>(
            name,
            [&value, name, choices = choicesOf(kind)](const std::string& text) {
                requireChoice(name, text, choices);
                if (text.empty())
                    throw UsageError(name + " is empty");
                value = text;
            },
            help)
        ->type_name(kind);
}

void addFeatureReadOptions(CLI::App& app, FeatureReadOptions& options, const std::string& prefix)
{
    options.words = {"--" + prefix + "dataset", "--" + prefix + "names-dataset",
                     "--" + prefix + "names-file FILE"};
    const std::string of =
        prefix.empty() ? "" : "the same for --" + prefix.substr(0, prefix.size() - 1) + ": ";
    addTextOption(app, "--" + prefix + "dataset", options.dataset,
                  of + "HDF5 dataset, .npz array or MATLAB variable with the features", "NAME")
        ->group(readingGroup);
    addTextOption(app, "--" + prefix + "names-dataset", options.namesDataset,
                  of + "dataset, array or variable with the row names", "NAME")
        ->group(readingGroup);
    addPathOption(app, "--" + prefix + "names-file", options.namesFile,
                  of + "text file with one row name a line, for files that hold none (.npy)")
        ->group(readingGroup);
}

void addLabelReadOptions(CLI::App& app, LabelReadOptions& options)
{
    addTextOption(app, "--name-column", options.nameColumn, "column with the sample names", "COLUMN")
        ->group(readingGroup);
    addTextOption(app, "--split-column", options.splitColumn, "column with Train, Development, Test1 ...",
                  "COLUMN")
        ->group(readingGroup);
    app.add_option_function<std::vector<std::string>>(
           "--column",
           [&options](const std::vector<std::string>& texts) {
               for (const auto& text : texts)
                   options.attributeColumns.insert_or_assign(parsePair("--column", text).first,
                                                             parsePair("--column", text).second);
           },
           "column of an attribute, e.g. --column valence=V; may be given several times")
        ->type_name("ATTRIBUTE=COLUMN")
        ->expected(1)
        ->take_all()
        ->group(readingGroup);
    app.add_option_function<std::string>(
           "--scale", [&options](const std::string& text) { options.scale = parseScale("--scale", text); },
           "ends of the rating scale, e.g. 1:5 (default: the format's own, else 1:7)")
        ->type_name("LOW:HIGH")
        ->group(readingGroup);
}

void addRaterOption(CLI::App& app, LabelReadOptions& options)
{
    addTextOption(app, "--rater-column", options.raterColumn, "column with the raters of single ratings",
                  "COLUMN")
        ->group(readingGroup);
}

void addCorpusOptions(CLI::App& app, CorpusOptions& options)
{
    addPathOption(app, "--features", options.features,
                  "a row a sample: .h5 .npy .npz .mat .htk .csv .tsv .arff, or a folder of .mat or .htk")
        ->required()
        ->group(filesGroup);
    addPathOption(
        app, "--labels", options.labels,
        "labels_consensus.csv, labels.txt, Evalution.txt, IEMOCAP's EmoEvaluation or any CSV with a name, a "
        "split and attributes")
        ->required()
        ->group(filesGroup);
    addTextOption(app, "--attribute", options.attribute,
                  "arousal, valence, dominance or a column's own name; a beginning of it is enough", "NAME")
        ->required()
        ->group(filesGroup);
    addPathOption(app, "--unmatched", options.unmatched,
                  "write the names that features and labels do not share to this CSV")
        ->group(filesGroup);
    addFeatureReadOptions(app, options.featureReading);
    addLabelReadOptions(app, options.labelReading);
}

std::vector<fs::path> inputFiles(const CorpusOptions& options)
{
    return {options.features, options.labels, options.featureReading.namesFile};
}

CorpusRead readCorpus(const CorpusOptions& options, const Job& job)
{
    // Labels first: they are read in a moment, and most mistakes are in them.
    const LabelTable labels = readLabels(options.labels, options.labelReading, job);
    const std::string attribute = labels.attributeName(options.attribute);
    CorpusRead read;
    Corpus& corpus = read.corpus;
    corpus = joinCorpus(readFeatures(options.features, options.featureReading, job), labels, attribute);
    if (const std::string summary = corpus.report.summary(); !summary.empty())
        job.warn(summary);
    if (!options.unmatched.empty())
        writeUnmatched(corpus.report, options.unmatched);
    requireSplit(corpus, Split::Train, options.labels);
    read.join = toJson(corpus.report);
    read.features = describeFeatures(corpus.features, job);
    checkFeatures(options, read.features, job);
    read.featuresText = read.features.at("rows").dump() + " rows, " + read.features.at("columns").dump() +
                        " columns, " + read.features.at("constant_columns").at("count").dump() +
                        " of them constant";
    read.splitsText = splitCounts(corpus);
    return read;
}

nlohmann::ordered_json toJson(const JoinReport& report)
{
    return {{"matched", report.matched},
            {"extension_ignored", report.extensionIgnored},
            {"features_without_labels", namesJson(report.featuresWithoutLabels)},
            {"labels_without_features", namesJson(report.labelsWithoutFeatures)},
            {"label_missing", namesJson(report.labelMissing)}};
}

void writeUnmatched(const JoinReport& report, const fs::path& path)
{
    std::string text = "name,reason\n";
    for (const auto& name : report.featuresWithoutLabels)
        text += spreadsheetCell(name) + ",features without label\n";
    for (const auto& name : report.labelsWithoutFeatures)
        text += spreadsheetCell(name) + ",label without features\n";
    for (const auto& name : report.labelMissing)
        text += spreadsheetCell(name) + ",no value of the attribute\n";
    writeFileAtomically(path, text);
}

std::string splitCounts(const Corpus& corpus)
{
    std::string text;
    for (const Split split :
         {Split::Train, Split::Development, Split::Test1, Split::Test2, Split::Test3, Split::None})
        if (const auto count = corpus.samplesOf(split).size())
            text += (text.empty() ? "" : ", ") + std::string(toString(split)) + " " + std::to_string(count);
    return text;
}

} // namespace deepmi::cli

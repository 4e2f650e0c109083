// Keys of every file: file, kind, format, rows. Then
//
// features, labels, ratings: see inspect_tables.cpp
//
// labels.txt, Evalution.txt: the labels' keys, and ratings: {the ratings' keys} where it has any
//
// IEMOCAP's EmoEvaluation: the same, and self_reports: {the ratings' keys} where it has any
//
// scores: names, measure, distinct, minimum, maximum, mean, negative, larger_is_easier, bins (sizes)
//
// assignments: names, clusters, clusters_used, effective_clusters, label and predicted {minimum, maximum,
// mean}
//
// run: names, attribute, scale, clusters, columns, epochs, best_epoch, kept_epoch, train_ccc,
// development_ccc, effective_clusters, effective_classifier (these four of the best epoch), collapsed,
// unlabeled_rows, seed, device, precision, seconds
//
// weights: rows (tensors), parameters (elements of all), names, tensors ("name [out, in]")
//
// frames: names, utterances, frames, columns, shortest, longest (frames of an utterance), megabytes
//
// A number that is not there (no development data) is null.

#include "inspect/inspect.h"

#include "data/delimited_text.h"
#include "data/frame_table.h"
#include "data/hdf5_file.h"
#include "data/iemocap_labels.h"
#include "data/label_columns.h"
#include "data/label_formats.h"
#include "data/names.h"
#include "data/text_source.h"
#include "difficulty/aucurriculum.h"
#include "difficulty/scores.h"
#include "information/deepmi.h"
#include "job/error.h"
#include "job/input_file.h"
#include "network/weight_files.h"
#include "pretrain/run_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>

namespace deepmi
{

namespace
{

using Json = nlohmann::ordered_json;

/// A table with more columns than this is features even where one of them has a label's name ("a", "d").
constexpr std::size_t mostLabelColumns = 64;
constexpr std::size_t namesShown = 3;
constexpr std::string_view hdf5Signature = "\x89HDF\r\n\x1a\n";

std::string beginningOf(const InputFile& file)
{
    std::array<char, 1024> bytes{};
    return std::string(bytes.data(), file.readUpTo(0, bytes.data(), bytes.size()));
}

bool isRun(const std::filesystem::path& path)
{
    try {
        return Hdf5File::openForReading(path).readAttribute("/", "format") == "deepmi-run";
    } catch (const InputError&) {
        return false;
    }
}

std::optional<LabelColumns> tryRecognise(const std::vector<std::string>& header,
                                         const LabelReadOptions& options, const std::filesystem::path& path)
{
    try {
        return recogniseColumns(header, options, path);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

bool namesRepeat(const std::filesystem::path& path, std::size_t column)
{
    std::set<std::string, std::less<>> seen;
    DelimitedReader reader(path);
    reader.next();
    while (reader.next())
        if (!seen.emplace(reader.cells()[column]).second)
            return true;
    return false;
}

FileKind tableKindOf(const std::filesystem::path& path, const LabelReadOptions& options)
{
    std::vector<std::string> header;
    {
        DelimitedReader reader(path);
        if (!reader.next())
            return FileKind::Features;
        for (const std::string_view heading : reader.cells())
            header.emplace_back(trimmedHeading(heading));
    }
    const auto has = [&](std::string_view word) {
        return std::any_of(header.begin(), header.end(),
                           [&](const std::string& column) { return lowerCase(column) == word; });
    };
    if (options.attributeColumns.empty() && !has("score") && isAucurriculumTable(header))
        return FileKind::Scores;
    const auto plain = tryRecognise(header, {}, path);
    const bool plainLabels = plain ? !plain->attributes.empty() : hasAmbiguousAttribute(header);
    if (options.attributeColumns.empty() && !plainLabels) {
        if (has("name") && has("score"))
            return FileKind::Scores;
        if (has("name") && has("cluster") && has("predicted") && has("label"))
            return FileKind::Assignments;
    }
    // Several files may be inspected with one set of options, so options that do not fit say nothing by
    // themselves.
    const auto asked = tryRecognise(header, options, path);
    if (!asked)
        return plainLabels && header.size() <= mostLabelColumns ? FileKind::Labels : FileKind::Features;
    const LabelColumns& columns = *asked;
    const bool named = !options.attributeColumns.empty() || !options.splitColumn.empty();
    if (!named && (columns.attributes.empty() || header.size() > mostLabelColumns))
        return FileKind::Features;
    if (columns.rater != LabelColumns::none || namesRepeat(path, columns.name))
        return FileKind::Ratings;
    return FileKind::Labels;
}

Json firstNames(const std::vector<std::string>& names)
{
    return std::vector<std::string>(
        names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(namesShown, names.size())));
}

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

void addRange(Json& object, const std::vector<double>& values)
{
    object["minimum"] = number(*std::min_element(values.begin(), values.end()));
    object["maximum"] = number(*std::max_element(values.begin(), values.end()));
    object["mean"] =
        number(std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()));
}

Json describeScores(const Scores& scores, const std::string& format)
{
    Json object = {{"format", format}, {"rows", scores.names.size()}, {"names", firstNames(scores.names)}};
    object["measure"] = scores.measure;
    object["distinct"] = distinctScores(scores);
    addRange(object, scores.score);
    object["negative"] =
        std::count_if(scores.score.begin(), scores.score.end(), [](double score) { return score < 0; });
    object["larger_is_easier"] = scores.largerIsEasier;
    object["bins"] = scores.bins.sizes();
    return object;
}

Json describeAssignments(const Assignments& assignments)
{
    std::vector<std::int64_t> sizes(static_cast<std::size_t>(assignments.clusters), 0);
    for (const int cluster : assignments.cluster)
        ++sizes[static_cast<std::size_t>(cluster)];
    Json object = {{"format", "assignments CSV"},
                   {"rows", assignments.names.size()},
                   {"names", firstNames(assignments.names)}};
    object["clusters"] = assignments.clusters;
    object["clusters_used"] =
        std::count_if(sizes.begin(), sizes.end(), [](std::int64_t size) { return size > 0; });
    object["effective_clusters"] = effectiveStates(sizes);
    addRange(object["label"], assignments.label);
    addRange(object["predicted"], assignments.predicted);
    return object;
}

Json describeRun(const PretrainRun& run)
{
    Json object = {{"format", "deepmi-run"},
                   {"rows", run.embedding.names.size()},
                   {"names", firstNames(run.embedding.names)}};
    object["attribute"] = run.attribute;
    object["scale"] = {run.scale.low, run.scale.high};
    object["clusters"] = run.parameters.clusters;
    object["columns"] = run.features.mean.size();
    object["epochs"] = run.history.size();
    object["best_epoch"] = run.bestEpoch;
    object["kept_epoch"] = run.keptEpoch;
    for (const PretrainEpoch& epoch : run.history)
        if (epoch.epoch == run.bestEpoch) {
            object["train_ccc"] = number(epoch.trainCcc);
            object["development_ccc"] = number(epoch.developmentCcc);
            object["effective_clusters"] = number(epoch.effectiveClusters);
            object["effective_classifier"] = number(epoch.effectiveClassifier);
        }
    object["collapsed"] = run.collapsed;
    object["unlabeled_rows"] = run.unlabeledRows;
    object["seed"] = run.parameters.seed;
    object["device"] = run.device;
    object["precision"] = run.precision;
    object["seconds"] = number(run.seconds);
    return object;
}

Json describeWeights(const Weights& weights, const std::filesystem::path& path)
{
    std::vector<std::string> names;
    std::size_t parameters = 0;
    Json tensors = Json::array();
    for (const NamedTensor& tensor : weights) {
        names.push_back(tensor.name);
        parameters += tensor.values.size();
        std::string text = tensor.name + " [";
        for (std::size_t i = 0; i < tensor.shape.size(); ++i)
            text += (i ? ", " : "") + std::to_string(tensor.shape[i]);
        tensors.push_back(text + "]");
    }
    const auto format = weightFormatOf(path);
    return {{"format", format ? toString(*format) : ""},
            {"rows", weights.size()},
            {"names", firstNames(names)},
            {"parameters", parameters},
            {"tensors", tensors}};
}

/// Frames of utterances and not a row a sample.
bool isFrames(const std::filesystem::path& path, const FeatureReadOptions& options)
{
    std::error_code error;
    if (!options.dataset.empty() || std::filesystem::is_directory(path, error) ||
        !beginningOf(InputFile(path)).starts_with(hdf5Signature))
        return false;
    return holdsFrames(Hdf5File::openForReading(path));
}

Json describeFrames(const FrameTable& table)
{
    std::size_t shortest = table.length(0), longest = shortest;
    for (std::size_t utterance = 1; utterance < table.utterances(); ++utterance) {
        shortest = std::min(shortest, table.length(utterance));
        longest = std::max(longest, table.length(utterance));
    }
    return {{"format", table.format},
            {"rows", table.utterances()},
            {"names", firstNames(table.names)},
            {"utterances", table.utterances()},
            {"frames", table.frames.rows()},
            {"columns", table.columns()},
            {"shortest", shortest},
            {"longest", longest},
            {"megabytes", static_cast<double>(table.frames.rows() * table.columns() * sizeof(float)) / 1e6}};
}

Json describeLabelFile(const std::filesystem::path& path, const LabelReadOptions& options, const Job& job)
{
    Json object = describeLabels(readLabels(path, options, job));
    const LabelFormat format = labelFormatOf(path);
    if (format == LabelFormat::Iemocap) {
        const IemocapCounts counts = countIemocapRatings(path, job);
        if (counts.ratings > 0)
            object["ratings"] = describeRatings(readIemocapRatings(path, options, job));
        if (counts.selfReports > 0)
            object["self_reports"] = describeRatings(readIemocapSelfReports(path, options, job));
    }
    if (format == LabelFormat::MspText && mspTextHasRatings(path, job))
        object["ratings"] = describeRatings(readRatings(path, options, job));
    return object;
}

} // namespace

const char* toString(FileKind kind)
{
    switch (kind) {
    case FileKind::Features:
        return "features";
    case FileKind::Labels:
        return "labels";
    case FileKind::Ratings:
        return "ratings";
    case FileKind::Scores:
    case FileKind::ScoresJson:
        return "scores";
    case FileKind::Assignments:
        return "assignments";
    case FileKind::Run:
        return "run";
    case FileKind::NetworkWeights:
        return "weights";
    }
    return "features";
}

FileKind fileKindOf(const std::filesystem::path& path, const LabelReadOptions& labels)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return isIemocap(path) ? FileKind::Labels : FileKind::Features;
    const std::string beginning = beginningOf(InputFile(path));
    if (beginning.starts_with(hdf5Signature))
        return isRun(path) ? FileKind::Run : FileKind::Features;
    if (weightFormatOf(path))
        return FileKind::NetworkWeights;
    if (beginning.starts_with("PK\x03\x04") || beginning.starts_with("\x93NUMPY"))
        return FileKind::Features;
    // A zero byte stands in every binary format within its first bytes, and in no text.
    const auto beginningText = beginningOfText(path, beginning.size());
    if (!beginningText)
        return FileKind::Features;
    const std::string_view text = trimmed(*beginningText);
    if (isIemocapLine(text.substr(0, text.find('\n'))))
        return FileKind::Labels;
    if (text.starts_with('{'))
        return FileKind::ScoresJson;
    if (lowerCase(text.substr(0, 9)) == "@relation" || text.starts_with('%'))
        return FileKind::Features;
    switch (labelFormatOf(path)) {
    case LabelFormat::MspText:
    case LabelFormat::Iemocap:
        return FileKind::Labels;
    case LabelFormat::MspDetailLines:
        return FileKind::Ratings;
    case LabelFormat::Delimited:
        break;
    }
    return tableKindOf(path, labels);
}

Json inspectFile(const std::filesystem::path& path, const FeatureReadOptions& features,
                 const LabelReadOptions& labels, const Job& job)
{
    const FileKind kind = fileKindOf(path, labels);
    if (kind == FileKind::Features && isFrames(path, features)) {
        Json object = {{"file", path.string()}, {"kind", "frames"}};
        object.update(describeFrames(readFrames(path, job)));
        return object;
    }
    Json object = {{"file", path.string()}, {"kind", toString(kind)}};
    const auto describe = [&]() -> Json {
        switch (kind) {
        case FileKind::Features:
            return describeFeatures(readFeatures(path, features, job), job);
        case FileKind::Labels:
            return describeLabelFile(path, labels, job);
        case FileKind::Ratings:
            return describeRatings(readRatings(path, labels, job));
        case FileKind::Scores:
            return describeScores(readScores(path), "scores CSV");
        case FileKind::ScoresJson:
            return describeScores(readScoresJson(path), "scores JSON");
        case FileKind::Assignments:
            return describeAssignments(readAssignments(path));
        case FileKind::Run:
            return describeRun(readRun(path));
        case FileKind::NetworkWeights:
            return describeWeights(readWeights(path), path);
        }
        return Json::object();
    };
    object.update(describe());
    return object;
}

} // namespace deepmi

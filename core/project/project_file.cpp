#include "project/project.h"

#include "information/levels.h"
#include "job/error.h"
#include "job/input_file.h"
#include "project/project_json.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

constexpr int formatVersion = 1;
/// No project that this program wrote comes near these; a file made to exhaust memory or the stack does.
constexpr std::uintmax_t largestFile = std::uintmax_t{64} << 20;
constexpr int deepestNesting = 100;

/// Top-level keys that have a member of their own, or are made anew at every writing.
const std::set<std::string> knownKeys = {"format",   "format_version", "version", "attribute",  "run",
                                         "runs",     "data",           "scores",  "alpha",      "bins",
                                         "levels",   "cuts",           "tables",  "figures",    "window",
                                         "settings", "cluster_source", "summary", "comparisons"};

ordered_json parsed(const std::filesystem::path& path)
{
    const std::string text = contentsOf(path, largestFile);
    const auto shallow = [](int depth, ordered_json::parse_event_t, ordered_json&) {
        if (depth > deepestNesting)
            throw InputError({}, {}, "is nested too deeply to be a project");
        return true;
    };
    try {
        return ordered_json::parse(text, shallow);
    } catch (const ordered_json::parse_error& failure) {
        const std::size_t place = std::min(failure.byte, text.size());
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n');
        throw InputError(path, "line " + std::to_string(line + 1),
                         "is not JSON; expected a project saved by "
                         "DeepMI Studio");
    } catch (const ordered_json::out_of_range&) {
        throw InputError(path, {},
                         "holds a number that is larger than any; expected a project saved by DeepMI Studio");
    }
}

void checkFormat(const ordered_json& json)
{
    if (!json.is_object() || !json.contains("format") || json["format"] != "deepmi-project")
        throw InputError({}, "/format",
                         "is not \"deepmi-project\"; expected a project saved by DeepMI Studio");
    if (!json.contains("format_version"))
        throw InputError({}, "/format_version", "is missing");
    const int found = valueFromJson<int>(json["format_version"], "/format_version");
    if (found < 1)
        throw InputError({}, "/format_version", "expected " + std::to_string(formatVersion));
    if (found > formatVersion) {
        std::string by;
        if (json.contains("version") && json["version"].is_string())
            by = " (" + json["version"].get<std::string>() + ")";
        throw InputError({}, "/format_version",
                         "is " + std::to_string(found) + ", made by a newer version of DeepMI Studio" + by +
                             "; this one reads up to " + std::to_string(formatVersion));
    }
}

/// A whole number at a key from the top, within its range.
void takeNumber(const ordered_json& json, const char* key, int& value, int most)
{
    if (!json.contains(key))
        return;
    const std::string where = std::string("/") + key;
    value = valueFromJson<int>(json[key], where);
    if (value < 1 || value > most)
        throw InputError({}, where,
                         "is " + std::to_string(value) + ", expected 1 to " + std::to_string(most));
}

double readAlpha(const ordered_json& json, const std::string& where)
{
    const auto alpha = valueFromJson<double>(json, where);
    if (!(alpha >= 0 && alpha <= 1))
        throw InputError({}, where, "is " + shortJson(json) + ", expected 0 to 1");
    return alpha;
}

void readCuts(const ordered_json& json, Project& project)
{
    requireList(json, "/cuts");
    for (const ordered_json& cut : json) {
        const std::string where = "/cuts/" + std::to_string(project.cuts.size());
        const auto value = valueFromJson<double>(cut, where);
        if (!project.cuts.empty() && !(value > project.cuts.back()))
            throw InputError({}, where, "is not above the cut before it");
        project.cuts.push_back(value);
    }
    if (!project.cuts.empty() && static_cast<std::size_t>(project.levels) != project.cuts.size() + 1)
        throw InputError({}, "/cuts",
                         "there are " + std::to_string(project.cuts.size()) + ", expected " +
                             std::to_string(project.levels - 1) + " between " +
                             std::to_string(project.levels) + " levels");
}

void readRuns(const ordered_json& json, const ProjectPaths& paths, Project& project)
{
    if (!json.contains("runs")) {
        if (json.contains("run")) // one run, of the project's attribute
            project.runs.push_back({readFile(json["run"], paths, "/run"), project.attribute});
        return;
    }
    requireList(json["runs"], "/runs");
    for (const ordered_json& entry : json["runs"]) {
        const std::string where = "/runs/" + std::to_string(project.runs.size());
        ProjectRun run{readFile(entry, paths, where, "file"), project.attribute};
        if (entry.is_object() && entry.contains("attribute"))
            run.attribute = valueFromJson<std::string>(entry["attribute"], where + "/attribute");
        project.runs.push_back(std::move(run));
    }
}

void readScoreFiles(const ordered_json& json, const ProjectPaths& paths, Project& project)
{
    requireList(json, "/scores");
    for (const ordered_json& entry : json) {
        const std::string where = "/scores/" + std::to_string(project.scores.size());
        requireObject(entry, where);
        ProjectScores scores;
        if (!entry.contains("measure"))
            throw InputError({}, where + "/measure", "is missing");
        scores.measure = valueFromJson<std::string>(entry["measure"], where + "/measure");
        scores.file = readFile(entry, paths, where, "file");
        if (entry.contains("alpha"))
            scores.alpha = readAlpha(entry["alpha"], where + "/alpha");
        project.scores.push_back(std::move(scores));
    }
}

/// What of `object` the parameters do not say.
template <class S>
void dropKnown(ordered_json& object, const std::vector<Parameter<S>>& parameters)
{
    for (const auto& parameter : parameters)
        object.erase(parameter.name);
    object.erase("seed");
}

void readSettings(const ordered_json& settings, Project& project)
{
    const std::string where = "/settings";
    requireObject(settings, where);
    project.settings = settings;
    if (settings.contains("seed"))
        project.seed = valueFromJson<std::uint64_t>(settings["seed"], where + "/seed");
    project.settings.erase("seed");
    project.pretrain.seed = project.train.seed = project.seed;
    const auto group = [&](const char* key, auto& values, const auto& parameters) {
        if (!settings.contains(key))
            return;
        const std::string place = where + "/" + key;
        values = fromJson(settings[key], parameters, values, place);
        if constexpr (requires { values.seed; })
            if (settings[key].contains("seed"))
                values.seed = valueFromJson<std::uint64_t>(settings[key]["seed"], place + "/seed");
        dropKnown(project.settings[key], parameters);
        if (project.settings[key].empty())
            project.settings.erase(key);
    };
    group("pretrain", project.pretrain, pretrainParameters());
    group("train", project.train, trainParameters());
    group("pacing", project.train.pacing, pacingParameters());
}

/// The data of a demonstration written before projects had a place for it: generated from its settings, or
/// the corpus files it left.
ProjectData dataOfDemonstration(const ordered_json& json, const ProjectPaths& paths)
{
    ProjectData data;
    if (!json.contains("corpus"))
        return data;
    const ordered_json& corpus = json["corpus"];
    requireObject(corpus, "/corpus");
    if (corpus.contains("generator")) {
        if (corpus["generator"] != "teaching")
            throw InputError({}, "/corpus/generator",
                             "expected \"teaching\", here is " + shortJson(corpus["generator"]));
        data.teaching = true;
        const ordered_json::json_pointer demo("/settings/demo");
        if (json.contains(demo)) // "rows", "unlabeled" and "corpus-seed" are named alike in both
            data.teachingParameters = fromJson<TeachingCorpusParameters>(
                json.at(demo), teachingCorpusParameters(), {}, "/settings/demo");
        return data;
    }
    return readData(corpus, paths, "/corpus");
}

void readInto(const ordered_json& json, const ProjectPaths& paths, Project& project)
{
    checkFormat(json);
    if (json.contains("attribute"))
        project.attribute = valueFromJson<std::string>(json["attribute"], "/attribute");
    project.data =
        json.contains("data") ? readData(json["data"], paths, "/data") : dataOfDemonstration(json, paths);
    readRuns(json, paths, project);
    if (json.contains("scores"))
        readScoreFiles(json["scores"], paths, project);
    if (json.contains("settings"))
        readSettings(json["settings"], project);
    // What a demonstration's project says of the view only in passing.
    project.bins = project.train.pacing.bins;
    project.levels = project.pretrain.levels;
    for (const ProjectScores& scores : project.scores)
        if (scores.measure == "deepmi" && !std::isnan(scores.alpha))
            project.alpha = scores.alpha;
    if (json.contains("alpha"))
        project.alpha = readAlpha(json["alpha"], "/alpha");
    takeNumber(json, "bins", project.bins, mostBins);
    takeNumber(json, "levels", project.levels, mostLevels);
    if (json.contains("cuts"))
        readCuts(json["cuts"], project);
    if (json.contains("cluster_source"))
        project.clusterSource = valueFromJson<std::string>(json["cluster_source"], "/cluster_source");
    if (project.clusterSource != "classifier" && project.clusterSource != "kmeans")
        throw InputError({}, "/cluster_source",
                         "is '" + project.clusterSource + "', expected classifier or kmeans");
    if (json.contains("comparisons")) {
        requireList(json["comparisons"], "/comparisons");
        for (const ordered_json& file : json["comparisons"])
            project.comparisons.push_back(
                readFile(file, paths, "/comparisons/" + std::to_string(project.comparisons.size())));
    }
    if (json.contains("tables"))
        project.tables = paths.resolved(json["tables"], "/tables");
    if (json.contains("figures"))
        project.figures = paths.resolved(json["figures"], "/figures");
    if (json.contains("window"))
        project.window = json["window"];
    if (json.contains("summary")) {
        requireList(json["summary"], "/summary");
        for (const ordered_json& sentence : json["summary"])
            project.summary.push_back(
                valueFromJson<std::string>(sentence, "/summary/" + std::to_string(project.summary.size())));
    }
    for (const auto& [key, value] : json.items())
        if (!knownKeys.contains(key))
            project.other[key] = value;
    if (project.other.contains("corpus") && !project.other["corpus"].contains("generator"))
        project.other["corpus"] = paths.resolved(project.other["corpus"], "/corpus");
}

} // namespace

Project readProject(const std::filesystem::path& path)
{
    Project project;
    try {
        readInto(parsed(path), ProjectPaths(path), project);
    } catch (const InputError& error) {
        // Those who read single values know the place but not the file.
        if (error.file().empty())
            throw InputError(path, error.where(), error.message());
        throw;
    }
    return project;
}

} // namespace deepmi

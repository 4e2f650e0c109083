#include "project/project.h"

#include "information/deepmi.h"
#include "job/atomic_file.h"
#include "job/error.h"
#include "job/version.h"
#include "project/project_json.h"

#include <cmath>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

void checkValues(const Project& project)
{
    checkAlpha(project.alpha);
    for (const ProjectScores& scores : project.scores)
        if (!std::isnan(scores.alpha))
            checkAlpha(scores.alpha);
    if (project.bins < 1 || project.bins > mostBins)
        throw UsageError("the number of bins is " + std::to_string(project.bins) + ", expected 1 to " +
                         std::to_string(mostBins));
    Levels::equalWidth(project.levels); // raises for a number of levels that no table takes
    for (std::size_t i = 0; i < project.cuts.size(); ++i)
        if (!std::isfinite(project.cuts[i]) || (i > 0 && !(project.cuts[i] > project.cuts[i - 1])))
            throw UsageError("the cuts between levels must be ascending numbers");
    if (!project.cuts.empty() && project.cuts.size() + 1 != static_cast<std::size_t>(project.levels))
        throw UsageError("there are " + std::to_string(project.cuts.size()) + " cuts between " +
                         std::to_string(project.levels) + " levels");
    if (project.clusterSource != "classifier" && project.clusterSource != "kmeans")
        throw UsageError("the cluster source is '" + project.clusterSource +
                         "', expected classifier or kmeans");
}

/// What the parameters say, before what else stood there.
template <class S>
void merge(ordered_json& settings, const char* key, const S& values,
           const std::vector<Parameter<S>>& parameters)
{
    ordered_json object = toJson(values, parameters);
    if constexpr (requires { values.seed; })
        object["seed"] = values.seed;
    if (settings.contains(key) && settings[key].is_object())
        for (const auto& [name, value] : settings[key].items())
            if (!object.contains(name))
                object[name] = value;
    settings[key] = std::move(object);
}

ordered_json settingsJson(const Project& project)
{
    ordered_json settings = project.settings.is_object() ? project.settings : ordered_json::object();
    settings["seed"] = project.seed;
    merge(settings, "pretrain", project.pretrain, pretrainParameters());
    merge(settings, "train", project.train, trainParameters());
    merge(settings, "pacing", project.train.pacing, pacingParameters());
    return settings;
}

ordered_json projectJson(const Project& project, const ProjectPaths& paths)
{
    ordered_json json = {{"format", "deepmi-project"},
                         {"format_version", 1},
                         {"version", version},
                         {"attribute", project.attribute},
                         {"data", dataJson(project.data, paths)}};
    if (!project.runs.empty())
        json["run"] = paths.written(project.runs.back().file.path);
    json["runs"] = ordered_json::array();
    for (const ProjectRun& run : project.runs) {
        ordered_json entry = fileJson(run.file, paths, "file");
        entry["attribute"] = run.attribute;
        json["runs"].push_back(std::move(entry));
    }
    json["scores"] = ordered_json::array();
    for (const ProjectScores& scores : project.scores) {
        ordered_json entry = {{"measure", scores.measure}};
        entry.update(fileJson(scores.file, paths, "file"));
        if (!std::isnan(scores.alpha))
            entry["alpha"] = scores.alpha;
        json["scores"].push_back(std::move(entry));
    }
    json["alpha"] = project.alpha;
    json["bins"] = project.bins;
    json["levels"] = project.levels;
    if (!project.cuts.empty())
        json["cuts"] = project.cuts;
    json["cluster_source"] = project.clusterSource;
    for (const FileReference& file : project.comparisons)
        json["comparisons"].push_back(fileJson(file, paths));
    if (project.tables.is_object())
        json["tables"] = paths.written(project.tables);
    if (project.figures.is_object())
        json["figures"] = paths.written(project.figures);
    for (const auto& [key, value] : project.other.items())
        if (!json.contains(key))
            json[key] = key == "corpus" ? paths.written(value) : value;
    json["settings"] = settingsJson(project);
    if (!project.window.is_null())
        json["window"] = project.window;
    json["summary"] = project.summary;
    return json;
}

} // namespace

void writeProject(const Project& project, const std::filesystem::path& path)
{
    checkValues(project);
    std::string text;
    try {
        text = projectJson(project, ProjectPaths(path)).dump(2) + "\n";
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::Failed, "a name or text of the project is not UTF-8 and cannot be saved",
                    path);
    }
    writeFileAtomically(path, text);
}

void forEachFile(Project& project, const std::function<void(const std::string& where, FileReference&)>& visit)
{
    ProjectData& data = project.data;
    const auto source = [&](const char* where, auto& optional) {
        if (optional)
            visit(where, optional->file);
    };
    source("/data/features", data.features);
    source("/data/unlabeled", data.unlabeled);
    source("/data/labels", data.labels);
    source("/data/ratings", data.ratings);
    for (std::size_t i = 0; i < data.tests.size(); ++i) {
        visit("/data/tests/" + std::to_string(i) + "/features", data.tests[i].features.file);
        visit("/data/tests/" + std::to_string(i) + "/labels", data.tests[i].labels.file);
    }
    for (std::size_t i = 0; i < project.runs.size(); ++i)
        visit("/runs/" + std::to_string(i), project.runs[i].file);
    for (std::size_t i = 0; i < project.scores.size(); ++i)
        visit("/scores/" + std::to_string(i), project.scores[i].file);
    for (std::size_t i = 0; i < project.comparisons.size(); ++i)
        visit("/comparisons/" + std::to_string(i), project.comparisons[i]);
}

} // namespace deepmi

#include "comparison/comparison_json.h"
#include "experiment/experiment.h"
#include "experiment/experiment_data.h"
#include "project/project_json.h"

#include "job/atomic_file.h"
#include "job/error.h"
#include "job/json_fields.h"

#include <algorithm>
#include <cmath>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;
namespace fs = std::filesystem;
constexpr auto formatName = "deepmi-experiment", fileName = "experiment.json";
constexpr int formatVersion = 1;

ordered_json runJson(const PlannedRun& run)
{
    ordered_json json = {
        {"key", run.key},
        {"corpus", run.corpus},
        {"attribute", run.attribute},
        {"pool", {{"name", run.pool.name}, {"share", run.pool.share}, {"clusters", run.pool.clusters}}},
        {"parameters", toJson(run.parameters, pretrainParameters())},
        {"seed", run.parameters.seed}};
    json["size"] = {run.size.train, run.size.development, run.size.rows, run.size.unlabeled,
                    run.size.columns};
    return json;
}

PlannedRun runFrom(const ordered_json& json, const std::string& where)
{
    const JsonFields fields(json, where,
                            {"key", "corpus", "attribute", "pool", "parameters", "seed", "size"});
    PlannedRun run;
    run.key = fields.value<std::string>("key");
    run.corpus = fields.value<std::size_t>("corpus");
    run.attribute = fields.value<std::string>("attribute");
    const JsonFields pool(fields.at("pool"), fields.place("pool"), {"name", "share", "clusters"});
    run.pool = {pool.value<std::string>("name"), pool.value<double>("share"), pool.value<int>("clusters")};
    run.parameters = fromJson(fields.at("parameters"), pretrainParameters(), PretrainParameters{},
                              fields.place("parameters"));
    run.parameters.seed = fields.value<std::uint64_t>("seed");
    std::vector<std::size_t> size;
    fields.forEach("size", [&](const ordered_json& one, const std::string& place) {
        size.push_back(valueFromJson<std::size_t>(one, place));
    });
    size.resize(5);
    run.size = {size[0], size[1], size[2], size[3], size[4]};
    return run;
}

ordered_json scoresJson(const PlannedScores& scores)
{
    ordered_json json = {
        {"key", scores.key},         {"corpus", scores.corpus},  {"attribute", scores.attribute},
        {"measure", scores.measure}, {"seed", scores.seed},      {"bins", scores.bins},
        {"samples", scores.samples}, {"columns", scores.columns}};
    if (std::isfinite(scores.alpha))
        json["alpha"] = scores.alpha;
    if (!scores.options.empty())
        json["options"] = scores.options;
    if (!scores.runKey.empty())
        json["run"] = scores.runKey;
    if (!scores.secondRunKey.empty())
        json["second_run"] = scores.secondRunKey;
    if (!scores.parts.empty())
        json["parts"] = scores.parts;
    if (!scores.file.path.empty())
        json["file"] = fileJson(scores.file, ProjectPaths());
    return json;
}

PlannedScores scoresFrom(const ordered_json& json, const std::string& where)
{
    const JsonFields fields(json, where,
                            {"key", "corpus", "attribute", "measure", "seed", "bins", "samples", "columns",
                             "alpha", "options", "run", "second_run", "parts", "file"});
    PlannedScores scores;
    scores.key = fields.value<std::string>("key");
    scores.corpus = fields.value<std::size_t>("corpus");
    scores.attribute = fields.value<std::string>("attribute");
    scores.measure = fields.value<std::string>("measure");
    fields.take("seed", scores.seed);
    fields.take("bins", scores.bins);
    fields.take("samples", scores.samples);
    fields.take("columns", scores.columns);
    fields.take("alpha", scores.alpha);
    if (fields.has("options"))
        scores.options = fields.at("options");
    fields.take("run", scores.runKey);
    fields.take("second_run", scores.secondRunKey);
    fields.forEach("parts", [&](const ordered_json& one, const std::string& place) {
        scores.parts.push_back(valueFromJson<std::string>(one, place));
    });
    if (fields.has("file"))
        scores.file = readFile(fields.at("file"), ProjectPaths(), fields.place("file"));
    return scores;
}

ordered_json sizeJson(const TrialSize& size)
{
    return {size.train, size.development, size.rows, size.testRows, size.columns};
}

ordered_json comparisonJson(const PlannedComparison& comparison)
{
    ordered_json json = {
        {"corpus", comparison.corpus}, {"stage", comparison.stage}, {"plan", planJson(comparison.plan)}};
    for (const LeftOut& one : comparison.leftOut)
        json["left_out"].push_back(
            {{"approach", one.approach}, {"attribute", one.attribute}, {"reason", one.reason}});
    for (const PlannedComparison::Source& source : comparison.sources)
        json["sources"].push_back({{"approach", source.approach},
                                   {"attribute", source.attribute},
                                   {"scores", source.scoreKey},
                                   {"run", source.runKey}});
    json["labels"] = comparison.labels;
    for (const auto& [attribute, scale] : comparison.scales)
        json["scales"][attribute] = {scale.low, scale.high};
    for (const auto& [attribute, size] : comparison.sizes)
        json["sizes"][attribute] = sizeJson(size);
    if (comparison.stage == 1) {
        json["chosen"] = comparison.chosen;
        json["final_tests"] = comparison.finalTests;
        json["final_data_hash"] = comparison.finalDataHash;
    }
    return json;
}

PlannedComparison comparisonFrom(const ordered_json& json, const std::string& where)
{
    const JsonFields fields(json, where,
                            {"corpus", "stage", "plan", "left_out", "sources", "labels", "scales", "sizes",
                             "chosen", "final_tests", "final_data_hash"});
    PlannedComparison comparison;
    comparison.corpus = fields.value<std::size_t>("corpus");
    comparison.stage = fields.value<int>("stage");
    comparison.plan = planFromJson(fields.at("plan"), fields.place("plan"));
    fields.forEach("left_out", [&](const ordered_json& one, const std::string& place) {
        const JsonFields left(one, place, {"approach", "attribute", "reason"});
        comparison.leftOut.push_back({left.value<std::string>("approach"),
                                      left.value<std::string>("attribute"),
                                      left.value<std::string>("reason")});
    });
    fields.forEach("sources", [&](const ordered_json& one, const std::string& place) {
        const JsonFields source(one, place, {"approach", "attribute", "scores", "run"});
        comparison.sources.push_back({source.value<std::string>("approach"),
                                      source.value<std::string>("attribute"),
                                      source.value<std::string>("scores"), source.value<std::string>("run")});
    });
    for (const auto& [attribute, file] : fields.at("labels").items())
        comparison.labels[attribute] =
            valueFromJson<std::string>(file, jsonPointer(fields.place("labels"), attribute));
    // Of axes alone, which do without: what is no scale is not worth a whole experiment.
    if (fields.has("scales"))
        for (const auto& [attribute, ends] : fields.at("scales").items())
            if (ends.is_array() && ends.size() == 2 && ends[0].is_number() && ends[1].is_number() &&
                ends[0].get<double>() < ends[1].get<double>())
                comparison.scales[attribute] = {ends[0].get<double>(), ends[1].get<double>()};
    for (const auto& [attribute, size] : fields.at("sizes").items()) {
        const std::string place = jsonPointer(fields.place("sizes"), attribute);
        std::vector<std::size_t> sizes;
        for (const ordered_json& one : size)
            sizes.push_back(valueFromJson<std::size_t>(one, place));
        sizes.resize(5);
        comparison.sizes[attribute] = {sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]};
    }
    for (const auto& [name, texts] :
         {std::pair{"chosen", &comparison.chosen}, std::pair{"final_tests", &comparison.finalTests}})
        fields.forEach(name, [&, list = texts](const ordered_json& one, const std::string& place) {
            list->push_back(valueFromJson<std::string>(one, place));
        });
    fields.take("final_data_hash", comparison.finalDataHash);
    return comparison;
}

Experiment experimentFrom(const ordered_json& json, const fs::path& folder)
{
    const JsonFields fields(json, "",
                            {"format", "format_version", "version", "plan", "runs", "scores", "comparisons"});
    if (!fields.has("format") || fields.at("format") != formatName)
        throw InputError({}, "/format", std::string("is not \"") + formatName + "\"");
    if (fields.value<int>("format_version") > formatVersion)
        throw InputError({}, "/format_version", "was written by a newer program; update this one");
    Experiment experiment;
    experiment.version = fields.value<std::string>("version");
    try {
        experiment.plan = experimentPlanFromJson(fields.at("plan"), folder);
    } catch (const InputError& error) {
        throw InputError({}, "/plan" + error.where(), error.message());
    }
    fields.forEach("runs", [&](const ordered_json& one, const std::string& place) {
        experiment.runs.push_back(runFrom(one, place));
    });
    fields.forEach("scores", [&](const ordered_json& one, const std::string& place) {
        experiment.scores.push_back(scoresFrom(one, place));
    });
    fields.forEach("comparisons", [&](const ordered_json& one, const std::string& place) {
        experiment.comparisons.push_back(comparisonFrom(one, place));
    });
    const auto requireCorpus = [&](const auto& list, const char* name) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].corpus >= experiment.plan.corpora.size())
                throw InputError({}, "/" + std::string(name) + "/" + std::to_string(i) + "/corpus",
                                 "is no corpus of the plan");
    };
    requireCorpus(experiment.runs, "runs");
    requireCorpus(experiment.scores, "scores");
    requireCorpus(experiment.comparisons, "comparisons");
    return experiment;
}

template <class List>
auto byKey(const List& list, const std::string& key)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.key == key; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const PlannedRun* Experiment::run(const std::string& key) const
{
    return byKey(runs, key);
}

const PlannedScores* Experiment::scoresOf(const std::string& key) const
{
    return byKey(scores, key);
}

void writeExperiment(const Experiment& experiment, const fs::path& folder)
{
    ordered_json json = {{"format", formatName},
                         {"format_version", formatVersion},
                         {"version", experiment.version},
                         {"plan", toJson(experiment.plan)},
                         {"runs", ordered_json::array()},
                         {"scores", ordered_json::array()},
                         {"comparisons", ordered_json::array()}};
    for (const PlannedRun& run : experiment.runs)
        json["runs"].push_back(runJson(run));
    for (const PlannedScores& scores : experiment.scores)
        json["scores"].push_back(scoresJson(scores));
    for (const PlannedComparison& comparison : experiment.comparisons)
        json["comparisons"].push_back(comparisonJson(comparison));
    std::string text;
    try {
        text = json.dump(1) + "\n";
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::Failed, "a name of the plan or its files is not UTF-8 and cannot be saved",
                    folder);
    }
    writeFileAtomically(folder / fileName, text);
}

Experiment readExperimentFile(const fs::path& folder)
{
    const fs::path path = folder / fileName;
    if (std::error_code error; !fs::exists(path, error))
        throw InputError(folder, {},
                         std::string("has no ") + fileName + "; expected the folder of deepmi experiment");
    const ordered_json json = readJsonFile(path, "an experiment");
    try {
        return experimentFrom(json, folder);
    } catch (const InputError& error) {
        throw error.file().empty() ? InputError(path, error.where(), error.message()) : error;
    }
}

} // namespace deepmi

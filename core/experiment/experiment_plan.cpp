#include "experiment/experiment_plan.h"

#include "job/closest_name.h"
#include "job/error.h"
#include "job/json_fields.h"

#include <algorithm>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string packagedNames()
{
    std::string names;
    for (const PackagedPlan& plan : packagedPlans())
        names += (names.empty() ? "" : ", ") + plan.name;
    return names;
}

const PackagedPlan* packagedPlan(const std::string& name)
{
    const auto& all = packagedPlans();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const PackagedPlan& plan) { return plan.name == name; });
    return found == all.end() ? nullptr : &*found;
}

/// A file that is there, whatever it is called, is meant before a packaged plan of its name.
bool isFile(const fs::path& path)
{
    std::error_code error;
    return fs::exists(path, error) && !fs::is_directory(path, error);
}

ordered_json planTextOf(const fs::path& path)
{
    if (isFile(path))
        return readJsonFile(path, "a plan of experiments");
    if (path.has_parent_path() || path.extension() == ".json")
        throw InputError(path, {},
                         "does not exist; expected a plan of experiments, or one of the packaged " +
                             packagedNames());
    if (const PackagedPlan* plan = packagedPlan(path.string()))
        return ordered_json::parse(plan->text);
    std::vector<std::string> names;
    for (const PackagedPlan& plan : packagedPlans())
        names.push_back(plan.name);
    const std::string meant = closestName(path.string(), names);
    throw UsageError("there is no plan '" + path.string() + "'" +
                     (meant.empty() ? "" : ", did you mean " + meant + "?") +
                     (meant.empty() ? "; the packaged plans are " : " The packaged plans are ") +
                     packagedNames() + "; others are files of JSON");
}

/// The list under "corpora" of a file that holds nothing else.
ordered_json corporaOf(const fs::path& path)
{
    const ordered_json json = readJsonFile(path, "a file of corpora, {\"corpora\": [...]}");
    try {
        const JsonFields fields(json, "", {"$schema", "corpora"});
        ordered_json corpora = fields.at("corpora");
        if (corpora.is_array() && corpora.empty())
            throw InputError({}, fields.place("corpora"), "is empty; expected at least one corpus");
        return corpora;
    } catch (const InputError& error) {
        throw InputError(path, error.where(), error.message());
    }
}

/// Errors of a place know no file yet: those below /corpora are of the file the corpora came from.
[[noreturn]] void raiseIn(const InputError& error, const fs::path& plan, const fs::path& corpora)
{
    if (!error.file().empty())
        throw error;
    const bool ofCorpora = !corpora.empty() && error.where().starts_with("/corpora");
    throw InputError(ofCorpora ? corpora : plan, error.where(), error.message());
}

} // namespace

ExperimentPlan readExperimentPlan(const fs::path& path, const fs::path& corpora)
{
    ordered_json json = planTextOf(path);
    const fs::path folderOfPlan = isFile(path) ? path.parent_path() : fs::path();
    try {
        if (!corpora.empty() && json.is_object()) {
            // Each file's names are relative to its own folder, so the corpora are read beside the plan.
            ordered_json own = json;
            own["corpora"] = corporaOf(corpora);
            ExperimentPlan plan = experimentPlanFromJson(own, corpora.parent_path());
            if (plan.name.empty())
                plan.name = path.stem().string();
            return plan;
        }
        ExperimentPlan plan = experimentPlanFromJson(json, folderOfPlan);
        if (plan.corpora.empty())
            throw UsageError("the plan " + path.string() +
                             " names no corpora; give them with --corpora CORPORA.json, a file {\"corpora\": "
                             "[{\"name\": ..., \"features\": ..., \"labels\": ...}]}");
        if (plan.name.empty())
            plan.name = path.stem().string();
        return plan;
    } catch (const InputError& error) {
        raiseIn(error, path, corpora);
    }
}

} // namespace deepmi

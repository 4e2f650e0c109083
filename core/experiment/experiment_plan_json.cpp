#include "experiment/experiment_plan.h"
#include "experiment/experiment_plan_format.h"
#include "experiment/measure_task.h"
#include "job/json_fields.h"
#include "network/precision.h"
#include "project/project_json.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;
const double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double noEnd = std::numeric_limits<double>::infinity();
constexpr int mostClusters = 500, mostTrials = 10000;

const std::vector<std::string> featureFields = {"path",       "dataset", "names_dataset",
                                                "names_file", "bytes",   "hash"};
const std::vector<std::string> labelFields = {
    "path", "name_column", "split_column", "rater_column", "attribute_columns", "scale", "bytes", "hash"};

/// What error messages advise: a source that is a path alone has to become an object for it.
std::string fieldIn(const std::string& where, const std::string& field, const std::string& value)
{
    return "{\"path\": ..., \"" + field + "\": " + value + "} in " + where;
}

FeatureSource featuresFrom(const ordered_json& json, const ProjectPaths& paths, const std::string& where)
{
    if (json.is_object())
        JsonFields(json, where, featureFields);
    FeatureSource source = readFeatureSource(json, paths, where);
    source.options.words = {fieldIn(where, "dataset", "NAME"), fieldIn(where, "names_dataset", "NAME"),
                            fieldIn(where, "names_file", "FILE")};
    return source;
}

LabelSource labelsFrom(const ordered_json& json, const ProjectPaths& paths, const std::string& where)
{
    if (json.is_object())
        JsonFields(json, where, labelFields);
    LabelSource source = readLabelSource(json, paths, where);
    source.options.words = {fieldIn(where, "name_column", "COLUMN"), fieldIn(where, "split_column", "COLUMN"),
                            fieldIn(where, "rater_column", "COLUMN"),
                            fieldIn(where, "attribute_columns", "{\"ATTRIBUTE\": COLUMN}"),
                            fieldIn(where, "scale", "[LOW, HIGH]")};
    return source;
}

std::vector<std::string> textsOf(const JsonFields& fields, const std::string& name, bool orOne = false)
{
    std::vector<std::string> texts;
    fields.forEach(
        name,
        [&](const ordered_json& one, const std::string& place) {
            texts.push_back(valueFromJson<std::string>(one, place));
            if (texts.back().empty())
                throw InputError({}, place, "is empty");
            if (std::find(texts.begin(), texts.end() - 1, texts.back()) != texts.end() - 1)
                throw InputError({}, place, "\"" + texts.back() + "\" stands there twice");
        },
        orOne);
    return texts;
}

template <class S>
S parametersFrom(const JsonFields& plan, const std::string& name, const std::vector<Parameter<S>>& parameters)
{
    S values;
    if (!plan.has(name))
        return values;
    JsonFields(plan.at(name), plan.place(name), namesOf(parameters));
    return fromJson(plan.at(name), parameters, values, plan.place(name));
}

/// The names that "train" and "grid" may hold: what a training has apart from what other fields say.
std::vector<std::string> trainingNames()
{
    std::vector<std::string> names = namesOf(trainParameters());
    std::erase(names, "trials");
    std::erase(names, "reverse");
    for (const std::string& name : namesOf(pacingParameters()))
        names.push_back(name);
    return names;
}

/// Raises InputError at `where` unless it could be the parameters' value.
void applyTraining(const ordered_json& json, TrainParameters& train, const std::string& where)
{
    train = fromJson(json, trainParameters(), train, where);
    train.pacing = fromJson(json, pacingParameters(), train.pacing, where);
}

std::optional<Split> splitFrom(const JsonFields& fields)
{
    if (!fields.has("split"))
        return std::nullopt;
    const auto text = fields.value<std::string>("split");
    const auto split = parseSplit(text);
    if (!split)
        throw InputError({}, fields.place("split"),
                         "there is no split \"" + text +
                             "\"; expected Train, Development, Test1, Test2, Test3 or NA");
    return split;
}

ExperimentTest testFrom(const ordered_json& json, const ProjectPaths& paths, const std::string& where)
{
    const JsonFields fields(json, where, {"name", "features", "labels", "split"});
    ExperimentTest test;
    test.source.name = fields.value<std::string>("name");
    if (test.source.name.empty())
        throw InputError({}, fields.place("name"), "is empty");
    for (const char* own : {"Test1", "Test2", "Test3"})
        if (test.source.name == own)
            throw InputError({}, fields.place("name"),
                             "is the name of a split; choose another for a test corpus");
    test.source.features = featuresFrom(fields.at("features"), paths, fields.place("features"));
    test.source.labels = labelsFrom(fields.at("labels"), paths, fields.place("labels"));
    test.split = splitFrom(fields);
    return test;
}

ExperimentCorpus corpusFrom(const ordered_json& json, const ProjectPaths& paths, const std::string& where)
{
    const JsonFields fields(json, where,
                            {"name", "feature_set", "features", "labels", "ratings", "frames", "pool",
                             "tests", "attributes", "scores"});
    ExperimentCorpus corpus;
    corpus.name = fields.value<std::string>("name");
    if (corpus.name.empty())
        throw InputError({}, fields.place("name"), "is empty");
    fields.take("feature_set", corpus.featureSet);
    corpus.features = featuresFrom(fields.at("features"), paths, fields.place("features"));
    corpus.labels = labelsFrom(fields.at("labels"), paths, fields.place("labels"));
    if (fields.has("ratings"))
        corpus.ratings = labelsFrom(fields.at("ratings"), paths, fields.place("ratings"));
    if (fields.has("frames"))
        corpus.frames = readFile(fields.at("frames"), paths, fields.place("frames"));
    if (fields.has("pool"))
        corpus.pool = featuresFrom(fields.at("pool"), paths, fields.place("pool"));
    fields.forEach("tests", [&](const ordered_json& one, const std::string& place) {
        corpus.tests.push_back(testFrom(one, paths, place));
        for (std::size_t i = 0; i + 1 < corpus.tests.size(); ++i)
            if (corpus.tests[i].source.name == corpus.tests.back().source.name)
                throw InputError({}, jsonPointer(place, "name"), "another test corpus has this name");
    });
    corpus.attributes = textsOf(fields, "attributes", true);
    if (fields.has("scores")) {
        const ordered_json& scores = fields.at("scores");
        requireObject(scores, fields.place("scores"));
        for (const auto& [name, files] : scores.items()) {
            const std::string place = jsonPointer(fields.place("scores"), name);
            requireObject(files, place);
            for (const auto& [attribute, file] : files.items())
                corpus.scores[name][attribute] = readFile(file, paths, jsonPointer(place, attribute));
        }
    }
    return corpus;
}

std::vector<PoolVariant> poolsFrom(const JsonFields& plan)
{
    std::vector<PoolVariant> pools;
    plan.forEach("pools", [&](const ordered_json& one, const std::string& place) {
        const JsonFields fields(one, place, {"name", "share", "clusters"});
        PoolVariant pool;
        pool.name = fields.value<std::string>("name");
        fields.take("share", pool.share, 0, 1);
        if (fields.has("clusters"))
            fields.take("clusters", pool.clusters, 2, mostClusters);
        for (const PoolVariant& other : pools)
            if (other.name == pool.name)
                throw InputError({}, fields.place("name"), "another pool has this name");
        pools.push_back(std::move(pool));
    });
    if (!plan.has("pools"))
        pools = {{"SSL", 1, 0}, {"FSL", 0, 0}};
    return pools;
}

double alphaFrom(const ordered_json& json, const std::string& where)
{
    if (json == "paper")
        return notANumber;
    if (!json.is_number() || !(json.get<double>() >= 0 && json.get<double>() <= 1))
        throw InputError({}, where, "expected a number from 0 to 1 or \"paper\", here is " + shortJson(json));
    return json.get<double>();
}

PlannedMeasure measureFrom(const ordered_json& json, const std::string& where, const ExperimentPlan& plan)
{
    PlannedMeasure measure;
    measure.where = where;
    if (json.is_string()) {
        measure.measure = json.get<std::string>();
        return measure;
    }
    const JsonFields fields(
        json, where, {"measure", "title", "alpha", "clusters", "pools", "reverse", "scores", "options"});
    measure.measure = fields.value<std::string>("measure");
    fields.take("title", measure.title);
    fields.forEach(
        "alpha",
        [&](const ordered_json& one, const std::string& place) {
            measure.alphas.push_back(alphaFrom(one, place));
        },
        true);
    fields.forEach(
        "clusters",
        [&](const ordered_json& one, const std::string& place) {
            measure.clusters.push_back(valueFromJson<int>(one, place));
            if (measure.clusters.back() < 2 || measure.clusters.back() > mostClusters)
                throw InputError({}, place,
                                 "is " + shortJson(one) + ", expected 2 to " + std::to_string(mostClusters));
        },
        true);
    measure.pools = textsOf(fields, "pools", true);
    std::vector<std::string> poolNames;
    for (const PoolVariant& pool : plan.pools)
        poolNames.push_back(pool.name);
    for (std::size_t i = 0; i < measure.pools.size(); ++i)
        requireChoiceOf(measure.pools[i], poolNames,
                        fields.place("pools") +
                            (fields.at("pools").is_array() ? "/" + std::to_string(i) : std::string()));
    fields.forEach(
        "reverse",
        [&](const ordered_json& one, const std::string& place) {
            measure.reverse.push_back(valueFromJson<bool>(one, place));
        },
        true);
    fields.take("scores", measure.scores);
    if (fields.has("options")) {
        requireObject(fields.at("options"), fields.place("options"));
        measure.options = fields.at("options");
    }
    return measure;
}

/// {"parameter": [values]}, or {"any name": [{"label": ..., parameters}]} for parameters that change
/// together.
std::vector<GridAxis> gridFrom(const JsonFields& plan, const TrainParameters& train)
{
    std::vector<GridAxis> grid;
    if (!plan.has("grid"))
        return grid;
    requireObject(plan.at("grid"), plan.place("grid"));
    const std::vector<std::string> names = trainingNames();
    for (const auto& [name, values] : plan.at("grid").items()) {
        const std::string where = jsonPointer(plan.place("grid"), name);
        const bool isParameter = std::find(names.begin(), names.end(), name) != names.end();
        GridAxis axis{name, {}};
        requireList(values, where);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string place = where + "/" + std::to_string(i);
            TrainParameters tried = train;
            if (isParameter && !values[i].is_object()) {
                try {
                    applyTraining({{name, values[i]}}, tried, "");
                } catch (const InputError& error) {
                    throw InputError({}, place, error.message());
                }
            } else {
                if (!isParameter && !values[i].is_object())
                    requireChoiceOf(name, names, where);
                std::vector<std::string> known = names;
                known.insert(known.begin(), "label");
                const JsonFields fields(values[i], place, known);
                fields.value<std::string>("label");
                applyTraining(values[i], tried, place);
            }
            axis.values.push_back(values[i]);
        }
        if (axis.values.empty())
            throw InputError({}, where, "is empty; expected at least one value");
        grid.push_back(std::move(axis));
    }
    return grid;
}

ExperimentSearch searchFrom(const JsonFields& plan)
{
    const JsonFields fields(plan.at("search"), plan.place("search"),
                            {"trials", "best", "final_trials", "final_seed"});
    ExperimentSearch search;
    fields.take("trials", search.trials, 1, mostTrials);
    fields.take("best", search.best, 1, 1000);
    fields.take("final_trials", search.finalTrials, 1, mostTrials);
    fields.take("final_seed", search.finalSeed);
    return search;
}

void checkTogether(const ExperimentPlan& plan)
{
    std::set<std::string> titles;
    for (std::size_t i = 0; i < plan.corpora.size(); ++i)
        if (!titles.insert(plan.corpora[i].title()).second)
            throw InputError({}, "/corpora/" + std::to_string(i) + "/name",
                             "another corpus is called \"" + plan.corpora[i].title() +
                                 "\" too; give each its own name or \"feature_set\"");
    if (plan.search && plan.scoresOnly)
        throw InputError({}, "/search", "a search needs trials, but \"trials\" is 0");
    if (plan.measures.empty())
        throw InputError({}, "/measures", "is empty; expected at least one measure");
    const std::vector<std::string> known = plannableMeasures();
    for (const PlannedMeasure& measure : plan.measures) {
        requireChoiceOf(measure.measure, known, measure.where);
        checkMeasureOptions(measure.measure, measure.options, measure.where + "/options");
        const MeasureNeeds needs = needsOf(measure.measure);
        const auto refuse = [&](const char* field, bool given, bool meaningful, const char* what) {
            if (given && !meaningful)
                throw InputError({}, measure.where + "/" + field,
                                 "\"" + measure.measure + "\" has no " + what);
        };
        refuse("alpha", !measure.alphas.empty(), needs.alpha, "α");
        refuse("clusters", !measure.clusters.empty(), needs.run, "clusters");
        refuse("pools", !measure.pools.empty(), needs.run, "pre-training");
        refuse("reverse", !measure.reverse.empty(), measure.measure != "none", "order to turn around");
        refuse("scores", !measure.scores.empty(), needs.file, "scores from elsewhere");
        if (needs.file && measure.scores.empty())
            throw InputError({}, measure.where + "/scores",
                             "is missing; expected a name under the corpora's \"scores\"");
    }
}

} // namespace

std::string ExperimentCorpus::title() const
{
    return featureSet.empty() ? name : name + " (" + featureSet + ")";
}

ExperimentPlan experimentPlanFromJson(const ordered_json& json, const std::filesystem::path& folder)
{
    const JsonFields fields(json, "", {"$schema", "format",   "format_version", "name",      "title",
                                       "shows",   "corpora",  "attributes",     "tests",     "where_possible",
                                       "pools",   "measures", "pretrain",       "train",     "grid",
                                       "trials",  "seed",     "threads",        "precision", "search"});
    if (!fields.has("format") || fields.at("format") != planFormatName)
        throw InputError({}, "/format",
                         std::string("is not \"") + planFormatName + "\"; expected a plan of experiments");
    int found = planFormatVersion;
    fields.take("format_version", found, 1, noEnd);
    if (found > planFormatVersion)
        throw InputError({}, "/format_version",
                         "is " + std::to_string(found) + ", made for a newer program; this one reads up to " +
                             std::to_string(planFormatVersion));
    ExperimentPlan plan;
    fields.take("name", plan.name);
    fields.take("title", plan.title);
    plan.shows = textsOf(fields, "shows", true);
    for (std::size_t i = 0; i < plan.shows.size(); ++i)
        requireChoiceOf(plan.shows[i], {"II", "III", "IV", "V", "VI", "VII", "figure2", "search"},
                        "/shows/" + std::to_string(i));
    const ProjectPaths paths(folder / "plan.json");
    fields.forEach("corpora", [&](const ordered_json& one, const std::string& place) {
        plan.corpora.push_back(corpusFrom(one, paths, place));
    });
    plan.attributes = textsOf(fields, "attributes", true);
    plan.tests = textsOf(fields, "tests", true);
    fields.take("where_possible", plan.wherePossible);
    plan.pools = poolsFrom(fields);
    fields.forEach("measures", [&](const ordered_json& one, const std::string& place) {
        plan.measures.push_back(measureFrom(one, place, plan));
    });
    fields.take("seed", plan.seed);
    plan.pretrain = parametersFrom(fields, "pretrain", pretrainParameters());
    plan.pretrain.seed = plan.seed;
    if (fields.has("train")) {
        JsonFields(fields.at("train"), fields.place("train"), trainingNames());
        applyTraining(fields.at("train"), plan.train, fields.place("train"));
    }
    plan.train.seed = plan.seed;
    fields.take("trials", plan.train.trials, 0, mostTrials);
    plan.scoresOnly = plan.train.trials == 0;
    plan.train.trials = std::max(plan.train.trials, 1);
    plan.grid = gridFrom(fields, plan.train);
    fields.take("threads", plan.threads, 1, 4096);
    fields.take("precision", plan.precision);
    requireChoiceOf(plan.precision, precisionNames(), "/precision");
    if (fields.has("search"))
        plan.search = searchFrom(fields);
    checkTogether(plan);
    return plan;
}

} // namespace deepmi

#include "comparison/comparison_json.h"

#include "job/error.h"
#include "job/input_file.h"
#include "job/json_values.h"
#include "network/precision.h"

#include <cmath>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;
const double notANumber = std::numeric_limits<double>::quiet_NaN();

/// JSON has no NaN: null.
ordered_json numberJson(double value)
{
    return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

const ordered_json& member(const ordered_json& json, const char* name, const std::string& where)
{
    if (!json.is_object())
        throw InputError({}, where, "expected an object, here is " + shortJson(json));
    const auto found = json.find(name);
    if (found == json.end())
        throw InputError({}, where, std::string("has no \"") + name + "\"");
    return *found;
}

template <class T>
T valueOf(const ordered_json& json, const char* name, const std::string& where)
{
    return valueFromJson<T>(member(json, name, where), where + "/" + name);
}

double numberOf(const ordered_json& json, const char* name, const std::string& where)
{
    return member(json, name, where).is_null() ? notANumber : valueOf<double>(json, name, where);
}

/// Each element of a list with its place.
template <class Visit>
void forEach(const ordered_json& json, const char* name, const std::string& where, Visit visit)
{
    const ordered_json& list = member(json, name, where);
    const std::string place = where + "/" + name;
    if (!list.is_array())
        throw InputError({}, place, "expected a list, here is " + shortJson(list));
    for (std::size_t index = 0; index < list.size(); ++index)
        visit(list[index], place + "/" + std::to_string(index));
}

std::vector<std::string> textsOf(const ordered_json& json, const char* name, const std::string& where)
{
    std::vector<std::string> texts;
    forEach(json, name, where, [&](const ordered_json& one, const std::string& place) {
        texts.push_back(valueFromJson<std::string>(one, place));
    });
    return texts;
}

TrainParameters trainFromJson(const ordered_json& json, const std::string& where)
{
    TrainParameters train = fromJson(json, trainParameters(), TrainParameters{}, where);
    train.pacing = fromJson(json, pacingParameters(), PacingParameters{}, where);
    if (json.contains("seed"))
        train.seed = valueOf<std::uint64_t>(json, "seed", where);
    return train;
}

Approach approachFromJson(const ordered_json& json, const std::string& where)
{
    Approach approach;
    approach.title = valueOf<std::string>(json, "title", where);
    approach.measure = valueOf<std::string>(json, "measure", where);
    if (json.contains("reverse"))
        approach.reverse = valueOf<bool>(json, "reverse", where);
    if (json.contains("alpha"))
        approach.alpha = valueOf<double>(json, "alpha", where);
    if (json.contains("clusters"))
        approach.clusters = valueOf<int>(json, "clusters", where);
    if (json.contains("sources")) {
        const ordered_json& sources = json["sources"];
        if (!sources.is_object())
            throw InputError({}, where + "/sources", "expected an object, here is " + shortJson(sources));
        for (const auto& [attribute, source] : sources.items())
            approach.sources[attribute] = valueFromJson<std::string>(source, where + "/sources/" + attribute);
    }
    if (json.contains("without"))
        approach.without = textsOf(json, "without", where);
    if (json.contains("factors")) {
        const ordered_json& factors = json["factors"];
        if (!factors.is_object())
            throw InputError({}, where + "/factors", "expected an object, here is " + shortJson(factors));
        for (const auto& [factor, value] : factors.items())
            approach.factors[factor] = valueFromJson<std::string>(value, where + "/factors/" + factor);
    }
    if (json.contains("train"))
        approach.train = trainFromJson(json["train"], where + "/train");
    return approach;
}

} // namespace

ordered_json trainJson(const TrainParameters& parameters)
{
    ordered_json json = toJson(parameters, trainParameters());
    json.update(toJson(parameters.pacing, pacingParameters()));
    json["seed"] = parameters.seed;
    return json;
}

ordered_json planJson(const ComparisonPlan& plan)
{
    ordered_json json = {{"corpus", plan.corpus},         {"data_hash", plan.dataHash},
                         {"attributes", plan.attributes}, {"approaches", ordered_json::array()},
                         {"tests", plan.tests},           {"train", trainJson(plan.train)}};
    if (const std::string precision = plannedPrecision(plan.precision); precision != "fp32")
        json["precision"] = precision;
    for (const Approach& approach : plan.approaches) {
        ordered_json one = {{"title", approach.title}, {"measure", approach.measure}};
        if (approach.reverse)
            one["reverse"] = true;
        if (std::isfinite(approach.alpha))
            one["alpha"] = approach.alpha;
        if (approach.clusters > 0)
            one["clusters"] = approach.clusters;
        if (!approach.sources.empty())
            one["sources"] = approach.sources;
        if (!approach.without.empty())
            one["without"] = approach.without;
        if (!approach.factors.empty())
            one["factors"] = approach.factors;
        if (approach.train)
            one["train"] = trainJson(*approach.train);
        json["approaches"].push_back(std::move(one));
    }
    return json;
}

ComparisonPlan planFromJson(const ordered_json& json, const std::string& where)
{
    ComparisonPlan plan;
    plan.corpus = valueOf<std::string>(json, "corpus", where);
    plan.dataHash = valueOf<std::string>(json, "data_hash", where);
    plan.attributes = textsOf(json, "attributes", where);
    forEach(json, "approaches", where, [&](const ordered_json& one, const std::string& place) {
        plan.approaches.push_back(approachFromJson(one, place));
    });
    plan.tests = textsOf(json, "tests", where);
    plan.train = trainFromJson(member(json, "train", where), where + "/train");
    if (json.contains("precision"))
        plan.precision = valueOf<std::string>(json, "precision", where);
    try {
        requirePrecisionName(plan.precision);
        validate(plan);
    } catch (const UsageError& error) {
        throw InputError({}, where, error.message());
    }
    return plan;
}

ordered_json trialJson(const TrialRecord& trial)
{
    ordered_json json = {{"key", trial.key},
                         {"attribute", trial.attribute},
                         {"approach", trial.approach},
                         {"seed", trial.seed},
                         {"best_epoch", trial.bestEpoch},
                         {"development_ccc", numberJson(trial.developmentCcc)},
                         {"device", trial.device},
                         {"tests", ordered_json::array()},
                         {"history", ordered_json::array()}};
    if (trial.precision != toString(Precision::Float32))
        json["precision"] = trial.precision;
    for (const TestCcc& test : trial.tests)
        json["tests"].push_back({{"test", test.test}, {"ccc", numberJson(test.ccc)}});
    for (const TrainEpoch& epoch : trial.history)
        json["history"].push_back({{"epoch", epoch.epoch},
                                   {"bins", epoch.bins},
                                   {"samples", epoch.samples},
                                   {"learning_rate", numberJson(epoch.learningRate)},
                                   {"training_loss", numberJson(epoch.trainingLoss)},
                                   {"development_ccc", numberJson(epoch.developmentCcc)}});
    return json;
}

TrialRecord trialFromJson(const ordered_json& json, const std::string& where)
{
    TrialRecord trial;
    trial.key = valueOf<std::string>(json, "key", where);
    trial.attribute = valueOf<std::string>(json, "attribute", where);
    trial.approach = valueOf<std::string>(json, "approach", where);
    trial.seed = valueOf<std::uint64_t>(json, "seed", where);
    trial.bestEpoch = valueOf<int>(json, "best_epoch", where);
    trial.developmentCcc = numberOf(json, "development_ccc", where);
    if (json.contains("device"))
        trial.device = valueOf<std::string>(json, "device", where);
    if (json.contains("precision"))
        trial.precision = valueOf<std::string>(json, "precision", where);
    forEach(json, "tests", where, [&](const ordered_json& one, const std::string& place) {
        trial.tests.push_back({valueOf<std::string>(one, "test", place), numberOf(one, "ccc", place)});
    });
    forEach(json, "history", where, [&](const ordered_json& one, const std::string& place) {
        TrainEpoch epoch;
        epoch.epoch = valueOf<int>(one, "epoch", place);
        epoch.bins = valueOf<int>(one, "bins", place);
        epoch.samples = valueOf<std::size_t>(one, "samples", place);
        epoch.learningRate = numberOf(one, "learning_rate", place);
        epoch.trainingLoss = numberOf(one, "training_loss", place);
        epoch.developmentCcc = numberOf(one, "development_ccc", place);
        trial.history.push_back(epoch);
    });
    return trial;
}

} // namespace deepmi

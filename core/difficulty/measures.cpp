#include "difficulty/measures.h"

#include "difficulty/disagreement.h"
#include "difficulty/measure_computations.h"
#include "information/levels.h"
#include "job/error.h"
#include "pretrain/run_file.h"

#include <algorithm>

namespace deepmi
{

namespace
{

using In = MeasureInput;

struct Entry {
    MeasureDescription description;
    Scores (*compute)(const MeasureRequest&);
};

/// Names of training parameters beside those of the measure itself.
std::vector<std::string> trainingAnd(std::vector<std::string> more)
{
    std::vector<std::string> names = {"epochs",  "batch", "learning-rate", "hidden",
                                      "dropout", "clip",  "repeats"};
    names.insert(names.end(), more.begin(), more.end());
    return names;
}

std::vector<std::string> without(std::vector<std::string> names, const std::string& name)
{
    std::erase(names, name);
    return names;
}

std::vector<std::string> minmaxParameterNames()
{
    std::vector<std::string> names = {"levels", "cuts"};
    for (const auto& parameter : minmaxEntropyParameters())
        names.push_back(parameter.name);
    return names;
}

const std::vector<Entry>& entries()
{
    static const std::vector<Entry> all = {
        {{"deepmi",
          "DeepMI",
          "how much cluster and prediction of a sample tell of its emotion level (eq. 3); larger is easier",
          {In::Run, In::Assignments},
          {},
          {In::Attribute},
          true,
          {"alpha", "cluster-source", "levels", "cuts"}},
         measure::deepmi},
        {{"deepmi-multimodal",
          "Multimodal DeepMI",
          "how much the clusters of two modalities of a sample tell of each other and of its emotion level, "
          "weighted; larger is easier",
          {In::Run, In::Assignments},
          {},
          {In::SecondRun, In::Attribute},
          true,
          {"cluster-source", "levels", "cuts", "weights"}},
         measure::multimodal},
        {{"random",
          "Random",
          "a seeded random order: the control that any curriculum has to beat",
          {In::Labels, In::Names},
          {},
          {},
          true,
          {}},
         measure::random},
        {{"disagreement",
          "Disagreement",
          "standard deviation of a sample's ratings; small is easy",
          {In::Ratings},
          {In::Attribute},
          {In::Labels},
          false,
          {}},
         measure::disagreement},
        {{"minmax-entropy",
          "Minmax entropy",
          "how surely a sample is given its true level, apart from who rated it (Zhou et al. 2014): trace / "
          "sum of its confusion matrix; larger is easier",
          {In::Ratings},
          {In::Attribute},
          {In::Labels},
          true,
          minmaxParameterNames()},
         measure::minmaxEntropy},
        {{"pretrained-lstm",
          "PreTrained-LSTM",
          "error of two LSTM layers and a regressor on the frames that they were trained on; small is easy",
          {In::Frames},
          {In::Labels, In::Attribute},
          {},
          false,
          trainingAnd({"keep-epoch"})},
         measure::lstm},
        {{"pretrained-resnet",
          "PreTrained-ResNet",
          "error of the feature extractor and the regressor alone on the features that they were trained on; "
          "small is easy",
          {In::Features},
          {In::Labels, In::Attribute},
          {},
          false,
          without(trainingAnd({"keep-epoch"}), "hidden")},
         measure::resnet},
        {{"epoch-loss",
          "Loss at an epoch",
          "squared error of a sample at an early epoch of a training on it; small is easy",
          {In::Features},
          {In::Labels, In::Attribute},
          {},
          false,
          without(trainingAnd({"network", "record", "at-epoch"}), "epochs")},
         measure::epochLoss},
        {{"cumulative-loss",
          "Cumulative loss",
          "squared error of a sample, summed over the epochs of a training on it; small is easy",
          {In::Features},
          {In::Labels, In::Attribute},
          {},
          false,
          trainingAnd({"network", "record"})},
         measure::cumulativeLoss},
        {{"prediction-variability",
          "Data-map variability",
          "standard deviation of a sample's prediction over the epochs of a training on it; small is easy",
          {In::Features},
          {In::Labels, In::Attribute},
          {},
          false,
          trainingAnd({"network", "record"})},
         measure::variability},
        {{"mean-error",
          "Data-map confidence",
          "absolute error of a sample, averaged over the epochs of a training on it; small is easy",
          {In::Features},
          {In::Labels, In::Attribute},
          {},
          false,
          trainingAnd({"network", "record"})},
         measure::meanError},
        {{"prediction-depth",
          "Prediction depth",
          "first layer from which on the nearest neighbours say what the network says in the end, ties by "
          "its error; small is easy",
          {In::Features},
          {In::Labels, In::Attribute},
          {},
          false,
          trainingAnd({"network", "keep-epoch", "neighbours", "tolerance"})},
         measure::predictionDepth},
        {{"cross-validated-loss",
          "Cross-validated loss",
          "error of a sample by a network that has not seen its part of the training set; small is easy",
          {In::Features},
          {In::Labels, In::Attribute},
          {},
          false,
          trainingAnd({"network", "keep-epoch", "folds", "group-column"})},
         measure::crossValidated},
        {{"ensemble",
          "Ensemble",
          "mean of a sample's ranks by any other measures; small is easy",
          {In::Scores},
          {},
          {In::Labels},
          false,
          {}},
         measure::ensemble},
        {{"file",
          "File",
          "values from anywhere: a CSV with name,score or a JSON {file: value}",
          {In::File},
          {},
          {In::Labels},
          true,
          {}},
         measure::fromFile},
    };
    return all;
}

const Entry& entryOf(const std::string& name)
{
    std::string all;
    for (const Entry& entry : entries()) {
        if (entry.description.name == name)
            return entry;
        all += (all.empty() ? "" : ", ") + entry.description.name;
    }
    throw UsageError("there is no measure '" + name + "', the measures are " + all);
}

bool isGiven(In input, const MeasureInputs& inputs)
{
    switch (input) {
    case In::Run:
        return inputs.run != nullptr;
    case In::SecondRun:
        return inputs.secondRun != nullptr;
    case In::Assignments:
        return inputs.assignments != nullptr;
    case In::Attribute:
        return !inputs.attribute.empty() || inputs.corpus || inputs.frames;
    case In::Names:
        return !inputs.names.empty();
    case In::Labels:
        // A corpus has them joined in; names were taken from them.
        return inputs.labels || inputs.corpus || inputs.frames;
    case In::Ratings:
        return inputs.ratings != nullptr;
    case In::Features:
        return inputs.corpus != nullptr;
    case In::Frames:
        return inputs.frames != nullptr;
    case In::File:
    case In::Scores:
        return !inputs.scores.empty();
    }
    return false;
}

std::string toText(In input)
{
    switch (input) {
    case In::Run:
        return "a run";
    case In::SecondRun:
        return "a second run";
    case In::Assignments:
        return "assignments";
    case In::Attribute:
        return "an attribute";
    case In::Names:
        return "names";
    case In::Labels:
        return "labels";
    case In::Ratings:
        return "ratings";
    case In::Features:
        return "features";
    case In::Frames:
        return "frames";
    case In::File:
        return "a file of scores";
    case In::Scores:
        return "scores";
    }
    return {};
}

void checkInputs(const MeasureDescription& measure, const MeasureInputs& inputs)
{
    std::string sources;
    int given = 0;
    for (const In source : measure.sources) {
        sources += (sources.empty() ? "" : " or ") + toText(source);
        given += isGiven(source, inputs);
    }
    // Names of labels are names.
    if (given == 0 || (given > 1 && measure.uses(In::Run)))
        throw UsageError("the measure " + measure.name + " needs " + sources + (given ? ", not both" : ""));
    for (const In need : measure.needs)
        if (!isGiven(need, inputs))
            throw UsageError("the measure " + measure.name + " needs " + toText(need));
}

} // namespace

bool MeasureDescription::uses(MeasureInput input) const
{
    for (const auto* list : {&sources, &needs, &takes})
        if (std::find(list->begin(), list->end(), input) != list->end())
            return true;
    return false;
}

bool MeasureDescription::uses(const std::string& parameter) const
{
    return std::find(parameters.begin(), parameters.end(), parameter) != parameters.end();
}

const std::vector<MeasureDescription>& difficultyMeasures()
{
    static const std::vector<MeasureDescription> measures = [] {
        std::vector<MeasureDescription> all;
        for (const Entry& entry : entries())
            all.push_back(entry.description);
        return all;
    }();
    return measures;
}

const MeasureDescription& difficultyMeasure(const std::string& name)
{
    return entryOf(name).description;
}

std::string measureTitle(const std::string& name)
{
    if (name == "none")
        return "W/O curriculum";
    for (const MeasureDescription& measure : difficultyMeasures())
        if (measure.name == name)
            return measure.title;
    return name;
}

const std::vector<Parameter<MeasureParameters>>& measureParameters()
{
    using P = MeasureParameters;
    static const std::vector<Parameter<P>> parameters = {
        {"cluster-source",
         &P::clusterSource,
         "",
         "X is the classifier's cluster, as in the paper, or that of K-means",
         0,
         0,
         {"classifier", "kmeans"}},
        {"group-column", &P::groupColumn, "",
         "column of the labels whose samples stay in one fold, e.g. the speaker; empty = none"},
        {"bins", &P::bins, "bins", "difficulty bins that the ranked samples are cut into", 1, mostBins},
        {"reverse", &P::reverse, "", "hardest samples first (anti-curriculum)"},
    };
    return parameters;
}

DeepMISource deepmiSource(const MeasureInputs& inputs, const MeasureParameters& parameters)
{
    if (!inputs.run && !inputs.assignments)
        throw UsageError("DeepMI needs a run or assignments");
    DeepMISource source;
    source.assignments =
        inputs.run ? assignmentsOf(*inputs.run, parameters.clusterSource) : *inputs.assignments;
    const LabelScale scale = inputs.run ? inputs.run->scale : inputs.scale;
    const int count = parameters.levels.value_or(inputs.run ? inputs.run->parameters.levels : defaultLevels);
    source.levels =
        parameters.cuts ? Levels::fromCuts(*parameters.cuts, scale) : Levels::equalWidth(count, scale);
    source.alpha = parameters.alpha.value_or(
        defaultAlpha(inputs.attribute.empty() && inputs.run ? inputs.run->attribute : inputs.attribute));
    return source;
}

MinmaxEntropyScores minmaxEntropyOf(const MeasureInputs& inputs, const MeasureParameters& parameters,
                                    const Job& job)
{
    if (!inputs.ratings)
        throw UsageError("the measure minmax-entropy needs ratings");
    const LabelScale scale = inputs.ratings->scale;
    const Levels levels = parameters.cuts
                              ? Levels::fromCuts(*parameters.cuts, scale)
                              : Levels::equalWidth(parameters.levels.value_or(defaultLevels), scale);
    MinmaxEntropyScores result = minmaxEntropyScores(
        *inputs.ratings, inputs.attribute, levels, parameters.minmax, parameters.seed, parameters.bins, job);
    result.scores.leftOut = result.tooFewRatings;
    return result;
}

Scores reversed(Scores scores)
{
    scores.bins =
        assignBins(scores.score, scores.names, !scores.largerIsEasier, scores.seed, scores.bins.count);
    scores.largerIsEasier = !scores.largerIsEasier;
    scores.reversed = !scores.reversed;
    return scores;
}

nlohmann::ordered_json measureParametersJson(const MeasureDescription& measure,
                                             const MeasureParameters& parameters)
{
    const MeasureNetwork network =
        measure.uses(MeasureInput::Frames) ? MeasureNetwork::Lstm
        : measure.name == "pretrained-resnet" ||
                (measure.uses("network") && parameters.training.network == "resnet")
            ? MeasureNetwork::ResNet
            : MeasureNetwork::Theta;
    nlohmann::ordered_json all = toJson(parameters, measureParameters());
    all.update(toJson(resolvedFor(network, parameters.training), measureTrainingParameters()));
    all.update(toJson(parameters.minmax, minmaxEntropyParameters()));
    if (parameters.alpha)
        all["alpha"] = *parameters.alpha;
    if (measure.uses("weights"))
        all["weights"] = {parameters.weights.pair, parameters.weights.first, parameters.weights.second};
    if (parameters.levels)
        all["levels"] = *parameters.levels;
    if (parameters.cuts)
        all["cuts"] = *parameters.cuts;
    nlohmann::ordered_json used = nlohmann::ordered_json::object();
    for (const std::string& name : measure.parameters)
        if (all.contains(name))
            used[name] = all[name];
    // Φ has widths of its own.
    if (network == MeasureNetwork::ResNet)
        used.erase("hidden");
    return used;
}

Scores computeMeasure(const std::string& measure, const MeasureInputs& inputs,
                      const MeasureParameters& parameters, const DeviceOptions& device, const Job& job,
                      const MeasureWatch& watch)
{
    const Entry& entry = entryOf(measure);
    validate(parameters, measureParameters());
    checkInputs(entry.description, inputs);
    MeasureWatch watched = watch;
    watched.options = {{"measure", measure}};
    watched.options.update(measureParametersJson(entry.description, parameters));
    Scores scores = entry.compute({entry.description, inputs, parameters, device, job, watched});
    return parameters.reverse ? reversed(std::move(scores)) : scores;
}

} // namespace deepmi

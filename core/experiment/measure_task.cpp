#include "experiment/measure_task.h"

#include "data/frame_table.h"
#include "data/names.h"
#include "difficulty/from_file.h"
#include "difficulty/measures.h"
#include "experiment/experiment_data.h"
#include "information/levels.h"
#include "job/error.h"
#include "job/json_fields.h"
#include "pretrain/run_file.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace deepmi
{

namespace
{

using nlohmann::ordered_json;

/// With which disagreement says anything of a sample.
constexpr std::size_t fewestRatings = 2;

bool has(const std::vector<MeasureInput>& inputs, MeasureInput input)
{
    return std::find(inputs.begin(), inputs.end(), input) != inputs.end();
}

std::vector<std::string> trainingNames(const Corpus& corpus)
{
    std::vector<std::string> names;
    for (const std::size_t sample : corpus.samplesOf(Split::Train))
        names.push_back(corpus.names[sample]);
    return names;
}

/// The measure's parameters as a plan may give them; α, bins and the order are fields of the plan itself.
std::vector<std::string> optionNames(const MeasureDescription& measure)
{
    std::vector<std::string> names = measure.parameters;
    for (const char* elsewhere : {"alpha", "bins", "reverse"})
        std::erase(names, elsewhere);
    if (needsOf(measure.name).parts)
        names.push_back("of");
    return names;
}

MeasureParameters parametersFrom(const MeasureDescription& measure, const ordered_json& options,
                                 const std::string& where)
{
    const JsonFields fields(options, where, optionNames(measure));
    MeasureParameters parameters = fromJson(options, measureParameters(), MeasureParameters{}, where);
    parameters.training = fromJson(options, measureTrainingParameters(), MeasureTrainingParameters{}, where);
    parameters.minmax = fromJson(options, minmaxEntropyParameters(), MinmaxEntropyParameters{}, where);
    if (fields.has("weights")) {
        std::vector<double> weights;
        fields.forEach("weights", [&](const ordered_json& one, const std::string& place) {
            weights.push_back(valueFromJson<double>(one, place));
        });
        if (weights.size() != 3)
            throw InputError({}, where + "/weights",
                             "expected three weights, of I(x1;x2), I(x1;y) and I(x2;y), here are " +
                                 std::to_string(weights.size()));
        parameters.weights = {weights[0], weights[1], weights[2]};
    }
    if (fields.has("levels")) {
        parameters.levels = 1;
        fields.take("levels", *parameters.levels, 1, mostLevels);
    }
    if (fields.has("cuts")) {
        parameters.cuts.emplace();
        fields.forEach("cuts", [&](const ordered_json& one, const std::string& place) {
            parameters.cuts->push_back(valueFromJson<double>(one, place));
        });
    }
    return parameters;
}

Scores scoresOfFile(const PlannedScores& planned)
{
    ScoreFileOptions options;
    options.seed = planned.seed;
    options.bins = planned.bins;
    return lowerCase(planned.file.path.extension().string()) == ".json"
               ? scoresFromFile(planned.file.path, options)
               : readScores(planned.file.path, planned.seed);
}

} // namespace

std::vector<std::string> plannableMeasures()
{
    std::vector<std::string> names = {"none"};
    for (const MeasureDescription& measure : difficultyMeasures())
        names.push_back(measure.name);
    return names;
}

MeasureNeeds needsOf(const std::string& name)
{
    MeasureNeeds needs;
    needs.title = measureTitle(name);
    if (name == "none")
        return needs;
    const MeasureDescription& measure = difficultyMeasure(name);
    needs.run = has(measure.sources, MeasureInput::Run) || has(measure.needs, MeasureInput::Run);
    needs.secondRun = measure.uses(MeasureInput::SecondRun);
    needs.ratings = has(measure.sources, MeasureInput::Ratings) || has(measure.needs, MeasureInput::Ratings);
    needs.frames = has(measure.sources, MeasureInput::Frames) || has(measure.needs, MeasureInput::Frames);
    needs.file = has(measure.sources, MeasureInput::File);
    needs.corpus = has(measure.sources, MeasureInput::Features) || has(measure.needs, MeasureInput::Features);
    needs.parts = has(measure.sources, MeasureInput::Scores) || has(measure.needs, MeasureInput::Scores);
    needs.alpha = measure.uses("alpha");
    needs.trains = measure.trains();
    return needs;
}

void checkMeasureOptions(const std::string& name, const ordered_json& options, const std::string& where)
{
    if (name != "none")
        parametersFrom(difficultyMeasure(name), options, where);
    else
        JsonFields(options, where, {});
}

std::string whyRatingsDoNotServe(const std::string& measure, const ordered_json& options,
                                 const RatingTable& ratings, const std::string& attribute,
                                 const std::vector<std::string>& names)
{
    const auto fewest =
        measure == "minmax-entropy"
            ? static_cast<std::size_t>(
                  fromJson(options, minmaxEntropyParameters(), MinmaxEntropyParameters{}, "").minRatings)
            : fewestRatings;
    std::size_t column = 0;
    try {
        column = ratings.attributeIndex(attribute);
    } catch (const InputError& error) {
        return error.what();
    }
    if (measure == "minmax-entropy" && ratings.raters.empty())
        return "its ratings name no rater";
    std::vector<std::size_t> count(ratings.names.size());
    for (const Rating& rating : ratings.ratings)
        count[rating.sample] += !std::isnan(rating.values[column]);
    const auto bare = [](const std::string& name) { return std::string(bareName(name)); };
    std::unordered_map<std::string, std::size_t> exact, withoutFolder;
    for (std::size_t i = 0; i < ratings.names.size(); ++i) {
        exact.emplace(ratings.names[i], count[i]);
        withoutFolder.emplace(bare(ratings.names[i]), count[i]);
    }
    std::vector<std::string> missing;
    for (const std::string& name : names) {
        auto found = exact.find(name);
        if (found == exact.end() && (found = withoutFolder.find(bare(name))) == withoutFolder.end())
            missing.push_back(name);
        else if (found->second < fewest)
            missing.push_back(name);
    }
    if (missing.empty())
        return {};
    return std::to_string(missing.size()) + " of its " + std::to_string(names.size()) +
           " training samples have fewer than " + std::to_string(fewest) +
           (fewest == 1 ? " rating of " : " ratings of ") + attribute + " (" + quotedNames(missing) + ")";
}

Scores computePlannedScores(const PlannedScores& planned, const ExperimentCorpus& corpus,
                            const MeasureSources& sources, const DeviceOptions& device, const Job& job,
                            const MeasureWatch& watch)
{
    const MeasureDescription& measure = difficultyMeasure(planned.measure);
    const MeasureNeeds needs = needsOf(planned.measure);
    MeasureParameters parameters = parametersFrom(measure, planned.options, "");
    if (needs.alpha)
        parameters.alpha = planned.alpha;
    parameters.bins = planned.bins;
    parameters.seed = planned.seed;
    MeasureInputs inputs;
    inputs.attribute = planned.attribute;
    if (needs.run)
        inputs.run = &sources.run(planned.runKey);
    if (needs.secondRun)
        inputs.secondRun = &sources.run(planned.secondRunKey);
    if (measure.uses(MeasureInput::Names) || measure.uses(MeasureInput::Labels))
        inputs.names = trainingNames(sources.corpus());
    if (needs.corpus)
        inputs.corpus = &sources.corpus();
    LabelTable labels;
    if (measure.uses(MeasureInput::Labels) || needs.frames) {
        labels = readLabelsOf(corpus.labels, job);
        inputs.labels = &labels;
    }
    RatingTable ratings;
    if (needs.ratings) {
        ratings = readRatings(corpus.ratings->file.path, corpus.ratings->options, job);
        inputs.ratings = &ratings;
    }
    FrameCorpus frames;
    if (needs.frames) {
        frames = joinFrames(readFrames(corpus.frames->path, job), labels, planned.attribute);
        inputs.frames = &frames;
    }
    if (needs.file)
        inputs.scores.push_back(scoresOfFile(planned));
    for (const std::string& part : planned.parts)
        inputs.scores.push_back(sources.scores(part));
    return computeMeasure(planned.measure, inputs, parameters, device, job, watch);
}

} // namespace deepmi

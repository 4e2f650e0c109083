#include "curriculum/train.h"

#include "data/delimited_text.h"
#include "job/atomic_file.h"
#include "job/number_text.h"
#include "job/version.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deepmi
{

namespace
{

std::string trialsTable(const TrainResult& result)
{
    std::string text = trainTrialsBeginning;
    for (const TestSummary& test : result.summary)
        text += "," + spreadsheetCell(test.name + "_ccc");
    text += '\n';
    for (std::size_t i = 0; i < result.trials.size(); ++i) {
        const TrialResult& trial = result.trials[i];
        text += std::to_string(i + 1) + "," + std::to_string(trial.seed) + "," +
                std::to_string(trial.bestEpoch) + "," + numberText(trial.developmentCcc);
        for (const TestOutcome& test : trial.tests)
            text += "," + numberText(test.ccc);
        text += '\n';
    }
    return text;
}

std::string summaryTable(const TrainResult& result)
{
    std::string text = "test,trials,mean,std,var_percent\n";
    for (const TestSummary& test : result.summary)
        text += spreadsheetCell(test.name) + "," + std::to_string(result.trials.size()) + "," +
                numberText(test.mean) + "," + numberText(test.std) + "," + numberText(test.varPercent) + "\n";
    return text;
}

std::string historyTable(const TrainResult& result)
{
    std::string text = "trial,epoch,bins,samples,learning_rate,training_loss,development_ccc,seconds\n";
    for (std::size_t i = 0; i < result.trials.size(); ++i)
        for (const TrainEpoch& epoch : result.trials[i].history)
            text += std::to_string(i + 1) + "," + std::to_string(epoch.epoch) + "," +
                    std::to_string(epoch.bins) + "," + std::to_string(epoch.samples) + "," +
                    numberText(epoch.learningRate) + "," + numberText(epoch.trainingLoss) + "," +
                    numberText(epoch.developmentCcc) + "," + numberText(epoch.seconds) + "\n";
    return text;
}

/// One row a sample, one column a trial, labels and predictions on the set's own scale, so that the CCC of
/// two columns is the one that trials.csv has.
std::string predictionsTable(const TrainResult& result, std::size_t test)
{
    const LabelledSet& set = result.testSets[test];
    // Labels that are all the same have no scale of their own.
    const bool hasOwnScale = set.scale && set.scale->deviation > 0;
    const auto shown = [&](double predicted) {
        return hasOwnScale ? set.scale->restore(result.labels.normalise(predicted)) : predicted;
    };
    std::string text = "name,label";
    for (const TrialResult& trial : result.trials)
        text += ",seed_" + std::to_string(trial.seed);
    text += '\n';
    for (std::size_t i = 0; i < set.names.size(); ++i) {
        text += csvCell(set.names[i]) + "," + numberText(set.labels[i]);
        for (const TrialResult& trial : result.trials)
            text += "," + numberText(shown(trial.tests[test].predicted[i]));
        text += '\n';
    }
    return text;
}

/// What features and labels were z-normed by: with the parameter `clip`, all that a model needs besides its
/// weights.
std::string normalisationTable(const TrainResult& result)
{
    std::string text = "of,name,mean,deviation\n";
    const auto add = [&](const char* of, const std::string& name, double mean, double deviation) {
        text += std::string(of) + "," + csvCell(name) + "," + numberText(mean) + "," + numberText(deviation) +
                "\n";
    };
    add("label", result.attribute, result.labels.mean, result.labels.deviation);
    for (std::size_t i = 0; i < result.features.mean.size(); ++i)
        add("feature", i < result.featureNames.size() ? result.featureNames[i] : std::to_string(i),
            result.features.mean[i], result.features.deviation[i]);
    return text;
}

std::string predictionsFile(const std::string& test)
{
    return "predictions_" + test + ".csv";
}

std::string modelFile(std::uint64_t seed)
{
    return "model_" + std::to_string(seed) + ".pt";
}

nlohmann::ordered_json numberOrNull(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json();
}

} // namespace

nlohmann::ordered_json toJson(const TrainResult& result)
{
    nlohmann::ordered_json json;
    json["version"] = version;
    json["seed"] = result.parameters.seed;
    json["attribute"] = result.attribute;
    json["curriculum"] = result.curriculum;
    json["device"] = result.device;
    json["precision"] = result.precision;
    json["parameters"] = toJson(result.parameters, trainParameters());
    json["parameters"].update(toJson(result.parameters.pacing, pacingParameters()));
    json["trials"] = nlohmann::ordered_json::array();
    for (const TrialResult& trial : result.trials) {
        nlohmann::ordered_json entry;
        entry["seed"] = trial.seed;
        entry["best_epoch"] = trial.bestEpoch;
        entry["development_ccc"] = trial.developmentCcc;
        entry["test"] = nlohmann::ordered_json::object();
        for (const TestOutcome& test : trial.tests)
            entry["test"][test.name]["ccc"] = test.ccc;
        json["trials"].push_back(std::move(entry));
    }
    json["summary"] = nlohmann::ordered_json::object();
    for (const TestSummary& test : result.summary)
        json["summary"][test.name] = {{"mean", test.mean},
                                      {"std", numberOrNull(test.std)},
                                      {"var_percent", numberOrNull(test.varPercent)}};
    json["seconds"] = result.seconds;
    json["samples_per_second"] = result.samplesPerSecond;
    return json;
}

void writeTrainResult(const TrainResult& result, const std::filesystem::path& folder)
{
    AtomicFiles files;
    files.add(folder / "trials.csv", trialsTable(result));
    files.add(folder / "summary.csv", summaryTable(result));
    files.add(folder / "history.csv", historyTable(result));
    for (std::size_t test = 0; test < result.testSets.size(); ++test)
        files.add(folder / predictionsFile(result.testSets[test].name), predictionsTable(result, test));
    for (const TrialResult& trial : result.trials)
        files.add(folder / modelFile(trial.seed),
                  [&](const auto& temporary) { writeTorchWeights(trial.weights, temporary); });
    files.add(folder / "normalisation.csv", normalisationTable(result));
    files.add(folder / "result.json", toJson(result).dump(2) + "\n");
    files.commit();
}

std::vector<std::string> trainResultFiles(const std::vector<std::string>& tests,
                                          const TrainParameters& parameters)
{
    std::vector<std::string> files = {"trials.csv", "summary.csv", "history.csv"};
    for (const std::string& test : tests)
        files.push_back(predictionsFile(test));
    for (int trial = 0; trial < parameters.trials; ++trial)
        files.push_back(modelFile(parameters.seed + static_cast<std::uint64_t>(trial)));
    files.insert(files.end(), {"normalisation.csv", "result.json"});
    return files;
}

std::vector<std::string> filesOfEarlierTrainings(const TrainResult& result,
                                                 const std::filesystem::path& folder)
{
    std::vector<std::string> tests;
    for (const LabelledSet& set : result.testSets)
        tests.push_back(set.name);
    const std::vector<std::string> files = trainResultFiles(tests, result.parameters);
    const std::set<std::string> own(files.begin(), files.end());
    std::vector<std::string> others;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool isOfThisKind = (name.starts_with("model_") && name.ends_with(".pt")) ||
                                  (name.starts_with("predictions_") && name.ends_with(".csv"));
        if (isOfThisKind && !own.contains(name))
            others.push_back(name);
    }
    std::sort(others.begin(), others.end());
    return others;
}

} // namespace deepmi

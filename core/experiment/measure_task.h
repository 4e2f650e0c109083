#pragma once

#include "difficulty/measure_training.h"
#include "experiment/experiment.h"

#include <functional>
#include <memory>

namespace deepmi
{

/// What a measure needs of an experiment.
struct MeasureNeeds {
    std::string title;      ///< as tables write it
    bool run = false;       ///< a pre-training
    bool secondRun = false; ///< another one of the same samples, on another feature set
    bool ratings = false, frames = false, file = false;
    bool corpus = false; ///< features and labels: it trains on them
    bool parts = false;  ///< scores of other measures
    bool alpha = false;
    bool trains = false; ///< it takes as long as a training
};
/// The measures a plan may name, "none" first.
std::vector<std::string> plannableMeasures();
MeasureNeeds needsOf(const std::string& measure);

/// Raises InputError at `where` for options that the measure does not have or that are out of their range.
void checkMeasureOptions(const std::string& measure, const nlohmann::ordered_json& options,
                         const std::string& where);
/// Why these ratings cannot serve the measure, with these options, for these samples; empty if they can.
std::string whyRatingsDoNotServe(const std::string& measure, const nlohmann::ordered_json& options,
                                 const RatingTable& ratings, const std::string& attribute,
                                 const std::vector<std::string>& names);

/// Where a score task takes its inputs from; each is called only if the measure needs it.
struct MeasureSources {
    std::function<const PretrainRun&(const std::string& runKey)> run;
    std::function<const Corpus&()> corpus; ///< raw features
    std::function<Scores(const std::string& scoreKey)> scores;
};
/// Computes the scores of a task for the training samples of its corpus.
Scores computePlannedScores(const PlannedScores& planned, const ExperimentCorpus& corpus,
                            const MeasureSources& sources, const DeviceOptions& device, const Job& job,
                            const MeasureWatch& watch = {});

} // namespace deepmi

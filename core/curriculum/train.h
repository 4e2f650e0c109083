#pragma once

#include "curriculum/pacing.h"
#include "data/corpus.h"
#include "data/normalisation.h"
#include "difficulty/scores.h"
#include "job/checkpoint_watch.h"
#include "network/device.h"
#include "network/weights.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace deepmi
{

/// The curriculum regressor Θ and its trials. Schedule defaults are in PacingParameters.
struct TrainParameters {
    PacingParameters pacing;
    int trials = 10; ///< with seeds seed, seed+1, ...
    /// Trials that these are a part of, where another call trains the rest: a trial's share of the threads,
    /// and with it its bits, is then that of all. 0: these are all.
    int trialsOfAll = 0;
    int batch = 512;
    int hidden = 512; ///< width of the three layers
    double dropout = .3;
    double clip = 3; ///< features are clamped to ± this many deviations
    std::string testNormalisation =
        "training";       ///< training: the training corpus' statistics; own: the test corpus'
    bool reverse = false; ///< hardest first
    std::uint64_t seed = 0;
};
const std::vector<Parameter<TrainParameters>>& trainParameters();

/// A corpus to evaluate on.
struct TestCorpus {
    std::string name;
    FeatureTable features;
    std::vector<std::string> names;
    std::vector<std::size_t> featureRow;
    std::vector<double> labels; ///< on their own scale
    LabelScale scale;
};

struct TrainEpoch {
    int epoch = 0; ///< from 1
    int bins = 0;
    std::size_t samples = 0;
    double learningRate = 0;
    double trainingLoss = 0;
    double developmentCcc = 0;
    double seconds = 0; ///< wall-clock time; what trials take at the same time counts in each
};

struct TestOutcome {
    std::string name;
    double ccc = 0;
    std::vector<double> predicted; ///< on the training label scale, one a sample of the test corpus
};

/// Trials that a GPU trains at once, at most. Bounds the memory that is asked for; from how many on a GPU
/// gains nothing has not been measured.
constexpr int mostTrialsBatched = 16;

struct TrialResult {
    std::uint64_t seed = 0;
    int bestEpoch = 0; ///< from 1
    double developmentCcc = 0;
    std::vector<TrainEpoch> history;
    std::vector<TestOutcome> tests;
    Weights weights;       ///< of the best epoch
    std::string precision; ///< that products were computed in, as results record it
    std::string device;    ///< where it ran, as in TrainResult, and where before if it was resumed elsewhere
};

/// Over trials: mean, sample standard deviation (n−1), VAR = 100·std/mean; the last two NaN for one trial.
struct TestSummary {
    std::string name;
    double mean = 0, std = 0, varPercent = 0;
};

/// Names and labels that predictions belong to, in their order.
struct LabelledSet {
    std::string name;
    std::vector<std::string> names;
    std::vector<double> labels; ///< on the set's own scale
    /// Of the labels of another corpus, which are z-normed by themselves; none: the training labels'.
    std::optional<LabelNormalisation> scale{};
};

struct TrainResult {
    TrainParameters parameters;
    std::string attribute;
    std::string curriculum; ///< the scores' measure, or "none"
    std::vector<TrialResult> trials;
    std::vector<TestSummary> summary;
    std::vector<LabelledSet> testSets; ///< as in TrialResult::tests, index by index
    FeatureNormalisation features;
    std::vector<std::string> featureNames; ///< of the corpus; may be empty
    LabelNormalisation labels;
    std::string device, precision; ///< as in PretrainRun
    double seconds = 0;
    double samplesPerSecond = 0;
};

/// Who watches the trials, and where they can be taken up again: of finished trials everything, of those at
/// hand as they stood at the end of their last epoch. The functions are called on the job's own thread; empty
/// ones are not called. `trial` counts from 0.
struct TrainWatch : CheckpointWatch {
    /// After every epoch: its record as it will stand in TrialResult::history; of trials side by side each
    /// epoch of one after the other. A resumed job first tells what it takes from the checkpoint, so that the
    /// calls always begin with the first epoch of trial 0.
    std::function<void(int trial, const TrainEpoch&)> epochDone;
    /// After every trial: the result as it will stand in TrainResult::trials.
    std::function<void(int trial, const TrialResult&)> trialDone;
};

/// Trains Θ on Split::Train of the corpus; best epoch by development 1−CCC. Several trials may train side by
/// side, epoch by epoch. `scores` null = W/O curriculum. Raises InputError for Development labels that are
/// all the same (no CCC to choose the epoch by) and for fewer training samples than bins. Scores are joined
/// by name: a training sample without a score is an InputError (the first names listed). Test1.. of the
/// corpus itself are evaluated under their split names beside `tests`. Also raises Stopped, and InputError
/// for a checkpoint that cannot be gone on from, as pretrain() does.
TrainResult train(Corpus corpus, const Scores* scores, std::vector<TestCorpus> tests,
                  const TrainParameters& parameters, const DeviceOptions& device = {}, const Job& job = {},
                  const TrainWatch& watch = {});

/// The keys of `deepmi train --json`: trials, summary and what they were made with.
nlohmann::ordered_json toJson(const TrainResult& result);

/// Writes trials.csv, summary.csv, history.csv, predictions_TEST.csv for every test set (labels and
/// predictions on that set's own scale; predictions on the training labels' where its labels are all the
/// same), model_SEED.pt for every trial, normalisation.csv (what features and
/// labels were z-normed by, which a model needs besides its weights) and result.json into an existing folder,
/// each file atomically.
void writeTrainResult(const TrainResult& result, const std::filesystem::path& folder);
/// Names of what writeTrainResult writes of trials with these parameters on test sets of these names, in
/// order.
std::vector<std::string> trainResultFiles(const std::vector<std::string>& tests,
                                          const TrainParameters& parameters);
/// What trials.csv of a training begins with, by which the folder of an earlier one is known.
inline constexpr auto trainTrialsBeginning = "trial,seed,best_epoch,development_ccc";
/// Models and predictions in the folder that are not of this result, sorted.
std::vector<std::string> filesOfEarlierTrainings(const TrainResult& result,
                                                 const std::filesystem::path& folder);

} // namespace deepmi

#pragma once

#include "curriculum/train.h"
#include "difficulty/scores.h"

#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// One way of ordering the training samples, a row of the paper's Table II.
struct Approach {
    std::string title;            ///< unique in a plan, as tables write it: "DeepMI (α = 0.5)"
    std::string measure = "none"; ///< none (W/O curriculum), random, deepmi, disagreement, file ...
    bool reverse = false;         ///< hardest first (anti-curriculum)
    double alpha = std::numeric_limits<double>::quiet_NaN(); ///< of DeepMI; NaN = the measure has none
    int clusters = 0; ///< K of the clusters that DeepMI is made from; 0 = the measure has none
    /// Attribute → what the scores are made from (hashes of a run, of a file, seeds): trials made from other
    /// scores are other trials. May miss where the measure needs nothing.
    std::map<std::string, std::string> sources;
    /// Attributes of the plan that cannot serve it (no ratings of them, say): it has no trials there.
    std::vector<std::string> without;
    /// What tells it apart in a table of many approaches, e.g. {"clusters", "50"}, {"pool", "SSL"}. For
    /// people and tables alone: trials do not depend on it.
    std::map<std::string, std::string> factors;
    /// Its own training parameters where they are not the plan's (trials, seed and `reverse` are never its
    /// own).
    std::optional<TrainParameters> train;
};

/// What is compared: every approach on every attribute, `train.trials` times with seeds train.seed,
/// train.seed+1, ...
struct ComparisonPlan {
    std::string corpus;   ///< its name, for titles
    std::string dataHash; ///< of the corpus and of the test corpora; trials of other data are other trials
    std::vector<std::string> attributes;
    std::vector<Approach> approaches;
    std::vector<std::string>
        tests;             ///< names of the test sets that are wanted, own splits included; none = all
    TrainParameters train; ///< `reverse` is the approach's
    /// As DeviceOptions::precision, whatever that says: trials of another precision are other trials. auto is
    /// fp32, so that a trial is the same wherever it runs.
    std::string precision = "auto";
};

/// What the trials of an approach are trained with; trials and seed are the plan's, `reverse` the approach's.
TrainParameters trainParametersOf(const ComparisonPlan& plan, const Approach& approach);

/// Raises UsageError: no attribute, no approach, two of the same title, parameters out of range.
void validate(const ComparisonPlan& plan);

/// One trial of a plan.
struct ComparisonTask {
    std::string attribute;
    std::size_t approach = 0; ///< index in the plan
    std::uint64_t seed = 0;
    std::string key; ///< 16 hexadecimal digits of everything that the trial's result depends on
};
/// Whether the approach has trials of this attribute.
bool serves(const Approach& approach, const std::string& attribute);
/// Every task: attribute by attribute, approach by approach, seed by seed.
std::vector<ComparisonTask> comparisonTasks(const ComparisonPlan& plan);

struct TestCcc {
    std::string test; ///< "Test1" or a test corpus' name
    double ccc = 0;
};

/// What is kept of a finished trial.
struct TrialRecord {
    std::string key; ///< of its task; empty where that is not known (a table from elsewhere)
    std::string attribute;
    std::string approach; ///< its title
    std::uint64_t seed = 0;
    int bestEpoch = 0; ///< from 1
    double developmentCcc = 0;
    std::vector<TestCcc> tests;
    std::vector<TrainEpoch> history; ///< `seconds` are not kept: the same trial has the same record
    std::string device;
    std::string precision = "float32"; ///< as in TrainResult
};

/// A plan and the trials of it that are finished.
struct ComparisonResult {
    ComparisonPlan plan;
    std::vector<TrialRecord> trials; ///< in the order of comparisonTasks

    /// Adds it at its place; a trial of the same key, or of the same attribute, approach and seed, is
    /// replaced.
    void add(TrialRecord trial);
    /// The finished trial of a task, with every test set that the plan wants; null if it is still to do.
    const TrialRecord* find(const ComparisonTask& task) const;
};

/// Whether the trial has an outcome on each of these test sets.
bool hasTests(const TrialRecord& trial, const std::vector<std::string>& wanted);

/// The plan's tasks that are not finished.
std::vector<ComparisonTask> missingTasks(const ComparisonResult& result);
/// A result of this plan with all of the trials of an earlier result that are the plan's own too: more
/// trials, more approaches or attributes run only what is new.
ComparisonResult takeOver(const ComparisonPlan& plan, const ComparisonResult& earlier);
/// Whether every trial of `earlier` stands in `later` too, with the same outcome.
bool holdsAll(const ComparisonResult& later, const ComparisonResult& earlier);

/// Where a comparison takes its data from. The functions are called on the job's own thread.
struct ComparisonData {
    std::function<Corpus(const std::string& attribute)> corpus; ///< raw features; once an approach
    std::function<std::vector<TestCorpus>(const std::string& attribute)>
        tests; ///< may be empty: own splits only
    /// Null for measure "none". Once an approach and attribute that has trials to do, all before the first
    /// trial, so that what cannot be scored is said at once.
    std::function<std::shared_ptr<const Scores>(const Approach&, const std::string& attribute)> scores;
};

/// Who watches a comparison. The functions are called on the job's own thread.
struct ComparisonWatch {
    std::function<void(const ComparisonTask&, const TrainEpoch&)> epochDone;
    std::function<void(const TrialRecord&)> trialDone; ///< once it is safe in the folder, if there is one
    /// Where every trial is left as it finishes (plan.json, trials/KEY.json; made if missing); empty =
    /// nowhere. Trials that are there already are not run again.
    std::filesystem::path folder;
    /// Where the trials at hand leave their state (see TrainWatch::checkpoint) and take it up again, in files
    /// named after the trials they belong to; made if missing. Empty = nowhere: a trial that was interrupted
    /// starts anew.
    std::filesystem::path checkpoints;
    double checkpointSeconds = 60; ///< at most one checkpoint in this time; 0 = after every epoch
};

/// Runs what `result` misses of its plan, by train(), the trials of an approach and attribute together, and
/// returns it complete. Trials are the same whether or not it was stopped in between, on a GPU to their last
/// bits. Raises Stopped (what was finished has been handed to the watch), and as validate, train and the
/// functions of the data.
ComparisonResult runComparison(ComparisonResult result, const ComparisonData& data,
                               const DeviceOptions& device = {}, const Job& job = {},
                               const ComparisonWatch& watch = {});

/// Leaves the plan and the finished trials in `folder` as a comparison that runs there does (see
/// ComparisonWatch::folder); trials that are there besides stay. Every file is written atomically, so that it
/// may be called while the same comparison runs there.
void writeComparisonFolder(const ComparisonResult& result, const std::filesystem::path& folder);
/// Everything as JSON, which readComparison reads back. Atomic; a file that says the same already stays.
void writeComparison(const ComparisonResult& result, const std::filesystem::path& path);
/// Reads what writeComparison wrote, the folder of a comparison that ran (finished or not), or a table of
/// trials as `deepmi demo` writes it (trials.csv: approach, seed, best_epoch, development_ccc, a column a
/// test; history.csv beside it), or a folder that has one of these. A table does not say its attribute: it is
/// `attribute`. Raises InputError with the place.
ComparisonResult readComparison(const std::filesystem::path& path, const std::string& attribute = {});

} // namespace deepmi

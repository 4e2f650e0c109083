#pragma once

#include "experiment/experiment_result.h"
#include "pretrain/pretrain_cost.h"

namespace deepmi
{

/// A pre-training that approaches of an experiment share.
struct PlannedRun {
    std::string key;        ///< 16 hexadecimal digits of everything that it depends on
    std::size_t corpus = 0; ///< index into the plan's corpora
    std::string attribute;
    PoolVariant pool;
    PretrainParameters parameters;
    PretrainSize size;
};

/// The scores of one measure on one corpus and attribute.
struct PlannedScores {
    std::string key;
    std::size_t corpus = 0;
    std::string attribute, measure;
    double alpha = std::numeric_limits<double>::quiet_NaN(); ///< of DeepMI; NaN = the measure has none
    nlohmann::ordered_json options = nlohmann::ordered_json::object(); ///< the measure's own
    std::string runKey;                                                ///< of its pre-training; empty = none
    std::string secondRunKey;       ///< of another feature set's; empty = none
    std::vector<std::string> parts; ///< keys of the scores that it is made from (an ensemble)
    FileReference file;             ///< of scores from elsewhere
    std::uint64_t seed = 0;
    int bins = 10;
    std::size_t samples = 0; ///< training samples, for estimates
    std::size_t columns = 0; ///< features
};

/// Sizes of a trial, for estimates.
struct TrialSize {
    std::size_t train = 0, development = 0, rows = 0, testRows = 0, columns = 0;
};

/// One comparison of an experiment: a corpus' (the plain case), or a stage of a search on one attribute.
struct PlannedComparison {
    std::size_t corpus = 0; ///< index into the plan's corpora
    int stage = 0;          ///< 0 = no search; 1 = judged by the development set alone; 2 = on the tests
    ComparisonPlan plan;
    std::vector<LeftOut> leftOut;
    struct Source {
        std::string approach, attribute, scoreKey, runKey;
    };
    std::vector<Source> sources;
    std::map<std::string, std::string> labels; ///< attribute → file of the experiment's folder
    std::map<std::string, LabelScale> scales;  ///< attribute → its labels'; missing in older files
    std::map<std::string, TrialSize> sizes;    ///< by attribute
    std::vector<std::string> chosen;           ///< of stage 1: what went on to stage 2
    std::vector<std::string> finalTests;       ///< of stage 1: the test sets of stage 2
    std::string finalDataHash;                 ///< of stage 1: ComparisonPlan::dataHash of stage 2
};

/// A plan with everything worked out that can be before its tasks run: experiment.json of the folder. It
/// needs none of the inputs to be read again.
struct Experiment {
    ExperimentPlan plan;
    std::string version; ///< of the program that planned it
    std::vector<PlannedRun> runs;
    std::vector<PlannedScores> scores;
    std::vector<PlannedComparison> comparisons;

    const PlannedRun* run(const std::string& key) const;
    const PlannedScores* scoresOf(const std::string& key) const;
};

/// Reads what the plan names as far as is needed to know sizes and hashes, finds the approaches and gives
/// each task its key. Writes labels/HASH.csv into `folder` (nothing where that is empty) and nothing else.
/// Raises InputError for files that cannot be used, and at the plan's field for what a corpus cannot serve
/// unless plan.wherePossible.
Experiment planExperiment(const ExperimentPlan& plan, const std::filesystem::path& folder,
                          const Job& job = {});

/// Once stage 1 of a search is done on a corpus and attribute: adds its stage 2. True if anything was added.
/// The choice depends on the results alone: mean development CCC, higher first, ties by the plan's order.
bool extendSearch(Experiment& experiment, const std::filesystem::path& folder);

/// experiment.json of a folder; atomic.
void writeExperiment(const Experiment& experiment, const std::filesystem::path& folder);
/// Raises InputError for a folder that has none and, with the place, for one that cannot be used.
Experiment readExperimentFile(const std::filesystem::path& folder);

} // namespace deepmi

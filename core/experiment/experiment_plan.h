#pragma once

#include "comparison/comparison.h"
#include "project/project.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace deepmi
{

/// A corpus to evaluate on, all its labelled rows or one split.
struct ExperimentTest {
    TestSource source;
    std::optional<Split> split; ///< none = every labelled row
};

/// A corpus that an experiment runs on, with one set of features. A corpus with two sets stands twice, under
/// the same name and different `featureSet`.
struct ExperimentCorpus {
    std::string name;       ///< as tables write it, "EmoTale"
    std::string featureSet; ///< "ComParE", "WavLM"; may be empty
    FeatureSource features;
    LabelSource labels;
    std::optional<LabelSource> ratings;
    std::optional<FileReference> frames; ///< frame-level descriptors (lld.h5)
    std::optional<FeatureSource> pool;   ///< recordings without labels, for stage I
    std::vector<ExperimentTest> tests;   ///< beside its own test splits
    std::vector<std::string> attributes; ///< none = the plan's
    /// Scores made elsewhere: name → attribute → SCORES.csv or JSON, for the measure "file".
    std::map<std::string, std::map<std::string, FileReference>> scores;

    /// "EmoTale" or "EmoTale (WavLM)".
    std::string title() const;
};

/// How much of a corpus' unlabelled pool stage I sees: the paper's SSL-90K, SSL-45K and FSL.
struct PoolVariant {
    std::string name;
    double share = 1; ///< of the pool's rows, drawn by the plan's seed; 0 = none, stage II alone (FSL)
    int clusters = 0; ///< K where a measure names none; 0 = that of "pretrain"
};

/// A measure of the plan: it becomes one approach for each combination of what it lists.
struct PlannedMeasure {
    std::string measure;        ///< none, random, deepmi, disagreement, file ... as `deepmi score` lists them
    std::string title;          ///< empty = the measure's usual one
    std::vector<double> alphas; ///< of DeepMI; NaN = the paper's for the attribute. Empty = {NaN}
    std::vector<int> clusters;  ///< K; empty = the pool's or "pretrain"'s
    std::vector<std::string> pools; ///< names of pool variants; empty = the first that the corpus can serve
    std::vector<bool> reverse;      ///< empty = {false}
    std::string scores;             ///< of "file": the name under ExperimentCorpus::scores
    nlohmann::ordered_json options = nlohmann::ordered_json::object(); ///< the measure's own, by their names
    std::string where; ///< its place in the plan ("/measures/3"), for messages
};

/// One side of a grid: a training or pacing parameter by its name and the values it takes.
struct GridAxis {
    std::string parameter;
    std::vector<nlohmann::ordered_json> values;
};

/// Stage 1 runs every approach with few trials and is judged by the development CCC alone: test sets are
/// never evaluated there. Stage 2 runs the best of them and no curriculum with fresh seeds on the tests.
struct ExperimentSearch {
    int trials = 2;              ///< a candidate in stage 1
    int best = 3;                ///< candidates that go on to stage 2, a corpus and attribute
    int finalTrials = 10;        ///< an approach in stage 2
    std::uint64_t finalSeed = 0; ///< of stage 2; 0 = the first one that stage 1 did not use
};

/// A whole experiment as `deepmi experiment` reads it from JSON ("format": "deepmi-plan"; its schema is
/// resources/plans/plan.schema.json).
struct ExperimentPlan {
    std::string name;               ///< "table2"; the file's stem where it says none
    std::string title;              ///< one line, for people
    std::vector<std::string> shows; ///< what its report is to hold: II ... VII, figure2, search
    std::vector<ExperimentCorpus> corpora;
    std::vector<std::string> attributes; ///< where a corpus names none
    std::vector<std::string> tests;      ///< test sets that are wanted; none = all
    /// What a corpus cannot serve (a measure without its ratings, an attribute without labels) is left out,
    /// with a stated reason, instead of being an error.
    bool wherePossible = false;
    std::vector<PoolVariant> pools; ///< in order of preference; default {SSL, 1}, {FSL, 0}
    std::vector<PlannedMeasure> measures;
    PretrainParameters pretrain;
    TrainParameters train;      ///< trials and seed among them
    std::vector<GridAxis> grid; ///< every measure with every combination
    bool scoresOnly = false;    ///< "trials": 0, as for Figure 2
    std::optional<ExperimentSearch> search;
    std::uint64_t seed = 0;
    int threads = 1; ///< of each task: results do not depend on how many tasks run at once
    /// Of every task, as DeviceOptions::precision; auto is fp32, so that no task depends on where it runs.
    std::string precision = "auto";
};

/// Reads a plan; a bare name ("table2") that is no file here is a packaged one. File names in it are relative
/// to its own folder. `corpora`, if not empty, is a file with {"corpora": [...]} that replaces the plan's.
/// Raises InputError with the file, the field as a JSON pointer ("/measures/2/alpha/0"), what was expected
/// and, for a name that is not known, the one that may have been meant; a packaged plan without corpora is a
/// UsageError that says how to give them.
ExperimentPlan readExperimentPlan(const std::filesystem::path& plan,
                                  const std::filesystem::path& corpora = {});
/// The same from JSON; relative file names are taken from `folder`. The places are without a file.
ExperimentPlan experimentPlanFromJson(const nlohmann::ordered_json& json,
                                      const std::filesystem::path& folder);
/// What experimentPlanFromJson reads back; files by their absolute paths, with the hashes that are known.
nlohmann::ordered_json toJson(const ExperimentPlan& plan);

/// A plan that comes with the program: {"table2", its JSON text}.
struct PackagedPlan {
    std::string name, text;
};
/// table2 ... table7, figure2, search.
const std::vector<PackagedPlan>& packagedPlans();

} // namespace deepmi

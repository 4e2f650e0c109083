#pragma once

#include "experiment/experiment_plan.h"

namespace deepmi
{

/// What a corpus could not serve, and why.
struct LeftOut {
    std::string approach;  ///< its title, or the measure's where no approach came of it; empty = all of them
    std::string attribute; ///< empty = every attribute
    std::string reason;    ///< one sentence
};

/// Where the order of one approach's samples comes from. Files are in the experiment's folder and may be
/// missing while their task is not done.
struct ApproachSource {
    std::string approach, attribute;
    std::string scoreKey;         ///< 16 hexadecimal digits
    std::filesystem::path scores; ///< scores/KEY.csv
    std::string runKey;           ///< of the pre-training behind it; empty = none
    std::filesystem::path run;    ///< pretrain/KEY.h5; empty = none
    bool collapsed = false;       ///< made from clusters that say little; see clustersSayLittle
};

/// What became of a corpus (and feature set): the report's unit. Of a search it is stage 2 of one attribute.
struct CorpusResult {
    std::string corpus;      ///< ExperimentCorpus::name
    std::string featureSet;  ///< may be empty
    ComparisonResult result; ///< trials that are not finished are missing; `Approach::factors` say what
                             ///< varies. Without any trial where the plan is for scores only
    std::vector<LeftOut> leftOut;
    std::vector<ApproachSource> sources;
    /// Attribute → CSV name,split,label of every labelled sample, in the experiment's folder.
    std::map<std::string, std::filesystem::path> labels;
    /// Attribute → the scale of its labels; may miss (of an experiment planned by an older version).
    std::map<std::string, LabelScale> scales;

    /// "EmoTale" or "EmoTale (WavLM)".
    std::string title() const;
    const ApproachSource* sourceOf(const std::string& approach, const std::string& attribute) const;
};

/// Stage 1 of a search on one corpus and attribute.
struct SearchResult {
    std::string corpus, featureSet, attribute;
    ComparisonResult result; ///< development CCC alone: its trials have no tests
    std::vector<LeftOut> leftOut;
    /// Titles that went on to stage 2, best mean development CCC first, W/O curriculum last; empty while
    /// stage 1 is not done.
    std::vector<std::string> chosen;
    std::vector<ApproachSource> sources; ///< of every candidate
};

/// A task that failed the last time it ran.
struct FailedTask {
    std::string key, title, error;
};

/// A result of an experiment that is there but cannot be read: its task counts as not done.
struct DamagedResult {
    std::string title;          ///< of its task
    std::filesystem::path file; ///< with the experiment's folder
    std::string error;          ///< one sentence that begins with the file
    /// One sentence that names the way out.
    std::string warning() const;
};

/// Everything that an experiment's folder tells.
struct ExperimentResult {
    ExperimentPlan plan;
    std::vector<CorpusResult> corpora; ///< in the plan's order; of a search only those whose stage 1 is done
    std::vector<SearchResult> searches;
    std::vector<FailedTask> failed;
    std::vector<DamagedResult> damaged;  ///< left out everywhere, as if their tasks were not done
    std::size_t tasks = 0, finished = 0; ///< known so far
    std::string version;                 ///< of the program that planned it
    std::vector<FileReference> files;    ///< every input with its hash

    bool isDamaged(const std::filesystem::path& file) const;
};

/// Reads the folder of `deepmi experiment`, finished or not; needs none of the inputs. Raises InputError for
/// a folder without experiment.json or with one that cannot be read.
ExperimentResult readExperiment(const std::filesystem::path& folder);

} // namespace deepmi

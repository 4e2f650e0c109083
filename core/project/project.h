#pragma once

#include "curriculum/train.h"
#include "data/feature_table.h"
#include "data/file_reference.h"
#include "data/label_table.h"
#include "data/teaching_corpus.h"
#include "information/levels.h"
#include "pretrain/pretrain.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace deepmi
{

/// Features as a project refers to them.
struct FeatureSource {
    FileReference file;
    FeatureReadOptions options;
};

/// Labels or ratings as a project refers to them.
struct LabelSource {
    FileReference file;
    LabelReadOptions options;
};

/// A corpus to evaluate on.
struct TestSource {
    std::string name;
    FeatureSource features;
    LabelSource labels;
};

/// Where the data of a project comes from.
struct ProjectData {
    bool teaching = false; ///< the teaching corpus is made anew from its parameters
    TeachingCorpusParameters teachingParameters;
    std::optional<FeatureSource> features, unlabeled;
    std::optional<LabelSource> labels, ratings;
    std::vector<TestSource> tests;
    std::filesystem::path audioFolder; ///< of the wav files; empty = none
};

/// A pre-training that was done: RUN.h5.
struct ProjectRun {
    FileReference file;
    std::string attribute;
};

/// A difficulty measure that was computed: SCORES.csv.
struct ProjectScores {
    std::string measure;
    FileReference file;
    double alpha = std::numeric_limits<double>::quiet_NaN(); ///< of DeepMI; NaN = the measure has none
};

/// What the desktop application saves: which data, which runs and scores, and how it is looked at. The file
/// is JSON, described in core/README.md; it names other files and can do nothing else. All paths are absolute
/// here. In `tables`, `figures` and `other["corpus"]` texts are file names and treated like the paths.
struct Project {
    ProjectData data;
    std::string attribute;        ///< arousal, valence, dominance or a column's own name; empty = not chosen
    std::vector<ProjectRun> runs; ///< oldest first; the last is the one in use
    std::vector<ProjectScores> scores;
    double alpha = 0;                         ///< α, 0 to 1
    int bins = 10;                            ///< difficulty bins that are looked at, 1 to mostBins
    int levels = defaultLevels;               ///< E, 1 to mostLevels; cuts.size()+1 where there are cuts
    std::vector<double> cuts;                 ///< inner edges of the levels, ascending; empty = equal width
    std::string clusterSource = "classifier"; ///< what X is: classifier (g's argmax) or kmeans
    std::uint64_t seed = 0;                   ///< of ties and of what is trained next
    PretrainParameters pretrain;              ///< of the next pre-training
    TrainParameters train;                    ///< of the next curriculum training
    std::vector<FileReference> comparisons;   ///< folders or files of results that are compared
    nlohmann::ordered_json tables, figures;   ///< name → file
    nlohmann::ordered_json window;            ///< what the window remembers; null = nothing
    nlohmann::ordered_json settings;          ///< whatever else stands under "settings"
    std::vector<std::string> summary;
    nlohmann::ordered_json other =
        nlohmann::ordered_json::object(); ///< keys this program does not know, kept
};

/// Reads a project; what is not there keeps its default, so the project of an older version and that of
/// `deepmi demo` read alike. The files it names need not exist (see check() in data/file_reference.h). Raises
/// InputError naming the place ("/data/features/path") and what was expected: not JSON, not a project, made
/// by a newer version, a value of another type or out of its range.
Project readProject(const std::filesystem::path& path);

/// Writes it, atomically. Files in the project's folder, below it, or below the folder one or two above it
/// are named relative to the project, so that all of it can be moved together; others by their absolute path.
/// Raises Error(Failed) where it cannot be written or a text is not UTF-8; UsageError for an α, a number of
/// bins or levels, cuts or a cluster source that readProject would refuse.
void writeProject(const Project& project, const std::filesystem::path& path);

/// Every file the project refers to, with its place in the JSON ("/data/features", "/runs/0"); `visit` may
/// change it, e.g. to another place of a moved file.
void forEachFile(Project& project,
                 const std::function<void(const std::string& where, FileReference&)>& visit);

} // namespace deepmi

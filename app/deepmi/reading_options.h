#pragma once

#include "data/corpus.h"
#include "data/feature_table.h"
#include "data/label_table.h"

#include <CLI/App.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace deepmi::cli
{

inline constexpr const char* filesGroup = "Files";
inline constexpr const char* readingGroup = "How the files are read";

/// An option that takes a path; `kind` is FILE or FOLDER in help and for completion.
CLI::Option* addPathOption(CLI::App& app, const std::string& name, std::filesystem::path& value,
                           const std::string& help, const std::string& kind = "FILE");
/// An option that takes a text; `kind` is what help calls it, "a|b" for choices, which are enforced.
CLI::Option* addTextOption(CLI::App& app, const std::string& name, std::string& value,
                           const std::string& help, const std::string& kind);

/// --dataset, --names-dataset and --names-file, each with `prefix` before its name ("unlabeled-").
void addFeatureReadOptions(CLI::App& app, FeatureReadOptions& options, const std::string& prefix = {});
/// --name-column, --split-column, --column and --scale. The columns of attributes are given
/// as
/// --column arousal=EmoAct, as often as needed.
void addLabelReadOptions(CLI::App& app, LabelReadOptions& options);
/// --rater-column
void addRaterOption(CLI::App& app, LabelReadOptions& options);

/// Features and one attribute's labels, as `pretrain` and `train` take them.
struct CorpusOptions {
    std::filesystem::path features, labels, unmatched;
    std::string attribute;
    FeatureReadOptions featureReading;
    LabelReadOptions labelReading;
};
void addCorpusOptions(CLI::App& app, CorpusOptions& options);

/// A corpus as it was read, with what is said of it beside the result.
struct CorpusRead {
    Corpus corpus;
    nlohmann::ordered_json join, features;
    std::string featuresText; ///< "800 rows, 6373 columns, 46 of them constant"
    std::string splitsText;   ///< "Train 525, Development 100, Test1 175"
};

/// "F: 3 values in 2 rows and 1 columns are not finite FATE; the first is nan in row 2 (s1), column "y"", of
/// the `non_finite` that describeFeatures() counts, of which there must be any.
std::string nonFiniteValues(const std::filesystem::path& file, const nlohmann::ordered_json& nonFinite,
                            const std::string& fate);
/// Every file that readCorpus reads (a path may be empty): what an output must not overwrite.
std::vector<std::filesystem::path> inputFiles(const CorpusOptions& options);
/// Reads both files and joins them. What did not match and values that are not finite are warnings. Raises
/// InputError if the training split has no rows or no column has two different values.
CorpusRead readCorpus(const CorpusOptions& options, const Job& job);
/// Counts and the first names of what did not match.
nlohmann::ordered_json toJson(const JoinReport& report);
/// A CSV name,reason of everything that did not match.
void writeUnmatched(const JoinReport& report, const std::filesystem::path& path);
/// "Train 525, Development 100, Test1 175"
std::string splitCounts(const Corpus& corpus);

} // namespace deepmi::cli

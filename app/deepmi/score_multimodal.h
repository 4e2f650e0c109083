#pragma once

#include "command.h"
#include "difficulty/multimodal_deepmi.h"
#include "joint_table_json.h"

#include <CLI/App.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace deepmi::cli
{

/// The second modality of `deepmi score --measure deepmi-multimodal`, and what the three terms weigh.
struct MultimodalOptions {
    std::filesystem::path secondRun, secondAssignments;
    MultimodalWeights weights;
};
/// --second-run, --second-assignments, --weights
void addMultimodalOptions(CLI::App& command, MultimodalOptions& options, const std::string& group);

/// The first modality as `deepmi score` takes it for DeepMI.
struct FirstModality {
    std::filesystem::path run, assignments;  ///< one of them is empty
    std::string clusterSource;               ///< of both runs
    std::optional<LabelScale> scale;         ///< of assignments
    std::optional<int> levels;               ///< none = the run's, else 6
    std::optional<std::vector<double>> cuts; ///< instead of levels
    std::string attribute;                   ///< "" = the run's
};

struct MultimodalScoreResult {
    Scores scores;
    ModalityPair pair;
    MultimodalMI information;
    MultimodalWeights weights;
    std::string attribute;
    /// Of the three tables in the order of the weights; empty without a bootstrap.
    std::vector<TableConfidence> confidence;

    nlohmann::ordered_json json() const; ///< keys to stand beside those of every measure
    std::vector<std::pair<std::string, std::string>> lines() const; ///< the same for people
    nlohmann::ordered_json jointTables() const;
};

/// Reads both modalities and scores what they share; what does not match is a warning. `bootstrap` of 0
/// resamples: none. Raises UsageError, InputError with the file.
MultimodalScoreResult multimodalScore(const FirstModality& first, const MultimodalOptions& options,
                                      const BootstrapParameters& bootstrap, std::uint64_t seed, int bins,
                                      const Job& job);

} // namespace deepmi::cli

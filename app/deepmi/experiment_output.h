#pragma once

#include "experiment/experiment_run.h"
#include "output_path.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi::cli
{

/// What `deepmi experiment` tells of an experiment in the folder `out` when it is over.
nlohmann::ordered_json experimentJson(const ExperimentResult& result, const ExperimentOutcome& outcome,
                                      const std::filesystem::path& out);
std::string experimentText(const ExperimentResult& result, const ExperimentOutcome& outcome,
                           const std::filesystem::path& out);
/// Adds what a corpus could not serve to a list of JSON.
void addLeftOut(const std::string& corpus, const std::vector<LeftOut>& leftOut, nlohmann::ordered_json& list);

/// What the window opens, and `deepmi` of any other place: comparisons/NAME.json in the folder, a file a
/// comparison however much alike the names of corpora are.
void writeComparisons(const ExperimentResult& result, const std::filesystem::path& out);

/// experiment.json, of which only what an experiment wrote is replaced.
FolderResult experimentFiles(const std::filesystem::path& out);

} // namespace deepmi::cli

#pragma once

#include "difficulty/minmax_entropy.h"
#include "output_path.h"

#include <CLI/App.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace deepmi::cli
{

/// What `deepmi score --measure minmax-entropy` takes beside ratings, attribute and levels.
struct MinmaxOptions {
    MinmaxEntropyParameters parameters;
    std::filesystem::path raters, posteriors; ///< files to write; empty = none
};
/// One option a parameter, --ordinal, --raters-out and --posteriors-out.
void addMinmaxOptions(CLI::App& command, MinmaxOptions& options);
/// Their names, with the dashes: what the measure takes.
std::vector<std::string> minmaxOptionNames();

/// Both files, whether they were asked for or not.
std::vector<NamedOutput> minmaxFiles(const MinmaxOptions& options);
/// Writes those of the two files that were asked for.
void writeMinmaxFiles(const MinmaxEntropyScores& result, const MinmaxOptions& options);

/// Model, strengths of regularisation, skills of the raters, and how it converged: the dual and the residual
/// after every iteration.
nlohmann::ordered_json minmaxJson(const MinmaxEntropyScores& result, const MinmaxOptions& options);
/// The same in a few lines for people.
std::vector<std::pair<std::string, std::string>> minmaxLines(const MinmaxEntropyScores& result,
                                                             const MinmaxOptions& options);

} // namespace deepmi::cli

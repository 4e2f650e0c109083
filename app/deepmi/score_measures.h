#pragma once

#include "command.h"
#include "difficulty/measures.h"

#include <string>
#include <vector>

namespace deepmi::cli
{

/// A measure's inputs and parameters as options of `deepmi score`.
struct MeasureOptions {
    std::vector<std::string> sources; ///< of which exactly one is needed, e.g. {"--run", "--assignments"}
    std::vector<std::string> needs;   ///< needed besides
    std::vector<std::string> takes;   ///< may be given
};
MeasureOptions optionsOf(const MeasureDescription& measure);

/// "deepmi|random|...|list"
std::string measureChoices();
/// `--measure list`: every measure with its options and the defaults of the command line.
CommandOutput listMeasures();

/// Writes the authors' {file: value} for a name that ends in .json, else SCORES.csv. The JSON cannot hold
/// that smaller is easier, which is then said as a warning.
void writeScoresByExtension(const Scores& scores, const std::filesystem::path& path, int decimals,
                            const Job& job);

} // namespace deepmi::cli

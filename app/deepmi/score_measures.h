#pragma once

#include "difficulty/scores.h"
#include "job/job.h"

#include <string>
#include <vector>

namespace deepmi::cli
{

/// One difficulty measure as `deepmi score` offers it.
struct MeasureDescription {
    std::string name;
    std::string meaning; ///< one line
    std::vector<std::string>
        sources; ///< options of which exactly one is needed, e.g. {"--run", "--assignments"}
    std::vector<std::string> needs; ///< options needed besides
    std::vector<std::string> takes; ///< options that may be given
};

/// Every measure, in the order of help.
const std::vector<MeasureDescription>& scoreMeasures();

/// "deepmi|random|..."
std::string measureChoices();

/// Writes the authors' {file: value} for a name that ends in .json, else SCORES.csv. The JSON cannot hold
/// that smaller is easier, which is then said as a warning.
void writeScoresByExtension(const Scores& scores, const std::filesystem::path& path, int decimals,
                            const Job& job);

} // namespace deepmi::cli

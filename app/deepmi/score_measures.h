#pragma once

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

} // namespace deepmi::cli

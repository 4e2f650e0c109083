#pragma once

#include "data/corpus.h"
#include "information/deepmi.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace deepmi::studio
{

/// Every sample that the open data, runs or scores name, one row each; what a value is not known for is NaN,
/// None or −1. Rows are the currency of the window: selections, tables and plots all speak of these.
struct SampleFrame {
    std::vector<std::string> names;
    std::vector<Split> splits;
    std::vector<double> label;       ///< of the attribute, on its scale; NaN where unknown
    std::vector<double> raterSpread; ///< sample standard deviation of the ratings; empty without ratings
    std::vector<double> ambiguity;   ///< the truth of the teaching corpus, 0 to 1; empty elsewhere
    std::map<std::string, std::vector<std::string>> text; ///< other label columns by name
    std::string attribute;
    LabelScale scale;

    std::size_t size() const { return names.size(); }
    /// Row of a sample, spelled the same or the same without folder and extension; −1 if there is none.
    std::int32_t rowOf(const std::string& name) const;

    /// Row by exact name; filled by indexNames.
    std::unordered_map<std::string, std::int32_t> rowByName;
    void indexNames();
    /// Adds a row for every name that has none yet (a run or scores opened without their data).
    void addMissing(const std::vector<std::string>& more, const std::vector<double>* labels, Split split);
};

} // namespace deepmi::studio

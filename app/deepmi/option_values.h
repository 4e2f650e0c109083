#pragma once

#include "data/label_table.h"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace deepmi::cli
{

// Values as they stand on the command line. Every function raises UsageError naming the option, what was
// given and what was expected. Numbers are read the same way whatever the locale: a decimal point, no
// grouping.

std::int64_t parseInteger(const std::string& option, const std::string& text, double low, double high);
std::uint64_t parseUnsigned(const std::string& option, const std::string& text);
/// NaN is never accepted, infinity only where the range has no end on that side.
double parseNumber(const std::string& option, const std::string& text,
                   double low = -std::numeric_limits<double>::infinity(),
                   double high = std::numeric_limits<double>::infinity());
/// "LO:HI", both finite, LO < HI.
LabelScale parseScale(const std::string& option, const std::string& text);
/// "KEY=VALUE", neither empty.
std::pair<std::string, std::string> parsePair(const std::string& option, const std::string& text);
/// "2,3.5,5"
std::vector<double> parseNumbers(const std::string& option, const std::string& text);

/// "1 to 500", "at least 1", "at most 3" or "" for no bounds at all.
std::string rangeText(double low, double high);
/// The shortest text that reads back to the same number.
std::string shortest(double value);
/// With six digits at most, for people: "1.66667".
std::string rounded(double value);

} // namespace deepmi::cli

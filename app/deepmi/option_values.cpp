#include "option_values.h"

#include "job/error.h"

#include <charconv>
#include <cmath>

namespace deepmi::cli
{

namespace
{

[[noreturn]] void refuse(const std::string& option, const std::string& text, const std::string& expected)
{
    throw UsageError(option + " is '" + text + "', expected " + expected);
}

template <class T>
bool readWhole(const std::string& text, T& value)
{
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stopped == end && !text.empty();
}

std::string expectation(const char* what, double low, double high)
{
    const std::string range = rangeText(low, high);
    return range.empty() ? std::string(what) : std::string(what) + ", " + range;
}

} // namespace

std::int64_t parseInteger(const std::string& option, const std::string& text, double low, double high)
{
    std::int64_t value = 0;
    if (!readWhole(text, value) || static_cast<double>(value) < low || static_cast<double>(value) > high)
        refuse(option, text, expectation("a whole number", low, high));
    return value;
}

std::uint64_t parseUnsigned(const std::string& option, const std::string& text)
{
    std::uint64_t value = 0;
    if (!readWhole(text, value))
        refuse(option, text, "a whole number, 0 to 18446744073709551615");
    return value;
}

double parseNumber(const std::string& option, const std::string& text, double low, double high)
{
    double value = 0;
    if (!readWhole(text, value) || !(value >= low && value <= high))
        refuse(option, text, expectation("a number", low, high));
    return value;
}

LabelScale parseScale(const std::string& option, const std::string& text)
{
    const auto colon = text.find(':');
    LabelScale scale;
    if (colon == std::string::npos || !readWhole(text.substr(0, colon), scale.low) ||
        !readWhole(text.substr(colon + 1), scale.high) || !std::isfinite(scale.low) ||
        !std::isfinite(scale.high) || !(scale.low < scale.high))
        refuse(option, text, "LOW:HIGH, two numbers with LOW below HIGH, e.g. 1:7");
    return scale;
}

std::pair<std::string, std::string> parsePair(const std::string& option, const std::string& text)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        refuse(option, text, "NAME=VALUE");
    return {text.substr(0, equals), text.substr(equals + 1)};
}

std::vector<double> parseNumbers(const std::string& option, const std::string& text)
{
    std::vector<double> values;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const auto end = std::min(text.find(',', begin), text.size());
        double value = 0;
        if (!readWhole(text.substr(begin, end - begin), value) || !std::isfinite(value))
            refuse(option, text, "numbers separated by commas, e.g. 2,3,4.5");
        values.push_back(value);
        begin = end + 1;
    }
    return values;
}

std::string rangeText(double low, double high)
{
    if (std::isfinite(low) && std::isfinite(high))
        return shortest(low) + " to " + shortest(high);
    if (std::isfinite(low))
        return "at least " + shortest(low);
    if (std::isfinite(high))
        return "at most " + shortest(high);
    return "";
}

std::string shortest(double value)
{
    char text[64];
    const bool whole = value == std::trunc(value) && std::abs(value) < 1e15;
    const auto [end, error] = whole ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed)
                                    : std::to_chars(text, text + sizeof text, value);
    if (error != std::errc())
        return {};
    std::string number(text, end);
    // 1e-09 reads better as 1e-9.
    for (const char* zero : {"e-0", "e+0"})
        if (const auto place = number.find(zero); place != std::string::npos && place + 4 == number.size())
            number.erase(place + 2, 1);
    return number;
}

std::string rounded(double value)
{
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 6);
    return error == std::errc() ? std::string(text, end) : std::string();
}

} // namespace deepmi::cli

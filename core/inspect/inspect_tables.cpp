// Keys of features: format, rows, columns, names (the first), feature_names (the first, if there are any),
// megabytes (in memory), non_finite {count, rows, columns, first {row, name, column, value}},
// constant_columns {count, first}, large_columns {count, first, threshold}. Columns by name where they have
// one, else by number from 0; rows from 0 (the text of `deepmi inspect` counts both from 1). A column without
// any finite value counts as constant.
//
// Keys of labels: format, rows, names, scale [low, high], attributes {NAME {minimum, maximum, mean,
// deviation, missing}}, splits {NAME rows}, text_columns {NAME distinct values}.
//
// Keys of ratings: format, rows (single ratings), names (of samples), samples, raters (null if not named),
// scale, attributes as above, ratings_per_sample {minimum, median, maximum}, rated_once (samples).

#include "inspect/inspect.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

namespace deepmi
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr std::size_t shown = 3;
/// Raw functionals beyond this make single-precision sums meaningless; it is the border of the data's README.
constexpr double largeThreshold = 1e6;

Json firstOf(const std::vector<std::string>& names)
{
    return std::vector<std::string>(
        names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(shown, names.size())));
}

std::string valueText(float value)
{
    if (std::isnan(value))
        return "nan";
    return value > 0 ? "inf" : "-inf";
}

struct ColumnRanges {
    std::vector<float> low, high;
    std::vector<std::size_t> nonFinite;

    explicit ColumnRanges(std::size_t columns)
        : low(columns, std::numeric_limits<float>::infinity()),
          high(columns, -std::numeric_limits<float>::infinity()), nonFinite(columns, 0)
    {
    }
    /// Whether the row has a value that is not finite.
    bool add(std::span<const float> row)
    {
        std::size_t odd = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const float x = row[i];
            const bool finite = std::abs(x) <= std::numeric_limits<float>::max();
            low[i] = finite && x < low[i] ? x : low[i];
            high[i] = finite && x > high[i] ? x : high[i];
            nonFinite[i] += finite ? 0 : 1;
            odd += finite ? 0 : 1;
        }
        return odd > 0;
    }
};

Json columnName(const FeatureTable& table, std::size_t column)
{
    return table.featureNames.empty() ? Json(column) : Json(table.featureNames[column]);
}

Json columnList(const FeatureTable& table, const std::vector<std::size_t>& columns)
{
    Json first = Json::array();
    for (std::size_t i = 0; i < std::min(shown, columns.size()); ++i)
        first.push_back(columnName(table, columns[i]));
    return {{"count", columns.size()}, {"first", first}};
}

/// Of the values that are not NaN.
Json describeValues(const std::vector<double>& values)
{
    double low = std::numeric_limits<double>::infinity(), high = -low, sum = 0, squares = 0, count = 0;
    for (const double value : values)
        if (!std::isnan(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
            sum += value;
            ++count;
        }
    const double mean = count > 0 ? sum / count : 0;
    for (const double value : values)
        if (!std::isnan(value))
            squares += (value - mean) * (value - mean);
    const bool any = count > 0;
    return {{"minimum", any ? Json(low) : Json()},
            {"maximum", any ? Json(high) : Json()},
            {"mean", any ? Json(mean) : Json()},
            {"deviation", any ? Json(std::sqrt(squares / count)) : Json()},
            {"missing", values.size() - static_cast<std::size_t>(count)}};
}

} // namespace

Json describeFeatures(const FeatureTable& table, const Job& job)
{
    constexpr std::size_t reportEvery = 1024;
    ColumnRanges ranges(table.columns());
    std::size_t oddRows = 0, firstOddRow = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (row % reportEvery == 0) {
            job.throwIfStopped();
            job.report("inspecting", static_cast<double>(row), static_cast<double>(table.rows()));
        }
        if (ranges.add(table.values.row(row)) && oddRows++ == 0)
            firstOddRow = row;
    }

    std::vector<std::size_t> constant, large;
    std::size_t odd = 0, oddColumns = 0;
    for (std::size_t column = 0; column < table.columns(); ++column) {
        odd += ranges.nonFinite[column];
        oddColumns += ranges.nonFinite[column] > 0 ? 1 : 0;
        if (!(ranges.low[column] < ranges.high[column]))
            constant.push_back(column);
        const bool any = ranges.low[column] <= ranges.high[column];
        const double largest =
            static_cast<double>(std::max(std::abs(ranges.low[column]), std::abs(ranges.high[column])));
        if (any && largest > largeThreshold)
            large.push_back(column);
    }

    Json object = {{"format", table.format},
                   {"rows", table.rows()},
                   {"columns", table.columns()},
                   {"names", firstOf(table.names)}};
    if (!table.featureNames.empty())
        object["feature_names"] = firstOf(table.featureNames);
    object["megabytes"] = static_cast<double>(table.rows() * table.columns() * sizeof(float)) / 1e6;
    object["non_finite"] = {{"count", odd}, {"rows", oddRows}, {"columns", oddColumns}};
    if (odd > 0) {
        const auto row = table.values.row(firstOddRow);
        const auto place = std::find_if(row.begin(), row.end(), [](float x) { return !std::isfinite(x); });
        object["non_finite"]["first"] = {
            {"row", firstOddRow},
            {"name", table.names[firstOddRow]},
            {"column", columnName(table, static_cast<std::size_t>(place - row.begin()))},
            {"value", valueText(*place)}};
    }
    object["constant_columns"] = columnList(table, constant);
    object["large_columns"] = columnList(table, large);
    object["large_columns"]["threshold"] = largeThreshold;
    return object;
}

Json describeLabels(const LabelTable& table)
{
    Json object = {{"format", table.format}, {"rows", table.rows()}, {"names", firstOf(table.names)}};
    object["scale"] = {table.scale.low, table.scale.high};
    object["attributes"] = Json::object();
    for (std::size_t i = 0; i < table.attributes.size(); ++i)
        object["attributes"][table.attributes[i]] = describeValues(table.values[i]);
    object["splits"] = Json::object();
    for (const Split split :
         {Split::Train, Split::Development, Split::Test1, Split::Test2, Split::Test3, Split::None})
        if (const auto count = std::count(table.splits.begin(), table.splits.end(), split))
            object["splits"][toString(split)] = count;
    object["text_columns"] = Json::object();
    for (const auto& [name, cells] : table.text)
        object["text_columns"][name] = std::set<std::string>(cells.begin(), cells.end()).size();
    return object;
}

Json describeRatings(const RatingTable& table)
{
    std::vector<std::size_t> counts(table.names.size(), 0);
    std::vector<std::vector<double>> values(table.attributes.size());
    for (const Rating& rating : table.ratings) {
        ++counts[rating.sample];
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i].push_back(rating.values[i]);
    }
    std::sort(counts.begin(), counts.end());
    const std::size_t half = counts.size() / 2;

    Json object = {{"format", table.format}, {"rows", table.ratings.size()}, {"names", firstOf(table.names)}};
    object["samples"] = table.names.size();
    object["raters"] = table.raters.empty() ? Json() : Json(table.raters.size());
    object["scale"] = {table.scale.low, table.scale.high};
    object["attributes"] = Json::object();
    for (std::size_t i = 0; i < values.size(); ++i)
        object["attributes"][table.attributes[i]] = describeValues(values[i]);
    if (!counts.empty()) {
        const double median = counts.size() % 2 ? static_cast<double>(counts[half])
                                                : static_cast<double>(counts[half - 1] + counts[half]) / 2;
        object["ratings_per_sample"] = {
            {"minimum", counts.front()}, {"median", median}, {"maximum", counts.back()}};
    }
    object["rated_once"] = std::count(counts.begin(), counts.end(), std::size_t{1});
    return object;
}

} // namespace deepmi

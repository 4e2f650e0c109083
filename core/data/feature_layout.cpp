#include "data/feature_layout.h"

#include "data/delimited_text.h"
#include "data/names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace deepmi
{

namespace
{

// In the order of preference where a file has several.
constexpr std::array<std::string_view, 12> featureNames = {
    "features", "feature",    "x",         "data",       "feat",        "feats",
    "values",   "embeddings", "embedding", "audio_data", "functionals", "arr_0"};
constexpr std::array<std::string_view, 17> rowHeadings = {
    "filenames", "filename", "file_names", "file_name", "names", "name", "files", "file", "utterances",
    "utterance", "utt_id",   "utt_ids",    "ids",       "id",    "keys", "key",   "paths"};
constexpr std::array<std::string_view, 6> columnHeadings = {"feature_names", "featurenames", "columns",
                                                            "column_names",  "feat_names",   "fields"};

std::string lastPart(const std::string& name)
{
    return lowerCase(name.substr(name.rfind('/') + 1));
}

template <std::size_t N>
std::optional<std::size_t> preferred(const std::vector<StoredArray>& arrays,
                                     const std::vector<std::size_t>& candidates,
                                     const std::array<std::string_view, N>& names)
{
    for (const auto name : names) {
        std::optional<std::size_t> found;
        for (const std::size_t index : candidates) {
            if (lastPart(arrays[index].name) != name)
                continue;
            if (found)
                return std::nullopt; // the same name in several groups: not ours to decide
            found = index;
        }
        if (found)
            return found;
    }
    return std::nullopt;
}

std::string listed(const std::vector<StoredArray>& arrays, const std::vector<std::size_t>& indices)
{
    std::string text;
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < indices.size() && i < most; ++i) {
        const auto& array = arrays[indices[i]];
        text += (i ? ", " : "") + array.name + " (" + sizeText(array.shape) + " " + array.typeName + ")";
    }
    if (indices.size() > most)
        text += " and " + std::to_string(indices.size() - most) + " more";
    return text.empty() ? "none" : text;
}

std::vector<std::size_t> allOf(const std::vector<StoredArray>& arrays)
{
    std::vector<std::size_t> all(arrays.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    return all;
}

std::optional<std::size_t> indexOf(const std::vector<StoredArray>& arrays, const std::string& wanted)
{
    for (std::size_t i = 0; i < arrays.size(); ++i)
        if (arrays[i].name == wanted || arrays[i].name == "/" + wanted)
            return i;
    return std::nullopt;
}

[[noreturn]] void failWithoutArray(const std::vector<StoredArray>& arrays, const std::string& wanted,
                                   const std::filesystem::path& path, const std::string& what,
                                   const std::string& option)
{
    throw InputError(path, what + " " + wanted,
                     "there is none of this name; the file has " + listed(arrays, allOf(arrays)) +
                         "; name another with " + option);
}

// Elements of an array of text that may be a row or a column.
std::size_t lengthOf(const StoredArray& array)
{
    std::size_t length = 1;
    for (const std::size_t extent : array.shape)
        length *= extent;
    return length;
}

} // namespace

std::string sizeText(const std::vector<std::size_t>& shape)
{
    std::string text;
    for (const std::size_t length : shape)
        text += (text.empty() ? "" : " × ") + std::to_string(length);
    return text.empty() ? "scalar" : text;
}

bool isNameHeading(const std::string& heading)
{
    const std::string word = lowerCase(trimmedHeading(heading));
    return std::find(rowHeadings.begin(), rowHeadings.end(), word) != rowHeadings.end() || word == "path";
}

std::size_t chooseFeatureArray(const std::vector<StoredArray>& arrays, const FeatureReadOptions& options,
                               const std::filesystem::path& path, const std::string& what)
{
    const std::string& wanted = options.dataset;
    if (!wanted.empty()) {
        const auto index = indexOf(arrays, wanted);
        if (!index)
            failWithoutArray(arrays, wanted, path, what, options.words.dataset);
        const auto& array = arrays[*index];
        if (!array.problem.empty())
            throw InputError(path, what + " " + wanted, array.problem);
        if (!array.isNumber || array.shape.size() != 2)
            throw InputError(path, what + " " + wanted,
                             "is " + sizeText(array.shape) + " " + array.typeName +
                                 ", expected numbers in two dimensions: rows × columns");
        return *index;
    }
    std::vector<std::size_t> candidates;
    std::string problem;
    for (std::size_t i = 0; i < arrays.size(); ++i) {
        if (arrays[i].isNumber && arrays[i].shape.size() == 2)
            candidates.push_back(i);
        if (!arrays[i].problem.empty())
            problem = "; " + what + " " + arrays[i].name + ": " + arrays[i].problem;
    }
    if (candidates.empty())
        throw InputError(path, "",
                         "no " + what + " holds numbers in two dimensions (rows × columns); the file has " +
                             listed(arrays, allOf(arrays)) + problem);
    if (candidates.size() == 1)
        return candidates.front();
    if (const auto index = preferred(arrays, candidates, featureNames))
        return *index;
    throw InputError(path, "",
                     "several " + what + "s could be the features, choose one with " + options.words.dataset +
                         ": " + listed(arrays, candidates));
}

std::optional<std::size_t> chooseNameArray(const std::vector<StoredArray>& arrays,
                                           const FeatureReadOptions& options, std::size_t rows,
                                           const std::filesystem::path& path, const std::string& what)
{
    const std::string& wanted = options.namesDataset;
    if (!wanted.empty()) {
        const auto index = indexOf(arrays, wanted);
        if (!index)
            failWithoutArray(arrays, wanted, path, what, options.words.namesDataset);
        if (!arrays[*index].problem.empty())
            throw InputError(path, what + " " + wanted, arrays[*index].problem);
        if (!arrays[*index].isText || lengthOf(arrays[*index]) != rows)
            throw InputError(path, what + " " + wanted,
                             "is " + sizeText(arrays[*index].shape) + " " + arrays[*index].typeName +
                                 ", expected " + std::to_string(rows) + " texts, one a row of the features");
        return index;
    }
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < arrays.size(); ++i)
        if (arrays[i].isText && lengthOf(arrays[i]) == rows)
            fitting.push_back(i);
    if (const auto index = preferred(arrays, fitting, rowHeadings))
        return index;
    std::erase_if(fitting, [&](std::size_t index) {
        const std::vector<std::size_t> one = {index};
        return preferred(arrays, one, columnHeadings).has_value();
    });
    if (fitting.size() > 1)
        throw InputError(path, "",
                         "several " + what + "s could be the row names, choose one with " +
                             options.words.namesDataset + ": " + listed(arrays, fitting));
    return fitting.empty() ? std::nullopt : std::optional(fitting.front());
}

std::optional<std::size_t> chooseFeatureNameArray(const std::vector<StoredArray>& arrays, std::size_t columns,
                                                  std::optional<std::size_t> rowNames)
{
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < arrays.size(); ++i)
        if (arrays[i].isText && lengthOf(arrays[i]) == columns && i != rowNames)
            fitting.push_back(i);
    return preferred(arrays, fitting, columnHeadings);
}

std::filesystem::path namesFileBeside(const std::filesystem::path& features)
{
    return features.parent_path() / (features.stem().string() + "_names.txt");
}

std::optional<std::vector<std::string>> readSideNames(const std::filesystem::path& path,
                                                      const FeatureReadOptions& options, std::size_t rows)
{
    std::filesystem::path side = options.namesFile;
    if (side.empty())
        for (const auto& candidate :
             {namesFileBeside(path), path.parent_path() / (path.stem().string() + ".txt")}) {
            if (std::error_code error;
                side.empty() && candidate != path && std::filesystem::is_regular_file(candidate, error))
                side = candidate;
        }
    if (side.empty())
        return std::nullopt;
    // A separator that never occurs: each line is one cell.
    DelimitedReader reader(side, {'\x1f', "", '\0'});
    std::vector<std::string> names;
    while (reader.next())
        names.emplace_back(reader.cells().front());
    if (names.size() != rows)
        throw InputError(side, "",
                         "has " + std::to_string(names.size()) + " names, expected " + std::to_string(rows) +
                             ", one a row of " + path.string());
    requireUniqueNames(names, side, [](std::size_t row) { return "line " + std::to_string(row + 1); });
    return names;
}

void failWithoutNames(const std::filesystem::path& path, const FeatureReadOptions& options, std::size_t rows,
                      const std::string& detail)
{
    throw InputError(path, "",
                     "the " + std::to_string(rows) + " rows have no names" +
                         (detail.empty() ? "" : " (" + detail + ")") +
                         "; give a text file with one name a line by " + options.words.namesFile +
                         " or put it beside as " + namesFileBeside(path).filename().string());
}

void trimNames(std::vector<std::string>& names)
{
    for (std::string& name : names) {
        name.erase(name.find_last_not_of('\0') + 1);
        name = std::string(trimmed(name));
    }
}

void requireRoom(const FeatureTable& table, std::size_t row, const std::filesystem::path& path)
{
    if (row >= table.rows())
        throw InputError(path, "row " + std::to_string(row + 1),
                         "was not there when the rows were counted; the file changed while it was read");
}

void requireUniqueNames(const std::vector<std::string>& names, const std::filesystem::path& path,
                        const std::function<std::string(std::size_t)>& place)
{
    const auto placeOf = [&](std::size_t row) {
        return place ? place(row) : "row " + std::to_string(row + 1);
    };
    std::unordered_map<std::string_view, std::size_t> first;
    first.reserve(names.size());
    for (std::size_t row = 0; row < names.size(); ++row) {
        if (names[row].empty())
            throw InputError(path, placeOf(row), "the name is empty");
        const auto [found, isNew] = first.emplace(names[row], row);
        if (!isNew)
            throw InputError(path, placeOf(row),
                             "the name " + deepmi::quoted(names[row]) + " is already that of " +
                                 placeOf(found->second) + "; every row needs a name of its own");
    }
}

} // namespace deepmi

#include "project/project_json.h"

#include <algorithm>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;
using nlohmann::ordered_json;

/// Folders above the project's own from which files are still named relatively: project/plots.deepmi beside
/// data/features.h5 move together.
constexpr std::ptrdiff_t levelsUp = 2;

/// Sets `value` to what stands under the key, if it does.
template <class T>
void take(const ordered_json& object, const char* key, T& value, const std::string& where)
{
    if (const auto found = object.find(key); found != object.end())
        value = valueFromJson<T>(*found, where + "/" + key);
}

void addText(ordered_json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

LabelScale readScale(const ordered_json& json, const std::string& where)
{
    if (!json.is_array() || json.size() != 2)
        throw InputError({}, where,
                         "expected the low and the high end of the scale, e.g. [1, 7], here is " +
                             shortJson(json));
    const LabelScale scale{valueFromJson<double>(json[0], where + "/0"),
                           valueFromJson<double>(json[1], where + "/1")};
    if (!(scale.low < scale.high))
        throw InputError({}, where, "expected the lower end of the scale first");
    return scale;
}

const ordered_json& required(const ordered_json& object, const char* key, const std::string& where)
{
    requireObject(object, where);
    if (!object.contains(key))
        throw InputError({}, where + "/" + key, "is missing");
    return object[key];
}

} // namespace

ProjectPaths::ProjectPaths(const fs::path& project)
    : m_folder(fs::absolute(project).lexically_normal().parent_path())
{
}

std::string ProjectPaths::written(const fs::path& path) const
{
    const fs::path absolute = fs::absolute(path).lexically_normal();
    if (m_folder.empty())
        return absolute.generic_string();
    const fs::path relative = absolute.lexically_relative(m_folder);
    const auto up = std::ranges::count(relative, fs::path(".."));
    // Under the root alone everything is near everything.
    const bool commonRoot = up >= std::distance(m_folder.begin(), m_folder.end()) - 1;
    if (relative.empty() || up > levelsUp || (up > 0 && commonRoot))
        return absolute.generic_string();
    return relative.generic_string();
}

fs::path ProjectPaths::resolved(const std::string& text, const std::string& where) const
{
    if (text.empty() || text.find('\0') != std::string::npos)
        throw InputError({}, where, "expected the name of a file");
    const fs::path path = fs::path(text);
    if (m_folder.empty())
        return fs::absolute(path).lexically_normal();
    return (path.is_absolute() ? path : m_folder / path).lexically_normal();
}

ordered_json ProjectPaths::written(const ordered_json& names) const
{
    ordered_json result = names;
    if (result.is_structured())
        for (ordered_json& value : result)
            if (value.is_string() && fs::path(value.get<std::string>()).is_absolute())
                value = written(fs::path(value.get<std::string>()));
    return result;
}

ordered_json ProjectPaths::resolved(const ordered_json& names, const std::string& where) const
{
    requireObject(names, where);
    ordered_json result = names;
    for (const auto& [name, value] : result.items())
        if (value.is_string())
            value = resolved(value.get<std::string>(), where + "/" + name).string();
    return result;
}

ordered_json fileJson(const FileReference& file, const ProjectPaths& paths, const char* key)
{
    ordered_json json = {{key, paths.written(file.path)}};
    if (!file.hash.empty()) {
        json["bytes"] = file.bytes;
        json["hash"] = file.hash;
    }
    return json;
}

FileReference readFile(const ordered_json& json, const ProjectPaths& paths, const std::string& where,
                       const char* key)
{
    FileReference file;
    if (json.is_string()) {
        file.path = paths.resolved(json.get<std::string>(), where);
        return file;
    }
    const std::string place = where + "/" + key;
    file.path = paths.resolved(valueFromJson<std::string>(required(json, key, where), place), place);
    take(json, "hash", file.hash, where);
    take(json, "bytes", file.bytes, where);
    const auto hexadecimal = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (!file.hash.empty() && (file.hash.size() != 16 || !std::ranges::all_of(file.hash, hexadecimal)))
        throw InputError({}, where + "/hash", "expected 16 hexadecimal digits");
    return file;
}

ordered_json featuresJson(const FeatureSource& source, const ProjectPaths& paths)
{
    ordered_json json = fileJson(source.file, paths);
    addText(json, "dataset", source.options.dataset);
    addText(json, "names_dataset", source.options.namesDataset);
    if (!source.options.namesFile.empty())
        json["names_file"] = paths.written(source.options.namesFile);
    return json;
}

FeatureSource readFeatureSource(const ordered_json& json, const ProjectPaths& paths, const std::string& where)
{
    FeatureSource source{readFile(json, paths, where), {}};
    if (json.is_object()) {
        take(json, "dataset", source.options.dataset, where);
        take(json, "names_dataset", source.options.namesDataset, where);
        if (json.contains("names_file"))
            source.options.namesFile = paths.resolved(
                valueFromJson<std::string>(json["names_file"], where + "/names_file"), where + "/names_file");
    }
    return source;
}

ordered_json labelsJson(const LabelSource& source, const ProjectPaths& paths)
{
    ordered_json json = fileJson(source.file, paths);
    const LabelReadOptions& options = source.options;
    addText(json, "name_column", options.nameColumn);
    addText(json, "split_column", options.splitColumn);
    addText(json, "rater_column", options.raterColumn);
    if (!options.attributeColumns.empty())
        json["attribute_columns"] = options.attributeColumns;
    if (options.scale)
        json["scale"] = {options.scale->low, options.scale->high};
    return json;
}

LabelSource readLabelSource(const ordered_json& json, const ProjectPaths& paths, const std::string& where)
{
    LabelSource source{readFile(json, paths, where), {}};
    if (!json.is_object())
        return source;
    LabelReadOptions& options = source.options;
    take(json, "name_column", options.nameColumn, where);
    take(json, "split_column", options.splitColumn, where);
    take(json, "rater_column", options.raterColumn, where);
    if (json.contains("attribute_columns")) {
        const std::string place = where + "/attribute_columns";
        requireObject(json["attribute_columns"], place);
        for (const auto& [attribute, column] : json["attribute_columns"].items())
            options.attributeColumns[attribute] = valueFromJson<std::string>(column, place + "/" + attribute);
    }
    if (json.contains("scale"))
        options.scale = readScale(json["scale"], where + "/scale");
    return source;
}

ordered_json dataJson(const ProjectData& data, const ProjectPaths& paths)
{
    ordered_json json = ordered_json::object();
    if (data.teaching)
        json["teaching"] = toJson(data.teachingParameters, teachingCorpusParameters());
    if (data.features)
        json["features"] = featuresJson(*data.features, paths);
    if (data.unlabeled)
        json["unlabeled"] = featuresJson(*data.unlabeled, paths);
    if (data.labels)
        json["labels"] = labelsJson(*data.labels, paths);
    if (data.ratings)
        json["ratings"] = labelsJson(*data.ratings, paths);
    for (const TestSource& test : data.tests)
        json["tests"].push_back({{"name", test.name},
                                 {"features", featuresJson(test.features, paths)},
                                 {"labels", labelsJson(test.labels, paths)}});
    if (!data.audioFolder.empty())
        json["audio_folder"] = paths.written(data.audioFolder);
    return json;
}

ProjectData readData(const ordered_json& json, const ProjectPaths& paths, const std::string& where)
{
    requireObject(json, where);
    ProjectData data;
    if (json.contains("teaching")) {
        data.teaching = true;
        data.teachingParameters = fromJson<TeachingCorpusParameters>(
            json["teaching"], teachingCorpusParameters(), {}, where + "/teaching");
    }
    if (json.contains("features"))
        data.features = readFeatureSource(json["features"], paths, where + "/features");
    if (json.contains("unlabeled"))
        data.unlabeled = readFeatureSource(json["unlabeled"], paths, where + "/unlabeled");
    if (json.contains("labels"))
        data.labels = readLabelSource(json["labels"], paths, where + "/labels");
    if (json.contains("ratings"))
        data.ratings = readLabelSource(json["ratings"], paths, where + "/ratings");
    if (json.contains("tests")) {
        requireList(json["tests"], where + "/tests");
        for (const ordered_json& test : json["tests"]) {
            const std::string place = where + "/tests/" + std::to_string(data.tests.size());
            TestSource source;
            source.name = valueFromJson<std::string>(required(test, "name", place), place + "/name");
            source.features =
                readFeatureSource(required(test, "features", place), paths, place + "/features");
            source.labels = readLabelSource(required(test, "labels", place), paths, place + "/labels");
            data.tests.push_back(std::move(source));
        }
    }
    if (json.contains("audio_folder"))
        data.audioFolder =
            paths.resolved(valueFromJson<std::string>(json["audio_folder"], where + "/audio_folder"),
                           where + "/audio_folder");
    return data;
}

void requireObject(const ordered_json& json, const std::string& where)
{
    if (!json.is_object())
        throw InputError({}, where, "expected an object, here is " + shortJson(json));
}

void requireList(const ordered_json& json, const std::string& where)
{
    if (!json.is_array())
        throw InputError({}, where, "expected a list, here is " + shortJson(json));
}

} // namespace deepmi

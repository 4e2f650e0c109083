#pragma once

#include "project/project.h"

namespace deepmi
{

/// Turns the paths of one project into what stands in its file and back.
class ProjectPaths
{
public:
    explicit ProjectPaths(const std::filesystem::path& project);
    /// Every path is written as an absolute one; a relative one is taken from the working folder.
    ProjectPaths() = default;

    /// Relative to the project's folder where that is near, with '/' between folders; else absolute.
    std::string written(const std::filesystem::path& path) const;
    /// Absolute. Raises InputError at `where` for an empty text or one with a zero byte.
    std::filesystem::path resolved(const std::string& text, const std::string& where) const;
    /// The texts of an object of file names (or of a list), each turned; other values stay.
    nlohmann::ordered_json written(const nlohmann::ordered_json& names) const;
    nlohmann::ordered_json resolved(const nlohmann::ordered_json& names, const std::string& where) const;

private:
    std::filesystem::path m_folder;
};

/// {"path"/"file": ..., "bytes": ..., "hash": ...}; a text alone is read as a path of unknown content.
nlohmann::ordered_json fileJson(const FileReference& file, const ProjectPaths& paths,
                                const char* key = "path");
FileReference readFile(const nlohmann::ordered_json& json, const ProjectPaths& paths,
                       const std::string& where, const char* key = "path");

/// A feature or label source with its reading options; a text alone is a path.
nlohmann::ordered_json featuresJson(const FeatureSource& source, const ProjectPaths& paths);
FeatureSource readFeatureSource(const nlohmann::ordered_json& json, const ProjectPaths& paths,
                                const std::string& where);
nlohmann::ordered_json labelsJson(const LabelSource& source, const ProjectPaths& paths);
LabelSource readLabelSource(const nlohmann::ordered_json& json, const ProjectPaths& paths,
                            const std::string& where);

/// The object under "data".
nlohmann::ordered_json dataJson(const ProjectData& data, const ProjectPaths& paths);
ProjectData readData(const nlohmann::ordered_json& json, const ProjectPaths& paths, const std::string& where);

/// Raises InputError at `where` unless the value is an object (a list).
void requireObject(const nlohmann::ordered_json& json, const std::string& where);
void requireList(const nlohmann::ordered_json& json, const std::string& where);

} // namespace deepmi

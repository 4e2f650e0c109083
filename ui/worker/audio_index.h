#pragma once

#include "job/job.h"

#include <QString>
#include <string>
#include <unordered_map>

namespace deepmi::studio
{

/// The audio files below a folder, found by a sample's name.
class AudioIndex
{
public:
    /// Walks the folder and all below it. For a worker. Raises InputError if the folder cannot be read;
    /// Stopped.
    static AudioIndex of(const QString& folder, const Job& job = {});

    const QString& folder() const { return m_folder; }
    std::size_t files() const { return m_files; }
    /// Path of the file that is called as the sample, with or without folder and extension; wav before other
    /// formats. Empty if there is none, or if several could be meant.
    QString find(const std::string& sample) const;
    /// Whether several files in different subfolders could be meant.
    bool isAmbiguous(const std::string& sample) const;

private:
    void add(const std::string& key, const QString& path);

    QString m_folder;
    std::size_t m_files = 0;
    /// By path below the folder, by file name, and by name without extension; empty where several differ.
    std::unordered_map<std::string, QString> m_pathOf;
};

} // namespace deepmi::studio

#pragma once

#include "difficulty/scores.h"
#include "job/job.h"

#include <QStringList>
#include <filesystem>
#include <vector>

namespace deepmi::studio
{

/// Files that a person dropped or named, by what is in them.
struct SortedFiles {
    std::vector<std::filesystem::path> projects, features, labels, ratings, runs, scores;
    QStringList refused; ///< one full sentence a file that is nothing of these
};

/// Told by content alone (fileKindOf); a folder is features. Raises Stopped.
SortedFiles sortFiles(const std::vector<std::filesystem::path>& files, const Job& job);

/// Whether it is a project (.deepmi). False for what cannot be read.
bool isProjectFile(const std::filesystem::path& path);

/// SCORES.csv, the authors' JSON {file: value}, or a table of assignments (name,cluster,predicted,label), of
/// which DeepMI is computed with α = 0 and six levels. Raises as their readers.
Scores readAnyScores(const std::filesystem::path& path, std::uint64_t seed);

} // namespace deepmi::studio

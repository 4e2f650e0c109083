#pragma once

#include "data/file_reference.h"
#include "experiment/project.h"
#include "models/workspace.h"

#include <string>
#include <utility>
#include <vector>

namespace deepmi::studio
{

/// A file of a project that is not as the project last saw it.
struct ProjectFinding {
    std::string where; ///< its place in the project: "/data/features", "/runs/0"
    FileReference file;
    FileState state = FileState::Missing; ///< Missing or Changed
    /// "FILE is no longer there" or "FILE has changed since", for a person.
    std::string sentence() const;
};

/// Scores that a project names, read.
struct LoadedScores {
    std::shared_ptr<const Scores> scores;
    ProjectScores entry;
};

/// A project and everything it names that could be read.
struct LoadedProject {
    std::filesystem::path file;
    Project project;
    std::shared_ptr<const LoadedData> data; ///< null where the project names none or its files are gone
    std::vector<OpenRun> runs;
    std::vector<LoadedScores> scores;
    std::vector<ProjectFinding> findings; ///< missing files' contents are left out, changed ones are read
};

/// Reads a project and its files; takes as long as they take. Runs on any thread. Raises InputError for a
/// project or a file that cannot be read as what it should be; a file that is missing is a finding and not an
/// error.
LoadedProject loadProject(const std::filesystem::path& file, const Job& job = {});
/// The same of a project in memory (files located anew).
LoadedProject loadProject(Project project, const std::filesystem::path& file, const Job& job = {});

/// Takes the place of all that is open. GUI thread.
void showProject(Workspace& workspace, LoadedProject loaded);

/// What is open, as a project. `base` is the project it was opened from: what the window does not change
/// (tables, figures, unknown keys) is kept from it. Runs without a file are not in it: save them first.
/// Hashes of files that `base` names are taken from it, those of others are left empty; see referTo.
Project projectOf(const Workspace& workspace, const Project& base = {});

} // namespace deepmi::studio

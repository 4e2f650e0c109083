#pragma once

#include "models/loaded_data.h"
#include "models/workspace.h"
#include "project/project.h"

#include <QStringList>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace deepmi::studio
{

/// A file of a project that is not what it was when the project was saved.
struct ProjectFinding {
    enum class Kind {
        Moved,     ///< nothing of that name is there
        Changed,   ///< there, with other content; it was read as it is now
        Unreadable ///< there, but its reader refused it: `message` says why
    };
    Kind kind = Kind::Moved;
    std::string where; ///< its place in the project, as forEachFile calls it: "/data/labels", "/runs/0"
    std::filesystem::path path;
    QString message; ///< one full sentence
};

/// Scores as a project has them, read.
struct LoadedScores {
    std::shared_ptr<const Scores> scores;
    QString title;
    std::filesystem::path file;
};

/// A project with everything it names in memory.
struct LoadedProject {
    Project project;
    std::filesystem::path file;
    std::shared_ptr<const LoadedData> data; ///< null if it names none, or they could not be read
    std::vector<OpenRun> runs;
    std::vector<LoadedScores> scores;
    std::shared_ptr<const ComparisonResult> comparison; ///< the last that the project names; null if none
    std::filesystem::path comparisonFile;
    std::vector<ProjectFinding> findings;
};

/// Looks at every file that the project names; what has moved or changed since it was saved. Raises Stopped.
std::vector<ProjectFinding> checkFiles(const Project& project, const Job& job);

/// Reads the project file and all data, runs, scores and the last comparison that it names. A file that has
/// moved, has changed or cannot be read becomes a finding and does not stop the rest. Runs on any thread.
/// Raises InputError for the project file itself, Stopped.
LoadedProject loadProject(const std::filesystem::path& file, const Job& job = {});
/// The same for a project that was read before, e.g. with files put right.
LoadedProject loadProject(Project project, const std::filesystem::path& file, const Job& job = {});

/// Puts it in the place of everything that was open. Nothing of it can be undone. On the GUI thread; O(N).
void showProject(Workspace& workspace, const LoadedProject& loaded);

/// What is open, as a project. What the workspace does not hold (tables, earlier comparisons, unknown keys,
/// files that were not there when the project was opened) is taken from `base`. Runs, scores and a comparison
/// without a file of their own get an empty path; see saveProject.
Project projectOf(const Workspace& workspace, Project base = {});

/// All that saving needs, so that it can be done on another thread: a picture of what was open.
struct ProjectSnapshot {
    Project project;
    std::vector<OpenRun> runs;        ///< in the order of project.runs; null where only the file is known
    std::vector<int> runIndex;        ///< of each in Workspace::runs(); −1 where it is not open
    std::vector<LoadedScores> scores; ///< in the order of project.scores; null where only the file is known
    /// Of the last of project.comparisons; null where only its file is known.
    std::shared_ptr<const ComparisonResult> comparison;
};
ProjectSnapshot snapshotOf(const Workspace& workspace, Project base = {});

/// Where runs, scores and a comparison that had no file were written; one path a run and scores of the
/// snapshot.
struct SavedProject {
    Project project;
    std::vector<std::filesystem::path> runs, scores;
    std::filesystem::path comparison; ///< empty if there is none
};

/// Writes the project; what has no file is written beside it first, as PROJECT_run_ATTRIBUTE.h5,
/// PROJECT_scores_MEASURE.csv and PROJECT_comparison.json, never over another file. A comparison that holds
/// every trial of the project's earlier one takes that one's place. Runs on any thread. Raises Error(Failed)
/// naming the file that could not be written, Stopped.
SavedProject saveProject(ProjectSnapshot snapshot, const std::filesystem::path& file, const Job& job);

/// How open scores of a measure are called: "Disagreement", "Random", "DeepMI (α = 0.5)", else the file's
/// name.
QString scoresTitle(const std::string& measure, double alpha, const std::filesystem::path& file);
/// What stands for open scores in filters, files and what a project keeps: the title as it is in English,
/// whatever language the window speaks.
QString scoresName(const OpenScores& open);

} // namespace deepmi::studio

#include "models/project_state.h"

#include "difficulty/scores.h"
#include "job/error.h"
#include "models/comparison_setup.h"
#include "models/core_text.h"
#include "models/file_kinds.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "pretrain/run_file.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProjectState)
};

/// "features", "run" ... of a place in the project, as a person would say it.
QString nameOfPlace(const std::string& where)
{
    if (where == "/data/features")
        return Words::tr("feature file");
    if (where == "/data/unlabeled")
        return Words::tr("unlabelled pool");
    if (where == "/data/labels")
        return Words::tr("label file");
    if (where == "/data/ratings")
        return Words::tr("rating file");
    if (where.starts_with("/data/tests"))
        return Words::tr("test corpus");
    if (where.starts_with("/runs"))
        return Words::tr("run");
    if (where.starts_with("/scores"))
        return Words::tr("scores");
    if (where.starts_with("/comparisons"))
        return Words::tr("comparison");
    if (where == "/attribute")
        return Words::tr("attribute");
    return Words::tr("result");
}

ProjectFinding findingOf(ProjectFinding::Kind kind, const std::string& where,
                         const std::filesystem::path& path, const QString& reason = {})
{
    QString message;
    switch (kind) {
    case ProjectFinding::Kind::Moved:
        message = Words::tr("The %1 %2 is not there any more.").arg(nameOfPlace(where), text(path));
        break;
    case ProjectFinding::Kind::Changed:
        message = Words::tr("The %1 %2 has changed since the project was saved.")
                      .arg(nameOfPlace(where), text(path));
        break;
    case ProjectFinding::Kind::Unreadable:
        message = Words::tr("The %1 cannot be read: %2").arg(nameOfPlace(where), reason);
        break;
    }
    return {kind, where, path, message};
}

bool isMissing(const std::vector<ProjectFinding>& findings, const std::string& prefix)
{
    return std::any_of(findings.begin(), findings.end(), [&](const ProjectFinding& finding) {
        return finding.kind == ProjectFinding::Kind::Moved && finding.where.starts_with(prefix);
    });
}

/// The place of the file that an error names.
std::string placeOf(Project& project, const std::filesystem::path& path)
{
    std::string place = "/data";
    forEachFile(project, [&](const std::string& where, FileReference& file) {
        if (file.path == path)
            place = where;
    });
    return place;
}

void loadProjectData(LoadedProject& loaded, const Job& job)
{
    const ProjectData& sources = loaded.project.data;
    if (!sources.teaching && !sources.features)
        return;
    if (isMissing(loaded.findings, "/data/features") || isMissing(loaded.findings, "/data/labels"))
        return;
    // What the rest can do without is left out where it is gone; the finding says so.
    ProjectData present = sources;
    if (isMissing(loaded.findings, "/data/unlabeled"))
        present.unlabeled.reset();
    if (isMissing(loaded.findings, "/data/ratings"))
        present.ratings.reset();
    for (std::size_t test = sources.tests.size(); test-- > 0;)
        if (isMissing(loaded.findings, "/data/tests/" + std::to_string(test) + "/"))
            present.tests.erase(present.tests.begin() + static_cast<std::ptrdiff_t>(test));
    try {
        const auto read = loadData(present, job);
        const std::string attribute = usableAttribute(*read, loaded.project.attribute);
        if (!loaded.project.attribute.empty() && attribute != loaded.project.attribute)
            loaded.findings.push_back(
                findingOf(ProjectFinding::Kind::Unreadable, "/attribute", loaded.file,
                          Words::tr("there are no labels of %1 any more; %2 is shown instead")
                              .arg(text(loaded.project.attribute), text(attribute))));
        loaded.project.attribute = attribute;
        // What was left out is still the project's: saving it must not forget the file.
        auto kept = std::make_shared<LoadedData>(*read);
        const ProjectData referred = std::exchange(kept->sources, sources);
        forEachReference(kept->sources, [&](FileReference& file) {
            forEachReference(referred, [&](const FileReference& now) {
                if (now.path == file.path)
                    file = now;
            });
        });
        loaded.data = kept;
    } catch (const Stopped&) {
        throw;
    } catch (const Error& error) {
        loaded.findings.push_back(findingOf(ProjectFinding::Kind::Unreadable,
                                            placeOf(loaded.project, error.file()), error.file(),
                                            errorText(error)));
    }
}

template <class Read>
void tryToRead(LoadedProject& loaded, const std::string& where, const FileReference& file, Read read)
{
    if (isMissing(loaded.findings, where))
        return;
    try {
        read();
    } catch (const Stopped&) {
        throw;
    } catch (const Error& error) {
        loaded.findings.push_back(
            findingOf(ProjectFinding::Kind::Unreadable, where, file.path, errorText(error)));
    }
}

/// A name that neither stands on the disk nor was given to another file of this saving.
std::filesystem::path freeName(const std::filesystem::path& folder, const std::string& stem,
                               const std::string& extension, std::set<std::filesystem::path>& given)
{
    for (int number = 1;; ++number) {
        const std::string end = number == 1 ? extension : "_" + std::to_string(number) + extension;
        const std::filesystem::path path = folder / (stem + end);
        std::error_code error;
        if (!std::filesystem::exists(path, error) && given.insert(path).second)
            return path;
    }
}

/// Whether the project's own saving wrote this file: STEM_comparison.json, STEM_comparison_2.json ...
bool isOwnComparison(const std::filesystem::path& path, const std::filesystem::path& folder,
                     const std::string& stem)
{
    return path.parent_path() == folder && path.extension() == ".json" &&
           path.stem().string().starts_with(stem + "_comparison");
}

/// Nothing is lost if `later` is written over this file.
bool holdsAll(const ComparisonResult& later, const std::filesystem::path& file)
{
    try {
        return deepmi::holdsAll(later, readComparison(file));
    } catch (const Error&) {
        return false;
    }
}

/// Letters, digits, dot, dash and underscore alone: an attribute may be any column's name.
std::string fileWord(const std::string& word)
{
    std::string clean;
    for (const char c : word)
        clean += std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' ? c : '_';
    return clean.empty() ? "unnamed" : clean;
}

} // namespace

QString scoresTitle(const std::string& measure, double alpha, const std::filesystem::path& file)
{
    if (measure == "deepmi")
        return std::isnan(alpha) ? Words::tr("DeepMI")
                                 : Words::tr("DeepMI (α = %1)").arg(figuresText(alpha, 4));
    if (measure == "disagreement")
        return Words::tr("Disagreement");
    if (measure == "random")
        return Words::tr("Random");
    return text(file.filename());
}

QString scoresName(const OpenScores& open)
{
    const std::pair<const char*, const char*> named[] = {{"disagreement", "Disagreement"},
                                                         {"random", "Random"}};
    for (const auto& [measure, english] : named) {
        if (open.scores->measure != measure)
            continue;
        // The folder may stand before it and a number behind it; see Workspace::addScores().
        const QString word = scoresTitle(measure, std::numeric_limits<double>::quiet_NaN(), {});
        if (const auto at = open.title.lastIndexOf(word); at >= 0)
            return QString(open.title).replace(at, word.size(), QLatin1String(english));
    }
    return open.title;
}

std::vector<ProjectFinding> checkFiles(const Project& project, const Job& job)
{
    std::vector<ProjectFinding> findings;
    Project copy = project;
    forEachFile(copy, [&](const std::string& where, FileReference& file) {
        job.throwIfStopped();
        switch (check(file, job)) {
        case FileState::Same:
            break;
        case FileState::Missing:
            findings.push_back(findingOf(ProjectFinding::Kind::Moved, where, file.path));
            break;
        case FileState::Changed:
            findings.push_back(findingOf(ProjectFinding::Kind::Changed, where, file.path));
            break;
        }
    });
    return findings;
}

LoadedProject loadProject(const std::filesystem::path& file, const Job& job)
{
    return loadProject(readProject(file), file, job);
}

LoadedProject loadProject(Project project, const std::filesystem::path& file, const Job& job)
{
    LoadedProject loaded;
    loaded.project = std::move(project);
    loaded.file = file;
    loaded.findings = checkFiles(loaded.project, job);
    // A file that changed is referred to anew, as it is read now.
    forEachFile(loaded.project, [&](const std::string& where, FileReference& reference) {
        for (const ProjectFinding& finding : loaded.findings)
            if (finding.kind == ProjectFinding::Kind::Changed && finding.where == where)
                reference.hash.clear();
    });
    loadProjectData(loaded, job);
    const Project& named = loaded.project;
    for (std::size_t index = 0; index < named.runs.size(); ++index) {
        job.throwIfStopped();
        job.report("reading runs", static_cast<double>(index), static_cast<double>(named.runs.size()));
        const FileReference& reference = named.runs[index].file;
        tryToRead(loaded, "/runs/" + std::to_string(index), reference, [&] {
            loaded.runs.push_back(
                {std::make_shared<const PretrainRun>(readRun(reference.path)), reference.path});
        });
    }
    for (std::size_t index = 0; index < named.scores.size(); ++index) {
        job.throwIfStopped();
        job.report("reading scores", static_cast<double>(index), static_cast<double>(named.scores.size()));
        const ProjectScores& entry = named.scores[index];
        tryToRead(loaded, "/scores/" + std::to_string(index), entry.file, [&] {
            Scores scores = readAnyScores(entry.file.path, named.seed);
            // A file does not say what was measured; the project does.
            if (!entry.measure.empty())
                scores.measure = entry.measure;
            loaded.scores.push_back({std::make_shared<const Scores>(std::move(scores)),
                                     scoresTitle(entry.measure, entry.alpha, entry.file.path),
                                     entry.file.path});
        });
    }
    if (!named.comparisons.empty()) {
        job.throwIfStopped();
        job.report("reading the comparison", 0, 1);
        const FileReference& reference = named.comparisons.back();
        tryToRead(loaded, "/comparisons/" + std::to_string(named.comparisons.size() - 1), reference, [&] {
            loaded.comparison =
                std::make_shared<const ComparisonResult>(readComparison(reference.path, named.attribute));
            loaded.comparisonFile = reference.path;
        });
    }
    return loaded;
}

namespace
{

/// What the forms are to hold. Where the project does not say what is to be compared, that is what was.
TrainingForms formsOf(const Workspace& workspace, const Project& project)
{
    TrainingForms forms;
    forms.pretrain = project.pretrain;
    forms.train = project.train;
    readSettings(project.settings, forms);
    if (const auto compared = workspace.comparison(); compared && !forms.comparison) {
        forms.comparison = choicesOf(compared->plan, workspace);
        forms.train = compared->plan.train;
    }
    return forms;
}

} // namespace

namespace
{

constexpr auto previewKey = "preview_clusters";

/// K of the project's preview; 0 where there is none, or where the run in use cannot have it.
int previewOf(const Project& project, const Workspace& workspace)
{
    const auto run = workspace.run();
    if (!run || !project.other.is_object() || !project.other.contains(previewKey) ||
        !project.other[previewKey].is_number_unsigned())
        return 0;
    const auto clusters = project.other[previewKey].get<std::uint64_t>();
    const bool possible = clusters <= run->embedding.h.rows() && clusters <= std::numeric_limits<int>::max();
    const int wanted = possible ? static_cast<int>(clusters) : 0;
    return wanted == run->parameters.clusters ? 0 : wanted;
}

} // namespace

void showProject(Workspace& workspace, const LoadedProject& loaded)
{
    const Project& project = loaded.project;
    workspace.setData(loaded.data, project.attribute);
    for (const OpenRun& run : loaded.runs)
        workspace.addRun(run);
    // DeepMI of an open run is alive in the window; its saved scores would only be a second, frozen copy.
    for (const LoadedScores& open : loaded.scores)
        if (open.scores->measure != "deepmi" || !workspace.run())
            workspace.addScores(open.scores, open.title, open.file);
    if (!project.attribute.empty() && (loaded.data || !loaded.runs.empty()))
        workspace.setAttribute(project.attribute);
    CurriculumSettings settings;
    settings.alpha = project.alpha;
    settings.bins = project.bins;
    settings.levels = project.levels;
    settings.cuts = project.cuts;
    settings.clusterSource = project.clusterSource;
    settings.seed = project.seed;
    workspace.changeSettings(settings, Words::tr("Open project"));
    // Apart: the run's own clusters are shown until those of the preview are found anew.
    settings.previewClusters = previewOf(project, workspace);
    workspace.changeSettings(settings, Words::tr("Open project"));
    workspace.setAudioFolder(text(project.data.audioFolder));
    if (loaded.comparison)
        workspace.setComparison(loaded.comparison, loaded.comparisonFile);
    workspace.setForms(formsOf(workspace, project));
    workspace.undoStack().clear();
}

namespace
{

/// Not open, and no file of that name is there: nobody can have closed it.
template <class Open>
bool isGone(const FileReference& file, const std::vector<Open>& open)
{
    std::error_code error;
    return !file.path.empty() && !std::filesystem::exists(file.path, error) &&
           std::none_of(open.begin(), open.end(), [&](const Open& one) { return one.file == file.path; });
}

} // namespace

Project projectOf(const Workspace& workspace, Project base)
{
    return snapshotOf(workspace, std::move(base)).project;
}

ProjectSnapshot snapshotOf(const Workspace& workspace, Project base)
{
    ProjectSnapshot snapshot;
    snapshot.project = std::move(base);
    Project& project = snapshot.project;
    const std::vector<ProjectScores> scoresBefore = std::exchange(project.scores, {});
    const std::vector<ProjectRun> runsBefore = std::exchange(project.runs, {});
    const auto referenceOf = [](const auto& before, const std::filesystem::path& path) {
        for (const auto& one : before)
            if (!path.empty() && one.file.path == path)
                return one.file;
        return FileReference{path, {}, 0};
    };
    // Data, runs and scores that the project names and that are not there now are still the project's.
    if (workspace.data())
        project.data = workspace.data()->sources;
    project.data.audioFolder = pathOf(workspace.audioFolder());
    project.attribute = workspace.attribute();

    for (const ProjectRun& before : runsBefore)
        if (isGone(before.file, workspace.runs())) {
            snapshot.runs.push_back({nullptr, before.file.path});
            snapshot.runIndex.push_back(-1);
            project.runs.push_back(before);
        }
    // The run in use stands last.
    std::vector<int> order;
    for (int index = 0; index < static_cast<int>(workspace.runs().size()); ++index)
        if (index != workspace.currentRun())
            order.push_back(index);
    if (workspace.currentRun() >= 0)
        order.push_back(workspace.currentRun());
    for (const int index : order) {
        snapshot.runIndex.push_back(index);
        const OpenRun& open = workspace.runs()[static_cast<std::size_t>(index)];
        snapshot.runs.push_back(open);
        project.runs.push_back({referenceOf(runsBefore, open.file), open.run->attribute});
    }
    // DeepMI's own scores, which showProject leaves aside for the run's, stay in the project.
    for (const ProjectScores& before : scoresBefore)
        if ((before.measure == "deepmi" && workspace.run()) || isGone(before.file, workspace.scores())) {
            snapshot.scores.push_back({nullptr, {}, before.file.path});
            project.scores.push_back(before);
        }
    for (const OpenScores& open : workspace.scores()) {
        const bool kept = std::any_of(project.scores.begin(), project.scores.end(), [&](const auto& entry) {
            return !open.file.empty() && entry.file.path == open.file;
        });
        if (kept)
            continue;
        snapshot.scores.push_back({open.scores, open.title, open.file});
        ProjectScores entry;
        entry.measure = open.scores->measure;
        entry.file = referenceOf(scoresBefore, open.file);
        for (const ProjectScores& before : scoresBefore)
            if (before.file.path == open.file)
                entry.alpha = before.alpha;
        project.scores.push_back(std::move(entry));
    }
    const CurriculumSettings& settings = workspace.settings();
    project.alpha = settings.alpha;
    project.bins = settings.bins;
    project.cuts = settings.cuts;
    project.levels = settings.cuts.empty() ? settings.levels : static_cast<int>(settings.cuts.size()) + 1;
    project.clusterSource = settings.clusterSource;
    project.seed = settings.seed;
    if (settings.previewClusters > 0)
        project.other[previewKey] = static_cast<unsigned>(settings.previewClusters); // as it is read
    else if (project.other.is_object())
        project.other.erase(previewKey);
    project.pretrain = workspace.forms().pretrain;
    project.train = workspace.forms().train;
    writeSettings(workspace.forms(), project.settings);
    if (workspace.comparison()) {
        snapshot.comparison = workspace.comparison();
        const std::filesystem::path& path = workspace.comparisonFile();
        const auto before = std::find_if(project.comparisons.begin(), project.comparisons.end(),
                                         [&](const FileReference& one) { return one.path == path; });
        const FileReference reference =
            path.empty() || before == project.comparisons.end() ? FileReference{path, {}, 0} : *before;
        std::erase(project.comparisons, reference);
        project.comparisons.push_back(reference);
    }
    return snapshot;
}

SavedProject saveProject(ProjectSnapshot snapshot, const std::filesystem::path& file, const Job& job)
{
    SavedProject saved;
    const std::filesystem::path folder = file.parent_path();
    const std::string stem = file.stem().string();
    std::set<std::filesystem::path> given;
    const double parts =
        static_cast<double>(snapshot.runs.size() + snapshot.scores.size() + (snapshot.comparison ? 2 : 1));
    double done = 0;
    for (std::size_t index = 0; index < snapshot.runs.size(); ++index) {
        job.throwIfStopped();
        job.report("saving runs", done++, parts);
        const OpenRun& open = snapshot.runs[index];
        ProjectRun& entry = snapshot.project.runs[index];
        if (open.file.empty()) {
            entry.file.path = freeName(folder, stem + "_run_" + fileWord(open.run->attribute), ".h5", given);
            writeRun(*open.run, entry.file.path);
            entry.file.hash.clear();
        }
        saved.runs.push_back(entry.file.path);
    }
    for (std::size_t index = 0; index < snapshot.scores.size(); ++index) {
        job.throwIfStopped();
        job.report("saving scores", done++, parts);
        const LoadedScores& open = snapshot.scores[index];
        ProjectScores& entry = snapshot.project.scores[index];
        if (open.file.empty()) {
            entry.file.path =
                freeName(folder, stem + "_scores_" + fileWord(open.scores->measure), ".csv", given);
            writeScores(*open.scores, entry.file.path);
            entry.file.hash.clear();
        }
        saved.scores.push_back(entry.file.path);
    }
    if (snapshot.comparison) {
        job.throwIfStopped();
        job.report("saving the comparison", done++, parts);
        FileReference& entry = snapshot.project.comparisons.back();
        if (entry.path.empty()) {
            // Saved anew after more trials: not one file more each time.
            std::vector<FileReference>& all = snapshot.project.comparisons;
            const bool replaces = all.size() > 1 && isOwnComparison(all[all.size() - 2].path, folder, stem) &&
                                  holdsAll(*snapshot.comparison, all[all.size() - 2].path);
            if (replaces) {
                entry.path = all[all.size() - 2].path;
                all.erase(all.end() - 2);
            } else {
                entry.path = freeName(folder, stem + "_comparison", ".json", given);
            }
            writeComparison(*snapshot.comparison, all.back().path);
            all.back().hash.clear();
        }
        saved.comparison = snapshot.project.comparisons.back().path;
    }
    job.report("saving the project", done, parts);
    // Files that are new here, or whose content was never looked at.
    forEachFile(snapshot.project, [&](const std::string&, FileReference& reference) {
        std::error_code error;
        if (reference.hash.empty() && std::filesystem::exists(reference.path, error))
            reference = referTo(reference.path, job);
    });
    writeProject(snapshot.project, file);
    saved.project = std::move(snapshot.project);
    return saved;
}

} // namespace deepmi::studio

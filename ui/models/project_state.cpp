#include "models/project_state.h"

#include "models/text.h"
#include "pretrain/run_file.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

bool exists(const FileReference& reference)
{
    std::error_code error;
    return std::filesystem::exists(reference.path, error);
}

bool dataAreThere(const ProjectData& data)
{
    if (data.teaching)
        return true;
    if (!data.features || !data.labels)
        return false;
    bool there = exists(data.features->file) && exists(data.labels->file);
    there = there && (!data.unlabeled || exists(data.unlabeled->file));
    there = there && (!data.ratings || exists(data.ratings->file));
    for (const TestSource& test : data.tests)
        there = there && exists(test.features.file) && exists(test.labels.file);
    return there;
}

QString titleOf(const LoadedScores& loaded)
{
    const auto translated = [](const char* word) { return QCoreApplication::translate("Workspace", word); };
    if (loaded.entry.measure == "disagreement")
        return translated("Disagreement");
    if (loaded.entry.measure == "random")
        return translated("Random");
    if (loaded.entry.measure == "deepmi")
        return QStringLiteral("DeepMI");
    return text(loaded.entry.file.path.filename());
}

/// The reference that the base has of this file, with its hash; else the path alone.
FileReference referenceOf(const std::filesystem::path& path, Project base)
{
    FileReference reference{std::filesystem::absolute(path), {}, 0};
    forEachFile(base, [&](const std::string&, FileReference& known) {
        if (known.path == reference.path)
            reference = known;
    });
    return reference;
}

} // namespace

std::string ProjectFinding::sentence() const
{
    const QString name = text(file.path);
    return (state == FileState::Missing
                ? QCoreApplication::translate("ProjectFinding", "%1 is no longer there.").arg(name)
                : QCoreApplication::translate("ProjectFinding", "%1 has changed since the project was saved.")
                      .arg(name))
        .toStdString();
}

LoadedProject loadProject(const std::filesystem::path& file, const Job& job)
{
    return loadProject(readProject(file), file, job);
}

LoadedProject loadProject(Project project, const std::filesystem::path& file, const Job& job)
{
    LoadedProject loaded;
    loaded.file = file;
    forEachFile(project, [&](const std::string& where, FileReference& reference) {
        job.throwIfStopped();
        const FileState state = check(reference, job);
        if (state != FileState::Same)
            loaded.findings.push_back({where, reference, state});
    });
    if (dataAreThere(project.data))
        loaded.data = loadData(project.data, job);
    for (const ProjectRun& run : project.runs)
        if (exists(run.file))
            loaded.runs.push_back(
                {std::make_shared<const PretrainRun>(readRun(run.file.path)), run.file.path});
    for (const ProjectScores& entry : project.scores) {
        if (!exists(entry.file))
            continue;
        Scores scores = entry.file.path.extension() == ".json" ? readScoresJson(entry.file.path, project.seed)
                                                               : readScores(entry.file.path, project.seed);
        if (!entry.measure.empty())
            scores.measure = entry.measure;
        loaded.scores.push_back({std::make_shared<const Scores>(std::move(scores)), entry});
    }
    loaded.project = std::move(project);
    return loaded;
}

void showProject(Workspace& workspace, LoadedProject loaded)
{
    const Project& project = loaded.project;
    workspace.setData(loaded.data, project.attribute);
    for (OpenRun& run : loaded.runs)
        workspace.addRun(std::move(run));
    // DeepMI of an open run is alive in the window; its saved scores would only be a second, frozen copy.
    for (const LoadedScores& scores : loaded.scores)
        if (scores.entry.measure != "deepmi" || !workspace.run())
            workspace.addScores(scores.scores, titleOf(scores), scores.entry.file.path);
    CurriculumSettings settings;
    settings.alpha = project.alpha;
    settings.bins = project.bins;
    settings.levels = project.levels;
    settings.cuts = project.cuts;
    settings.clusterSource = project.clusterSource;
    settings.seed = project.seed;
    workspace.changeSettings(settings, QCoreApplication::translate("Workspace", "Open project"));
    workspace.undoStack().clear();
    workspace.setAudioFolder(text(project.data.audioFolder));
}

Project projectOf(const Workspace& workspace, const Project& base)
{
    Project project = base;
    project.data = workspace.data() ? workspace.data()->sources : ProjectData{};
    project.data.audioFolder = workspace.audioFolder().toStdString();
    project.attribute = workspace.attribute();
    project.runs.clear();
    for (const OpenRun& open : workspace.runs())
        if (!open.file.empty())
            project.runs.push_back({referenceOf(open.file, base), open.run->attribute});
    // The last one is the one in use.
    if (const auto current = workspace.currentRun(); current >= 0) {
        const auto& file = workspace.runs()[static_cast<std::size_t>(current)].file;
        const auto used = std::find_if(project.runs.begin(), project.runs.end(), [&](const ProjectRun& run) {
            return !file.empty() && run.file.path == std::filesystem::absolute(file);
        });
        if (used != project.runs.end())
            std::rotate(used, used + 1, project.runs.end());
    }
    project.scores.clear();
    for (const ProjectScores& entry : base.scores)
        if (entry.measure == "deepmi")
            project.scores.push_back(entry);
    for (const OpenScores& open : workspace.scores())
        if (!open.file.empty() && (open.scores->measure != "deepmi" || project.scores.empty()))
            project.scores.push_back({open.scores->measure, referenceOf(open.file, base)});
    const CurriculumSettings& settings = workspace.settings();
    project.alpha = settings.alpha;
    project.bins = settings.bins;
    project.levels = settings.cuts.empty() ? settings.levels : static_cast<int>(settings.cuts.size()) + 1;
    project.cuts = settings.cuts;
    project.clusterSource = settings.clusterSource;
    project.seed = settings.seed;
    return project;
}

} // namespace deepmi::studio

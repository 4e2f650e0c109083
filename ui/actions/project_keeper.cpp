#include "actions/project_keeper.h"

#include "actions/project_view.h"
#include "dialogs/ask.h"
#include "dialogs/closing_questions.h"
#include "dialogs/locate_files.h"
#include "dialogs/project_conflict.h"
#include "job/error.h"
#include "job/folder_lock.h"
#include "main_window.h"
#include "models/text.h"
#include "panels/message_banner.h"
#include "worker/freed_memory.h"
#include "worker/wait_for_jobs.h"

#include <QFileInfo>
#include <QTimer>
#include <algorithm>
#include <optional>

namespace deepmi::studio
{

namespace
{

constexpr int autosaveMilliseconds = 60 * 1000;
const QLatin1String projectSuffix(".deepmi");

bool isChanged(const ProjectFinding& finding)
{
    return finding.kind == ProjectFinding::Kind::Changed;
}

/// "study 2.deepmi" for "study.deepmi", or the first number that is free.
std::filesystem::path freeNameBeside(const std::filesystem::path& file)
{
    std::filesystem::path free = file;
    std::error_code ignored;
    for (int number = 2; number == 2 || std::filesystem::exists(free, ignored); ++number)
        free.replace_filename(file.stem().string() + " " + std::to_string(number) +
                              file.extension().string());
    return free;
}

/// Every file that the project names.
std::vector<std::filesystem::path> placesOf(Project project)
{
    std::vector<std::filesystem::path> places;
    forEachFile(project, [&](const std::string&, FileReference& file) { places.push_back(file.path); });
    return places;
}

/// The file as it is now; without a hash where it cannot be read, so that nothing is compared with it.
FileReference asItIsNow(const std::filesystem::path& file, const Job& job)
{
    try {
        return referTo(file, job);
    } catch (const InputError&) {
        return {file, {}, 0};
    }
}

} // namespace

ProjectKeeper::ProjectKeeper(MainWindow& window, QObject* parent) : QObject(parent), m_window(window)
{
    Workspace& workspace = window.workspace();
    connect(&workspace, &Workspace::modified, this, [this] { setModified(true); });
    workspace.setSessionFolder([this] {
        return m_recovery.folder().prepare() ? m_recovery.folder().folder() : std::filesystem::path();
    });
    // What took hours is kept at once, and what a training belongs to before it can be killed in it.
    m_autosaveSoon.setSingleShot(true);
    connect(&m_autosaveSoon, &QTimer::timeout, this, &ProjectKeeper::autosave);
    connect(&workspace, &Workspace::runsChanged, this, [this] {
        for (const OpenRun& open : m_window.workspace().runs())
            if (open.file.empty() && !m_recovery.hasPart(open.run))
                m_autosaveSoon.start(0);
    });
    connect(&workspace.jobs(), &JobQueue::changed, this, [this](const JobState& job) {
        if (!job.hasEpochs || job.status != JobStatus::Running || job.id == m_training)
            return;
        m_training = job.id;
        m_unsavedSinceAutosave = true;
        m_autosaveSoon.start(0);
    });
    m_window.banner().follow(m_queue);
    connect(&m_queue, &JobQueue::finished, this, &ProjectKeeper::forgetWhenWritten);
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &ProjectKeeper::autosave);
    timer->start(autosaveMilliseconds);
    setModified(false);
}

ProjectKeeper::~ProjectKeeper()
{
    // An orderly end leaves nothing to recover. What autosave is writing must be over first.
    m_queue.stopAll();
    waitUntilIdle(m_queue, QEventLoop::ExcludeUserInputEvents);
    m_window.workspace().setSessionFolder(nullptr);
    if (!m_endedFromOutside)
        m_recovery.folder().clear();
}

void ProjectKeeper::open(const std::filesystem::path& file)
{
    if (mayReplace())
        read(file);
}

void ProjectKeeper::read(const std::filesystem::path& file)
{
    struct Read {
        FileReference onDisk;
        Project project;
        std::vector<ProjectFinding> findings;
    };
    m_window.workspace().jobs().enqueue(
        jobOnFile(tr("Checking the files of %1").arg(text(file.filename())), file), this,
        [file](JobContext& context) {
            // Before it is read: what changes in between is asked about when it is saved, not lost.
            FileReference onDisk = asItIsNow(file, context.job());
            Read read{std::move(onDisk), readProject(file), {}};
            read.findings = checkFiles(read.project, context.job());
            return read;
        },
        [this, file](Read read) {
            const std::vector<std::filesystem::path> before = placesOf(read.project);
            if (!settle(read.project, read.findings))
                return;
            // Where a file is now, or that it is another one, is not in the project's file yet.
            const bool isAsSaved = before == placesOf(read.project) &&
                                   std::none_of(read.findings.begin(), read.findings.end(), isChanged);
            load(std::move(read.project), std::move(read.onDisk), isAsSaved);
        });
}

bool ProjectKeeper::settle(Project& project, const std::vector<ProjectFinding>& findings)
{
    if (!locateMovedFiles(&m_window, project, findings))
        return false;
    QStringList changed;
    for (const ProjectFinding& finding : findings)
        if (isChanged(finding))
            changed << finding.message;
    if (changed.isEmpty())
        return true;
    return ask::question(&m_window, tr("Files have changed"), changed.join(QLatin1Char('\n')),
                         tr("Go on with the files as they are now? Runs and scores that were made of the old "
                            "ones may not fit them."),
                         QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Yes) == QMessageBox::Yes;
}

void ProjectKeeper::load(Project project, FileReference onDisk, bool isAsSaved)
{
    const std::filesystem::path file = onDisk.path;
    m_window.workspace().jobs().enqueue(
        jobOnFile(tr("Opening %1").arg(text(file.filename())), file), this,
        [project = std::move(project), file](JobContext& context) {
            return loadProject(project, file, context.job());
        },
        [this, isAsSaved, onDisk = std::move(onDisk)](const LoadedProject& loaded) {
            forgetRecovery();
            show(loaded, onDisk);
            if (!isAsSaved)
                setModified(true);
        });
}

void ProjectKeeper::show(const LoadedProject& loaded, const FileReference& onDisk)
{
    for (const ProjectFinding& finding : loaded.findings)
        if (!isChanged(finding))
            m_window.banner().show(tr("Not all of the project could be opened."), finding.message);
    m_base = loaded.project;
    m_file = loaded.file;
    m_onDisk = onDisk;
    showProject(m_window.workspace(), loaded);
    showView(m_window, loaded.project.window);
    setModified(false);
    if (!m_file.empty())
        Q_EMIT opened(text(m_file));
}

void ProjectKeeper::startNew()
{
    m_base = {};
    m_file.clear();
    m_onDisk = {};
    forgetRecovery();
    Workspace& workspace = m_window.workspace();
    workspace.setData(nullptr);
    // How to train is remembered; what is compared belongs to the project.
    TrainingForms forms = workspace.forms();
    forms.comparison.reset();
    workspace.setForms(forms);
    setModified(false);
    // Later, when panels have let go of it too.
    QTimer::singleShot(0, this, &returnFreedMemory);
}

void ProjectKeeper::setUnmodified()
{
    setModified(false);
}

ProjectSnapshot ProjectKeeper::snapshot() const
{
    ProjectSnapshot taken = snapshotOf(m_window.workspace(), m_base);
    taken.project.window = viewOf(m_window);
    return taken;
}

bool ProjectKeeper::save()
{
    return m_file.empty() ? saveAs() : saveTo(m_file, m_onDisk);
}

bool ProjectKeeper::saveAs()
{
    return saveAs(m_file.empty() ? QStringLiteral("study.deepmi") : text(m_file));
}

bool ProjectKeeper::saveAs(const QString& proposed)
{
    QString name =
        ask::saveFile(&m_window, tr("Save project"), tr("DeepMI projects (*.deepmi);;All files (*)"),
                      QStringLiteral("project"), proposed);
    if (name.isEmpty())
        return false;
    if (!name.endsWith(projectSuffix, Qt::CaseInsensitive)) {
        name += projectSuffix;
        // The dialog has asked about the name without it.
        if (QFileInfo::exists(name) &&
            ask::question(&m_window, tr("Save project"),
                          tr("%1 is there already. Replace it?").arg(QFileInfo(name).fileName()), {},
                          QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Cancel) != QMessageBox::Yes)
            return false;
    }
    return saveTo(std::filesystem::absolute(pathOf(name)), {});
}

bool ProjectKeeper::saveTo(const std::filesystem::path& file, const FileReference& expected)
{
    struct Written {
        std::optional<SavedProject> project; ///< none if the file is not the expected one
        FileReference onDisk;
    };
    ProjectSnapshot taken = snapshot();
    // What only the recovery folder holds was never saved.
    if (taken.comparison && m_recovery.holds(taken.project.comparisons.back().path))
        taken.project.comparisons.back() = {};
    const int changes = m_changes;
    std::optional<Written> written;
    const int id = m_queue.enqueue(
        jobOnFile(tr("Saving %1").arg(text(file.filename())), file), this,
        [taken, file, expected](JobContext& context) {
            const FileLock lock(file, context.job());
            Written result;
            if (expected.hash.empty() || check(expected, context.job()) != FileState::Changed)
                result.project = saveProject(taken, file, context.job());
            result.onDisk = asItIsNow(file, context.job());
            return result;
        },
        [&written](Written result) { written = std::move(result); });
    waitFor(m_queue, id);
    if (!written)
        return false;
    if (!written->project)
        return settleConflict(written->onDisk);
    SavedProject* const saved = &*written->project;
    Workspace& workspace = m_window.workspace();
    const bool unchanged = changes == m_changes;
    for (std::size_t index = 0; index < taken.runs.size(); ++index)
        for (std::size_t open = 0; open < workspace.runs().size(); ++open)
            if (workspace.runs()[open].run == taken.runs[index].run && workspace.runs()[open].file.empty())
                workspace.setRunFile(static_cast<int>(open), saved->runs[index]);
    for (std::size_t index = 0; index < taken.scores.size(); ++index)
        for (std::size_t open = 0; open < workspace.scores().size(); ++open)
            if (workspace.scores()[open].scores == taken.scores[index].scores &&
                workspace.scores()[open].file.empty())
                workspace.setScoresFile(static_cast<int>(open), saved->scores[index]);
    if (taken.comparison) {
        workspace.setSavedTrials(taken.comparison); // more may have finished meanwhile
        if (workspace.comparison() == taken.comparison)
            workspace.setComparisonFile(saved->comparison);
    }
    m_base = std::move(saved->project);
    m_file = file;
    m_onDisk = std::move(written->onDisk);
    setModified(!unchanged);
    if (unchanged)
        forgetRecovery();
    Q_EMIT opened(text(file));
    return true;
}

bool ProjectKeeper::settleConflict(const FileReference& onDisk)
{
    switch (askAboutConflict(&m_window, onDisk.path)) {
    case ConflictAnswer::SaveElsewhere:
        return saveAs(text(freeNameBeside(onDisk.path)));
    case ConflictAnswer::Overwrite:
        // That one, not what may have come after it.
        return saveTo(onDisk.path, onDisk);
    case ConflictAnswer::Reload:
        if (stopJobs())
            read(onDisk.path);
        return false;
    case ConflictAnswer::Cancel:
        break;
    }
    return false;
}

bool ProjectKeeper::stopJobs()
{
    JobQueue& jobs = m_window.workspace().jobs();
    if (jobs.isIdle())
        return true;
    if (!mayStopJobs(&m_window, m_window.workspace()))
        return false;
    jobs.stopAll();
    waitUntilIdle(jobs, QEventLoop::AllEvents);
    return true;
}

bool ProjectKeeper::mayReplace()
{
    if (m_asking)
        return false;
    m_asking = true;
    const bool may = stopJobs() && [this] {
        const Workspace& open = m_window.workspace();
        if (!m_modified || (!open.data() && open.runs().empty() && open.scores().empty()))
            return true;
        const auto answer = askAboutUnsaved(&m_window, open);
        return answer == UnsavedAnswer::Discard || (answer == UnsavedAnswer::Save && save());
    }();
    m_asking = false;
    return may;
}

void ProjectKeeper::setModified(bool modified)
{
    m_changes += modified ? 1 : 0;
    m_modified = modified;
    m_unsavedSinceAutosave = modified;
    m_window.setWindowTitle((m_file.empty() ? QString() : text(m_file.stem()) + QStringLiteral("[*] — ")) +
                            tr("DeepMI Studio") + (m_file.empty() ? QStringLiteral("[*]") : QString()));
    m_window.setWindowModified(m_modified);
}

} // namespace deepmi::studio

#include "moc_project_keeper.cpp"

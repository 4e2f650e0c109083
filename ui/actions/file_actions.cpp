#include "actions/file_actions.h"

#include "data/inspect.h"
#include "dialogs/ask.h"
#include "experiment/demo.h"
#include "job/error.h"
#include "main_window.h"
#include "models/project_state.h"
#include "models/settings.h"
#include "models/text.h"
#include "panels/message_banner.h"
#include "pretrain/run_file.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEventLoop>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

namespace deepmi::studio
{

namespace
{

constexpr auto recentKey = "files/recent";
constexpr int mostRecent = 10;
constexpr int autosaveMilliseconds = 60 * 1000;
const QLatin1String projectSuffix(".deepmi");

QString projectFilter()
{
    return FileActions::tr("DeepMI projects (*.deepmi);;All files (*)");
}

} // namespace

FileActions::FileActions(MainWindow& window, QMenu& menu)
    : QObject(&window), m_window(window), m_recent(new QMenu(tr("Open &recent"), &window))
{
    const auto add = [&](const QString& title, const char* name, const QKeySequence& keys, auto act) {
        QAction* action = menu.addAction(title);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(tr("&New project"), "newProjectAction", QKeySequence::New, [this] { newProject(); });
    add(tr("&Open files…"), "openFilesAction", QKeySequence::Open, [this] {
        open(ask::openFiles(&m_window, tr("Open features and labels, runs, scores or a project"),
                            tr("All files (*)"), QStringLiteral("data")));
    });
    add(tr("Open &project…"), "openProjectAction", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] {
        const QString file =
            ask::openFile(&m_window, tr("Open project"), projectFilter(), QStringLiteral("project"));
        if (!file.isEmpty())
            open({file});
    });
    m_recent->setObjectName(QStringLiteral("recentMenu"));
    menu.addMenu(m_recent);
    fillRecent();
    add(tr("&Teaching corpus"), "teachingCorpusAction", QKeySequence(Qt::CTRL | Qt::Key_T),
        [this] { openTeachingCorpus(); });
    menu.addSeparator();
    add(tr("&Save project"), "saveProjectAction", QKeySequence::Save, [this] { save(); });
    add(tr("Save project &as…"), "saveProjectAsAction", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        [this] { saveAs(); });
    menu.addSeparator();
    QAction* quit = add(tr("&Quit"), "quitAction", QKeySequence::Quit, [this] { m_window.close(); });
    quit->setMenuRole(QAction::QuitRole);

    window.setAcceptDrops(true);
    window.installEventFilter(this);
    connect(&m_recovery, &JobQueue::failed, this,
            [this](const JobState& job) { m_window.banner().show(tr("Autosave failed."), job.error); });
    connect(&window.workspace(), &Workspace::modified, this, [this] { setModified(true); });
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &FileActions::autosave);
    timer->start(autosaveMilliseconds);
    updateTitle();
}

FileActions::~FileActions()
{
    // An orderly end leaves nothing to recover.
    forgetRecovery();
}

void FileActions::open(const QStringList& files)
{
    ProjectData sources;
    std::vector<std::pair<std::filesystem::path, FileKind>> others;
    bool anyData = false;
    for (const QString& name : files) {
        const std::filesystem::path file = std::filesystem::absolute(pathOf(name));
        if (name.endsWith(projectSuffix, Qt::CaseInsensitive)) {
            openProject(file);
            return;
        }
        try {
            const FileKind kind = fileKindOf(file);
            if (kind == FileKind::Features) {
                (sources.features ? sources.unlabeled : sources.features) = FeatureSource{{file, {}, 0}, {}};
                anyData = true;
            } else if (kind == FileKind::Labels) {
                sources.labels = LabelSource{{file, {}, 0}, {}};
                anyData = true;
            } else if (kind == FileKind::Ratings) {
                sources.ratings = LabelSource{{file, {}, 0}, {}};
                anyData = true;
            } else {
                others.emplace_back(file, kind);
            }
        } catch (const Error& error) {
            m_window.workspace().report(tr("This file cannot be opened."), text(std::string(error.what())));
            return;
        }
    }
    if (anyData && (!sources.features || !sources.labels)) {
        m_window.workspace().report(
            tr("Features and labels belong together."),
            tr("Choose a feature file and its label file at once; a second feature file is the "
               "pool without labels."));
        return;
    }
    Workspace& workspace = m_window.workspace();
    if (anyData && mayDiscard())
        workspace.jobs().enqueue(
            {tr("Loading %1").arg(text(sources.features->file.path.filename()))}, this,
            [sources](JobContext& context) { return loadData(sources, context.job()); },
            [this, files](const std::shared_ptr<const LoadedData>& data) {
                newProject();
                m_window.workspace().setData(data);
                for (const QString& name : files)
                    remember(pathOf(name));
            });
    for (const auto& [file, kind] : others)
        workspace.jobs().enqueue(
            {tr("Reading %1").arg(text(file.filename()))}, this,
            [file = file, kind = kind](JobContext&) {
                std::pair<OpenRun, std::shared_ptr<const Scores>> read;
                if (kind == FileKind::Run)
                    read.first = {std::make_shared<const PretrainRun>(readRun(file)), file};
                else
                    read.second = std::make_shared<const Scores>(
                        kind == FileKind::ScoresJson ? readScoresJson(file) : readScores(file));
                return read;
            },
            [this, file = file](const std::pair<OpenRun, std::shared_ptr<const Scores>>& read) {
                if (read.first.run)
                    m_window.workspace().addRun(read.first);
                else
                    m_window.workspace().addScores(read.second, text(file.filename()), file);
                remember(file);
            });
}

void FileActions::openTeachingCorpus()
{
    if (!mayDiscard())
        return;
    ProjectData sources;
    sources.teaching = true;
    sources.teachingParameters = teachingCorpusOf(DemoParameters{});
    m_window.workspace().jobs().enqueue(
        {tr("Making the teaching corpus")}, this,
        [sources](JobContext& context) { return loadData(sources, context.job()); },
        [this](const std::shared_ptr<const LoadedData>& data) {
            newProject();
            m_window.workspace().setData(data);
        });
}

void FileActions::openProject(const std::filesystem::path& file)
{
    if (!mayDiscard())
        return;
    m_window.workspace().jobs().enqueue(
        {tr("Opening %1").arg(text(file.filename()))}, this,
        [file](JobContext& context) { return loadProject(file, context.job()); },
        [this](LoadedProject loaded) { show(std::move(loaded)); });
}

void FileActions::show(LoadedProject loaded)
{
    for (const ProjectFinding& finding : loaded.findings)
        m_window.banner().show(finding.state == FileState::Missing ? tr("A file of the project has moved.")
                                                                   : tr("A file of the project has changed."),
                               text(finding.sentence()));
    m_project = loaded.project;
    m_file = loaded.file;
    showProject(m_window.workspace(), std::move(loaded));
    remember(m_file);
    setModified(false);
}

void FileActions::newProject()
{
    m_project = {};
    m_file.clear();
    m_window.workspace().setData(nullptr);
    setModified(false);
}

bool FileActions::save()
{
    return m_file.empty() ? saveAs() : saveTo(m_file);
}

bool FileActions::saveAs()
{
    QString name = ask::saveFile(&m_window, tr("Save project"), projectFilter(), QStringLiteral("project"),
                                 QStringLiteral("study.deepmi"));
    if (name.isEmpty())
        return false;
    if (!name.endsWith(projectSuffix, Qt::CaseInsensitive))
        name += projectSuffix;
    return saveTo(std::filesystem::absolute(pathOf(name)));
}

bool FileActions::saveTo(const std::filesystem::path& file)
{
    Workspace& workspace = m_window.workspace();
    try {
        // Runs that no file holds yet are written beside the project: a project only refers to files.
        for (std::size_t index = 0; index < workspace.runs().size(); ++index) {
            const OpenRun& open = workspace.runs()[index];
            if (!open.file.empty())
                continue;
            const std::filesystem::path runFile =
                file.parent_path() /
                (file.stem().string() + "_" + open.run->attribute + "_" + std::to_string(index + 1) + ".h5");
            writeRun(*open.run, runFile);
            workspace.setRunFile(static_cast<int>(index), runFile);
        }
        Project project = projectOf(workspace, m_project);
        forEachFile(project, [](const std::string&, FileReference& reference) {
            std::error_code error;
            if (reference.hash.empty() && std::filesystem::exists(reference.path, error))
                reference = referTo(reference.path);
        });
        writeProject(project, file);
        m_project = std::move(project);
    } catch (const Error& error) {
        workspace.report(tr("The project was not saved."), text(std::string(error.what())));
        return false;
    }
    m_file = file;
    remember(file);
    setModified(false);
    forgetRecovery();
    return true;
}

bool FileActions::mayDiscard()
{
    const Workspace& open = m_window.workspace();
    if (!m_modified || (!open.data() && open.runs().empty() && open.scores().empty()))
        return true;
    const auto answer =
        ask::question(&m_window, tr("Unsaved changes"), tr("Save the changes of this project?"),
                      tr("Otherwise runs that were not saved and settings are lost."),
                      QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

bool FileActions::mayClose()
{
    JobQueue& jobs = m_window.workspace().jobs();
    if (!jobs.isIdle()) {
        const auto answer =
            ask::question(&m_window, tr("A job is running"), tr("Stop it and close?"),
                          tr("A training leaves a checkpoint at its next batch and can go on from there."),
                          QMessageBox::Yes | QMessageBox::No, QMessageBox::No);
        if (answer != QMessageBox::Yes)
            return false;
        jobs.stopAll();
        QEventLoop wait;
        connect(&jobs, &JobQueue::finished, &wait, [&] {
            if (jobs.isIdle())
                wait.quit();
        });
        if (!jobs.isIdle())
            wait.exec();
    }
    return mayDiscard();
}

void FileActions::autosave()
{
    Workspace& workspace = m_window.workspace();
    if (!m_unsavedSinceAutosave || (!workspace.data() && workspace.runs().empty()))
        return;
    m_unsavedSinceAutosave = false;
    const std::filesystem::path file = pathOf(recoveryFile());
    Project project = projectOf(workspace, m_project);
    project.window["recovery_of"] = m_file.string();
    std::vector<std::pair<std::shared_ptr<const PretrainRun>, std::filesystem::path>> toWrite;
    for (const OpenRun& open : workspace.runs()) {
        if (!open.file.empty())
            continue;
        const auto [place, isNew] = m_recoverable.try_emplace(
            open.run, file.parent_path() / ("run_" + std::to_string(m_recoverable.size() + 1) + ".h5"));
        if (isNew)
            toWrite.emplace_back(open.run, place->second);
        project.runs.push_back({{place->second, {}, 0}, open.run->attribute});
    }
    m_recovery.enqueue(
        {tr("Autosave")}, this,
        [file, project = std::move(project), toWrite = std::move(toWrite)](JobContext&) {
            std::filesystem::create_directories(file.parent_path());
            for (const auto& [run, path] : toWrite)
                writeRun(*run, path);
            writeProject(project, file);
        },
        [] {});
}

void FileActions::forgetRecovery()
{
    m_recovery.stopAll();
    m_recoverable.clear();
    QDir(QFileInfo(recoveryFile()).absolutePath()).removeRecursively();
}

void FileActions::offerRecovery()
{
    const QString file = recoveryFile();
    if (!QFileInfo::exists(file))
        return;
    const auto answer = ask::question(
        &m_window, tr("Recover the last session?"),
        tr("The program ended without closing the project. Open what was saved on its own at %1?")
            .arg(QLocale().toString(QFileInfo(file).lastModified(), QLocale::ShortFormat)),
        tr("Otherwise it is thrown away."), QMessageBox::Yes | QMessageBox::No, QMessageBox::Yes);
    if (answer != QMessageBox::Yes) {
        forgetRecovery();
        return;
    }
    m_window.workspace().jobs().enqueue(
        {tr("Recovering the last session")}, this,
        [path = pathOf(file)](JobContext& context) { return loadProject(path, context.job()); },
        [this](LoadedProject loaded) {
            const auto of =
                loaded.project.window.is_object() ? loaded.project.window.value("recovery_of", "") : "";
            loaded.file = of;
            show(std::move(loaded));
            setModified(true);
        });
}

QString FileActions::recoveryFile() const
{
    return QFileInfo(studio::settings().fileName()).absolutePath() +
           QStringLiteral("/recovery/session.deepmi");
}

bool FileActions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (drag->mimeData()->hasUrls())
            drag->acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        QStringList files;
        for (const QUrl& url : static_cast<QDropEvent*>(event)->mimeData()->urls())
            files << url.toLocalFile();
        open(files);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void FileActions::setModified(bool modified)
{
    m_modified = modified;
    m_unsavedSinceAutosave = modified;
    updateTitle();
}

void FileActions::updateTitle()
{
    m_window.setWindowTitle((m_file.empty() ? QString() : text(m_file.stem()) + QStringLiteral("[*] — ")) +
                            tr("DeepMI Studio") + (m_file.empty() ? QStringLiteral("[*]") : QString()));
    m_window.setWindowModified(m_modified);
}

void FileActions::remember(const std::filesystem::path& file)
{
    if (file.empty())
        return;
    QStringList recent = studio::settings().value(QLatin1String(recentKey)).toStringList();
    recent.removeAll(text(file));
    recent.prepend(text(file));
    studio::settings().setValue(QLatin1String(recentKey), QStringList(recent.mid(0, mostRecent)));
    fillRecent();
}

void FileActions::fillRecent()
{
    m_recent->clear();
    for (const QString& file : studio::settings().value(QLatin1String(recentKey)).toStringList()) {
        QAction* action = m_recent->addAction(QFileInfo(file).fileName());
        action->setToolTip(file);
        action->setStatusTip(file);
        connect(action, &QAction::triggered, this, [this, file] { open({file}); });
    }
    m_recent->setEnabled(!m_recent->isEmpty());
}

} // namespace deepmi::studio

#include "moc_file_actions.cpp"

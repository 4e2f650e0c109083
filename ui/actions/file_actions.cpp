#include "actions/file_actions.h"

#include "demo/demo.h"
#include "dialogs/ask.h"
#include "dialogs/open_data_dialog.h"
#include "job/error.h"
#include "main_window.h"
#include "models/file_memory.h"
#include "models/settings.h"
#include "models/text.h"
#include "panels/message_banner.h"
#include "pretrain/run_file.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

namespace deepmi::studio
{

namespace
{

constexpr auto recentKey = "files/recent";
constexpr int mostRecent = 10;
constexpr int mostRefused = 6; ///< sentences about files in one message
/// Files that were opened together are one recent entry.
constexpr QLatin1Char betweenFiles('\n');

QStringList filesOf(const ProjectData& sources)
{
    QStringList files;
    if (sources.features)
        files << text(sources.features->file.path);
    if (sources.unlabeled)
        files << text(sources.unlabeled->file.path);
    if (sources.labels)
        files << text(sources.labels->file.path);
    if (sources.ratings)
        files << text(sources.ratings->file.path);
    return files;
}

/// The file that the loading is named after; there is none of the teaching corpus.
std::filesystem::path aboutOf(const ProjectData& sources)
{
    return sources.features ? sources.features->file.path : std::filesystem::path();
}

FeatureSource featureSource(const std::filesystem::path& path)
{
    return {{path, {}, 0}, rememberedOptions(path).features};
}

LabelSource labelSource(const std::filesystem::path& path)
{
    return {{path, {}, 0}, rememberedOptions(path).labels};
}

} // namespace

FileActions::FileActions(MainWindow& window, QMenu& menu)
    : QObject(&window), m_window(window), m_recent(new QMenu(tr("Open &recent"), &window)),
      m_keeper(new ProjectKeeper(window, this))
{
    const auto add = [&](const QString& title, const char* name, const QKeySequence& keys, const QString& tip,
                         auto act) {
        QAction* action = menu.addAction(title);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setToolTip(tip);
        action->setStatusTip(tip);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(tr("&New project"), "newProjectAction", QKeySequence::New, tr("Close everything and start anew"),
        [this] {
            if (m_keeper->mayReplace())
                m_keeper->startNew();
        });
    add(tr("Open &data…"), "openDataAction", QKeySequence::Open,
        tr("Features, labels, ratings, a pool and test corpora, with a preview"),
        [this] { openDataDialog(); });
    add(tr("Open runs, scores or any &files…"), "openFilesAction",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), tr("Whatever the files are, told by their content"),
        [this] {
            open(ask::openFiles(&m_window, tr("Open features and labels, runs, scores or a project"),
                                tr("All files (*)"), QStringLiteral("data")));
        });
    add(tr("&Teaching corpus"), "teachingCorpusAction", QKeySequence(Qt::CTRL | Qt::Key_T),
        tr("A made-up corpus whose every sample's difficulty is known"), [this] { openTeachingCorpus(); });
    menu.addSeparator();
    add(tr("Open &project…"), "openProjectAction", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        tr("Open a saved project"), [this] {
            const QString file =
                ask::openFile(&m_window, tr("Open project"), tr("DeepMI projects (*.deepmi);;All files (*)"),
                              QStringLiteral("project"));
            if (!file.isEmpty())
                m_keeper->open(std::filesystem::absolute(pathOf(file)));
        });
    m_recent->setObjectName(QStringLiteral("recentMenu"));
    m_recent->setToolTipsVisible(true);
    menu.addMenu(m_recent);
    fillRecent();
    menu.addSeparator();
    add(tr("&Save project"), "saveProjectAction", QKeySequence::Save,
        tr("Save what is open; runs and scores without a file are written beside it"),
        [this] { m_keeper->save(); });
    add(tr("Save project &as…"), "saveProjectAsAction", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        tr("Save under another name"), [this] { m_keeper->saveAs(); });
    menu.addSeparator();
    QAction* quit = add(tr("&Quit"), "quitAction", QKeySequence::Quit, tr("Close the window"),
                        [this] { m_window.close(); });
    quit->setMenuRole(QAction::QuitRole);

    window.setAcceptDrops(true);
    window.installEventFilter(this);
    connect(m_keeper, &ProjectKeeper::opened, this, [this](const QString& file) { remember({file}); });
    m_window.banner().follow(m_queue);
}

void FileActions::open(const QStringList& files)
{
    if (files.isEmpty())
        return;
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files)
        paths.push_back(std::filesystem::absolute(pathOf(file)));
    m_queue.enqueue(
        {tr("Looking at %n file(s)", nullptr, static_cast<int>(files.size()))}, this,
        [paths](JobContext& context) { return sortFiles(paths, context.job()); },
        [this](const SortedFiles& sorted) { openSorted(sorted); });
}

void FileActions::begin(const QStringList& files)
{
    const bool isRecovering = offerRecovery();
    if (!isRecovering)
        open(files);
    else if (!files.isEmpty())
        m_window.banner().show(tr("The last session is opened instead."),
                               tr("Not opened yet: %1").arg(files.join(QStringLiteral(", "))), {},
                               MessageBanner::Kind::Information);
}

void FileActions::openSorted(const SortedFiles& files)
{
    reportRefused(files.refused);
    if (!files.projects.empty()) {
        reportBeside(files);
        m_keeper->open(files.projects.front());
        return;
    }
    const bool isPair = !files.features.empty() && files.features.size() <= 2 && files.labels.size() == 1 &&
                        files.ratings.size() <= 1;
    if (isPair) {
        ProjectData sources;
        sources.features = featureSource(files.features.front());
        if (files.features.size() == 2)
            sources.unlabeled = featureSource(files.features.back());
        sources.labels = labelSource(files.labels.front());
        if (!files.ratings.empty())
            sources.ratings = labelSource(files.ratings.front());
        if (m_keeper->mayReplace())
            load(sources, tr("Loading %1").arg(text(files.features.front().filename())), files);
        return;
    }
    if (!files.features.empty() || !files.labels.empty() || !files.ratings.empty())
        openDataDialog(files);
    readRunsAndScores(files);
}

void FileActions::reportRefused(const QStringList& refused)
{
    if (refused.isEmpty())
        return;
    // All in one message: of several the banner shows the first alone.
    QStringList lines = refused.mid(0, mostRefused);
    const auto more = static_cast<int>(refused.size() - lines.size());
    if (more > 0)
        lines << tr("%n file(s) more", nullptr, more);
    m_window.workspace().report(
        refused.size() == 1 ? tr("This file cannot be opened.")
                            : tr("%n file(s) cannot be opened.", nullptr, static_cast<int>(refused.size())),
        lines.join(QLatin1Char('\n')));
}

void FileActions::reportBeside(const SortedFiles& files)
{
    QStringList beside;
    for (const auto* list :
         {&files.projects, &files.features, &files.labels, &files.ratings, &files.runs, &files.scores})
        for (const std::filesystem::path& file : *list)
            if (file != files.projects.front())
                beside << text(file);
    if (!beside.isEmpty())
        m_window.banner().show(tr("A project is opened alone."),
                               tr("Not opened yet: %1").arg(beside.join(QStringLiteral(", "))), {},
                               MessageBanner::Kind::Information);
}

void FileActions::load(const ProjectData& sources, const QString& title, const SortedFiles& afterwards)
{
    using Loaded = std::pair<std::shared_ptr<const LoadedData>, std::string>;
    m_window.workspace().jobs().enqueue(
        jobOnFile(title, aboutOf(sources)), this,
        [sources](JobContext& context) {
            const auto data = loadData(sources, context.job());
            return Loaded(data, usableAttribute(*data));
        },
        [this, afterwards](const Loaded& loaded) {
            take(loaded.first, loaded.second);
            readRunsAndScores(afterwards);
        });
}

void FileActions::take(const std::shared_ptr<const LoadedData>& data, const std::string& attribute)
{
    m_keeper->startNew();
    m_window.workspace().setData(data, attribute);
    m_window.workspace().setAudioFolder(text(data->sources.audioFolder));
    // Opening alone changes nothing that could be lost.
    m_keeper->setUnmodified();
    if (!data->sources.teaching)
        remember(filesOf(data->sources));
}

void FileActions::openTeachingCorpus()
{
    if (!m_keeper->mayReplace())
        return;
    ProjectData sources;
    sources.teaching = true;
    sources.teachingParameters = teachingCorpusOf(DemoParameters{});
    load(sources, tr("Making the teaching corpus"));
}

void FileActions::openDataDialog(const SortedFiles& files)
{
    OpenDataDialog* dialog = m_dialog;
    if (!dialog) {
        m_dialog = dialog = new OpenDataDialog(m_window.workspace(), &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setMayReplace([this] { return m_keeper->mayReplace(); });
        connect(dialog, &OpenDataDialog::loaded, this, &FileActions::take);
        connect(dialog, &OpenDataDialog::teachingCorpusRequested, this, &FileActions::openTeachingCorpus);
    }
    dialog->add(files);
    dialog->open();
}

void FileActions::readRunsAndScores(const SortedFiles& files)
{
    for (const std::filesystem::path& file : files.runs)
        m_queue.enqueue(
            jobOnFile(tr("Reading %1").arg(text(file.filename())), file), this,
            [file](JobContext&) { return std::make_shared<const PretrainRun>(readRun(file)); },
            [this, file](const std::shared_ptr<const PretrainRun>& run) {
                m_window.workspace().addRun({run, file});
                remember({text(file)});
            });
    const std::uint64_t seed = m_window.workspace().settings().seed;
    for (const std::filesystem::path& file : files.scores)
        m_queue.enqueue(
            jobOnFile(tr("Reading %1").arg(text(file.filename())), file), this,
            [file, seed](JobContext&) { return std::make_shared<const Scores>(readAnyScores(file, seed)); },
            [this, file](const std::shared_ptr<const Scores>& scores) {
                m_window.workspace().addScores(scores, text(file.filename()), file);
                remember({text(file)});
            });
}

bool FileActions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (drag->mimeData()->hasUrls()) {
            drag->acceptProposedAction();
            return true;
        }
    }
    if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        QStringList files;
        for (const QUrl& url : drop->mimeData()->urls())
            if (url.isLocalFile())
                files << url.toLocalFile();
        if (!files.isEmpty()) {
            drop->acceptProposedAction();
            open(files);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void FileActions::remember(const QStringList& files)
{
    const QString entry = files.join(betweenFiles);
    if (entry.isEmpty())
        return;
    QStringList recent = studio::settings().value(QLatin1String(recentKey)).toStringList();
    recent.removeAll(entry);
    recent.prepend(entry);
    studio::settings().setValue(QLatin1String(recentKey), QStringList(recent.mid(0, mostRecent)));
    fillRecent();
}

void FileActions::fillRecent()
{
    m_recent->clear();
    int number = 0;
    for (const QString& entry : studio::settings().value(QLatin1String(recentKey)).toStringList()) {
        const QStringList files = entry.split(betweenFiles);
        const QFileInfo first(files.first());
        // The folder tells apart the many files that are called features.h5.
        QString title = first.dir().dirName() + QLatin1Char('/') + first.fileName();
        if (files.size() > 1)
            title += tr(" and %n more", nullptr, static_cast<int>(files.size()) - 1);
        QAction* action = m_recent->addAction(QStringLiteral("&%1 %2")
                                                  .arg(++number % 10)
                                                  .arg(title.replace(QLatin1Char('&'), QLatin1String("&&"))));
        action->setToolTip(files.join(QLatin1Char('\n')));
        action->setStatusTip(files.join(QStringLiteral(", ")));
        connect(action, &QAction::triggered, this, [this, files] { open(files); });
    }
    m_recent->setEnabled(!m_recent->isEmpty());
}

} // namespace deepmi::studio

#include "moc_file_actions.cpp"

#pragma once

#include "experiment/project.h"
#include "worker/job_queue.h"

#include <QObject>
#include <filesystem>
#include <map>
#include <memory>

class QAction;
class QMenu;

namespace deepmi::studio
{

class MainWindow;
struct LoadedProject;

/// The File menu: data, projects, closing; what is dropped on the window; autosave and recovery after a
/// crash.
class FileActions : public QObject
{
    Q_OBJECT

public:
    FileActions(MainWindow& window, QMenu& menu);
    ~FileActions() override;

    /// Opens what a person dropped or named on the command line: a project, features and labels, runs,
    /// scores. What each file is, is told by its content.
    void open(const QStringList& files);
    void openTeachingCorpus();
    /// Whether the window may close: asks about running jobs and unsaved changes.
    bool mayClose();

    /// The project that is open; empty if it was never saved.
    const std::filesystem::path& projectFile() const { return m_file; }
    bool isModified() const { return m_modified; }
    /// Writes what changed since, unsaved runs included, into the recovery folder, off this thread; called
    /// once a minute.
    void autosave();
    /// Offers what a crashed session left behind, if it did.
    void offerRecovery();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openProject(const std::filesystem::path& file);
    void show(LoadedProject loaded);
    void newProject();
    bool save();
    bool saveAs();
    bool saveTo(const std::filesystem::path& file);
    /// Saved, discarded, or false where the person wants to go on here.
    bool mayDiscard();
    void setModified(bool modified);
    void updateTitle();
    void remember(const std::filesystem::path& file);
    void fillRecent();
    QString recoveryFile() const;
    void forgetRecovery();

    MainWindow& m_window;
    QMenu* m_recent;
    Project m_project; ///< as opened or last saved
    std::filesystem::path m_file;
    bool m_modified = false;
    bool m_unsavedSinceAutosave = false;
    /// Unsaved runs that the recovery folder holds already.
    std::map<std::shared_ptr<const PretrainRun>, std::filesystem::path> m_recoverable;
    JobQueue m_recovery;
};

} // namespace deepmi::studio

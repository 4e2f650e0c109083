#pragma once

#include "models/project_state.h"
#include "models/recovery_contents.h"
#include "project/project.h"
#include "worker/job_queue.h"

#include <QObject>
#include <QTimer>
#include <filesystem>

namespace deepmi::studio
{

class MainWindow;

/// The project that is open in the window: its file, whether it has changed, saving, what is asked before it
/// is closed, and what is kept for the case of a crash.
class ProjectKeeper : public QObject
{
    Q_OBJECT

public:
    explicit ProjectKeeper(MainWindow& window, QObject* parent);
    ~ProjectKeeper() override;

    /// Empty if it was never saved.
    const std::filesystem::path& file() const { return m_file; }
    bool isModified() const { return m_modified; }

    /// Opens another project in the place of what is open: asks for unsaved changes, for files that moved and
    /// whether to go on with files that changed.
    void open(const std::filesystem::path& file);
    /// What is open from now on belongs to no file and has not changed.
    void startNew();
    /// What is open now counts as unchanged.
    void setUnmodified();
    /// A file that somebody else has written since this window read or wrote it is not replaced unasked.
    /// Both wait for the worker while the window goes on; false if cancelled or not written (it says why).
    bool save();
    bool saveAs();
    /// Whether what is open may be given up: asks about running jobs, then about unsaved changes.
    bool mayReplace();

    /// Writes what changed since, unsaved runs included, into the recovery folder, off this thread; called
    /// once a minute, when a run is done and when a training starts.
    void autosave();
    /// The program is to end at once, by a signal: keeps what is open for the next start to offer, as after a
    /// crash, and stops the jobs, whose trainings leave checkpoints. Asks nothing.
    void endFromOutside();
    /// Offers what a crashed session left behind, if one did; true if it is being opened.
    bool offerRecovery();

Q_SIGNALS:
    /// Opened or saved under this name.
    void opened(const QString& file);

private:
    /// Refuses, and asks what to do, if the file is not the expected one; without a hash any is.
    bool saveTo(const std::filesystem::path& file, const FileReference& expected);
    bool settleConflict(const FileReference& onDisk);
    bool saveAs(const QString& proposed);
    /// Opens it in the place of what is open without asking.
    void read(const std::filesystem::path& file);
    bool stopJobs();
    bool settle(Project& project, const std::vector<ProjectFinding>& findings);
    void load(Project project, FileReference onDisk, bool isAsSaved);
    void show(const LoadedProject& loaded, const FileReference& onDisk);
    bool recover(const std::filesystem::path& folder);
    void setModified(bool modified);
    /// What is open is safe elsewhere, or is not wanted.
    void forgetRecovery();
    void forgetWhenWritten();
    ProjectSnapshot snapshot() const;

    MainWindow& m_window;
    Project m_base; ///< as opened or last saved
    std::filesystem::path m_file;
    FileReference m_onDisk; ///< m_file as this window last read or wrote it
    bool m_modified = false;
    bool m_unsavedSinceAutosave = false;
    bool m_asking = false; ///< a question of ours is open
    bool m_endedFromOutside = false;
    int m_changes = 0; ///< counts, so that a change while saving is not lost
    RecoveryContents m_recovery;
    bool m_forget = false; ///< the recovery folder goes as soon as nothing is being written into it
    QTimer m_autosaveSoon;
    int m_training = 0; ///< job of the last training that started
    JobQueue m_queue;   ///< saving and autosaving: never behind a training
};

} // namespace deepmi::studio

#pragma once

#include "actions/project_keeper.h"
#include "models/file_kinds.h"
#include "models/loaded_data.h"
#include "worker/job_queue.h"

#include <QPointer>
#include <QStringList>

class QMenu;

namespace deepmi::studio
{

class OpenDataDialog;

/// The File menu: data, runs, scores and projects are opened here, by menu, by name, from the recent files or
/// dropped on the window.
class FileActions : public QObject
{
    Q_OBJECT

public:
    FileActions(MainWindow& window, QMenu& menu);

    /// Opens what a person dropped or named on the command line: a project, features and labels, runs,
    /// scores. What each file is, is told by its content, off this thread. Features without labels, and more
    /// files than can be told apart, come up in the dialog.
    void open(const QStringList& files);
    void openTeachingCorpus();
    /// The dialog, with these files in it.
    void openDataDialog(const SortedFiles& files = {});
    /// Whether the window may close, or what is open may be replaced: asks about running jobs and unsaved
    /// changes.
    bool mayReplace() { return m_keeper->mayReplace(); }
    /// Data that are loaded take the place of what is open, which may be replaced; they belong to no project
    /// file.
    void take(const std::shared_ptr<const LoadedData>& data, const std::string& attribute);

    /// The project that is open; empty if it was never saved.
    const std::filesystem::path& projectFile() const { return m_keeper->file(); }
    bool isModified() const { return m_keeper->isModified(); }
    void autosave() { m_keeper->autosave(); }
    void endFromOutside() { m_keeper->endFromOutside(); }
    /// What a new session begins with: the offer to recover the last one, else these files.
    void begin(const QStringList& files);
    bool offerRecovery() { return m_keeper->offerRecovery(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openSorted(const SortedFiles& files);
    /// Every one of them is named, in one message.
    void reportRefused(const QStringList& refused);
    /// What was given beside a project.
    void reportBeside(const SortedFiles& files);
    void load(const ProjectData& sources, const QString& title, const SortedFiles& afterwards = {});
    void readRunsAndScores(const SortedFiles& files);
    void remember(const QStringList& files);
    void fillRecent();

    MainWindow& m_window;
    QMenu* m_recent;
    ProjectKeeper* m_keeper;
    QPointer<OpenDataDialog> m_dialog;
    JobQueue m_queue; ///< telling files apart, reading runs and scores: never behind a training
};

} // namespace deepmi::studio

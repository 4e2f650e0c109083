// What is kept of the open project for the case that the program ends without closing it, and how it comes
// back.
#include "actions/project_keeper.h"
#include "dialogs/ask.h"
#include "main_window.h"
#include "models/text.h"
#include "panels/message_banner.h"
#include "worker/wait_for_jobs.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace deepmi::studio
{

void ProjectKeeper::autosave()
{
    const Workspace& workspace = m_window.workspace();
    if (!m_unsavedSinceAutosave ||
        (!workspace.data() && workspace.runs().empty() && workspace.scores().empty()))
        return;
    if (!m_recovery.folder().prepare()) {
        m_window.banner().show(tr("Autosave failed."),
                               tr("The folder %1 cannot be made.").arg(text(m_recovery.folder().folder())));
        return;
    }
    m_unsavedSinceAutosave = false;
    m_forget = false; // what lay there is replaced
    m_queue.enqueue(
        {tr("Autosave")}, this,
        [write = m_recovery.writer(snapshot(), {m_file, m_onDisk.hash, m_onDisk.bytes})](JobContext&) {
            write();
        },
        [] {},
        [this](const JobState& state) {
            if (state.status == JobStatus::Failed)
                m_recovery.forgetParts(); // whether its files are whole is not known
        });
}

void ProjectKeeper::endFromOutside()
{
    m_endedFromOutside = true;
    autosave();
    JobQueue& jobs = m_window.workspace().jobs();
    jobs.stopAll();
    waitUntilIdle(jobs, QEventLoop::ExcludeUserInputEvents);
    autosave(); // what ended meanwhile
    waitUntilIdle(m_queue, QEventLoop::ExcludeUserInputEvents);
}

void ProjectKeeper::forgetRecovery()
{
    m_recovery.forgetParts();
    m_forget = true;
    forgetWhenWritten();
}

void ProjectKeeper::forgetWhenWritten()
{
    if (!m_forget || !m_queue.isIdle())
        return;
    m_forget = false;
    if (m_window.workspace().jobs().isIdle()) {
        m_recovery.folder().clear();
        return;
    }
    // A comparison leaves its trials there: the folder stays, with what is open now.
    m_unsavedSinceAutosave = true;
    m_autosaveSoon.start(0);
}

bool ProjectKeeper::offerRecovery()
{
    const std::vector<std::filesystem::path> left = m_recovery.folder().abandoned();
    if (left.empty())
        return false;
    const std::filesystem::path& folder = left.front();
    const QString when =
        QLocale().toString(QFileInfo(text(folder / "session.deepmi")).lastModified(), QLocale::ShortFormat);
    const QString name = text(RecoveryContents::savedNameOf(folder).filename());
    const auto answer = ask::question(
        &m_window, tr("Recover the last session?"),
        name.isEmpty()
            ? tr("The program ended without closing a project that has no name yet. Open what was kept of it "
                 "at %1?")
                  .arg(when)
            : tr("The program ended without closing %1. Open what was kept of it at %2?").arg(name, when),
        name.isEmpty() ? QString() : tr("What was saved under its name stays as it is."),
        QMessageBox::Yes | QMessageBox::No | QMessageBox::Cancel, QMessageBox::Yes,
        {{QMessageBox::Yes, tr("&Recover")},
         {QMessageBox::No, tr("&Throw it away")},
         {QMessageBox::Cancel, tr("&Later")}});
    if (answer == QMessageBox::No)
        RecoveryFolder::discard(folder);
    return answer == QMessageBox::Yes && recover(folder);
}

bool ProjectKeeper::recover(const std::filesystem::path& folder)
{
    if (!m_recovery.adopt(folder))
        return false;
    struct Session {
        LoadedProject loaded;
        std::shared_ptr<const ComparisonResult> saved;
    };
    m_window.workspace().jobs().enqueue(
        {tr("Recovering the last session")}, this,
        [file = m_recovery.folder().projectFile()](JobContext& context) {
            Session session{loadProject(file, context.job()), nullptr};
            session.saved = RecoveryContents::savedComparison(session.loaded);
            return session;
        },
        [this](Session session) {
            LoadedProject& loaded = session.loaded;
            const FileReference onDisk = m_recovery.takeOver(loaded);
            show(loaded, onDisk);
            m_window.workspace().setSavedTrials(session.saved);
            for (const ProjectFinding& finding : loaded.findings)
                if (finding.kind == ProjectFinding::Kind::Changed)
                    m_window.banner().show(tr("Files have changed"), finding.message);
            setModified(true);
        });
    return true;
}

} // namespace deepmi::studio

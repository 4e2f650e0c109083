#include "dialogs/closing_questions.h"

#include "dialogs/ask.h"
#include "models/workspace.h"

#include <QCoreApplication>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ClosingQuestions)
};

/// Whether the training that runs has done an epoch: from there it can be gone on from.
bool hasEpoch(const TrainingLog& trainings)
{
    return std::any_of(trainings.curves().begin(), trainings.curves().end(),
                       [](const TrainingCurve& curve) { return curve.live && curve.epochs() > 0; });
}

/// What there is after the job was stopped.
QString whatStays(const JobState& job, bool leavesCheckpoint)
{
    if (!job.hasEpochs)
        return Words::tr("Nothing of what it has done so far is kept.");
    if (job.countsTrials)
        return leavesCheckpoint ? Words::tr("Trials that are finished stay, and the one at hand can go on "
                                            "from its last whole epoch.")
                                : Words::tr("Trials that are finished stay; the one at hand has not done an "
                                            "epoch yet and would begin anew.");
    return leavesCheckpoint ? Words::tr("The state after its last whole epoch is kept, and the training can "
                                        "go on from there.")
                            : Words::tr("It has not done an epoch since it was started, so that there is no "
                                        "new checkpoint to leave.");
}

} // namespace

bool mayStopJobs(QWidget* parent, Workspace& workspace)
{
    JobState running;
    for (const JobState& state : workspace.jobs().states())
        if (state.isActive())
            running = state;
    const bool leavesCheckpoint = running.hasEpochs && hasEpoch(workspace.trainings());
    return ask::question(parent, Words::tr("A job is running"),
                         Words::tr("“%1” is not finished. Stop it?").arg(running.title),
                         whatStays(running, leavesCheckpoint), QMessageBox::Yes | QMessageBox::No,
                         QMessageBox::No,
                         {{QMessageBox::Yes,
                           leavesCheckpoint ? Words::tr("&Stop and leave a checkpoint") : Words::tr("&Stop")},
                          {QMessageBox::No, Words::tr("&Keep running")}}) == QMessageBox::Yes;
}

UnsavedAnswer askAboutUnsaved(QWidget* parent, const Workspace& workspace)
{
    const int trials = workspace.unsavedTrials();
    switch (ask::question(
        parent, Words::tr("Unsaved changes"), Words::tr("Save the changes of this project?"),
        trials > 0
            ? Words::tr("Otherwise what was not saved is lost: %n finished trial(s) of the comparison, "
                        "runs, scores and settings.",
                        nullptr, trials)
            : Words::tr("Otherwise runs and scores that were not saved, and settings, are lost."),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save)) {
    case QMessageBox::Save:
        return UnsavedAnswer::Save;
    case QMessageBox::Discard:
        return UnsavedAnswer::Discard;
    default:
        return UnsavedAnswer::Cancel;
    }
}

} // namespace deepmi::studio

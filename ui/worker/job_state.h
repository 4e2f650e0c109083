#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace deepmi::studio
{

enum class JobStatus { Waiting, Running, Paused, Stopping, Done, Failed, Stopped };

/// What the window shows of a job. A plain value; a new one arrives with every change.
struct JobState {
    int id = 0;
    QString title; ///< "Pre-training arousal, K = 30"
    QString about; ///< which attempt at which thing: the title, and the whole path of a file in it
    JobStatus status = JobStatus::Waiting;
    QString stage;             ///< as the core reports it
    double done = 0;           ///< in units of the stage
    double total = 0;          ///< 0 where it is not known
    QString detail;            ///< one short line of figures
    QStringList warnings;      ///< said while running, in order
    double seconds = 0;        ///< since the start, pauses left out
    double secondsLeft = -1;   ///< of the stage, by its pace so far; −1 where it cannot be told
    bool hasEpochs = false;    ///< can be stepped epoch by epoch
    bool countsTrials = false; ///< done and total are trials
    bool canFinish = false;    ///< can be told to end now and keep what it has
    bool finishing = false;    ///< was told so
    bool atRest = false;       ///< paused, and stands still: not on its way to the gate, not in a step
    QString error;             ///< why it failed, with the next step; of a stopped one, what it left

    bool canPause() const { return status == JobStatus::Running; }
    bool canResume() const { return status == JobStatus::Paused; }
    bool canStep() const { return hasEpochs && (canPause() || canResume()); }
    bool canFinishNow() const { return canFinish && !finishing && (canPause() || canResume()); }
    bool canStop() const { return !isOver() && status != JobStatus::Stopping; }

    bool isOver() const { return status >= JobStatus::Done; }
    bool isActive() const
    {
        return status == JobStatus::Running || status == JobStatus::Paused || status == JobStatus::Stopping;
    }
};

} // namespace deepmi::studio

Q_DECLARE_METATYPE(deepmi::studio::JobState)

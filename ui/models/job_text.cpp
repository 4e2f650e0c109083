#include "models/job_text.h"

#include "models/duration_text.h"
#include "models/shown_number.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace deepmi::studio
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(JobText)
};

} // namespace

QString statusText(const JobState& state)
{
    switch (state.status) {
    case JobStatus::Waiting:
        return Words::tr("waiting");
    case JobStatus::Running:
        return state.finishing ? Words::tr("finishing") : Words::tr("running");
    case JobStatus::Paused:
        return state.atRest ? Words::tr("paused") : Words::tr("until it pauses");
    case JobStatus::Stopping:
        return Words::tr("stopping");
    case JobStatus::Done:
        return Words::tr("done");
    case JobStatus::Failed:
        return Words::tr("failed");
    case JobStatus::Stopped:
        return Words::tr("stopped");
    }
    return {};
}

double progressOf(const JobState& state)
{
    if (state.status == JobStatus::Done)
        return 1;
    return state.total > 0 ? std::clamp(state.done / state.total, 0.0, 1.0) : -1;
}

QString detailText(const JobState& state)
{
    QStringList parts;
    if (!state.error.isEmpty())
        return state.error;
    if (state.status == JobStatus::Done) {
        if (!state.detail.isEmpty())
            parts << withMinusSigns(state.detail);
        parts << Words::tr("took %1").arg(durationText(state.seconds));
        return parts.join(QStringLiteral(" · "));
    }
    if (!state.stage.isEmpty())
        parts << state.stage;
    const auto total = static_cast<qint64>(state.total);
    if (state.countsTrials && total > 0)
        parts << Words::tr("%1 of %n trial(s) done", nullptr, static_cast<int>(total))
                     .arg(static_cast<qint64>(state.done));
    else if (state.hasEpochs && total > 0) // one whose batches are done is still being evaluated
        parts << Words::tr("epoch %1 of %2")
                     .arg(std::clamp(static_cast<qint64>(std::ceil(state.done)), qint64(1), total))
                     .arg(total);
    if (!state.detail.isEmpty())
        parts << withMinusSigns(state.detail);
    if (state.status == JobStatus::Running && state.secondsLeft >= 0)
        parts << timeLeftText(state.secondsLeft);
    return parts.join(QStringLiteral(" · "));
}

} // namespace deepmi::studio

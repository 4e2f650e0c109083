#include "panels/job_controls.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace deepmi::studio
{

JobControls::JobControls(JobQueue& queue, const QString& prefix, QWidget* parent)
    : QWidget(parent), m_queue(queue)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto add = [&](const QString& name, const QString& title, const QString& tip) {
        auto* button = new QToolButton;
        button->setObjectName(prefix + name);
        button->setText(title);
        button->setToolTip(tip);
        button->setAccessibleName(title);
        button->setAccessibleDescription(tip);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button);
        return button;
    };
    m_pause = add(QStringLiteral("Pause"), tr("Pause"), {});
    m_step = add(QStringLiteral("Step"), tr("Step"),
                 tr("Run to the end of the epoch and pause there; the next epoch if it stands between two"));
    m_finish = add(QStringLiteral("Finish"), tr("Finish now"),
                   tr("End at the end of this epoch as if it were the last, and keep the result so far"));
    m_stop = add(QStringLiteral("Stop"), tr("Stop"),
                 tr("Stop within a batch. The state after the last whole epoch is kept as a checkpoint from "
                    "which the training can be resumed"));
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (m_queue.state(m_job).canResume())
            m_queue.resume(m_job);
        else
            m_queue.pause(m_job);
    });
    connect(m_step, &QToolButton::clicked, this, [this] { m_queue.stepEpoch(m_job); });
    connect(m_finish, &QToolButton::clicked, this, [this] { m_queue.finishEarly(m_job); });
    connect(m_stop, &QToolButton::clicked, this, [this] { m_queue.stop(m_job); });
    connect(&m_queue, &JobQueue::changed, this, [this](const JobState& state) {
        if (state.id == m_job)
            update(state);
    });
    update({});
    fitPause();
}

/// Its word changes in the middle of a training: nothing moves.
void JobControls::fitPause()
{
    const QString now = m_pause->text();
    int widest = 0;
    for (const QString& word : {tr("Resume"), tr("Pause")}) {
        m_pause->setText(word);
        widest = std::max(widest, m_pause->sizeHint().width());
    }
    m_pause->setText(now);
    m_pause->setMinimumWidth(widest);
}

void JobControls::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    // Later, when the button has the letters too; until then the width of larger ones holds nothing open.
    m_pause->setMinimumWidth(0);
    QMetaObject::invokeMethod(this, &JobControls::fitPause, Qt::QueuedConnection);
}

void JobControls::setJob(int id)
{
    m_job = id;
    update(m_queue.state(id));
}

void JobControls::update(const JobState& state)
{
    const bool any = state.id != 0;
    const bool resumes = state.canResume();
    m_pause->setText(resumes ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setToolTip(resumes ? tr("Go on to the end")
                                : tr("Stand still within a batch, everything kept in memory"));
    m_pause->setEnabled(any && (state.canPause() || resumes));
    m_step->setEnabled(any && state.canStep());
    m_finish->setEnabled(any && state.canFinishNow());
    m_stop->setEnabled(any && state.canStop());
}

} // namespace deepmi::studio

#include "moc_job_controls.cpp"

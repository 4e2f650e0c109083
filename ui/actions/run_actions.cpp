#include "actions/run_actions.h"

#include "main_window.h"
#include "panels/pretrain_panel.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>

namespace deepmi::studio
{

RunActions::RunActions(MainWindow& window, QMenu& menu) : QObject(&window), m_window(window)
{
    menu.setToolTipsVisible(true);
    const auto add = [&](const char* name, const QString& title, const QKeySequence& keys,
                         const QString& tip) {
        QAction* action = menu.addAction(title);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setToolTip(tip);
        action->setStatusTip(tip);
        return action;
    };
    m_pretrain = add("pretrainAction", tr("&Pre-train"), QKeySequence(Qt::CTRL | Qt::Key_R),
                     tr("Train DeepEmoCluster on the open data with the parameters of Pre-training"));
    menu.addSeparator();
    m_pause = add("pauseAction", tr("P&ause"), QKeySequence(Qt::Key_F6), tr("The running job stands still"));
    m_resume = add("resumeAction", tr("&Resume"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
                   tr("The paused job goes on"));
    m_step = add("stepAction", tr("Step one &epoch"), QKeySequence(Qt::Key_F7),
                 tr("Run to the end of the epoch and pause there"));
    menu.addSeparator();
    m_finish = add("finishAction", tr("&Finish now"), QKeySequence(Qt::Key_F8),
                   tr("End at the end of this epoch and keep the result so far"));
    m_stop =
        add("stopAction", tr("&Stop"), QKeySequence(Qt::CTRL | Qt::Key_Period),
            tr("Stop the running job; a training that has done an epoch leaves a checkpoint to resume from"));

    auto* panel = window.findChild<PretrainPanel*>();
    JobQueue& jobs = window.workspace().jobs();
    connect(m_pretrain, &QAction::triggered, panel, &PretrainPanel::start);
    connect(panel, &PretrainPanel::readinessChanged, this, &RunActions::update);
    connect(panel, &PretrainPanel::started, this, [this] {
        // To the front, but the keyboard stays where it is.
        for (QDockWidget* dock : m_window.docks())
            if (dock->objectName() == QLatin1String("trainingPanelDock")) {
                dock->show();
                dock->raise();
            }
    });
    connect(m_pause, &QAction::triggered, this, [this, &jobs] { jobs.pause(activeJob()); });
    connect(m_resume, &QAction::triggered, this, [this, &jobs] { jobs.resume(activeJob()); });
    connect(m_step, &QAction::triggered, this, [this, &jobs] { jobs.stepEpoch(activeJob()); });
    connect(m_finish, &QAction::triggered, this, [this, &jobs] { jobs.finishEarly(activeJob()); });
    connect(m_stop, &QAction::triggered, this, [this, &jobs] { jobs.stop(activeJob()); });
    connect(&jobs, &JobQueue::changed, this, &RunActions::update);
    connect(&jobs, &JobQueue::finished, this, &RunActions::update);
    update();
}

int RunActions::activeJob() const
{
    for (const JobState& state : m_window.workspace().jobs().states())
        if (state.isActive())
            return state.id;
    return 0;
}

void RunActions::update()
{
    const JobState state = m_window.workspace().jobs().state(activeJob());
    const bool any = state.id != 0;
    m_pretrain->setEnabled(m_window.workspace().data() != nullptr);
    m_pause->setEnabled(any && state.canPause());
    m_resume->setEnabled(any && state.canResume());
    m_step->setEnabled(any && state.canStep());
    m_finish->setEnabled(any && state.canFinishNow());
    m_stop->setEnabled(any && state.canStop());
}

} // namespace deepmi::studio

#include "moc_run_actions.cpp"

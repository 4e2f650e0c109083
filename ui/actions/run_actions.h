#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace deepmi::studio
{

class MainWindow;

/// The Run menu: start a pre-training; pause, resume, step, finish and stop the job that runs.
class RunActions : public QObject
{
    Q_OBJECT

public:
    RunActions(MainWindow& window, QMenu& menu);

private:
    void update();
    /// The job that runs or is paused; 0 if none does.
    int activeJob() const;

    MainWindow& m_window;
    QAction* m_pretrain;
    QAction* m_pause;
    QAction* m_resume;
    QAction* m_step;
    QAction* m_finish;
    QAction* m_stop;
};

} // namespace deepmi::studio

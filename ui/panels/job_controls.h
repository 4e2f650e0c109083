#pragma once

#include "worker/job_queue.h"

#include <QWidget>

class QToolButton;

namespace deepmi::studio
{

/// Pause or resume, step one epoch, finish now, stop: the buttons of one job of a queue. Object names are
/// `prefix` + "Pause", "Step", "Finish", "Stop".
class JobControls : public QWidget
{
    Q_OBJECT

public:
    JobControls(JobQueue& queue, const QString& prefix, QWidget* parent = nullptr);

    /// The job they are for; 0 = none, all disabled.
    void setJob(int id);
    int job() const { return m_job; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitPause();
    void update(const JobState& state);

    JobQueue& m_queue;
    int m_job = 0;
    QToolButton* m_pause;
    QToolButton* m_step;
    QToolButton* m_finish;
    QToolButton* m_stop;
};

} // namespace deepmi::studio

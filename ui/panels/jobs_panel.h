#pragma once

#include "panels/panel.h"

class QLabel;
class QListView;
class QPushButton;

namespace deepmi::studio
{

class JobControls;
class JobsModel;

/// What the worker does, what waits and what has ended, with progress, time left, messages; pause, step,
/// finish and stop of the chosen one.
class JobsPanel : public Panel
{
    Q_OBJECT

public:
    explicit JobsPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("jobs"); }

protected:
    void refresh() override;

private:
    void choose();

    JobsModel* m_model;
    QListView* m_list;
    QLabel* m_empty;
    JobControls* m_controls;
    QPushButton* m_forget;
};

} // namespace deepmi::studio

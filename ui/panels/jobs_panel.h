#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// What the worker does and what waits, with progress, time left, pause and stop.
class JobsPanel : public Panel
{
    Q_OBJECT

public:
    explicit JobsPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("jobs"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

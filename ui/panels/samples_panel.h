#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// Every sample in a table, with the audio of the one in focus.
class SamplesPanel : public Panel
{
    Q_OBJECT

public:
    explicit SamplesPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("samples"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// Parameters of DeepEmoCluster, the device, and start, pause, step, stop.
class PretrainPanel : public Panel
{
    Q_OBJECT

public:
    explicit PretrainPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("pretraining"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// Mutual information of clusters × levels and predictions × levels.
class HeatmapPanel : public Panel
{
    Q_OBJECT

public:
    explicit HeatmapPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("heatmap"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

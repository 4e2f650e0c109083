#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// Figure 2: the label distribution of each bin, a row a measure.
class BinsPanel : public Panel
{
    Q_OBJECT

public:
    explicit BinsPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("bins"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// Curricula against each other: the table of trials, its statistics and plots.
class ComparisonPanel : public Panel
{
    Q_OBJECT

public:
    explicit ComparisonPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("comparison"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

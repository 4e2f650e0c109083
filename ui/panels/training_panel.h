#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// Curves of pre-training and of the curriculum regressor as they come.
class TrainingPanel : public Panel
{
    Q_OBJECT

public:
    explicit TrainingPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("training"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

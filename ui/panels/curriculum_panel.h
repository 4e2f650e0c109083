#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// α, K, E, level edges and bins, with the strip of inertia, NMI and I(X;Y) against K.
class CurriculumPanel : public Panel
{
    Q_OBJECT

public:
    explicit CurriculumPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("curriculum"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

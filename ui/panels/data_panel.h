#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// What data are open: files, rows, what did not match; the attribute shown; runs and scores that are open.
class DataPanel : public Panel
{
    Q_OBJECT

public:
    explicit DataPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("data"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

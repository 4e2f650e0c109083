#pragma once

#include "panels/panel.h"

namespace deepmi::studio
{

/// The embedding in two dimensions, coloured by cluster, level, score or error.
class EmbeddingPanel : public Panel
{
    Q_OBJECT

public:
    explicit EmbeddingPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString helpPage() const override { return QStringLiteral("embedding"); }

protected:
    void refresh() override;
};

} // namespace deepmi::studio

#include "panels/pretrain_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

PretrainPanel::PretrainPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &PretrainPanel::requestRefresh);
}

void PretrainPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_pretrain_panel.cpp"

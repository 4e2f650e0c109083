#include "panels/bins_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

BinsPanel::BinsPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &BinsPanel::requestRefresh);
}

void BinsPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_bins_panel.cpp"

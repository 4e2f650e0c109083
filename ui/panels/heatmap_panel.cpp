#include "panels/heatmap_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

HeatmapPanel::HeatmapPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &HeatmapPanel::requestRefresh);
}

void HeatmapPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_heatmap_panel.cpp"

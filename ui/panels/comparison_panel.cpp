#include "panels/comparison_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

ComparisonPanel::ComparisonPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &ComparisonPanel::requestRefresh);
}

void ComparisonPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_comparison_panel.cpp"

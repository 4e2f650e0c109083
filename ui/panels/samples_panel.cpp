#include "panels/samples_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

SamplesPanel::SamplesPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &SamplesPanel::requestRefresh);
}

void SamplesPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_samples_panel.cpp"

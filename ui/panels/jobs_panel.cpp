#include "panels/jobs_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

JobsPanel::JobsPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &JobsPanel::requestRefresh);
}

void JobsPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_jobs_panel.cpp"

#include "panels/curriculum_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

CurriculumPanel::CurriculumPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &CurriculumPanel::requestRefresh);
}

void CurriculumPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_curriculum_panel.cpp"

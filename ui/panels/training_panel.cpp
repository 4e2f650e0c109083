#include "panels/training_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

TrainingPanel::TrainingPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &TrainingPanel::requestRefresh);
}

void TrainingPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_training_panel.cpp"

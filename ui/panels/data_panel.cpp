#include "panels/data_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

DataPanel::DataPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &DataPanel::requestRefresh);
}

void DataPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_data_panel.cpp"

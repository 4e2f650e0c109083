#include "panels/embedding_panel.h"

#include "models/workspace.h"

namespace deepmi::studio
{

EmbeddingPanel::EmbeddingPanel(Workspace& space, QWidget* parent) : Panel(space, parent)
{
    connect(&space, &Workspace::curriculumChanged, this, &EmbeddingPanel::requestRefresh);
}

void EmbeddingPanel::refresh() {}

} // namespace deepmi::studio

#include "moc_embedding_panel.cpp"

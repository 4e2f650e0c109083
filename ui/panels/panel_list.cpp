#include "panels/panel_list.h"

#include "panels/bins_panel.h"
#include "panels/comparison_panel.h"
#include "panels/curriculum_panel.h"
#include "panels/data_panel.h"
#include "panels/embedding_panel.h"
#include "panels/heatmap_panel.h"
#include "panels/jobs_panel.h"
#include "panels/pretrain_panel.h"
#include "panels/samples_panel.h"
#include "panels/training_panel.h"

#include <QCoreApplication>

namespace deepmi::studio
{

namespace
{

template <class P>
Panel* make(Workspace& workspace, QWidget* parent)
{
    return new P(workspace, parent);
}

QString tr(const char* source)
{
    return QCoreApplication::translate("PanelList", source);
}

} // namespace

std::vector<PanelEntry> panelList()
{
    return {
        {"dataPanel", tr("Data"), DockPlace::Side, make<DataPanel>},
        {"pretrainPanel", tr("Pre-training"), DockPlace::Side, make<PretrainPanel>},
        {"jobsPanel", tr("Jobs"), DockPlace::Side, make<JobsPanel>},
        {"curriculumPanel", tr("Curriculum"), DockPlace::SideBelow, make<CurriculumPanel>},
        {"heatmapPanel", tr("Mutual information"), DockPlace::Centre, make<HeatmapPanel>},
        {"binsPanel", tr("Bins"), DockPlace::Centre, make<BinsPanel>},
        {"embeddingPanel", tr("Embedding"), DockPlace::Centre, make<EmbeddingPanel>},
        {"trainingPanel", tr("Training"), DockPlace::Centre, make<TrainingPanel>},
        {"comparisonPanel", tr("Comparison"), DockPlace::Centre, make<ComparisonPanel>},
        {"samplesPanel", tr("Samples"), DockPlace::Bottom, make<SamplesPanel>},
    };
}

} // namespace deepmi::studio

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

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PanelList)
};

} // namespace

std::vector<PanelEntry> panelList()
{
    return {
        {"dataPanel", Words::tr("Data"), DockPlace::Side, make<DataPanel>},
        {"pretrainPanel", Words::tr("Pre-training"), DockPlace::Side, make<PretrainPanel>},
        {"jobsPanel", Words::tr("Jobs"), DockPlace::Side, make<JobsPanel>},
        {"curriculumPanel", Words::tr("Curriculum"), DockPlace::SideBelow, make<CurriculumPanel>},
        {"heatmapPanel", Words::tr("Mutual information"), DockPlace::Centre, make<HeatmapPanel>},
        {"binsPanel", Words::tr("Bins"), DockPlace::Centre, make<BinsPanel>},
        {"embeddingPanel", Words::tr("Embedding"), DockPlace::Centre, make<EmbeddingPanel>},
        {"trainingPanel", Words::tr("Training"), DockPlace::Centre, make<TrainingPanel>},
        {"comparisonPanel", Words::tr("Comparison"), DockPlace::Centre, make<ComparisonPanel>},
        {"samplesPanel", Words::tr("Samples"), DockPlace::Bottom, make<SamplesPanel>},
    };
}

} // namespace deepmi::studio

#include "panels/heatmap_panel.h"

#include "models/text.h"
#include "models/workspace.h"
#include "panels/heatmap_sidebar.h"
#include "plots/heatmap_text.h"
#include "plots/heatmap_view.h"
#include "pretrain/cluster_health.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

bool isOfCollapsedClassifier(const Workspace& workspace)
{
    const auto run = workspace.run();
    if (!run || workspace.curriculum()->isPreview() || workspace.settings().clusterSource == "kmeans")
        return false;
    const auto kept = static_cast<std::size_t>(run->keptEpoch);
    return kept >= 1 && kept <= run->history.size() && isCollapsed(run->history[kept - 1]);
}

} // namespace

HeatmapPanel::HeatmapPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_pages(new QStackedWidget), m_view(new HeatmapView),
      m_sidebar(new HeatmapSidebar), m_cellName(new QLabel), m_cellNumbers(new QLabel)
{
    m_predictions.ofPredictions = true;
    m_predictions.order = HeatmapOrder::Number;
    m_view->setObjectName(QStringLiteral("heatmapView"));
    m_view->setAccessibleName(tr("Heatmap of mutual information"));
    m_view->setAccessibleDescription(
        tr("Arrow keys move between cells, Enter selects the samples of a cell, Space toggles them."));
    m_cellName->setObjectName(QStringLiteral("heatmapCellName"));
    m_cellName->setAccessibleName(tr("Current cell"));
    m_cellNumbers->setObjectName(QStringLiteral("heatmapCellNumbers"));
    m_cellNumbers->setAccessibleName(tr("Numbers of the current cell"));
    m_cellNumbers->setWordWrap(true);
    m_cellNumbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = m_cellName->font();
    bold.setBold(true);
    m_cellName->setFont(bold);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    column->addWidget(makeControls());
    column->addWidget(makePreviewMark());
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_view, 1);
    middle->addWidget(m_sidebar);
    column->addLayout(middle, 1);
    auto* detail = new QHBoxLayout;
    detail->addWidget(m_cellName, 0, Qt::AlignTop);
    detail->addWidget(m_cellNumbers, 1, Qt::AlignTop);
    column->addLayout(detail);
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_view);

    connect(m_view, &HeatmapView::currentCellChanged, this, &HeatmapPanel::showCurrentCell);
    connect(m_view, &HeatmapView::cellsChosen, this, &HeatmapPanel::choose);
    // Tables do not depend on α and the number of bins.
    connect(&space, &Workspace::curriculumChanged, this, [this](bool rebuilt) {
        if (rebuilt)
            requestRefresh();
    });
    connect(&space, &Workspace::dataChanged, this, &HeatmapPanel::requestRefresh);
    connect(&space.selection(), &Selection::changed, this, [this] {
        if (isVisible())
            showSelection();
        else
            requestRefresh();
    });
}

QWidget* HeatmapPanel::makePreviewMark()
{
    m_preview = new QFrame;
    m_preview->setObjectName(QStringLiteral("heatmapPreview"));
    static_cast<QFrame*>(m_preview)->setFrameShape(QFrame::StyledPanel);
    m_preview->setBackgroundRole(QPalette::ToolTipBase);
    m_preview->setAutoFillBackground(true);
    m_previewText = new QLabel;
    m_previewText->setObjectName(QStringLiteral("heatmapPreviewText"));
    m_previewText->setForegroundRole(QPalette::ToolTipText);
    m_previewText->setWordWrap(true);
    auto* retrain = new QPushButton(tr("Retrain at this K"));
    retrain->setObjectName(QStringLiteral("heatmapRetrain"));
    retrain->setAccessibleName(retrain->text());
    retrain->setToolTip(tr("Queues a pre-training with as many clusters as the preview has"));
    connect(retrain, &QPushButton::clicked, this, [this] {
        if (const auto curriculum = workspace().curriculum(); curriculum && curriculum->isPreview())
            workspace().requestRetraining(curriculum->samples->previewClusters);
    });
    auto* row = new QHBoxLayout(m_preview);
    row->setContentsMargins(8, 3, 3, 3);
    row->addWidget(m_previewText, 1);
    row->addWidget(retrain);
    m_preview->hide();
    return m_preview;
}

QWidget* HeatmapPanel::makeEmptyPage()
{
    auto* page = new QWidget;
    m_emptyText = new QLabel;
    m_emptyText->setObjectName(QStringLiteral("heatmapEmpty"));
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    auto* button = new QPushButton;
    button->setObjectName(QStringLiteral("heatmapNextStep"));
    connect(button, &QPushButton::clicked, this, [this] {
        // The View menu's action brings the other panel forward; panels do not know each other.
        const QString name =
            workspace().data() ? QStringLiteral("pretrainPanelAction") : QStringLiteral("dataPanelAction");
        if (auto* action = window()->findChild<QAction*>(name))
            action->trigger();
    });
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(m_emptyText);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

HeatmapOptions HeatmapPanel::optionsFor(const Curriculum& curriculum, bool ofPredictions) const
{
    HeatmapOptions options = ofPredictions ? m_predictions : m_clusters;
    options.attribute = workspace().attribute();
    if (curriculum.isPreview() && !ofPredictions)
        options.note =
            tr("Preview at K = %1, not retrained").arg(curriculum.samples->previewClusters).toStdString();
    return options;
}

void HeatmapPanel::refresh()
{
    const auto curriculum = workspace().curriculum();
    m_pages->setCurrentIndex(curriculum ? 1 : 0);
    if (!curriculum) {
        m_view->setTable(nullptr, {});
        auto* next = findChild<QPushButton*>(QStringLiteral("heatmapNextStep"));
        const bool hasData = workspace().data() != nullptr;
        m_emptyText->setText(
            hasData ? tr("There are no clusters yet. Pre-train to find them, or open a run.")
                    : tr("There is nothing to show yet. Open data or the teaching corpus first."));
        next->setText(hasData ? tr("Pre-train…") : tr("Open data…"));
        next->setAccessibleName(next->text());
        return;
    }
    m_view->setTable(curriculum->deepmi, optionsFor(*curriculum, m_ofPredictions));
    m_sidebar->showSums(*curriculum->deepmi);
    m_sidebar->showCollapse(isOfCollapsedClassifier(workspace()));
    m_preview->setVisible(curriculum->isPreview());
    m_previewText->setText(tr("<b>Preview at K = %1.</b> The present embedding clustered anew; the network "
                              "was not retrained.")
                               .arg(curriculum->samples->previewClusters));
    showSelection();
}

void HeatmapPanel::showSelection()
{
    const auto curriculum = workspace().curriculum();
    const std::vector<std::int32_t>& rows = workspace().selection().rows();
    if (!curriculum || rows.empty()) {
        m_view->setSelectedCounts({});
        return;
    }
    const DeepMI& deepmi = *curriculum->deepmi;
    const std::vector<int>& first =
        m_ofPredictions ? deepmi.predictedLevel : curriculum->samples->assignments.cluster;
    const auto levels = static_cast<std::size_t>(deepmi.levels.count());
    const auto columns = static_cast<std::size_t>(
        (m_ofPredictions ? deepmi.predictionByLevel : deepmi.clusterByLevel).firstStates());
    std::vector<std::int64_t> counts(columns * levels, 0);
    for (const std::int32_t row : rows)
        if (const std::int32_t found = curriculum->sampleOfRow(row); found >= 0) {
            const auto sample = static_cast<std::size_t>(found);
            ++counts[static_cast<std::size_t>(first[sample]) * levels +
                     static_cast<std::size_t>(deepmi.labelLevel[sample])];
        }
    m_view->setSelectedCounts(std::move(counts));
}

void HeatmapPanel::showCurrentCell()
{
    m_cellName->setText(m_view->currentName());
    m_cellNumbers->setText(m_view->currentNumbers());
    // Where the numbers need a second line it stays, so that the heatmap does not jump from cell to cell.
    const int needed = m_cellNumbers->heightForWidth(qMax(1, m_cellNumbers->width()));
    if (isVisible() && needed > m_cellNumbers->minimumHeight())
        m_cellNumbers->setMinimumHeight(needed);
}

void HeatmapPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    m_cellNumbers->setMinimumHeight(0);
}

void HeatmapPanel::choose(const std::vector<HeatmapCell>& cells, Selection::How how)
{
    const auto curriculum = workspace().curriculum();
    if (!curriculum)
        return;
    const HeatmapLayout& layout = m_view->cellLayout();
    const auto levels = static_cast<std::size_t>(layout.levels);
    std::vector<char> chosen(layout.order.size() * levels, 0);
    for (const HeatmapCell& cell : cells)
        chosen[static_cast<std::size_t>(layout.stateAt(cell.place)) * levels +
               static_cast<std::size_t>(cell.level)] = 1;
    std::vector<std::int32_t> rows;
    const CellGrouping& grouping = *curriculum->cells;
    for (std::size_t index = 0; index < grouping.cells().size(); ++index) {
        const DeepMICell& cell = grouping.cells()[index];
        const int first = m_ofPredictions ? cell.predictedLevel : cell.cluster;
        if (chosen[static_cast<std::size_t>(first) * levels + static_cast<std::size_t>(cell.level)])
            for (const std::uint32_t sample : grouping.members(index))
                rows.push_back(curriculum->rowOfSample(sample));
    }
    workspace().selection().select(std::move(rows), originOf(cells), how);
}

QString HeatmapPanel::originOf(const std::vector<HeatmapCell>& cells) const
{
    if (cells.empty())
        return {};
    const HeatmapLayout& layout = m_view->cellLayout();
    const Levels& levels = workspace().curriculum()->deepmi->levels;
    const HeatmapCell& first = cells.front();
    const auto all = [&](auto same) { return std::all_of(cells.begin(), cells.end(), same); };
    if (cells.size() == 1)
        return cellName(levels, m_view->options(), layout.stateAt(first.place), first.level);
    if (static_cast<int>(cells.size()) == layout.levels &&
        all([&](const HeatmapCell& cell) { return cell.place == first.place; }))
        return columnText(levels, m_view->options(), layout.stateAt(first.place));
    if (static_cast<int>(cells.size()) == layout.columns() &&
        all([&](const HeatmapCell& cell) { return cell.level == first.level; }))
        return QStringLiteral("%1 %2").arg(text(workspace().attribute()),
                                           text(levelRange(levels, first.level)));
    return tr("%n cell(s) of the heatmap", nullptr, static_cast<int>(cells.size()));
}

std::vector<Figure> HeatmapPanel::figures() const
{
    return {figureOf(false), figureOf(true)};
}

QString HeatmapPanel::figureInView() const
{
    return figureOf(m_ofPredictions).id;
}

Figure HeatmapPanel::figureOf(bool ofPredictions) const
{
    Figure figure;
    figure.id = ofPredictions ? QStringLiteral("prediction-heatmap") : QStringLiteral("heatmap");
    figure.title = ofPredictions ? tr("Mutual information of prediction and level")
                                 : tr("Mutual information of cluster and level");
    figure.provenance = workspace().provenance();
    const auto curriculum = workspace().curriculum();
    if (!curriculum) {
        figure.missing = workspace().data() ? tr("There are no clusters yet: pre-train, or open a run.")
                                            : tr("There is nothing open yet: open data or a run first.");
        return figure;
    }
    const std::shared_ptr<const DeepMI> deepmi = curriculum->deepmi;
    const HeatmapOptions options = optionsFor(*curriculum, ofPredictions);
    const auto table = [deepmi, ofPredictions]() -> const JointTable& {
        return ofPredictions ? deepmi->predictionByLevel : deepmi->clusterByLevel;
    };
    figure.draw = [deepmi, table, options](Canvas& canvas, const FigureStyle& style) {
        drawJointHeatmap(canvas, table(), deepmi->levels, options, style);
    };
    figure.naturalHeightMm = [deepmi](const FigureStyle& style) {
        return jointHeatmapHeightMm(deepmi->levels, style.fontPt);
    };
    figure.csv = [deepmi, table, options] { return jointHeatmapCsv(table(), deepmi->levels, options); };
    figure.description = heatmapDescription(table(), deepmi->levels, options);
    return figure;
}

} // namespace deepmi::studio

#include "moc_heatmap_panel.cpp"

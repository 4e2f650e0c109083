// What the heatmap is to show and how it is sorted: the controls above it, and what a project keeps of them.
#include "panels/heatmap_panel.h"
#include "plots/heatmap_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace deepmi::studio
{

namespace
{

// As a project calls them, in the order of the boxes' entries.
constexpr const char* columnsNames[] = {"clusters", "predictions"};
constexpr const char* valueNames[] = {"contribution", "probability", "count", "log_ratio"};
constexpr const char* orderNames[] = {"number", "mean_level", "size", "information", "effective_levels"};

} // namespace

QWidget* HeatmapPanel::makeControls()
{
    const auto box = [](const char* objectName, const QString& name, const QString& tip,
                        const QStringList& items) {
        auto* made = new QComboBox;
        made->setObjectName(QString::fromLatin1(objectName));
        made->setAccessibleName(name);
        made->setToolTip(tip);
        made->addItems(items);
        return made;
    };
    m_columnsBox =
        box("heatmapColumns", tr("Columns"),
            tr("What stands beside the level of the label: the cluster X of a sample, or the level "
               "Y′ that was predicted for it"),
            {tr("Cluster X"), tr("Predicted level Y′")});
    m_valueBox = box("heatmapValue", tr("Value shown"),
                     tr("What colours and numbers stand for. I(x;y) = P(x,y) log P(x,y)/(P(x)P(y)), eq. 2 of "
                        "the paper"),
                     {tr("Contribution I(x;y)"), tr("Probability P(x,y)"), tr("Count"), tr("Log ratio")});
    m_orderBox =
        box("heatmapOrder", tr("Sorted by"), tr("What the columns are sorted by, from left to right"),
            {tr("Number"), tr("Mean level"), tr("Size"), tr("Share of I"), tr("Effective levels")});
    m_orderBox->setItemData(4, tr("exp H(Y|x): over how many levels the samples of a column spread"),
                            Qt::ToolTipRole);
    m_descending = new QToolButton;
    m_descending->setObjectName(QStringLiteral("heatmapDescending"));
    m_descending->setCheckable(true);
    m_descending->setArrowType(Qt::UpArrow);
    auto* lasso = new QToolButton;
    lasso->setObjectName(QStringLiteral("heatmapLasso"));
    lasso->setCheckable(true);
    lasso->setText(tr("Lasso"));
    lasso->setAccessibleName(tr("Lasso"));
    lasso->setToolTip(tr("Drag a free outline around cells in place of a rectangle. Shift adds to the "
                         "selection, Ctrl toggles."));
    connect(lasso, &QToolButton::toggled, m_view, [this](bool on) {
        m_view->setDrag(on ? HeatmapView::Drag::Lasso : HeatmapView::Drag::RubberBand);
    });
    for (QComboBox* one : {m_columnsBox, m_valueBox, m_orderBox})
        connect(one, &QComboBox::activated, this, &HeatmapPanel::readControls);
    connect(m_columnsBox, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_ofPredictions = index == 1;
        showControls();
        requestRefresh();
    });
    connect(m_descending, &QToolButton::clicked, this, &HeatmapPanel::readControls);

    auto* controls = new QWidget;
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_columnsBox);
    row->addWidget(m_valueBox);
    auto* sorted = new QLabel(tr("sorted by"));
    sorted->setBuddy(m_orderBox);
    row->addWidget(sorted);
    row->addWidget(m_orderBox);
    row->addWidget(m_descending);
    row->addWidget(lasso);
    row->addStretch(1);
    showControls();
    return controls;
}

void HeatmapPanel::readControls()
{
    HeatmapOptions& options = shownOptions();
    options.value = static_cast<HeatmapValue>(m_valueBox->currentIndex());
    options.order = static_cast<HeatmapOrder>(m_orderBox->currentIndex());
    options.descending = m_descending->isChecked();
    showControls();
    requestRefresh();
}

void HeatmapPanel::showControls()
{
    const HeatmapOptions& options = shownOptions();
    m_valueBox->setCurrentIndex(static_cast<int>(options.value));
    m_orderBox->setCurrentIndex(static_cast<int>(options.order));
    m_descending->setChecked(options.descending);
    m_descending->setArrowType(options.descending ? Qt::DownArrow : Qt::UpArrow);
    m_descending->setAccessibleName(options.descending ? tr("Sorted descending") : tr("Sorted ascending"));
    m_descending->setToolTip(options.descending
                                 ? tr("The largest stands left; click for the smallest first")
                                 : tr("The smallest stands left; click for the largest first"));
}

ViewState HeatmapPanel::viewState() const
{
    ViewState state = {{"columns", columnsNames[m_ofPredictions ? 1 : 0]}};
    for (const HeatmapOptions* options : {&m_clusters, &m_predictions})
        state[columnsNames[options->ofPredictions ? 1 : 0]] = {
            {"value", valueNames[static_cast<std::size_t>(options->value)]},
            {"sort", orderNames[static_cast<std::size_t>(options->order)]},
            {"descending", options->descending}};
    return state;
}

void HeatmapPanel::restoreView(const ViewState& state)
{
    for (HeatmapOptions* options : {&m_clusters, &m_predictions}) {
        const auto found = state.find(columnsNames[options->ofPredictions ? 1 : 0]);
        const ViewState chosen = found == state.end() ? ViewState() : *found;
        const HeatmapOrder first = options->ofPredictions ? HeatmapOrder::Number : HeatmapOptions{}.order;
        options->value = static_cast<HeatmapValue>(choiceIn(chosen, "value", valueNames));
        options->order =
            static_cast<HeatmapOrder>(choiceIn(chosen, "sort", orderNames, static_cast<int>(first)));
        options->descending = flagIn(chosen, "descending");
    }
    m_columnsBox->setCurrentIndex(choiceIn(state, "columns", columnsNames));
    showControls();
    requestRefresh();
}

} // namespace deepmi::studio

#include "panels/training_panel.h"

#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "panels/training_list.h"
#include "plots/chart_view.h"
#include "plots/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QStackedLayout>
#include <algorithm>
#include <deque>

namespace deepmi::studio
{

namespace
{

constexpr int refreshMilliseconds = 100;
constexpr std::size_t mostCharts = 6;
constexpr double tallestFigureMm = 230; ///< of one that is exported: a page with a caption holds it

template <class W>
W* named(W* widget, const char* objectName, const QString& accessibleName, const QString& toolTip)
{
    widget->setObjectName(QString::fromLatin1(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(toolTip);
    return widget;
}

} // namespace

TrainingPanel::TrainingPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_list(new TrainingList(space.trainings())), m_words(new QLabel),
      m_scroll(new QScrollArea)
{
    named(m_words, "trainingWords", tr("Values of the epoch under the pointer"), {});
    m_words->setTextFormat(Qt::PlainText);
    m_words->setMinimumWidth(1);
    auto* sheet = new QWidget;
    m_grid = new QGridLayout(sheet);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(6);
    for (std::size_t chart = 0; chart < mostCharts; ++chart) {
        auto* view = new ChartView(sheet); // the grid owns only those that are shown
        view->setObjectName(QStringLiteral("trainingChart%1").arg(chart));
        connect(view, &ChartView::epochsWanted, this, &TrainingPanel::setEpochs);
        connect(view, &ChartView::allWanted, this, &TrainingPanel::showAll);
        connect(view, &ChartView::cursorMoved, this, [this](int epoch) {
            for (ChartView* other : m_charts)
                other->setCursorEpoch(epoch);
        });
        connect(view, &ChartView::described, this, [this](const QString& words) {
            m_words->setText(words.isEmpty() ? tr("Point at a chart for its values.") : words);
        });
        m_charts.push_back(view);
        view->hide();
    }
    m_scroll->setObjectName(QStringLiteral("trainingScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(sheet);

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeControls());
    column->addWidget(m_scroll, 1);
    column->addWidget(m_words);
    auto* shown = new QSplitter;
    shown->setObjectName(QStringLiteral("trainingSplitter"));
    shown->addWidget(m_list);
    shown->addWidget(right);
    shown->setStretchFactor(1, 1);
    shown->setSizes({190, 1000});
    shown->setContentsMargins(8, 6, 8, 4);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(shown);

    m_later.setSingleShot(true);
    m_later.setInterval(refreshMilliseconds);
    connect(&m_later, &QTimer::timeout, this, &TrainingPanel::requestRefresh);
    connect(m_list, &TrainingList::shownChanged, this, &TrainingPanel::requestRefresh);
    connect(m_list, &TrainingList::kindChanged, this, &TrainingPanel::showAll);
    connect(&space.trainings(), &TrainingLog::curveChanged, this, [this] {
        if (!m_later.isActive())
            m_later.start();
    });
}

QWidget* TrainingPanel::makeControls()
{
    m_logarithmic = named(new QCheckBox(tr("Log axis")), "trainingLogarithmic", tr("Logarithmic axis"),
                          tr("Losses, learning rate and samples in use on a logarithmic axis"));
    m_smoothing =
        named(new QSlider(Qt::Horizontal), "trainingSmoothing", tr("Smoothing"),
              tr("Exponentially weighted mean of the epochs so far; the values stay faintly behind"));
    m_smoothing->setRange(0, 99);
    m_smoothing->setMaximumWidth(130);
    m_smoothingValue = named(new QLabel, "trainingSmoothingValue", tr("Weight of the epochs before"), {});
    auto* all = named(new QPushButton(tr("Show all")), "trainingShowAll", tr("Show all epochs and values"),
                      tr("The whole range of every chart again (0, or a double click in a chart)"));
    auto* label = new QLabel(tr("Smoothing"));
    label->setBuddy(m_smoothing);
    auto* controls = new QWidget;
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_smoothing);
    row->addWidget(m_smoothingValue);
    row->addSpacing(8);
    row->addWidget(m_logarithmic);
    row->addStretch(1);
    row->addWidget(all);
    connect(m_smoothing, &QSlider::valueChanged, this, &TrainingPanel::requestRefresh);
    connect(m_logarithmic, &QCheckBox::toggled, this, &TrainingPanel::requestRefresh);
    connect(all, &QPushButton::clicked, this, &TrainingPanel::showAll);
    return controls;
}

QWidget* TrainingPanel::makeEmptyPage()
{
    auto* page = new QWidget;
    auto* words =
        named(new QLabel(tr("No curves yet. They appear here while a pre-training or a comparison of "
                            "curricula runs, and for every run that is opened.")),
              "trainingEmpty", tr("No curves yet"), {});
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    auto* begin = named(new QPushButton(tr("Pre-train…")), "trainingPretrain", tr("Pre-train"),
                        tr("Shows the panel that starts a pre-training"));
    connect(begin, &QPushButton::clicked, this, [this] {
        if (auto* action = window()->findChild<QAction*>(QStringLiteral("pretrainPanelAction")))
            action->trigger();
    });
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(words);
    column->addWidget(begin, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

TrainingChartOptions TrainingPanel::optionsNow() const
{
    return {m_logarithmic->isChecked(), m_smoothing->value() / 100.};
}

ViewState TrainingPanel::viewState() const
{
    ViewState state = m_list->viewState();
    state["logarithmic"] = m_logarithmic->isChecked();
    state["smoothing"] = m_smoothing->value();
    return state;
}

void TrainingPanel::restoreView(const ViewState& state)
{
    m_list->restoreView(state);
    m_logarithmic->setChecked(flagIn(state, "logarithmic"));
    m_smoothing->setValue(numberIn(state, "smoothing", m_smoothing->minimum(), m_smoothing->maximum(), 0));
}

void TrainingPanel::arrangeCharts(std::size_t count)
{
    const double font = screenStyle(palette()).fontPt;
    const int fitting = std::clamp(static_cast<int>(m_scroll->viewport()->width() / (font * 24)), 1, 3);
    // Evenly filled lines: four charts where three fit are two and two.
    const int charts = std::max(1, static_cast<int>(count));
    const int lines = (charts + fitting - 1) / fitting;
    const int columns = (charts + lines - 1) / lines;
    if (columns == m_columns && count == m_chartsShown)
        return;
    m_columns = columns;
    m_chartsShown = count;
    for (std::size_t chart = 0; chart < m_charts.size(); ++chart) {
        m_grid->removeWidget(m_charts[chart]);
        if (chart < count)
            m_grid->addWidget(m_charts[chart], static_cast<int>(chart) / columns,
                              static_cast<int>(chart) % columns);
        m_charts[chart]->setVisible(chart < count);
    }
}

void TrainingPanel::refresh()
{
    m_later.stop();
    const bool any = !workspace().trainings().curves().empty();
    m_pages->setCurrentIndex(any ? 1 : 0);
    m_smoothingValue->setText(decimalText(m_smoothing->value() / 100., 2));
    m_list->bringUpToDate();
    if (!any)
        return;
    const std::vector<ShownTraining> shown = m_list->shown(isDark(palette()));
    const int last = shown.empty() ? 0 : shown.back().curve->id;
    const TrainingLog* log = &workspace().trainings();
    const EpochSource sizes = [log, last]() -> const std::vector<PretrainEpoch>* {
        const TrainingCurve* curve = log->curve(last);
        return curve ? &curve->pretrain : nullptr;
    };
    std::vector<LineChart> charts = trainingCharts(m_list->kind(), shown, optionsNow(), sizes);
    arrangeCharts(charts.size());
    const FigureStyle style = screenStyle(palette());
    for (std::size_t chart = 0; chart < charts.size(); ++chart) {
        m_charts[chart]->setAccessibleName(text(charts[chart].title));
        m_charts[chart]->setChart(std::move(charts[chart]), style);
    }
    if (m_words->text().isEmpty())
        m_words->setText(tr("Point at a chart for its values."));
}

void TrainingPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    if (m_chartsShown > 0)
        arrangeCharts(m_chartsShown);
}

void TrainingPanel::setEpochs(double low, double high)
{
    for (ChartView* chart : m_charts)
        chart->setEpochs(high > low ? std::optional(std::pair{low, high}) : std::nullopt);
}

void TrainingPanel::showAll()
{
    for (ChartView* chart : m_charts) {
        chart->setEpochs(std::nullopt);
        chart->resetValues();
    }
}

std::vector<Figure> TrainingPanel::figures() const
{
    Figure figure;
    figure.id = QStringLiteral("curves");
    figure.title = tr("Curves of training");
    const std::vector<ShownTraining> shown = m_list->shown(false); // exports are light
    const bool epochs = std::any_of(shown.begin(), shown.end(),
                                    [](const ShownTraining& one) { return one.curve->epochs() > 0; });
    if (!epochs) {
        figure.missing = tr("There are no curves yet: open a run, or pre-train (Run ▸ Pre-train).");
        return {figure};
    }
    // Copies: the figure outlives the next epoch. The last of them is that of the last training shown.
    const auto curves = std::make_shared<std::deque<TrainingCurve>>();
    const auto keep = [&](const TrainingCurve*& curve) {
        curves->push_back(*curve);
        curve = &curves->back();
    };
    std::vector<ShownTraining> kept = shown;
    for (ShownTraining& one : kept) {
        for (const TrainingCurve*& trial : one.trials)
            keep(trial);
        keep(one.curve);
    }
    ChartSheet sheet;
    sheet.charts =
        trainingCharts(m_list->kind(), kept, optionsNow(), [curves] { return &curves->back().pretrain; });
    // Axes as in the window.
    for (std::size_t chart = 0; chart < sheet.charts.size() && m_chartsShown == sheet.charts.size();
         ++chart) {
        const LineChart& now = m_charts[chart]->chart();
        LineChart& drawn = sheet.charts[chart];
        std::tie(drawn.xLow, drawn.xHigh, drawn.yLow, drawn.yHigh) =
            std::tuple{now.xLow, now.xHigh, now.yLow, now.yHigh};
    }
    for (const ShownTraining& one : kept)
        sheet.legend.push_back({one.label, one.title.toStdString(), one.colour});
    const auto whole = std::make_shared<const ChartSheet>(std::move(sheet));
    // One column of a paper holds one chart across.
    const auto forStyle = [whole](const FigureStyle& style) {
        ChartSheet fitted = *whole;
        fitted.columns = chartSheetColumns(style);
        return fitted;
    };
    figure.draw = [forStyle](Canvas& canvas, const FigureStyle& style) {
        drawChartSheet(canvas, forStyle(style), style);
    };
    figure.naturalHeightMm = [forStyle](const FigureStyle& style) {
        return std::min(chartSheetHeightMm(forStyle(style), style), tallestFigureMm);
    };
    figure.csv = [curves, kept, kind = m_list->kind()] { return trainingCsv(kind, kept); };
    figure.description = tr("Curves of training, an epoch a point. %1.").arg(trainingDescription(kept));
    figure.provenance = workspace().provenance();
    return {figure};
}

} // namespace deepmi::studio

#include "moc_training_panel.cpp"

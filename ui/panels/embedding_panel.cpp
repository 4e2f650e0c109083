#include "panels/embedding_panel.h"

#include "data/delimited_text.h"
#include "job/number_text.h"
#include "models/settings.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/embedding_map_view.h"
#include "plots/theme.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDockWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <cmath>
#include <mutex>

namespace deepmi::studio
{

namespace
{

constexpr auto colourKey = "embedding/colour";
constexpr MapColour colours[] = {MapColour::Cluster, MapColour::Level,       MapColour::Score, MapColour::Bin,
                                 MapColour::Error,   MapColour::RaterSpread, MapColour::Split};
constexpr const char* colourNames[] = {"cluster", "level", "score", "bin", "error", "rater_spread", "split"};

/// The map of a figure: the panel's own where it is made already, else made when first asked for, on
/// whichever thread that is.
struct LazyMap {
    std::once_flag once;
    std::shared_ptr<const EmbeddingMap> map;
    std::shared_ptr<const PretrainRun> run;
    std::shared_ptr<const SampleFrame> frame;

    const EmbeddingMap& get()
    {
        std::call_once(once, [this] {
            if (!map)
                map = std::make_shared<const EmbeddingMap>(makeEmbeddingMap(run->embedding, *frame));
        });
        return *map;
    }
};

std::string mapCsv(const EmbeddingMap& map, const SampleTableValues& values)
{
    std::vector<SampleColumn> columns;
    for (const SampleColumn& column : sampleColumns(values))
        if (column.field == SampleField::Label || column.field == SampleField::Predicted ||
            column.field == SampleField::Cluster || column.field == SampleField::Score)
            columns.push_back(column);
    std::string text = "name,component_1,component_2";
    for (const SampleColumn& column : columns)
        text += "," + column.id.toStdString();
    text += '\n';
    for (std::size_t point = 0; point < map.size(); ++point) {
        const std::int32_t row = map.frameRow[point];
        text += spreadsheetCell(values.frame->names[static_cast<std::size_t>(row)]) + "," +
                numberText(static_cast<double>(map.x[point])) + "," +
                numberText(static_cast<double>(map.y[point]));
        for (const SampleColumn& column : columns) {
            const double value = numberAt(values, column, row);
            text += "," + (std::isnan(value) ? std::string() : numberText(value));
        }
        text += '\n';
    }
    return text;
}

} // namespace

EmbeddingPanel::EmbeddingPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_view(new EmbeddingMapView), m_colourBox(new QComboBox), m_counts(new QLabel),
      m_preview(new QLabel(tr("preview"))), m_message(new QLabel),
      m_show(new QPushButton(tr("Show the pre-training panel"))), m_pages(new QStackedLayout(this)),
      m_maps(JobQueue::Policy::Latest)
{
    m_view->setObjectName(QStringLiteral("embeddingMap"));
    m_view->setDescription([this](std::int32_t row) {
        return text(m_values.frame->names[static_cast<std::size_t>(row)]) + QLatin1Char('\n') +
               sentencesOf(m_values, row).join(QLatin1Char('\n'));
    });
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(makeBar());
    layout->addWidget(m_view, 1);
    m_pages->addWidget(page);
    m_pages->addWidget(makeEmptyPage());

    connect(&space, &Workspace::runsChanged, this, &EmbeddingPanel::requestRefresh);
    connect(&space, &Workspace::samplesChanged, this, &EmbeddingPanel::requestRefresh);
    connect(&space, &Workspace::curriculumChanged, this, &EmbeddingPanel::requestRefresh);
    const auto selectionChanged = [this] {
        if (isVisible())
            showSelection();
    };
    connect(&space.selection(), &Selection::changed, this, selectionChanged);
    connect(&space.selection(), &Selection::currentChanged, this, selectionChanged);
    connect(m_view, &EmbeddingMapView::chosen, this,
            [this](const std::vector<std::int32_t>& rows, Selection::How how) {
                // A click beside all points with Shift or Ctrl adds nothing.
                if (rows.empty() && how != Selection::How::Replace)
                    return;
                workspace().selection().select(
                    rows, rows.size() == 1 ? tr("a point of the map") : tr("points of the map"), how);
            });
    connect(m_view, &EmbeddingMapView::currentRequested, this,
            [this](int row) { workspace().selection().setCurrent(row); });
    connect(m_view, &EmbeddingMapView::pictureChanged, this, &EmbeddingPanel::showCounts);
}

EmbeddingPanel::~EmbeddingPanel() = default;

QWidget* EmbeddingPanel::makeBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("&Colour by"));
    label->setBuddy(m_colourBox);
    row->addWidget(label);
    m_colourBox->setObjectName(QStringLiteral("mapColourBox"));
    m_colourBox->setAccessibleName(tr("Colour the points by"));
    m_colourBox->setToolTip(tr("What the points are coloured by; groups differ in shape as well"));
    m_colourBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_colourBox->setMinimumContentsLength(12); // where there is no room for the longest
    for (const MapColour by : colours)
        m_colourBox->addItem(mapColourTitle(by), static_cast<int>(by));
    m_colourBox->setCurrentIndex(
        m_colourBox->findData(studio::settings().value(QLatin1String(colourKey), 0).toInt()));
    if (m_colourBox->currentIndex() < 0)
        m_colourBox->setCurrentIndex(0);
    row->addWidget(m_colourBox);
    connect(m_colourBox, &QComboBox::currentIndexChanged, this, [this] { recolour(); });
    // What a project brings is its own; what the person chooses is the next one's as well.
    connect(m_colourBox, &QComboBox::activated, this,
            [this] { studio::settings().setValue(QLatin1String(colourKey), m_colourBox->currentData()); });

    auto* tools = new QActionGroup(this);
    const auto addTool = [&](const QString& title, const char* name, const QString& hint,
                             EmbeddingMapView::Tool tool) {
        auto* action = new QAction(title, tools);
        action->setCheckable(true);
        action->setToolTip(hint);
        auto* button = new QToolButton;
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(title);
        button->setDefaultAction(action);
        button->setAutoRaise(true); // so that only the chosen one has a frame, on a dark ground too
        row->addWidget(button);
        connect(action, &QAction::triggered, this, [this, tool] { m_view->setTool(tool); });
        return action;
    };
    addTool(tr("Lasso"), "mapLassoButton", tr("Drag around points to select them; Shift adds, Ctrl toggles"),
            EmbeddingMapView::Tool::Lasso)
        ->setChecked(true);
    addTool(tr("Rectangle"), "mapRectangleButton",
            tr("Drag a rectangle over points to select them; Shift adds, Ctrl toggles"),
            EmbeddingMapView::Tool::Rectangle);
    addTool(tr("Pan"), "mapPanButton", tr("Drag to move the map (also the middle button, or arrow keys)"),
            EmbeddingMapView::Tool::Pan);
    m_view->setTool(EmbeddingMapView::Tool::Lasso);
    auto* whole = new QToolButton;
    whole->setObjectName(QStringLiteral("mapWholeButton"));
    whole->setText(tr("Whole map"));
    whole->setToolTip(tr("Shows all points (0)"));
    whole->setAccessibleName(whole->text());
    connect(whole, &QToolButton::clicked, m_view, &EmbeddingMapView::showWhole);
    row->addWidget(whole);
    m_preview->setObjectName(QStringLiteral("mapPreview"));
    m_preview->setToolTip(tr("The clusters are a preview at another K, not those of the run"));
    m_preview->setFrameShape(QFrame::StyledPanel);
    row->addWidget(m_preview);
    // The counts are the first to give way in a narrow dock.
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_counts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_counts->setObjectName(QStringLiteral("mapCounts"));
    m_counts->setAccessibleName(tr("Points shown"));
    row->addWidget(m_counts, 1);
    m_counts->installEventFilter(this);
    return bar;
}

ViewState EmbeddingPanel::viewState() const
{
    return {{"colour", colourNames[m_colourBox->currentIndex()]}};
}

void EmbeddingPanel::restoreView(const ViewState& state)
{
    m_colourBox->setCurrentIndex(choiceIn(state, "colour", colourNames, m_colourBox->currentIndex()));
}

QWidget* EmbeddingPanel::makeEmptyPage()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    m_message->setObjectName(QStringLiteral("mapMessage"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_show->setObjectName(QStringLiteral("mapPretrainButton"));
    m_show->setToolTip(tr("Brings the panel to the front in which a run is made"));
    m_show->setAccessibleName(m_show->text());
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (auto* dock = window()->findChild<QDockWidget*>(QStringLiteral("pretrainPanelDock"))) {
            dock->show();
            dock->raise();
            dock->widget()->setFocus();
        }
    });
    layout->addStretch();
    layout->addWidget(m_message);
    layout->addWidget(m_show, 0, Qt::AlignCenter);
    layout->addStretch();
    return page;
}

MapColour EmbeddingPanel::colour() const
{
    return static_cast<MapColour>(m_colourBox->currentData().toInt());
}

void EmbeddingPanel::refresh()
{
    m_values = sampleTableValues(workspace(), m_values);
    const auto run = workspace().run();
    if (run != m_mappedRun || m_values.frame != m_mappedFrame)
        makeMap();
    const bool isMap = m_map != nullptr;
    m_pages->setCurrentIndex(isMap ? 0 : 1);
    m_show->setVisible(!run);
    m_message->setText(!run                  ? tr("No run yet. Open one, or pre-train: Run ▸ Pre-train.")
                       : m_problem.isEmpty() ? tr("Finding the principal components of the embedding…")
                                             : tr("The map cannot be drawn: %1").arg(m_problem));
    recolour();
}

void EmbeddingPanel::makeMap()
{
    m_mappedRun = workspace().run();
    m_mappedFrame = m_values.frame;
    m_map = nullptr;
    m_problem.clear();
    m_maps.stopAll();
    if (!m_mappedRun)
        return;
    m_maps.enqueue(
        {tr("Mapping the embedding")}, this,
        [run = m_mappedRun, frame = m_mappedFrame](JobContext& context) {
            return std::pair(run, std::make_shared<const EmbeddingMap>(
                                      makeEmbeddingMap(run->embedding, *frame, context.job())));
        },
        [this, frame = m_mappedFrame](auto made) {
            if (made.first != m_mappedRun || frame != m_mappedFrame)
                return;
            m_map = std::move(made.second);
            requestRefresh();
        },
        [this, run = m_mappedRun](const JobState& state) {
            if (state.status == JobStatus::Failed && run == m_mappedRun) {
                m_problem = state.error;
                requestRefresh();
            }
        });
}

void EmbeddingPanel::recolour()
{
    if (!m_map) {
        m_view->setMap(nullptr, nullptr);
        return;
    }
    m_view->setMap(m_map, std::make_shared<const MapColouring>(
                              colourMap(*m_map, m_values, colour(), figureColours(palette()))));
    m_preview->setVisible(m_values.curriculum && m_values.curriculum->isPreview() &&
                          colour() == MapColour::Cluster);
    showSelection();
}

void EmbeddingPanel::showSelection()
{
    m_view->setSelection(workspace().selection().rows(), workspace().selection().current());
}

bool EmbeddingPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_counts && event->type() == QEvent::Resize)
        showCounts(); // as many words as have room now
    return Panel::eventFilter(watched, event);
}

void EmbeddingPanel::showCounts()
{
    const MapPicture& picture = m_view->picture();
    const auto all = m_map ? m_map->size() : 0;
    QString words =
        picture.shown == picture.inside
            ? tr("%L1 shown / %L2 total").arg(picture.shown).arg(all)
            : tr("%L1 of %L2 here shown / %L3 total").arg(picture.shown).arg(picture.inside).arg(all);
    m_counts->setToolTip(words);
    m_counts->setAccessibleDescription(words);
    // A narrow dock in large type has room for the two numbers alone.
    if (m_counts->fontMetrics().horizontalAdvance(words) > m_counts->width())
        words = tr("%L1 / %L2").arg(picture.shown).arg(all);
    if (m_counts->fontMetrics().horizontalAdvance(words) > m_counts->width())
        words.clear(); // the half of them would be another number
    m_counts->setText(words);
    m_view->setAccessibleDescription(
        m_map ? tr("%1 points, coloured by %2").arg(all).arg(mapColourTitle(colour())) : QString());
}

std::vector<Figure> EmbeddingPanel::figures() const
{
    Figure figure;
    figure.id = QStringLiteral("embedding");
    figure.title = tr("Map of the embedding");
    figure.provenance = workspace().provenance();
    const auto run = workspace().run();
    if (!run || run->embedding.names.empty()) {
        figure.missing = tr("There is no run yet: open one, or pre-train by Run ▸ Pre-train.");
        return {figure};
    }
    const SampleTableValues values = sampleTableValues(workspace(), m_values);
    const auto lazy = std::make_shared<LazyMap>();
    lazy->run = run;
    lazy->frame = values.frame;
    if (run == m_mappedRun && values.frame == m_mappedFrame)
        lazy->map = m_map;
    figure.draw = [lazy, values, by = colour()](Canvas& canvas, const FigureStyle& style) {
        const MapColouring colouring = colourMap(lazy->get(), values, by, style.colours);
        drawEmbeddingFigure(canvas, lazy->get(), colouring, values.frame->names, style);
    };
    figure.naturalHeightMm = [](const FigureStyle& style) { return style.widthMm * .62; };
    figure.csv = [lazy, values] { return mapCsv(lazy->get(), values); };
    figure.description =
        tr("%L1 samples of the training set at their first two principal components of the embedding, "
           "coloured by %2.")
            .arg(run->embedding.names.size())
            .arg(mapColourTitle(colour()));
    return {figure};
}

} // namespace deepmi::studio

#include "moc_embedding_panel.cpp"

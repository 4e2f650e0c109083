#include "panels/bins_panel.h"

#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/bin_view.h"
#include "plots/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedLayout>
#include <algorithm>

namespace deepmi::studio
{

namespace
{

/// A panel narrower than this, in multiples of the type's size, cannot hold its title.
constexpr double narrowestPanel = 5.6;
/// Where all bins go side by side in an exported figure.
constexpr int exportedColumns = 10;
constexpr int fineCells = 12; ///< at first
// As a project calls them, in the order of the boxes' entries.
constexpr const char* whichNames[] = {"first_and_last", "all"};
constexpr const char* cellsNames[] = {"fine", "levels"};
constexpr const char* unitNames[] = {"percent", "samples", "density"};

template <class W>
W* named(W* widget, const char* objectName, const QString& accessibleName, const QString& toolTip)
{
    widget->setObjectName(QString::fromLatin1(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(toolTip);
    return widget;
}

} // namespace

BinsPanel::BinsPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_words(new QLabel), m_scroll(new QScrollArea), m_view(new BinHistogramsView)
{
    named(m_view, "binsView", tr("Label distribution of each bin"),
          tr("Click a bin to select its samples, a bar to select the bar's; Shift adds, Ctrl toggles.\n"
             "Keyboard: arrows, Ctrl with arrows for whole bins, Enter selects, Escape clears."));
    named(m_words, "binsWords", tr("Bin under the pointer"), {});
    m_words->setTextFormat(Qt::PlainText);
    m_words->setMinimumWidth(1);
    m_scroll->setObjectName(QStringLiteral("binsScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_view);

    auto* shown = new QWidget;
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(8, 6, 8, 4);
    column->setSpacing(4);
    column->addWidget(makeControls());
    column->addWidget(m_scroll, 1);
    column->addWidget(m_words);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(shown);

    connect(m_view, &BinHistogramsView::described, this,
            [this](const QString& words) { m_words->setText(words.isEmpty() ? notice() : words); });
    connect(m_view, &BinHistogramsView::picked, this, [this](int row, int bin, int cell, Selection::How how) {
        pick(row, bin, cell, static_cast<int>(how));
    });
    connect(m_view, &BinHistogramsView::escaped, this, [this] { workspace().selection().clear(); });
    connect(&space, &Workspace::curriculumChanged, this, &BinsPanel::requestRefresh);
    connect(&space, &Workspace::scoresChanged, this, &BinsPanel::requestRefresh);
    connect(&space, &Workspace::samplesChanged, this, &BinsPanel::requestRefresh);
    connect(&space.selection(), &Selection::changed, this, [this] {
        m_counter.selectionChanged();
        requestRefresh();
    });
}

QWidget* BinsPanel::makeControls()
{
    m_which = named(new QComboBox, "binsWhich", tr("Bins shown"), tr("Which bins are shown side by side"));
    m_which->addItems({tr("First four and last"), tr("All bins")});
    m_cellsBy = named(new QComboBox, "binsCellsBy", tr("Cells"),
                      tr("Bars by cells of equal width, or by the levels that DeepMI counts"));
    m_cellsBy->addItems({tr("Fine cells"), tr("Levels")});
    m_cells = named(new QSpinBox, "binsCells", tr("Number of fine cells"),
                    tr("Cells of equal width over the scale"));
    m_cells->setRange(2, 100);
    m_cells->setValue(fineCells);
    m_unit = named(new QComboBox, "binsUnit", tr("Height of the bars"),
                   tr("Per cent of the bin, samples, or density (areas add up to 1)"));
    m_unit->addItems({tr("Per cent"), tr("Samples"), tr("Density")});
    auto* controls = new QWidget;
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_which);
    row->addSpacing(8);
    row->addWidget(m_cellsBy);
    row->addWidget(m_cells);
    row->addSpacing(8);
    row->addWidget(m_unit);
    row->addStretch(1);
    for (QComboBox* box : {m_which, m_cellsBy, m_unit})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            m_cells->setEnabled(m_cellsBy->currentIndex() == 0);
            requestRefresh();
        });
    connect(m_cells, &QSpinBox::valueChanged, this, [this] { requestRefresh(); });
    return controls;
}

ViewState BinsPanel::viewState() const
{
    return {{"bins", whichNames[m_which->currentIndex()]},
            {"cells", cellsNames[m_cellsBy->currentIndex()]},
            {"fine_cells", m_cells->value()},
            {"height", unitNames[m_unit->currentIndex()]}};
}

void BinsPanel::restoreView(const ViewState& state)
{
    m_which->setCurrentIndex(choiceIn(state, "bins", whichNames));
    m_cellsBy->setCurrentIndex(choiceIn(state, "cells", cellsNames));
    m_cells->setValue(numberIn(state, "fine_cells", m_cells->minimum(), m_cells->maximum(), fineCells));
    m_unit->setCurrentIndex(choiceIn(state, "height", unitNames));
}

QWidget* BinsPanel::makeEmptyPage()
{
    auto* page = new QWidget;
    auto* words = named(new QLabel(tr("No bins yet. They need clusters from a pre-training run, or scores of "
                                      "any measure opened from a file.")),
                        "binsEmpty", tr("No bins yet"), {});
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    auto* begin = named(new QPushButton(tr("Pre-train…")), "binsPretrain", tr("Pre-train"),
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

BinView BinsPanel::viewNow() const
{
    return {m_which->currentIndex() == 1,
            m_cellsBy->currentIndex() == 1,
            m_cells->value(),
            static_cast<HistogramUnit>(m_unit->currentIndex()),
            0,
            true};
}

int BinsPanel::columnsThatFit() const
{
    const double font = screenStyle(palette()).fontPt;
    const double points = m_scroll->viewport()->width() / m_view->pixelsPerPoint() - 6.4 * font;
    return std::max(1, static_cast<int>((points + 1.1 * font) / ((narrowestPanel + 1.1) * font)));
}

QString BinsPanel::notice() const
{
    for (const CountedMeasure& measure : m_view->figure().rows)
        if (!measure.note.empty())
            return tr("%1: %2").arg(text(measure.measure), text(measure.note));
    return tr("Point at a bar for its values; click to select its samples.");
}

void BinsPanel::refresh()
{
    BinView view = viewNow();
    m_columns = columnsThatFit();
    // Evenly filled lines: ten bins where eight fit are five and five.
    view.columns = m_columns;
    BinFigure figure = m_counter.figure(workspace(), view);
    std::size_t longest = 1;
    for (const CountedMeasure& measure : figure.rows)
        longest = std::max(longest, measure.bins.size());
    const std::size_t lines =
        (longest + static_cast<std::size_t>(m_columns) - 1) / static_cast<std::size_t>(m_columns);
    figure.columns = static_cast<int>((longest + lines - 1) / lines);
    m_pages->setCurrentIndex(figure.rows.empty() ? 0 : 1);
    m_view->setFigure(std::move(figure), screenStyle(palette()));
    m_view->setMinimumHeight(m_view->neededHeight(m_scroll->viewport()->width()));
    if (m_view->accessibleDescription().isEmpty())
        m_words->setText(notice());
}

void BinsPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    if (columnsThatFit() != m_columns ||
        m_view->neededHeight(m_scroll->viewport()->width()) != m_view->minimumHeight())
        requestRefresh();
}

void BinsPanel::pick(int row, int bin, int cell, int how)
{
    const BinFigure& figure = m_view->figure();
    const CountedMeasure& measure = figure.rows[static_cast<std::size_t>(row)];
    QString origin = tr("bin %1 of %2").arg(bin + 1).arg(text(measure.measure));
    if (cell >= 0) {
        const auto at = static_cast<std::size_t>(cell);
        origin += tr(", %1 %2 to %3")
                      .arg(text(measure.quantity), shortDecimalText(measure.edges[at]),
                           shortDecimalText(measure.edges[at + 1]));
    }
    workspace().selection().select(
        m_counter.rowsOf(workspace(), viewNow(), static_cast<std::size_t>(row), bin, cell), origin,
        static_cast<Selection::How>(how));
}

std::vector<Figure> BinsPanel::figures() const
{
    Figure figure;
    figure.id = QStringLiteral("bins");
    figure.title = tr("Label distribution of each bin");
    BinView view = viewNow();
    view.columns = exportedColumns;
    const auto table = std::make_shared<const BinFigure>(m_counter.figure(workspace(), view));
    view.selected = false; // what happens to be selected is the window's, not the picture's
    const auto counted = std::make_shared<const BinFigure>(m_counter.figure(workspace(), view));
    if (counted->rows.empty()) {
        figure.missing = tr("There are no bins yet: open a run or scores, or pre-train (Run ▸ Pre-train).");
        return {figure};
    }
    figure.draw = [counted](Canvas& canvas, const FigureStyle& style) {
        drawBinFigure(canvas, *counted, style);
    };
    figure.naturalHeightMm = [counted](const FigureStyle& style) {
        return binFigureHeight(*counted, style.widthMm * pointsPerMm, style.fontPt) / pointsPerMm;
    };
    figure.csv = [table] { return BinCounter::csv(*table); };
    QStringList words;
    for (std::size_t row = 0; row < counted->rows.size(); ++row)
        for (const std::size_t index : {std::size_t{0}, counted->rows[row].bins.size() - 1})
            words << BinCounter::describe(*counted, row, index, -1);
    words.removeDuplicates();
    figure.description = tr("Histograms of the labels of the samples new in each bin, a row a measure.") +
                         QLatin1Char(' ') + words.join(QStringLiteral("; ")) + QLatin1Char('.');
    figure.provenance = workspace().provenance();
    return {figure};
}

} // namespace deepmi::studio

#include "moc_bins_panel.cpp"

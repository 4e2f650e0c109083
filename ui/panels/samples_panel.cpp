#include "panels/samples_panel.h"

#include "dialogs/ask.h"
#include "models/sample_table_model.h"
#include "models/sample_table_text.h"
#include "models/settings.h"
#include "models/text.h"
#include "models/workspace.h"
#include "panels/sample_detail.h"
#include "panels/sample_player.h"
#include "panels/sample_table_view.h"
#include "plots/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <utility>

namespace deepmi::studio
{

namespace
{

constexpr auto hiddenKey = "samples/hiddenColumns";

} // namespace

SamplesPanel::SamplesPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_model(new SampleTableModel(this)),
      m_view(new SampleTableView(*m_model, space.selection())), m_detail(new SampleDetail(space)),
      m_splitter(new QSplitter), m_bar(new QWidget), m_filter(new QLineEdit), m_filterTimer(new QTimer(this)),
      m_filterError(new QLabel), m_onlySelected(new QCheckBox(tr("Selected only"))), m_counts(new QLabel),
      m_columnsButton(new QToolButton), m_columnsMenu(new QMenu(this)), m_exportButton(new QToolButton),
      m_empty(new QWidget), m_pages(new QStackedLayout(this))
{
    m_view->setObjectName(QStringLiteral("samplesTable"));
    m_view->setAccessibleName(tr("Table of the samples"));
    m_view->setToolTip({});
    m_detail->setObjectName(QStringLiteral("sampleDetail"));
    m_splitter->setObjectName(QStringLiteral("samplesSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    makeBar();

    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(m_bar);
    layout->addWidget(m_filterError);
    layout->addWidget(m_splitter, 1);

    auto* emptyLayout = new QVBoxLayout(m_empty);
    auto* words = new QLabel(tr("No samples yet. Open data, a run or scores."));
    words->setObjectName(QStringLiteral("samplesEmpty"));
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    auto* open = new QPushButton(tr("Show the data panel"));
    open->setObjectName(QStringLiteral("samplesOpenButton"));
    open->setToolTip(tr("Brings the panel to the front in which data are opened"));
    open->setAccessibleName(open->text());
    emptyLayout->addStretch();
    emptyLayout->addWidget(words);
    emptyLayout->addWidget(open, 0, Qt::AlignCenter);
    emptyLayout->addStretch();
    m_pages->addWidget(page);
    m_pages->addWidget(m_empty);

    connect(open, &QPushButton::clicked, this, [this] {
        if (auto* dock = window()->findChild<QDockWidget*>(QStringLiteral("dataPanelDock"))) {
            dock->show();
            dock->raise();
            dock->widget()->setFocus();
        }
    });
    connect(&space, &Workspace::curriculumChanged, this, &SamplesPanel::requestRefresh);
    connect(&space, &Workspace::samplesChanged, this, [this] {
        m_onlySelected->setChecked(false);
        requestRefresh();
    });
    connect(&space, &Workspace::scoresChanged, this, &SamplesPanel::requestRefresh);
    connect(&space.selection(), &Selection::changed, this, &SamplesPanel::selectionChanged);
    connect(&space.selection(), &Selection::currentChanged, this, [this] {
        if (isVisible())
            showDetail();
    });
    connect(m_model, &SampleTableModel::arranged, this, &SamplesPanel::showCounts);
    connect(m_model, &SampleTableModel::arrangingChanged, this, &SamplesPanel::showCounts);
    connect(m_view, &SampleTableView::playRequested, this, [this] { m_detail->player().playOrPause(); });
    connect(m_view, &SampleTableView::copyRequested, this, &SamplesPanel::copy);
    connect(&m_writing, &JobQueue::failed, this,
            [this](const JobState& job) { workspace().report(tr("The table was not written."), job.error); });
}

SamplesPanel::~SamplesPanel() = default;

void SamplesPanel::makeBar()
{
    m_filter->setObjectName(QStringLiteral("samplesFilter"));
    m_filter->setPlaceholderText(tr("Filter: part of a name, or label > 5 and cluster = 3"));
    m_filter->setAccessibleName(tr("Filter of the samples"));
    m_filter->setToolTip(
        tr("<p>A part of the name, or comparisons by = != &lt; &lt;= &gt; &gt;= and ~ (contains), joined by "
           "<i>and</i>, <i>or</i>, <i>not</i> and parentheses:</p><p>split = Train and rank &lt; 100<br>"
           "not bin = 1<br>Gender = Female or rater spread = missing</p>"
           "<p>A column's tooltip says how it is called. Bins count from 1, ranks from 0.</p>"));
    m_filter->setClearButtonEnabled(true);
    // Not at every key: a million rows take a moment.
    m_filterTimer->setSingleShot(true);
    m_filterTimer->setInterval(150);
    m_filterError->setObjectName(QStringLiteral("samplesFilterError"));
    m_filterError->setAccessibleName(tr("What is wrong with the filter"));
    m_filterError->setTextFormat(Qt::PlainText);
    m_filterError->setWordWrap(true);
    m_filterError->hide();
    m_onlySelected->setObjectName(QStringLiteral("samplesOnlySelected"));
    m_onlySelected->setToolTip(tr("Shows only what was selected in plots and in this table"));
    m_onlySelected->setAccessibleName(m_onlySelected->text());
    m_counts->setObjectName(QStringLiteral("samplesCounts"));
    m_counts->setAccessibleName(tr("Samples shown and selected"));
    m_columnsButton->setObjectName(QStringLiteral("samplesColumns"));
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setToolTip(tr("Which columns are shown"));
    m_columnsButton->setAccessibleName(m_columnsButton->toolTip());
    m_columnsButton->setPopupMode(QToolButton::InstantPopup);
    m_columnsMenu->setObjectName(QStringLiteral("samplesColumnsMenu"));
    m_columnsMenu->setToolTipsVisible(true);
    m_columnsButton->setMenu(m_columnsMenu);
    m_exportButton->setObjectName(QStringLiteral("samplesExport"));
    m_exportButton->setText(tr("Export"));
    m_exportButton->setToolTip(tr("Writes samples with the shown columns to a CSV file"));
    m_exportButton->setAccessibleName(m_exportButton->toolTip());
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_exportButton);
    QAction* selected = menu->addAction(tr("Selected samples…"), this, [this] { exportTable(true); });
    selected->setObjectName(QStringLiteral("exportSelectedSamples"));
    QAction* shown = menu->addAction(tr("All shown samples…"), this, [this] { exportTable(false); });
    shown->setObjectName(QStringLiteral("exportShownSamples"));
    connect(menu, &QMenu::aboutToShow, selected,
            [this, selected] { selected->setEnabled(!workspace().selection().isEmpty()); });
    m_exportButton->setMenu(menu);

    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_filter, 1);
    row->addWidget(m_onlySelected);
    row->addWidget(m_counts);
    row->addWidget(m_columnsButton);
    row->addWidget(m_exportButton);
    connect(m_filter, &QLineEdit::textChanged, m_filterTimer, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, &SamplesPanel::applyFilter);
    connect(m_filterTimer, &QTimer::timeout, this, &SamplesPanel::applyFilter);
    connect(m_onlySelected, &QCheckBox::toggled, this, &SamplesPanel::applyOnly);
}

void SamplesPanel::refresh()
{
    const bool otherFrame = m_model->values().frame != workspace().samples();
    m_model->setValues(sampleTableValues(workspace(), m_model->values()));
    m_pages->setCurrentIndex(m_model->values().size() == 0 ? 1 : 0);
    QStringList columns;
    for (const SampleColumn& column : m_model->columns())
        columns << column.id;
    const double scale = presentationScale();
    const bool hasCurriculum = m_model->values().curriculum != nullptr;
    // The scores' columns were empty when the data came.
    const bool filled = hasCurriculum && !m_hadCurriculum;
    if (columns != m_fittedColumns || otherFrame || filled || scale != m_fittedScale) {
        const bool other = columns != m_fittedColumns;
        m_fittedColumns = columns;
        m_fittedScale = scale;
        m_view->fitToFont();
        if (other) {
            makeColumnsMenu();
            hideColumns();
            applyFilter();
        }
    }
    if (otherFrame || hasCurriculum != m_hadCurriculum)
        hideColumns();
    if (hasCurriculum != m_hadCurriculum && !m_filter->text().isEmpty())
        applyFilter(); // what it says of clusters that are not there
    m_hadCurriculum = hasCurriculum;
    if (m_onlySelected->isChecked() && otherFrame)
        applyOnly();
    arrangeAsWanted();
    m_view->followCurrent();
    showCounts();
    showDetail();
}

ViewState SamplesPanel::viewState() const
{
    ViewState state = m_wanted.is_null() ? m_view->arrangement() : m_wanted;
    state["filter"] = m_filter->text().toStdString();
    // Beside what was typed, since columns may be called by titles there, which are of a language.
    if (m_wanted.is_null() && !m_filter->text().isEmpty())
        state["filter_by_ids"] = SampleFilter::withIds(m_filter->text(), m_model->columns()).toStdString();
    return state;
}

void SamplesPanel::restoreView(const ViewState& state)
{
    m_filter->setText(textIn(state, "filter"));
    m_filterTimer->stop();
    // One that cannot be read stays in its field with what is wrong, and no other filters in its place.
    m_model->setFilter({});
    m_wanted = state;
    requestRefresh();
}

/// Which columns there are is known when the panel is shown.
void SamplesPanel::arrangeAsWanted()
{
    if (m_wanted.is_null())
        return;
    const ViewState wanted = std::exchange(m_wanted, {});
    m_view->arrange(wanted);
    const QString byIds = textIn(wanted, "filter_by_ids");
    if (!byIds.isEmpty() && SampleFilter::withIds(m_filter->text(), m_model->columns()) != byIds)
        m_filter->setText(byIds);
    m_view->fitToFont(); // by all samples, also where a filter of before had left none
    applyFilter();
}

void SamplesPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    // Beside the table where there is room, below it in a narrow dock.
    const int line = fontMetrics().height();
    const bool wide = width() > 36 * line;
    const Qt::Orientation wanted = wide ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted || event->oldSize().width() <= 0) {
        m_splitter->setOrientation(wanted);
        const int strip = wide ? qMax(17 * line, width() / 4) : 14 * line;
        m_splitter->setSizes({(wide ? width() : height()) - strip, strip});
    }
}

void SamplesPanel::makeColumnsMenu()
{
    m_columnsMenu->clear();
    const QStringList hidden = studio::settings().value(QLatin1String(hiddenKey)).toStringList();
    for (const SampleColumn& column : m_model->columns()) {
        if (column.field == SampleField::Name)
            continue; // a row without its name is nobody's
        QAction* action =
            m_columnsMenu->addAction(QString(column.title).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("column ") + column.id);
        action->setToolTip(column.hint);
        action->setCheckable(true);
        action->setChecked(!hidden.contains(column.id));
        connect(action, &QAction::toggled, this, [this, id = column.id](bool on) {
            QStringList now = studio::settings().value(QLatin1String(hiddenKey)).toStringList();
            now.removeAll(id);
            if (!on)
                now << id;
            studio::settings().setValue(QLatin1String(hiddenKey), now);
            hideColumns();
        });
    }
}

void SamplesPanel::hideColumns()
{
    const QStringList hidden = studio::settings().value(QLatin1String(hiddenKey)).toStringList();
    // One that is empty from top to bottom would only push the others out of sight.
    for (int place = 0; place < m_model->columnCount(); ++place) {
        const SampleColumn& column = m_model->columns()[static_cast<std::size_t>(place)];
        m_view->setColumnHidden(place,
                                hidden.contains(column.id) || isEmptyColumn(m_model->values(), column.field));
    }
}

void SamplesPanel::applyFilter()
{
    m_filterTimer->stop();
    QString error;
    const auto filter = SampleFilter::parse(m_filter->text(), m_model->columns(), &error);
    if (filter && filter->needsClusters() && !m_model->values().curriculum)
        error = tr("There are no clusters yet: a pre-training makes them (Run ▸ Pre-train).");
    m_filterError->setText(error);
    m_filterError->setVisible(!error.isEmpty());
    if (filter)
        m_model->setFilter(*filter);
}

void SamplesPanel::selectionChanged()
{
    // A click in the table must not make the other rows vanish.
    if (m_onlySelected->isChecked() && !m_view->isSelecting())
        applyOnly();
    if (isVisible())
        showCounts();
}

void SamplesPanel::applyOnly()
{
    m_model->setOnly(m_onlySelected->isChecked()
                         ? std::make_shared<const std::vector<std::int32_t>>(workspace().selection().rows())
                         : nullptr);
}

void SamplesPanel::showCounts()
{
    const auto shown = static_cast<qsizetype>(m_model->rows().size());
    const auto all = static_cast<qsizetype>(m_model->values().size());
    QString words = shown == all ? tr("%L1 samples").arg(all) : tr("%L1 of %L2").arg(shown).arg(all);
    if (!workspace().selection().isEmpty())
        words += tr(", %L1 selected").arg(workspace().selection().rows().size());
    if (m_model->isArranging())
        words = tr("Sorting…");
    m_counts->setText(words);
}

void SamplesPanel::showDetail()
{
    m_detail->showSample(m_model->values(), workspace().selection().current());
}

std::vector<SampleColumn> SamplesPanel::shownColumns() const
{
    std::vector<SampleColumn> columns;
    for (const int column : m_view->shownColumns())
        columns.push_back(m_model->columns()[static_cast<std::size_t>(column)]);
    return columns;
}

void SamplesPanel::copy()
{
    // In the order of the table; what is selected but filtered away is not seen and not copied.
    std::vector<std::int32_t> rows;
    for (const std::int32_t row : m_model->rows())
        if (workspace().selection().contains(row))
            rows.push_back(row);
    if (!rows.empty())
        QApplication::clipboard()->setText(
            QString::fromStdString(sampleTableTsv(m_model->values(), shownColumns(), rows)));
}

void SamplesPanel::exportTable(bool onlySelected)
{
    const QString chosen = ask::saveFile(this, tr("Export samples"), tr("Table (*.csv)"),
                                         QStringLiteral("samples"), QStringLiteral("samples.csv"));
    if (chosen.isEmpty())
        return;
    // A million lines take seconds; not behind a training of hours.
    JobQueue& queue = workspace().jobs().isIdle() ? workspace().jobs() : m_writing;
    queue.enqueue(
        jobOnFile(tr("Writing %1").arg(chosen.section(QLatin1Char('/'), -1)), pathOf(chosen)), this,
        [values = m_model->values(), columns = shownColumns(), file = pathOf(chosen),
         rows = onlySelected ? workspace().selection().rows() : m_model->rows(),
         provenance = workspace().provenance()](JobContext& context) {
            writeSampleTable(values, columns, rows, provenance, file, context.job());
        },
        [] {});
}

std::vector<Figure> SamplesPanel::figures() const
{
    Figure figure;
    figure.id = QStringLiteral("samples");
    figure.title = tr("Table of the samples");
    const SampleTableValues values = sampleTableValues(workspace(), m_model->values());
    figure.provenance = workspace().provenance();
    if (values.size() == 0) {
        figure.missing = tr("There are no samples yet: open data, a run or scores.");
        return {figure};
    }
    const std::vector<SampleColumn> columns = sampleColumns(values);
    figure.csv = [values, columns] { return sampleTableCsv(values, columns, orderedRows(values, {})); };
    figure.description =
        tr("A row for each of %L1 samples, with %L2 columns.").arg(values.size()).arg(columns.size());
    return {figure};
}

} // namespace deepmi::studio

#include "moc_samples_panel.cpp"

#include "panels/comparison_panel.h"

#include "dialogs/replace_comparison.h"
#include "job/error.h"
#include "models/comparison_table_model.h"
#include "models/core_text.h"
#include "models/settings.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "panels/comparison_setup_form.h"
#include "panels/rank_page.h"
#include "plots/canvas_view.h"
#include "plots/theme.h"
#include "worker/comparison_job.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace deepmi::studio
{

namespace
{

constexpr auto testKey = "comparison/test", correctionKey = "comparison/correction";

/// What is said of the correction in an entry of its list: none, or its family.
constexpr int noCorrection = -1;

/// What stands in the corner beside the tabs: Qt gives it all that it asks for, over the tabs if need be.
class BesideTabs final : public QWidget
{
public:
    explicit BesideTabs(QTabWidget& tabs) : m_tabs(tabs) {}
    QSize sizeHint() const override
    {
        const QSize wanted = QWidget::sizeHint();
        const int room = m_tabs.width() - m_tabs.tabBar()->sizeHint().width();
        return {std::clamp(room, std::min(minimumSizeHint().width(), wanted.width()), wanted.width()),
                wanted.height()};
    }

private:
    QTabWidget& m_tabs;
};

} // namespace

ComparisonPanel::ComparisonPanel(Workspace& space, QWidget* parent)
    : Panel(space, parent), m_form(new ComparisonSetupForm(space)), m_run(new QPushButton(tr("Run"))),
      m_stop(new QPushButton(tr("Stop"))), m_progress(new QProgressBar), m_status(new QLabel),
      m_test(new QComboBox), m_correction(new QComboBox), m_caption(new QLabel), m_table(new QTableView),
      m_model(new ComparisonTableModel(this)), m_plot(new CanvasView), m_results(new QStackedWidget),
      m_tabs(new QTabWidget), m_ranks(new RankPage(space))
{
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(6, 6, 6, 6);
    row->setSpacing(6);
    QWidget* setup = makeSetup();
    auto* fold = new QToolButton;
    fold->setObjectName(QStringLiteral("comparisonFold"));
    fold->setArrowType(Qt::LeftArrow);
    fold->setAutoRaise(true);
    fold->setFixedWidth(16);
    fold->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    fold->setToolTip(tr("Hide or show what is to be compared"));
    fold->setAccessibleName(fold->toolTip());
    connect(fold, &QToolButton::clicked, this, [this, setup] {
        setFolded(!setup->isHidden());
        m_foldedForTalk = false; // the person's own choice now
    });
    row->addWidget(setup);
    row->addWidget(fold);
    row->addWidget(makeResults(), 1);

    m_tabs->setObjectName(QStringLiteral("comparisonTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(page, tr("Trials"));
    m_tabs->addTab(m_ranks, tr("Ranks"));
    // Beside the tabs there is room; beside the caption they would break it into lines.
    auto* tests = new BesideTabs(*m_tabs);
    auto* testRow = new QHBoxLayout(tests);
    testRow->setContentsMargins(0, 0, 6, 0);
    testRow->addWidget(m_test);
    testRow->addWidget(m_correction);
    m_tabs->setCornerWidget(tests);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);

    const auto makeAnew = [this] {
        m_stale = true;
        requestRefresh();
    };
    connect(&space, &Workspace::dataChanged, this, makeAnew);
    connect(&space, &Workspace::attributeChanged, this, makeAnew);
    connect(&space, &Workspace::runsChanged, this, makeAnew);
    connect(&space, &Workspace::scoresChanged, this, makeAnew);
    connect(&space, &Workspace::samplesChanged, this, makeAnew);
    // While α is dragged only the ranks follow at once; what a plan would be made of is looked at afterwards.
    m_settled.setSingleShot(true);
    m_settled.setInterval(200);
    connect(&m_settled, &QTimer::timeout, this, makeAnew);
    connect(&space, &Workspace::curriculumChanged, this, [this] {
        if (m_ranks->isVisible())
            m_ranks->refresh();
        m_settled.start();
    });
    connect(&space, &Workspace::comparisonChanged, this, &ComparisonPanel::requestRefresh);
    connect(m_form, &ComparisonSetupForm::changed, this, &ComparisonPanel::showRun);
    connect(m_form, &ComparisonSetupForm::replaced, this, makeAnew);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_tabs->currentWidget() == m_ranks)
            m_ranks->refresh();
        showTests();
    });
    connect(&space.jobs(), &JobQueue::changed, this, &ComparisonPanel::showJob);
    connect(&space, &Workspace::comparisonJobChanged, this, &ComparisonPanel::takeJob);
    connect(&space.jobs(), &JobQueue::finished, this, &ComparisonPanel::jobEnded);
}

QWidget* ComparisonPanel::makeSetup()
{
    m_run->setObjectName(QStringLiteral("comparisonRun"));
    m_stop->setObjectName(QStringLiteral("comparisonStop"));
    m_stop->setToolTip(
        tr("Stops at the next batch; trials that are finished stay, and Continue runs the rest"));
    m_stop->setAccessibleName(tr("Stop the comparison"));
    m_stop->setEnabled(false);
    m_progress->setObjectName(QStringLiteral("comparisonProgress"));
    m_progress->setAccessibleName(tr("Progress of the comparison"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // nothing moves when a comparison begins
    m_progress->setSizePolicy(kept);
    m_status->setObjectName(QStringLiteral("comparisonStatus"));
    m_status->setAccessibleName(tr("State of the comparison"));
    m_status->setWordWrap(true);
    auto* setup = new QWidget;
    setup->setObjectName(QStringLiteral("comparisonSetup"));
    setup->setFixedWidth(static_cast<int>(248 * presentationScale()));
    auto* layout = new QVBoxLayout(setup);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_form);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_run, 2);
    buttons->addWidget(m_stop, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_progress);
    layout->addWidget(m_status);
    layout->addStretch();
    connect(m_run, &QPushButton::clicked, this, &ComparisonPanel::run);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job)
            workspace().jobs().stop(m_job);
    });
    return setup;
}

void ComparisonPanel::makeTestChoice()
{
    m_test->setObjectName(QStringLiteral("comparisonTest"));
    m_test->setAccessibleName(tr("Statistical test"));
    m_test->setToolTip(
        tr("The two-tailed t-test behind the symbols and p. Trials of one seed share nothing but "
           "the seed, so Welch's is the first choice; the paper does not say which it used"));
    m_test->addItem(tr("Welch's t-test"), static_cast<int>(TrialTest::Welch));
    m_test->addItem(tr("Student's t-test (pooled)"), static_cast<int>(TrialTest::Pooled));
    m_test->addItem(tr("t-test paired by seed"), static_cast<int>(TrialTest::PairedBySeed));
    m_correction->setObjectName(QStringLiteral("comparisonCorrection"));
    m_correction->setAccessibleName(tr("Correction for many tests"));
    m_correction->setToolTip(
        tr("Of twenty tests without any effect one is significant by accident at p < 0.05. Holm's "
           "correction keeps the chance of any such finding in the family below it; what is outside the "
           "family is not tested. The paper corrects nothing"));
    m_correction->addItem(tr("Uncorrected"), noCorrection);
    m_correction->addItem(tr("Holm: all pairs of a column"), static_cast<int>(ContrastFamily::Column));
    m_correction->addItem(tr("Holm: with W/O curriculum, a column"),
                          static_cast<int>(ContrastFamily::ColumnAgainstPlain));
    m_correction->addItem(tr("Holm: with W/O curriculum, the table"),
                          static_cast<int>(ContrastFamily::TableAgainstPlain));
    for (const auto& [box, key] : {std::pair(m_test, testKey), std::pair(m_correction, correctionKey)}) {
        box->setCurrentIndex(std::max(
            0, box->findData(studio::settings().value(QLatin1String(key), box->itemData(0)).toInt())));
        connect(box, &QComboBox::currentIndexChanged, this, [this] { showResult(); });
        // What a project brings is its own; what the person chooses is the next one's as well.
        connect(box, &QComboBox::activated, this, [box = box, key = key] {
            studio::settings().setValue(QLatin1String(key), box->currentData());
        });
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(10); // where there is no room for the longest
    }
}

QWidget* ComparisonPanel::makeResults()
{
    makeTestChoice();
    m_caption->setWordWrap(true);
    m_caption->setObjectName(QStringLiteral("comparisonCaption"));
    m_caption->setToolTip(tr("A symbol beside a mean: significantly better than the approach it stands for. "
                             "Bold: highest mean of the column"));
    m_table->setObjectName(QStringLiteral("comparisonTable"));
    m_table->setAccessibleName(tr("CCC of the curricula"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setWordWrap(false); // two lines of their own
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setCornerButtonEnabled(false);
    m_table->setToolTip(tr("Hover over a cell for its trials and tests; the plot shows the attribute of the "
                           "current cell"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ComparisonPanel::showPlot);
    m_plot->setObjectName(QStringLiteral("comparisonPlot"));
    m_plot->setAccessibleName(tr("Trials and 95 % intervals"));

    auto* upper = new QWidget;
    auto* layout = new QVBoxLayout(upper);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_caption);
    layout->addWidget(m_table, 1);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("comparisonSplitter"));
    splitter->addWidget(upper);
    splitter->addWidget(m_plot);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);

    auto* empty =
        new QLabel(tr("No comparison yet. Check what is to be compared and press Run: the table fills "
                      "as trials finish."));
    empty->setObjectName(QStringLiteral("comparisonEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    m_results->addWidget(empty);
    m_results->addWidget(splitter);
    return m_results;
}

void ComparisonPanel::refresh()
{
    if (std::exchange(m_stale, false)) {
        m_form->refresh();
        if (m_tabs->currentWidget() == m_ranks)
            m_ranks->refresh();
    }
    findChild<QWidget*>(QStringLiteral("comparisonSetup"))
        ->setFixedWidth(static_cast<int>(248 * presentationScale()));
    showResult();
    showRun();
}

ComparisonTable ComparisonPanel::tableNow() const
{
    const auto result = workspace().comparison();
    ComparisonStatistics statistics;
    statistics.test = static_cast<TrialTest>(m_test->currentData().toInt());
    if (const int family = m_correction->currentData().toInt(); family != noCorrection) {
        statistics.correction = Correction::Holm;
        statistics.family = static_cast<ContrastFamily>(family);
    }
    if (!result)
        return {};
    ComparisonTable table = tabulate(*result, statistics);
    for (ComparisonTable::Row& row : table.rows)
        row.title = approachText(text(row.title)).toStdString();
    table.corpus = coreText(table.corpus).toStdString();
    return table;
}

void ComparisonPanel::showResult()
{
    ComparisonTable table = tableNow();
    m_results->setCurrentIndex(table.cells.empty() ? 0 : 1);
    showTests();
    if (table.cells.empty())
        return;
    const QString corpus = table.corpus.empty() ? tr("the test sets") : text(table.corpus).toHtmlEscaped();
    m_caption->setText(tr("<b>CCC on %1</b>, n = %2; symbol: significantly better than the row it marks")
                           .arg(corpus)
                           .arg(table.trials));
    m_model->setTable(std::move(table));
    QFont bold = m_table->font();
    bold.setBold(true);
    m_table->horizontalHeader()->setMinimumSectionSize(
        QFontMetrics(bold).horizontalAdvance(tr("VAR %1 %").arg(QStringLiteral("99.99"))) + 8);
    m_table->resizeRowsToContents();
    m_table->doItemsLayout(); // titles of rows may be longer now
    shareHeight();
    showPlot();
}

/// They are of the table alone.
void ComparisonPanel::showTests()
{
    m_tabs->cornerWidget()->setVisible(m_tabs->currentWidget() != m_ranks && m_results->currentIndex() == 1);
}

/// The table gets what it needs, up to about three fifths in whole rows; the plot the rest.
void ComparisonPanel::shareHeight()
{
    auto* splitter = findChild<QSplitter*>(QStringLiteral("comparisonSplitter"));
    const QString shape = QStringLiteral("%1 %2 %3 %4")
                              .arg(m_model->rowCount())
                              .arg(splitter->width())
                              .arg(splitter->height())
                              .arg(m_table->fontMetrics().height());
    if (splitter->height() < 100 || shape == m_shared)
        return; // a person may have moved the border since
    m_shared = shape;
    // What stands above the rows is as high as it has been laid out: hints of texts in lines are guesses.
    m_table->doItemsLayout();
    splitter->widget(0)->layout()->activate();
    int needed = splitter->widget(0)->height() - m_table->viewport()->height();
    const int both = splitter->height() - splitter->handleWidth(), most = both * 3 / 5;
    const int least = splitter->widget(0)->minimumSizeHint().height(),
              room = both - splitter->widget(1)->minimumSizeHint().height();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        // Of a row that was cut, the lower line could not be read.
        const int height = m_table->rowHeight(row);
        if (needed >= least && (needed + height / 2 > most || needed + height > room))
            break;
        needed += height;
    }
    splitter->setSizes({needed, both - needed});
}

/// The trials of one attribute, that of the table's current cell: all at once would be too small to read.
void ComparisonPanel::showPlot()
{
    const ComparisonTable& table = m_model->table();
    if (table.columns.empty())
        return;
    const std::string attribute = plottedAttribute();
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (table.columns[column].attribute == attribute)
            columns.push_back(column);
    const auto panels = comparisonPanels(table, columns);
    if (panels.empty())
        m_plot->setDrawing(nullptr, tr("No trial has finished yet."));
    else
        m_plot->setDrawing(
            [panels](Canvas& canvas, const FigureStyle& style) {
                // Lines that would overlap are drawn smaller, large type or not; of these, too, more test
                // sets stand side by side.
                constexpr double smallest = 5;
                const auto lines = static_cast<double>(panels.front().approaches.size());
                const double tight =
                    (5 + 1.7 * lines) / (6 + 4 * lines); // of the height at which nothing is cramped
                FigureStyle fitting = style;
                fitting.widthMm = canvas.width() / pointsPerMm;
                while (fitting.fontPt > smallest &&
                       tight * approachComparisonHeightMm(panels, fitting) * pointsPerMm +
                               2 * fitting.fontPt >
                           canvas.height())
                    fitting.fontPt *= .95;
                drawApproachComparison(canvas, panels, fitting);
            },
            figures().front().description);
}

void ComparisonPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        m_stale = true; // lists are as high as their lines
        foldForTalk();
    }
    Panel::changeEvent(event);
}

void ComparisonPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    if (m_results->currentIndex() == 1)
        QTimer::singleShot(0, this, &ComparisonPanel::shareHeight); // once the layout has settled
}

void ComparisonPanel::showRun()
{
    const QString obstacle = m_form->obstacle();
    QString title = tr("Run");
    QString hint = obstacle;
    std::size_t others = 0; ///< trials of the table that are not of what is set up
    bool something = obstacle.isEmpty();
    if (something) {
        try {
            const ComparisonPlan plan = planOf(m_form->request(), workspace());
            const auto before = workspace().comparison();
            const auto all = comparisonTasks(plan).size();
            const ComparisonResult next = before ? takeOver(plan, *before) : ComparisonResult{plan, {}};
            const auto missing = missingTasks(next).size();
            others = before ? before->trials.size() - next.trials.size() : 0;
            if (missing < all && missing > 0)
                title = tr("Continue");
            something = missing > 0;
            hint = missing == 0    ? tr("All %1 trials are finished").arg(all)
                   : missing < all ? tr("%1 of %2 trials are finished").arg(all - missing).arg(all)
                                   : tr("%n trial(s) to run", nullptr, static_cast<int>(all));
        } catch (const Error& error) {
            something = false;
            hint = errorText(error);
        }
    }
    m_run->setText(title);
    m_run->setAccessibleName(title);
    m_run->setToolTip(hint);
    m_run->setEnabled(something && m_job == 0);
    if (m_job == 0) {
        m_progress->setVisible(false);
        QStringList lines = {hint};
        if (!m_ended.isEmpty())
            lines.prepend(m_ended);
        if (others > 0)
            lines << tr("%n trial(s) of the table are of other choices or settings.", nullptr,
                        static_cast<int>(others));
        if (obstacle.isEmpty() && m_form->takesDeepMI() && workspace().isPreviewing())
            lines << tr("DeepMI takes the clusters of the run, not the preview at K = %1.")
                         .arg(workspace().settings().previewClusters);
        m_status->setText(lines.join(QLatin1Char('\n')));
    }
}

void ComparisonPanel::run()
{
    try {
        const ComparisonRequest request = m_form->request();
        const ComparisonPlan plan = planOf(request, workspace());
        const auto before = workspace().comparison();
        const ComparisonResult next = before ? takeOver(plan, *before) : ComparisonResult{plan, {}};
        if (mayReplaceComparison(this, workspace(), next))
            startComparison(workspace(), next, comparisonDataOf(plan, request, workspace()),
                            m_form->device());
    } catch (const Error& error) {
        workspace().report(tr("The comparison cannot start"), errorText(error));
    }
}

/// Whoever started it: the tour does so too.
void ComparisonPanel::takeJob()
{
    if (workspace().comparisonJob() == 0)
        return; // jobEnded says how it ended
    m_job = workspace().comparisonJob();
    m_ended.clear();
    showJob(workspace().jobs().state(m_job));
    showRun();
}

void ComparisonPanel::jobEnded(const JobState& job)
{
    if (job.id != m_job)
        return;
    m_job = 0;
    m_ended = job.status == JobStatus::Stopped  ? tr("Stopped.")
              : job.status == JobStatus::Failed ? job.error
                                                : QString();
    m_stop->setEnabled(false);
    showRun();
}

void ComparisonPanel::showJob(const JobState& job)
{
    if (job.id == 0 || job.id != m_job || job.isOver())
        return;
    m_stop->setEnabled(job.canStop());
    m_progress->setVisible(true);
    m_progress->setValue(job.total > 0 ? static_cast<int>(1000 * job.done / job.total) : 0);
    m_status->setText(job.status == JobStatus::Waiting    ? tr("Waits for the job before it")
                      : job.status == JobStatus::Stopping ? tr("Stopping…")
                                                          : withMinusSigns(job.detail));
}

QString ComparisonPanel::figureInView() const
{
    return m_tabs->currentWidget() == m_ranks ? m_ranks->figure().id : Panel::figureInView();
}

std::vector<Figure> ComparisonPanel::figures() const
{
    const auto result = workspace().comparison();
    const ComparisonTable table = tableNow();
    const auto panels = comparisonPanels(table);
    Figure plot, tabular;
    plot.id = QStringLiteral("comparison");
    plot.title = tr("Trials of the curricula");
    tabular.id = QStringLiteral("comparison-table");
    tabular.title = tr("Table of the curricula");
    plot.provenance = workspace().provenance();
    if (result) {
        plot.provenance["comparison_seed"] = result->plan.train.seed;
        plot.provenance["trials"] = result->trials.size();
        plot.provenance["test"] = toString(table.statistics.test);
        plot.provenance["correction"] = toString(table.statistics.correction);
        if (table.statistics.correction != Correction::None)
            plot.provenance["family"] = toString(table.statistics.family);
    }
    tabular.provenance = plot.provenance;
    if (panels.empty()) {
        plot.missing = tabular.missing =
            tr("No trial of a comparison has finished yet. Run one in Comparison");
        return {plot, tabular, m_ranks->figure()};
    }
    QStringList sentences;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            if (const ComparisonCell& cell = table.cell(row, column); cell.best)
                sentences << tr("Highest mean CCC on %1, %2: %3 by %4.")
                                 .arg(text(table.columns[column].test), text(table.columns[column].attribute),
                                      decimalText(cell.summary.mean, 3), text(table.rows[row].title));
    plot.description = tr("CCC of every trial, mean and 95 % interval of %n curricula.", nullptr,
                          static_cast<int>(table.rows.size())) +
                       QLatin1Char(' ') + sentences.join(QLatin1Char(' '));
    plot.draw = [panels](Canvas& canvas, const FigureStyle& style) {
        drawApproachComparison(canvas, panels, style);
    };
    plot.naturalHeightMm = [panels](const FigureStyle& style) {
        return approachComparisonHeightMm(panels, style);
    };
    plot.csv = [result] { return trialsCsv(*result); };
    tabular.description =
        tr("Mean CCC and VAR of %n curricula.", nullptr, static_cast<int>(table.rows.size())) +
        QLatin1Char(' ') + sentences.join(QLatin1Char(' '));
    tabular.draw = [table](Canvas& canvas, const FigureStyle& style) {
        drawComparisonTable(canvas, table, style);
    };
    tabular.naturalHeightMm = [table](const FigureStyle& style) {
        return comparisonTableHeightMm(table, style);
    };
    tabular.csv = [table] { return comparisonCsv(table); };
    return {plot, tabular, m_ranks->figure()};
}

} // namespace deepmi::studio

#include "moc_comparison_panel.cpp"

#include "tour/comparison_page.h"

#include "comparison/comparison_table.h"
#include "demo/demo.h"
#include "dialogs/replace_comparison.h"
#include "job/error.h"
#include "models/comparison_setup.h"
#include "models/core_text.h"
#include "models/shown_number.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/canvas_view.h"
#include "worker/comparison_job.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace deepmi::studio
{

namespace
{

constexpr int trials = 3;

/// W/O curriculum and DeepMI as it now is, with the trainings of `deepmi demo`.
ComparisonRequest requestOf(const Workspace& workspace)
{
    ComparisonRequest request;
    request.choices = {{QStringLiteral("none"), false}, {QStringLiteral("deepmi"), false}};
    request.alphas = {workspace.settings().alpha};
    request.attributes = {workspace.attribute()};
    request.tests = comparisonTests(*workspace.data());
    request.train = demoTrainParameters({});
    request.train.trials = trials;
    request.train.pacing.bins = workspace.settings().bins;
    return request;
}

} // namespace

TourComparisonPage::TourComparisonPage(Workspace& space)
    : TourPage(space, tr("A curriculum against none")), m_view(new CanvasView),
      m_start(new QPushButton(tr("&Train both"))), m_state(new QLabel)
{
    m_view->setObjectName(QStringLiteral("tourComparisonView"));
    m_view->setAccessibleName(tr("CCC of every trial"));
    m_view->setMinimumHeight(180);
    m_start->setObjectName(QStringLiteral("tourTrain"));
    m_start->setToolTip(
        tr("Trains the curriculum regressor %n time(s) without and with the curriculum", nullptr, trials));
    m_state->setObjectName(QStringLiteral("tourTrainState"));
    m_state->setWordWrap(true);
    connect(m_start, &QPushButton::clicked, this, &TourComparisonPage::start);
    connect(&space.jobs(), &JobQueue::changed, this, &TourComparisonPage::showJob);
    connect(&space, &Workspace::comparisonJobChanged, this, &TourComparisonPage::refresh);
    connect(&space, &Workspace::comparisonChanged, this, &TourComparisonPage::takeTrials);
    connect(&space, &Workspace::dataChanged, this, &TourComparisonPage::forgetOtherData);
    auto* row = new QHBoxLayout;
    row->addWidget(m_start);
    row->addWidget(m_state, 1);
    contents().addWidget(m_view, 1);
    contents().addLayout(row);
}

void TourComparisonPage::refresh()
{
    QString words = tr("<p>The curriculum regressor starts with the easiest bin; every few epochs one bin "
                       "more enters and the "
                       "learning rate is halved. Without a curriculum it sees everything from the start. "
                       "Each is trained %n time(s) "
                       "with other seeds; the best epoch is chosen on the development split, and the CCC is "
                       "that of the test "
                       "splits. Test2 is recorded in a condition that the training data do not have.</p>",
                       nullptr, trials);
    const bool ready = workspace().data() && workspace().curriculum();
    m_start->setEnabled(ready && workspace().comparisonJob() == 0);
    if (!ready)
        words += tr("<p>There is no run yet: start on the first page.</p>");
    words += findings();
    std::vector<ComparisonPanel> panels;
    if (m_result) {
        ComparisonTable table = tabulate(*m_result);
        for (ComparisonTable::Row& row : table.rows)
            row.title = approachText(text(row.title)).toStdString();
        panels = comparisonPanels(table);
    }
    if (panels.empty())
        m_view->setDrawing({}, ready ? tr("Nothing is trained yet: Train both draws every trial here.")
                                     : QString());
    else
        m_view->setDrawing(
            [panels](Canvas& canvas, const FigureStyle& style) {
                drawApproachComparison(canvas, panels, style);
            },
            tr("Trials of both approaches on each test split"));
    explain(words);
}

/// What the trials say, once all of them are there.
QString TourComparisonPage::findings() const
{
    if (!m_result || !missingTasks(*m_result).empty())
        return {};
    const ComparisonTable table = tabulate(*m_result);
    QString words;
    for (std::size_t test = 0; test < table.columns.size(); ++test) {
        const ComparisonCell &without = table.cell(0, test), &with = table.cell(1, test);
        const Contrast difference = table.against(1, test, "none");
        words +=
            tr("<p><b>%1</b>: %2 without, %3 with the curriculum (α = %4); difference %5, p = %6.</p>")
                .arg(text(table.columns[test].test), decimalText(without.summary.mean, 3),
                     decimalText(with.summary.mean, 3), decimalText(m_result->plan.approaches[1].alpha, 2),
                     decimalText(difference.difference, 3), decimalText(difference.pValue, 3));
    }
    words +=
        tr("<p>A curriculum does not help everywhere, and three trials say little: that is why the program "
           "compares, with trials, intervals and tests, instead of believing.</p>");
    words += tr("<p>The same trials stand in the panel <b>Comparison</b> of the window, their curves in "
                "<b>Training</b>. Check more curricula there, or raise the trials, and press Continue.</p>");
    return words;
}

void TourComparisonPage::start()
{
    const auto open = workspace().data();
    if (!open || !workspace().curriculum() || workspace().comparisonJob() != 0)
        return;
    try {
        const ComparisonRequest request = requestOf(workspace());
        const ComparisonPlan plan = planOf(request, workspace());
        const auto before = workspace().comparison();
        const ComparisonResult next = before ? takeOver(plan, *before) : ComparisonResult{plan, {}};
        if (!mayReplaceComparison(this, workspace(), next))
            return;
        ComparisonData source = comparisonDataOf(plan, request, workspace());
        m_trained = open;
        if (!m_formsBefore)
            m_formsBefore = workspace().forms();
        TrainingForms forms = workspace().forms();
        forms.train = plan.train;
        forms.comparison = choicesOf(plan, workspace());
        workspace().setForms(forms);
        startComparison(workspace(), next, std::move(source), {"cpu", 1});
        m_job = workspace().comparisonJob();
        takeTrials();
    } catch (const Error& error) {
        m_state->setText(errorText(error));
    }
}

void TourComparisonPage::showJob(const JobState& job)
{
    if (m_job != 0 && job.id == m_job)
        m_state->setText(job.isOver()    ? job.error
                         : job.total > 0 ? tr("%1 %").arg(qRound(100 * job.done / job.total))
                                         : job.stage);
}

void TourComparisonPage::takeTrials()
{
    if (m_job == 0 || workspace().comparisonJob() != m_job)
        return; // another comparison, of the panel's
    m_result = workspace().comparison();
    refresh();
}

/// What was trained here, and how, says nothing of other data.
void TourComparisonPage::forgetOtherData()
{
    if (m_trained.lock() == workspace().data())
        return;
    m_result = nullptr;
    m_job = 0;
    m_trained.reset();
    if (!m_formsBefore)
        return;
    TrainingForms forms = workspace().forms();
    forms.train = m_formsBefore->train;
    forms.comparison = m_formsBefore->comparison;
    m_formsBefore.reset();
    workspace().setForms(forms);
}

} // namespace deepmi::studio

#include "moc_comparison_page.cpp"

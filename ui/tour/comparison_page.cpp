#include "tour/comparison_page.h"

#include "experiment/demo.h"
#include "experiment/figures.h"
#include "models/text.h"
#include "models/workspace.h"
#include "plots/canvas_view.h"
#include "statistics/t_test.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace deepmi::studio
{

namespace
{

constexpr int trials = 3;

std::vector<double> cccOf(const TrainResult& result, std::size_t test)
{
    std::vector<double> values;
    for (const TrialResult& trial : result.trials)
        values.push_back(trial.tests[test].ccc);
    return values;
}

std::vector<ComparisonPanel> panelsOf(const TrainResult& without, const TrainResult& with,
                                      const std::string& name)
{
    std::vector<ComparisonPanel> panels;
    for (std::size_t test = 0; test < without.summary.size(); ++test)
        panels.push_back({without.summary[test].name,
                          {{"W/O curriculum", cccOf(without, test), ""}, {name, cccOf(with, test), ""}}});
    return panels;
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
    connect(&space.jobs(), &JobQueue::changed, this, [this](const JobState& job) {
        if (job.id == m_job)
            m_state->setText(job.isOver()    ? job.error
                             : job.total > 0 ? tr("%1 %").arg(qRound(100 * job.done / job.total))
                                             : job.stage);
    });
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
    m_start->setEnabled(ready);
    if (!ready)
        words += tr("<p>There is no run yet: start on the first page.</p>");
    if (m_with && m_without) {
        for (std::size_t test = 0; test < m_without->summary.size(); ++test) {
            const auto without = cccOf(*m_without, test), with = cccOf(*m_with, test);
            const TTest difference = welchTTest(with, without);
            words +=
                tr("<p><b>%1</b>: %2 without, %3 with the curriculum (α = %4); difference %5, p = %6.</p>")
                    .arg(text(m_without->summary[test].name), fixed(m_without->summary[test].mean, 3),
                         fixed(m_with->summary[test].mean, 3), fixed(m_alpha, 2),
                         fixed(difference.difference, 3), fixed(difference.pValue, 3));
        }
        words += tr(
            "<p>A curriculum does not help everywhere, and three trials say little: that is why the program "
            "compares, with trials, intervals and tests, instead of believing.</p>");
        const auto panels = panelsOf(*m_without, *m_with, "DeepMI, α = " + shortText(m_alpha));
        m_view->setDrawing(
            [panels](Canvas& canvas, const FigureStyle& style) {
                drawApproachComparison(canvas, panels, style);
            },
            tr("Trials of both approaches on each test split"));
    } else
        m_view->setDrawing({}, ready ? tr("Nothing is trained yet: Train both draws every trial here.")
                                     : QString());
    explain(words);
}

void TourComparisonPage::start()
{
    const auto open = workspace().data();
    const auto curriculum = workspace().curriculum();
    if (!open || !curriculum)
        return;
    TrainParameters parameters = demoTrainParameters({});
    parameters.trials = trials;
    parameters.pacing.bins = curriculum->settings.bins;
    m_start->setEnabled(false);
    using Both = std::pair<std::shared_ptr<const TrainResult>, std::shared_ptr<const TrainResult>>;
    m_job = workspace().jobs().enqueue(
        {tr("The tour's comparison"), true}, this,
        [open, curriculum, parameters, attribute = workspace().attribute()](JobContext& context) {
            const Scores scores =
                curriculum->ranking->toScores(curriculum->samples->assignments, *curriculum->deepmi);
            const auto trained = [&](const Scores* by) {
                return std::make_shared<const TrainResult>(
                    train(corpusOf(*open, attribute), by, {}, parameters, {"cpu", 1}, context.job()));
            };
            Both both;
            both.first = trained(nullptr);
            both.second = trained(&scores);
            return both;
        },
        [this, alpha = curriculum->settings.alpha](const Both& both) {
            m_without = both.first;
            m_with = both.second;
            m_alpha = alpha;
            refresh();
        },
        [this](const JobState&) { m_start->setEnabled(true); });
}

} // namespace deepmi::studio

#include "moc_comparison_page.cpp"

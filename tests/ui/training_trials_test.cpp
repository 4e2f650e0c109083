#include "studio_window.h"

#include "panels/panel.h"
#include "plots/chart_view.h"
#include "plots/training_charts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <cmath>

using namespace deepmi;
using deepmi::studio::ChartView;
using deepmi::studio::Figure;
using deepmi::studio::MainWindow;
using deepmi::studio::TrainingLog;
using deepmi::studio::valuesAt;
using deepmi::studio::Workspace;
using deepmi::studio::test::find;

namespace
{

constexpr int soon = 5000; ///< ms

Approach approachOf(const std::string& title, const std::string& measure)
{
    Approach approach;
    approach.title = title;
    approach.measure = measure;
    return approach;
}

TrainEpoch epochOf(int number, double ccc)
{
    TrainEpoch epoch;
    epoch.epoch = number;
    epoch.bins = 1;
    epoch.samples = 100;
    epoch.learningRate = 1e-3;
    epoch.trainingLoss = 1 - ccc;
    epoch.developmentCcc = ccc;
    return epoch;
}

/// Its key is that of its place in the plan; the CCC of epoch n is `ccc` n.
TrialRecord trialOf(const std::string& approach, std::uint64_t seed, double ccc, int epochs = 3)
{
    TrialRecord trial;
    trial.attribute = "arousal";
    trial.approach = approach;
    trial.seed = seed;
    trial.key = approach + std::to_string(seed);
    for (int number = 1; number <= epochs; ++number)
        trial.history.push_back(epochOf(number, ccc * number));
    return trial;
}

/// Two approaches, two trials each; the first seed is 5.
ComparisonResult comparisonOf(std::vector<TrialRecord> trials)
{
    ComparisonResult result;
    result.plan.attributes = {"arousal"};
    result.plan.approaches = {approachOf("Random", "random"), approachOf("DeepMI (α = 0)", "deepmi")};
    result.plan.train.seed = 5;
    result.plan.train.trials = 2;
    result.trials = std::move(trials);
    return result;
}

const std::vector<TrialRecord> allTrials = {trialOf("Random", 5, .1), trialOf("Random", 6, .2),
                                            trialOf("DeepMI (α = 0)", 5, .25),
                                            trialOf("DeepMI (α = 0)", 6, .25)};

struct Studio {
    MainWindow window;
    Workspace& workspace = window.workspace();
    TrainingLog& log = workspace.trainings();

    Studio()
    {
        window.resize(1280, 800);
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
        window.showPanel(QStringLiteral("trainingPanel"));
    }

    void open(std::vector<TrialRecord> trials)
    {
        workspace.setComparison(std::make_shared<const ComparisonResult>(comparisonOf(std::move(trials))));
    }
    const LineChart& chart(int number) const
    {
        return find<ChartView>(&window, qPrintable(QStringLiteral("trainingChart%1").arg(number)))->chart();
    }
    QListWidget* list() const { return find<QListWidget>(&window, "trainingList"); }
    void bringTogether() { find<QCheckBox>(&window, "trainingTogether")->setChecked(true); }

    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < list()->count(); ++row)
            titles << list()->item(row)->text().replace(QChar(QChar::Nbsp), QLatin1Char(' '));
        return titles;
    }
    /// The curves of this name in the first chart.
    std::vector<ChartLine> lines(const std::string& name, bool faint = false) const
    {
        std::vector<ChartLine> all;
        for (const ChartLine& line : chart(0).lines)
            if (line.name == name && line.faint == faint)
                all.push_back(line);
        return all;
    }
    Figure figure() const
    {
        for (const studio::Panel* panel : window.panels())
            for (const Figure& figure : panel->figures())
                if (figure.id == QLatin1String("curves"))
                    return figure;
        qFatal("there is no figure curves");
    }
};

bool near(const std::vector<double>& values, const std::vector<double>& expected)
{
    return std::equal(values.begin(), values.end(), expected.begin(), expected.end(),
                      [](double a, double b) { return std::abs(a - b) < 1e-12; });
}

} // namespace

/// The trials of a comparison in the training view: theirs is the approach's colour, a comparison that is
/// opened brings its curves, and trials can be shown as their mean.
class TrainingTrialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOpenedComparisonBringsItsCurves()
    {
        Studio studio;
        studio.open(allTrials);
        QCOMPARE(find<QComboBox>(&studio.window, "trainingKind")->currentIndex(), 1);
        QCOMPARE(studio.titles(),
                 (QStringList{QStringLiteral("Random, trial 1"), QStringLiteral("Random, trial 2"),
                              QStringLiteral("DeepMI (α = 0), trial 1"),
                              QStringLiteral("DeepMI (α = 0), trial 2")}));
        QCOMPARE(studio.lines("development").size(), std::size_t{4});
        QVERIFY(near(studio.lines("development")[1].values, {.2, .4, .6}));
        // Another one takes its place, none takes it away.
        studio.open({trialOf("Random", 5, .1), trialOf("Random", 7, .3)});
        QCOMPARE(studio.titles(),
                 (QStringList{QStringLiteral("Random, trial 1"), QStringLiteral("Random, trial 3")}));
        studio.workspace.setComparison(nullptr);
        QVERIFY(studio.log.curves().empty());
    }

    /// Trials of a table from elsewhere say nothing of their epochs.
    void trialsWithoutEpochsHaveNoCurve()
    {
        Studio studio;
        studio.open({trialOf("Random", 5, .1, 0), trialOf("Random", 6, .1)});
        QCOMPARE(studio.titles(), (QStringList{QStringLiteral("Random, trial 2")}));
    }

    void coloursAreThoseOfTheApproaches()
    {
        Studio studio;
        studio.open(allTrials);
        const auto lines = studio.lines("development");
        QCOMPARE(lines[0].colour, lines[1].colour);
        QCOMPARE(lines[2].colour, lines[3].colour);
        const std::vector<std::string> measures = {"random", "deepmi"};
        QCOMPARE(lines[0].colour, paletteColour(approachColours(measures)[0]));
        QCOMPARE(lines[2].colour, paletteColour(approachColours(measures)[1]));
        QCOMPARE(lines[3].label, std::string("4"));
    }

    /// A trial that goes on is told from its first epoch: in its own curve, not in a second one.
    void aTrialThatGoesOnKeepsItsCurve()
    {
        Studio studio;
        const ComparisonResult result = comparisonOf({});
        const ComparisonTask task = comparisonTasks(result.plan).back(); // DeepMI's second
        const int id = studio.log.beginTrial(result.plan, task);
        studio.log.append(id, epochOf(1, .1));
        studio.log.append(id, epochOf(2, .2));
        studio.log.finish(id); // stopped
        QVERIFY(!studio.log.curve(id)->live);
        // What was not finished stays while the comparison is shown anew, as it can go on there.
        studio.open({});
        QCOMPARE(studio.log.curves().size(), std::size_t{1});
        QCOMPARE(studio.log.beginTrial(result.plan, task), id);
        QVERIFY(studio.log.curve(id)->live);
        QCOMPARE(studio.log.curve(id)->epochs(), std::size_t{0});
        studio.log.append(id, epochOf(1, .1));
        // It ends: the record's epochs, and it goes with its comparison.
        TrialRecord record = trialOf("DeepMI (α = 0)", 6, .25);
        record.key = task.key;
        studio.open({record});
        QCOMPARE(studio.log.curves().size(), std::size_t{1});
        QVERIFY(!studio.log.curve(id)->live);
        QCOMPARE(studio.log.curve(id)->epochs(), std::size_t{3});
        studio.workspace.setComparison(nullptr);
        QVERIFY(studio.log.curves().empty());
    }

    /// It would count as one of the trials of the comparison that is shown.
    void aStoppedTrialOfOtherSettingsGoes()
    {
        Studio studio;
        ComparisonResult result = comparisonOf({});
        const int id = studio.log.beginTrial(result.plan, comparisonTasks(result.plan).back());
        studio.log.append(id, epochOf(1, .1));
        studio.log.finish(id);
        result.plan.train.pacing.epochs += 1;
        studio.workspace.setComparison(std::make_shared<const ComparisonResult>(result));
        QVERIFY(studio.log.curves().empty());
    }

    /// A curve that was taken off does not come back with the next trial.
    void whatWasRemovedStaysAway()
    {
        Studio studio;
        studio.open({allTrials[0], allTrials[1]});
        studio.list()->setCurrentRow(0);
        find<QPushButton>(&studio.window, "trainingRemove")->click();
        studio.open({allTrials[0], allTrials[1], allTrials[2]});
        QCOMPARE(studio.titles(),
                 (QStringList{QStringLiteral("Random, trial 2"), QStringLiteral("DeepMI (α = 0), trial 1")}));
        studio.workspace.setComparison(nullptr);
        studio.open(allTrials);
        QCOMPARE(studio.titles().size(), 4);
    }

    /// Closed forms: of .1 n and .2 n the mean is .15 n, the standard deviation .1 n / √2.
    void theMeanOfTrialsWithItsBand()
    {
        Studio studio;
        QVERIFY(find<QCheckBox>(&studio.window, "trainingTogether")->isHidden());
        studio.open(allTrials);
        studio.bringTogether();
        QCOMPARE(studio.titles(), (QStringList{QStringLiteral("Random, 2 trial(s)"),
                                               QStringLiteral("DeepMI (α = 0), 2 trial(s)")}));
        const auto lines = studio.lines("development");
        QCOMPARE(lines.size(), std::size_t{2});
        QVERIFY(near(lines[0].values, {.15, .3, .45}));
        const double deviation = .1 / std::sqrt(2.);
        QVERIFY(near(lines[0].high, {.15 + deviation, .3 + 2 * deviation, .45 + 3 * deviation}));
        QVERIFY(near(lines[0].low, {.15 - deviation, .3 - 2 * deviation, .45 - 3 * deviation}));
        QVERIFY(lines[1].low.empty()); // both the same: no width
        QVERIFY(studio.lines("training")[0].low.empty());
        QCOMPARE(lines[0].markedEpoch, 0); // each trial has a best epoch of its own
        QCOMPARE(lines[0].title, std::string("1 development"));
        QVERIFY(studio.chart(0).key.back().symbol == ChartKey::Symbol::Band ||
                studio.chart(0).key[studio.chart(0).key.size() - 2].symbol == ChartKey::Symbol::Band);
        QVERIFY(valuesAt(studio.chart(0), 2).contains(QStringLiteral("1 development: 0.3 ± 0.1414")));
        // Trials that have only begun count where they are.
        std::vector<TrialRecord> some = allTrials;
        some[1].history.pop_back();
        studio.open(some);
        studio.workspace.setComparison(nullptr);
        studio.open(some);
        QVERIFY(near(studio.lines("development")[0].values, {.15, .3, .3}));
        QVERIFY(std::isnan(studio.lines("development")[0].high[2]));
    }

    void smoothedTrialByTrial()
    {
        Studio studio;
        studio.open(allTrials);
        studio.bringTogether();
        find<QSlider>(&studio.window, "trainingSmoothing")->setValue(80);
        const std::vector<double> one = smoothed(std::vector{.1, .2, .3}, .8),
                                  two = smoothed(std::vector{.2, .4, .6}, .8);
        const ChartLine line = studio.lines("development")[0];
        for (std::size_t epoch = 0; epoch < 3; ++epoch) {
            QVERIFY(std::abs(line.values[epoch] - (one[epoch] + two[epoch]) / 2) < 1e-12);
            QVERIFY(std::abs(line.high[epoch] - line.values[epoch] -
                             std::abs(one[epoch] - two[epoch]) / std::sqrt(2.)) < 1e-12);
        }
        QVERIFY(near(studio.lines("development", true)[0].values, {.15, .3, .45}));
        QVERIFY(studio.lines("development", true)[0].low.empty());
    }

    void approachesAreCheckedAndRemovedAsOne()
    {
        Studio studio;
        studio.open(allTrials);
        studio.bringTogether();
        studio.list()->item(0)->setCheckState(Qt::Unchecked);
        QCOMPARE(studio.lines("development").size(), std::size_t{1});
        QVERIFY(near(studio.lines("development")[0].values, {.25, .5, .75}));
        find<QPushButton>(&studio.window, "trainingCheckAll")->click();
        QCOMPARE(studio.lines("development").size(), std::size_t{2});
        find<QPushButton>(&studio.window, "trainingCheckNone")->click();
        QVERIFY(studio.lines("development").empty());
        studio.list()->setCurrentRow(0);
        find<QPushButton>(&studio.window, "trainingRemove")->click();
        QCOMPARE(studio.titles(), (QStringList{QStringLiteral("DeepMI (α = 0), 2 trial(s)")}));
        QCOMPARE(studio.log.curves().size(), std::size_t{2});
        // The trials themselves have checks of their own, which this has not touched.
        find<QCheckBox>(&studio.window, "trainingTogether")->setChecked(false);
        QCOMPARE(studio.lines("development").size(), std::size_t{2});
    }

    /// One that runs cannot be taken off, not as a part of its approach either.
    void whatRunsCannotBeRemoved()
    {
        Studio studio;
        studio.open({allTrials[2]});
        studio.log.beginTrial(comparisonOf({}).plan, {"arousal", 1, 6, "DeepMI (α = 0)6"});
        studio.bringTogether();
        QCOMPARE(studio.list()->count(), 1);
        studio.list()->setCurrentRow(0);
        QVERIFY(!find<QPushButton>(&studio.window, "trainingRemove")->isEnabled());
    }

    void theTableAndTheLegendAreOfTheMeans()
    {
        Studio studio;
        studio.open(allTrials);
        studio.bringTogether();
        const Figure figure = studio.figure();
        const QStringList rows = QString::fromStdString(figure.csv()).split(QLatin1Char('\n'));
        QCOMPARE(rows.size(), 1 + 6 + 1);
        const QStringList head = rows[0].split(QLatin1Char(','));
        const QStringList second = rows[2].split(QLatin1Char(','));
        QCOMPARE(second.size(), head.size());
        QCOMPARE(second[0], QStringLiteral("Random"));
        QCOMPARE(second[head.indexOf(QStringLiteral("epoch"))], QStringLiteral("2"));
        QCOMPARE(second[head.indexOf(QStringLiteral("trials"))], QStringLiteral("2"));
        QVERIFY(std::abs(second[head.indexOf(QStringLiteral("development_ccc_mean"))].toDouble() - .3) <
                1e-12);
        QVERIFY(std::abs(second[head.indexOf(QStringLiteral("development_ccc_std"))].toDouble() -
                         .2 / std::sqrt(2.)) < 1e-12);
        QVERIFY(std::abs(second[head.indexOf(QStringLiteral("training_loss_mean"))].toDouble() - .7) < 1e-12);
        QVERIFY2(figure.description.contains(QStringLiteral(
                     "Random, 2 trial(s): 3 epoch(s), mean CCC of development 0.45 at the end")),
                 qPrintable(figure.description));
    }
};

DEEPMI_STUDIO_TEST_MAIN(TrainingTrialsTest)
#include "training_trials_test.moc"

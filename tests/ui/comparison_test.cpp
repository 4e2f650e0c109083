#include "studio_window.h"

#include "dialogs/ask.h"
#include "experiment/svg.h"
#include "job/error.h"
#include "models/comparison_setup.h"
#include "models/comparison_table_model.h"
#include "models/language.h"
#include "models/text.h"
#include "panels/comparison_panel.h"
#include "plots/rank_scatter_view.h"
#include "plots/theme.h"
#include "pretrain/run_file.h"
#include "statistics/correlation.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <cmath>

using namespace deepmi;
using namespace deepmi::studio;
using test::find;

namespace
{

const double notANumber = std::numeric_limits<double>::quiet_NaN();

/// A window with the small teaching corpus and a run, the comparison in front, trainings of two epochs.
struct Studio {
    MainWindow window;
    std::shared_ptr<const LoadedData> data = test::teachingData();
    studio::ComparisonPanel* panel = find<studio::ComparisonPanel>(&window, "comparisonPanel");

    explicit Studio(int epochs = 2)
    {
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data));
        window.resize(1280, 800);
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        find<QSpinBox>(panel, "comparisonTrials")->setValue(2);
        find<QSpinBox>(panel, "comparisonEpochs")->setValue(epochs);
        find<QSpinBox>(panel, "comparisonHidden")->setValue(8);
        find<QSpinBox>(&window, "binsSpin")->setValue(2);
        find<QSpinBox>(panel, "comparisonEpochsPerBin")->setValue(1);
        find<QSpinBox>(panel, "comparisonThreads")->setValue(1);
        QTRY_VERIFY(panel->isVisible() &&
                    find<QTreeWidget>(panel, "comparisonMeasures")->topLevelItemCount() > 0);
    }

    Workspace& workspace() { return window.workspace(); }
    QPushButton* run() { return find<QPushButton>(panel, "comparisonRun"); }
    QAbstractItemModel* table() { return find<QTableView>(panel, "comparisonTable")->model(); }
    QTreeWidgetItem* measure(const QString& title)
    {
        auto* tree = find<QTreeWidget>(panel, "comparisonMeasures");
        for (int row = 0; row < tree->topLevelItemCount(); ++row)
            if (tree->topLevelItem(row)->text(0) == title)
                return tree->topLevelItem(row);
        qFatal("there is no measure %s", qPrintable(title));
    }
    /// An item is deleted and made anew by some changes: set by title each time.
    void check(const QString& title, bool on, int column = 1)
    {
        measure(title)->setCheckState(column, on ? Qt::Checked : Qt::Unchecked);
    }
    std::size_t trials() { return workspace().comparison() ? workspace().comparison()->trials.size() : 0; }
    QString cell(int row, int column) { return table()->index(row, column).data().toString(); }
};

ComparisonResult madeUp(std::vector<std::vector<double>> values)
{
    ComparisonResult result;
    result.plan.corpus = "made up";
    result.plan.attributes = {"arousal"};
    result.plan.tests = {"Test1"};
    result.plan.train.trials = 3;
    for (std::size_t row = 0; row < values.size(); ++row) {
        Approach approach;
        approach.title = row == 0 ? "W/O curriculum" : "Approach " + std::to_string(row);
        approach.measure = row == 0 ? "none" : "file";
        result.plan.approaches.push_back(approach);
    }
    for (std::size_t row = 0; row < values.size(); ++row)
        for (std::size_t seed = 0; seed < values[row].size(); ++seed) {
            TrialRecord trial;
            trial.attribute = "arousal";
            trial.approach = result.plan.approaches[row].title;
            trial.seed = seed;
            trial.tests = {{"Test1", values[row][seed]}};
            result.add(trial);
        }
    return result;
}

} // namespace

/// The comparison in the real window: set up, run, stopped, gone on with; its table, its plots, its ranks.
class ComparisonPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Of the pacing, what changes nothing as the rest stands is grey, its label too; all of it is in the
    /// plan.
    void settingsThatChangeNothingAreGrey()
    {
        Studio studio;
        const auto isOn = [&](const char* name) {
            auto* field = find<QWidget>(studio.panel, name);
            const auto* form = qobject_cast<QFormLayout*>(field->parentWidget()->layout());
            const QWidget* label = form->labelForField(field);
            return field->isEnabled() && (!label || label->isEnabled());
        };
        QVERIFY(isOn("comparisonEpochsPerBin") && isOn("comparisonRateDecay") && isOn("comparisonRateFloor"));
        QVERIFY(!isOn("comparisonInitialShare") && !isOn("comparisonFinalEpoch") &&
                !isOn("comparisonRateEpochs"));
        find<QComboBox>(studio.panel, "comparisonPacing")->setCurrentText(QStringLiteral("logarithmic"));
        QVERIFY(isOn("comparisonInitialShare") && isOn("comparisonFinalEpoch"));
        find<QDoubleSpinBox>(studio.panel, "comparisonInitialShare")->setValue(.25);
        QVERIFY(isOn("comparisonEpochsPerBin")); // it still says where the last bin enters
        find<QSpinBox>(studio.panel, "comparisonFinalEpoch")->setValue(2);
        QVERIFY(!isOn("comparisonEpochsPerBin"));
        auto* rule = find<QComboBox>(studio.panel, "comparisonRateRule");
        rule->setCurrentText(QStringLiteral("constant"));
        QVERIFY(!isOn("comparisonRateDecay") && !isOn("comparisonRateFloor"));
        rule->setCurrentText(QStringLiteral("per-epochs"));
        QVERIFY(isOn("comparisonRateDecay") && isOn("comparisonRateEpochs"));
        find<QCheckBox>(studio.panel, "comparisonWarmRestart")->setChecked(true);
        const PacingParameters pacing = studio.workspace().forms().train.pacing;
        QCOMPARE(pacing.family, std::string("logarithmic"));
        QCOMPARE(pacing.initialShare, .25);
        QCOMPARE(pacing.finalEpoch, 2);
        QCOMPARE(pacing.rateRule, std::string("per-epochs"));
        QVERIFY(pacing.warmRestart);
        // The paper's again.
        find<QPushButton>(studio.panel, "trainingSettingsDefaults")->click();
        QCOMPARE(studio.workspace().forms().train.pacing.family, std::string("step"));
        QVERIFY(!isOn("comparisonInitialShare") && isOn("comparisonRateDecay"));
    }

    /// Forms that say nothing of a comparison show what is compared at first, not what others said before.
    void choicesThatAreTakenBackAreThoseOfTheBeginning()
    {
        Studio studio;
        const TrainingForms before = studio.workspace().forms();
        auto* alphas = find<QLineEdit>(studio.panel, "comparisonAlphas");
        TrainingForms forms = before;
        forms.comparison = ComparisonChoices{
            {{QStringLiteral("deepmi"), false, true}}, QStringLiteral("0.3"), {"arousal"}, {}};
        studio.workspace().setForms(forms);
        QCOMPARE(alphas->text(), QStringLiteral("0.3"));
        QTRY_COMPARE(studio.measure(QStringLiteral("Random"))->checkState(1), Qt::Unchecked);
        QCOMPARE(studio.measure(QStringLiteral("DeepMI"))->checkState(2), Qt::Checked);
        forms.comparison.reset();
        studio.workspace().setForms(forms);
        QCOMPARE(alphas->text(), QString());
        QTRY_COMPARE(studio.measure(QStringLiteral("Random"))->checkState(1), Qt::Checked);
        QCOMPARE(studio.measure(QStringLiteral("DeepMI"))->checkState(1), Qt::Checked);
        QCOMPARE(studio.measure(QStringLiteral("DeepMI"))->checkState(2), Qt::Unchecked);
    }

    /// What is trained is the run's DeepMI: said while the window shows a preview of other clusters.
    void aPreviewIsSaidNotToBeTrained()
    {
        Studio studio;
        const auto* status = find<QLabel>(studio.panel, "comparisonStatus");
        QVERIFY(!status->text().contains(QStringLiteral("preview")));
        CurriculumSettings settings = studio.workspace().settings();
        settings.previewClusters = 5;
        studio.workspace().changeSettings(settings, QStringLiteral("K = 5"));
        QTRY_VERIFY(studio.workspace().isPreviewing());
        QTRY_VERIFY2(status->text().contains(QStringLiteral("preview at K = 5")), qPrintable(status->text()));
        studio.check(QStringLiteral("DeepMI"), false);
        QTRY_VERIFY(!status->text().contains(QStringLiteral("preview")));
        studio.check(QStringLiteral("DeepMI"), true);
        QTRY_VERIFY(status->text().contains(QStringLiteral("preview at K = 5")));
        studio.workspace().clearPreview();
        QTRY_VERIFY(!status->text().contains(QStringLiteral("preview")));
    }

    /// There is one number of bins in the window: what the panel Curriculum shows is trained, after undo too.
    void theBinsThatAreShownAreTrained()
    {
        Studio studio;
        auto* shown = find<QSpinBox>(&studio.window, "binsSpin");
        const auto* told = find<QLabel>(studio.panel, "comparisonBins");
        const auto trained = [&] { return studio.workspace().forms().train.pacing.bins; };
        shown->setValue(5);
        QCOMPARE(trained(), 5);
        QVERIFY2(told->text().startsWith(QLatin1String("5,")), qPrintable(told->text()));
        studio.workspace().undoStack().undo();
        QCOMPARE(shown->value(), 10);
        QCOMPARE(trained(), 10);
        QVERIFY2(told->text().startsWith(QLatin1String("10,")), qPrintable(told->text()));
        shown->setValue(3);
        find<QPushButton>(studio.panel, "trainingSettingsDefaults")->click(); // the paper's, but for the bins
        QCOMPARE(trained(), 3);
        find<QSpinBox>(studio.panel, "comparisonEpochs")->setValue(2);
        find<QSpinBox>(studio.panel, "comparisonHidden")->setValue(8);
        find<QSpinBox>(studio.panel, "comparisonTrials")->setValue(1);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 3, 60000);
        QCOMPARE(studio.workspace().comparison()->plan.train.pacing.bins, 3);

        // The table is of three bins still when the window shows four; no curriculum has none.
        const auto* status = find<QLabel>(studio.panel, "comparisonStatus");
        QVERIFY2(!status->text().contains(QStringLiteral("of the table")), qPrintable(status->text()));
        shown->setValue(4);
        QTRY_VERIFY2(status->text().contains(QStringLiteral("2 trial(s) of the table")),
                     qPrintable(status->text()));
        shown->setValue(3);
        QTRY_VERIFY2(!status->text().contains(QStringLiteral("of the table")), qPrintable(status->text()));
    }

    void cellsFillAsTrialsFinish()
    {
        Studio studio;
        QVERIFY(studio.run()->isEnabled());
        QSet<std::size_t> seen;
        QList<int> filled;
        connect(&studio.workspace(), &Workspace::comparisonChanged, this, [&] {
            seen.insert(studio.trials());
            int cells = 0;
            for (int row = 0; row < studio.table()->rowCount(); ++row)
                cells += studio.cell(row, 0).contains(QLatin1Char('.')) ? 1 : 0;
            filled << cells;
        });
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QVERIFY(!studio.run()->isEnabled());
        QVERIFY(find<QPushButton>(studio.panel, "comparisonStop")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6, 60000);
        QCOMPARE(seen.size(), 7); // none, then one more each time
        QVERIFY(filled.first() == 0 && filled.contains(1) && filled.contains(2));

        // Rows and numbers are the core's.
        const ComparisonTable expected = tabulate(*studio.workspace().comparison());
        QCOMPARE(studio.table()->rowCount(), 3);
        QCOMPARE(studio.table()->columnCount(), 2);
        QCOMPARE(studio.table()->headerData(2, Qt::Vertical).toString(), QStringLiteral("DeepMI (α = 0) ♠"));
        QCOMPARE(studio.table()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("arousal\nTest2"));
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 2; ++column) {
                const ComparisonCell& cell =
                    expected.cell(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
                QString mean = QString::fromStdString(fixedText(cell.summary.mean, 3));
                mean.replace(QLatin1Char('-'), QChar(0x2212));
                QVERIFY2(studio.cell(row, column).startsWith(mean), qPrintable(studio.cell(row, column)));
                QVERIFY(studio.cell(row, column).contains(QStringLiteral("VAR")));
                QCOMPARE(cell.ccc.size(), std::size_t{2});
            }
        const QString tip = studio.table()->index(2, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QStringLiteral("against W/O curriculum")) &&
                tip.contains(QStringLiteral("p ")) && tip.contains(QStringLiteral("Welch")) &&
                tip.contains(QStringLiteral("95 % interval")) && tip.contains(QStringLiteral("seed 1")));

        // A live curve a trial, all over now.
        QCOMPARE(studio.workspace().trainings().curves().size() -
                     static_cast<std::size_t>(std::count_if(
                         studio.workspace().trainings().curves().begin(),
                         studio.workspace().trainings().curves().end(),
                         [](const auto& one) { return one.kind == TrainingCurve::Kind::Pretraining; })),
                 std::size_t{6});
        const TrainingCurve& curve = studio.workspace().trainings().curves().back();
        QCOMPARE(curve.title, QStringLiteral("DeepMI (α = 0), trial 2"));
        QCOMPARE(curve.epochs(), std::size_t{2});
        QVERIFY(!curve.live);
        QVERIFY(!studio.run()->isEnabled()); // all of it is finished

        // DeepMI is what the core's own functions give.
        const Assignments assignments = assignmentsOf(*studio.workspace().run());
        const Scores scores = deepmiScores(
            assignments, computeDeepMI(assignments, Levels::equalWidth(6, studio.workspace().scale())), 0, 0,
            2);
        const ComparisonPlan& plan = studio.workspace().comparison()->plan;
        const TrainResult direct =
            train(corpusOf(*studio.data, "arousal"), &scores, {}, plan.train, {"auto", 1});
        QCOMPARE(studio.workspace().comparison()->trials[5].tests[0].ccc, direct.trials[1].tests[0].ccc);
    }

    void stoppedItGoesOnWhereItWas()
    {
        Studio studio(40);
        auto* stop = find<QPushButton>(studio.panel, "comparisonStop");
        const auto connection = connect(&studio.workspace(), &Workspace::comparisonChanged, this, [&] {
            if (studio.trials() == 1)
                QTest::mouseClick(stop, Qt::LeftButton);
        });
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle(), 60000);
        disconnect(connection);
        QVERIFY(studio.trials() >= 1 && studio.trials() < 6);
        QTRY_COMPARE(studio.run()->text(), QStringLiteral("Continue"));
        QVERIFY(studio.run()->isEnabled() && !stop->isEnabled());
        QVERIFY(find<QLabel>(studio.panel, "comparisonStatus")->text().contains(QStringLiteral("Stopped")));
        const std::vector<TrialRecord> kept = studio.workspace().comparison()->trials;
        QSignalSpy changes(&studio.workspace(), &Workspace::comparisonChanged);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6, 60000);
        QCOMPARE(static_cast<std::size_t>(changes.size()), 1 + 6 - kept.size()); // none ran again

        // As if it had never been stopped.
        const auto stopped = studio.workspace().comparison();
        studio.workspace().setComparison(nullptr);
        QTRY_VERIFY(studio.run()->isEnabled());
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6, 60000);
        for (std::size_t trial = 0; trial < 6; ++trial)
            QCOMPARE(studio.workspace().comparison()->trials[trial].tests[0].ccc,
                     stopped->trials[trial].tests[0].ccc);
    }

    void trialsThatWereNotSavedAreNotGivenUpWithoutAsking()
    {
        Studio studio;
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 6, 60000);
        // One more trial each takes all of them over.
        find<QSpinBox>(studio.panel, "comparisonTrials")->setValue(3);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 9, 60000);
        find<QSpinBox>(studio.panel, "comparisonHidden")->setValue(9);
        ask::setNextAnswer(QMessageBox::Cancel);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QVERIFY(ask::lastMessage().contains(QLatin1String("9")));
        QVERIFY(studio.workspace().jobs().isIdle());
        QCOMPARE(studio.trials(), std::size_t{9});
        ask::setNextAnswer(QMessageBox::Discard);
        find<QSpinBox>(studio.panel, "comparisonTrials")->setValue(1);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 3, 60000);
        QCOMPARE(studio.workspace().comparison()->plan.train.hidden, 9);
        // In a file it is safe.
        studio.workspace().setComparisonFile("/somewhere/study_comparison.json");
        find<QSpinBox>(studio.panel, "comparisonHidden")->setValue(10);
        QTest::mouseClick(studio.run(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace().jobs().isIdle() && studio.trials() == 3, 60000);
        QCOMPARE(studio.workspace().comparison()->plan.train.hidden, 10);
    }

    void whatCannotBeComparedSaysWhy()
    {
        Studio studio;
        auto* attributes = find<QListWidget>(studio.panel, "comparisonAttributes");
        QVERIFY(find<QPushButton>(studio.panel, "comparisonPretrain")->isHidden());
        attributes->item(1)->setCheckState(Qt::Checked); // valence has no run
        QVERIFY(studio.measure(QStringLiteral("DeepMI"))->isDisabled());
        QVERIFY(studio.measure(QStringLiteral("DeepMI"))->toolTip(0).contains(QStringLiteral("valence")));
        auto* pretrain = find<QPushButton>(studio.panel, "comparisonPretrain");
        QVERIFY(!pretrain->isHidden());
        QTest::mouseClick(pretrain, Qt::LeftButton);
        QVERIFY(!find<QWidget>(&studio.window, "pretrainPanel")->visibleRegion().isEmpty());
        studio.workspace().addRun(test::madeUpRun(*studio.data, "valence"));
        QVERIFY(!studio.measure(QStringLiteral("DeepMI"))->isDisabled());
        studio.workspace().setAttribute("arousal");

        auto* alphas = find<QLineEdit>(studio.panel, "comparisonAlphas");
        alphas->setText(QStringLiteral("0 2"));
        QVERIFY(!studio.run()->isEnabled());
        QVERIFY(find<QLabel>(studio.panel, "comparisonStatus")->text().contains(QStringLiteral("0 to 1")));
        alphas->setText(QStringLiteral("0; 0,5 1"));
        QVERIFY(studio.run()->isEnabled());
        // 2 attributes × (W/O, Random, three of DeepMI) × 2 trials
        QVERIFY2(studio.run()->toolTip().contains(QStringLiteral("20")), qPrintable(studio.run()->toolTip()));
        studio.check(QStringLiteral("Disagreement"), true, 2);
        QVERIFY(studio.run()->toolTip().contains(QStringLiteral("24")));
        for (const char* name : {"W/O curriculum", "Random", "DeepMI"})
            studio.check(QString::fromLatin1(name), false);
        studio.check(QStringLiteral("Disagreement"), false, 2);
        QVERIFY(!studio.run()->isEnabled());
        QVERIFY(studio.run()->toolTip().contains(QStringLiteral("at least one curriculum")));

        // Scores that lack training samples cannot be a curriculum.
        studio.workspace().addScores(
            std::make_shared<Scores>(randomScores({studio.data->labels.names[0]}, 1, 1)),
            QStringLiteral("few"));
        QVERIFY(studio.measure(QStringLiteral("few"))->isDisabled());
    }

    /// What is written is read in every language, by other programs too; scores of a file may be called as
    /// what is computed.
    void resultsNameApproachesAlikeInEveryLanguage()
    {
        for (const char* language : {"en", "es", "zh_TW"}) {
            installLanguage(QString::fromLatin1(language));
            Studio studio;
            std::vector<std::string> names;
            for (std::size_t row = 0; row < studio.data->labels.names.size(); ++row)
                names.push_back(studio.data->labels.names[row]);
            const QString random = approachText(QStringLiteral("Random"));
            const auto scores = std::make_shared<Scores>(randomScores(names, 3, 10));
            studio.workspace().addScores(scores, QStringLiteral("Random"));
            ComparisonRequest request;
            request.attributes = {"arousal"};
            request.tests = {"Test1"};
            const QString file = QStringLiteral("file:Random");
            request.choices = {{QStringLiteral("none"), false},
                               {QStringLiteral("random"), false},
                               {file, false},
                               {file, true}};
            const ComparisonPlan plan = planOf(request, studio.workspace());
            QStringList titles;
            for (const Approach& approach : plan.approaches)
                titles << text(approach.title);
            QCOMPARE(titles, QStringList({QStringLiteral("W/O curriculum"), QStringLiteral("Random"),
                                          QStringLiteral("Random (file)"),
                                          QStringLiteral("Random (file), hardest first")}));
            const ComparisonData data = comparisonDataOf(plan, request, studio.workspace());
            for (std::size_t index = 2; index < plan.approaches.size(); ++index)
                QCOMPARE(data.scores(plan.approaches[index], "arousal"), scores);
            QVERIFY(approachText(titles[3]).startsWith(random) && titles[3].startsWith(titles[1]));
            QCOMPARE(approachText(titles[3]) == titles[3], currentLanguage() == QLatin1String("en"));
            QVERIFY(studio.measure(approachText(titles[2])));
        }
        installLanguage(QStringLiteral("en"));
    }

    void nothingOpenIsSaidAndAStoredComparisonIsShown()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        auto* panel = find<studio::ComparisonPanel>(&window, "comparisonPanel");
        QTRY_VERIFY(find<QLabel>(panel, "comparisonEmpty")->isVisible());
        QVERIFY(!find<QPushButton>(panel, "comparisonRun")->isEnabled());
        QVERIFY(find<QLabel>(panel, "comparisonStatus")->text().contains(QStringLiteral("Open data")));
        for (const Figure& figure : panel->figures())
            QVERIFY(!figure.missing.isEmpty());
        window.workspace().setComparison(
            std::make_shared<const ComparisonResult>(madeUp({{.70, .71, .72}, {.74, .76, .75}})));
        QVERIFY(find<QTableView>(panel, "comparisonTable")->isVisible());
        auto* table = find<QTableView>(panel, "comparisonTable")->model();
        QCOMPARE(table->index(1, 0).data().toString(), QStringLiteral("0.750 *\nVAR 1.33 %"));
        QVERIFY(table->index(1, 0).data(Qt::FontRole).value<QFont>().bold());
    }

    void theTestCanBeChosen()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        auto* panel = find<studio::ComparisonPanel>(&window, "comparisonPanel");
        // SciPy's case unequal_variance: pooled p .029, Welch's .055 (tests/golden/statistics.json).
        window.workspace().setComparison(
            std::make_shared<const ComparisonResult>(madeUp({{1, 2, 3, 4, 5}, {10, 20, 11, 35, 7}})));
        auto* table = find<QTableView>(panel, "comparisonTable")->model();
        auto* test = find<QComboBox>(panel, "comparisonTest");
        test->setCurrentIndex(0);
        QVERIFY(table->index(1, 0).data().toString().startsWith(QStringLiteral("16.600\n")));
        test->setCurrentIndex(1);
        QVERIFY(table->index(1, 0).data().toString().startsWith(QStringLiteral("16.600 *\n")));
        QVERIFY(table->index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("p = 0.029")));
        QVERIFY(table->index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("; g = 1.51 (")));
        test->setCurrentIndex(0);
    }

    /// Welch's p against W/O are .0213 and .0390 (tests/core/comparison_table_test): of three contrasts none
    /// is left, of the two with W/O curriculum both.
    void theCorrectionCanBeChosen()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        auto* panel = find<studio::ComparisonPanel>(&window, "comparisonPanel");
        window.workspace().setComparison(std::make_shared<const ComparisonResult>(
            madeUp({{.70, .71, .72}, {.73, .74, .75}, {.72, .73, .75, .735}})));
        auto* table = find<QTableView>(panel, "comparisonTable")->model();
        auto* correction = find<QComboBox>(panel, "comparisonCorrection");
        const auto shown = [&](int row) {
            return table->index(row, 0).data().toString().section(u'\n', 0, 0);
        };
        const auto tip = [&] { return table->index(1, 0).data(Qt::ToolTipRole).toString(); };
        QCOMPARE(correction->count(), 4);
        correction->setCurrentIndex(0);
        QCOMPARE(shown(1), QStringLiteral("0.740 *"));
        QCOMPARE(shown(2), QStringLiteral("0.734 *"));
        QVERIFY(!tip().contains(QStringLiteral("corrected")));
        correction->setCurrentIndex(1);
        QCOMPARE(shown(1), QStringLiteral("0.740"));
        QCOMPARE(shown(2), QStringLiteral("0.734"));
        QVERIFY2(tip().contains(QStringLiteral("p = 0.021, corrected p = 0.064")), qPrintable(tip()));
        correction->setCurrentIndex(2);
        QCOMPARE(shown(2), QStringLiteral("0.734 *"));
        QVERIFY2(tip().contains(QStringLiteral("p = 0.021, corrected p = 0.043 – significantly better")),
                 qPrintable(tip()));
        const Figure tabular = panel->figures()[1];
        QVERIFY(tabular.csv().find(",holm,column-against-plain,") != std::string::npos);
        QCOMPARE(tabular.provenance["correction"], "holm");
        // It is remembered.
        MainWindow again;
        QCOMPARE(find<QComboBox>(&again, "comparisonCorrection")->currentIndex(), 2);
        correction->setCurrentIndex(0);
    }

    /// A talk shows what came of it; what is to be compared comes back afterwards.
    void theSetUpMakesRoomInAPresentation()
    {
        Studio studio;
        const auto* setup = find<QWidget>(studio.panel, "comparisonSetup");
        const QFont font = QApplication::font();
        const auto present = [&](double scale) {
            setPresentationScale(scale);
            QFont large = font;
            large.setPointSizeF(font.pointSizeF() * scale);
            QApplication::setFont(large);
        };
        present(1.5);
        QVERIFY(setup->isVisible()); // nothing to show yet
        present(1);
        studio.workspace().setComparison(
            std::make_shared<const ComparisonResult>(madeUp({{.70, .71, .72}, {.74, .76, .75}})));
        present(1.5);
        QTRY_VERIFY(!setup->isVisible());
        present(1);
        QTRY_VERIFY(setup->isVisible());
        // What the person folds stays folded.
        auto* fold = find<QToolButton>(studio.panel, "comparisonFold");
        fold->click();
        present(1.5);
        present(1);
        QVERIFY(!setup->isVisible());
        fold->click();
        QVERIFY(setup->isVisible());
    }

    void theModelKeepsItsContract()
    {
        ComparisonTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(tabulate(madeUp({{}, {.5}})));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setTable(tabulate(madeUp({{.4, notANumber}, {.5, .5, .5}})));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("0.400\nn = 1 of 3"));
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("not counted")));
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("0.500\nVAR 0.00 %"));
        model.setTable(tabulate(madeUp({{}, {}, {}})));
        QCOMPARE(resets.size(), 1);
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("–\nn = 0 of 3"));
        model.setTable({});
        QCOMPARE(model.rowCount(), 0);
    }

    void figuresAreDrawnAndHaveTheirData()
    {
        Studio studio;
        studio.workspace().setComparison(
            std::make_shared<const ComparisonResult>(madeUp({{.70, .71, .72}, {.4, .4, .4}, {.5}})));
        const std::vector<Figure> figures = studio.panel->figures();
        QCOMPARE(figures.size(), std::size_t{3});
        const QStringList ids = {figures[0].id, figures[1].id, figures[2].id};
        QCOMPARE(ids, (QStringList{QStringLiteral("comparison"), QStringLiteral("comparison-table"),
                                   QStringLiteral("ranks")}));
        for (const Figure& figure : figures) {
            QVERIFY2(figure.missing.isEmpty(), qPrintable(figure.missing));
            QVERIFY(!figure.description.isEmpty());
            Svg svg(160, figure.naturalHeightMm({}), {}, "figure");
            figure.draw(svg, {});
            QVERIFY(svg.toString().find("nan") == std::string::npos);
            QVERIFY(svg.toString().find("<image") == std::string::npos);
            QVERIFY(QString::fromStdString(figure.csv()).count(QLatin1Char('\n')) > 1);
        }
        QVERIFY(figures[0].csv().starts_with("attribute,approach,seed"));
        QVERIFY(figures[1].csv().find("W/O curriculum,none,*,3,0.71") != std::string::npos);
    }

    void ranksAreLinkedWithTheSelection()
    {
        Studio studio;
        find<QTabWidget>(studio.panel, "comparisonTabs")->setCurrentIndex(1);
        auto* view = find<RankScatterView>(studio.panel, "rankScatter");
        QTRY_VERIFY(view->comparison());
        const auto comparison = view->comparison();
        // Train samples alone have both: DeepMI against disagreement.
        QCOMPARE(comparison->scatter.size(), studio.workspace().curriculum()->size());
        std::vector<double> score, spread;
        for (const std::int32_t row : comparison->rows) {
            const auto sample = studio.workspace().curriculum()->sampleOfRow(row);
            score.push_back(
                -studio.workspace().curriculum()->ranking->score(static_cast<std::size_t>(sample)));
            spread.push_back(studio.workspace().samples()->raterSpread[static_cast<std::size_t>(row)]);
        }
        QCOMPARE(comparison->scatter.spearman, spearmanCorrelation(score, spread));

        // A lasso around everything on the left half.
        const QPointF low = view->placeOf(0);
        QVERIFY(view->rect().contains(low.toPoint()));
        std::vector<std::int32_t> expected;
        const int middle = view->width() / 2;
        for (std::size_t sample = 0; sample < comparison->scatter.size(); ++sample)
            if (view->placeOf(sample).x() < middle)
                expected.push_back(comparison->rows[sample]);
        QTest::mousePress(view, Qt::LeftButton, {}, {2, 2});
        for (const QPoint corner : {QPoint(middle, 2), QPoint(middle, view->height() - 2),
                                    QPoint(2, view->height() - 2), QPoint(2, 3)})
            QTest::mouseMove(view, corner);
        QTest::mouseRelease(view, Qt::LeftButton, {}, {2, 2});
        QCOMPARE(studio.workspace().selection().rows(), expected);
        QVERIFY(!expected.empty() && expected.size() < comparison->scatter.size());

        // The keyboard's window.
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Minus);
        QTest::keyClick(view, Qt::Key_Return);
        const std::size_t few = studio.workspace().selection().rows().size();
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(view, Qt::Key_Plus);
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(view, Qt::Key_Right);
            QTest::keyClick(view, Qt::Key_Up);
        }
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(studio.workspace().selection().rows().size() > few);

        // Another α, other ranks.
        CurriculumSettings settings = studio.workspace().settings();
        settings.alpha = 1;
        studio.workspace().changeSettings(settings, QStringLiteral("α"));
        QTRY_VERIFY(view->comparison() != comparison &&
                    view->comparison()->scatter.spearman != comparison->scatter.spearman);
        // A measure with itself.
        find<QComboBox>(studio.panel, "rankMeasureY")
            ->setCurrentIndex(find<QComboBox>(studio.panel, "rankMeasureX")->currentIndex());
        QTRY_VERIFY(std::abs(view->comparison()->scatter.spearman - 1) < 1e-12);
        QCOMPARE(view->comparison()->scatter.x, view->comparison()->scatter.y);
    }

    void manyRanksAreThinnedAndPainted()
    {
        MainWindow window;
        std::vector<std::string> names;
        for (int i = 0; i < 30000; ++i)
            names.push_back("s" + std::to_string(i));
        window.workspace().addScores(std::make_shared<Scores>(randomScores(names, 1, 10)),
                                     QStringLiteral("A"));
        window.workspace().addScores(std::make_shared<Scores>(randomScores(names, 2, 10)),
                                     QStringLiteral("B"));
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        find<QTabWidget>(&window, "comparisonTabs")->setCurrentIndex(1);
        auto* view = find<RankScatterView>(&window, "rankScatter");
        QTRY_VERIFY_WITH_TIMEOUT(view->comparison(), 20000);
        QCOMPARE(view->comparison()->scatter.size(), std::size_t{30000});
        QCOMPARE(view->comparison()->scatter.shown.size(), std::size_t{20000});
        QVERIFY(std::abs(view->comparison()->scatter.spearman) < .03); // 5 / √30000
        QVERIFY(!view->grab().isNull());
    }
};

DEEPMI_STUDIO_TEST_MAIN(ComparisonPanelTest)
#include "comparison_test.moc"

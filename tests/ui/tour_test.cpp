#include "studio_window.h"

#include "cluster/lloyd_steps.h"
#include "comparison/comparison_table.h"
#include "dialogs/ask.h"
#include "dialogs/help_window.h"
#include "models/shown_number.h"
#include "panels/panel.h"
#include "tour/cell_page.h"
#include "tour/comparison_page.h"
#include "tour/kmeans_page.h"
#include "tour/tour_dialog.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTreeWidget>
#include <algorithm>

using namespace deepmi;
using namespace deepmi::studio;

/// The tour says the numbers that the core computes, on an open corpus and without one; help has a page a
/// panel.
class TourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChapterStandsWithoutACorpus()
    {
        Workspace workspace;
        TourDialog tour(workspace);
        tour.show();
        for (int page = 0; page < tour.pageCount(); ++page) {
            tour.goTo(page);
            tour.grab();
        }
        QVERIFY(!test::find<QPushButton>(&tour, "tourTrain")->isEnabled());
        QVERIFY(!test::find<QPushButton>(&tour, "tourKMeansStep")->isEnabled());
    }

    /// "K-" at the end of a line and "means" on the next are read as two words.
    void termsInTheListOfChaptersStayOnALine()
    {
        Workspace workspace;
        TourDialog tour(workspace);
        const auto* list = test::find<QListWidget>(&tour, "tourList");
        bool found = false;
        for (int row = 0; row < list->count(); ++row) {
            QVERIFY2(!list->item(row)->text().contains(QLatin1Char('-')),
                     qPrintable(list->item(row)->text()));
            found = found || list->item(row)->text().contains(QStringLiteral("K\u2011means"));
        }
        QVERIFY(found);
        // As it is read out, it is the word that it is.
        QVERIFY(list->item(1)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("K-means")));
    }

    void oneCellIsWorkedOutInTheCoresNumbers()
    {
        Workspace workspace;
        const auto data = test::teachingData();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        TourDialog tour(workspace);
        tour.show();
        tour.goTo(2);
        const JointTable& table = workspace.curriculum()->deepmi->clusterByLevel;
        double most = 0;
        for (int cluster = 0; cluster < table.firstStates(); ++cluster)
            for (int level = 0; level < table.secondStates(); ++level)
                most = std::max(most, table.contribution(cluster, level));
        QCOMPARE(tour.pageCount(), 7);
        const QString words = tour.findChild<CellPage*>()->explanation();
        QVERIFY2(words.contains(decimalText(most, 5)), qPrintable(words));
        QVERIFY(words.contains(decimalText(table.mutualInformation(), 4)));
    }

    void kMeansIsSteppedByHandUntilItSettles()
    {
        Workspace workspace;
        const auto data = test::teachingData();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        TourDialog tour(workspace);
        tour.show();
        tour.goTo(1);
        auto* step = test::find<QPushButton>(&tour, "tourKMeansStep");
        const auto* page = tour.findChild<KMeansPage*>();
        for (int press = 0; press < 400 && step->isEnabled(); ++press)
            step->click();
        QVERIFY(!step->isEnabled());
        QVERIFY(page->steps()->isSettled());
        tour.grab();
        test::find<QPushButton>(&tour, "tourKMeansRestart")->click();
        QVERIFY(step->isEnabled());
        QVERIFY(page->steps()->history().empty());
    }

    void alphaOfTheTourIsTheWindows()
    {
        Workspace workspace;
        const auto data = test::teachingData();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        TourDialog tour(workspace);
        tour.show();
        tour.goTo(4);
        auto* slider = test::find<QSlider>(&tour, "tourAlphaSlider");
        slider->setValue(40);
        QCOMPARE(workspace.settings().alpha, .4);
        workspace.undoStack().undo();
        QCOMPARE(slider->value(), 0);
        tour.grab();
        for (const int page : {3, 5, 6}) {
            tour.goTo(page);
            tour.grab();
        }
    }

    /// Making the corpus is no share of the pre-training: nothing says 100 % before it has begun.
    void theShareOfThePretrainingDoesNotFall()
    {
        MainWindow window;
        window.show();
        Workspace& workspace = window.workspace();
        TourDialog tour(workspace, &window);
        tour.show();
        QList<double> shares;
        QSet<QString> stages;
        connect(&workspace.jobs(), &JobQueue::changed, this, [&](const JobState& job) {
            stages.insert(job.stage);
            if (job.isActive() && job.total > 0)
                shares << job.done / job.total;
        });
        test::find<QPushButton>(&tour, "tourStart")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!shares.isEmpty() && shares.last() > 0 && shares.last() < 1, 120000);
        workspace.jobs().stopAll();
        QVERIFY(stages.contains(QStringLiteral("making the teaching corpus")));
        QVERIFY2(std::is_sorted(shares.begin(), shares.end()), qPrintable(QString::number(shares.first())));
    }

    /// What the tour trains is a comparison of the window: it stands in the panel, which can go on from
    /// there.
    void whatTheTourTrainsStandsInThePanelComparison()
    {
        MainWindow window;
        window.show();
        Workspace& workspace = window.workspace();
        workspace.setData(test::teachingData(), "arousal");
        workspace.addRun(test::madeUpRun(*workspace.data()));
        CurriculumSettings settings = workspace.settings();
        settings.bins = 4;
        workspace.changeSettings(settings, QStringLiteral("4 bins"));
        test::find<QSpinBox>(&window, "comparisonHidden")->setValue(77);
        window.showPanel(QStringLiteral("comparisonPanel"));
        TourDialog tour(workspace, &window);
        tour.show();
        tour.goTo(5);
        auto* train = test::find<QPushButton>(&tour, "tourTrain");
        train->click();
        QVERIFY(!train->isEnabled());
        // Nobody else starts one meanwhile.
        auto* run = test::find<QPushButton>(&window, "comparisonRun");
        QVERIFY(!run->isEnabled() && test::find<QPushButton>(&window, "comparisonStop")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(workspace.jobs().isIdle() && workspace.comparison()->trials.size() == 6,
                                 120000);
        QCOMPARE(workspace.comparison()->plan.train.pacing.bins, 4);
        const auto* table = test::find<QTableView>(&window, "comparisonTable")->model();
        QCOMPARE(table->rowCount(), 2);
        QTRY_VERIFY(
            test::find<QLabel>(&window, "comparisonStatus")->text().contains(QStringLiteral("All 6")));
        const ComparisonTable expected = tabulate(*workspace.comparison());
        const QString words = tour.findChild<TourComparisonPage*>()->explanation();
        for (std::size_t column = 0; column < 2; ++column)
            for (std::size_t row = 0; row < 2; ++row) {
                const QString mean = decimalText(expected.cell(row, column).summary.mean, 3);
                QVERIFY2(words.contains(mean), qPrintable(words));
                QVERIFY(table->index(static_cast<int>(row), static_cast<int>(column))
                            .data()
                            .toString()
                            .startsWith(mean));
            }
        QVERIFY(train->isEnabled());

        // One approach more goes on from there, and the tour's page keeps what it showed.
        auto* measures = test::find<QTreeWidget>(&window, "comparisonMeasures");
        measures->topLevelItem(1)->setCheckState(1, Qt::Checked);
        QTRY_COMPARE(run->text(), QStringLiteral("Continue"));
        run->click();
        QTRY_VERIFY_WITH_TIMEOUT(workspace.jobs().isIdle() && workspace.comparison()->trials.size() == 9,
                                 120000);
        QCOMPARE(tour.findChild<TourComparisonPage*>()->explanation(), words);
        // Trials that are nowhere else are not given up for the tour's without asking.
        ask::setNextAnswer(QMessageBox::Cancel);
        train->click();
        QVERIFY(ask::lastMessage().contains(QLatin1Char('3')));
        QVERIFY(workspace.jobs().isIdle());
        QCOMPARE(workspace.comparison()->trials.size(), std::size_t{9});

        // Its small network is no wish of the person for other data.
        QVERIFY(workspace.forms().train.hidden != 77);
        const auto* alphas = test::find<QLineEdit>(&window, "comparisonAlphas");
        QCOMPARE(alphas->text(), QStringLiteral("0"));
        workspace.setData(test::teachingData(), "arousal");
        QCOMPARE(workspace.forms().train.hidden, 77);
        QCOMPARE(alphas->text(), QString()); // as the slider stands
        MainWindow next;
        QCOMPARE(next.workspace().forms().train.hidden, 77);
    }

    void everyPanelHasAHelpPage()
    {
        MainWindow window;
        for (const studio::Panel* panel : window.panels()) {
            QVERIFY2(HelpWindow::pages().contains(panel->helpPage()), qPrintable(panel->helpPage()));
            QVERIFY(helpText(panel->helpPage()).size() > 200);
        }
        for (const QString& page : HelpWindow::pages())
            QVERIFY2(helpText(page).startsWith(QLatin1String("# ")), qPrintable(page));
        HelpWindow help;
        help.showPage(QStringLiteral("bins"));
        QCOMPARE(help.currentPage(), QStringLiteral("bins"));
    }

    void shortcutsAreListedAsTheyAre()
    {
        MainWindow window;
        test::find<QAction>(&window, "shortcutsAction")->trigger();
        const auto* table = test::find<QTableWidget>(&window, "shortcutTable");
        bool found = false;
        for (int row = 0; row < table->rowCount(); ++row)
            found = found || table->item(row, 1)->text() == QLatin1String("F1");
        QVERIFY(found);
    }
};

DEEPMI_STUDIO_TEST_MAIN(TourTest)
#include "tour_test.moc"

#include "studio_window.h"

#include "cluster/lloyd_steps.h"
#include "dialogs/help_window.h"
#include "panels/panel.h"
#include "tour/cell_page.h"
#include "tour/kmeans_page.h"
#include "tour/tour_dialog.h"

#include <QAction>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>

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
        QVERIFY2(words.contains(fixed(most, 5)), qPrintable(words));
        QVERIFY(words.contains(fixed(table.mutualInformation(), 4)));
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

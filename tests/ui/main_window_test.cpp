#include "studio_window.h"

#include "dialogs/shortcuts_dialog.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QScopeGuard>
#include <QTableWidget>
#include <QUndoStack>
#include <atomic>
#include <chrono>
#include <thread>

using namespace deepmi;
using deepmi::studio::JobContext;
using deepmi::studio::JobQueue;
using deepmi::studio::MainWindow;
using deepmi::studio::ShortcutsDialog;
using deepmi::studio::test::find;

/// The window's docks: plots take the room that a larger window brings.
class MainWindowTest : public QObject
{
    Q_OBJECT

private:
    /// Shows the row's panel in a small window, and its dock.
    static void showWithPanel(MainWindow& window, const QDockWidget*& side)
    {
        QFETCH(QString, panel);
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.showPanel(panel);
        const auto* dock = window.findChild<QDockWidget*>(panel + QStringLiteral("Dock"));
        QTRY_VERIFY(dock->x() >= 0);
        side = dock;
    }

    /// Once the docks stay where they are for some turns of the event loop.
    static bool isLaidOut(const MainWindow& window)
    {
        QList<QRect> before;
        int turns = 0;
        return QTest::qWaitFor([&] {
            QList<QRect> now{window.geometry()};
            for (const QDockWidget* dock : window.findChildren<QDockWidget*>())
                now << dock->geometry();
            turns = now == before ? turns + 1 : 0;
            before = now;
            return turns >= 5;
        });
    }

private Q_SLOTS:
    void plotsTakeTheRoomOfALargerWindow()
    {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto* side = find<QDockWidget>(&window, "dataPanelDock");
        const auto* centre = find<QDockWidget>(&window, "heatmapPanelDock");
        const int sideWidth = side->width(), centreWidth = centre->width();
        QVERIFY2(sideWidth > 200 && sideWidth < 450, qPrintable(QString::number(sideWidth)));
        window.resize(1920, 1080);
        QTRY_VERIFY(std::abs(centre->width() - centreWidth - 640) <= 2);
        QVERIFY(std::abs(side->width() - sideWidth) <= 2);
        window.resize(1280, 800);
        QTRY_VERIFY(std::abs(centre->width() - centreWidth) <= 2);
    }
    void plotsTakeTheRoomWhicheverTabIsInFront_data()
    {
        QTest::addColumn<QString>("panel");
        for (const char* panel : {"dataPanel", "pretrainPanel", "jobsPanel"})
            QTest::newRow(panel) << QString::fromLatin1(panel);
    }
    void plotsTakeTheRoomWhicheverTabIsInFront()
    {
        MainWindow window;
        const QDockWidget* side = nullptr;
        showWithPanel(window, side);
        QVERIFY(side);
        const int sideWidth = side->width();
        window.resize(1920, 1080);
        QTRY_COMPARE(window.width(), 1920);
        QVERIFY(isLaidOut(window));
        QVERIFY2(std::abs(side->width() - sideWidth) <= 2, qPrintable(QString::number(side->width())));
    }

    void leavingThePresentationLeavesTheSidesAsTheyWere_data()
    {
        plotsTakeTheRoomWhicheverTabIsInFront_data();
    }
    void leavingThePresentationLeavesTheSidesAsTheyWere()
    {
        MainWindow window;
        const QDockWidget* side = nullptr;
        showWithPanel(window, side);
        QVERIFY(side);
        const int sideWidth = side->width();
        auto* presentation = find<QAction>(&window, "presentationAction");
        const double size = QApplication::font().pointSizeF();
        presentation->trigger();
        QTRY_VERIFY(window.isFullScreen() && QApplication::font().pointSizeF() > size);
        QVERIFY(isLaidOut(window));
        presentation->trigger();
        QTRY_VERIFY(!window.isFullScreen() && QApplication::font().pointSizeF() == size);
        QVERIFY(isLaidOut(window));
        QVERIFY2(std::abs(side->width() - sideWidth) <= 2,
                 qPrintable(QStringLiteral("%1, was %2").arg(side->width()).arg(sideWidth)));
    }

    void tabsThatAreChosenWhilePresentingStayInFront()
    {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.showPanel(QStringLiteral("heatmapPanel"));
        auto* closed = find<QDockWidget>(&window, "jobsPanelDock");
        closed->close();
        const auto inFront = [&window](const char* panel) {
            const auto* dock = window.findChild<QDockWidget*>(QLatin1String(panel) + QStringLiteral("Dock"));
            return dock->isVisible() && window.rect().intersects(dock->geometry());
        };
        QVERIFY(isLaidOut(window) && inFront("heatmapPanel") && !inFront("comparisonPanel"));
        auto* presentation = find<QAction>(&window, "presentationAction");
        presentation->trigger();
        QTRY_VERIFY(window.isFullScreen());
        find<QAction>(&window, "comparisonPanelAction")->trigger();
        find<QAction>(&window, "jobsPanelAction")->trigger();
        QVERIFY(isLaidOut(window) && inFront("comparisonPanel"));
        presentation->trigger();
        QTRY_VERIFY(!window.isFullScreen());
        QVERIFY(isLaidOut(window));
        QVERIFY(inFront("comparisonPanel") && !inFront("heatmapPanel"));
        QVERIFY(inFront("jobsPanel"));
    }

    /// A job that is queued or called off leaves the one that runs in the status line.
    void theStatusLineNamesTheJobThatRuns()
    {
        MainWindow window;
        const auto* status = find<QLabel>(&window, "jobStatus");
        JobQueue& queue = window.workspace().jobs();
        std::atomic<bool> free = false;
        const auto freed = qScopeGuard([&] { free = true; }); // or the window would wait for ever
        queue.enqueue(
            {QStringLiteral("Long work"), true}, this,
            [&](JobContext& context) {
                while (!free) {
                    context.job().throwIfStopped();
                    context.job().epochDone();
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
            },
            [] {});
        QTRY_COMPARE(status->text(), QStringLiteral("Long work"));
        const int next = queue.enqueue(
            {QStringLiteral("Next")}, this, [](JobContext&) {}, [] {});
        QCOMPARE(status->text(), QStringLiteral("Long work"));
        queue.stop(next);
        QCOMPARE(status->text(), QStringLiteral("Long work"));
        queue.pause(queue.states().front().id);
        QTRY_COMPARE(status->text(), QStringLiteral("Long work · paused"));
        queue.resume(queue.states().front().id);
        QCOMPARE(status->text(), QStringLiteral("Long work"));
        free = true;
        QTRY_COMPARE(status->text(), QString());
    }

    void theShortcutsNameTheirActionsAlone()
    {
        MainWindow window;
        window.workspace().undoStack().push(new QUndoCommand(QStringLiteral("a step")));
        const auto* undo = find<QAction>(&window, "undoAction");
        QVERIFY(undo->text().contains(QLatin1String("a step")));
        ShortcutsDialog dialog(window);
        const auto* table = find<QTableWidget>(&dialog, "shortcutTable");
        QVERIFY(!table->findItems(QStringLiteral("Undo"), Qt::MatchExactly).isEmpty());
        QVERIFY(!table->findItems(QStringLiteral("Redo"), Qt::MatchExactly).isEmpty());
    }

    void aDraggedBorderStaysWhereItWasLeft()
    {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* side = find<QDockWidget>(&window, "dataPanelDock");
        auto* centre = find<QDockWidget>(&window, "heatmapPanelDock");
        const int both = side->width() + centre->width();
        window.resizeDocks({side, centre}, {480, both - 480}, Qt::Horizontal);
        QTRY_COMPARE(side->width(), 480);
        window.resize(1700, 900);
        QTRY_COMPARE(side->width(), 480);
        // A layout that is restored counts as left by the person.
        const nlohmann::ordered_json layout = window.layoutState();
        window.resetLayout();
        QTRY_VERIFY(side->width() < 450);
        window.restoreLayout(layout);
        QTRY_COMPARE(side->width(), 480);
        window.resize(1280, 800);
        QTRY_COMPARE(side->width(), 480);
    }

    void aLayoutOfASmallerWindowLeavesTheRoomToThePlots()
    {
        nlohmann::ordered_json layout;
        int sideWidth = 0;
        {
            MainWindow window;
            window.resize(1280, 800);
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            layout = window.layoutState();
            sideWidth = find<QDockWidget>(&window, "dataPanelDock")->width();
        }
        MainWindow window;
        window.resize(1920, 1080);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.restoreLayout(layout);
        const auto* side = find<QDockWidget>(&window, "dataPanelDock");
        const auto* centre = find<QDockWidget>(&window, "heatmapPanelDock");
        QTRY_VERIFY(std::abs(side->width() - sideWidth) <= 2);
        QVERIFY(centre->width() > 1400);
        // What is no layout changes nothing.
        window.restoreLayout({{"docks", layout["docks"]}, {"side", "wide"}});
        window.restoreLayout({{"docks", "none"}, {"side", 700}});
    }
};

DEEPMI_STUDIO_TEST_MAIN(MainWindowTest)
#include "main_window_test.moc"

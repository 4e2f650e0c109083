#include "studio_window.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTreeWidget>

using namespace deepmi;
using namespace deepmi::studio;
using test::find;

namespace
{

/// The window with a run of arousal, and the controls that change what is undone.
struct Studio {
    std::shared_ptr<const LoadedData> data = test::teachingData();
    MainWindow window;
    Workspace& workspace = window.workspace();
    QAction* undo = find<QAction>(&window, "undoAction");
    QAction* redo = find<QAction>(&window, "redoAction");
    QSlider* alpha = find<QSlider>(&window, "alphaSlider");
    QSlider* clusters = find<QSlider>(&window, "clustersSlider");

    Studio()
    {
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        window.showPanel(QStringLiteral("curriculumPanel"));
    }

    static void drag(QSlider* slider, std::initializer_list<int> values)
    {
        slider->setSliderDown(true);
        for (const int value : values)
            slider->setValue(value);
        slider->setSliderDown(false);
    }
    void chooseAttribute(const char* name)
    {
        auto* combo = find<QComboBox>(&window, "attributeCombo");
        combo->setCurrentText(QLatin1String(name));
        Q_EMIT combo->textActivated(QLatin1String(name));
    }
    /// K that is shown, once no other is being made; 0 without clusters.
    int shownClusters() const
    {
        (void)QTest::qWaitFor([this] { return !workspace.isPending(); }, 30000);
        return workspace.curriculum() ? workspace.curriculum()->clusters() : 0;
    }
};

} // namespace

/// One Ctrl+Z takes back what one gesture did, the Edit menu names it, and what is shown fits the history.
class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each was the first gesture of its control, which once gave them one number.
    void theClustersSourceAndAnotherKAreTwoSteps()
    {
        Studio studio;
        auto* source = find<QComboBox>(&studio.window, "clusterSource");
        source->setCurrentIndex(1);
        Q_EMIT source->activated(1);
        Studio::drag(studio.clusters, {9, 15, 27});
        QCOMPARE(studio.shownClusters(), 27);
        QCOMPARE(studio.workspace.undoStack().count(), 2);
        studio.undo->trigger();
        QCOMPARE(studio.shownClusters(), 8);
        QCOMPARE(studio.workspace.settings().clusterSource, std::string("kmeans"));
        studio.undo->trigger();
        QCOMPARE(studio.workspace.settings().clusterSource, std::string("classifier"));
    }

    void aDragIsNamedAfterWhereItEnded()
    {
        Studio studio;
        Studio::drag(studio.alpha, {68, 54, 30, 12});
        QVERIFY2(studio.undo->text().contains(QStringLiteral("α = 0.12")), qPrintable(studio.undo->text()));
        Studio::drag(studio.clusters, {40, 20, 11});
        studio.undo->trigger();
        QVERIFY2(studio.redo->text().contains(QStringLiteral("K = 11")), qPrintable(studio.redo->text()));
        studio.redo->trigger();
        QCOMPARE(studio.shownClusters(), 11);
    }

    void keysThatFollowEachOtherAreOneStepOnEverySlider()
    {
        for (const bool ofClusters : {false, true}) {
            Studio studio;
            QSlider* slider = ofClusters ? studio.clusters : studio.alpha;
            const int before = slider->value();
            studio.workspace.gestures().setWithin(1'000'000); // however busy the machine is
            for (int press = 0; press < 5; ++press)
                QTest::keyClick(slider, Qt::Key_Right);
            QCOMPARE(slider->value(), before + 5);
            QCOMPARE(studio.workspace.undoStack().count(), 1);
            studio.workspace.gestures().setWithin(-1); // a moment later
            QTest::keyClick(slider, Qt::Key_Right);
            QCOMPARE(studio.workspace.undoStack().count(), 2);
            studio.undo->trigger();
            QTRY_COMPARE(slider->value(), before + 5); // another K is found on another thread
            studio.undo->trigger();
            QTRY_COMPARE(slider->value(), before);
        }
    }

    void twoDragsOfTheToursSliderAreTwoSteps()
    {
        Studio studio;
        find<QAction>(&studio.window, "tourAction")->trigger();
        auto* slider = find<QSlider>(&studio.window, "tourAlphaSlider");
        Studio::drag(slider, {10, 20});
        Studio::drag(slider, {30, 40});
        QCOMPARE(studio.workspace.undoStack().count(), 2);
        studio.undo->trigger();
        QCOMPARE(studio.workspace.settings().alpha, .2);
    }

    void anotherAttributeIsUndoneWithItsPreviewAndItsRun()
    {
        Studio studio;
        studio.workspace.addRun(test::madeUpRun(*studio.data, "arousal", 5));
        auto* runs = find<QTreeWidget>(&studio.window, "runsList");
        runs->setCurrentItem(runs->topLevelItem(0));
        QTRY_COMPARE(studio.workspace.currentRun(), 0);
        Studio::drag(studio.alpha, {25});
        Studio::drag(studio.clusters, {27});
        QCOMPARE(studio.shownClusters(), 27);
        studio.chooseAttribute("valence");
        QCOMPARE(studio.shownClusters(), 0);
        QCOMPARE(studio.workspace.settings().alpha, .5);
        studio.undo->trigger();
        QCOMPARE(studio.workspace.attribute(), std::string("arousal"));
        QCOMPARE(studio.workspace.settings().alpha, .25);
        QCOMPARE(studio.workspace.currentRun(), 0);
        QCOMPARE(studio.shownClusters(), 27);
        // What the menu offers now is shown.
        QVERIFY2(studio.undo->text().contains(QStringLiteral("K = 27")), qPrintable(studio.undo->text()));
        studio.undo->trigger();
        QCOMPARE(studio.shownClusters(), 8);
    }

    /// A preview is of the run that it was made of.
    void aPreviewDoesNotComeBackWithAnotherRun()
    {
        Studio studio;
        Studio::drag(studio.clusters, {27});
        QCOMPARE(studio.shownClusters(), 27);
        studio.chooseAttribute("valence");
        studio.workspace.removeRun(0);
        studio.workspace.addRun(test::madeUpRun(*studio.data, "arousal", 5));
        studio.undo->trigger();
        studio.undo->trigger();
        QCOMPARE(studio.workspace.attribute(), std::string("arousal"));
        QCOMPARE(studio.shownClusters(), 5);
    }

    /// As when a training of arousal ends while valence is looked at.
    void aRunOfAnotherAttributeBringsItsAlphaAndIsAStep()
    {
        Studio studio;
        studio.chooseAttribute("valence");
        Studio::drag(studio.alpha, {80});
        studio.workspace.addRun(test::madeUpRun(*studio.data, "arousal", 5));
        QCOMPARE(studio.workspace.attribute(), std::string("arousal"));
        QCOMPARE(studio.workspace.settings().alpha, 0.); // the paper's for arousal
        QCOMPARE(studio.alpha->value(), 0);
        QVERIFY2(studio.undo->text().contains(QStringLiteral("Show arousal")),
                 qPrintable(studio.undo->text()));
        studio.undo->trigger();
        QCOMPARE(studio.workspace.attribute(), std::string("valence"));
        QCOMPARE(studio.workspace.settings().alpha, .8);
        QVERIFY2(studio.undo->text().contains(QStringLiteral("α = 0.8")), qPrintable(studio.undo->text()));
        studio.redo->trigger();
        QCOMPARE(studio.shownClusters(), 5);
        // A run of the attribute that is shown is no step.
        const int steps = studio.workspace.undoStack().count();
        studio.workspace.addRun(test::madeUpRun(*studio.data, "arousal", 6));
        QCOMPARE(studio.workspace.undoStack().count(), steps);
    }

    void aRunThatIsChosenFromTheListBringsItsAttributesAlpha()
    {
        Studio studio;
        studio.workspace.addRun(test::madeUpRun(*studio.data, "valence", 5));
        QCOMPARE(studio.workspace.settings().alpha, .5);
        auto* runs = find<QTreeWidget>(&studio.window, "runsList");
        runs->setCurrentItem(runs->topLevelItem(0));
        QTRY_COMPARE(studio.workspace.currentRun(), 0);
        QCOMPARE(studio.workspace.attribute(), std::string("arousal"));
        QCOMPARE(studio.workspace.settings().alpha, 0.);
        studio.undo->trigger();
        QCOMPARE(studio.workspace.currentRun(), 1);
        QCOMPARE(studio.workspace.settings().alpha, .5);
        QCOMPARE(runs->indexOfTopLevelItem(runs->currentItem()), 1);
    }

    /// Labels that only a run brought go with it, and so does what was set of them.
    void closingTheRunThatBroughtTheLabelsLeavesNoStepsOfThem()
    {
        const auto data = test::teachingData();
        MainWindow window;
        Workspace& workspace = window.workspace();
        workspace.addRun(test::madeUpRun(*data, "valence", 4));
        QCOMPARE(workspace.settings().alpha, .5);
        QVERIFY(!workspace.undoStack().canUndo());
        workspace.addRun(test::madeUpRun(*data, "arousal", 5));
        QCOMPARE(workspace.settings().alpha, 0.);
        workspace.removeRun(1);
        QCOMPARE(workspace.attribute(), std::string("valence"));
        QCOMPARE(workspace.settings().alpha, .5);
        QVERIFY(!workspace.undoStack().canUndo());
    }
};

DEEPMI_STUDIO_TEST_MAIN(UndoTest)
#include "undo_test.moc"

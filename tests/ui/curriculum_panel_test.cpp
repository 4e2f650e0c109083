#include "studio_window.h"

#include "figures/svg.h"
#include "information/deepmi.h"
#include "panels/cluster_chooser.h"
#include "panels/level_edges.h"
#include "panels/panel.h"
#include "pretrain/run_file.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>

using namespace deepmi;
using namespace deepmi::studio;
using test::find;

namespace
{

/// The window with a run of the teaching corpus, shown so that panels do their work.
struct Studio {
    std::shared_ptr<const LoadedData> data = test::teachingData();
    MainWindow window;
    Workspace& workspace = window.workspace();

    explicit Studio(int clusters = 8)
    {
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data, "arousal", clusters));
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        window.showPanel(QStringLiteral("curriculumPanel"));
    }
};

/// The curriculum as the core makes it, knowing nothing of cells: sizes and counts a level of every bin.
void compareWithTheCore(const Workspace& workspace, const Levels& levels, double alpha, int bins)
{
    const auto curriculum = workspace.curriculum();
    QVERIFY(curriculum);
    const Assignments assignments = assignmentsOf(*workspace.run(), workspace.settings().clusterSource);
    const DeepMI deepmi = computeDeepMI(assignments, levels);
    const Scores expected = deepmiScores(assignments, deepmi, alpha, workspace.settings().seed, bins);
    std::vector<std::vector<std::uint32_t>> counts(
        static_cast<std::size_t>(bins), std::vector<std::uint32_t>(static_cast<std::size_t>(levels.count())));
    for (std::size_t sample = 0; sample < assignments.names.size(); ++sample)
        ++counts[static_cast<std::size_t>(expected.bins.bin[sample])]
                [static_cast<std::size_t>(levels.of(assignments.label[sample]))];
    const deepmi::BinCounts shown = curriculum->ranking->countsByLevel();
    QCOMPARE(curriculum->ranking->bins(), bins);
    QCOMPARE(shown.columns, static_cast<std::size_t>(levels.count()));
    for (int bin = 0; bin < bins; ++bin) {
        const auto at = static_cast<std::size_t>(bin);
        QCOMPARE(curriculum->ranking->binSize(bin), expected.bins.sizes()[at]);
        QCOMPARE(std::vector<std::uint32_t>(shown.row(at).begin(), shown.row(at).end()), counts[at]);
    }
}

} // namespace

/// The curriculum panel sets what the core computes, each step can be taken back, and a preview is one.
class CurriculumPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alphaReranksAsTheCoreDoes()
    {
        Studio studio;
        auto* slider = find<QSlider>(&studio.window, "alphaSlider");
        for (const int percent : {0, 1, 35, 50, 99, 100}) {
            slider->setValue(percent);
            QCOMPARE(studio.workspace.settings().alpha, percent / 100.0);
            QCOMPARE(find<QDoubleSpinBox>(&studio.window, "alphaSpin")->value(), percent / 100.0);
            compareWithTheCore(studio.workspace, Levels::equalWidth(6, studio.workspace.scale()),
                               percent / 100.0, 10);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void alphaCanBeTyped()
    {
        Studio studio;
        auto* spin = find<QDoubleSpinBox>(&studio.window, "alphaSpin");
        for (const auto& [typed, alpha] : {std::pair("0.4", .4), {"0.25", .25}, {"1", 1.}, {"0.06", .06}}) {
            spin->selectAll();
            QTest::keyClicks(spin, QLatin1String(typed));
            QCOMPARE(studio.workspace.settings().alpha, alpha);
        }
    }

    void aDragIsOneStepAndTwoDragsAreTwo()
    {
        Studio studio;
        auto* slider = find<QSlider>(&studio.window, "alphaSlider");
        for (const int goal : {30, 60}) {
            slider->setSliderDown(true);
            for (int value = slider->value(); value <= goal; ++value)
                slider->setValue(value);
            slider->setSliderDown(false);
        }
        QCOMPARE(studio.workspace.undoStack().count(), 2);
        studio.workspace.undoStack().undo();
        QCOMPARE(studio.workspace.settings().alpha, .3);
        QCOMPARE(slider->value(), 30);
        studio.workspace.undoStack().undo();
        QCOMPARE(studio.workspace.settings().alpha, 0.);
        studio.workspace.undoStack().redo();
        studio.workspace.undoStack().redo();
        QCOMPARE(studio.workspace.curriculum()->ranking->alpha(), .6);
    }

    void binsSeedSourceAndLevelsAreSetAndUndone()
    {
        Studio studio;
        const Levels six = Levels::equalWidth(6, studio.workspace.scale());
        find<QSpinBox>(&studio.window, "binsSpin")->setValue(7);
        compareWithTheCore(studio.workspace, six, 0, 7);
        find<QSpinBox>(&studio.window, "tieSeedSpin")->setValue(42);
        compareWithTheCore(studio.workspace, six, 0, 7);
        find<QSpinBox>(&studio.window, "levelsSpin")->setValue(4);
        compareWithTheCore(studio.workspace, Levels::equalWidth(4, studio.workspace.scale()), 0, 7);
        auto* edit = find<QLineEdit>(&studio.window, "cutsEdit");
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("2.5; 3.75 6"));
        QTest::keyClick(edit, Qt::Key_Return);
        const std::vector<double> cuts = {2.5, 3.75, 6};
        QCOMPARE(studio.workspace.settings().cuts, cuts);
        compareWithTheCore(studio.workspace, Levels::fromCuts(cuts, studio.workspace.scale()), 0, 7);
        auto* source = find<QComboBox>(&studio.window, "clusterSource");
        source->setCurrentIndex(1);
        Q_EMIT source->activated(1);
        QCOMPARE(studio.workspace.settings().clusterSource, std::string("kmeans"));
        QCOMPARE(studio.workspace.undoStack().count(), 5);

        studio.workspace.undoStack().undo();
        studio.workspace.undoStack().undo();
        QVERIFY(studio.workspace.settings().cuts.empty());
        QCOMPARE(edit->text(), QStringLiteral("2.5, 4, 5.5"));
        compareWithTheCore(studio.workspace, Levels::equalWidth(4, studio.workspace.scale()), 0, 7);
        studio.workspace.undoStack().undo();
        studio.workspace.undoStack().undo();
        QCOMPARE(studio.workspace.settings().seed, std::uint64_t{0});
        studio.workspace.undoStack().undo();
        compareWithTheCore(studio.workspace, six, 0, 10);
        for (int step = 0; step < 5; ++step)
            studio.workspace.undoStack().redo();
        QCOMPARE(studio.workspace.settings().cuts, cuts);
        find<QPushButton>(&studio.window, "equalWidthButton")->click();
        QVERIFY(studio.workspace.settings().cuts.empty());
        QCOMPARE(studio.workspace.settings().levels, 4);
    }

    void edgesThatCannotBeAreRefusedAndShownAsTheyAre()
    {
        Studio studio;
        auto* edit = find<QLineEdit>(&studio.window, "cutsEdit");
        const QSignalSpy problems(&studio.workspace, &Workspace::problem);
        const QStringList wrong = {QStringLiteral("3, 2"), QStringLiteral("3, x"), QStringLiteral("nan"),
                                   QStringLiteral("0"),    QStringLiteral("9"),    QStringLiteral(" ")};
        for (const QString& words : wrong) {
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, words);
            QTest::keyClick(edit, Qt::Key_Return);
            QCOMPARE(edit->text(), QStringLiteral("2, 3, 4, 5, 6"));
        }
        QCOMPARE(problems.size(), wrong.size());
        QCOMPARE(studio.workspace.undoStack().count(), 0);
    }

    void anEdgeIsDraggedAddedAndRemoved()
    {
        Studio studio;
        auto* edges = find<LevelEdges>(&studio.window, "levelEdges");
        const int y = edges->height() / 2;
        QTest::mousePress(edges, Qt::LeftButton, {}, {qRound(edges->xOf(3)), y});
        for (const double value : {3.1, 3.2, 3.3, 3.4})
            QTest::mouseMove(edges, {qRound(edges->xOf(value)), y});
        QTest::mouseRelease(edges, Qt::LeftButton, {}, {qRound(edges->xOf(3.4)), y});
        const std::vector<double> dragged = studio.workspace.settings().cuts;
        QCOMPARE(dragged.size(), std::size_t{5});
        QVERIFY(std::abs(dragged[1] - 3.4) < .05);
        QCOMPARE(dragged[0], 2.);
        QCOMPARE(studio.workspace.undoStack().count(), 1);
        compareWithTheCore(studio.workspace, Levels::fromCuts(dragged, studio.workspace.scale()), 0, 10);
        // An edge cannot pass its neighbour.
        QTest::mousePress(edges, Qt::LeftButton, {}, {qRound(edges->xOf(dragged[1])), y});
        QTest::mouseMove(edges, {qRound(edges->xOf(6.8)), y});
        QTest::mouseRelease(edges, Qt::LeftButton, {}, {qRound(edges->xOf(6.8)), y});
        QVERIFY(studio.workspace.settings().cuts[1] < 4);

        QTest::mouseDClick(edges, Qt::LeftButton, {}, {qRound(edges->xOf(4.5)), y});
        QCOMPARE(studio.workspace.settings().cuts.size(), std::size_t{6});
        QTest::mouseDClick(edges, Qt::LeftButton, {}, {qRound(edges->xOf(5)), y});
        const std::vector<double> fewer = studio.workspace.settings().cuts;
        QCOMPARE(fewer.size(), std::size_t{5});
        QVERIFY(std::find(fewer.begin(), fewer.end(), 5.) == fewer.end());
    }

    void edgesObeyTheKeyboard()
    {
        Studio studio;
        auto* edges = find<LevelEdges>(&studio.window, "levelEdges");
        edges->setFocus();
        QTest::keyClick(edges, Qt::Key_Up);
        QTest::keyClick(edges, Qt::Key_Right);
        QCOMPARE(studio.workspace.settings().cuts, (std::vector<double>{2, 3.1, 4, 5, 6}));
        QTest::keyClick(edges, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(studio.workspace.settings().cuts, (std::vector<double>{2, 3.09, 4, 5, 6}));
        QTest::keyClick(edges, Qt::Key_Delete);
        QCOMPARE(studio.workspace.settings().cuts, (std::vector<double>{2, 4, 5, 6}));
        QTest::keyClick(edges, Qt::Key_Insert);
        QCOMPARE(studio.workspace.settings().cuts, (std::vector<double>{2, 4, 4.5, 5, 6}));
        QVERIFY(edges->accessibleDescription().contains(QStringLiteral("4.5")));
        studio.workspace.undoStack().undo();
        QCOMPARE(studio.workspace.settings().cuts, (std::vector<double>{2, 4, 5, 6}));
        QCOMPARE(edges->cuts(), (std::vector<double>{2, 4, 5, 6}));
    }

    void anotherKIsAMarkedPreviewAndComesBack()
    {
        Studio studio;
        const auto before = studio.workspace.curriculum()->samples->assignments.cluster;
        auto* state = find<QLabel>(&studio.window, "previewState");
        auto* back = find<QPushButton>(&studio.window, "previewBack");
        auto* retrain = find<QPushButton>(&studio.window, "previewRetrain");
        QVERIFY(!back->isEnabled());
        const QSignalSpy asked(&studio.workspace, &Workspace::retrainingRequested);
        find<QSlider>(&studio.window, "clustersSlider")->setValue(5);
        QVERIFY(studio.workspace.isPending());
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.curriculum()->isPreview(), 30000);
        QCOMPARE(studio.workspace.curriculum()->clusters(), 5);
        QVERIFY(state->text().contains(QStringLiteral("PREVIEW")));
        QVERIFY(state->text().contains(QLatin1Char('5')));
        // The clusters are those of the core's own preview.
        const Assignments own = assignmentsOf(*studio.workspace.run(), "classifier");
        ClusterPreviewParameters parameters;
        parameters.clusters = 5;
        parameters.seed = studio.workspace.run()->parameters.seed;
        const ClusterPreview expected =
            previewClusters(studio.workspace.run()->embedding.h, own,
                            Levels::equalWidth(6, studio.workspace.scale()), parameters);
        QCOMPARE(studio.workspace.curriculum()->samples->assignments.cluster, expected.assignments.cluster);
        retrain->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toInt(), 5);
        // Other settings keep the preview; undo takes it back, redo makes it again.
        find<QSpinBox>(&studio.window, "levelsSpin")->setValue(3);
        QVERIFY(studio.workspace.curriculum()->isPreview());
        QCOMPARE(studio.workspace.curriculum()->deepmi->levels.count(), 3);
        studio.workspace.undoStack().undo();
        studio.workspace.undoStack().undo();
        QVERIFY(!studio.workspace.curriculum()->isPreview());
        QCOMPARE(studio.workspace.curriculum()->samples->assignments.cluster, before);
        studio.workspace.undoStack().redo();
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.curriculum()->isPreview(), 30000);
        back->click();
        QVERIFY(!studio.workspace.curriculum()->isPreview());
        QVERIFY(!state->text().contains(QStringLiteral("PREVIEW")));
        QCOMPARE(find<QSlider>(&studio.window, "clustersSlider")->value(), 8);
    }

    void theLastOfManyKWins()
    {
        Studio studio;
        for (const int clusters : {3, 4, 6, 9, 7})
            find<QSpinBox>(&studio.window, "clustersSpin")->setValue(clusters);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.workspace.isPending(), 30000);
        QCOMPARE(studio.workspace.curriculum()->clusters(), 7);
        // A preview that is asked for and taken back at once never arrives.
        find<QSpinBox>(&studio.window, "clustersSpin")->setValue(11);
        find<QPushButton>(&studio.window, "previewBack")->click();
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.previews().isIdle(), 30000);
        QVERIFY(!studio.workspace.curriculum()->isPreview());
        QVERIFY(!studio.workspace.isPending());
    }

    void aNewRunEndsThePreview()
    {
        Studio studio;
        find<QSpinBox>(&studio.window, "clustersSpin")->setValue(4);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.curriculum()->isPreview(), 30000);
        studio.workspace.addRun(test::madeUpRun(*studio.data, "arousal", 12));
        QVERIFY(!studio.workspace.curriculum()->isPreview());
        QCOMPARE(studio.workspace.settings().previewClusters, 0);
        find<QSlider>(&studio.window, "alphaSlider")->setValue(50);
        studio.workspace.undoStack().undo();
        QVERIFY(!studio.workspace.curriculum()->isPreview());
    }

    void theStripComesByItselfAndSetsK()
    {
        Studio studio;
        auto* view = find<ClusterStripView>(&studio.window, "clusterStrip");
        const std::size_t samples = studio.workspace.run()->embedding.names.size();
        const std::vector<int> tried = ClusterChooser::triedClusters(samples, 8);
        QTRY_COMPARE_WITH_TIMEOUT(view->strip().points.size(), tried.size(), 30000);
        const std::vector<ClusterStripPoint> expected =
            clusterStrip(studio.workspace.run()->embedding.h, assignmentsOf(*studio.workspace.run()),
                         Levels::equalWidth(6, studio.workspace.scale()), tried);
        for (std::size_t point = 0; point < tried.size(); ++point) {
            QCOMPARE(view->strip().points[point].clusters, tried[point]);
            QCOMPARE(view->strip().points[point].inertia, expected[point].inertia);
            QCOMPARE(view->strip().points[point].information, expected[point].information);
            QCOMPARE(view->strip().points[point].normalisedInformation,
                     expected[point].normalisedInformation);
        }
        QTest::mouseClick(view, Qt::LeftButton, {}, view->positionOf(1).toPoint());
        QCOMPARE(studio.workspace.settings().previewClusters, tried[1]);
        QTRY_VERIFY_WITH_TIMEOUT(studio.workspace.curriculum()->isPreview(), 30000);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(studio.workspace.settings().previewClusters, tried[2]);

        for (studio::Panel* panel : studio.window.panels())
            for (const Figure& figure : panel->figures()) {
                if (figure.id != QLatin1String("cluster-strip"))
                    continue;
                QVERIFY(figure.missing.isEmpty());
                QCOMPARE(QString::fromStdString(figure.csv()).count(QLatin1Char('\n')),
                         static_cast<int>(tried.size()) + 1);
                const FigureStyle style;
                Svg svg(180, figure.naturalHeightMm(style), style, "strip");
                figure.draw(svg, style);
                QVERIFY(svg.toString().find("data-clusters=\"" + std::to_string(tried[2])) !=
                        std::string::npos);
                return;
            }
        QFAIL("no figure cluster-strip");
    }

    /// One number on an axis tells no scale.
    void lowStripsHaveTwoNumbersOnEveryAxis()
    {
        FigureStyle style;
        for (const double highest : {.19, .2, .26, .49, .7, 1.3})
            for (const double height : {16., 20., 30.}) {
                ClusterStrip strip;
                strip.inertiaTitle = strip.nmiTitle = strip.informationTitle = "t";
                strip.points = {{2, 3, highest / 2, highest}, {100, 1, highest, highest}};
                Svg svg(88, height, style, "strip");
                drawClusterStrip(svg, strip, style);
                const QString drawn = QString::fromStdString(svg.toString());
                // Of three panels two axes each, and three titles.
                const int numbers = static_cast<int>(
                    drawn.count(QRegularExpression(QStringLiteral(">\\s*[0-9.]+\\s*</text>"))));
                QVERIFY2(numbers >= 12,
                         qPrintable(QStringLiteral("%1 at %2 mm: %3").arg(highest).arg(height).arg(numbers)));
            }
    }

    void stripsOfNothingAndOfBrokenValuesAreDrawn()
    {
        const FigureStyle style;
        for (const double value : {0., std::nan(""), HUGE_VAL, 1e300})
            for (const std::size_t count : {0, 1, 3}) {
                ClusterStrip strip;
                for (std::size_t point = 0; point < count; ++point)
                    strip.points.push_back({static_cast<int>(point) + 1, value, value, value});
                for (const double size : {1., 88.}) {
                    Svg svg(size, size, style, "strip");
                    drawClusterStrip(svg, strip, style);
                    QVERIFY(svg.toString().find("NMI") != std::string::npos);
                    QVERIFY(svg.toString().find("=\"nan\"") == std::string::npos);
                    QVERIFY(svg.toString().find("=\"inf\"") == std::string::npos);
                }
            }
    }

    void withoutARunEverythingSaysSo()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("curriculumPanel"));
        QVERIFY(!find<QSlider>(&window, "clustersSlider")->isEnabled());
        QVERIFY(find<QLabel>(&window, "curriculumSummary")->text().contains(QStringLiteral("No curriculum")));
        // What is set before there is a run holds for it.
        find<QSlider>(&window, "alphaSlider")->setValue(25);
        find<QSpinBox>(&window, "binsSpin")->setValue(5);
        const auto data = test::teachingData(90, 100);
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data, "arousal", 3));
        compareWithTheCore(window.workspace(), Levels::equalWidth(6, window.workspace().scale()), .25, 5);
    }

    void levelsOfManySamplesAreCountedElsewhereAndTheLastWins()
    {
        Workspace workspace;
        Assignments assignments;
        assignments.clusters = 4;
        for (std::size_t sample = 0; sample <= Workspace::manySamples; ++sample) {
            assignments.names.push_back(std::to_string(sample));
            assignments.cluster.push_back(static_cast<int>(sample % 4));
            assignments.label.push_back(1 + static_cast<double>(sample % 61) / 10);
            assignments.predicted.push_back(1 + static_cast<double>(sample % 53) / 10);
        }
        workspace.addScores(std::make_shared<Scores>(deepmiScores(
                                assignments, computeDeepMI(assignments, Levels::equalWidth(6)), 0, 0)),
                            QStringLiteral("Many"));
        const auto before = workspace.curriculum()->deepmi;
        const auto change = [&](auto set) {
            CurriculumSettings settings = workspace.settings();
            set(settings);
            workspace.changeSettings(settings, QStringLiteral("change"));
        };
        change([](CurriculumSettings& settings) { settings.levels = 4; });
        QVERIFY(workspace.isPending());
        // α still moves at once, on what is shown, and holds for what comes.
        change([](CurriculumSettings& settings) { settings.alpha = .3; });
        QCOMPARE(workspace.curriculum()->deepmi, before);
        QCOMPARE(workspace.curriculum()->ranking->alpha(), .3);
        QCOMPARE(workspace.curriculum()->settings.levels, 6);
        change([](CurriculumSettings& settings) { settings.levels = 5; });
        QVERIFY(workspace.isPending());
        const QSignalSpy rebuilt(&workspace, &Workspace::curriculumChanged);
        // What was asked for before ended on the same thread before, and is dropped.
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.isPending(), 60000);
        QCOMPARE(rebuilt.size(), 1);
        const auto curriculum = workspace.curriculum();
        QCOMPARE(curriculum->settings.levels, 5);
        const DeepMI deepmi = computeDeepMI(assignments, Levels::equalWidth(5));
        const Scores expected = deepmiScores(assignments, deepmi, .3, 0, 10);
        const Bins shown = curriculum->ranking->toBins();
        QVERIFY(shown.rank == expected.bins.rank);
        // Undone on the other thread as well.
        workspace.undoStack().setIndex(0);
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.isPending(), 60000);
        QCOMPARE(workspace.curriculum()->settings.levels, 6);
        QCOMPARE(workspace.curriculum()->ranking->alpha(), 0.);
    }

    /// As a project with a preview is opened: its seed and source, then at once its K.
    void whatIsAskedForNextDoesNotForgetASeedThatIsNotThereYet()
    {
        Workspace workspace;
        auto run = std::make_shared<PretrainRun>();
        run->attribute = "arousal";
        run->scale = {1, 7};
        run->parameters.clusters = 4;
        const std::size_t rows = Workspace::manySamples + 1;
        for (std::size_t sample = 0; sample < rows; ++sample) {
            run->embedding.names.push_back(std::to_string(sample));
            run->embedding.cluster.push_back(static_cast<int>(sample % 4));
            run->embedding.kmeansCluster.push_back(static_cast<int>(sample % 3));
            run->embedding.label.push_back(1 + static_cast<double>(sample % 61) / 10);
            run->embedding.predicted.push_back(1 + static_cast<double>(sample % 53) / 10);
        }
        run->embedding.h = FloatMatrix(rows, 1);
        std::fill_n(run->embedding.h.data(), rows, 0.F);
        workspace.addRun({run, {}});
        CurriculumSettings settings = workspace.settings();
        settings.seed = 7;
        settings.clusterSource = "kmeans";
        workspace.changeSettings(settings, QStringLiteral("seed and source"));
        QVERIFY(workspace.isPending());
        settings.levels = 4;
        workspace.changeSettings(settings, QStringLiteral("levels"));
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.isPending(), 60000);
        const auto curriculum = workspace.curriculum();
        QCOMPARE(curriculum->settings.levels, 4);
        QCOMPARE(curriculum->samples->seed, std::uint64_t{7});
        QVERIFY(curriculum->samples->assignments.cluster == run->embedding.kmeansCluster);
        // And undone in one: those before are placed anew as well.
        workspace.undoStack().setIndex(0);
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.isPending(), 60000);
        QCOMPARE(workspace.curriculum()->samples->seed, std::uint64_t{0});
        QVERIFY(workspace.curriculum()->samples->assignments.cluster == run->embedding.cluster);
    }

    void summaryCountsTiesAndDistances()
    {
        Studio studio;
        // All in one cluster, one level, one predicted level: one value, every border inside the tie.
        OpenRun run = test::madeUpRun(*studio.data, "arousal", 2);
        // Nobody else holds it yet.
        const auto tied = std::const_pointer_cast<PretrainRun>(run.run);
        std::fill(tied->embedding.cluster.begin(), tied->embedding.cluster.end(), 0);
        std::fill(tied->embedding.label.begin(), tied->embedding.label.end(), 4.5);
        std::fill(tied->embedding.predicted.begin(), tied->embedding.predicted.end(), 4.5);
        studio.workspace.addRun({tied, {}});
        auto* summary = find<QLabel>(&studio.window, "curriculumSummary");
        QVERIFY2(summary->text().startsWith(QStringLiteral("1 distinct")), qPrintable(summary->text()));
        QVERIFY(summary->text().contains(QStringLiteral("9 of 9")));
        QVERIFY2(summary->text().contains(QStringLiteral("d is 0.00 in bin 1, 0.00 in bin 10.")),
                 qPrintable(summary->text()));
    }
};

DEEPMI_STUDIO_TEST_MAIN(CurriculumPanelTest)
#include "curriculum_panel_test.moc"

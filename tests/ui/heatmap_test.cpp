#include "studio_window.h"

#include "information/confidence.h"
#include "panels/heatmap_sidebar.h"
#include "plots/heatmap_view.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <cmath>
#include <set>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

/// The window with the teaching corpus and a run, its heatmap in front.
struct Heatmap {
    explicit Heatmap(int rows = 400, int clusters = 8)
    {
        data = test::teachingData(rows);
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data, "arousal", clusters));
        window.show();
        window.showPanel(QStringLiteral("heatmapPanel"));
        view = test::find<HeatmapView>(&window, "heatmapView");
        QTest::qWait(0);
    }

    Workspace& workspace() { return window.workspace(); }
    const Curriculum& curriculum() { return *workspace().curriculum(); }

    /// Names of the selected samples.
    std::set<std::string> selected()
    {
        std::set<std::string> names;
        for (const std::int32_t row : workspace().selection().rows())
            names.insert(workspace().samples()->names[static_cast<std::size_t>(row)]);
        return names;
    }

    /// Names of the samples of a cell, straight from the assignments; −1 = any.
    std::set<std::string> expected(int cluster, int level)
    {
        const Assignments& assignments = curriculum().samples->assignments;
        const Levels levels = Levels::equalWidth(6, workspace().scale());
        std::set<std::string> names;
        for (std::size_t sample = 0; sample < assignments.names.size(); ++sample)
            if ((cluster < 0 || assignments.cluster[sample] == cluster) &&
                (level < 0 || levels.of(assignments.label[sample]) == level))
                names.insert(assignments.names[sample]);
        return names;
    }

    HeatmapCell cellOf(int cluster, int level)
    {
        return {view->cellLayout().placeOf[static_cast<std::size_t>(cluster)], level};
    }

    void click(HeatmapCell cell, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view, Qt::LeftButton, modifiers, view->pixelOf(cell));
    }

    std::shared_ptr<const LoadedData> data;
    MainWindow window;
    HeatmapView* view = nullptr;
};

std::set<std::string> together(std::set<std::string> a, const std::set<std::string>& b)
{
    a.insert(b.begin(), b.end());
    return a;
}

} // namespace

/// What is clicked, walked to or lassoed in the heatmap is what the core's table counts there.
class HeatmapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What has to be believed or not stands there in full, whatever was shown and hidden before.
    void warningsBesideTheMapHaveTheirRoom()
    {
        Heatmap heatmap(400, 8);
        auto* sidebar = qobject_cast<HeatmapSidebar*>(test::find<QWidget>(&heatmap.window, "heatmapSidebar"));
        QVERIFY(sidebar);
        const auto sumsOf = [](std::size_t samples, int clusters) {
            Assignments assignments;
            assignments.clusters = clusters;
            for (std::size_t sample = 0; sample < samples; ++sample) {
                assignments.names.push_back("s" + std::to_string(sample));
                assignments.cluster.push_back(static_cast<int>(sample) % clusters);
                assignments.predicted.push_back(4);
                assignments.label.push_back(1 + static_cast<double>(sample % 7));
            }
            return computeDeepMI(assignments, Levels::equalWidth(6));
        };
        const DeepMI few = sumsOf(60, 30), many = sumsOf(3000, 2);
        const auto isWhole = [&](const char* name) {
            QCoreApplication::processEvents();
            const auto* words = test::find<QLabel>(&heatmap.window, name);
            return words->isVisible() && words->height() >= words->heightForWidth(words->width()) &&
                   words->parentWidget()->rect().contains(words->geometry()); // which may be scrolled
        };
        for (const bool collapsedBefore : {true, false}) {
            sidebar->showSums(few);
            sidebar->showCollapse(collapsedBefore);
            QCOMPARE(isWhole("heatmapCollapse"), collapsedBefore);
            QVERIFY(isWhole("heatmapFewSamples"));
            sidebar->showCollapse(false);
            sidebar->showSums(many);
            QCoreApplication::processEvents();
            QVERIFY(!test::find<QLabel>(&heatmap.window, "heatmapFewSamples")->isVisible());
            sidebar->showSums(few);
            QVERIFY(isWhole("heatmapFewSamples"));
        }
    }

    void aClickSelectsExactlyTheSamplesOfTheCell()
    {
        Heatmap heatmap;
        int clicked = 0;
        for (int cluster = 0; cluster < 8; ++cluster)
            for (int level = 0; level < 6; ++level) {
                heatmap.click(heatmap.cellOf(cluster, level));
                const auto names = heatmap.expected(cluster, level);
                QCOMPARE(heatmap.selected(), names);
                QCOMPARE(static_cast<std::int64_t>(names.size()),
                         heatmap.curriculum().deepmi->clusterByLevel.count(cluster, level));
                clicked += names.empty() ? 0 : 1;
            }
        QVERIFY(clicked > 20);
        QVERIFY(heatmap.workspace().selection().isEmpty() ||
                heatmap.workspace().selection().origin().contains(QStringLiteral("Cluster 7")));
    }

    void shiftAddsAndControlToggles()
    {
        Heatmap heatmap;
        const auto first = heatmap.expected(2, 1), second = heatmap.expected(2, 2);
        QVERIFY(!first.empty() && !second.empty());
        heatmap.click(heatmap.cellOf(2, 1));
        heatmap.click(heatmap.cellOf(2, 2), Qt::ShiftModifier);
        QCOMPARE(heatmap.selected(), together(first, second));
        heatmap.click(heatmap.cellOf(2, 1), Qt::ControlModifier);
        QCOMPARE(heatmap.selected(), second);
        // Beside the cells: nothing.
        QTest::mouseClick(heatmap.view, Qt::LeftButton, {}, QPoint(2, 2));
        QVERIFY(heatmap.workspace().selection().isEmpty());
    }

    void headersSelectAWholeClusterOrLevel()
    {
        Heatmap heatmap;
        const HeatmapLayout& layout = heatmap.view->cellLayout();
        const double scale = heatmap.view->pixelsPerPoint();
        const HeatmapRect cell = layout.cell(heatmap.cellOf(3, 0));
        const QPoint below = (QPointF(cell.x + cell.width / 2, layout.columnLabels.y + 3) * scale).toPoint();
        QTest::mouseClick(heatmap.view, Qt::LeftButton, {}, below);
        QCOMPARE(heatmap.selected(), heatmap.expected(3, -1));
        const QPoint left = (QPointF(layout.rowLabels.x + 3, cell.y + cell.height / 2) * scale).toPoint();
        QTest::mouseClick(heatmap.view, Qt::LeftButton, {}, left);
        QCOMPARE(heatmap.selected(), heatmap.expected(-1, 0));
    }

    void aRubberBandAndALassoSelectTheCellsInside()
    {
        Heatmap heatmap;
        const auto drag = [&](const QList<QPoint>& path) {
            QTest::mousePress(heatmap.view, Qt::LeftButton, {}, path.first());
            for (const QPoint& point : path) {
                QMouseEvent move(QEvent::MouseMove, QPointF(point), heatmap.view->mapToGlobal(QPointF(point)),
                                 Qt::NoButton, Qt::LeftButton, {});
                QCoreApplication::sendEvent(heatmap.view, &move);
            }
            QTest::mouseRelease(heatmap.view, Qt::LeftButton, {}, path.last());
        };
        const auto clusterAt = [&](int place) { return heatmap.view->cellLayout().stateAt(place); };
        drag({heatmap.view->pixelOf({1, 0}), heatmap.view->pixelOf({2, 1})});
        auto expected = together(heatmap.expected(clusterAt(1), 0), heatmap.expected(clusterAt(1), 1));
        expected = together(expected, heatmap.expected(clusterAt(2), 0));
        expected = together(expected, heatmap.expected(clusterAt(2), 1));
        QVERIFY(!expected.empty());
        QCOMPARE(heatmap.selected(), expected);

        test::find<QToolButton>(&heatmap.window, "heatmapLasso")->setChecked(true);
        // Around the middles of places 3 and 4 of level 2, nearly a cell away from any other middle.
        const QPoint from = heatmap.view->pixelOf({3, 2}), to = heatmap.view->pixelOf({4, 2});
        const int margin = 8;
        drag({from + QPoint(-margin, -margin), to + QPoint(margin, -margin), to + QPoint(margin, margin),
              from + QPoint(-margin, margin)});
        QCOMPARE(heatmap.selected(),
                 together(heatmap.expected(clusterAt(3), 2), heatmap.expected(clusterAt(4), 2)));
    }

    void theKeyboardReachesEveryCellAndSaysItsNumbers()
    {
        Heatmap heatmap;
        heatmap.view->setFocus();
        heatmap.view->setCursorCell({0, 0});
        const QSignalSpy moved(heatmap.view, &HeatmapView::currentCellChanged);
        QTest::keyClick(heatmap.view, Qt::Key_Right);
        QTest::keyClick(heatmap.view, Qt::Key_Up);
        QVERIFY(heatmap.view->currentCell() == (HeatmapCell{1, 1}));
        QCOMPARE(moved.size(), 2);
        QTest::keyClick(heatmap.view, Qt::Key_End);
        QTest::keyClick(heatmap.view, Qt::Key_PageUp);
        QVERIFY(heatmap.view->currentCell() == (HeatmapCell{7, 5}));
        QTest::keyClick(heatmap.view, Qt::Key_Right);
        QVERIFY(heatmap.view->currentCell() == (HeatmapCell{7, 5}));
        QTest::keyClick(heatmap.view, Qt::Key_Home);
        QTest::keyClick(heatmap.view, Qt::Key_PageDown);
        QVERIFY(heatmap.view->currentCell() == (HeatmapCell{0, 0}));

        const int cluster = heatmap.view->cellLayout().stateAt(0);
        QTest::keyClick(heatmap.view, Qt::Key_Return);
        QCOMPARE(heatmap.selected(), heatmap.expected(cluster, 0));
        QVERIFY(!heatmap.selected().empty());
        QTest::keyClick(heatmap.view, Qt::Key_Space);
        QVERIFY(heatmap.selected().empty());

        const JointTable& table = heatmap.curriculum().deepmi->clusterByLevel;
        const QString numbers = test::find<QLabel>(&heatmap.window, "heatmapCellNumbers")->text();
        QVERIFY2(numbers.startsWith(QStringLiteral("count = %1 ·").arg(table.count(cluster, 0))),
                 qPrintable(numbers));
        QVERIFY(numbers.contains(QString::number(table.probability(cluster, 0), 'f', 5)));
        QVERIFY(numbers.contains(QString::number(std::abs(table.logRatio(cluster, 0)), 'f', 3)));
        QVERIFY(numbers.contains(QString::number(std::abs(table.contribution(cluster, 0)), 'f', 5)));
        const auto* accessible = QAccessible::queryAccessibleInterface(heatmap.view);
        QVERIFY(accessible->text(QAccessible::Value).contains(numbers));
        QCOMPARE(accessible->role(), QAccessible::Chart);
    }

    void columnsAreSortedAsChosen()
    {
        Heatmap heatmap;
        auto* order = test::find<QComboBox>(&heatmap.window, "heatmapOrder");
        const JointTable& table = heatmap.curriculum().deepmi->clusterByLevel;
        for (int index = 0; index < order->count(); ++index) {
            order->setCurrentIndex(index);
            Q_EMIT order->activated(index);
            QCOMPARE(heatmap.view->cellLayout().order,
                     sortedColumns(table, static_cast<HeatmapOrder>(index), false));
        }
        order->setCurrentIndex(2);
        Q_EMIT order->activated(2);
        test::find<QToolButton>(&heatmap.window, "heatmapDescending")->click();
        const auto& bySize = heatmap.view->cellLayout().order;
        for (std::size_t place = 1; place < bySize.size(); ++place)
            QVERIFY(table.firstCount(bySize[place - 1]) >= table.firstCount(bySize[place]));
        // The cursor keeps to its cluster wherever that goes.
        heatmap.view->setCursorCell({5, 2});
        const int cluster = bySize[5];
        order->setCurrentIndex(0);
        Q_EMIT order->activated(0);
        QCOMPARE(heatmap.view->cellLayout().stateAt(heatmap.view->currentCell().place), cluster);
    }

    void predictedLevelsTakeThePlaceOfClusters()
    {
        Heatmap heatmap;
        test::find<QComboBox>(&heatmap.window, "heatmapColumns")->setCurrentIndex(1);
        QCOMPARE(heatmap.view->cellLayout().columns(), 6);
        const DeepMI& deepmi = *heatmap.curriculum().deepmi;
        heatmap.click({3, 3});
        std::set<std::string> names;
        for (std::size_t sample = 0; sample < deepmi.labelLevel.size(); ++sample)
            if (deepmi.labelLevel[sample] == 3 && deepmi.predictedLevel[sample] == 3)
                names.insert(heatmap.curriculum().samples->assignments.names[sample]);
        QVERIFY(!names.empty());
        QCOMPARE(heatmap.selected(), names);
    }

    void theSidebarShowsTheCoresSums()
    {
        Heatmap heatmap;
        const DeepMI& deepmi = *heatmap.curriculum().deepmi;
        const auto shown = [&](const char* name) {
            return test::find<QLabel>(&heatmap.window, name)->text();
        };
        const auto number = [](double value) { return QString::number(value, 'f', 4); };
        QCOMPARE(shown("clusterInformation"), number(deepmi.clusterByLevel.mutualInformation()));
        QCOMPARE(shown("predictionInformation"), number(deepmi.predictionByLevel.mutualInformation()));
        QCOMPARE(shown("clusterEntropy"), number(deepmi.clusterByLevel.firstEntropy()));
        QCOMPARE(shown("levelEntropy"), number(deepmi.clusterByLevel.secondEntropy()));
        QCOMPARE(shown("predictionEntropy"), number(deepmi.predictionByLevel.firstEntropy()));
        QCOMPARE(shown("jointEntropy"), number(deepmi.clusterByLevel.jointEntropy()));
        QCOMPARE(shown("normalisedInformation"), number(deepmi.clusterByLevel.normalisedMutualInformation()));
        QVERIFY(shown("effectiveClusters")
                    .startsWith(QString::number(std::exp(deepmi.clusterByLevel.firstEntropy()), 'f', 1)));
        QCOMPARE(shown("correctedInformation"), number(millerMadowInformation(deepmi.clusterByLevel)));
        QCOMPARE(shown("informationByChance"), number(informationByChance(deepmi.clusterByLevel)));
        // The interval follows once nothing changes any more.
        const Interval interval = bootstrapInformation(deepmi.clusterByLevel, {500, .95, 0}).basic;
        QTRY_COMPARE(shown("informationInterval"),
                     QStringLiteral("%1 to %2")
                         .arg(QString::number(interval.low, 'f', 3), QString::number(interval.high, 'f', 3)));
    }

    void fewSamplesACellAreSaid()
    {
        studio::HeatmapSidebar sidebar;
        const auto* few = test::find<QLabel>(&sidebar, "heatmapFewSamples");
        Assignments assignments;
        for (int i = 0; i < 40; ++i) {
            assignments.names.push_back("s" + std::to_string(i));
            assignments.cluster.push_back(i % 2);
            assignments.label.push_back(1.5 + i % 4 / 2);
        }
        assignments.predicted = assignments.label;
        assignments.clusters = 2;
        sidebar.showSums(computeDeepMI(assignments, Levels::equalWidth(6, {1, 7}))); // 4 cells of 10
        QVERIFY(few->isHidden());
        for (int i = 0; i < 40; ++i)
            assignments.cluster[static_cast<std::size_t>(i)] = i / 4;
        assignments.clusters = 10;
        sidebar.showSums(computeDeepMI(assignments, Levels::equalWidth(6, {1, 7}))); // 20 of 2
        QVERIFY(!few->isHidden());
        QVERIFY2(few->text().contains(QStringLiteral("Only 2.0 samples")), qPrintable(few->text()));
    }

    void cellsOfTheSelectionAreMarked()
    {
        Heatmap heatmap;
        const QImage before = heatmap.view->grab().toImage();
        const auto row = heatmap.workspace().samples()->rowOf(*heatmap.expected(4, 3).begin());
        heatmap.workspace().selection().select({row}, QStringLiteral("one"));
        const QImage after = heatmap.view->grab().toImage();
        const HeatmapRect area = heatmap.view->cellLayout().cell(heatmap.cellOf(4, 3));
        const double scale = heatmap.view->pixelsPerPoint();
        const QRect cell = QRectF(area.x * scale, area.y * scale, area.width * scale, area.height * scale)
                               .toAlignedRect()
                               .adjusted(-1, -1, 1, 1);
        int inside = 0, outside = 0;
        for (int y = 0; y < before.height(); ++y)
            for (int x = 0; x < before.width(); ++x)
                if (before.pixel(x, y) != after.pixel(x, y))
                    ++(cell.contains(x, y) ? inside : outside);
        QVERIFY(inside > 4);
        QCOMPARE(outside, 0);
    }

    void aPreviewSaysSo()
    {
        Heatmap heatmap;
        auto* mark = test::find<QWidget>(&heatmap.window, "heatmapPreview");
        QVERIFY(!mark->isVisible());
        Assignments preview = heatmap.curriculum().samples->assignments;
        preview.clusters = 3;
        for (int& cluster : preview.cluster)
            cluster %= 3;
        heatmap.workspace().setPreview(preview, 3);
        QVERIFY(mark->isVisible());
        QCOMPARE(heatmap.view->cellLayout().columns(), 3);
        QVERIFY(!heatmap.view->options().note.empty());
        const QSignalSpy asked(&heatmap.workspace(), &Workspace::retrainingRequested);
        test::find<QPushButton>(&heatmap.window, "heatmapRetrain")->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toInt(), 3);
        heatmap.workspace().clearPreview();
        QVERIFY(!mark->isVisible());
    }

    void movingAlphaLeavesThePictureAlone()
    {
        Heatmap heatmap;
        const QSignalSpy redrawn(heatmap.view, &HeatmapView::currentCellChanged);
        CurriculumSettings settings = heatmap.workspace().settings();
        settings.alpha = .5;
        heatmap.workspace().changeSettings(settings, QStringLiteral("α"));
        QCOMPARE(redrawn.size(), 0);
        settings.levels = 9;
        heatmap.workspace().changeSettings(settings, QStringLiteral("E"));
        QCOMPARE(redrawn.size(), 1);
        QCOMPARE(heatmap.view->cellLayout().levels, 9);
    }

    void anEmptyWindowSaysWhatToDo()
    {
        MainWindow window;
        window.show();
        window.showPanel(QStringLiteral("heatmapPanel"));
        QVERIFY(test::find<QLabel>(&window, "heatmapEmpty")->isVisible());
        auto* next = test::find<QPushButton>(&window, "heatmapNextStep");
        QVERIFY(next->isVisible());
        QVERIFY(next->text().contains(QStringLiteral("data")));
        window.workspace().setData(test::teachingData());
        QVERIFY(next->text().contains(QStringLiteral("Pre-train")));
        // Empty views are drawn too.
        QVERIFY(!test::find<HeatmapView>(&window, "heatmapView")->grab().isNull());
    }

    void oneSampleAMillionOfThemAndPredictionsThatAreNoNumbers()
    {
        HeatmapView view;
        view.resize(400, 300);
        const auto tableOf = [](std::size_t samples) {
            Assignments assignments;
            assignments.clusters = 2;
            assignments.names.resize(samples);
            assignments.cluster.assign(samples, 1);
            assignments.label.assign(samples, 6.5);
            assignments.predicted.assign(samples, 1e9);
            return std::make_shared<const DeepMI>(computeDeepMI(assignments, Levels::equalWidth(6)));
        };
        for (const std::size_t samples : {std::size_t{1}, std::size_t{1000000}}) {
            const auto deepmi = tableOf(samples);
            for (int value = 0; value < 4; ++value) {
                HeatmapOptions options;
                options.value = static_cast<HeatmapValue>(value);
                options.attribute = "arousal";
                view.setTable(deepmi, options);
                view.setSelectedCounts(std::vector<std::int64_t>(12, 0));
                view.setCursorCell({0, 5});
                QVERIFY(!view.grab().isNull());
                QVERIFY2(view.currentNumbers().contains(QStringLiteral("+0.000")) ||
                             view.currentNumbers().contains(QStringLiteral("= 0.000")),
                         qPrintable(view.currentNumbers()));
            }
        }
        view.resize(1, 1);
        QVERIFY(!view.grab().isNull());

        // A run whose prediction is not a number has no table: said, not drawn.
        MainWindow window;
        const auto data = test::teachingData();
        window.workspace().setData(data, "arousal");
        auto broken = std::make_shared<PretrainRun>();
        broken->attribute = "arousal";
        broken->scale = window.workspace().scale();
        broken->parameters.clusters = 2;
        broken->embedding.names = {data->labels.names[0], data->labels.names[1]};
        broken->embedding.label = {2, 3};
        broken->embedding.cluster = broken->embedding.kmeansCluster = {0, 1};
        broken->embedding.predicted = {2, std::nan("")};
        window.show();
        window.showPanel(QStringLiteral("heatmapPanel"));
        const QSignalSpy problems(&window.workspace(), &Workspace::problem);
        window.workspace().addRun({broken, {}});
        QCOMPARE(problems.size(), 1);
        QVERIFY(test::find<QLabel>(&window, "heatmapEmpty")->isVisible());
    }
};

DEEPMI_STUDIO_TEST_MAIN(HeatmapTest)
#include "heatmap_test.moc"

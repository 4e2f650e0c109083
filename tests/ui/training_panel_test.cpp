#include "studio_window.h"

#include "curriculum/pacing.h"
#include "figures/svg.h"
#include "panels/panel.h"
#include "plots/chart_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <cmath>
#include <set>
#include <tuple>

using namespace deepmi;
using deepmi::studio::ChartView;
using deepmi::studio::Figure;
using deepmi::studio::MainWindow;
using deepmi::studio::TrainingCurve;
using deepmi::studio::TrainingLog;
using deepmi::studio::Workspace;
using deepmi::studio::test::find;
using deepmi::studio::test::madeUpRun;
using deepmi::studio::test::teachingData;

namespace
{

constexpr int soon = 5000; ///< ms

PretrainEpoch pretrainEpoch(int number, double ccc = .5)
{
    PretrainEpoch epoch;
    epoch.epoch = number;
    epoch.stage1Loss = 3. / number;
    epoch.clusterLoss = 2. / number;
    epoch.cccLoss = 1 - ccc;
    epoch.trainCcc = ccc;
    epoch.developmentCcc = ccc - .1;
    epoch.developmentLoss = 1.1 - ccc;
    epoch.stability = number > 1 ? .9 : std::nan("");
    epoch.effectiveClusters = 7;
    epoch.effectiveClassifier = 5;
    epoch.clusterSizes = {30, 10, 0, 20};
    epoch.classifierSizes = epoch.clusterSizes;
    return epoch;
}

TrainEpoch trainEpoch(int number)
{
    TrainEpoch epoch;
    epoch.epoch = number;
    epoch.bins = 1 + (number - 1) / 5;
    epoch.samples = 100 * static_cast<std::size_t>(epoch.bins);
    epoch.learningRate = 1e-3 * std::pow(.5, epoch.bins - 1);
    epoch.trainingLoss = 1. / number;
    epoch.developmentCcc = .6 - 1. / number;
    return epoch;
}

struct Studio {
    MainWindow window;
    Workspace& workspace = window.workspace();
    TrainingLog& log = workspace.trainings();

    Studio()
    {
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        window.showPanel(QStringLiteral("trainingPanel"));
    }

    ChartView* chart(int number) const
    {
        return find<ChartView>(&window, qPrintable(QStringLiteral("trainingChart%1").arg(number)));
    }
    QListWidget* list() const { return find<QListWidget>(&window, "trainingList"); }

    /// The values of a curve as they are drawn.
    std::vector<std::vector<double>> values(int number, const std::string& name, bool faint = false) const
    {
        std::vector<std::vector<double>> all;
        for (const ChartLine& line : chart(number)->chart().lines)
            if (line.name == name && line.faint == faint)
                all.push_back(line.values);
        return all;
    }

    /// The epochs of the first shown training in the first chart.
    std::size_t epochs() const
    {
        const auto all = values(0, "training");
        return all.empty() ? 0 : all[0].size();
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

} // namespace

/// The training view shows every epoch of the trainings that are checked, as it comes.
class TrainingPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingYetSaysWhatToDo()
    {
        Studio studio;
        QVERIFY(find<QLabel>(&studio.window, "trainingEmpty")->isVisible());
        QVERIFY(find<QPushButton>(&studio.window, "trainingPretrain")->isVisible());
        QVERIFY(!studio.figure().missing.isEmpty());
    }
    /// A title that is too long for one line does not leave its number alone on the second.
    void theNumberOfATrialStaysWithItsWord()
    {
        Studio studio;
        studio.log.add(TrainingCurve::Kind::Regressor, QStringLiteral("DeepMI (α = 0), trial 12"), true);
        QTRY_COMPARE(studio.list()->count(), 1);
        QCOMPARE(studio.list()->item(0)->text(), QStringLiteral("DeepMI (α\u00A0=\u00A00), trial\u00A012"));
    }
    void epochsArriveOneByOne()
    {
        Studio studio;
        const int id =
            studio.log.add(TrainingCurve::Kind::Pretraining, QStringLiteral("arousal, K = 4"), true);
        QTRY_COMPARE_WITH_TIMEOUT(studio.list()->count(), 1, soon);
        for (int number = 1; number <= 12; ++number) {
            const PretrainEpoch epoch = pretrainEpoch(number, .05 * number);
            studio.log.append(id, epoch, number == 7);
            QTRY_VERIFY_WITH_TIMEOUT(!studio.values(0, "development").empty() &&
                                         studio.values(0, "development")[0].size() ==
                                             static_cast<std::size_t>(number),
                                     soon);
            QCOMPARE(studio.values(0, "development")[0].back(), epoch.developmentCcc);
            QCOMPARE(studio.values(0, "training")[0].back(), epoch.trainCcc);
            QCOMPARE(studio.values(1, "stage1")[0].back(), epoch.stage1Loss);
            QCOMPARE(studio.values(1, "stage2")[0].back(), epoch.clusterLoss);
            QCOMPARE(studio.values(3, "kmeans")[0].back(), epoch.effectiveClusters);
        }
        QVERIFY(std::isnan(studio.values(4, "stability")[0].front()));
        for (const ChartLine& line : studio.chart(0)->chart().lines)
            QCOMPARE(line.markedEpoch, line.name == "development" ? 7 : 0);
        // The largest cluster (30 of 60, an even share is 15) stands at the bottom, the empty one on top.
        const ChartCells& cells = *studio.chart(5)->chart().cells;
        QCOMPARE(cells.epochs, std::size_t{12});
        QCOMPARE(cells.value(11, 0), 30. / 45);
        QCOMPARE(cells.value(11, 1), 20. / 45);
        QCOMPARE(cells.value(11, 3), 0.);
    }
    void openedRunsHaveTheirCurve()
    {
        Studio studio;
        const auto data = teachingData();
        studio.workspace.setData(data, "arousal");
        const auto run = madeUpRun(*data);
        studio.workspace.addRun(run);
        QTRY_COMPARE_WITH_TIMEOUT(studio.list()->count(), 1, soon);
        QTRY_COMPARE_WITH_TIMEOUT(studio.epochs(), run.run->history.size(), soon);
        QVERIFY(!find<QLabel>(&studio.window, "trainingEmpty")->isVisible());
    }
    void checkedTrainingsAreOverEachOther()
    {
        Studio studio;
        for (int training = 0; training < 9; ++training) {
            const int id = studio.log.add(TrainingCurve::Kind::Pretraining, QStringLiteral("run"), false);
            studio.log.setHistory(id, {pretrainEpoch(1, .1 * training), pretrainEpoch(2, .1 * training)});
        }
        QTRY_COMPARE_WITH_TIMEOUT(studio.list()->count(), 9, soon);
        // The six latest are shown unasked, each with its number at its end and a colour of its own.
        QTRY_COMPARE_WITH_TIMEOUT(studio.values(0, "training").size(), std::size_t{6}, soon);
        std::set<std::string> labels, colours;
        for (const ChartLine& line : studio.chart(0)->chart().lines)
            if (line.name == "development") {
                labels.insert(line.label);
                colours.insert(line.colour);
            }
        QCOMPARE(labels, (std::set<std::string>{"4", "5", "6", "7", "8", "9"}));
        QCOMPARE(colours.size(), std::size_t{6});
        studio.list()->item(0)->setCheckState(Qt::Checked);
        studio.list()->item(8)->setCheckState(Qt::Unchecked);
        QCOMPARE(studio.values(0, "training").front(), (std::vector<double>{0, 0}));
        QCOMPARE(studio.values(0, "training").size(), std::size_t{6});
        find<QPushButton>(&studio.window, "trainingCheckNone")->click();
        QVERIFY(studio.values(0, "training").empty());
        find<QPushButton>(&studio.window, "trainingCheckAll")->click();
        QCOMPARE(studio.values(0, "training").size(), std::size_t{9});
        studio.list()->setCurrentRow(2);
        find<QPushButton>(&studio.window, "trainingRemove")->click();
        QCOMPARE(studio.list()->count(), 8);
        QCOMPARE(studio.log.curves().size(), std::size_t{8});
    }
    void regressorMarksBinsAndRates()
    {
        Studio studio;
        const int pretraining =
            studio.log.add(TrainingCurve::Kind::Pretraining, QStringLiteral("pre-training"), false);
        studio.log.setHistory(pretraining, {pretrainEpoch(1)});
        const int id = studio.log.add(TrainingCurve::Kind::Regressor, QStringLiteral("DeepMI"), true);
        // A training that begins is brought to the front.
        QCOMPARE(find<QComboBox>(&studio.window, "trainingKind")->currentIndex(), 1);
        for (int number = 1; number <= 20; ++number)
            studio.log.append(id, trainEpoch(number));
        QTRY_VERIFY_WITH_TIMEOUT(!studio.values(0, "development").empty() &&
                                     studio.values(0, "development")[0].size() == 20,
                                 soon);
        std::vector<int> entries, rates;
        for (const ChartMark& mark : studio.chart(0)->chart().marks)
            (mark.kind == ChartMark::Kind::Entry ? entries : rates).push_back(mark.epoch);
        // One bin more every five epochs, the rate halved with it (trainEpoch above).
        QCOMPARE(entries, (std::vector<int>{6, 11, 16}));
        QCOMPARE(rates, (std::vector<int>{6, 11, 16}));
        QCOMPARE(studio.values(2, "rate")[0].back(), 1e-3 / 8);
        QCOMPARE(studio.values(3, "samples")[0].back(), 400.);
        QCOMPARE(studio.chart(0)->chart().lines[0].markedEpoch, 20);
        // Without a curriculum beside it: no marks of its own, and none doubled.
        const int plain = studio.log.add(TrainingCurve::Kind::Regressor, QStringLiteral("none"), false);
        std::vector<TrainEpoch> all;
        for (int number = 1; number <= 20; ++number) {
            all.push_back(trainEpoch(number));
            all.back().bins = 10;
            all.back().learningRate = 1e-3;
        }
        studio.log.setHistory(plain, all);
        QTRY_COMPARE_WITH_TIMEOUT(studio.values(0, "development").size(), std::size_t{2}, soon);
        QCOMPARE(studio.chart(0)->chart().marks.size(), std::size_t{6});
    }
    /// A rate that falls in every epoch is a curve and has no marks, one that falls now and then has them;
    /// bins of a continuous pacing enter one by one or several at once.
    void continuousPacingsHaveMarksOfTheirEntriesAlone()
    {
        PacingParameters pacing;
        pacing.family = "root";
        pacing.epochs = 30;
        pacing.finalEpoch = 20;
        pacing.rateRule = "cosine";
        const auto marksOf = [](const PacingParameters& parameters) {
            std::vector<TrainEpoch> epochs;
            std::vector<int> expected;
            for (int number = 1; number <= 30; ++number) {
                const PacingStep step = curriculumStep(parameters, number - 1, 400);
                epochs.push_back(trainEpoch(number));
                epochs.back().bins = step.bins;
                epochs.back().samples = step.samples;
                epochs.back().learningRate = step.learningRate;
                if (step.binEntered && number > 1)
                    expected.push_back(number);
            }
            Studio studio;
            const int id = studio.log.add(TrainingCurve::Kind::Regressor, QStringLiteral("root"), true);
            studio.log.setHistory(id, epochs);
            [&] {
                QTRY_VERIFY_WITH_TIMEOUT(!studio.values(0, "development").empty() &&
                                             studio.values(0, "development")[0].size() == 30,
                                         soon);
            }();
            std::vector<int> entries, rates;
            for (const ChartMark& mark : studio.chart(0)->chart().marks)
                (mark.kind == ChartMark::Kind::Entry ? entries : rates).push_back(mark.epoch);
            return std::tuple(entries, rates, expected);
        };
        const auto [entries, rates, expected] = marksOf(pacing);
        QVERIFY(expected.size() > 3 && expected.size() < 10);
        QCOMPARE(entries, expected);
        QCOMPARE(rates, std::vector<int>());
        pacing.rateRule = "per-epochs";
        QCOMPARE(std::get<1>(marksOf(pacing)), (std::vector<int>{11, 21}));
    }
    void smoothingAndLogarithmicAxis()
    {
        Studio studio;
        const int id = studio.log.add(TrainingCurve::Kind::Pretraining, QStringLiteral("run"), false);
        std::vector<PretrainEpoch> history;
        for (int number = 1; number <= 30; ++number)
            history.push_back(pretrainEpoch(number, .5 + .3 * std::sin(number)));
        studio.log.setHistory(id, history);
        QTRY_COMPARE_WITH_TIMEOUT(studio.epochs(), history.size(), soon);
        const std::vector<double> raw = studio.values(0, "training")[0];
        find<QSlider>(&studio.window, "trainingSmoothing")->setValue(80);
        QCOMPARE(studio.values(0, "training")[0], smoothed(raw, .8));
        QCOMPARE(studio.values(0, "training", true)[0], raw);
        find<QCheckBox>(&studio.window, "trainingLogarithmic")->setChecked(true);
        QVERIFY(studio.chart(1)->chart().logarithmic);
        QVERIFY(!studio.chart(0)->chart().logarithmic);
    }
    void pointerKeysAndWheel()
    {
        Studio studio;
        const int id = studio.log.add(TrainingCurve::Kind::Pretraining, QStringLiteral("run"), false);
        std::vector<PretrainEpoch> history;
        for (int number = 1; number <= 100; ++number)
            history.push_back(pretrainEpoch(number, .005 * number));
        studio.log.setHistory(id, history);
        QTRY_COMPARE_WITH_TIMEOUT(studio.epochs(), history.size(), soon);
        ChartView* view = studio.chart(0);
        const auto* words = find<QLabel>(&studio.window, "trainingWords");
        QTRY_VERIFY(view->width() > 100);
        // Hovering epoch 40 moves the cursor of every chart and tells its values.
        QTest::mouseMove(view, view->positionOf(40, .2).toPoint());
        QTRY_COMPARE_WITH_TIMEOUT(view->cursorEpoch(), 40, soon);
        QCOMPARE(studio.chart(3)->cursorEpoch(), 40);
        QVERIFY2(words->text().contains(QStringLiteral("epoch 40")) &&
                     words->text().contains(QStringLiteral("0.2")) &&
                     words->text().contains(QStringLiteral("0.1")),
                 qPrintable(words->text()));
        // Zoomed about the pointer: epoch 40 stays where it is, in every chart.
        const QPointF before = view->positionOf(40, .2);
        QWheelEvent wheel(before, view->mapToGlobal(before), {}, {0, 480}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view, &wheel);
        QVERIFY(std::abs(view->positionOf(40, .2).x() - before.x()) < .5);
        QVERIFY(view->chart().xHigh - view->chart().xLow < 60);
        QCOMPARE(studio.chart(5)->chart().xLow, view->chart().xLow);
        const double low = view->chart().xLow;
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(view->chart().xLow > low);
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->cursorEpoch(), 100);
        QVERIFY2(view->chart().xHigh >= 100, "the cursor stays in sight");
        QTest::keyClick(view, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(view->cursorEpoch(), 90);
        QVERIFY(view->accessibleDescription().contains(QStringLiteral("epoch 90")));
        QTest::keyClick(view, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(view->values().has_value());
        QVERIFY(!studio.chart(1)->values().has_value());
        QTest::keyClick(view, Qt::Key_0);
        QVERIFY(!view->values().has_value());
        QVERIFY(std::isnan(view->chart().xLow));
        // A rectangle with Shift.
        const QPoint from = view->positionOf(20, .15).toPoint(), to = view->positionOf(60, .05).toPoint();
        QTest::mousePress(view, Qt::LeftButton, Qt::ShiftModifier, from);
        QTest::mouseMove(view, to);
        QTest::mouseRelease(view, Qt::LeftButton, Qt::ShiftModifier, to);
        QVERIFY(std::abs(view->chart().xLow - 20) < 1 && std::abs(view->chart().xHigh - 60) < 1);
        QVERIFY(std::abs(view->values()->first - .05) < .02 && std::abs(view->values()->second - .15) < .02);
        QTest::mouseDClick(view, Qt::LeftButton, {}, from);
        QVERIFY(std::isnan(view->chart().xLow) && !view->values());
    }
    void figureIsWhatIsShown()
    {
        Studio studio;
        for (int training = 0; training < 2; ++training) {
            const int id = studio.log.add(TrainingCurve::Kind::Pretraining,
                                          QStringLiteral("run, \"%1\"").arg(training), false);
            studio.log.setHistory(id, {pretrainEpoch(1, .25), pretrainEpoch(2, .5)});
        }
        QTRY_COMPARE_WITH_TIMEOUT(studio.values(0, "training").size(), std::size_t{2}, soon);
        QTRY_COMPARE_WITH_TIMEOUT(studio.epochs(), std::size_t{2}, soon);
        const Figure figure = studio.figure();
        QVERIFY(figure.missing.isEmpty());
        const QStringList lines =
            QString::fromStdString(figure.csv()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0].count(QLatin1Char(',')), 12 + 4);
        QVERIFY2(lines[2].startsWith(QStringLiteral("\"run, \"\"0\"\"\",2,0,0.5,0.4,")),
                 qPrintable(lines[2]));
        QVERIFY(figure.description.contains(QStringLiteral("2 epoch")));
        for (const double width : {88., 180.}) {
            FigureStyle style;
            style.widthMm = width;
            QVERIFY(figure.naturalHeightMm(style) <= 230); // with a caption on a page of 297 mm
            Svg svg(width, figure.naturalHeightMm(style), style, "Curves");
            // What was captured is drawn, whatever becomes of the window's curves.
            figure.draw(svg, style);
            const QString text = QString::fromStdString(svg.toString());
            QCOMPARE(text.count(QStringLiteral("data-panel=")), 6);
            QVERIFY(!text.contains(QStringLiteral("<image")));
        }
        studio.log.clear();
        FigureStyle style;
        Svg svg(180, figure.naturalHeightMm(style), style, "Curves");
        figure.draw(svg, style);
        QVERIFY(QString::fromStdString(svg.toString()).contains(QStringLiteral("data-panel=\"sizes\"")));
    }
};

DEEPMI_STUDIO_TEST_MAIN(TrainingPanelTest)
#include "training_panel_test.moc"

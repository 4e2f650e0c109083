#include "studio_window.h"

#include "difficulty/scores.h"
#include "figures/svg.h"
#include "panels/panel.h"
#include "plots/bin_counter.h"
#include "plots/bin_view.h"
#include "plots/painter_canvas.h"
#include "pretrain/run_file.h"
#include "test_data.h"

#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QSlider>
#include <QSpinBox>
#include <cmath>
#include <numeric>
#include <set>

using namespace deepmi;
// Not the whole namespace: its `test` and the one of test_data.h would be one name.
using deepmi::studio::BinHistogramsView;
using deepmi::studio::Figure;
using deepmi::studio::LoadedData;
using deepmi::studio::MainWindow;
using deepmi::studio::SampleFrame;
using deepmi::studio::Workspace;
using deepmi::studio::test::find;
using deepmi::studio::test::madeUpRun;
using deepmi::studio::test::teachingData;
using Place = BinHistogramsView::Place;

namespace
{

struct Studio {
    std::shared_ptr<const LoadedData> data = teachingData();
    MainWindow window;
    Workspace& workspace = window.workspace();
    BinHistogramsView* view = find<BinHistogramsView>(&window, "binsView");

    explicit Studio(bool withRun = true)
    {
        if (withRun) {
            workspace.setData(data, "arousal");
            workspace.addRun(madeUpRun(*data));
        }
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        window.showPanel(QStringLiteral("binsPanel"));
    }

    std::set<std::string> selected() const
    {
        std::set<std::string> names;
        for (const std::int32_t row : workspace.selection().rows())
            names.insert(workspace.samples()->names[static_cast<std::size_t>(row)]);
        return names;
    }

    /// A click in the free upper part of a panel picks the bin, on the foot of a bar the bar.
    void click(const Place& place, Qt::KeyboardModifiers modifiers = {})
    {
        const QRectF area = view->rectangleOf(place);
        const QPointF at =
            place.cell < 0 ? area.topLeft() + QPointF(3, 3) : QPointF(area.center().x(), area.bottom() - 2);
        QTest::mouseClick(view, Qt::LeftButton, modifiers, at.toPoint());
    }
};

/// The core's own scores, which know nothing of cells.
Scores expectedScores(const Workspace& workspace)
{
    const Assignments assignments = assignmentsOf(*workspace.run());
    return deepmiScores(assignments,
                        computeDeepMI(assignments, workspace.settings().levelsOn(workspace.scale())),
                        workspace.settings().alpha, 0, workspace.settings().bins);
}

std::set<std::string> namesOf(const Scores& scores, int bin, const std::vector<double>& label = {},
                              double low = 0, double high = 0)
{
    std::set<std::string> names;
    for (std::size_t sample = 0; sample < scores.names.size(); ++sample)
        if (scores.bins.bin[sample] == bin &&
            (label.empty() || (label[sample] >= low && label[sample] < high)))
            names.insert(scores.names[sample]);
    return names;
}

const Figure binsFigure(const MainWindow& window)
{
    for (const studio::Panel* panel : window.panels())
        for (const Figure& figure : panel->figures())
            if (figure.id == QLatin1String("bins"))
                return figure;
    qFatal("there is no figure bins");
}

} // namespace

/// The bins panel counts what the core counts, at every α, and picks exactly the samples it shows.
class BinsPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barsAreTheCoresCountsAtEveryAlpha()
    {
        Studio studio;
        const Assignments assignments = assignmentsOf(*studio.workspace.run());
        const LabelScale scale = studio.workspace.scale();
        for (const int percent : {0, 40, 100}) {
            find<QSlider>(&studio.window, "alphaSlider")->setValue(percent);
            for (const int byLevel : {0, 1}) {
                find<QComboBox>(&studio.window, "binsCellsBy")->setCurrentIndex(byLevel);
                const Scores expected = expectedScores(studio.workspace);
                const CountedMeasure& row = studio.view->figure().rows.at(0);
                QCOMPARE(row.bins.size(), std::size_t{5});
                double mean = 0;
                for (const double label : assignments.label)
                    mean += label / static_cast<double>(assignments.label.size());
                for (const CountedBin& bin : row.bins) {
                    std::vector<std::uint32_t> counts(row.overall.size());
                    double distance = 0;
                    for (std::size_t sample = 0; sample < assignments.names.size(); ++sample)
                        if (expected.bins.bin[sample] == bin.bin) {
                            ++counts[static_cast<std::size_t>(equalCell(assignments.label[sample], scale,
                                                                        static_cast<int>(counts.size())))];
                            distance += std::abs(assignments.label[sample] - mean);
                        }
                    QCOMPARE(bin.counts, counts);
                    QCOMPARE(bin.samples, expected.bins.sizes()[static_cast<std::size_t>(bin.bin)]);
                    QVERIFY(std::abs(bin.distance - distance / static_cast<double>(bin.samples)) < 1e-9);
                }
            }
        }
        QCOMPARE(studio.view->figure().rows[0].bins.back().bin, 9);
    }

    void aClickSelectsExactlyTheBinAndABarExactlyItsSamples()
    {
        Studio studio;
        find<QSlider>(&studio.window, "alphaSlider")->setValue(30);
        const Scores expected = expectedScores(studio.workspace);
        studio.click({0, 1, -1});
        QCOMPARE(studio.selected(), namesOf(expected, 1));
        QVERIFY(studio.workspace.selection().origin().startsWith(QStringLiteral("bin 2")));
        // The outline is the whole bin.
        QCOMPARE(studio.view->figure().rows[0].bins[1].chosen, studio.view->figure().rows[0].bins[1].counts);
        studio.click({0, 4, -1}, Qt::ShiftModifier);
        std::set<std::string> both = namesOf(expected, 1);
        both.merge(namesOf(expected, 9));
        QCOMPARE(studio.selected(), both);
        studio.click({0, 1, -1}, Qt::ControlModifier);
        QCOMPARE(studio.selected(), namesOf(expected, 9));

        const CountedMeasure row = studio.view->figure().rows[0];
        const CountedBin& bin = row.bins[2];
        const auto cell = static_cast<std::size_t>(std::max_element(bin.counts.begin(), bin.counts.end()) -
                                                   bin.counts.begin());
        studio.click({0, 2, static_cast<int>(cell)});
        QCOMPARE(studio.selected(), namesOf(expected, 2, assignmentsOf(*studio.workspace.run()).label,
                                            row.edges[cell] - 1e-9, row.edges[cell + 1] - 1e-9));
        QCOMPARE(studio.selected().size(), static_cast<std::size_t>(bin.counts[cell]));
        QTest::keyClick(studio.view, Qt::Key_Escape);
        QVERIFY(studio.workspace.selection().isEmpty());
    }

    void theKeyboardReachesEveryBarAndSaysIt()
    {
        Studio studio;
        studio.view->setFocus(Qt::TabFocusReason);
        QVERIFY(studio.view->cursor() == Place{});
        QTest::keyClick(studio.view, Qt::Key_Right);
        QVERIFY((studio.view->cursor() == Place{0, 0, 0}));
        QVERIFY(studio.view->accessibleDescription().contains(QStringLiteral("bin 1")));
        QVERIFY(studio.view->accessibleDescription().contains(QLatin1Char('%')));
        QCOMPARE(find<QLabel>(&studio.window, "binsWords")->text(), studio.view->accessibleDescription());
        QTest::keyClick(studio.view, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(studio.view, Qt::Key_Return);
        QCOMPARE(studio.selected(), namesOf(expectedScores(studio.workspace), 1));
        QTest::keyClick(studio.view, Qt::Key_End);
        QTest::keyClick(studio.view, Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(studio.selected().size(), namesOf(expectedScores(studio.workspace), 1).size() +
                                               namesOf(expectedScores(studio.workspace), 9).size());
        QTest::keyClick(studio.view, Qt::Key_Right);
        for (int step = 0; step < 50; ++step)
            QTest::keyClick(studio.view, Qt::Key_Left);
        QVERIFY(studio.view->cursor()->index < 4);
    }

    void otherMeasuresHaveRowsOfTheirTrainingSamples()
    {
        Studio studio;
        // Scores of all samples, development and test included: a curriculum is of the training ones.
        const auto scores = std::make_shared<Scores>(randomScores(studio.workspace.samples()->names, 5, 10));
        studio.workspace.addScores(scores, QStringLiteral("Random"));
        QCOMPARE(studio.view->figure().rows.size(), std::size_t{2});
        // They choose the colour, which is then that among the trials of a comparison.
        QCOMPARE(studio.view->figure().rows[0].colourOf, std::string("deepmi"));
        QCOMPARE(studio.view->figure().rows[1].colourOf, std::string("random"));
        std::vector<std::string> train;
        std::vector<double> value;
        const SampleFrame& frame = *studio.workspace.samples();
        for (std::size_t index = 0; index < scores->names.size(); ++index)
            if (frame.splits[index] == Split::Train) {
                train.push_back(scores->names[index]);
                value.push_back(scores->score[index]);
            }
        const Scores expected = makeScores("random", true, train, value, 5, 10);
        QCOMPARE(studio.view->figure().rows[1].bins[0].samples, expected.bins.sizes()[0]);
        studio.click({1, 3, -1});
        QCOMPARE(studio.selected(), namesOf(expected, 3));
        find<QSpinBox>(&studio.window, "binsSpin")->setValue(3);
        QCOMPARE(studio.view->figure().rows[1].bins.size(), std::size_t{3});
        studio.click({1, 2, -1});
        QCOMPARE(studio.selected(), namesOf(makeScores("random", true, train, value, 5, 3), 2));
        studio.workspace.removeScores(0);
        QCOMPARE(studio.view->figure().rows.size(), std::size_t{1});
    }

    void samplesWithoutLabelsAreCountedAndSaid()
    {
        Studio studio;
        // None of them is of Train, so all count: labelled ones of Development, and two that nobody knows.
        std::vector<std::string> names;
        const SampleFrame& frame = *studio.workspace.samples();
        for (std::size_t row = 0; row < frame.size(); ++row)
            if (frame.splits[row] == Split::Development && !std::isnan(frame.label[row]))
                names.push_back(frame.names[row]);
        const std::size_t labelled = names.size();
        QVERIFY(labelled > 0);
        names.push_back("unknown_1");
        names.push_back("unknown_2");
        studio.workspace.addScores(std::make_shared<Scores>(randomScores(names, 1, 2)),
                                   QStringLiteral("Some"));
        const CountedMeasure& row = studio.view->figure().rows.back();
        QCOMPARE(std::accumulate(row.overall.begin(), row.overall.end(), std::size_t{0}), labelled);
        QCOMPARE(row.note,
                 std::to_string(labelled) + " of " + std::to_string(labelled + 2) + " samples have a label");
    }

    void scoresWithoutLabelsShowThemselves()
    {
        Studio studio(false);
        QVERIFY(find<QLabel>(&studio.window, "binsEmpty")->isVisible());
        QVERIFY(!binsFigure(studio.window).missing.isEmpty());
        std::vector<std::string> names;
        std::vector<double> values;
        for (int sample = 0; sample < 100; ++sample) {
            names.push_back("s" + std::to_string(sample));
            values.push_back(sample);
        }
        studio.workspace.addScores(std::make_shared<Scores>(makeScores("file", true, names, values, 0)),
                                   QStringLiteral("Published"));
        QVERIFY(!find<QLabel>(&studio.window, "binsEmpty")->isVisible());
        const CountedMeasure& row = studio.view->figure().rows.at(0);
        QVERIFY(QString::fromStdString(row.note).contains(QStringLiteral("score itself")));
        QVERIFY(find<QLabel>(&studio.window, "binsWords")->text().contains(QStringLiteral("score itself")));
        QCOMPARE(row.edges.front(), 0.);
        QCOMPARE(row.edges.back(), 99.);
        // Larger is easier: bin 1 are the ten largest values, all in the last twelfth but one or two.
        QCOMPARE(row.bins[0].counts[11] + row.bins[0].counts[10], 10u);
        QVERIFY(std::isnan(row.bins[0].distance));
        studio.click({0, 0, -1});
        QCOMPARE(studio.selected().count("s99"), std::size_t{1});
        QCOMPARE(studio.selected().size(), std::size_t{10});
    }

    void theAuthorsPublishedValuesOpenAlone()
    {
        REQUIRE_DATA("deepmi-v1.8");
        std::filesystem::path file;
        for (const auto& entry : std::filesystem::directory_iterator(test::data("deepmi-v1.8")))
            if (entry.path().extension() == ".json")
                file = entry.path();
        QVERIFY(!file.empty());
        Studio studio(false);
        studio.workspace.addScores(std::make_shared<Scores>(readScoresJson(file)),
                                   QStringLiteral("Published"));
        const CountedMeasure& row = studio.view->figure().rows.at(0);
        std::size_t all = 0;
        for (const std::uint32_t count : row.overall)
            all += count;
        QCOMPARE(all, std::size_t{44879});
        QCOMPARE(row.bins[0].samples, std::uint64_t{4487});
        QCOMPARE(row.bins[4].samples, std::uint64_t{4488});
        studio.click({0, 0, -1});
        QCOMPARE(studio.selected().size(), std::size_t{4487});
    }

    void oneSampleAndAllTiedAreShown()
    {
        Studio studio(false);
        studio.workspace.addScores(std::make_shared<Scores>(makeScores("file", true, {"only"}, {.5}, 0)),
                                   QStringLiteral("One"));
        studio.workspace.addScores(
            std::make_shared<Scores>(makeScores("file", true, {"a", "b", "c"}, {1, 1, 1}, 0)),
            QStringLiteral("Tied"));
        QCOMPARE(studio.view->figure().rows.size(), std::size_t{2});
        QVERIFY(!studio.view->grab().isNull());
        const Figure figure = binsFigure(studio.window);
        Svg svg(180, 90, FigureStyle{}, "bins");
        figure.draw(svg, FigureStyle{});
        QVERIFY(svg.toString().find("score of Tied") != std::string::npos);
    }

    void theFigureIsTheWindowsAndItsTableReadsBack()
    {
        Studio studio;
        find<QComboBox>(&studio.window, "binsWhich")->setCurrentIndex(1);
        find<QComboBox>(&studio.window, "binsUnit")->setCurrentIndex(1);
        QCOMPARE(studio.view->figure().rows[0].bins.size(), std::size_t{10});
        const Figure figure = binsFigure(studio.window);
        const FigureStyle style;
        Svg svg(180, figure.naturalHeightMm(style), style, "bins");
        figure.draw(svg, style);
        QCOMPARE(QString::fromStdString(svg.toString()).count(QStringLiteral("data-bin=")), 10);
        QVERIFY(svg.toString().find("<image") == std::string::npos);
        QCOMPARE(QString::fromStdString(figure.csv()).count(QLatin1Char('\n')), 10 * 12 + 1);
        QVERIFY(figure.description.contains(QStringLiteral("bin 10")));
        QVERIFY(figure.provenance.contains("alpha"));
    }

    void aFigureOfOneColumnIsReadableAndShowsNoSelection()
    {
        Studio studio;
        studio.click({0, 0, -1});
        QVERIFY(!studio.workspace.selection().isEmpty());
        const Figure figure = binsFigure(studio.window);
        FigureStyle style;
        style.widthMm = 88;
        const double height = figure.naturalHeightMm(style);
        Svg svg(style.widthMm, height, style, "bins");
        figure.draw(svg, style);
        const QString drawn = QString::fromStdString(svg.toString());
        QVERIFY(!drawn.contains(QLatin1String("data-chosen")));
        QVERIFY(!drawn.contains(QLatin1String("selected")));
        QVERIFY(!figure.description.contains(QLatin1String("selected")));
        QCOMPARE(drawn.count(QStringLiteral("n = ")), 5);
        // Texts in the panels end at their axis, those of the caption within the page.
        BinFigure counted = studio.view->figure();
        counted.columns = 0;
        for (const BinFigurePanel& place :
             placeBinFigure(counted, 88 * pointsPerMm, height * pointsPerMm, style.fontPt))
            QVERIFY(place.panel.width >= 4.6 * style.fontPt);
        const QRegularExpression words(QStringLiteral(">([^<]*(?:grey|mean)[^<]*)</text>"));
        int lines = 0;
        for (auto match = words.globalMatch(drawn); match.hasNext(); ++lines)
            QVERIFY(match.next().captured(1).size() * .5 * style.fontPt < 88 * pointsPerMm);
        QCOMPARE(lines, 2);
    }

    void figuresOfNothingBrokenAndHugeCounts()
    {
        const FigureStyle style;
        BinFigure figure;
        Svg none(80, 40, style, "none");
        VERIFY_RAISES(drawBinFigure(none, figure, style), ErrorKind::Usage, "at least one measure");
        figure.rows.push_back({"M", "", "q", {0, 1, 2}, {0, 0}, {}});
        for (const HistogramUnit unit :
             {HistogramUnit::Percent, HistogramUnit::Count, HistogramUnit::Density}) {
            figure.unit = unit;
            for (const std::uint32_t count : {0u, 1u, 4294967295u}) {
                figure.rows[0].overall = {count, count};
                figure.rows[0].bins = {{0, 2ull * count, {count, count}, {0, count}, NAN},
                                       {9, 0, {0, 0}, {}, 0}};
                for (const double size : {1., 120.}) {
                    Svg svg(size, size, style, "bins");
                    drawBinFigure(svg, figure, style);
                    QVERIFY(svg.toString().find("nan") == std::string::npos);
                    QVERIFY(svg.toString().find("inf") == std::string::npos);
                }
            }
        }
        figure.rows[0].edges = {0, NAN, 2};
        Svg svg(80, 40, style, "bins");
        VERIFY_RAISES(drawBinFigure(svg, figure, style), ErrorKind::Usage, "do not ascend");
    }

    // Counts 1 and 3 on cells of width 1 and 2: shares 25 % and 75 %, densities .25 and .375.
    void unitsAreWhatTheySay()
    {
        const std::vector<std::uint32_t> counts = {1, 3};
        const std::vector<double> edges = {0, 1, 3};
        QCOMPARE(barHeights(counts, counts, edges, HistogramUnit::Percent), (std::vector<double>{25, 75}));
        QCOMPARE(barHeights(counts, counts, edges, HistogramUnit::Count), (std::vector<double>{1, 3}));
        QCOMPARE(barHeights(counts, counts, edges, HistogramUnit::Density), (std::vector<double>{.25, .375}));
    }
};

DEEPMI_STUDIO_TEST_MAIN(BinsPanelTest)
#include "bins_panel_test.moc"

#include "comparison/learning_curves.h"
#include "figures/chart_band.h"
#include "figures/svg.h"
#include "job/error.h"

#include <QRegularExpression>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace deepmi;

namespace
{

using Values = std::vector<double>;
using Points = std::vector<std::pair<double, double>>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double width = 200, height = 120; ///< pt

/// Equal value by value; NaN equals NaN.
bool same(const Values& a, const Values& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
               return (std::isnan(x) && std::isnan(y)) || std::abs(x - y) < 1e-14;
           });
}

/// A trial whose development CCC is these values; one bin more with every epoch after the first.
TrialRecord trialOf(const std::string& attribute, const std::string& approach, std::uint64_t seed,
                    const Values& ccc, bool bins = false)
{
    TrialRecord trial;
    trial.attribute = attribute;
    trial.approach = approach;
    trial.seed = seed;
    for (std::size_t index = 0; index < ccc.size(); ++index) {
        TrainEpoch epoch;
        epoch.epoch = static_cast<int>(index) + 1;
        epoch.bins = bins ? epoch.epoch : 1;
        epoch.developmentCcc = ccc[index];
        trial.history.push_back(epoch);
    }
    return trial;
}

Approach approachOf(const std::string& title, const std::string& measure)
{
    Approach approach;
    approach.title = title;
    approach.measure = measure;
    return approach;
}

ComparisonResult twoApproaches()
{
    ComparisonResult result;
    result.plan.attributes = {"arousal", "valence"};
    result.plan.approaches = {approachOf("W/O curriculum", "none"), approachOf("DeepMI", "deepmi"),
                              approachOf("Never run", "random")};
    result.trials = {
        trialOf("arousal", "W/O curriculum", 0, {.1, .3}), trialOf("arousal", "W/O curriculum", 1, {.3, .5}),
        trialOf("arousal", "DeepMI", 0, {.2, .4, .6}, true), trialOf("valence", "DeepMI", 0, {.5}, true)};
    result.trials.push_back(trialOf("valence", "W/O curriculum", 0, {})); // from a table: no epochs known
    return result;
}

/// A line with a band on an otherwise empty panel, and what is drawn of it: areas, points as x, y.
std::vector<Points> bandOf(const Values& low, const Values& high, Panel panel, bool logarithmic = false)
{
    LineChart chart;
    chart.logarithmic = logarithmic;
    ChartLine line;
    line.name = "curve";
    line.colour = "#0072b2";
    line.low = low;
    line.high = high;
    Svg svg(width / pointsPerMm, height / pointsPerMm, {}, "band");
    drawChartBand(svg, chart, line, panel);
    std::vector<Points> areas;
    static const QRegularExpression element(
        QStringLiteral("<polygon points=\"([^\"]*)\" fill=\"#0072b2\" data-band=\"curve\""));
    for (auto found = element.globalMatch(QString::fromStdString(svg.toString())); found.hasNext();) {
        Points& area = areas.emplace_back();
        for (const QString& point : found.next().captured(1).split(QLatin1Char(' ')))
            area.emplace_back(point.section(QLatin1Char(','), 0, 0).toDouble(),
                              point.section(QLatin1Char(','), 1, 1).toDouble());
    }
    return areas;
}

/// 10 pt an epoch from x = 0 at epoch 1, 100 pt for values 0 to 1, upwards from y = 100.
Panel panelTo(double lastEpoch, double firstEpoch = 1)
{
    return {0, 0, 10 * (lastEpoch - firstEpoch), 100, firstEpoch, lastEpoch, 0, 1};
}

} // namespace

/// Means over trials, epoch by epoch, their bands and the figure that shows them.
class LearningCurvesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Closed forms: of two values a and b the mean is their middle and the deviation |a − b| / √2.
    void meanAndDeviationOfEveryEpoch()
    {
        const std::vector<Values> trials = {{.2, .4, none, 1}, {.4, .4, .7}, {}};
        const EpochSpread spread = spreadByEpoch(trials);
        QVERIFY(same(spread.mean, {.3, .4, .7, 1}));
        QVERIFY(same(spread.std, {.2 / std::sqrt(2.), 0, none, none}));
        QCOMPARE(spread.trials, (std::vector<std::size_t>{2, 2, 1, 1}));
        QCOMPARE(spreadByEpoch({}).epochs(), std::size_t{0});
        const std::vector<Values> nothing = {{none, .5}, {none, .5}};
        QVERIFY(std::isnan(spreadByEpoch(nothing).mean[0]));
        QCOMPARE(spreadByEpoch(nothing).trials[0], std::size_t{0});
    }

    void aBandRunsAlongItsUpperEdgeAndBack()
    {
        const auto areas = bandOf({.1, .2, .3}, {.5, .6, .7}, panelTo(3));
        QCOMPARE(areas.size(), std::size_t{1});
        QCOMPARE(areas[0], (Points{{0, 50}, {10, 40}, {20, 30}, {20, 70}, {10, 80}, {0, 90}}));
    }

    void aGapDividesABand()
    {
        // The fourth epoch stands alone: no area.
        const auto areas =
            bandOf({.1, .1, none, .1, none, .1, .1}, {.2, .2, none, .2, none, .2, .2}, panelTo(7));
        QCOMPARE(areas.size(), std::size_t{2});
        QCOMPARE(areas[0].front(), (std::pair{0., 80.}));
        QCOMPARE(areas[1].front(), (std::pair{50., 80.}));
        QVERIFY(bandOf({none, none}, {none, none}, panelTo(2)).empty());
        QVERIFY(bandOf({}, {}, panelTo(2)).empty());
    }

    /// Between two epochs it runs straight, as its curve does; beyond the panel it is cut.
    void aBandEndsAtThePanelsEdges()
    {
        auto areas = bandOf({.1, .3, .3}, {.5, .7, .7}, panelTo(3, 1.5));
        QCOMPARE(areas.size(), std::size_t{1});
        QCOMPARE(areas[0], (Points{{0, 40}, {5, 30}, {15, 30}, {15, 70}, {5, 70}, {0, 80}}));
        areas = bandOf({.1, .3, .3}, {.5, .7, .7}, panelTo(1.5));
        QCOMPARE(areas[0], (Points{{0, 50}, {5, 40}, {5, 80}, {0, 90}}));
        areas = bandOf({-1, -1}, {2, .5}, panelTo(2));
        QCOMPARE(areas[0], (Points{{0, 0}, {10, 50}, {10, 100}, {0, 100}}));
        QVERIFY(bandOf({.1, .3}, {.5, .7}, panelTo(9, 5)).empty()); // further right than its last epoch
    }

    /// A band that goes below 0 has no lower edge on a logarithmic axis: it is open to the axis.
    void aBandOnALogarithmicAxis()
    {
        Panel panel = panelTo(2);
        panel.yLow = -2; // 0.01 to 1
        panel.yHigh = 0;
        const auto areas = bandOf({-.5, .1}, {1, 1}, panel, true);
        QCOMPARE(areas[0], (Points{{0, 0}, {10, 0}, {10, 50}, {0, 100}}));
    }

    /// Thousands of epochs on a few points: what is drawn spans the lowest and the highest of them all.
    void aLongBandKeepsItsExtremes()
    {
        Values low(5000, .4), high(5000, .6);
        low[1234] = .1;
        high[4321] = .9;
        const auto areas = bandOf(low, high, {0, 0, 100, 100, 1, 5000, 0, 1});
        QCOMPARE(areas.size(), std::size_t{1});
        QVERIFY(areas[0].size() < 250);
        const auto [top, bottom] =
            std::minmax_element(areas[0].begin(), areas[0].end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; });
        QCOMPARE(top->second, 10.);
        QCOMPARE(bottom->second, 90.);
        QCOMPARE(areas[0].front().first, 0.);
        for (std::size_t point = 1; point < areas[0].size() / 2; ++point)
            QVERIFY(areas[0][point - 1].first < areas[0][point].first);
    }

    void theRangeOfAChartHoldsItsBands()
    {
        LineChart chart;
        ChartLine line;
        line.values = {.4, .5};
        line.low = {.1, none};
        line.high = {.7, none};
        chart.lines = {line};
        const Panel panel = placeLineChart(chart, {0, 0, width, height}, 8);
        QVERIFY(panel.yLow < .1 && panel.yHigh > .7);
    }

    void curvesAreInTheOrderOfThePlan()
    {
        const std::vector<LearningCurve> curves = learningCurves(twoApproaches());
        QCOMPARE(curves.size(), std::size_t{3});
        QCOMPARE(curves[0].attribute + "/" + curves[0].approach, std::string("arousal/W/O curriculum"));
        QCOMPARE(curves[1].attribute + "/" + curves[1].approach, std::string("arousal/DeepMI"));
        QCOMPARE(curves[2].attribute + "/" + curves[2].approach, std::string("valence/DeepMI"));
        QVERIFY(same(curves[0].development.mean, {.2, .4}));
        QVERIFY(same(curves[0].development.std, Values(2, .2 / std::sqrt(2.))));
        QVERIFY(curves[0].binEntries.empty());
        QCOMPARE(curves[1].measure, std::string("deepmi"));
        QCOMPARE(curves[1].binEntries, (std::vector<int>{2, 3}));
        QVERIFY(learningCurves({}).empty());
    }

    void theSheetHasAChartAnAttribute()
    {
        const ChartSheet sheet = learningCurveSheet(learningCurves(twoApproaches()), {});
        QCOMPARE(sheet.charts.size(), std::size_t{2});
        QCOMPARE(sheet.columns, 2);
        QCOMPARE(sheet.charts[0].lines.size(), std::size_t{2});
        // Each keeps its number and colour where the other is missing; those of the paper's figures.
        QCOMPARE(sheet.charts[0].lines[1].label, std::string("2"));
        QCOMPARE(sheet.charts[1].lines[0].label, std::string("2"));
        QCOMPARE(sheet.charts[1].lines[0].colour, sheet.charts[0].lines[1].colour);
        const std::vector<std::string> measures = {"none", "deepmi"};
        QCOMPARE(sheet.charts[0].lines[0].colour, paletteColour(approachColours(measures)[0]));
        QCOMPARE(sheet.charts[0].lines[1].colour, paletteColour(approachColours(measures)[1]));
        QVERIFY(same(sheet.charts[0].lines[0].high, {.2 + .2 / std::sqrt(2.), .4 + .2 / std::sqrt(2.)}));
        QCOMPARE(sheet.legend.size(), std::size_t{2});
        QCOMPARE(sheet.legend[0].name, std::string("W/O curriculum, 2 trials"));
        QCOMPARE(sheet.legend[1].name, std::string("DeepMI, 1 trial"));
        // The bins of the one curriculum there is.
        QCOMPARE(sheet.charts[0].marks.size(), std::size_t{2});
        QCOMPARE(sheet.charts[0].marks[1].epoch, 3);
        QCOMPARE(sheet.charts[0].marks[1].label, std::string("3"));
        const auto speaksOfBands = [](const LineChart& chart) {
            return std::any_of(chart.key.begin(), chart.key.end(),
                               [](const ChartKey& key) { return key.symbol == ChartKey::Symbol::Band; });
        };
        QVERIFY(speaksOfBands(sheet.charts[0]) && !speaksOfBands(sheet.charts[1]));
        QVERIFY_EXCEPTION_THROWN((void)learningCurveSheet({}, {}), UsageError);
    }

    /// Curricula that pace otherwise: whose marks would they be?
    void binsThatDifferAreNotMarked()
    {
        ComparisonResult result = twoApproaches();
        TrialRecord other = trialOf("arousal", "Never run", 0, {.1, .2, .3}, true);
        other.history[1].bins = 1;
        result.trials.push_back(other);
        QVERIFY(learningCurveSheet(learningCurves(result), {}).charts[0].marks.empty());
    }

    /// More approaches than there are colours to tell apart: several charts, every curve in one of them.
    void manyApproachesHaveSeveralCharts()
    {
        ComparisonResult result;
        result.plan.attributes = {"arousal"};
        for (int number = 0; number < 16; ++number) {
            const std::string title = "approach " + std::to_string(number);
            result.plan.approaches.push_back(approachOf(title, "file"));
            result.trials.push_back(trialOf("arousal", title, 0, {.1, .2}));
        }
        const ChartSheet sheet = learningCurveSheet(learningCurves(result), {});
        QCOMPARE(sheet.charts.size(), std::size_t{3});
        QCOMPARE(sheet.charts[0].lines.size() + sheet.charts[1].lines.size() + sheet.charts[2].lines.size(),
                 std::size_t{16});
        for (const LineChart& chart : sheet.charts) {
            std::set<std::string> colours;
            for (const ChartLine& line : chart.lines)
                colours.insert(line.colour);
            QCOMPARE(colours.size(), chart.lines.size());
        }
        QCOMPARE(sheet.legend.size(), std::size_t{16});
    }

    void theFigureHoldsItsCurvesAndBands()
    {
        const std::string svg = learningCurveFigure(learningCurves(twoApproaches()));
        const auto count = [&](const std::string& piece) {
            int found = 0;
            for (std::size_t at = svg.find(piece); at != std::string::npos; at = svg.find(piece, at + 1))
                ++found;
            return found;
        };
        QCOMPARE(count("<polyline points"), 2); // valence has one epoch, which is a dot
        QCOMPARE(count("data-band=\"W/O curriculum\""), 1);
        QCOMPARE(count("data-band=\"DeepMI\""), 0);
        QCOMPARE(count("data-panel=\"valence\""), 1);
    }
};

QTEST_GUILESS_MAIN(LearningCurvesTest)
#include "learning_curves_test.moc"

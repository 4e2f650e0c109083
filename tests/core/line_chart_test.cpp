#include "figures/line_chart.h"
#include "figures/line_chart_layout.h"
#include "figures/svg.h"
#include "job/error.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace deepmi;

namespace
{

constexpr double none = std::numeric_limits<double>::quiet_NaN();
const ChartArea page{0, 0, 400, 240};

/// A canvas that only remembers.
class Recorder final : public Canvas
{
public:
    explicit Recorder(const FigureStyle& style = {}) : Canvas(page.width, page.height, style) {}
    void openGroup(const Attributes&) override {}
    void closeGroup() override {}
    void rectangle(double x, double y, double width, double height, const std::string& fill,
                   const Attributes&, const std::string&) override
    {
        rectangles.push_back({x, y, width, height});
        fills.push_back(fill);
    }
    void line(double, double, double, double, const std::string&, double,
              const Attributes& attributes) override
    {
        for (const auto& [name, value] : attributes)
            if (name == "data-bin-entry")
                entries.push_back(value);
    }
    void polyline(std::span<const std::pair<double, double>> points, const std::string&, double,
                  const Attributes& attributes) override
    {
        if (!attributes.empty() && attributes[0].first == "data-curve")
            curves.emplace_back(points.begin(), points.end());
        rates += !attributes.empty() && attributes[0].first == "data-rate-epoch";
    }
    void polygon(std::span<const std::pair<double, double>>, const std::string&, const Attributes&) override
    {
    }
    void circle(double x, double y, double, const std::string&, const Attributes& attributes,
                const std::string&) override
    {
        circles.emplace_back(x, y);
        rings += !attributes.empty() && attributes.back().first == "data-kept-epoch";
    }
    void text(double x, double, const std::string& words, const TextStyle& style, const Attributes&) override
    {
        texts.push_back(words);
        sizes.push_back(style.size);
        places.push_back(x);
        rightmost = std::max(rightmost, x);
    }

    std::vector<std::array<double, 4>> rectangles;
    std::vector<std::string> fills, entries, texts;
    std::vector<double> places, sizes; ///< of the texts, from the left
    std::vector<std::vector<std::pair<double, double>>> curves;
    std::vector<std::pair<double, double>> circles;
    int rings = 0, rates = 0;
    double rightmost = 0;

    double placeOf(const std::string& words) const
    {
        const auto found = std::find(texts.begin(), texts.end(), words);
        return found == texts.end() ? 0 : places[static_cast<std::size_t>(found - texts.begin())];
    }
    bool says(const std::string& words) const
    {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const std::string& text) { return text.find(words) != std::string::npos; });
    }
};

LineChart chartOf(std::vector<double> values)
{
    LineChart chart;
    chart.id = "test";
    chart.title = "Test";
    ChartLine line;
    line.name = "curve";
    line.colour = "#0072b2";
    line.values = std::move(values);
    chart.lines.push_back(std::move(line));
    return chart;
}

std::vector<double> noise(std::size_t count)
{
    std::vector<double> values;
    for (std::size_t place = 0; place < count; ++place)
        values.push_back(std::sin(static_cast<double>(place) * 12.9898) +
                         static_cast<double>(place) / static_cast<double>(count));
    return values;
}

} // namespace

/// Charts over epochs: thinning that shows all there is to see, clipping, ranges, gaps.
class LineChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A curve's number stands at its last point, beside the ring if that is the epoch that is kept.
    void theNumberOfACurveStandsBesideItsRing()
    {
        for (const std::size_t longest : {std::size_t{4}, std::size_t{9}}) { // 9: another curve goes on
            LineChart chart = chartOf({.1, .3, .2, .4});
            chart.lines[0].label = "one";
            chart.lines[0].markedEpoch = 4;
            chart.lines.push_back(chart.lines[0]);
            chart.lines[1].label = "two";
            chart.lines[1].markedEpoch = 1;
            chart.lines[1].values.resize(longest, .1);
            Recorder canvas;
            drawLineChart(canvas, chart, page, {});
            QCOMPARE(canvas.rings, 2);
            const auto ring = std::max_element(canvas.circles.begin(), canvas.circles.end());
            QVERIFY(canvas.placeOf("one") >= ring->first + 5);
            QVERIFY(canvas.placeOf("two") > 0);
            // Those that end at the same epoch stand in one column, with a ring or without.
            if (longest == 4)
                QCOMPARE(canvas.placeOf("two"), canvas.placeOf("one"));
        }
    }

    void extremesAreThoseOfEveryColumn()
    {
        const std::vector<double> values = noise(10000);
        const std::size_t first = 137, last = 9871, columns = 111;
        const std::vector<std::size_t> places = extremesByColumn(values, first, last, columns);
        QVERIFY(std::is_sorted(places.begin(), places.end()));
        QVERIFY(places.size() <= 4 * columns);
        QCOMPARE(places.front(), first);
        QCOMPARE(places.back(), last);
        // Column by column: the lowest, highest, first and last value by the standard library.
        const std::size_t count = last - first + 1;
        for (std::size_t column = 0; column < columns; ++column) {
            const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first + column * count / columns);
            const auto end =
                values.begin() + static_cast<std::ptrdiff_t>(first + (column + 1) * count / columns);
            const auto [low, high] = std::minmax_element(begin, end);
            for (const auto wanted : {begin, low, high, end - 1})
                QVERIFY(std::binary_search(places.begin(), places.end(),
                                           static_cast<std::size_t>(wanted - values.begin())));
        }
    }
    void fewValuesAreAllKept()
    {
        const std::vector<double> values = noise(40);
        const std::vector<std::size_t> places = extremesByColumn(values, 0, 39, 10);
        QCOMPARE(places.size(), std::size_t{40});
        QVERIFY(extremesByColumn({}, 0, 0, 10).empty());
        QVERIFY(extremesByColumn(values, 40, 50, 10).empty());
        QCOMPARE(extremesByColumn(values, 5, 500, 100).size(), std::size_t{35});
    }
    void gapsSurviveThinning()
    {
        std::vector<double> values = noise(10000);
        values[5000] = none;
        const auto places = extremesByColumn(values, 0, 9999, 100);
        QVERIFY(std::binary_search(places.begin(), places.end(), std::size_t{5000}));
        const std::vector<double> empty(10000, none);
        QCOMPARE(extremesByColumn(empty, 0, 9999, 100).size(), std::size_t{100});
    }
    void smoothingIsTheBiasCorrectedMean()
    {
        // s1 = v1; s2 = (w(1−w)v1 + (1−w)v2)/(1−w²), by hand for w = .5: (v1 + 2 v2)/3.
        const std::vector<double> values = {3, none, 6, 9};
        const std::vector<double> result = smoothed(values, .5);
        QCOMPARE(result[0], 3.);
        QVERIFY(std::isnan(result[1]));
        QCOMPARE(result[2], (3. + 2 * 6) / 3);
        QCOMPARE(result[3], (3. + 2 * 6 + 4 * 9) / 7);
        QVERIFY(smoothed(std::vector<double>{1, 2}, 0) == (std::vector<double>{1, 2}));
        QVERIFY_EXCEPTION_THROWN(smoothed(values, 1), UsageError);
        QVERIFY_EXCEPTION_THROWN(smoothed(values, -.1), UsageError);
    }
    void manyPointsAreThinnedAndSaidSo()
    {
        Recorder canvas;
        const ChartCount count = drawLineChart(canvas, chartOf(noise(20000)), page, {});
        QCOMPARE(count.total, std::size_t{20000});
        QVERIFY(count.drawn < 4000);
        QVERIFY(canvas.says(readableDigits(std::to_string(count.drawn)) + " of 20,000 points drawn"));
        Recorder few;
        drawLineChart(few, chartOf(noise(200)), page, {});
        QVERIFY(!few.says("points drawn"));
    }
    void curvesEndAtTheEdges()
    {
        LineChart chart = chartOf(noise(500));
        chart.xLow = 100.5;
        chart.xHigh = 300.5;
        chart.yLow = -.5;
        chart.yHigh = .5;
        Recorder canvas;
        drawLineChart(canvas, chart, page, {});
        const Panel panel = placeLineChart(chart, page, FigureStyle().fontPt);
        QVERIFY2(canvas.curves.size() > 10, qPrintable(QString::number(canvas.curves.size())));
        double left = 1e9, right = 0;
        for (const auto& curve : canvas.curves)
            for (const auto& [x, y] : curve) {
                QVERIFY(x >= panel.x - 1e-6 && x <= panel.right() + 1e-6);
                QVERIFY(y >= panel.y - 1e-6 && y <= panel.bottom() + 1e-6);
                left = std::min(left, x);
                right = std::max(right, x);
            }
        // It runs from edge to edge, not from the first whole epoch.
        chart.yLow = -3;
        chart.yHigh = 3;
        Recorder whole;
        drawLineChart(whole, chart, page, {});
        for (const auto& curve : whole.curves)
            for (const auto& [x, y] : curve) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
        QCOMPARE(whole.curves.size(), std::size_t{1});
        QVERIFY(left < panel.x + 1e-6 && right > panel.right() - 1e-6);
    }
    void rangeIsThatOfWhatIsShown()
    {
        LineChart chart = chartOf({10, 1, 2, 3, 100});
        chart.xLow = 2;
        chart.xHigh = 4;
        const Panel panel = placeLineChart(chart, page, 8);
        QVERIFY(panel.yLow < 1 && panel.yLow > .5);
        QVERIFY(panel.yHigh > 3 && panel.yHigh < 3.5);
    }
    /// Thousands apart as the style has them, in the numbers of both axes and in the notice.
    void thousandsAreApartAsTheStyleHasThem()
    {
        LineChart chart = chartOf(noise(20000));
        for (double& value : chart.lines[0].values)
            value *= -45000;
        Recorder english;
        drawLineChart(english, chart, page, {});
        QVERIFY(std::any_of(english.texts.begin(), english.texts.end(), [](const std::string& text) {
            return text.starts_with("−") && text.ends_with("0,000");
        }));
        QVERIFY(english.placeOf("20,000") > 0);
        QVERIFY(english.says("of 20,000 points drawn"));
        FigureStyle style;
        style.number = [](const std::string& digits) { return "<" + digits + ">"; };
        Recorder other(style);
        drawLineChart(other, chart, page, style);
        QVERIFY(other.says("<-") && other.says("<20000>") && other.says("of <20000> points drawn"));
        chart.logarithmic = true;
        chart.lines[0].values = {20000, 40000, 50000};
        Recorder logarithmic;
        drawLineChart(logarithmic, chart, page, {});
        QVERIFY(logarithmic.says("20,000"));
        // The room beside the axis is that of the numbers as they are drawn.
        const Panel wide = placeLineChart(chart, page, 8);
        for (const std::string& label : verticalAxis(chart, wide, 8).labels)
            QVERIFY(estimatedTextWidth(label, 8) < wide.x);
    }
    /// One number on an axis tells no scale.
    void everyAxisHasTwoNumbers()
    {
        for (const bool logarithmic : {false, true})
            for (const double low : {.16, .19, 1.9, 2.1, 400.})
                for (const double factor : {1.1, 1.5, 2., 3., 5., 5.2})
                    for (const double height : {40., 80., 160.}) {
                        LineChart chart = chartOf({low, low * factor, low});
                        chart.logarithmic = logarithmic;
                        const ChartArea area{0, 0, 90, height};
                        const Panel panel = placeLineChart(chart, area, 8);
                        QVERIFY(verticalAxis(chart, panel, 8).places.size() >= 2);
                        QVERIFY(epochAxis(panel, 8).places.size() >= 2);
                    }
    }
    void logarithmicAxisLeavesOutWhatItCannotShow()
    {
        LineChart chart = chartOf({1, .1, 0, -1, .01, .001});
        chart.logarithmic = true;
        Recorder canvas;
        const ChartCount count = drawLineChart(canvas, chart, page, {});
        QCOMPARE(count.leftOut, std::size_t{2});
        QVERIFY(canvas.says("2 values of 0 or below"));
        QVERIFY(canvas.says("0.01"));
        const Panel panel = placeLineChart(chart, page, 8);
        QVERIFY(panel.yLow < -3 && panel.yLow > -3.5);
        // Equal ratios, equal steps.
        QCOMPARE(canvas.curves.size(), std::size_t{2});
        const auto& curve = canvas.curves[0];
        QVERIFY(std::abs((curve[1].second - curve[0].second) -
                         (canvas.curves[1][1].second - canvas.curves[1][0].second)) < 1e-9);
    }
    /// The notice stands at the right end of the line on which the axis' title begins.
    void aNoticeLeavesTheAxisTitleAloneInNarrowCharts()
    {
        LineChart chart = chartOf({1, .1, 0, -1, .01, .001});
        chart.logarithmic = true;
        const std::string notice = "2 values of 0 or below are not on a logarithmic axis";
        int titled = 0, alone = 0;
        for (double width = 120; width <= 400; width += 10) {
            Recorder canvas;
            drawLineChart(canvas, chart, {0, 0, width, 160}, {});
            const auto words = std::find(canvas.texts.begin(), canvas.texts.end(), notice);
            QVERIFY(words != canvas.texts.end());
            const auto index = static_cast<std::size_t>(words - canvas.texts.begin());
            const double begin = canvas.places[index] - estimatedTextWidth(notice, canvas.sizes[index]);
            QVERIFY2(begin >= -1e-9, qPrintable(QString::number(width)));
            const bool hasTitle = canvas.placeOf("epoch") > 0;
            if (hasTitle)
                QVERIFY2(begin > canvas.placeOf("epoch") + estimatedTextWidth("epoch", FigureStyle().fontPt),
                         qPrintable(QString::number(width)));
            ++(hasTitle ? titled : alone);
        }
        QVERIFY(titled > 3 && alone > 3);
    }
    void nothingOneAndNotANumber()
    {
        for (const bool logarithmic : {false, true}) {
            for (const std::vector<double>& values : {std::vector<double>{},
                                                      {none},
                                                      {.5},
                                                      {none, none, none},
                                                      {1e300, -1e300},
                                                      {0, 0, 0},
                                                      {5e-324},
                                                      {std::numeric_limits<double>::infinity(), 1}}) {
                LineChart chart = chartOf(values);
                chart.logarithmic = logarithmic;
                chart.lines[0].markedEpoch = 1;
                Svg svg(140, 80, FigureStyle(), "Test");
                drawLineChart(svg, chart, page, {});
                const QString text = QString::fromStdString(svg.toString());
                QVERIFY2(!text.contains(QStringLiteral("nan\"")) && !text.contains(QStringLiteral("inf\"")),
                         qPrintable(text));
            }
        }
        Recorder empty, one;
        drawLineChart(empty, chartOf({}), page, {});
        QVERIFY(empty.says("no values yet"));
        // The first epoch of a run is seen.
        drawLineChart(one, chartOf({.5}), page, {});
        QCOMPARE(one.circles.size(), std::size_t{1});
    }
    void marksAndRings()
    {
        LineChart chart = chartOf(noise(50));
        chart.lines[0].markedEpoch = 7;
        for (int bin = 2; bin <= 10; ++bin) {
            chart.marks.push_back({ChartMark::Kind::Entry, 5 * bin - 4, std::to_string(bin), ""});
            chart.marks.push_back({ChartMark::Kind::Rate, 5 * bin - 4, "", ""});
        }
        Recorder canvas;
        drawLineChart(canvas, chart, page, {});
        QCOMPARE(canvas.entries.size(), std::size_t{9});
        QCOMPARE(canvas.rates, 9);
        QCOMPARE(canvas.rings, 1);
        QVERIFY(canvas.rightmost < page.width);
    }
    void cellsAreDrawnOnceAColumn()
    {
        LineChart chart;
        chart.cells = ChartCells{
            100, 5, [](std::size_t epoch, std::size_t row) { return epoch == 99 && row == 2 ? 1. : 0.; }};
        Recorder canvas;
        drawLineChart(canvas, chart, page, {});
        QCOMPARE(canvas.rectangles.size(), std::size_t{500});
        QCOMPARE(static_cast<int>(std::count(canvas.fills.begin(), canvas.fills.end(), sequentialColour(1))),
                 1);
        const Panel panel = placeLineChart(chart, page, FigureStyle().fontPt);
        const auto dark = std::find(canvas.fills.begin(), canvas.fills.end(), sequentialColour(1));
        const auto& at = canvas.rectangles[static_cast<std::size_t>(dark - canvas.fills.begin())];
        QVERIFY(std::abs(at[0] + at[2] - panel.right()) < .5);
        QVERIFY(std::abs(at[1] - panel.mapY(3)) < .01);

        chart.cells->epochs = 20000;
        Recorder many;
        drawLineChart(many, chart, page, {});
        QVERIFY(many.rectangles.size() <= 5 * static_cast<std::size_t>(panel.width + 1));
        QVERIFY(many.says("of 20,000 points drawn"));
    }
    void sheetHoldsEveryChartAndItsLegend()
    {
        ChartSheet sheet;
        QVERIFY_EXCEPTION_THROWN(
            {
                Recorder canvas;
                drawChartSheet(canvas, sheet, {});
            },
            UsageError);
        for (int chart = 0; chart < 5; ++chart)
            sheet.charts.push_back(chartOf(noise(30)));
        sheet.legend = {{"1", "Pre-training arousal", "#0072b2"}, {"2", "Pre-training valence", "#d55e00"}};
        FigureStyle style;
        const double height = chartSheetHeightMm(sheet, style);
        Svg svg(style.widthMm, height, style, "Curves");
        drawChartSheet(svg, sheet, style);
        const QString text = QString::fromStdString(svg.toString());
        QCOMPARE(text.count(QStringLiteral("data-panel=")), 5);
        QVERIFY(text.contains(QStringLiteral("Pre-training valence")));
        sheet.columns = 1;
        QVERIFY(chartSheetHeightMm(sheet, style) > 1.5 * height);
    }

    /// An ideograph is one em wide, twice a Latin letter.
    void entriesOfTheKeyGiveWideLettersTheirRoom()
    {
        QCOMPARE(letters("K-means"), std::size_t{7});
        QCOMPARE(letters("−ρ é"), std::size_t{4});
        QCOMPARE(letters("訓練集（1）"), std::size_t{11});
        constexpr double font = 8;
        LineChart chart;
        chart.key = {{"與前一週期相同", "", ChartKey::Symbol::None},
                     {"分類器相符", "", ChartKey::Symbol::None}};
        const auto wide = placeChartKey(chart, 400, font);
        QCOMPARE(wide[1].line, 0);
        QVERIFY(wide[1].x > 7 * font);
        QCOMPARE(placeChartKey(chart, 12 * font, font)[1].line, 1);
    }
};

QTEST_APPLESS_MAIN(LineChartTest)
#include "line_chart_test.moc"

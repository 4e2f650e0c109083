#include "figures/joint_heatmap.h"
#include "figures/svg.h"
#include "job/error.h"
#include "test_data.h"

#include <QXmlStreamReader>
#include <cmath>

using namespace deepmi;

namespace
{

// Cluster 0 is mostly level 2, cluster 1 never occurs, cluster 2 is all level 0, cluster 3 mixed.
JointTable smallTable()
{
    const std::vector<int> cluster = {0, 0, 0, 2, 2, 3, 3, 3, 3}, level = {2, 2, 1, 0, 0, 0, 1, 2, 2};
    return {cluster, 4, level, 3};
}

const Levels threeLevels = Levels::equalWidth(3, {1, 7});

struct DrawnCell {
    int first = -1, level = -1;
    HeatmapRect area;
    QString fill;
    double value = 0, shown = 0;
};

/// The cells of an SVG, as another program would read them.
std::vector<DrawnCell> cellsOf(const JointTable& table, const Levels& levels, const HeatmapOptions& options,
                               const FigureStyle& style = {}, QStringList* texts = nullptr)
{
    Svg svg(style.widthMm, 80, style, "test");
    drawJointHeatmap(svg, table, levels, options, style);
    QXmlStreamReader reader(QByteArray::fromStdString(svg.toString()));
    std::vector<DrawnCell> cells;
    const char* key = options.ofPredictions ? "data-predicted-level" : "data-cluster";
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = reader.attributes();
        if (texts && reader.name() == QLatin1String("text"))
            *texts << reader.readElementText();
        if (!attributes.hasAttribute(QLatin1String(key)))
            continue;
        const auto number = [&](const char* name) {
            return attributes.value(QLatin1String(name)).toDouble();
        };
        cells.push_back({static_cast<int>(number(key)),
                         static_cast<int>(number("data-level")),
                         {number("x"), number("y"), number("width"), number("height")},
                         attributes.value(QLatin1String("fill")).toString(),
                         number("data-value"),
                         number("data-shown")});
    }
    return reader.hasError() ? std::vector<DrawnCell>{} : cells;
}

bool near(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

/// What is drawn, what is hit by a click and what the table says are the same.
class JointHeatmapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCellStandsWhereTheLayoutSaysWithItsValue_data()
    {
        QTest::addColumn<int>("value");
        for (const auto value : {HeatmapValue::Contribution, HeatmapValue::Probability, HeatmapValue::Count,
                                 HeatmapValue::LogRatio})
            QTest::addRow("%d", static_cast<int>(value)) << static_cast<int>(value);
    }

    void everyCellStandsWhereTheLayoutSaysWithItsValue()
    {
        QFETCH(int, value);
        const JointTable table = smallTable();
        HeatmapOptions options;
        options.attribute = "arousal";
        options.value = static_cast<HeatmapValue>(value);
        const HeatmapLayout layout =
            heatmapLayout(table, threeLevels, options, 180 * pointsPerMm, 80 * pointsPerMm, 8);
        const auto cells = cellsOf(table, threeLevels, options);
        QCOMPARE(cells.size(), std::size_t{12});
        for (const DrawnCell& cell : cells) {
            const int place = layout.placeOf[static_cast<std::size_t>(cell.first)];
            const HeatmapRect expected = layout.cell(place, cell.level);
            QVERIFY(near(cell.area.x, expected.x, 1e-3) && near(cell.area.y, expected.y, 1e-3));
            QVERIFY(near(cell.area.width, expected.width, 1e-3));
            QVERIFY(near(cell.area.height, expected.height, 1e-3));
            QVERIFY(near(cell.value, table.contribution(cell.first, cell.level), 1e-9));
            if (options.value != HeatmapValue::Contribution && table.count(cell.first, cell.level) > 0)
                QVERIFY(near(cell.shown, heatmapValue(table, options.value, cell.first, cell.level), 1e-9));
            // Its middle is found by hit-testing, and nothing but it.
            const HeatmapCell here{place, cell.level};
            const double x = expected.x + expected.width / 2, y = expected.y + expected.height / 2;
            QVERIFY(layout.cellAt(x, y) == here);
            QVERIFY(layout.cellsIn({x, y, .1, .1}) == std::vector<HeatmapCell>{here});
            QCOMPARE(*layout.columnAt(x, layout.columnLabels.y + 1), place);
            QCOMPARE(*layout.columnAt(x, layout.bars.y + 1), place);
            QCOMPARE(*layout.rowAt(layout.rowLabels.x + 1, y), cell.level);
            if (cell.first == 1)
                QCOMPARE(cell.fill, QString::fromStdString(FigureColours().ground));
        }
        QVERIFY(!layout.cellAt(layout.grid.x - 1, layout.grid.y + 1));
        QVERIFY(!layout.cellAt(layout.grid.x + 1, layout.grid.bottom()));
    }

    // By hand: mean levels 5/3, –, 0, 5/4; sizes 3, 0, 2, 4.
    void columnsAreSortedByEachStatistic()
    {
        const JointTable table = smallTable();
        using Order = std::vector<int>;
        QCOMPARE(sortedColumns(table, HeatmapOrder::Number), (Order{0, 2, 3, 1}));
        QCOMPARE(sortedColumns(table, HeatmapOrder::Number, true), (Order{3, 2, 0, 1}));
        QCOMPARE(sortedColumns(table, HeatmapOrder::MeanLevel), (Order{2, 3, 0, 1}));
        QCOMPARE(sortedColumns(table, HeatmapOrder::Size), (Order{2, 0, 3, 1}));
        QCOMPARE(sortedColumns(table, HeatmapOrder::Size, true), (Order{3, 0, 2, 1}));
        // Cluster 2 has one level, cluster 0 has 2:1, cluster 3 has 1:1:2.
        QCOMPARE(sortedColumns(table, HeatmapOrder::EffectiveLevels), (Order{2, 0, 3, 1}));
        QVERIFY(near(columnStatistic(table, HeatmapOrder::EffectiveLevels, 2), 1, 1e-12));
        QVERIFY(near(columnStatistic(table, HeatmapOrder::EffectiveLevels, 3),
                     std::exp(.5 * std::log(4.) + .5 * std::log(2.)), 1e-12));
        // Shares add up to one; cluster 2 carries 2/9·log(9·2/(2·3)) = .2441 of I.
        double shares = 0;
        for (int column = 0; column < 4; ++column)
            shares += columnStatistic(table, HeatmapOrder::Information, column);
        QVERIFY(near(shares, 1, 1e-12));
        QVERIFY(near(columnStatistic(table, HeatmapOrder::Information, 2) * table.mutualInformation(),
                     2. / 9 * std::log(3.), 1e-12));
        QCOMPARE(sortedColumns(table, HeatmapOrder::Information, true).front(), 2);
    }

    void predictionsAreLabelledByTheirLevels()
    {
        const std::vector<int> predicted = {0, 1, 2, 2}, level = {0, 1, 1, 2};
        const JointTable table(predicted, 3, level, 3);
        HeatmapOptions options{
            HeatmapValue::Contribution, HeatmapOrder::Number, false, true, true, "valence", "Preview"};
        QStringList texts;
        QCOMPARE(cellsOf(table, threeLevels, options, {}, &texts).size(), std::size_t{9});
        QVERIFY(texts.contains(QStringLiteral("predicted level")));
        QVERIFY(texts.contains(QStringLiteral("Preview")));
        QCOMPARE(texts.count(QStringLiteral("3–5")), 2);
        QVERIFY(texts.filter(QStringLiteral("I(Y';Y) = ")).size() == 1);
    }

    void numbersAreWrittenWhereTheyFitAndOnlyThere()
    {
        HeatmapOptions options;
        options.value = HeatmapValue::Count;
        FigureStyle style;
        QStringList texts;
        cellsOf(smallTable(), threeLevels, options, style, &texts);
        QVERIFY(texts.contains(QStringLiteral("2")));
        const HeatmapLayout wide = heatmapLayout(smallTable(), threeLevels, options, 500, 200, 8);
        QVERIFY(wide.numberFont > 5);
        options.value = HeatmapValue::Contribution;
        QCOMPARE(heatmapLayout(smallTable(), threeLevels, options, 130, 200, 8).numberFont, 0.);
    }

    // 500 clusters, 30 levels, a count of two millions; and one sample alone.
    void labelsOfManyColumnsAreThinned()
    {
        std::vector<int> cluster, level;
        for (int sample = 0; sample < 15000; ++sample) {
            cluster.push_back(sample % 500);
            level.push_back(sample / 500);
        }
        const JointTable table(cluster, 500, level, 30);
        const Levels levels = Levels::equalWidth(30, {1, 7});
        const HeatmapLayout layout = heatmapLayout(table, levels, {}, 680, 320, 9);
        const double columnWidth = layout.grid.width / 500;
        QVERIFY(layout.columnLabelStep * columnWidth >= 3 * .5 * layout.columnFont);
        QVERIFY(layout.columnFont >= 6);
        QVERIFY(layout.rowLabelStep * layout.grid.height / 30 >= 9);
        QCOMPARE(layout.numberFont, 0.);
        QCOMPARE(cellsOf(table, levels, {}).size(), std::size_t{15000});

        const std::vector<int> none = {0};
        const JointTable one(none, 1, none, 1);
        const auto cells = cellsOf(one, Levels::equalWidth(1, {1, 7}), {});
        QCOMPARE(cells.size(), std::size_t{1});
        QCOMPARE(cells[0].value, 0.);
    }

    void aPageTooSmallStillHasCells()
    {
        const HeatmapLayout layout = heatmapLayout(smallTable(), threeLevels, {}, 10, 10, 8);
        QVERIFY(layout.grid.width > 0 && layout.grid.height > 0);
        QVERIFY_EXCEPTION_THROWN(heatmapLayout(smallTable(), Levels::equalWidth(6), {}, 100, 100, 8),
                                 UsageError);
    }

    void sequentialColoursRiseEvenlyFromThePage()
    {
        QCOMPARE(sequentialColour(0), std::string("#ffffff"));
        QCOMPARE(sequentialColour(-1), std::string("#ffffff"));
        QCOMPARE(sequentialColour(2), sequentialColour(1));
        const auto lightness = [](const std::string& colour) {
            return .299 * std::stoi(colour.substr(1, 2), nullptr, 16) +
                   .587 * std::stoi(colour.substr(3, 2), nullptr, 16) +
                   .114 * std::stoi(colour.substr(5, 2), nullptr, 16);
        };
        for (int step = 0; step < 20; ++step) {
            QVERIFY(lightness(sequentialColour(step / 20.)) > lightness(sequentialColour((step + 1) / 20.)));
            QVERIFY(lightness(sequentialColour(step / 20., true)) <
                    lightness(sequentialColour((step + 1) / 20., true)));
        }
    }

    void theDataBehindReadBackToTheTable()
    {
        const JointTable table = smallTable();
        const QStringList lines = QString::fromStdString(jointHeatmapCsv(table, threeLevels, {}))
                                      .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 13);
        QCOMPARE(
            lines[0],
            QStringLiteral("cluster,level,level_low,level_high,count,p_xy,p_x,p_y,log_ratio,contribution"));
        std::int64_t samples = 0;
        for (const QString& line : lines.mid(1)) {
            const QStringList values = line.split(QLatin1Char(','));
            QCOMPARE(values.size(), 10);
            const int first = values[0].toInt(), level = values[1].toInt();
            samples += values[4].toLongLong();
            QCOMPARE(values[5].toDouble(), table.probability(first, level));
            QCOMPARE(values[9].toDouble(), table.contribution(first, level));
            QCOMPARE(values[8].isEmpty(), table.count(first, level) == 0);
        }
        QCOMPARE(samples, table.total());
    }
};

QTEST_GUILESS_MAIN(JointHeatmapTest)
#include "joint_heatmap_test.moc"

#include "figures/figures.h"
#include "information/deepmi.h"
#include "job/error.h"
#include "test_data.h"

#include <QXmlStreamReader>
#include <clocale>
#include <cmath>
#include <locale>
#include <map>

using namespace deepmi;

namespace
{

/// One element of an SVG document with the attributes of the groups around it.
struct Element {
    QString name, text;
    QMap<QString, QString> attributes, groups;

    double number(const char* key) const { return attributes.value(QLatin1String(key)).toDouble(); }
};

/// Every element; fails the test through an empty list if the document is not well-formed XML.
std::vector<Element> elementsOf(const std::string& svg)
{
    std::vector<Element> elements;
    std::vector<QMap<QString, QString>> groups(1);
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            Element element{reader.name().toString(), {}, {}, groups.back()};
            for (const auto& attribute : reader.attributes())
                element.attributes[attribute.name().toString()] = attribute.value().toString();
            if (element.name == QLatin1String("g")) {
                groups.push_back(groups.back());
                groups.back().insert(element.attributes);
            }
            elements.push_back(element);
        } else if (token == QXmlStreamReader::Characters && !elements.empty()) {
            elements.back().text += reader.text();
        } else if (token == QXmlStreamReader::EndElement && reader.name() == QLatin1String("g")) {
            groups.pop_back();
        }
    }
    return reader.hasError() ? std::vector<Element>{} : elements;
}

std::vector<Element> having(const std::vector<Element>& elements, const char* attribute)
{
    std::vector<Element> found;
    for (const auto& element : elements)
        if (element.attributes.contains(QLatin1String(attribute)))
            found.push_back(element);
    return found;
}

bool near(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

class FiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageIsInMillimetresAndCarriesItsProvenance()
    {
        FigureStyle style;
        style.widthMm = 88;
        style.heightMm = 50;
        style.provenance = {{"seed", 7}, {"note", "a < b & \"c\""}};
        const auto elements = elementsOf(cccCurves({{"one", {.1, .2}, {}, 2, {}}}, style));
        QVERIFY(!elements.empty());
        QCOMPARE(elements[0].attributes[QStringLiteral("width")], QStringLiteral("88mm"));
        QCOMPARE(elements[0].attributes[QStringLiteral("height")], QStringLiteral("50mm"));
        // 88 mm are 249.449 pt, 50 mm are 141.732 pt.
        QCOMPARE(elements[0].attributes[QStringLiteral("viewBox")], QStringLiteral("0 0 249.449 141.732"));
        bool found = false;
        for (const auto& element : elements)
            if (element.name == QLatin1String("metadata")) {
                found = true;
                QVERIFY(nlohmann::ordered_json::parse(element.text.toStdString()) == style.provenance);
            }
        QVERIFY(found);
    }

    // Eight samples on 1..3, four cells of width .5, two bins; percentages counted by hand.
    void histogramBarsStandForTheShareOfTheirBinAlone()
    {
        const BinHistogramRow row{"M & N", {1, 1, 2.5, 3, 1.5, 2, 2, 2}, {0, 0, 0, 0, 1, 1, 1, 1}, 2};
        const auto elements = elementsOf(binHistograms({row}, "valence", {1, 3}, 4));
        std::map<std::pair<int, int>, double> percent;
        std::map<int, double> heightOfPercent;
        for (const auto& bar : having(elements, "data-percent")) {
            const int bin = bar.groups[QStringLiteral("data-bin")].toInt();
            percent[{bin, bar.attributes[QStringLiteral("data-cell")].toInt()}] = bar.number("data-percent");
            heightOfPercent[qRound(bar.number("data-percent"))] = bar.number("height");
            QCOMPARE(bar.groups[QStringLiteral("data-measure")], QStringLiteral("M & N"));
            QCOMPARE(bar.groups[QStringLiteral("data-samples")], QStringLiteral("4"));
        }
        const std::map<std::pair<int, int>, double> expected = {
            {{1, 0}, 50}, {{1, 3}, 50}, {{2, 1}, 25}, {{2, 2}, 75}};
        QVERIFY(percent == expected);
        QVERIFY(near(heightOfPercent[75], 3 * heightOfPercent[25], .01));
        QVERIFY(near(heightOfPercent[50], 2 * heightOfPercent[25], .01));
        // The mean label is 15/8; bin 1 is .875, .875, .625, 1.125 away from it.
        for (const auto& group : having(elements, "data-distance"))
            QVERIFY(near(group.number("data-distance"),
                         group.attributes[QStringLiteral("data-bin")] == QLatin1String("1") ? .875 : .1875,
                         1e-6));
    }

    /// The paper's Figure 2 is compared from row to row: 50 per cent are as high under one measure as under
    /// another whose highest bar is twice that.
    void rowsOfDifferentMeasuresShareOneAxis()
    {
        const BinHistogramRow even{"even", {1, 3, 1, 3}, {0, 0, 1, 1}, 2},
            peaked{"peaked", {1, 1, 1, 3}, {0, 0, 1, 1}, 2};
        std::map<int, std::map<QString, double>> heights;
        for (const auto& bar :
             having(elementsOf(binHistograms({even, peaked}, "valence", {1, 3}, 4)), "data-percent"))
            heights[qRound(bar.number("data-percent"))][bar.groups[QStringLiteral("data-measure")]] =
                bar.number("height");
        QCOMPARE(heights[50].size(), std::size_t(2));
        QVERIFY(near(heights[50][QStringLiteral("even")], heights[50][QStringLiteral("peaked")], .01));
        QVERIFY(near(heights[100][QStringLiteral("peaked")], 2 * heights[50][QStringLiteral("even")], .01));
    }

    void tenBinsShowTheFirstFourAndTheLast()
    {
        BinHistogramRow row{"M", {}, {}, 10};
        for (int sample = 0; sample < 100; ++sample) {
            row.labels.push_back(1 + .06 * sample);
            row.bin.push_back(sample / 10);
        }
        QStringList bins;
        for (const auto& group : having(elementsOf(binHistograms({row}, "arousal", {1, 7})), "data-distance"))
            bins << group.attributes[QStringLiteral("data-bin")];
        QCOMPARE(bins, (QStringList{"1", "2", "3", "4", "10"}));
    }

    void heatmapCellsHoldTheTablesContributionsSortedByMeanLevel()
    {
        // Cluster 0 is mostly level 2, cluster 1 never occurs, cluster 2 is all level 0, cluster 3 mixed.
        const std::vector<int> cluster = {0, 0, 0, 2, 2, 3, 3, 3}, level = {2, 2, 1, 0, 0, 0, 1, 2};
        const JointTable table(cluster, 4, level, 3);
        const auto elements = elementsOf(informationHeatmap(table, Levels::equalWidth(3, {1, 7}), "arousal"));
        const auto cells = having(elements, "data-value");
        QCOMPARE(cells.size(), std::size_t{12});
        std::map<double, int> clusterAt;
        double width = 0, height = 0;
        for (const auto& cell : cells) {
            const int c = cell.attributes[QStringLiteral("data-cluster")].toInt();
            const int l = cell.attributes[QStringLiteral("data-level")].toInt();
            clusterAt[cell.number("x")] = c;
            width = cell.number("width");
            height = cell.number("height");
            QVERIFY(near(cell.number("data-value"), table.contribution(c, l), 1e-9));
            QCOMPARE(static_cast<std::int64_t>(cell.number("data-count")), table.count(c, l));
            const QString fill = cell.attributes[QStringLiteral("fill")];
            if (c == 1)
                QCOMPARE(fill, QString::fromLatin1(FigureColours().ground));
            else if (table.contribution(c, l) == 0)
                QCOMPARE(fill, QStringLiteral("#ffffff"));
        }
        std::vector<int> order;
        for (const auto& [x, c] : clusterAt)
            order.push_back(c);
        QCOMPARE(order, (std::vector<int>{2, 3, 0, 1}));
        for (const auto& cell : cells) {
            const double column = (cell.number("x") - clusterAt.begin()->first) / width;
            QVERIFY(near(column, std::round(column), 1e-3));
            // Level 0 is the lowest row: each level above stands one cell height higher.
            if (cell.attributes[QStringLiteral("data-level")] == QLatin1String("0"))
                for (const auto& other : cells)
                    QVERIFY(
                        near(cell.number("y") - other.number("y"), other.number("data-level") * height, .01));
        }
    }

    void curvesMarkBestEpochBinEntriesAndGaps()
    {
        const std::vector<double> development = {.1, .3, NAN, .5, .4}, training = {.1, .2, .3, .4, .5};
        const auto elements = elementsOf(cccCurves({{"trial <1>", development, training, 4, {3, 5}}}));
        const auto best = having(elements, "data-best-epoch");
        QCOMPARE(best.size(), std::size_t{1});
        QCOMPARE(best[0].number("data-best-epoch"), 4.0);
        QCOMPARE(best[0].number("data-ccc"), .5);
        QVector<QPair<int, int>> entries;
        double third = 0, fifth = 0;
        for (const auto& entry : having(elements, "data-bin-entry")) {
            entries.append({int(entry.number("data-bin-entry")), int(entry.number("data-epoch"))});
            (entry.number("data-epoch") == 3 ? third : fifth) = entry.number("x1");
        }
        QCOMPARE(entries, (QVector<QPair<int, int>>{{2, 3}, {3, 5}}));
        QVERIFY(near(best[0].number("cx"), (third + fifth) / 2, .01));
        int developmentStretches = 0;
        for (const auto& curve : having(elements, "data-curve"))
            developmentStretches +=
                curve.attributes[QStringLiteral("data-curve")] == QLatin1String("development");
        QCOMPARE(developmentStretches, 2);
    }

    // Mean and interval by hand: values .1 .2 .3, s = .1, t(.975, 2) = 4.302653, half width .248414.
    void comparisonShowsMeanAndStudentsInterval()
    {
        const ComparisonPanel panel{"Test1", {{"W/O", {.1, .2, .3}, ""}, {"DeepMI", {.4}, "p = .03"}}};
        const auto elements = elementsOf(approachComparison({panel}));
        const auto groups = having(elements, "data-mean");
        QCOMPARE(groups.size(), std::size_t{2});
        QVERIFY(near(groups[0].number("data-mean"), .2, 1e-6));
        QVERIFY(near(groups[0].number("data-low"), .2 - .248414, 1e-5));
        QVERIFY(near(groups[0].number("data-high"), .2 + .248414, 1e-5));
        QVERIFY(near(groups[1].number("data-high"), .4, 1e-6));
        std::vector<double> x;
        for (const auto& dot : having(elements, "data-trial"))
            x.push_back(dot.number("cx"));
        QCOMPARE(x.size(), std::size_t{4});
        QVERIFY(near(x[1] - x[0], x[2] - x[1], .01));
        QVERIFY(near(x[3] - x[2], x[1] - x[0], .01));
    }

    void theAxisTitleOfANarrowComparisonIsBrokenAndNotShrunk()
    {
        const ComparisonPanel panel{"Test1", {{"W/O curriculum", {.1, .2, .3}, ""}, {"DeepMI", {.4}, ""}}};
        FigureStyle style;
        style.widthMm = 88;
        QString title;
        for (const auto& element : elementsOf(approachComparison({panel}, style))) {
            if (element.name != QLatin1String("text"))
                continue;
            QVERIFY2(element.number("font-size") >= style.fontPt, qPrintable(element.text));
            if (element.text.contains(QLatin1String("dot")) ||
                element.text.contains(QLatin1String("trials"))) {
                title += element.text.trimmed() + QLatin1Char(' ');
                const double half = .25 * style.fontPt * static_cast<double>(element.text.trimmed().size());
                QVERIFY2(element.number("x") + half <= 88 * pointsPerMm, qPrintable(element.text));
            }
        }
        QVERIFY2(title.startsWith(QLatin1String("CCC (large dot: mean")), qPrintable(title));
        QVERIFY2(title.endsWith(QLatin1String("trials) ")), qPrintable(title));
    }

    // Two narrow panels with little height: intervals over most of their width leave no room for long labels.
    void valuesOfACrampedComparisonDoNotRunIntoTheNames()
    {
        std::vector<ComparisonPanel> panels;
        for (const char* test : {"Test1", "Test2"})
            panels.push_back({test,
                              {{"W/O curriculum", {.70, .71}, ""},
                               {"Random", {.66, .73}, "p = .368"},
                               {"DeepMI", {.69, .70}, "p = .117"}}});
        FigureStyle style;
        style.widthMm = 100;
        style.heightMm = 26;
        const auto elements = elementsOf(approachComparison(panels, style));
        double firstAxis = 1e9;
        for (const auto& element : elements)
            if (element.name == QLatin1String("line") && element.number("x1") == element.number("x2"))
                firstAxis = std::min(firstAxis, element.number("x1"));
        int values = 0;
        for (const auto& element : elements) {
            if (element.name != QLatin1String("text") ||
                !element.text.trimmed().startsWith(QLatin1Char('0')) ||
                element.groups.value(QStringLiteral("data-approach")).isEmpty())
                continue;
            ++values;
            const bool isEnd =
                element.attributes.value(QStringLiteral("text-anchor")) == QLatin1String("end");
            const double width = .45 * style.fontPt * static_cast<double>(element.text.trimmed().size());
            QVERIFY2(!isEnd || element.number("x") - width >= firstAxis, qPrintable(element.text));
        }
        QCOMPARE(values, 6);
    }

    void numbersKeepTheirDecimalPointInAnyLocale()
    {
        struct Comma : std::numpunct<char> {
            char do_decimal_point() const override { return ','; }
        };
        const std::vector<CccCurve> panels = {{"one", {.125, .25}, {}, 1, {}}};
        const std::string before = cccCurves(panels);
        const std::locale old = std::locale::global(std::locale(std::locale(), new Comma));
        std::setlocale(LC_ALL, "de_DE.UTF-8");
        const std::string after = cccCurves(panels);
        std::locale::global(old);
        std::setlocale(LC_ALL, "C");
        QCOMPARE(after, before);
    }

    void ticksAreRoundAndColoursSymmetric()
    {
        QCOMPARE(roundTicks(0, 1, 5), (std::vector<double>{0, .2, .4, .2 * 3, .8, 1}));
        QCOMPARE(tickLabels(std::vector<double>{-.5, 0, 1}),
                 (std::vector<std::string>{"−0.5", "0.0", "1.0"}));
        QCOMPARE(fixedText(-.0001, 2), std::string("0.00"));
        QCOMPARE(divergingColour(0), std::string("#ffffff"));
        QCOMPARE(divergingColour(-2), std::string("#053061"));
        QCOMPARE(divergingColour(1), std::string("#67001f"));
    }

    void numbersHaveTheirThousandsApart()
    {
        for (const auto& [digits, text] :
             std::vector<std::pair<std::string, std::string>>{{"0", "0"},
                                                              {"999", "999"},
                                                              {"1765", "1,765"},
                                                              {"-100", "−100"},
                                                              {"-1234567.8900", "−1,234,567.8900"},
                                                              {"0.1234", "0.1234"},
                                                              {"1.5e-07", "1.5e−07"},
                                                              {"2e12", "2e12"},
                                                              {"-", "-"},
                                                              {"nan", "nan"},
                                                              {"", ""}})
            QCOMPARE(readableDigits(digits), text);
        QCOMPARE(tickLabels(std::vector<double>{0, 5000}), (std::vector<std::string>{"0", "5,000"}));

        // What is read is, what stands behind it for programs is not.
        std::vector<double> labels(12345, 2);
        labels.back() = 5;
        const std::string svg =
            binHistograms({{"M", labels, std::vector<int>(labels.size(), 0), 1}}, "arousal", {1, 7});
        QVERIFY(svg.find("n = 12,345") != std::string::npos);
        QVERIFY(svg.find("data-samples=\"12345\"") != std::string::npos);
    }

    void unusableInputIsRefused()
    {
        VERIFY_RAISES(binHistograms({}, "arousal", {1, 7}), ErrorKind::Usage, "at least one measure");
        VERIFY_RAISES(binHistograms({{"M", {1, 2}, {0}, 1}}, "arousal", {1, 7}), ErrorKind::Usage,
                      "2 labels");
        VERIFY_RAISES(binHistograms({{"M", {1, 2}, {0, 0}, 2}}, "arousal", {1, 7}), ErrorKind::Usage,
                      "bin 2");
        VERIFY_RAISES(binHistograms({{"M", {1, 2}, {0, 2}, 2}}, "arousal", {1, 7}), ErrorKind::Usage,
                      "0 to 1");
        VERIFY_RAISES(cccCurves({}), ErrorKind::Usage, "at least one panel");
        VERIFY_RAISES(cccCurves({{"x", {.1}, {}, 2, {}}}), ErrorKind::Usage, "'x'");
        VERIFY_RAISES(approachComparison({}), ErrorKind::Usage, "at least one");
        VERIFY_RAISES(approachComparison({{"T", {{"A", {}, ""}}}}), ErrorKind::Usage, "A has no trials on T");
        VERIFY_RAISES(approachComparison({{"T", {{"A", {NAN}, ""}}}}), ErrorKind::Usage, "no CCC");
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "figures_test.moc"

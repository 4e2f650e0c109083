#include "studio_window.h"

#include "dialogs/names_dialog.h"
#include "export/figure_export.h"
#include "figures/svg.h"
#include "models/language.h"
#include "models/sample_table_model.h"
#include "models/shown_number.h"
#include "panels/level_edges.h"
#include "panels/panel.h"
#include "panels/rank_page.h"
#include "plots/bin_view.h"
#include "plots/embedding_map_figure.h"
#include "plots/theme.h"
#include "tour/alpha_page.h"
#include "tour/tour_dialog.h"

#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QRegularExpression>
#include <QTableView>
#include <limits>

using namespace deepmi;
using namespace deepmi::studio;

/// Numbers are read one way in the whole window, and copied as every program reads them.
class ShownNumberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void numbersHaveTheirThousandsApartAndATrueMinusSign()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(countText(1765), QStringLiteral("1,765"));
        QCOMPARE(countText(std::size_t{999}), QStringLiteral("999"));
        QCOMPARE(countText(-1234567LL), QStringLiteral("−1,234,567"));
        QCOMPARE(decimalText(-.0014, 4), QStringLiteral("−0.0014"));
        QCOMPARE(decimalText(-.00001, 4), QStringLiteral("0.0000"));
        QCOMPARE(decimalText(12345.67, 1), QStringLiteral("12,345.7"));
        QCOMPARE(decimalText(std::numeric_limits<double>::quiet_NaN(), 1), QStringLiteral("–"));
        QCOMPARE(decimalText(-std::numeric_limits<double>::infinity(), 1), QStringLiteral("−∞"));
        QCOMPARE(signedText(.5, 2), QStringLiteral("+0.50"));
        QCOMPARE(signedText(-.5, 2), QStringLiteral("−0.50"));
        QCOMPARE(figuresText(.25, 4), QStringLiteral("0.25"));
        QCOMPARE(figuresText(1000, 4), QStringLiteral("1,000"));
        QCOMPARE(figuresText(-12345.6, 4), QStringLiteral("−12,346"));
        QCOMPARE(figuresText(1.5e-7, 4), QStringLiteral("1.5e−07"));
        QCOMPARE(figuresText(0, 4), QStringLiteral("0"));
        QCOMPARE(shortDecimalText(-3), QStringLiteral("−3"));
        QCOMPARE(shortDecimalText(.25), QStringLiteral("0.25"));
        QCOMPARE(readableNumber(QStringLiteral("-1.5e-07")), QStringLiteral("−1.5e−07"));
        QCOMPARE(withMinusSigns(QStringLiteral("CCC train -0.012 (dev=-.3), seed-1 1e-05")),
                 QStringLiteral("CCC train −0.012 (dev=−.3), seed-1 1e−05"));
    }

    void everyLanguageHasADecimalPoint()
    {
        for (const Language& language : languages()) {
            installLanguage(language.code);
            QCOMPARE(decimalText(-1234.5, 1), QStringLiteral("−1,234.5"));
            QCOMPARE(countText(1234), QStringLiteral("1,234"));
        }
        installLanguage(QStringLiteral("en"));
    }

    /// A scale around 0: what it is cut into, and where.
    void aScaleBelowZeroHasATrueMinusSign()
    {
        const auto data = std::make_shared<LoadedData>(*test::teachingData());
        data->labels.scale = {-3, 3};
        for (std::vector<double>& column : data->labels.values)
            for (double& label : column)
                label -= 4;
        MainWindow window;
        Workspace& workspace = window.workspace();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        window.show();
        QVERIFY(test::find<QLabel>(&window, "splitCounts")
                    ->text()
                    .replace(QChar(0x00A0), QLatin1Char(' '))
                    .contains(QStringLiteral("scale −3 to 3")));
        const SampleTableValues values = sampleTableValues(workspace);
        QVERIFY(sentencesOf(values, 0).join(QLatin1Char(' ')).contains(QStringLiteral("scale of −3 to 3")));

        auto* edges = test::find<LevelEdges>(&window, "levelEdges");
        edges->setFocus();
        QTest::keyClick(edges, Qt::Key_Up);
        QVERIFY2(edges->accessibleDescription().endsWith(QStringLiteral("at −2")),
                 qPrintable(edges->accessibleDescription()));

        const EmbeddingMap map = makeEmbeddingMap(workspace.run()->embedding, *values.frame);
        const FigureStyle style;
        MapColouring colouring = colourMap(map, values, MapColour::Level, style.colours);
        QCOMPARE(colouring.names.first(), QStringLiteral("−3 to −2"));
        colouring = colourMap(map, values, MapColour::Score, style.colours);
        colouring.low = -.5;
        Svg svg(120, 80, style, "embedding");
        drawEmbeddingFigure(svg, map, colouring, values.frame->names, style);
        QVERIFY(QString::fromStdString(svg.toString()).contains(QStringLiteral(">−0.5<")));

        window.showPanel(QStringLiteral("binsPanel"));
        auto* bins = test::find<BinHistogramsView>(&window, "binsView");
        QTRY_VERIFY(!bins->figure().rows.empty());
        const CountedMeasure row = bins->figure().rows.front();
        for (const CountedBin& bin : row.bins)
            for (std::size_t cell = 0; row.edges.at(cell + 1) < 0; ++cell)
                if (bin.counts.at(cell) > 0)
                    Q_EMIT bins->picked(0, bin.bin, static_cast<int>(cell), Selection::How::Replace);
        static const QRegularExpression range(QStringLiteral(" −[.\\d]+ to −[.\\d]+$"));
        QVERIFY2(workspace.selection().origin().contains(range), qPrintable(workspace.selection().origin()));
    }

    void countsInSentencesHaveTheirThousandsApart()
    {
        installLanguage(QStringLiteral("en"));
        MainWindow window;
        const auto data = test::teachingData(8000, 0);
        Workspace& workspace = window.workspace();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data, "arousal", 300));
        CurriculumSettings settings = workspace.settings();
        settings.levels = 30;
        settings.alpha = .5;
        workspace.changeSettings(settings, QStringLiteral("many cells"));
        const std::size_t samples = workspace.curriculum()->size();
        QVERIFY(samples > 1000);
        window.show();
        window.showPanel(QStringLiteral("comparisonPanel"));
        const QString ranks = window.findChild<RankPage*>()->figure().description;
        QVERIFY2(ranks.startsWith(QStringLiteral("Ranks of %1 samples").arg(countText(samples))),
                 qPrintable(ranks));

        QStringList lines;
        for (int line = 0; line < 1234; ++line)
            lines << QString::number(line);
        showNames(&window, lines);
        const auto* names = test::find<QDialog>(&window, "namesDialog");
        QStringList words;
        for (const QLabel* label : names->findChildren<QLabel*>())
            words << label->text();
        QVERIFY2(words.contains(QStringLiteral("1,234 lines")), qPrintable(words.join(QLatin1Char('|'))));

        TourDialog tour(workspace);
        tour.show();
        tour.goTo(4);
        const auto& ranking = *workspace.curriculum()->ranking;
        QVERIFY2(ranking.distinctScores() > 1000, qPrintable(countText(ranking.distinctScores())));
        const QString alpha = tour.findChild<AlphaPage*>()->explanation();
        QVERIFY2(alpha.contains(QStringLiteral("take %1 different").arg(countText(ranking.distinctScores()))),
                 qPrintable(alpha));

        const QTemporaryDir audio;
        for (int file = 0; file < 1001; ++file)
            QVERIFY(QFile(audio.filePath(QStringLiteral("%1.wav").arg(file))).open(QIODevice::WriteOnly));
        workspace.setAudioFolder(audio.path());
        QTRY_VERIFY(test::find<QLabel>(&window, "audioMessage")
                        ->text()
                        .startsWith(QStringLiteral("1,001 recordings found")));
    }

    /// What is drawn, in the window or in a file, has its numbers as the window; what a program reads not.
    void figuresHaveTheirNumbersAsTheWindow()
    {
        MainWindow window;
        const auto data = test::teachingData(2500, 0);
        Workspace& workspace = window.workspace();
        workspace.setData(data, "arousal");
        workspace.addRun(test::madeUpRun(*data));
        CurriculumSettings settings = workspace.settings();
        settings.bins = 1;
        workspace.changeSettings(settings, QStringLiteral("one bin"));
        window.show();
        window.showPanel(QStringLiteral("binsPanel"));
        QTRY_VERIFY(!test::find<BinHistogramsView>(&window, "binsView")->figure().rows.empty());
        const std::size_t samples = workspace.curriculum()->size();
        QVERIFY(samples > 1000);
        for (const Figure& figure : test::find<studio::Panel>(&window, "binsPanel")->figures()) {
            if (!figure.draw)
                continue;
            for (const QLocale& locale : {QLocale(QLocale::English, QLocale::UnitedStates),
                                          QLocale(QLocale::French, QLocale::France)}) {
                QLocale::setDefault(locale);
                const QString svg = QString::fromUtf8(svgOf(figure, {}));
                QVERIFY2(svg.contains(QStringLiteral("n = ") + countText(samples)),
                         qPrintable(svg.left(3000)));
                QVERIFY(svg.contains(QStringLiteral("data-samples=\"%1\"").arg(samples)));
                QVERIFY(!csvOf(figure).contains(countText(samples).toUtf8()));
            }
        }
        QCOMPARE(figureNumber("-1234.5"), std::string("−") + countText(1234).toStdString() + ".5");
        QCOMPARE(QString::fromStdString(screenStyle(window.palette()).number("1234")), countText(1234));
    }

    void theTableIsReadOneWayAndCopiedAnother()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        MainWindow window;
        window.show();
        const auto data = test::teachingData(2500, 0);
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data));
        auto* view = test::find<QTableView>(&window, "samplesTable");
        const QAbstractItemModel& model = *view->model();
        int negative = 0, grouped = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column) {
                const QString shown = model.index(row, column).data().toString();
                const bool isNumber =
                    model.index(row, column).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
                if (!isNumber)
                    continue;
                QVERIFY2(!shown.contains(QLatin1Char('-')), qPrintable(shown));
                negative += shown.startsWith(QChar(0x2212));
                grouped += shown.contains(QLatin1Char(','));
            }
        QVERIFY(negative > 0);
        QVERIFY(grouped > 0);
        view->setFocus();
        view->selectAll();
        QTest::keySequence(view, QKeySequence::Copy);
        const auto copied = [] { return QApplication::clipboard()->text(); };
        QTRY_VERIFY(copied().contains(QLatin1String("\t-0.")));
        QVERIFY(!copied().contains(QChar(0x2212)));
        QVERIFY(!copied().contains(QLatin1Char(',')));
    }
};

DEEPMI_STUDIO_TEST_MAIN(ShownNumberTest)
#include "shown_number_test.moc"

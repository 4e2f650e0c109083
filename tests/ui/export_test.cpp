#include "exported_files.h"
#include "studio_window.h"

#include "actions/export_actions.h"
#include "dialogs/ask.h"
#include "dialogs/export_dialog.h"
#include "export/figure_export.h"
#include "export/figure_list.h"
#include "job/error.h"
#include "models/text.h"
#include "panels/panel.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <cmath>

using namespace deepmi;
using namespace deepmi::studio;

namespace
{

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Exported {
    Exported()
    {
        data = test::teachingData();
        window.workspace().setData(data, "arousal");
        window.workspace().addRun(test::madeUpRun(*data));
        window.show();
    }

    Figure figure(const QString& id)
    {
        for (Figure& one : figuresOf(window.panels()))
            if (one.id == id)
                return one;
        qFatal("there is no figure %s", qPrintable(id));
    }

    ExportDialog* openDialog()
    {
        test::find<QAction>(&window, "exportAction")->trigger();
        return test::find<ExportDialog>(&window, "exportDialog");
    }

    QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir folder;
    std::shared_ptr<const LoadedData> data;
    MainWindow window;
};

} // namespace

/// Every file is opened again and compared with the core's numbers.
class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPdfHoldsTextAndRectanglesAndNoPicture()
    {
        Exported studio;
        for (const char* id : {"heatmap", "prediction-heatmap"}) {
            const Figure figure = studio.figure(QString::fromLatin1(id));
            ExportOptions options;
            options.widthMm = 88;
            options.heightMm = 60;
            exportFigure(figure, FigureFormat::Pdf, options, pathOf(studio.path("figure.pdf")));
            const QByteArray pdf = contents(studio.path("figure.pdf"));
            QVERIFY(pdf.startsWith("%PDF-"));
            QVERIFY(!pdf.contains("/Subtype /Image"));
            const QByteArray page = exported::pdfContents(pdf);
            QVERIFY(!page.contains("BI\n") && !page.contains("/Image"));
            // Text is shown by Tj or TJ, rectangles are paths that are filled.
            QVERIFY(page.count("Tj\n") + page.count("TJ\n") > 20);
            const JointTable& table = studio.window.workspace().curriculum()->deepmi->predictionByLevel;
            QVERIFY(page.count("re\n") >= table.firstStates() * table.secondStates());
            // 88 mm are 249.4 pt, 60 mm are 170.1 pt; Qt rounds pages to whole points.
            const auto [width, height] = exported::pdfPage(pdf);
            QVERIFY(std::abs(width - 249.4) <= 1 && std::abs(height - 170.1) <= 1);
            // Metadata: the XMP packet is XML and holds the provenance as it was.
            const qsizetype from = page.indexOf("<?xpacket begin");
            const QByteArray xmp = page.mid(from, page.indexOf("<?xpacket end", from) - from);
            nlohmann::ordered_json provenance;
            for (const auto& element : exported::svgElements(xmp))
                if (element.name == QLatin1String("provenance"))
                    provenance = nlohmann::ordered_json::parse(element.text.toStdString());
            QVERIFY(provenance == figure.provenance);
            QVERIFY(provenance.contains("alpha") && provenance.contains("version"));
            QVERIFY(pdf.contains("/Creator"));
        }
    }

    void anSvgHasARectangleACellWithTheTablesContribution()
    {
        Exported studio;
        const Figure figure = studio.figure(QStringLiteral("heatmap"));
        exportFigure(figure, FigureFormat::Svg, {}, pathOf(studio.path("figure.svg")));
        const auto elements = exported::svgElements(contents(studio.path("figure.svg")));
        QVERIFY(!elements.empty());
        const JointTable& table = studio.window.workspace().curriculum()->deepmi->clusterByLevel;
        int cells = 0;
        bool metadata = false;
        for (const auto& element : elements) {
            QVERIFY(element.name != QLatin1String("image"));
            if (element.name == QLatin1String("metadata")) {
                metadata = true;
                QVERIFY(nlohmann::ordered_json::parse(element.text.toStdString()) == figure.provenance);
            }
            if (!element.has("data-value"))
                continue;
            ++cells;
            const int cluster = static_cast<int>(element.number("data-cluster"));
            const int level = static_cast<int>(element.number("data-level"));
            QCOMPARE(element.name, QStringLiteral("rect"));
            QVERIFY(std::abs(element.number("data-value") - table.contribution(cluster, level)) < 1e-9);
        }
        QCOMPARE(cells, table.firstStates() * table.secondStates());
        QVERIFY(metadata);
    }

    void aPngIsAsManyDotsAsItsSizeAndDpiSay()
    {
        Exported studio;
        const Figure figure = studio.figure(QStringLiteral("heatmap"));
        exportFigure(figure, FigureFormat::Png, {127, 50.8, 8, 200}, pathOf(studio.path("figure.png")));
        const QImage image(studio.path("figure.png"));
        // 127 mm are 5 inches, 50.8 mm are 2.
        QCOMPARE(image.size(), QSize(1000, 400));
        QCOMPARE(image.dotsPerMeterX(), qRound(200 / .0254));
        QVERIFY(nlohmann::ordered_json::parse(image.text(QStringLiteral("Provenance")).toStdString()) ==
                figure.provenance);
        QCOMPARE(image.text(QStringLiteral("Title")), figure.title);
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
        bool coloured = false;
        for (int x = 0; x < image.width(); ++x)
            coloured = coloured || image.pixelColor(x, 250).saturation() > 60;
        QVERIFY(coloured);
    }

    void aCsvHasItsProvenanceBesideIt()
    {
        Exported studio;
        const Figure figure = studio.figure(QStringLiteral("prediction-heatmap"));
        const auto files = exportFigure(figure, FigureFormat::Csv, {}, pathOf(studio.path("figure.csv")));
        QCOMPARE(files.size(), std::size_t{2});
        QVERIFY(contents(studio.path("figure.csv")).startsWith("predicted_level,level,"));
        const auto about =
            nlohmann::ordered_json::parse(contents(studio.path("figure.csv.json")).toStdString());
        QVERIFY(about["provenance"] == figure.provenance);
    }

    void exportsAreLightInADarkWindow()
    {
        applyTheme(Theme::Dark);
        Exported studio;
        const QByteArray svg = svgOf(studio.figure(QStringLiteral("heatmap")), {});
        applyTheme(Theme::Light);
        QVERIFY(svg.contains("fill=\"#ffffff\""));
        QVERIFY(!svg.contains(FigureColours::forDarkPage().page.c_str()));
    }

    void whatCannotBeExportedSaysWhy()
    {
        MainWindow empty;
        for (const Figure& figure : figuresOf(empty.panels()))
            if (figure.id == QLatin1String("heatmap"))
                QVERIFY_EXCEPTION_THROWN(pdfOf(figure, {}), UsageError);
        Exported studio;
        const Figure figure = studio.figure(QStringLiteral("heatmap"));
        QVERIFY_EXCEPTION_THROWN(svgOf(figure, {5, 0, 8, 300}), UsageError);
        QVERIFY_EXCEPTION_THROWN(svgOf(figure, {100, 0, std::nan(""), 300}), UsageError);
        QVERIFY_EXCEPTION_THROWN(imageOf(figure, {2000, 2000, 8, 2400}), UsageError);
        try {
            exportFigure(figure, FigureFormat::Svg, {}, pathOf(studio.path("no/such/folder.svg")));
            QFAIL("written into a folder that is not there");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("folder.svg") != std::string::npos);
        }
    }

    void theDialogExportsWhatIsChosen()
    {
        Exported studio;
        ExportDialog* dialog = studio.openDialog();
        auto* list = test::find<QListWidget>(dialog, "exportFigures");
        auto* format = test::find<QComboBox>(dialog, "exportFormat");
        auto* dpi = test::find<QSpinBox>(dialog, "exportDpi");
        auto* preset = test::find<QComboBox>(dialog, "exportPreset");
        auto* button = test::find<QPushButton>(dialog, "exportButton");
        auto* message = test::find<QLabel>(dialog, "exportMessage");
        dialog->choose(QStringLiteral("prediction-heatmap"));
        QVERIFY(list->currentItem()->text().contains(QStringLiteral("prediction")));
        format->setCurrentIndex(0);
        QVERIFY(!dpi->isEnabled());
        format->setCurrentIndex(2);
        QVERIFY(dpi->isEnabled());
        preset->setCurrentIndex(2);
        Q_EMIT preset->activated(2);
        QCOMPARE(dialog->options().widthMm, 254.);
        QCOMPARE(dialog->options().heightMm, 143.);
        dpi->setValue(100);

        const QSignalSpy exported(dialog, &ExportDialog::exported);
        ask::setNextFileNames({studio.path("chosen")});
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(exported.size(), 1);
        // The format's extension was added; 254 mm are 10 inches.
        QCOMPARE(QImage(studio.path("chosen.png")).width(), 1000);
        QVERIFY(message->text().contains(QStringLiteral("chosen.png")));

        // A table is CSV without being told; figures get their format back.
        dialog->choose(QStringLiteral("samples"));
        QVERIFY(dialog->format() == FigureFormat::Csv);
        QVERIFY(button->isEnabled());
        dialog->choose(QStringLiteral("prediction-heatmap"));
        QVERIFY(dialog->format() == FigureFormat::Png);

        // A file that cannot be written is said beside the button.
        ask::setNextFileNames({studio.path("no/folder.svg")});
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(message->text().contains(QStringLiteral("Not exported")));
        QCOMPARE(exported.size(), 1);

        // Remembered by the next dialog.
        dialog->close();
        ExportDialog next({studio.figure(QStringLiteral("heatmap"))});
        QVERIFY(next.format() == FigureFormat::Png);
        QCOMPARE(next.options().dpi, 100);
        QCOMPARE(next.options().widthMm, 254.);
    }

    void allFiguresGoIntoAFolderAtOnce()
    {
        Exported studio;
        ExportDialog* dialog = studio.openDialog();
        test::find<QComboBox>(dialog, "exportFormat")->setCurrentIndex(1);
        dialog->choose(QStringLiteral("samples")); // whose CSV is not the format of the figures
        const QSignalSpy exported(dialog, &ExportDialog::exported);
        ask::setNextFileNames({studio.folder.path()});
        QTest::mouseClick(test::find<QPushButton>(dialog, "exportAllButton"), Qt::LeftButton);
        QTRY_COMPARE(exported.size(), 1);
        int drawable = 0;
        for (const Figure& figure : figuresOf(studio.window.panels()))
            if (figure.missing.isEmpty() && figure.draw) {
                ++drawable;
                QVERIFY2(!exported::svgElements(
                              contents(studio.folder.filePath(figure.id + QStringLiteral(".svg"))))
                              .empty(),
                         qPrintable(figure.id));
            }
        QVERIFY(drawable >= 2);
        QCOMPARE(exported.first().first().toStringList().size(), drawable);
        // The table of the samples has something to show, though not as a drawing.
        const QString said = test::find<QLabel>(dialog, "exportMessage")->text();
        QVERIFY2(said.contains(QStringLiteral("Not as SVG: Table of the samples.")), qPrintable(said));
    }

    void thePreviewShowsThePageInItsProportions()
    {
        Exported studio;
        ExportDialog* dialog = studio.openDialog();
        dialog->choose(QStringLiteral("heatmap"));
        auto* preview = test::find<ExportPreview>(dialog, "exportPreview");
        test::find<QDoubleSpinBox>(dialog, "exportWidth")->setValue(100);
        test::find<QDoubleSpinBox>(dialog, "exportHeight")->setValue(50);
        QTRY_VERIFY(!preview->picture().isNull() &&
                    std::abs(preview->picture().width() - 2 * preview->picture().height()) <= 2);
        QCOMPARE(preview->picture().pixelColor(1, 1), QColor(Qt::white));
    }

    void figuresThatAreMissingAreListedWithTheirReason()
    {
        MainWindow window;
        window.show();
        test::find<QAction>(&window, "exportAction")->trigger();
        auto* dialog = test::find<ExportDialog>(&window, "exportDialog");
        dialog->choose(QStringLiteral("heatmap"));
        QVERIFY(!test::find<QPushButton>(dialog, "exportButton")->isEnabled());
        const auto* list = test::find<QListWidget>(dialog, "exportFigures");
        QVERIFY(list->count() >= 2);
        QVERIFY(!list->item(0)->toolTip().isEmpty());
    }

    void theDialogOpensOnTheFigureThatIsLookedAt()
    {
        Exported studio;
        const auto chosen = [&] {
            QCoreApplication::processEvents();
            auto* dialog = studio.openDialog();
            const QString title = test::find<QListWidget>(dialog, "exportFigures")->currentItem()->text();
            delete dialog;
            return title.section(QStringLiteral(" ("), 0, 0); // without "(nothing yet)"
        };
        const auto titleOf = [&](const char* id) { return studio.figure(QString::fromLatin1(id)).title; };
        const auto turnTo = [&](const char* dockName) {
            // As a click on its tab does: the keyboard focus stays where it is.
            test::find<QDockWidget>(&studio.window, dockName)->raise();
            QCoreApplication::processEvents();
        };
        const auto focus = [&](const char* name) {
            studio.window.activateWindow(); // the dialog has been in front
            QVERIFY(QTest::qWaitForWindowActive(&studio.window));
            test::find<QWidget>(&studio.window, name)->setFocus();
        };
        QCOMPARE(chosen(), titleOf("heatmap"));
        turnTo("binsPanelDock");
        QCOMPARE(chosen(), titleOf("bins"));
        // Fields at the side are no view.
        focus("pretrainClusters");
        focus("clustersSpin");
        QCOMPARE(chosen(), titleOf("bins"));
        focus("samplesTable");
        QCOMPARE(chosen(), titleOf("samples"));
        turnTo("embeddingPanelDock");
        QCOMPARE(chosen(), titleOf("embedding"));
        turnTo("comparisonPanelDock");
        QCOMPARE(chosen(), titleOf("comparison"));
        test::find<QTabWidget>(&studio.window, "comparisonTabs")->setCurrentIndex(1);
        QCOMPARE(chosen(), titleOf("ranks"));
        turnTo("heatmapPanelDock");
        test::find<QComboBox>(&studio.window, "heatmapColumns")->setCurrentIndex(1);
        QCOMPARE(chosen(), titleOf("prediction-heatmap"));
        // What was turned to and closed since is not to be seen.
        test::find<QDockWidget>(&studio.window, "heatmapPanelDock")->close();
        test::find<QDockWidget>(&studio.window, "binsPanelDock")->raise();
        QCOMPARE(chosen(), titleOf("bins"));
    }

    void theContextMenuOfAPanelExportsAndCopies()
    {
        Exported studio;
        studio.window.showPanel(QStringLiteral("heatmapPanel"));
        auto* panel = test::find<studio::Panel>(&studio.window, "heatmapPanel");
        auto* view = test::find<QWidget>(&studio.window, "heatmapView");
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(50, 50), view->mapToGlobal(QPoint(50, 50)));
        QCoreApplication::sendEvent(view, &event);
        auto* menu = test::find<QMenu>(panel, "figureMenu");
        test::find<QAction>(menu, "copy_heatmap")->trigger();
        const QMimeData* mime = QApplication::clipboard()->mimeData();
        QVERIFY(mime->hasImage());
        QVERIFY(!exported::svgElements(mime->data(QStringLiteral("image/svg+xml"))).empty());
        QVERIFY(mime->text().contains(QStringLiteral("I(X;Y)")));
        test::find<QAction>(menu, "export_prediction-heatmap")->trigger();
        auto* dialog = test::find<ExportDialog>(&studio.window, "exportDialog");
        QVERIFY(test::find<QListWidget>(dialog, "exportFigures")
                    ->currentItem()
                    ->text()
                    .contains(QStringLiteral("prediction")));
    }
};

DEEPMI_STUDIO_TEST_MAIN(ExportTest)
#include "export_test.moc"

#include "exported_files.h"
#include "program.h"

using namespace test;

/// `deepmi-studio --export` draws the project that `deepmi demo` writes, without a display.
class StudioDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemonstrationsProjectIsDrawn()
    {
        const QTemporaryDir folder;
        const Outcome demo =
            test::deepmi(QStringLiteral("demo --out demo --rows 300 --unlabeled 0 --clusters 4 "
                                        "--pretrain-epochs 1 --bins 3 --trials 2 --train-epochs 4 "
                                        "--epochs-per-bin 1 --quiet"),
                         folder.path());
        QVERIFY2(demo.exitCode == 0, demo.err.constData());
        for (const char* extension : {"pdf", "svg"}) {
            const Outcome drawn =
                bash(QStringLiteral("unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM; "
                                    "\"$(dirname \"$DEEPMI\")/deepmi-studio\" --export all --project "
                                    "demo/demo.deepmi --out figures --format %1")
                         .arg(QLatin1String(extension)),
                     folder.path());
            QVERIFY2(drawn.exitCode == 0, drawn.err.constData());
            const QList<QByteArray> files = drawn.out.trimmed().split('\n');
            QVERIFY(files.contains(QByteArray("figures/heatmap.") + extension));
            QVERIFY(files.contains(QByteArray("figures/prediction-heatmap.") + extension));
            QVERIFY(files.contains(QByteArray("figures/comparison.") + extension));
            QVERIFY(files.contains(QByteArray("figures/comparison-table.") + extension));
            // Computed for it: in the window it comes when its panel is seen.
            QVERIFY(files.contains(QByteArray("figures/cluster-strip.") + extension));
            for (const QByteArray& file : files) {
                const QByteArray contents = read(folder.filePath(QString::fromUtf8(file)));
                if (extension == std::string("pdf")) {
                    QVERIFY2(!contents.contains("/Subtype /Image"), file.constData());
                    QVERIFY2(exported::pdfContents(contents).contains("Tj\n"), file.constData());
                } else {
                    const auto elements = exported::svgElements(contents);
                    QVERIFY2(!elements.empty(), file.constData());
                    for (const auto& element : elements)
                        QVERIFY2(element.name != QLatin1String("image"), file.constData());
                }
            }
        }
        // The project's forms are not the person's: what the window remembers stays as it was.
        QDir(folder.path()).mkdir(QStringLiteral("settings"));
        const QByteArray remembered = "[view]\ntheme=dark\n";
        write(folder.filePath(QStringLiteral("settings/settings.ini")), remembered);
        qputenv("DEEPMI_STUDIO_SETTINGS", folder.filePath(QStringLiteral("settings")).toLocal8Bit());
        // The trials are those that the demonstration wrote into trials.csv.
        const Outcome csv =
            bash(QStringLiteral("unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM; "
                                "\"$(dirname \"$DEEPMI\")/deepmi-studio\" --export comparison "
                                "--project demo/demo.deepmi --out comparison.csv"),
                 folder.path());
        QVERIFY2(csv.exitCode == 0, csv.err.constData());
        QCOMPARE(read(folder.filePath(QStringLiteral("comparison.csv"))),
                 read(folder.filePath(QStringLiteral("demo/trials.csv"))));
        // As many rectangles as the demonstration has clusters and levels.
        int cells = 0;
        for (const auto& element :
             exported::svgElements(read(folder.filePath(QStringLiteral("figures/heatmap.svg")))))
            cells += element.has("data-value") ? 1 : 0;
        QCOMPARE(cells, 4 * 6);
        QCOMPARE(read(folder.filePath(QStringLiteral("settings/settings.ini"))), remembered);
    }
};

QTEST_GUILESS_MAIN(StudioDemoTest)
#include "studio_demo_learning_test.moc"

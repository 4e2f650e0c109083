#include "models/core_text.h"

#include "comparison/comparison.h"
#include "data/feature_table.h"
#include "figures/joint_heatmap.h"
#include "figures/svg.h"
#include "job/checkpoint.h"
#include "models/language.h"
#include "models/text.h"
#include "pretrain/cluster_health.h"
#include "studio_window.h"

using namespace deepmi;
using namespace deepmi::studio;

/// What the core says, which is English, in the language of the window.
class CoreTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { installLanguage(QStringLiteral("en")); }

    void errorsSpeakTheLanguageAndKeepTheirValues()
    {
        const InputError error("a/b.csv", "line 3, column F0", "found 'x y', expected a number");
        QCOMPARE(errorText(error), text(std::string(error.what())));
        installLanguage(QStringLiteral("es"));
        QCOMPARE(errorText(error),
                 QStringLiteral("a/b.csv: línea 3, columna F0: se encontró 'x y', se esperaba un "
                                "número"));
        QCOMPARE(errorText(UsageError("nobody ever says this")), QStringLiteral("nobody ever says this"));
        QCOMPARE(errorText(std::runtime_error("training")), QStringLiteral("entrenando"));
    }

    void aSentenceInASentenceIsFound()
    {
        installLanguage(QStringLiteral("es"));
        const QString said = coreText(std::string(
            "collapse: the cluster classifier uses 2.0 effective clusters of K = 8 where K-means uses "
            "7.5 (epoch 4, accuracy on the pseudo-labels 0.31); I(X;Y) of the recognised cluster is not "
            "to be trusted; use --cluster-head keep, or more batches an epoch (a smaller --batch)"));
        QVERIFY2(said.startsWith(
                     QStringLiteral("colapso: el clasificador de clústeres usa 2.0 clústeres efectivos de "
                                    "K = 8, mientras que K-means usa 7.5 (época 4,")),
                 qPrintable(said));
        QVERIFY2(said.endsWith(QStringLiteral("más lotes por época (un lote más pequeño)")),
                 qPrintable(said));
    }

    /// As in the rest of the window. What is no count may not be changed: "12345" may be a name.
    void countsHaveTheirThousandsApartAndNamesHaveNot()
    {
        const std::string said =
            "12345 of 67890 training samples have no score (11111); expected a score for each "
            "sample of the Train split";
        QVERIFY2(coreText(said).startsWith(
                     QStringLiteral("12,345 of 67,890 training samples have no score (11111);")),
                 qPrintable(coreText(said)));
        QCOMPARE(coreText(std::string("line 12345, column 67890")),
                 QStringLiteral("line 12345, column 67890"));
        QCOMPARE(coreText(std::string("ends after 1.5 GB of 1000 bytes; the file is truncated")),
                 QStringLiteral("ends after 1.5 GB of 1,000 bytes; the file is truncated"));
        installLanguage(QStringLiteral("zh_TW"));
        QVERIFY2(coreText(said).contains(QStringLiteral("67,890")) &&
                     coreText(said).contains(QStringLiteral("11111")),
                 qPrintable(coreText(said)));
    }

    /// A terminal's line is short; the window has room for what its figures are.
    void theFiguresOfAnEpochAreNamed()
    {
        PretrainEpoch epoch;
        epoch.trainCcc = .744;
        epoch.effectiveClusters = 15;
        epoch.effectiveClassifier = 4;
        epoch.classifierAccuracy = .28;
        epoch.developmentCcc = .689;
        QCOMPARE(coreText("kept epoch 2: " + epochSummary(epoch)),
                 QStringLiteral("kept epoch 2: CCC train 0.744 dev 0.689; effective clusters: K-means 15, "
                                "classifier 4 (accuracy 0.28)"));
        epoch.developmentCcc = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(
            coreText(epochSummary(epoch)),
            QStringLiteral("CCC train 0.744; effective clusters: K-means 15, classifier 4 (accuracy 0.28)"));
    }

    /// The core names options of the command line, the window its fields; in English too.
    void optionsAreTheWindowsFields()
    {
        QCOMPARE(
            coreText(std::string("products in bfloat16 make 163 GFLOP/s on this processor, in float32 "
                                 "308: --precision fp32 is faster here")),
            QStringLiteral("products in bfloat16 make 163 GFLOP/s on this processor, in float32 308: the "
                           "precision float32 is faster here"));
        const QString said = coreText(std::string(
            "collapse: the cluster classifier uses 2.0 effective clusters of K = 8 where K-means uses "
            "7.5 (epoch 4, accuracy on the pseudo-labels 0.31); I(X;Y) of the recognised cluster is not "
            "to be trusted; the classifier learns by the number of its steps: try a smaller --batch or more "
            "--epochs with --keep-epoch healthy, --uniform-clusters, a larger --cluster-head-learning-rate "
            "or "
            "fewer --clusters; score --cluster-source kmeans does without the classifier"));
        QVERIFY2(said.startsWith(QStringLiteral("collapse: the cluster classifier uses 2.0")),
                 qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("--")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("epochs with “healthy” under “Keep epoch”, “Uniform over "
                                              "clusters”, a larger learning rate of g")),
                 qPrintable(said));
        QCOMPARE(coreText(std::string("nobody ever says this")), QStringLiteral("nobody ever says this"));
    }

    void noTextOfTheWindowNamesAnOption()
    {
        const QRegularExpression option(QStringLiteral("--[a-z]"));
        for (const CoreText& core : coreTexts())
            QVERIFY2(!QString::fromUtf8(core.shown).contains(option), core.shown);
    }

    /// What was raised of a checkpoint, written here, with nothing left in English.
    void whyACheckpointIsRefusedIsKnown_data()
    {
        QTest::addColumn<int>("clusters");
        QTest::addColumn<QString>("hash");
        QTest::addColumn<int>("damage"); // how the file is opened to write an x into it; 0: not
        QTest::addColumn<QString>("spanish");
        const QString beginning =
            QStringLiteral("; si no se reanuda, el trabajo comienza desde el principio");
        QTest::newRow("parameter") << 6 << "ab" << 0
                                   << QStringLiteral("se hizo con clusters 5, este trabajo tiene 6") +
                                          beginning;
        QTest::newRow("data") << 5 << "cd" << 0
                              << QStringLiteral(
                                     "se hizo con otros datos (la huella de sus datos es ab, aquí es cd)") +
                                     beginning;
        QTest::newRow("damaged") << 5 << "ab" << int(QIODevice::Append)
                                 << QStringLiteral("está dañado: hay 1 bytes después de su final") +
                                        beginning;
        QTest::newRow("another file")
            << 5 << "ab" << int(QIODevice::WriteOnly)
            << QStringLiteral("no es un punto de control; se esperaba un archivo que empiece por "
                              "'deepmi-checkpoint'") +
                   beginning;
    }

    void whyACheckpointIsRefusedIsKnown()
    {
        QFETCH(int, clusters);
        QFETCH(QString, hash);
        QFETCH(int, damage);
        QFETCH(QString, spanish);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.checkpoint"));
        Checkpoint checkpoint;
        checkpoint.identity = {"pretrain", {{"clusters", 5}}, "ab", "cpu", "2", "fp32", 1};
        checkpoint.position = "epoch 1 of 2";
        writeCheckpoint(checkpoint, pathOf(path));
        if (damage) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::OpenMode(damage)) && file.write("x") == 1);
        }
        CheckpointIdentity wanted = checkpoint.identity;
        wanted.parameters["clusters"] = clusters;
        wanted.dataHash = hash.toStdString();
        installLanguage(QStringLiteral("es"));
        try {
            resumableCheckpoint(pathOf(path), wanted, {});
            QFAIL("it was taken");
        } catch (const Error& error) {
            QCOMPARE(errorText(error), path + QStringLiteral(": ") + spanish);
        }
    }

    /// The reason stands inside the warning; both are the window's own.
    void aCheckpointThatIsReplacedIsKnown()
    {
        installLanguage(QStringLiteral("es"));
        QCOMPARE(
            coreText(
                std::string("a.checkpoint is the checkpoint of an unfinished job; this one starts from the "
                            "beginning and will replace it (--resume could not go on from it: it was made "
                            "with --clusters 5, this job has 6)")),
            QStringLiteral("a.checkpoint es el punto de control de un trabajo sin terminar; este comienza "
                           "desde el principio y lo reemplazará, ya que no se puede reanudar: se hizo con "
                           "clusters 5, este trabajo tiene 6"));
        const auto stopped = [](const char* why) {
            return coreText(std::string("stopped before the first epoch was done; a.checkpoint is still the "
                                        "checkpoint of the job before this one, which --resume could not go "
                                        "on from: it ") +
                            why);
        };
        const QString begin =
            QStringLiteral("detenido antes de terminar la primera época; a.checkpoint sigue "
                           "siendo el punto de control del trabajo anterior, que no se "
                           "puede reanudar: ");
        QCOMPARE(stopped("is empty"), begin + QStringLiteral("está vacío"));
        QCOMPARE(stopped("is a folder, expected a file"),
                 begin + QStringLiteral("es una carpeta; se esperaba un archivo"));
        QCOMPARE(stopped("is not a regular file; copy its contents to a file first"),
                 begin + QStringLiteral("no es un archivo normal; copie antes su contenido a un archivo"));
    }

    void whatTheCoreRaisesIsKnown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QString>("spanish");
        QTest::newRow("not there") << "none.csv" << QByteArray() << "el archivo no existe";
        QTest::newRow("no rows") << "head.csv" << QByteArray("name,a,b\n")
                                 << "el archivo tiene cabecera pero ninguna fila";
        QTest::newRow("no number") << "word.csv" << QByteArray("name,a,b\nx,1,2\ny,1,k\n")
                                   << "se esperaba un número";
        QTest::newRow("no results") << "trial.json" << QByteArray("{")
                                    << "no es JSON; se esperaba: los resultados de una comparación";
        QTest::newRow("large number")
            << "trial.json" << QByteArray("{\"ccc\": 1e999}")
            << "contiene un número mayor que cualquiera; se esperaba: los resultados de una comparación";
        QTest::newRow("no HDF5") << "text.h5" << QByteArray("1 2 3\n") << "esto no es un archivo HDF5";
    }

    void whatTheCoreRaisesIsKnown()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, contents);
        QFETCH(QString, spanish);
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        if (!contents.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
        }
        installLanguage(QStringLiteral("es"));
        try {
            if (name.endsWith(QLatin1String(".json")))
                readComparison(pathOf(path));
            else
                readFeatures(pathOf(path));
            QFAIL("it was read");
        } catch (const Error& error) {
            const QString said = errorText(error);
            QVERIFY2(said.startsWith(path) && said.contains(spanish), qPrintable(said));
        }
    }

    void figuresSpeakTheLanguageOfTheWindow()
    {
        const std::vector<int> clusters = {0, 0, 1, 1}, levels = {0, 0, 1, 0};
        const JointTable table(clusters, 2, levels, 2);
        const auto drawn = [&](const FigureStyle& style) {
            Svg svg(180, 80, style, "figure");
            HeatmapOptions options;
            options.attribute = "arousal";
            drawJointHeatmap(svg, table, Levels::equalWidth(2, {1, 7}), options, style);
            return text(svg.toString());
        };
        FigureStyle style;
        QVERIFY(drawn(style).contains(QStringLiteral("arousal level")));
        style.translate = figureText;
        QVERIFY(drawn(style).contains(QStringLiteral("arousal level")));
        installLanguage(QStringLiteral("es"));
        QVERIFY(drawn(style).contains(QStringLiteral("nivel de arousal")));
        style.translate = nullptr;
        QVERIFY(drawn(style).contains(QStringLiteral("arousal level")));
    }
};

DEEPMI_STUDIO_TEST_MAIN(CoreTextTest)
#include "core_text_test.moc"

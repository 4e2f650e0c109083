#include "exported_files.h"
#include "made_up_run.h"
#include "program.h"

#include "comparison/comparison.h"
#include "information/deepmi.h"

#include <QSet>
#include <cmath>

using namespace test;

namespace
{

/// A line of bash in which $STUDIO is the desktop program, without any display.
Outcome studio(const QString& arguments, const QString& folder)
{
    return bash(QStringLiteral("unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM; "
                               "\"$(dirname \"$DEEPMI\")/deepmi-studio\" ") +
                    arguments,
                folder);
}

/// A folder with DeepMI scores of the assignments of writeCorpus and a project that names them; no network
/// is needed for it.
struct ProjectFolder {
    ProjectFolder()
    {
        writeCorpus(QDir(folder.path()));
        const Outcome scored =
            test::deepmi(QStringLiteral("score --measure deepmi --assignments assignments.csv "
                                        "--levels 6 --scale 1:7 --out scores.csv"),
                         folder.path());
        if (scored.exitCode != 0)
            qFatal("score: %s", scored.err.constData());
        write(folder.filePath(QStringLiteral("study.deepmi")),
              R"({"format": "deepmi-project", "format_version": 1, "attribute": "arousal", "alpha": 0.25,
                  "scores": [{"measure": "deepmi", "file": "scores.csv"}]})");
        write(folder.filePath(QStringLiteral("empty.deepmi")),
              R"({"format": "deepmi-project", "format_version": 1})");
    }

    QByteArray file(const char* name) const { return read(folder.filePath(QLatin1String(name))); }

    QTemporaryDir folder;
};

/// A run of the assignments of writeCorpus and two approaches of three trials each, and beside `plain.deepmi`
/// the same project with what its panels were set up to show, an object in which ' stands for ".
struct LookedAt {
    explicit LookedAt(QByteArray panels)
    {
        const QDir at(folder.path());
        writeCorpus(at);
        auto samples =
            ::deepmi::readAssignments(at.filePath(QStringLiteral("assignments.csv")).toStdString());
        writeMadeUpRun(at.filePath(QStringLiteral("run.h5")).toStdString(), samples.names, samples.cluster,
                       samples.label, samples.clusters);
        ::deepmi::ComparisonResult compared;
        compared.plan.attributes = {"arousal"};
        compared.plan.tests = {"Test1"};
        compared.plan.train.trials = 3;
        for (const char* title : {"W/O curriculum", "Random"}) {
            ::deepmi::Approach approach;
            approach.title = title;
            approach.measure = compared.plan.approaches.empty() ? "none" : "random";
            compared.plan.approaches.push_back(approach);
            for (std::uint64_t seed = 0; seed < 3; ++seed) {
                ::deepmi::TrialRecord trial;
                trial.attribute = "arousal";
                trial.approach = title;
                trial.seed = seed;
                trial.tests = {{"Test1", .1 * static_cast<double>(seed + compared.plan.approaches.size())}};
                for (int number = 1; number <= 4; ++number) {
                    ::deepmi::TrainEpoch epoch;
                    epoch.epoch = number;
                    epoch.bins = 1;
                    epoch.samples = 60;
                    epoch.learningRate = 1e-3;
                    epoch.trainingLoss = 1. / number;
                    epoch.developmentCcc = .1 * number + .01 * static_cast<double>(seed);
                    trial.history.push_back(epoch);
                }
                compared.add(trial);
            }
        }
        ::deepmi::writeComparison(compared, at.filePath(QStringLiteral("comparison.json")).toStdString());
        const QByteArray project =
            R"({"format": "deepmi-project", "format_version": 1, "attribute": "arousal", "bins": 6,
                "runs": [{"file": "run.h5", "attribute": "arousal"}],
                "comparisons": ["comparison.json"])";
        write(at.filePath(QStringLiteral("plain.deepmi")), project + "}");
        write(at.filePath(QStringLiteral("looked.deepmi")),
              project + ", \"window\": {\"panels\": " + panels.replace('\'', '"') + "}}");
    }

    /// What `--export FIGURE` writes of one of the two projects; empty with a warning where it fails.
    QByteArray exported(const char* project, const char* figure, const char* extension = "svg") const
    {
        const QString file = QStringLiteral("out.") + QLatin1String(extension);
        const Outcome outcome = studio(QStringLiteral("--export %1 --project %2.deepmi --out ")
                                               .arg(QLatin1String(figure), QLatin1String(project)) +
                                           file,
                                       folder.path());
        if (outcome.exitCode != 0 || !outcome.err.isEmpty())
            qWarning("%s", outcome.err.constData());
        return outcome.exitCode == 0 ? read(folder.filePath(file)) : QByteArray();
    }

    QTemporaryDir folder;
};

/// How many different values the attribute has in the elements that have it.
qsizetype valuesOf(const QByteArray& svg, const char* key)
{
    QSet<QString> values;
    for (const auto& element : exported::svgElements(svg))
        if (element.has(key))
            values << element.attributes.value(QLatin1String(key)).toString();
    return values.size();
}

} // namespace

/// `deepmi-studio --export` does with no window and no display what the window's dialog does.
class StudioExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsWritten()
    {
        const ProjectFolder project;
        for (const char* extension : {"pdf", "svg", "png", "csv"}) {
            const Outcome outcome =
                studio(QStringLiteral("--export heatmap --project study.deepmi --out out.%1 --width 88 "
                                      "--height 50.8 --font 7 --dpi 100")
                           .arg(QLatin1String(extension)),
                       project.folder.path());
            QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
            QCOMPARE(outcome.err, QByteArray());
            QVERIFY(outcome.out.startsWith(QByteArray("out.") + extension + "\n"));
        }
        QVERIFY(exported::pdfContents(project.file("out.pdf")).contains("Tj\n"));
        QVERIFY(!project.file("out.pdf").contains("/Subtype /Image"));
        // 88 mm are 3.4646 inches, 50.8 mm are 2.
        // The header of a PNG: width and height stand big-endian from byte 16.
        const QByteArray png = project.file("out.png");
        QCOMPARE(qFromBigEndian<quint32>(png.constData() + 16), 346u);
        QCOMPARE(qFromBigEndian<quint32>(png.constData() + 20), 200u);
        // Long texts are compressed; the UI's test reads it back.
        QVERIFY(png.contains("zTXtProvenance") || png.contains("tEXtProvenance"));
        QVERIFY(project.file("out.csv").startsWith("cluster,level,"));
        QVERIFY(project.file("out.csv.json").contains("\"alpha\": 0.25"));
    }

    void theSvgHoldsTheCoresNumbers()
    {
        const ProjectFolder project;
        QCOMPARE(studio(QStringLiteral("--export heatmap --project study.deepmi --out out.svg"),
                        project.folder.path())
                     .exitCode,
                 0);
        const auto assignments = ::deepmi::readAssignments(
            project.folder.filePath(QStringLiteral("assignments.csv")).toStdString());
        const auto expected = ::deepmi::computeDeepMI(assignments, ::deepmi::Levels::equalWidth(6));
        int cells = 0;
        for (const auto& element : exported::svgElements(project.file("out.svg"))) {
            QVERIFY(element.name != QLatin1String("image"));
            if (!element.has("data-value"))
                continue;
            ++cells;
            const double value =
                expected.clusterByLevel.contribution(static_cast<int>(element.number("data-cluster")),
                                                     static_cast<int>(element.number("data-level")));
            QVERIFY(std::abs(element.number("data-value") - value) < 1e-9);
        }
        QCOMPARE(cells, assignments.clusters * 6);
    }

    void allFiguresGoIntoAFolder()
    {
        const ProjectFolder project;
        const Outcome outcome =
            studio(QStringLiteral("--export all --project study.deepmi --out figures/all --format svg"),
                   project.folder.path());
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QVERIFY(!exported::svgElements(project.file("figures/all/heatmap.svg")).empty());
        QVERIFY(!exported::svgElements(project.file("figures/all/prediction-heatmap.svg")).empty());
        for (const QByteArray& line : outcome.out.trimmed().split('\n'))
            QVERIFY2(QFileInfo(QDir(project.folder.path()), QString::fromUtf8(line)).size() > 100,
                     line.constData());
    }

    void theHeatmapIsDrawnAsItWasLookedAt()
    {
        const LookedAt project("{'heatmapPanel': {'columns': 'predictions', 'clusters': {'value': 'count', "
                               "'sort': 'size', 'descending': true}}}");
        QCOMPARE(valuesOf(project.exported("plain", "heatmap"), "data-shown"), 0);
        int cells = 0;
        for (const auto& element : exported::svgElements(project.exported("looked", "heatmap")))
            if (element.has("data-shown")) {
                ++cells;
                QCOMPARE(element.number("data-shown"), element.number("data-count"));
            }
        QVERIFY(cells > 0);
        // Left stands the largest cluster.
        QList<int> sizes;
        QByteArray before;
        for (const QByteArray& line :
             project.exported("looked", "heatmap", "csv").trimmed().split('\n').mid(1)) {
            const QList<QByteArray> fields = line.split(',');
            if (fields[0] != before)
                sizes << 0;
            before = fields[0];
            sizes.last() += fields[4].toInt();
        }
        QVERIFY(sizes.size() > 2 && sizes.first() > sizes.last());
        QVERIFY(std::is_sorted(sizes.rbegin(), sizes.rend()));
    }

    void binsAreDrawnAsTheyWereLookedAt()
    {
        const LookedAt project("{'binsPanel': {'bins': 'all', 'cells': 'fine', 'fine_cells': 20, "
                               "'height': 'samples'}}");
        const QByteArray plain = project.exported("plain", "bins"),
                         looked = project.exported("looked", "bins");
        QCOMPARE(valuesOf(plain, "data-bin"), 5); // four and the last
        QCOMPARE(valuesOf(looked, "data-bin"), 6);
        for (const auto& element : exported::svgElements(plain))
            QVERIFY(!element.has("data-cell") || element.number("data-cell") < 12);
        double last = 0;
        for (const auto& element : exported::svgElements(looked))
            last = std::max(last, element.number("data-cell"));
        QVERIFY(last >= 12 && last < 20);
    }

    void curvesAreDrawnAsTheyWereLookedAt()
    {
        const QByteArray panels = "{'trainingPanel': {'kind': 'regressor', 'mean_of_trials': true, "
                                  "'unchecked_approaches': ['arousal: Random'], 'logarithmic': %1}}";
        const LookedAt project(QByteArray(panels).replace("%1", "true"));
        const QByteArray looked = project.exported("looked", "curves");
        QVERIFY(valuesOf(looked, "data-band") > 0);
        QVERIFY(looked.contains("W/O curriculum") && !looked.contains("Random"));
        const LookedAt straight(QByteArray(panels).replace("%1", "false"));
        QVERIFY(looked != straight.exported("looked", "curves"));
        const LookedAt pretraining("{'trainingPanel': {'kind': 'pretraining'}}");
        const QByteArray clusters = pretraining.exported("looked", "curves");
        QVERIFY(clusters.contains("data-panel=\"sizes\"") && !clusters.contains("W/O curriculum"));
    }

    void mapAndComparisonAreDrawnAsTheyWereLookedAt()
    {
        const LookedAt project("{'embeddingPanel': {'colour': 'split'}, 'comparisonPanel': "
                               "{'test': 'paired-by-seed', 'correction': 'none'}}");
        QVERIFY(!project.exported("plain", "embedding").contains(">Train<"));
        QVERIFY(project.exported("looked", "embedding").contains(">Train<"));
        project.exported("plain", "comparison-table", "csv");
        const QString beside = project.folder.filePath(QStringLiteral("out.csv.json"));
        QVERIFY2(!read(beside).contains("paired by seed"), read(beside).constData());
        project.exported("looked", "comparison-table", "csv");
        QVERIFY2(read(beside).contains("paired by seed"), read(beside).constData());
    }

    void figuresAreListedWithWhatIsMissing()
    {
        const ProjectFolder project;
        const Outcome none = studio(QStringLiteral("--list-figures"), project.folder.path());
        QCOMPARE(none.exitCode, 0);
        QVERIFY(none.out.contains("heatmap ") && none.out.contains("prediction-heatmap "));
        QVERIFY(none.out.contains("open data or a run first"));
        const Outcome some =
            studio(QStringLiteral("--list-figures --project study.deepmi"), project.folder.path());
        QCOMPARE(some.exitCode, 0);
        for (const QByteArray& line : some.out.split('\n'))
            if (line.startsWith("heatmap "))
                QVERIFY2(!line.contains(':'), line.constData());
    }

    void wrongLinesExitWithTwoAndSayWhatWasExpected_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("piece");
        const auto add = [](const char* name, const char* arguments, const char* piece) {
            QTest::newRow(name) << QString::fromLatin1(arguments) << QByteArray(piece);
        };
        add("unknown figure", "--export heat --project study.deepmi --out a.pdf",
            "heatmap, prediction-heatmap");
        add("unknown format", "--export heatmap --project study.deepmi --out a.tiff",
            ".pdf, .svg, .png or .csv");
        add("no project", "--export heatmap --out a.pdf", "--project");
        add("no file", "--export heatmap --project study.deepmi", "--out");
        add("too wide", "--export heatmap --project study.deepmi --out a.pdf --width 9999", "--width");
        add("unknown option", "--exprot heatmap", "--exprot");
        add("without export", "--dpi 300", "--dpi is only used with --export");
        add("theme", "--theme pink", "--theme");
    }

    void wrongLinesExitWithTwoAndSayWhatWasExpected()
    {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, piece);
        const ProjectFolder project;
        const Outcome outcome = studio(arguments, project.folder.path());
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.startsWith("error: ") && outcome.err.contains(piece), outcome.err.constData());
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(!QFile::exists(project.folder.filePath(QStringLiteral("a.pdf"))));
    }

    void whatIsNotThereExitsWithThreeAndSaysWhy()
    {
        const ProjectFolder project;
        const Outcome missing = studio(QStringLiteral("--export heatmap --project empty.deepmi --out a.pdf"),
                                       project.folder.path());
        QCOMPARE(missing.exitCode, 3);
        QVERIFY2(missing.err.contains("cannot be drawn yet"), missing.err.constData());
        const Outcome gone =
            studio(QStringLiteral("--export heatmap --project no.deepmi --out a.pdf"), project.folder.path());
        QCOMPARE(gone.exitCode, 3);
        QVERIFY(gone.err.contains("no.deepmi"));
        const Outcome folder = studio(
            QStringLiteral("--export heatmap --project study.deepmi --out no/a.pdf"), project.folder.path());
        QCOMPARE(folder.exitCode, 3);
        QVERIFY(folder.err.contains("a.pdf"));
    }

    void helpAndVersionNeedNoDisplay()
    {
        const QTemporaryDir folder;
        const Outcome help = studio(QStringLiteral("--help"), folder.path());
        QCOMPARE(help.exitCode, 0);
        for (const char* option : {"--export", "--list-figures", "--project", "--dpi", "--theme"})
            QVERIFY2(help.out.contains(option), option);
        QVERIFY(studio(QStringLiteral("--version"), folder.path()).out.startsWith("deepmi-studio "));
        const Outcome window = studio(QString(), folder.path());
        QCOMPARE(window.exitCode, 1);
        QVERIFY(window.err.contains("no display"));
    }
};

QTEST_GUILESS_MAIN(StudioExportTest)
#include "studio_export_test.moc"

#include "program.h"

#include <QXmlStreamReader>

using namespace test;

namespace
{

QByteArray planText(const QByteArray& shows, const QByteArray& measures, const QByteArray& more = {})
{
    return R"({"format": "deepmi-plan", "name": "small", "title": "A <small> plan", "shows": )" + shows +
           ", " + more +
           R"("corpora": [{"name": "Small", "features": "features.csv", "labels": "labels.csv",
                           "ratings": "ratings.csv", "pool": "pool.csv"}],
              "where_possible": true,
              "pretrain": {"epochs": 2, "batch": 16},
              "train": {"epochs-per-bin": 1, "bins": 4, "batch": 16, "hidden": 8, "epochs": 4},
              "measures": )" +
           measures + "}";
}

/// A folder with the small corpus and the results of a plan on it in "out".
class Experiment
{
public:
    explicit Experiment(const QByteArray& plan, const QString& out = QStringLiteral("out"))
    {
        writeCorpus(QDir(m_folder.path()));
        write(m_folder.filePath(QStringLiteral("plan.json")), plan);
        ran = deepmi(QStringLiteral("experiment plan.json --json --quiet --device cpu --jobs 1 --out ") + out,
                     m_folder.path());
    }
    Outcome report(const QString& options) const
    {
        return deepmi(QStringLiteral("report ") + options, m_folder.path());
    }
    QByteArray file(const char* name) const { return read(m_folder.filePath(QLatin1String(name))); }
    QStringList filesIn(const char* name) const
    {
        return QDir(m_folder.filePath(QLatin1String(name))).entryList(QDir::Files, QDir::Name);
    }
    QDir folder() const { return QDir(m_folder.path()); }

    Outcome ran;

private:
    QTemporaryDir m_folder;
};

const QByteArray measures = R"(["none", "random", "disagreement",
                               {"measure": "deepmi", "clusters": 2, "alpha": [0, 1]}])";

QByteArray tablesPlan()
{
    return planText(R"(["II", "III", "VI"])", measures, R"("attributes": ["arousal"], "trials": 2, )");
}

} // namespace

/// `deepmi report` on what `deepmi experiment` has left.
class ReportCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatOfOneExperiment()
    {
        const Experiment experiment(tablesPlan());
        QVERIFY2(experiment.ran.exitCode == 0, experiment.ran.err + experiment.ran.out);

        const Outcome text = experiment.report(QStringLiteral("out --quiet"));
        QVERIFY2(text.exitCode == 0, text.err);
        QVERIFY2(text.out.contains("TABLE II\n") && text.out.contains("TABLE VI\n") &&
                     text.out.contains("Small, Test1") && text.out.contains("  W/O curriculum [*]"),
                 text.out);

        const QJsonObject json = experiment.report(QStringLiteral("out --json --quiet")).json();
        QCOMPARE(json[QStringLiteral("format")].toString(), QStringLiteral("deepmi-report"));
        QCOMPARE(json[QStringLiteral("tables")].toArray().size(), 3);
        const QJsonArray inputs = json[QStringLiteral("inputs")].toArray();
        QVERIFY(inputs.size() >= 3);
        for (const auto& input : inputs)
            QVERIFY(!input[QStringLiteral("hash")].toString().isEmpty());
        int trials = 0, scores = 0, runs = 0;
        for (const auto& trace : json[QStringLiteral("traces")].toArray()) {
            for (const auto& trial : trace[QStringLiteral("trials")].toArray()) {
                const QString key = trial[QStringLiteral("key")].toString();
                QVERIFY2(experiment.folder().exists(QStringLiteral("out/trials/%1.json").arg(key)),
                         qPrintable(key));
                ++trials;
            }
            const QString score = trace[QStringLiteral("scores")].toString();
            const QString run = trace[QStringLiteral("run")].toString();
            QVERIFY(score.isEmpty() || experiment.folder().exists(QStringLiteral("out/") + score));
            QVERIFY(run.isEmpty() || experiment.folder().exists(QStringLiteral("out/") + run));
            scores += score.isEmpty() ? 0 : 1;
            runs += run.isEmpty() ? 0 : 1;
        }
        QCOMPARE(trials, 10); // five approaches, two trials
        QCOMPARE(scores, 4);
        QCOMPARE(runs, 2);

        const QByteArray csv = experiment.report(QStringLiteral("out --format csv --show II --quiet")).out;
        QCOMPARE(csv.count('\n'), 1 + 5);
        const QByteArray latex = experiment.report(QStringLiteral("out --format latex --quiet")).out;
        QVERIFY2(latex.contains("\\toprule") && latex.contains("\\label{tab:table6}"), latex);
        const QByteArray html = experiment.report(QStringLiteral("out --format html --quiet")).out;
        QXmlStreamReader reader(html);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(html.contains("A &lt;small&gt; plan") && !html.contains("A <small>"));

        // The name of the file says the format; a folder gets them all.
        QCOMPARE(experiment.report(QStringLiteral("out --out r.tex --quiet")).exitCode, 0);
        QCOMPARE(experiment.file("r.tex"), latex);
        QCOMPARE(experiment.report(QStringLiteral("out --out all --quiet")).exitCode, 0);
        QCOMPARE(experiment.filesIn("all"),
                 (QStringList{QStringLiteral("curves.csv"), QStringLiteral("report.html"),
                              QStringLiteral("report.json"), QStringLiteral("report.tex"),
                              QStringLiteral("report.txt"), QStringLiteral("tables.csv"),
                              QStringLiteral("trials.csv")}));
        QCOMPARE(experiment.file("all/report.html"), html);
        QCOMPARE(experiment.filesIn("all/figures").size(), 3);
        QCOMPARE(experiment.report(QStringLiteral("out --format csv --out all --quiet")).exitCode, 0);
    }

    // Another folder, the same plan: the same report to the last byte.
    void reportsDoNotDependOnWhereTheyWereMade()
    {
        const Experiment one(tablesPlan()), other(tablesPlan(), QStringLiteral("elsewhere"));
        QVERIFY(one.ran.exitCode == 0 && other.ran.exitCode == 0);
        for (const char* format : {"text", "json", "latex", "html"}) {
            const QByteArray first =
                one.report(QStringLiteral("out --quiet --format ") + QLatin1String(format)).out;
            QVERIFY(!first.isEmpty());
            QCOMPARE(other.report(QStringLiteral("elsewhere --quiet --format ") + QLatin1String(format)).out,
                     first);
        }
    }

    void whatIsUnfinishedIsReportedAsFarAsItIs()
    {
        const Experiment experiment(tablesPlan());
        QDir trials(experiment.folder().filePath(QStringLiteral("out/trials")));
        const QStringList files = trials.entryList({QStringLiteral("*.json")}, QDir::Files);
        QCOMPARE(files.size(), 10);
        for (int i = 0; i < 3; ++i)
            QVERIFY(trials.remove(files[i]));
        const Outcome text = experiment.report(QStringLiteral("out --quiet"));
        QVERIFY2(text.exitCode == 0 && text.out.contains("7 of 10 trials are finished"), text.out);
        for (const QString& file : files)
            trials.remove(file);
        const Outcome none = experiment.report(QStringLiteral("out --quiet"));
        QVERIFY2(none.exitCode == 0 && none.out.contains("0 of 10 trials are finished"), none.out);
    }

    void figureTwoNeedsNoTrials()
    {
        const Experiment experiment(
            planText(R"(["figure2"])", measures, R"("attributes": ["arousal"], "trials": 0, )"));
        QVERIFY2(experiment.ran.exitCode == 0, experiment.ran.err + experiment.ran.out);
        const Outcome outcome = experiment.report(QStringLiteral("out --json --quiet --permutations 99"));
        const QJsonObject figure = outcome.json()[QStringLiteral("figure2")].toObject();
        const QJsonArray panels = figure[QStringLiteral("panels")].toArray();
        QVERIFY2(!panels.isEmpty(), outcome.out);
        const QJsonArray rows = panels[0][QStringLiteral("measures")].toArray();
        QCOMPARE(rows.size(), 4); // random, disagreement, DeepMI twice
        for (const auto& row : rows) {
            QCOMPARE(row[QStringLiteral("samples")].toInt(), 60);
            QCOMPARE(row[QStringLiteral("permutations")].toInt(), 99);
            QVERIFY(row[QStringLiteral("p")].toDouble() >= .01);
        }
    }

    void wrongUsageAndFoldersAreToldApart()
    {
        const QTemporaryDir folder;
        VERIFY_ERROR(deepmi(QStringLiteral("report nothing --json"), folder.path()), "bad-input", 3,
                     "nothing");
        VERIFY_ERROR(deepmi(QStringLiteral("report . --json"), folder.path()), "bad-input", 3,
                     "experiment.json");
        VERIFY_ERROR(deepmi(QStringLiteral("report . --json --format pdf"), folder.path()), "usage", 2,
                     "--format", "latex");
        VERIFY_ERROR(deepmi(QStringLiteral("report . --json --out a.pdf"), folder.path()), "usage", 2, ".pdf",
                     ".html");
        VERIFY_ERROR(deepmi(QStringLiteral("report . --json --t-test guess"), folder.path()), "usage", 2,
                     "--t-test", "welch");
        const Experiment experiment(planText(R"(["II", "figure2"])", R"(["none", "random"])",
                                             R"("attributes": ["arousal"], "trials": 1, )"));
        VERIFY_ERROR(experiment.report(QStringLiteral("out --json --show VIII")), "usage", 2, "VIII",
                     "II to VII");
        VERIFY_ERROR(experiment.report(QStringLiteral("out --json --format csv --out a.csv")), "usage", 2,
                     "--show");
        QVERIFY(!experiment.folder().exists(QStringLiteral("a.csv")));
    }
};

QTEST_GUILESS_MAIN(ReportCommandTest)
#include "report_learning_test.moc"

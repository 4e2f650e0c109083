#include "program.h"

#include <filesystem>

using namespace test;
namespace fs = std::filesystem;

namespace
{

const char* const plan = "{\"format\": \"deepmi-plan\", \"name\": \"small\", \"trials\": 1, "
                         "\"attributes\": [\"arousal\"], \"corpora\": [%1], "
                         "\"train\": {\"epochs-per-bin\": 1, \"bins\": 4, \"batch\": 16, \"hidden\": 8, "
                         "\"epochs\": 2}, \"measures\": [\"none\"]}";

QByteArray planOf(const QStringList& names)
{
    QStringList corpora;
    for (const QString& name : names)
        corpora << QStringLiteral("{\"name\": \"%1\", \"features\": \"features.csv\", \"labels\": "
                                  "\"labels.csv\"}")
                       .arg(name);
    return QString::fromLatin1(plan).arg(corpora.join(QLatin1Char(','))).toUtf8();
}

} // namespace

/// What a command finds where it is told to write: its own inputs and the files of other programs and
/// commands stay, its own earlier results are replaced.
class OverwritingTest : public QObject
{
    Q_OBJECT

private:
    Outcome run(const QString& arguments) const { return deepmi(arguments, m_folder->path()); }
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QByteArray file(const char* name) const { return test::read(path(name)); }
    void put(const char* name, const QByteArray& text) const
    {
        QVERIFY(QDir(m_folder->path()).mkpath(QFileInfo(QLatin1String(name)).path()));
        test::write(path(name), text);
    }
    QStringList filesIn(const char* name) const
    {
        return QDir(path(name)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    const QString m_train = QStringLiteral("train --features features.csv --attribute arousal --device cpu "
                                           "--trials 1 --epochs 2 --batch 16 --hidden 8 --bins 2 --json "
                                           "--quiet ");
    const QString m_plain = m_train + QStringLiteral("--labels labels.csv --no-curriculum ");
    const QString m_demo = QStringLiteral("demo --rows 300 --unlabeled 0 --clusters 4 --pretrain-epochs 1 "
                                          "--bins 3 --trials 2 --train-epochs 4 --epochs-per-bin 1 --json "
                                          "--quiet --device cpu ");
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeCorpus(QDir(m_folder->path()));
    }

    void anExperimentKeepsItsPlan()
    {
        const QByteArray text = planOf({QStringLiteral("Small")});
        put("experiment.json", text);
        VERIFY_ERROR(run(QStringLiteral("experiment experiment.json --out . --json")), "usage", 2,
                     "experiment.json is an input of this command and would be overwritten", "--out");
        QCOMPARE(file("experiment.json"), text);
        QVERIFY(!QFile::exists(path("lock")) && !QFile::exists(path("trials")));
        const QByteArray corpora = "{\"corpora\": [{\"name\": \"Small\", \"features\": \"features.csv\", "
                                   "\"labels\": \"labels.csv\"}]}";
        put("out/experiment.json", corpora);
        QVERIFY(QFile::copy(path("features.csv"), path("out/features.csv")));
        QVERIFY(QFile::copy(path("labels.csv"), path("out/labels.csv")));
        VERIFY_ERROR(run(QStringLiteral("experiment experiment.json --corpora out/experiment.json --out out "
                                        "--json")),
                     "usage", 2, "is an input of this command");
        // Nor does it replace a plan that it was not given.
        VERIFY_ERROR(run(QStringLiteral("experiment experiment.json --out out --json")), "usage", 2,
                     "out holds experiment.json, which is of no earlier experiment");
        QCOMPARE(file("out/experiment.json"), corpora);
    }

    void anExperimentGoesOnWhereItsFileIsDamaged()
    {
        put("plan.json", planOf({QStringLiteral("Small")}));
        const QString command =
            QStringLiteral("experiment plan.json --out out --device cpu --jobs 1 --json --quiet");
        QCOMPARE(run(command).exitCode, 0);
        const QByteArray whole = file("out/experiment.json");
        QCOMPARE(run(command).exitCode, 0);
        put("out/experiment.json", whole.left(whole.size() / 2));
        QCOMPARE(run(command).exitCode, 0);
        QCOMPARE(file("out/experiment.json"), whole);
    }

    void comparisonsOfNamesThatAreAlikeHaveFilesOfTheirOwn()
    {
        const QString longName(280, QLatin1Char('x'));
        put("plan.json",
            planOf({QStringLiteral("IEMOCAP"), QStringLiteral("iemocap"), QStringLiteral("iemocap 2"),
                    QStringLiteral("A/B"), QStringLiteral("A B"), longName, longName + QStringLiteral("y")}));
        const Outcome outcome =
            run(QStringLiteral("experiment plan.json --out out --device cpu --jobs 1 --json --quiet"));
        QVERIFY2(outcome.exitCode == 0, outcome.out + outcome.err);
        const QString cut(240, QLatin1Char('x'));
        const QStringList expected = {QStringLiteral("a-b-2.json"),     QStringLiteral("a-b.json"),
                                      QStringLiteral("iemocap-2.json"), QStringLiteral("iemocap-3.json"),
                                      QStringLiteral("iemocap.json"),   cut + QStringLiteral("-2.json"),
                                      cut + QStringLiteral(".json")};
        QCOMPARE(filesIn("out/comparisons"), expected);
        const auto corpusOf = [&](const QString& name) {
            return QJsonDocument::fromJson(test::read(path("out/comparisons/") + name))
                .object()[QStringLiteral("plan")]
                .toObject()[QStringLiteral("corpus")]
                .toString();
        };
        QCOMPARE(corpusOf(QStringLiteral("iemocap.json")), QStringLiteral("IEMOCAP"));
        QCOMPARE(corpusOf(QStringLiteral("iemocap-2.json")), QStringLiteral("iemocap 2"));
        QCOMPARE(corpusOf(QStringLiteral("iemocap-3.json")), QStringLiteral("iemocap"));
        QCOMPARE(corpusOf(QStringLiteral("a-b-2.json")), QStringLiteral("A B"));
        QCOMPARE(corpusOf(cut + QStringLiteral("-2.json")), longName + QStringLiteral("y"));
    }

    void aTrainingKeepsItsInputs()
    {
        const QByteArray labels = file("labels.csv");
        put("run/summary.csv", labels);
        VERIFY_ERROR(run(m_train + QStringLiteral("--labels run/summary.csv --no-curriculum --out run")),
                     "usage", 2, "summary.csv is an input of this command and would be overwritten", "--out");
        QCOMPARE(file("run/summary.csv"), labels);
        QCOMPARE(filesIn("run"), QStringList(QStringLiteral("summary.csv")));
        // Also where an earlier training is replaced.
        QCOMPARE(run(QStringLiteral("score --measure random --labels labels.csv --out s.csv")).exitCode, 0);
        QCOMPARE(run(m_train + QStringLiteral("--labels labels.csv --scores s.csv --out res")).exitCode, 0);
        QVERIFY(QFile::remove(path("res/history.csv")) &&
                QFile::rename(path("s.csv"), path("res/history.csv")));
        const QByteArray scores = file("res/history.csv");
        VERIFY_ERROR(run(m_train + QStringLiteral("--labels labels.csv --scores res/history.csv --out res")),
                     "usage", 2, "history.csv is an input of this command");
        for (const char* name : {"model_0.pt", "predictions_Test1.csv", "predictions_again.csv"}) {
            const QString input = QStringLiteral("res/") + QLatin1String(name);
            put(qPrintable(input), labels);
            VERIFY_ERROR(run(m_plain + QStringLiteral("--out res --test again=features.csv,") + input),
                         "usage", 2, name, "is an input of this command");
            QCOMPARE(file(qPrintable(input)), labels);
        }
        QCOMPARE(file("res/history.csv"), scores);
    }

    void aTrainingReplacesAnEarlierOneAndNothingElse()
    {
        put("res/summary.csv", "mine");
        put("res/result.json", "{}");
        VERIFY_ERROR(run(m_plain + QStringLiteral("--out res")), "usage", 2,
                     "res holds summary.csv and result.json, which are of no earlier training",
                     "choose another folder with --out, or move them away");
        QCOMPARE(file("res/summary.csv"), QByteArray("mine"));
        QVERIFY(QFile::remove(path("res/summary.csv")) && QFile::remove(path("res/result.json")));
        put("res/notes.txt", "mine");
        QCOMPARE(run(m_plain + QStringLiteral("--out res")).exitCode, 0);
        const QByteArray first = file("res/trials.csv");
        QVERIFY(first.startsWith("trial,seed,"));
        QCOMPARE(run(m_plain + QStringLiteral("--out res --seed 7")).exitCode, 0);
        QVERIFY(file("res/trials.csv") != first);
        QCOMPARE(file("res/notes.txt"), QByteArray("mine"));
    }

    void aReportReplacesAReportAndNothingElse()
    {
        put("plan.json", planOf({QStringLiteral("Small")}));
        QCOMPARE(run(QStringLiteral("experiment plan.json --out out --device cpu --jobs 1 --quiet")).exitCode,
                 0);
        QCOMPARE(run(m_plain + QStringLiteral("--out res")).exitCode, 0);
        const QByteArray trials = file("res/trials.csv");
        for (const char* options : {"", " --format csv"}) {
            VERIFY_ERROR(run(QStringLiteral("report out --json --quiet --out res") + QLatin1String(options)),
                         "usage", 2, "res holds trials.csv, which is of no earlier report");
            QCOMPARE(file("res/trials.csv"), trials);
            QVERIFY(!QFile::exists(path("res/report.json")) && !QFile::exists(path("res/tables.csv")));
        }
        put("paper/report.tex", "\\documentclass{article}\n");
        VERIFY_ERROR(run(QStringLiteral("report out --json --format latex --out paper")), "usage", 2,
                     "paper holds report.tex");
        // Twice: an earlier report is replaced, whatever it was made with. So is what lies in the folder of
        // the experiment itself.
        for (const char* options : {"all", "tables --format csv", "tex --format latex", "page --format html",
                                    "plain --format text", "data --format json", "out"})
            for (int times = 0; times < 2; ++times) {
                QVERIFY(QDir(m_folder->path())
                            .mkpath(QString::fromLatin1(options).section(QLatin1Char(' '), 0, 0)));
                const Outcome outcome =
                    run(QStringLiteral("report out --json --quiet --out ") + QLatin1String(options));
                QVERIFY2(outcome.exitCode == 0, outcome.out);
            }
        QCOMPARE(run(QStringLiteral("report out --json --quiet --out tables")).exitCode, 0);
    }

    void aDemonstrationReplacesADemonstrationAndNothingElse()
    {
        put("work/run.h5", "mine");
        put("work/figures/bins.svg", "mine");
        VERIFY_ERROR(run(m_demo + QStringLiteral("--out work")), "usage", 2,
                     "work holds run.h5 and figures/bins.svg, which are of no earlier demonstration",
                     "choose another folder with --out");
        QCOMPARE(file("work/run.h5"), QByteArray("mine"));
        QCOMPARE(filesIn("work"), QStringList(QStringLiteral("run.h5")));
        put("work/run.h5", "mine");
        put("work/corpus/labels_consensus.csv", "mine");
        QVERIFY(QFile::remove(path("work/run.h5")) && QFile::remove(path("work/figures/bins.svg")));
        VERIFY_ERROR(run(m_demo + QStringLiteral("--write-corpus --out work")), "usage", 2,
                     "corpus/labels_consensus.csv, which is of no earlier");
        const Outcome beside = run(m_demo + QStringLiteral("--out work"));
        QVERIFY2(beside.exitCode == 0, beside.out);
        const QByteArray bins = file("work/bins.csv");
        QCOMPARE(run(m_demo + QStringLiteral("--out work --seed 5")).exitCode, 0);
        QVERIFY(file("work/bins.csv") != bins);
        QVERIFY(!QFile::exists(path("work/demo.unfinished")));
        // One that was killed on its way has left some of its files.
        const Outcome killed = bash(QStringLiteral("\"$DEEPMI\" demo --rows 4000 --out killed --quiet & "
                                                   "until [ -e killed/demo.unfinished ]; do sleep .1; done; "
                                                   "kill -9 $!"),
                                    m_folder->path());
        QCOMPARE(killed.exitCode, 0);
        put("killed/run.h5", "half");
        const Outcome again = run(m_demo + QStringLiteral("--out killed"));
        QVERIFY2(again.exitCode == 0, again.out);
        QVERIFY(file("killed/run.h5") != "half");
    }

    void convertingTellsOfTheNamesFileAndKeepsItsInputs()
    {
        put("q_names.txt", "mine");
        const Outcome outcome = run(QStringLiteral("convert features.csv q.npy"));
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QVERIFY2(outcome.out.contains("q.npy and q_names.txt"), outcome.out);
        const QJsonObject json = run(QStringLiteral("convert features.csv q.npy --json")).json();
        QCOMPARE(json[QStringLiteral("names_file")].toString(), QStringLiteral("q_names.txt"));
        QVERIFY(!run(QStringLiteral("convert features.csv q.h5 --json"))
                     .json()
                     .contains(QStringLiteral("names_file")));
        QVERIFY(QFile::copy(path("q_names.txt"), path("r_names.txt")));
        const QByteArray names = "\xef\xbb\xbf" + file("r_names.txt");
        put("r_names.txt", names);
        VERIFY_ERROR(run(QStringLiteral("convert q.npy r.npy --names-file r_names.txt --json")), "usage", 2,
                     "r_names.txt is an input of this command and would be overwritten");
        QCOMPARE(file("r_names.txt"), names);
        QVERIFY(!QFile::exists(path("r.npy")));
    }

    void aLinkIsFollowedAndWhereItLeadsIsLookedAtBeforeTheWork()
    {
        QVERIFY(QFile::link(QStringLiteral("far/s.csv"), path("s.csv")));
        const QString command =
            QStringLiteral("score --measure random --labels labels.csv --out s.csv --json --quiet");
        VERIFY_ERROR(run(command), "failed", 3, "s.csv", "the folder far does not exist");
        put("far/s.csv", "old");
        QCOMPARE(run(command).exitCode, 0);
        QVERIFY(QFileInfo(path("s.csv")).isSymLink());
        QVERIFY(file("far/s.csv").size() > 3);
    }

    void noTwoResultsAreOneFile_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("expected");
        const QString pretrain =
            QStringLiteral("pretrain --features features.csv --labels labels.csv --attribute arousal ");
        const QString train = QStringLiteral("train --features features.csv --labels labels.csv --attribute "
                                             "arousal --no-curriculum --out t ");
        QTest::newRow("another spelling") << pretrain + QStringLiteral("--out r.h5 --unmatched ./r.h5")
                                          << QByteArray("--unmatched and --out are the same file");
        QTest::newRow("checkpoint") << pretrain + QStringLiteral("--out r.h5 --unmatched r.h5.checkpoint")
                                    << QByteArray("--unmatched and the checkpoint are the same file");
        QTest::newRow("in the folder") << train + QStringLiteral("--unmatched ./t/../t/result.json")
                                       << QByteArray("--unmatched is result.json, which is written into t");
        QTest::newRow("three files") << QStringLiteral("score --measure minmax-entropy --ratings ratings.csv "
                                                       "--attribute arousal --out s.csv --raters-out r.csv "
                                                       "--posteriors-out ./r.csv")
                                     << QByteArray("--posteriors-out and --raters-out are the same file");
        QTest::newRow("through a link")
            << QStringLiteral("score --measure minmax-entropy --ratings ratings.csv --attribute arousal "
                              "--out real.csv --raters-out link.csv")
            << QByteArray("--raters-out and --out are the same file");
    }
    void noTwoResultsAreOneFile()
    {
        QFETCH(const QString, arguments);
        QFETCH(const QByteArray, expected);
        QDir().mkpath(path("t"));
        QFile::link(QStringLiteral("real.csv"), path("link.csv")); // which is not there yet
        VERIFY_ERROR(run(arguments + QStringLiteral(" --json --quiet")), "usage", 2, expected.constData());
    }

    void aDashIsNoFile_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char* arguments :
             {"score --measure random --labels labels.csv --out -",
              "pretrain --features features.csv --labels labels.csv --attribute arousal --out -",
              "train --features features.csv --labels labels.csv --attribute arousal --no-curriculum --out -",
              "demo --out -", "experiment plan.json --out -", "report out --out -",
              "report out --format csv --out -", "convert features.csv -",
              "train --features features.csv --labels labels.csv --attribute arousal --no-curriculum "
              "--out t --unmatched -"})
            QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
    void aDashIsNoFile()
    {
        QFETCH(const QString, arguments);
        put("plan.json", planOf({QStringLiteral("Small")}));
        VERIFY_ERROR(run(arguments + QStringLiteral(" --json --quiet")), "usage", 2,
                     "results go to a file or, with --json, to standard output");
        QVERIFY(!QFileInfo::exists(path("-")));
    }

    void namesThatAreTooLongAreRefusedBeforeTheWork()
    {
        const QString name = QString(247, QLatin1Char('x')) + QStringLiteral(".h5");
        const QString pretrain =
            QStringLiteral("pretrain --features features.csv --labels labels.csv --attribute arousal "
                           "--clusters 2 --epochs 1 --json --quiet --out ");
        VERIFY_ERROR(run(pretrain + name), "failed", 3, "checkpoint",
                     "the file name has 261 bytes, at most 255", "choose a shorter one");
        const Outcome outcome = run(QStringLiteral("convert features.csv %1 --json").arg(name));
        QVERIFY2(outcome.exitCode == 0, outcome.out);
        QVERIFY(QFile::exists(m_folder->filePath(name)));
        const QString zip = QString(251, QLatin1Char('x')) + QStringLiteral(".npz");
        QCOMPARE(run(QStringLiteral("convert features.csv %1 --json").arg(zip)).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(OverwritingTest)
#include "overwriting_learning_test.moc"

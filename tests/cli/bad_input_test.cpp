#include "program.h"

using test::bash;
using test::deepmi;
using test::Outcome;

/// Whatever a file holds, the program says which file, where and what was expected, and ends with the right
/// code.
class BadInputTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    Outcome run(const QString& arguments) const
    {
        return deepmi(arguments + QStringLiteral(" --json"), m_folder.path());
    }
    /// A pretrain that must fail before any training.
    Outcome pretrain(const char* features, const char* labels, const char* more = "") const
    {
        return run(QStringLiteral("pretrain --features %1 --labels %2 --attribute arousal --out run.h5 %3")
                       .arg(QLatin1String(features), QLatin1String(labels), QLatin1String(more)));
    }
    void truncated(const char* whole, const char* part)
    {
        const QByteArray bytes = test::read(path(whole));
        QVERIFY(bytes.size() > 1000);
        test::write(path(part), bytes.left(bytes.size() / 2));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::writeCorpus(QDir(m_folder.path()));
        for (const char* made : {"f.h5", "f.npz", "f.npy", "f.mat"}) {
            const Outcome outcome = run(QStringLiteral("convert features.csv ") + QLatin1String(made));
            QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        }
        QDir(m_folder.path()).mkdir(QStringLiteral("folder"));
        test::write(path("empty.csv"), "");
        test::write(path("empty.h5"), "");
    }

    void aMissingFileIsNamed()
    {
        VERIFY_ERROR(run(QStringLiteral("inspect nowhere.h5")), "bad-input", 3, "nowhere.h5");
        VERIFY_ERROR(pretrain("nowhere.csv", "labels.csv"), "bad-input", 3, "nowhere.csv");
        VERIFY_ERROR(pretrain("features.csv", "nowhere.csv"), "bad-input", 3, "nowhere.csv");
        VERIFY_ERROR(run(QStringLiteral("score --measure deepmi --run nowhere.h5 --out s.csv")), "bad-input",
                     3, "nowhere.h5");
    }

    void theErrorHasFileAndPlace()
    {
        test::write(path("word.csv"), "name,x,y\na,1,2\nb,1,two\n");
        const auto error = run(QStringLiteral("inspect word.csv")).json()[QStringLiteral("error")].toObject();
        QCOMPARE(error[QStringLiteral("file")].toString(), QStringLiteral("word.csv"));
        QVERIFY2(error[QStringLiteral("where")].toString().contains(QLatin1Char('3')),
                 qPrintable(error[QStringLiteral("where")].toString()));
        QVERIFY(error[QStringLiteral("message")].toString().contains(QStringLiteral("two")));
    }

    /// One bad file of several does not hide the others.
    void inspectShowsWhatCouldBeRead()
    {
        const QString three = QStringLiteral("inspect features.csv nowhere.h5 labels.csv");
        const Outcome text = deepmi(three, m_folder.path());
        QCOMPARE(text.exitCode, 3);
        QVERIFY2(text.out.contains("features.csv") && text.out.contains("labels.csv"), text.out);
        QVERIFY2(text.err.contains("error: nowhere.h5"), text.err);
        const Outcome outcome = run(three);
        VERIFY_ERROR(outcome, "bad-input", 3, "nowhere.h5");
        QCOMPARE(outcome.json()[QStringLiteral("files")].toArray().size(), 2);
        QCOMPARE(outcome.json()[QStringLiteral("errors")].toArray().size(), 1);
    }

    void aFileThatIsNoRunIsCalledSo()
    {
        VERIFY_ERROR(run(QStringLiteral("score --measure deepmi --run f.h5 --out s.csv")), "bad-input", 3,
                     "f.h5", "not a RUN.h5 of deepmi pretrain");
    }

    void aFolderInPlaceOfAFile()
    {
        VERIFY_ERROR(run(QStringLiteral("inspect folder")), "bad-input", 3, "folder");
        VERIFY_ERROR(pretrain("features.csv", "folder"), "bad-input", 3, "folder");
    }

    void anEmptyFile()
    {
        VERIFY_ERROR(run(QStringLiteral("inspect empty.csv")), "bad-input", 3, "empty.csv", "empty");
        VERIFY_ERROR(pretrain("empty.h5", "labels.csv"), "bad-input", 3, "empty.h5", "empty");
    }

    void truncatedFiles_data()
    {
        QTest::addColumn<QString>("whole");
        for (const char* name : {"f.h5", "f.npz", "f.npy", "f.mat"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void truncatedFiles()
    {
        QFETCH(QString, whole);
        QCOMPARE(
            run(QStringLiteral("inspect ") + whole +
                (whole == QStringLiteral("f.npy") ? QStringLiteral(" --names-file f_names.txt") : QString()))
                .exitCode,
            0);
        const QByteArray part = "cut-" + whole.toUtf8();
        truncated(whole.toUtf8().constData(), part.constData());
        if (QTest::currentTestFailed())
            return;
        VERIFY_ERROR(run(QStringLiteral("inspect ") + QString::fromUtf8(part)), "bad-input", 3,
                     part.constData());
    }

    void aWrongMagic()
    {
        for (const char* name : {"magic.h5", "magic.npy", "magic.npz", "magic.mat"}) {
            test::write(path(name), QByteArray("\x01\x02\x00\x03 not what the name says", 28));
            VERIFY_ERROR(run(QStringLiteral("inspect ") + QString::fromUtf8(name)), "bad-input", 3, name);
        }
    }

    void raggedRows()
    {
        test::write(path("ragged.csv"), "name,x,y\na,1,2\nb,1\nc,3,4\n");
        VERIFY_ERROR(run(QStringLiteral("inspect ragged.csv")), "bad-input", 3, "ragged.csv", "3");
    }

    void duplicateNames()
    {
        test::write(path("twice.csv"), "name,x,y\nsame,1,2\nother,1,4\nsame,3,4\n");
        VERIFY_ERROR(run(QStringLiteral("inspect twice.csv")), "bad-input", 3, "twice.csv", "same");
        test::write(path("twice-labels.csv"), "name,arousal,split\ns1,2,Train\ns1,3,Train\n");
        VERIFY_ERROR(pretrain("features.csv", "twice-labels.csv"), "bad-input", 3, "twice-labels.csv", "s1");
    }

    void nonFiniteFeaturesAreCountedAndSaid()
    {
        test::write(path("odd.csv"), "name,x,y\na,1,nan\nb,inf,2\nc,3,4\n");
        const auto features =
            run(QStringLiteral("inspect odd.csv")).json()[QStringLiteral("files")].toArray()[0].toObject();
        QCOMPARE(features[QStringLiteral("non_finite")].toObject()[QStringLiteral("count")].toInt(), 2);
        const QByteArray text = deepmi(QStringLiteral("inspect odd.csv"), m_folder.path()).out;
        QVERIFY2(text.contains("non finite") && text.contains("row 1, name a, column y"), text);
        // Rows count from 1 wherever a person reads them.
        test::write(path("late.csv"), "name,x,y\ns0,1,2\ns1,2,nan\ns2,3,4\n");
        test::write(path("late-labels.csv"), "name,arousal,split\ns0,2,Train\ns1,3,Train\n");
        const Outcome late =
            deepmi(QStringLiteral("train --features late.csv --labels late-labels.csv --attribute arousal "
                                  "--no-curriculum --out trained"),
                   m_folder.path());
        QVERIFY2(late.err.contains("nan in row 2 (s1), column \"y\""), late.err);
        test::write(path("nan.csv"), "name,x,y\ns0,nan,nan\ns1,inf,nan\n");
        VERIFY_ERROR(pretrain("nan.csv", "labels.csv"), "bad-input", 3, "nan.csv", "none of its 4 values",
                     "finite");
    }

    void constantColumnsAreCountedAndAllConstantRefused()
    {
        test::write(path("constant.csv"), "name,x,y\ns0,1,7\ns1,2,7\ns2,3,7\n");
        const auto features = run(QStringLiteral("inspect constant.csv"))
                                  .json()[QStringLiteral("files")]
                                  .toArray()[0]
                                  .toObject();
        QCOMPARE(features[QStringLiteral("constant_columns")].toObject()[QStringLiteral("count")].toInt(), 1);
        test::write(path("all-constant.csv"), "name,x,y\ns0,1,7\ns1,1,7\ns2,1,7\n");
        VERIFY_ERROR(pretrain("all-constant.csv", "labels.csv"), "bad-input", 3, "all-constant.csv",
                     "constant");
    }

    void labelsThatAreNoLabels()
    {
        test::write(path("outside.csv"), "name,arousal,split\ns0,2,Train\ns1,7.5,Train\n");
        VERIFY_ERROR(pretrain("features.csv", "outside.csv"), "bad-input", 3, "outside.csv", "3", "7.5");
        test::write(path("text.csv"), "name,arousal,split\ns0,2,Train\ns1,high,Train\n");
        VERIFY_ERROR(pretrain("features.csv", "text.csv"), "bad-input", 3, "text.csv", "high");
        test::write(path("infinite.csv"), "name,arousal,split\ns0,2,Train\ns1,inf,Train\n");
        VERIFY_ERROR(pretrain("features.csv", "infinite.csv"), "bad-input", 3, "infinite.csv");
        test::write(path("split.csv"), "name,arousal,split\ns0,2,Train\ns1,3,Trian\n");
        VERIFY_ERROR(pretrain("features.csv", "split.csv"), "bad-input", 3, "split.csv", "Trian");
    }

    void anAttributeThatIsNotThere()
    {
        VERIFY_ERROR(
            run(QStringLiteral("pretrain --features features.csv --labels labels.csv --attribute dominance "
                               "--out run.h5")),
            "bad-input", 3, "labels.csv", "dominance", "'arousal', 'valence'");
    }

    /// A column that is no known attribute can be asked for by its own name; its texts are then looked at.
    void aColumnIsAskedForByItsOwnName()
    {
        test::write(path("own.csv"), "name,arousal,tension,split\ns0,2,3,Train\ns1,3,often,Train\n");
        VERIFY_ERROR(
            run(QStringLiteral("pretrain --features features.csv --labels own.csv --attribute tension "
                               "--out run.h5")),
            "bad-input", 3, "own.csv", "tension", "often");
    }

    void inputsAreNotOverwritten()
    {
        test::write(path("names.txt"), "a\n");
        const char* files = "pretrain --features features.csv --labels labels.csv --attribute arousal ";
        for (const char* more : {"--names-file names.txt --out names.txt",
                                 "--unlabeled features.csv --unlabeled-names-file names.txt --out names.txt",
                                 "--names-file names.txt --out run.h5 --unmatched names.txt"})
            VERIFY_ERROR(run(QLatin1String(files) + QLatin1String(more)), "usage", 2, "names.txt",
                         "overwritten");
        VERIFY_ERROR(run(QStringLiteral("train --features features.csv --labels labels.csv --attribute "
                                        "arousal --no-curriculum --out trained --test X=x.csv,names.txt "
                                        "--unmatched names.txt")),
                     "usage", 2, "names.txt", "overwritten");
        QCOMPARE(test::read(path("names.txt")), QByteArray("a\n"));
    }

    void namesThatDoNotMeet()
    {
        test::write(path("others.csv"), "name,arousal,split\nq1,2,Train\nq2,3,Train\n");
        VERIFY_ERROR(pretrain("features.csv", "others.csv"), "bad-input", 3, "others.csv", "features.csv",
                     "q1", "s0");
    }

    void unmatchedNamesAreCountedAndListed()
    {
        test::write(path("some.csv"), "name,arousal,split\ns0,2,Test1\nq1,2,Test1\n");
        // No training rows, so that nothing is trained; the join is reported before that.
        const Outcome outcome =
            deepmi(QStringLiteral("pretrain --features features.csv --labels some.csv --attribute "
                                  "arousal --out run.h5 --unmatched lost.csv"),
                   m_folder.path());
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains("warning: ") && outcome.err.contains("99"), outcome.err.constData());
        const auto lost = test::read(path("lost.csv")).trimmed().split('\n');
        QCOMPARE(lost.size(), 1 + 99 + 1);
        QCOMPARE(lost.first(), QByteArray("name,reason"));
        QCOMPARE(lost.last(), QByteArray("q1,label without features"));
    }

    void aSplitWithoutRows()
    {
        test::write(path("no-train.csv"), "name,arousal,split\ns0,2,Test1\ns1,3,Development\n");
        VERIFY_ERROR(pretrain("features.csv", "no-train.csv"), "bad-input", 3, "no-train.csv", "Train");
        test::write(path("no-development.csv"), "name,arousal,split\ns0,2,Train\ns1,3,Train\n");
        VERIFY_ERROR(run(QStringLiteral(
                         "train --features features.csv --labels no-development.csv --attribute arousal "
                         "--no-curriculum --out trained")),
                     "bad-input", 3, "no-development.csv", "Development");
        VERIFY_ERROR(run(QStringLiteral("score --measure random --labels no-train.csv --out r.csv")),
                     "bad-input", 3, "no-train.csv", "Train");
    }

    void labelsWithoutSplitsSaySo()
    {
        test::write(path("no-split.csv"), "name,arousal\ns0,2\ns1,3\n");
        VERIFY_ERROR(pretrain("features.csv", "no-split.csv"), "bad-input", 3, "no-split.csv", "Train",
                     "no split column was found", "--split-column");
        test::write(path("no-train.csv"), "name,arousal,split\ns0,2,Test1\ns1,3,Development\n");
        VERIFY_ERROR(pretrain("features.csv", "no-train.csv"), "bad-input", 3, "Test1 1", "--split-column");
    }

    void aTestCorpusOnAnotherScale()
    {
        test::write(path("nine.csv"), "name,arousal\ns0,2\ns1,9\n");
        VERIFY_ERROR(
            run(QStringLiteral("train --features features.csv --labels labels.csv --attribute arousal "
                               "--no-curriculum --out trained --test X=features.csv,nine.csv")),
            "bad-input", 3, "nine.csv", "line 3", "--test-scale X=LOW:HIGH");
    }

    void aTestCorpusOfAnotherWidth()
    {
        test::write(path("narrow.csv"), "name,x0,x1\ns80,1,2\ns81,2,1\n");
        VERIFY_ERROR(
            run(QStringLiteral("train --features features.csv --labels labels.csv --attribute arousal "
                               "--no-curriculum --out trained --test narrow=narrow.csv,labels.csv")),
            "bad-input", 3, "narrow.csv", "2 features", "8");
    }

    void iemocapFolders()
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("iemocap"));
        const QByteArray good = "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
                                "[6.2 - 8.2]\ts0\tneu\t[2.5000, 2.0000, 3.5000]\n"
                                "A-E3:\tval 3; act 2; dom  4;\t()\n"
                                "A-F1:\tval 5; act 1; dom  1;\t()\n";
        test::write(path("iemocap/Ses01F.txt"), good);
        const auto found =
            run(QStringLiteral("inspect iemocap")).json()[QStringLiteral("files")].toArray()[0].toObject();
        QCOMPARE(found[QStringLiteral("kind")].toString(), QStringLiteral("labels"));
        QCOMPARE(found[QStringLiteral("self_reports")].toObject()[QStringLiteral("rows")].toInt(), 1);
        QCOMPARE(run(QStringLiteral("convert iemocap l.csv")).exitCode, 0);
        QCOMPARE(test::read(path("l.csv")),
                 QByteArray("name,EmoClass,valence,arousal,dominance,SpkrID,Gender,Dialog,End,Start,split\n"
                            "s0,neu,2.5,2,3.5,,,Ses01F,8.2,6.2,NA\n"));
        QCOMPARE(run(QStringLiteral("convert iemocap r.csv --as ratings")).exitCode, 0);
        QCOMPARE(test::read(path("r.csv")),
                 QByteArray("name,rater,valence,arousal,dominance\ns0,E3,3,2,4\n"));
        QCOMPARE(run(QStringLiteral("convert iemocap own.csv --as self-reports")).exitCode, 0);
        QCOMPARE(test::read(path("own.csv")),
                 QByteArray("name,rater,valence,arousal,dominance\ns0,F1,5,1,1\n"));
        test::write(path("iemocap/Ses02M.txt"), good + "A-E4:\tval 3; act 9; dom  4;\t()\n");
        VERIFY_ERROR(run(QStringLiteral("convert iemocap r.csv --as ratings")), "bad-input", 3, "Ses02M.txt",
                     "line 3");
        test::write(path("iemocap/Ses02M.txt"), "[6.2 - 8.2]\ts1\tneu\t[2.5000, 2.0000]\n");
        VERIFY_ERROR(pretrain("features.csv", "iemocap"), "bad-input", 3, "Ses02M.txt", "line 1",
                     "valence, activation, dominance");
        VERIFY_ERROR(run(QStringLiteral("convert labels.csv own.csv --as self-reports")), "bad-input", 3,
                     "labels.csv", "line 1", "IEMOCAP");
    }

    void evaluationsOfImprov()
    {
        const QByteArray good = "UTD-IMPROV-S01A-F01-S-FM01.avi; N; A:3.4; V:3.0; D:2.8; N:4.2;\n"
                                "ph1-p2; Neutral; Neutral; A:3.0; V:4.0; D:3.0; N:4.0;\n";
        test::write(path("Evalution.txt"), good);
        QCOMPARE(run(QStringLiteral("convert Evalution.txt i.csv")).exitCode, 0);
        QCOMPARE(test::read(path("i.csv")),
                 QByteArray("name,EmoClass,arousal,valence,dominance,naturalness,split\n"
                            "UTD-IMPROV-S01A-F01-S-FM01.avi,N,3.4,3,2.8,4.2,NA\n"));
        test::write(path("Evalution.txt"), good + "ph1-p3; Neutral; Neutral; A:3.0; V:7; D:3.0; N:4.0;\n");
        VERIFY_ERROR(run(QStringLiteral("inspect Evalution.txt")), "bad-input", 3, "Evalution.txt", "line 3",
                     "1 to 5");
        test::write(path("Evalution.txt"), "UTD-IMPROV-S01A-F01-S-FM01.avi; N; A:3.4; V:high; D:2.8;\n");
        VERIFY_ERROR(pretrain("features.csv", "Evalution.txt"), "bad-input", 3, "Evalution.txt", "line 1",
                     "'high'");
    }

    void htkFiles()
    {
        // 1 frame of 8 bytes, kind USER: 1.0 and 2.0.
        const QByteArray one = QByteArray::fromHex("00000001"
                                                   "000186a0"
                                                   "0008"
                                                   "0009"
                                                   "3f800000"
                                                   "40000000");
        test::write(path("one.htk"), one);
        QCOMPARE(run(QStringLiteral("convert one.htk one.csv")).exitCode, 0);
        QCOMPARE(test::read(path("one.csv")), QByteArray("name,feature_0,feature_1\none,1,2\n"));
        const QByteArray two = QByteArray(one).replace(3, 1, "\2") + one.right(8);
        test::write(path("two.htk"), two);
        VERIFY_ERROR(run(QStringLiteral("inspect two.htk")), "bad-input", 3, "two.htk", "2 rows", "--frames");
        test::write(path("cut.htk"), one.left(19));
        VERIFY_ERROR(run(QStringLiteral("inspect cut.htk")), "bad-input", 3, "cut.htk", "header", "20 bytes");
        VERIFY_ERROR(
            run(QStringLiteral("score --measure pretrained-lstm --frames cut.htk --labels labels.csv "
                               "--attribute arousal --out s.csv")),
            "bad-input", 3, "cut.htk", "header");
    }

    void textsInOtherEncodings()
    {
        test::write(path("latin.csv"), "name;x\nm\xFCller;1,5\nb;2\n");
        const auto found =
            run(QStringLiteral("inspect latin.csv")).json()[QStringLiteral("files")].toArray()[0].toObject();
        QCOMPARE(found[QStringLiteral("format")].toString(), QStringLiteral("CSV (Latin-1)"));
        QCOMPARE(run(QStringLiteral("convert latin.csv plain.csv")).exitCode, 0);
        QCOMPARE(test::read(path("plain.csv")), QByteArray("name,x\nmüller,1.5\nb,2\n"));
        test::write(path("mixed.csv"), "name,x\nä,1\nm\xFC,2\n");
        VERIFY_ERROR(run(QStringLiteral("inspect mixed.csv")), "bad-input", 3, "mixed.csv", "line 3",
                     "UTF-8");
        test::write(path("half.csv"), QByteArray("\xFF\xFEn\0\n\0a", 7));
        VERIFY_ERROR(run(QStringLiteral("inspect half.csv")), "bad-input", 3, "half.csv", "line 2", "UTF-16");
        test::write(path("commas.csv"), "name;x\na;1,5\nb;2.5\n");
        VERIFY_ERROR(run(QStringLiteral("inspect commas.csv")), "bad-input", 3, "commas.csv",
                     "line 2, column x", "decimal point");
        test::write(path("thousands.csv"), "name;x\na;1,234\nb;2,345\n");
        VERIFY_ERROR(run(QStringLiteral("inspect thousands.csv")), "bad-input", 3, "thousands.csv", "line 2",
                     "thousands");
    }

    void badAssignments()
    {
        const auto score = [&](const char* table) {
            test::write(path("table.csv"), table);
            return run(QStringLiteral("score --measure deepmi --assignments table.csv --out s.csv"));
        };
        VERIFY_ERROR(score("name,cluster,predicted\na,1,2\n"), "bad-input", 3, "table.csv", "label");
        VERIFY_ERROR(score("name,cluster,predicted,label\na,1.5,2,3\n"), "bad-input", 3, "table.csv", "1.5",
                     "2");
        VERIFY_ERROR(score("name,cluster,predicted,label\na,-1,2,3\n"), "bad-input", 3, "table.csv", "-1");
        VERIFY_ERROR(score("name,cluster,predicted,label\na,1,2,3\na,1,2,3\n"), "bad-input", 3, "table.csv",
                     "a");
        VERIFY_ERROR(score("name,cluster,predicted,label\na,1,2,nan\n"), "bad-input", 3, "table.csv");
        VERIFY_ERROR(score("name,cluster,predicted,label\na,1,2,8\n"), "bad-input", 3, "table.csv", "8");
    }

    void badScores()
    {
        test::write(path("ranks.csv"), "name,score,rank,bin\na,3,0,0\nb,2,0,0\n");
        VERIFY_ERROR(run(QStringLiteral("inspect ranks.csv")), "bad-input", 3, "ranks.csv");
        test::write(path("scores.json"), "{\"a\": 1, \"b\": \"two\"}");
        VERIFY_ERROR(run(QStringLiteral("convert scores.json scores.csv")), "bad-input", 3, "scores.json",
                     "b");
        test::write(path("broken.json"), "{\"a\": 1, ");
        VERIFY_ERROR(run(QStringLiteral("inspect broken.json")), "bad-input", 3, "broken.json");
    }

    void nothingIsWrittenWhereNothingCanBe()
    {
        const auto score = [&](const char* out) {
            return run(QStringLiteral("score --measure random --labels labels.csv --out ") +
                       QLatin1String(out));
        };
        VERIFY_ERROR(score("nowhere/s.csv"), "failed", 3, "nowhere/s.csv", "does not exist");
        VERIFY_ERROR(score("folder"), "failed", 3, "is a folder");
        VERIFY_ERROR(score("/dev/null"), "failed", 3, "/dev/null", "not a regular file");
        VERIFY_ERROR(score("/proc/s.csv"), "failed", 3, "/proc/s.csv", "cannot write");
        VERIFY_ERROR(score("labels.csv"), "usage", 2, "labels.csv", "overwritten");
        VERIFY_ERROR(run(QStringLiteral("demo --out labels.csv")), "failed", 3, "labels.csv", "is a file");
    }

    void aLostOutputIsFoundBeforeTheFilesAreRead()
    {
        // The feature file does not exist either, but what would be lost after hours is said first.
        VERIFY_ERROR(
            run(QStringLiteral("pretrain --features no.h5 --labels no.csv --attribute a --out no/run.h5")),
            "failed", 3, "no/run.h5");
        VERIFY_ERROR(
            run(QStringLiteral("train --features no.h5 --labels no.csv --attribute a --no-curriculum --out "
                               "/proc/no")),
            "failed", 3, "/proc/no");
    }

    void aFullDiskLeavesNothingBehind()
    {
        // A file size limit of 2 KiB stands for the full disk: both are an error of write().
        for (const char* out : {"full.h5", "full.npz", "full.csv", "full.mat"}) {
            const Outcome outcome =
                bash(QStringLiteral("ulimit -f 2; \"$DEEPMI\" convert features.csv %1 --json")
                         .arg(QLatin1String(out)),
                     m_folder.path());
            VERIFY_ERROR(outcome, "failed", 3, out);
            QCOMPARE(outcome.json()[QStringLiteral("error")].toObject()[QStringLiteral("file")].toString(),
                     QLatin1String(out));
            QVERIFY2(!QFile::exists(path(out)), out);
        }
        test::write(path("kept.json"), "old");
        const Outcome outcome =
            bash(QStringLiteral("ulimit -f 1; \"$DEEPMI\" score --measure random --labels "
                                "labels.csv --out kept.json --json"),
                 m_folder.path());
        VERIFY_ERROR(outcome, "failed", 3, "kept.json");
        QCOMPARE(test::read(path("kept.json")), QByteArray("old"));
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("*tmp*")}, QDir::AllEntries | QDir::Hidden),
                 QStringList());
    }

    void tooLittleMemoryIsASentence()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer takes terabytes of addresses, so that nothing starts under ulimit -v");
#endif
        // A .npy that promises 2^34 rows in a file of the right size (sparse) cannot be read into 1 GiB.
        QByteArray header("{'descr': '<f4', 'fortran_order': False, 'shape': (16777216, 256), }");
        header += QByteArray(117 - header.size(), ' ') + "\n";
        test::write(path("huge.npy"), QByteArray("\x93NUMPY\x01\x00", 8) + QByteArray(1, char(118)) +
                                          QByteArray(1, char(0)) + header);
        QVERIFY(QFile::resize(path("huge.npy"), 128 + 16777216LL * 256 * 4));
        const Outcome outcome =
            bash(QStringLiteral("ulimit -v 1500000; \"$DEEPMI\" inspect huge.npy --json"), m_folder.path());
        QFile::remove(path("huge.npy"));
        QVERIFY2(outcome.exitCode == 1 || outcome.exitCode == 3, outcome.err.constData());
        QVERIFY(!outcome.json()[QStringLiteral("error")]
                     .toObject()[QStringLiteral("message")]
                     .toString()
                     .isEmpty());
    }
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"

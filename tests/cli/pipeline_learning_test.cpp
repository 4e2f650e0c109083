#include "program.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QStandardPaths>

#include <cmath>
#include <csignal>

using test::deepmi;
using test::Outcome;

/// From feature files to a trained curriculum with the real networks, on a corpus of a hundred rows.
class PipelineTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const QString m_small = QStringLiteral(
        "--features features.csv --labels labels.csv --attribute arousal --device cpu --threads 2 ");

    Outcome run(const QString& arguments) const { return deepmi(arguments, m_folder.path()); }
    QByteArray file(const char* name) const { return test::read(m_folder.filePath(QString::fromUtf8(name))); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::writeCorpus(QDir(m_folder.path()));
        const Outcome outcome =
            run(QStringLiteral("pretrain ") + m_small +
                QStringLiteral("--unlabeled pool.csv --clusters 4 --epochs 3 --batch 16 --seed 5 "
                               "--out run.h5 --json"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        const QJsonObject json = outcome.json();
        for (const char* key : {"version", "seed", "run", "epochs", "best_epoch", "train_ccc",
                                "development_ccc", "clusters", "seconds", "samples_per_second", "device",
                                "precision", "history", "warnings", "join", "parameters"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[QStringLiteral("seed")].toInt(), 5);
        QCOMPARE(json[QStringLiteral("epochs")].toInt(), 3);
        QCOMPARE(json[QStringLiteral("clusters")].toInt(), 4);
        QCOMPARE(json[QStringLiteral("history")].toArray().size(), 3);
        QCOMPARE(json[QStringLiteral("unlabeled_rows")].toInt(), 40);
        QCOMPARE(json[QStringLiteral("parameters")].toObject()[QStringLiteral("batch")].toInt(), 16);
    }

    void aRunBecomesScores()
    {
        const QJsonObject json =
            run(QStringLiteral("score --measure deepmi --run run.h5 --alpha 0.5 --out scores.csv --json"))
                .json();
        QCOMPARE(json[QStringLiteral("rows")].toInt(), 60);
        QCOMPARE(json[QStringLiteral("attribute")].toString(), QStringLiteral("arousal"));
        QCOMPARE(json[QStringLiteral("clusters")].toInt(), 4);
        QVERIFY(json[QStringLiteral("mi_prediction_total")].toDouble() >= 0);
        const QJsonObject kmeans =
            run(QStringLiteral(
                    "score --measure deepmi --run run.h5 --cluster-source kmeans --out k.csv --json"))
                .json();
        QCOMPARE(kmeans[QStringLiteral("rows")].toInt(), 60);
        const QJsonObject inspected = run(QStringLiteral("inspect run.h5 --json"))
                                          .json()[QStringLiteral("files")]
                                          .toArray()[0]
                                          .toObject();
        QCOMPARE(inspected[QStringLiteral("kind")].toString(), QStringLiteral("run"));
    }

    void scoresBecomeACurriculum()
    {
        const QString train =
            QStringLiteral("train ") + m_small +
            QStringLiteral("--trials 2 --epochs 10 --epochs-per-bin 1 --batch 16 --hidden 16 --test "
                           "again=features.csv,labels.csv,Test1 --json --quiet ");
        run(QStringLiteral("score --measure random --labels labels.csv --out random.csv"));
        const Outcome curriculum = run(train + QStringLiteral("--scores random.csv --out curriculum"));
        QVERIFY2(curriculum.exitCode == 0, curriculum.out.constData());
        QVERIFY(curriculum.err.isEmpty());
        const QJsonObject json = curriculum.json();
        const QJsonArray trials = json[QStringLiteral("trials")].toArray();
        QCOMPARE(trials.size(), 2);
        double sum = 0;
        for (const QJsonValue trial : trials) {
            const QJsonObject tests = trial.toObject()[QStringLiteral("test")].toObject();
            QCOMPARE(tests.keys(), QStringList({QStringLiteral("Test1"), QStringLiteral("again")}));
            const double ccc = tests[QStringLiteral("Test1")].toObject()[QStringLiteral("ccc")].toDouble();
            sum += ccc;
        }
        const QJsonObject summary =
            json[QStringLiteral("summary")].toObject()[QStringLiteral("Test1")].toObject();
        QVERIFY(std::abs(summary[QStringLiteral("mean")].toDouble() - sum / 2) < 1e-12);
        QVERIFY(summary.contains(QStringLiteral("std")) && summary.contains(QStringLiteral("var_percent")));
        for (const char* name :
             {"curriculum/trials.csv", "curriculum/summary.csv", "curriculum/history.csv",
              "curriculum/predictions_Test1.csv", "curriculum/result.json", "curriculum/model_0.pt"})
            QVERIFY2(!file(name).isEmpty(), name);

        // What a model needs besides its weights: the label's and every feature's mean and deviation.
        const QList<QByteArray> normalisation = file("curriculum/normalisation.csv").trimmed().split('\n');
        QCOMPARE(normalisation[0], QByteArray("of,name,mean,deviation"));
        QVERIFY(normalisation[1].startsWith("label,arousal,"));
        QCOMPARE(normalisation.size(), 2 + file("features.csv").split('\n')[0].count(','));
        // Labels and predictions of a file have the CCC that is told, also of another corpus, whose labels
        // are z-normed by themselves.
        for (const char* test : {"Test1", "again"}) {
            const QList<QByteArray> rows =
                file(qPrintable(QStringLiteral("curriculum/predictions_%1.csv").arg(QLatin1String(test))))
                    .trimmed()
                    .split('\n');
            double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
            for (const QByteArray& row : rows.mid(1)) {
                const QList<QByteArray> cells = row.split(',');
                const double label = cells[1].toDouble(), predicted = cells[2].toDouble();
                ++n, x += label, y += predicted;
                xx += label * label, yy += predicted * predicted, xy += label * predicted;
            }
            const double ccc = 2 * (xy / n - x / n * y / n) /
                               (xx / n - x / n * x / n + yy / n - y / n * y / n + std::pow((x - y) / n, 2));
            const double told = trials[0]
                                    .toObject()[QStringLiteral("test")]
                                    .toObject()[QLatin1String(test)]
                                    .toObject()[QStringLiteral("ccc")]
                                    .toDouble();
            QVERIFY2(std::abs(ccc - told) < 1e-6, test);
        }

        // A shorter training in the same folder says what it leaves there.
        const Outcome shorter =
            run(QStringLiteral("train ") + m_small +
                QStringLiteral("--trials 1 --epochs 2 --epochs-per-bin 1 --batch 16 --hidden "
                               "16 --scores random.csv --out curriculum"));
        QCOMPARE(shorter.exitCode, 0);
        QVERIFY2(shorter.err.contains("model_1.pt, predictions_again.csv of an earlier training"),
                 shorter.err.constData());

        const Outcome plain = run(train + QStringLiteral("--no-curriculum --out plain"));
        QVERIFY2(plain.exitCode == 0, plain.out.constData());
        QCOMPARE(plain.json()[QStringLiteral("curriculum")].toString(), QStringLiteral("none"));
    }

    void theTextHasATableAndASummary()
    {
        const Outcome outcome = run(QStringLiteral("train ") + m_small +
                                    QStringLiteral("--trials 2 --epochs 2 --no-curriculum --out text"));
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        for (const char* piece : {"Test1 CCC", "VAR %", "written"})
            QVERIFY2(outcome.out.contains(piece), outcome.out.constData());
    }

    void scoresThatMissATrainingSampleAreRefused()
    {
        test::write(m_folder.filePath(QStringLiteral("few.csv")), "name,score\ns0,1\ns1,2\n");
        const Outcome outcome =
            run(QStringLiteral("train ") + m_small + QStringLiteral("--scores few.csv --out few --json"));
        VERIFY_ERROR(outcome, "bad-input", 3, "s2");
    }

    void moreClustersThanSamplesAreRefused()
    {
        const Outcome outcome = run(QStringLiteral("pretrain ") + m_small +
                                    QStringLiteral("--clusters 61 --epochs 1 --out k.h5 --json"));
        QVERIFY2(outcome.exitCode == 2 || outcome.exitCode == 3, outcome.out.constData());
        const QByteArray message =
            outcome.json()[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString().toUtf8();
        QVERIFY2(message.contains("61") && message.contains("60"), message.constData());
    }

    void oneSampleIsRefused()
    {
        test::write(m_folder.filePath(QStringLiteral("one.csv")), "name,arousal,split\ns0,2,Train\n");
        const Outcome outcome =
            run(QStringLiteral("pretrain --features features.csv --labels one.csv --attribute "
                               "arousal --clusters 2 --epochs 1 --device cpu --out o.h5 --json"));
        QVERIFY2(outcome.exitCode == 2 || outcome.exitCode == 3, outcome.out.constData());
        QVERIFY(outcome.json().contains(QStringLiteral("error")));
    }

    void aPoolOfAnotherWidthIsRefused()
    {
        test::write(m_folder.filePath(QStringLiteral("narrow.csv")), "name,x0,x1\nu1,1,2\nu2,2,1\nu3,3,1\n");
        const Outcome outcome =
            run(QStringLiteral("pretrain ") + m_small +
                QStringLiteral("--unlabeled narrow.csv --clusters 2 --epochs 1 --out n.h5 --json"));
        VERIFY_ERROR(outcome, "bad-input", 3, "narrow.csv", "2", "8");
    }

    void theSameSeedGivesTheSameResult()
    {
        const auto scores = [&](const char* name, const char* seed) {
            const QString out = QLatin1String(name);
            run(QStringLiteral("pretrain ") + m_small +
                QStringLiteral("--clusters 4 --epochs 2 --out %1.h5 --seed %2")
                    .arg(out, QLatin1String(seed)));
            run(QStringLiteral("score --measure deepmi --run %1.h5 --out %1.csv").arg(out));
            return test::read(m_folder.filePath(out + QStringLiteral(".csv")));
        };
        const QByteArray first = scores("first", "3");
        QVERIFY(first.count('\n') == 61);
        QCOMPARE(scores("second", "3"), first);
        QVERIFY(scores("third", "4") != first);
    }

    void weightsAreWrittenForTorch()
    {
        const Outcome outcome = run(QStringLiteral("convert run.h5 weights.pt --json"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QVERIFY(outcome.json()[QStringLiteral("rows")].toInt() > 10);
        // A .pt is a zip archive.
        QVERIFY(file("weights.pt").startsWith("PK"));
    }

    void aStopAnswersAtOnceAndLeavesNoHalfFile_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void aStopAnswersAtOnceAndLeavesNoHalfFile()
    {
        QFETCH(int, signal);
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(test::program(),
                      (QStringLiteral("pretrain ") + m_small +
                       QStringLiteral("--clusters 4 --epochs 100000 --out stopped.h5 --json"))
                          .split(QLatin1Char(' '), Qt::SkipEmptyParts));
        QVERIFY(process.waitForStarted());
        // The first plain progress line comes after five seconds; training has begun long before it.
        process.setReadChannel(QProcess::StandardError);
        QVERIFY(process.waitForReadyRead(60000));
        const QByteArray progress = process.readAllStandardError();
        QVERIFY2(progress.contains(" %") && progress.contains("100000"), progress.constData());

        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
        const Outcome outcome = test::finish(process); // all its epochs would take hours
        VERIFY_ERROR(outcome, "stopped", 130, "stopped", "stopped.h5.checkpoint", "--resume");
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("stopped.h5"))));
        QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("stopped.h5.checkpoint"))));
        QFile::remove(m_folder.filePath(QStringLiteral("stopped.h5.checkpoint.previous")));
        QVERIFY(QDir(m_folder.path())
                    .entryList({QStringLiteral("*tmp*")}, QDir::AllEntries | QDir::Hidden)
                    .isEmpty());
    }

    void aTerminalGetsOneRedrawnLine()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("script")).isEmpty())
            QSKIP("the program script, which makes a terminal, is not installed");
        QElapsedTimer timer;
        timer.start();
        const Outcome outcome = test::bash(QStringLiteral("script -qec \"$DEEPMI pretrain %1 "
                                                          "--clusters 4 --epochs 12 --out tty.h5\" /dev/null "
                                                          "< /dev/null")
                                               .arg(m_small),
                                           m_folder.path());
        QCOMPARE(outcome.exitCode, 0);
        const auto redrawn = outcome.out.count("\r\x1b[K") + outcome.out.count("\x1b[K");
        QVERIFY2(redrawn > 1, outcome.out.constData());
        // Ten times a second, each line with one clearing sequence.
        QVERIFY2(redrawn < 20 + timer.elapsed() / 50, QByteArray::number(redrawn).constData());
        QVERIFY2(outcome.out.contains(" % (") && outcome.out.contains(" of 12 epochs)"),
                 outcome.out.constData());
        QVERIFY(outcome.out.contains("development CCC"));

        const Outcome training = test::bash(QStringLiteral("script -qec \"$DEEPMI train %1 --no-curriculum "
                                                           "--trials 3 --out tty\" /dev/null < /dev/null")
                                                .arg(m_small),
                                            m_folder.path());
        QCOMPARE(training.exitCode, 0);
        QVERIFY2(training.out.contains(" % of 3 trials, trial"), training.out.constData());

        const Outcome quiet =
            test::bash(QStringLiteral("script -qec \"$DEEPMI pretrain %1 --clusters 4 --epochs 2 "
                                      "--quiet --out quiet.h5\" /dev/null < /dev/null")
                           .arg(m_small),
                       m_folder.path());
        QCOMPARE(quiet.exitCode, 0);
        QVERIFY(!quiet.out.contains('\x1b') && !quiet.out.contains(" %"));
    }

    void theSelfCheckPassesOnThisMachine()
    {
        const Outcome outcome = run(QStringLiteral("selfcheck --device cpu --json"));
        const QJsonObject json = outcome.json();
        for (const QJsonValue check : json[QStringLiteral("checks")].toArray())
            QVERIFY2(check.toObject()[QStringLiteral("passed")].toBool(),
                     qPrintable(check.toObject()[QStringLiteral("name")].toString()));
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(json[QStringLiteral("passed")].toBool());
        // The closed forms and some of the networks.
        QVERIFY(json[QStringLiteral("checks")].toArray().size() > 15);
    }

    /// Every part of the contract is there and says something possible; no time is asked of it.
    void theBenchmarkMeasuresEveryPart()
    {
        const QJsonObject json = run(QStringLiteral("bench --quick --device cpu --json")).json();
        const QJsonObject peak = json[QStringLiteral("peak")].toObject();
        QVERIFY(peak[QStringLiteral("sgemm_gflops")].toDouble() > 0);
        QVERIFY(peak[QStringLiteral("memory_gb_s")].toDouble() > 0);
        for (const char* name :
             {"stage1", "stage2", "embed", "theta", "theta10", "kmeans", "deepmi_recount_45k",
              "deepmi_recount_1m", "alpha_45k", "alpha_1m", "ranks_1m", "bins_1m", "read_h5", "read_npy",
              "read_npz", "read_mat", "read_csv", "read_arff", "pipeline"})
            QVERIFY2(json[QLatin1String(name)][QStringLiteral("seconds")].toDouble() > 0, name);
        // 6·W − 2·W_first a sample at D = 6373, K = 50, counted by hand: Φ has 12,686,336 weights, g 78,336,
        // f 65,792; Θ has 3,787,776; the first layers 6,525,952 and 3,262,976.
        const auto flops = [&](const char* name) {
            return json[QLatin1String(name)][QStringLiteral("flops")].toDouble() / 512;
        };
        QCOMPARE(flops("stage1"), 63536128.);
        QCOMPARE(flops("stage2"), 63930880.);
        QCOMPARE(flops("theta"), 16200704.);
        QCOMPARE(flops("theta10"), 162007040.);
        // One part, of another size.
        const QJsonObject other =
            run(QStringLiteral("bench --quick --device cpu --json --part kmeans curriculum "
                               "--rows 3000 --clusters 7"))
                .json();
        QCOMPARE(other[QStringLiteral("kmeans")][QStringLiteral("flops")].toDouble(), 2. * 3000 * 256 * 7);
        QCOMPARE(other[QStringLiteral("alpha_rows")][QStringLiteral("samples")].toDouble(), 3000.);
        for (const char* name : {"stage1", "alpha_45k", "read_h5", "pipeline", "epoch"})
            QVERIFY2(!other.contains(QLatin1String(name)), name);
        for (const char* wrong : {"--part everything", "--rows 20", "--columns 0", "--clusters 20000"}) {
            const Outcome refused = run(QStringLiteral("bench --quick ") + QLatin1String(wrong));
            QCOMPARE(refused.exitCode, 2);
            QVERIFY2(refused.err.contains(QByteArray(wrong).split(' ').first()), refused.err.constData());
        }
        for (const char* name : {"stage1", "stage2", "embed", "theta", "kmeans"}) {
            const QJsonObject part = json[QLatin1String(name)].toObject();
            const double share = part[QStringLiteral("share_of_peak")].toDouble();
            QVERIFY2(share > 0 && share < 2, name);
            QCOMPARE(part[QStringLiteral("gflops")].toDouble(),
                     part[QStringLiteral("flops")].toDouble() / part[QStringLiteral("seconds")].toDouble() /
                         1e9);
        }
        for (const char* name : {"read_h5", "read_csv"})
            QVERIFY(json[QLatin1String(name)][QStringLiteral("plain_read_seconds")].toDouble() > 0);
    }

    void aMissingGpuIsSaid()
    {
        if (QFile::exists(QStringLiteral("/dev/nvidiactl")))
            QSKIP("this machine has a GPU");
        const Outcome outcome = run(QStringLiteral("selfcheck --device cuda --json"));
        VERIFY_ERROR(outcome, "failed", 1, "cuda");
        VERIFY_ERROR(
            run(QStringLiteral("pretrain --features features.csv --labels labels.csv --attribute arousal "
                               "--clusters 4 --epochs 1 --device cuda --out gpu.h5 --json")),
            "failed", 1, "cuda");
    }

    void theDemonstrationWritesWhatItSays()
    {
        const Outcome outcome = run(QStringLiteral("demo --out demo --rows 400 --unlabeled 100 --clusters 5 "
                                                   "--pretrain-epochs 2 --trials 2 --train-epochs 10 "
                                                   "--epochs-per-bin 1 --json"));
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(json[QStringLiteral("sentences")].toArray().size(), 2);
        QVERIFY(json[QStringLiteral("comparison")].toArray().size() >= 3);
        for (const QJsonValue written : json[QStringLiteral("files")].toArray())
            QVERIFY2(QFile::exists(m_folder.filePath(QStringLiteral("demo/") + written.toString())),
                     qPrintable(written.toString()));
    }
};

QTEST_GUILESS_MAIN(PipelineTest)
#include "pipeline_learning_test.moc"

#include "program.h"
#include "run_contents.h"

#include <csignal>

using test::Outcome;

/// Trainings that are interrupted in the middle by a signal, taken up again by the same command, and compared
/// with undisturbed ones.
class ResumeTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const QString m_corpus = QStringLiteral(
        "--features features.csv --labels labels.csv --attribute arousal --device cpu --threads 2 --seed 3 ");
    const QString m_pretrain = QStringLiteral("pretrain ") + m_corpus +
                               QStringLiteral("--unlabeled pool.csv --clusters 4 --epochs 8 --batch 16 ");
    const QString m_train = QStringLiteral("train ") + m_corpus +
                            QStringLiteral("--no-curriculum --trials 3 --epochs 300 --batch 8 --hidden 32 ");

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    Outcome run(const QString& arguments) const { return test::deepmi(arguments, m_folder.path()); }
    std::string runFile(const char* name) const { return test::runContents(path(name).toStdString()); }

    /// Starts the command, sends the signal as soon as its first checkpoint is there, and returns how it
    /// ended.
    Outcome interrupted(const QString& arguments, const QString& checkpoint, int signal) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(test::program(), (arguments + QStringLiteral(" --checkpoint-seconds 0 --json"))
                                           .split(QLatin1Char(' '), Qt::SkipEmptyParts));
        if (!process.waitForStarted())
            return {};
        while (!QFile::exists(checkpoint) && process.state() == QProcess::Running)
            process.waitForFinished(1);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        return test::finish(process);
    }

    /// Every file of a training's folder but for the seconds in it.
    QByteArray trainContents(const char* name) const
    {
        const QDir folder(path(name));
        QByteArray contents;
        for (const QString& file : folder.entryList(QDir::Files | QDir::Hidden, QDir::Name)) {
            contents += file.toUtf8() + "\n";
            const QByteArray bytes = test::read(folder.filePath(file));
            for (QByteArray line : bytes.split('\n')) {
                if (file == QLatin1String("history.csv"))
                    line.truncate(line.lastIndexOf(',')); // seconds is its last column
                if (!line.contains("\"seconds\"") && !line.contains("\"samples_per_second\""))
                    contents += line + "\n";
            }
        }
        return contents;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        test::writeCorpus(QDir(m_folder.path()));
        const Outcome pretrain = run(m_pretrain + QStringLiteral("--out whole.h5"));
        QVERIFY2(pretrain.exitCode == 0, pretrain.err.constData());
        const Outcome train = run(m_train + QStringLiteral("--out whole"));
        QVERIFY2(train.exitCode == 0, train.err.constData());
        // Nothing is left over of an undisturbed job.
        QVERIFY(!QFile::exists(path("whole.h5.checkpoint")));
        QVERIFY(!QFile::exists(path("whole/checkpoint")));
    }

    void aPretrainingGoesOnAfterSigint()
    {
        const QString command = m_pretrain + QStringLiteral("--out sigint.h5");
        const Outcome stopped = interrupted(command, path("sigint.h5.checkpoint"), SIGINT);
        VERIFY_ERROR(stopped, "stopped", 130, "sigint.h5.checkpoint", "of 8", "--resume");
        QVERIFY(!QFile::exists(path("sigint.h5")));
        const Outcome resumed = run(command + QStringLiteral(" --resume --json"));
        QVERIFY2(resumed.exitCode == 0, resumed.out.constData());
        QVERIFY(resumed.json()[QStringLiteral("warnings")].toArray().isEmpty());
        QVERIFY(runFile("sigint.h5") == runFile("whole.h5"));
        QVERIFY(!QFile::exists(path("sigint.h5.checkpoint")));
        QVERIFY(!QFile::exists(path("sigint.h5.checkpoint.previous")));
    }

    void aPretrainingGoesOnAfterAKill()
    {
        const QString command = m_pretrain + QStringLiteral("--out killed.h5");
        const Outcome killed = interrupted(command, path("killed.h5.checkpoint"), SIGKILL);
        QCOMPARE(killed.exitCode, -SIGKILL);
        const Outcome resumed = run(command + QStringLiteral(" --resume"));
        QVERIFY2(resumed.exitCode == 0, resumed.err.constData());
        QVERIFY(runFile("killed.h5") == runFile("whole.h5"));
    }

    void aTrainingGoesOnAfterASignal_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGKILL") << SIGKILL;
    }

    void aTrainingGoesOnAfterASignal()
    {
        QFETCH(int, signal);
        QDir(path("train")).removeRecursively();
        const QString command = m_train + QStringLiteral("--out train");
        const Outcome stopped = interrupted(command, path("train/checkpoint"), signal);
        if (signal == SIGKILL)
            QCOMPARE(stopped.exitCode, -SIGKILL);
        else
            VERIFY_ERROR(stopped, "stopped", 130, "train/checkpoint", "of 3", "--resume");
        QVERIFY(!QFile::exists(path("train/result.json")));
        const Outcome resumed = run(command + QStringLiteral(" --resume --json"));
        QVERIFY2(resumed.exitCode == 0, resumed.out.constData());
        QCOMPARE(trainContents("train"), trainContents("whole"));
    }

    void aMeasureGoesOnAfterASignal_data() { aTrainingGoesOnAfterASignal_data(); }
    void aMeasureGoesOnAfterASignal()
    {
        QFETCH(int, signal);
        const QString measure = QStringLiteral("score --measure cross-validated-loss --epochs 150 --batch 8 "
                                               "--hidden 32 ") +
                                m_corpus;
        const Outcome whole = run(measure + QStringLiteral("--out whole.csv"));
        QVERIFY2(whole.exitCode == 0, whole.err.constData());
        QVERIFY(!QFile::exists(path("whole.csv.checkpoint")));
        const QString command = measure + QStringLiteral("--out scores.csv");
        QFile::remove(path("scores.csv"));
        const Outcome stopped = interrupted(command, path("scores.csv.checkpoint"), signal);
        if (signal == SIGTERM)
            VERIFY_ERROR(stopped, "stopped", 130, "scores.csv.checkpoint", "of 150", "--resume");
        QVERIFY(QFile::exists(path("scores.csv.checkpoint")));
        QVERIFY(!QFile::exists(path("scores.csv")));
        const Outcome resumed = run(command + QStringLiteral(" --resume"));
        QVERIFY2(resumed.exitCode == 0, resumed.err.constData());
        QCOMPARE(test::read(path("scores.csv")), test::read(path("whole.csv")));
        QVERIFY(!QFile::exists(path("scores.csv.checkpoint")));
        // What trains nothing leaves nothing.
        VERIFY_ERROR(run(QStringLiteral("score --measure random --labels labels.csv --out r.csv --resume "
                                        "--json")),
                     "usage", 2, "--resume", "random");
    }

    void otherParametersAreRefused()
    {
        const QString command = m_pretrain + QStringLiteral("--out other.h5");
        interrupted(command, path("other.h5.checkpoint"), SIGINT);
        VERIFY_ERROR(run(command + QStringLiteral(" --dropout 0.2 --resume --json")), "bad-input", 3,
                     "other.h5.checkpoint", "--dropout 0.3", "0.2");
        test::write(path("other.h5.checkpoint"), test::read(path("other.h5.checkpoint")).left(5000));
        VERIFY_ERROR(run(command + QStringLiteral(" --resume --json")), "bad-input", 3, "other.h5.checkpoint",
                     "cut short");
    }

    /// Not as other data, though each of them changes what is learned from.
    void anOptionThatWasChangedIsNamed()
    {
        const QString pretrain = m_pretrain + QStringLiteral("--out named.h5");
        interrupted(pretrain, path("named.h5.checkpoint"), SIGINT);
        VERIFY_ERROR(run(QString(pretrain).replace(QStringLiteral("arousal"), QStringLiteral("valence")) +
                         QStringLiteral(" --resume --json")),
                     "bad-input", 3, "--attribute \"arousal\"", "\"valence\"");
        QCOMPARE(run(QStringLiteral("score --measure random --labels labels.csv --out random.csv")).exitCode,
                 0);
        const QString train = QString(m_train).replace(QStringLiteral("--no-curriculum"),
                                                       QStringLiteral("--scores random.csv --bins 4")) +
                              QStringLiteral("--out named");
        interrupted(train, path("named/checkpoint"), SIGINT);
        QVERIFY(QFile::exists(path("named/checkpoint")));
        VERIFY_ERROR(run(train + QStringLiteral(" --reverse --resume --json")), "bad-input", 3,
                     "--reverse false", "true");
        VERIFY_ERROR(run(train + QStringLiteral(" --test X=features.csv,labels.csv --resume --json")),
                     "bad-input", 3, "--test none", "\"X\"");
    }

    void nothingToResumeStartsFromTheBeginning()
    {
        const Outcome outcome = run(m_pretrain + QStringLiteral("--out anew.h5 --resume --json"));
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.err.contains("nothing to resume"));
        QVERIFY(outcome.json()[QStringLiteral("warnings")].toArray()[0].toString().contains(
            QStringLiteral("nothing to resume")));
        QVERIFY(runFile("anew.h5") == runFile("whole.h5"));
    }

    void theTimeBetweenCheckpointsIsChecked()
    {
        VERIFY_ERROR(run(m_pretrain + QStringLiteral("--out no.h5 --checkpoint-seconds -1 --json")), "usage",
                     2, "--checkpoint-seconds", "-1", "at least 0");
    }
};

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_learning_test.moc"

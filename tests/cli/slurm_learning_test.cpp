#include "experiment_folders.h"
#include "program.h"
#include "slurm_cluster.h"

#include <QThread>

#include <csignal>
#include <functional>
#include <memory>
#include <sys/prctl.h>

using test::Outcome;
using test::SlurmCluster;

/// Experiments through a real Slurm, which the test starts on this machine, against the same ones without.
class SlurmTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<SlurmCluster> m_cluster;
    QTemporaryDir m_folder;
    int m_tasks = 0;           ///< of the plan
    QStringList m_independent; ///< keys of those of them that need no other's result

    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    static QStringList experimentArguments(const QString& out, const QString& more)
    {
        return (QStringLiteral(
                    "experiment plan.json --device cpu --json --quiet --checkpoint-seconds 0 --out ") +
                out + QLatin1Char(' ') + more)
            .split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }

    /// How it ends, however long that takes on this machine.
    static Outcome outcomeOf(QProcess& process)
    {
        process.waitForFinished(-1);
        Outcome outcome;
        outcome.exitCode =
            process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -process.exitCode();
        outcome.out = process.readAllStandardOutput();
        outcome.err = process.readAllStandardError();
        return outcome;
    }

    /// A running `deepmi experiment --slurm`.
    class Following : public QProcess
    {
    public:
        Following(const SlurmTest& test, const QString& out)
        {
            setWorkingDirectory(test.m_folder.path());
            // It would wait for ever for the Slurm of a test that was killed.
            setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
            start(test::program(),
                  experimentArguments(out, QStringLiteral("--slurm --slurm-poll-seconds 0.2 --retries 5")));
            waitForStarted();
        }
        ~Following() override
        {
            if (state() != NotRunning) {
                kill();
                waitForFinished();
            }
        }
        /// Looks again and again until the condition holds; false if the program ends before.
        bool waitUntil(const std::function<bool()>& condition)
        {
            while (!condition()) {
                if (waitForFinished(20) || state() == NotRunning)
                    return condition();
            }
            return true;
        }
        Outcome end() { return outcomeOf(*this); }
    };

    QJsonArray arraysOf(const QString& out) const
    {
        const QByteArray text = test::read(m_folder.filePath(out + QStringLiteral("/slurm/jobs.json")));
        return QJsonDocument::fromJson(text).object()[QStringLiteral("arrays")].toArray();
    }

    static int tasksIn(const QJsonArray& arrays)
    {
        int tasks = 0;
        for (const auto& array : arrays)
            tasks += static_cast<int>(array[QStringLiteral("keys")].toArray().size());
        return tasks;
    }

    /// Jobs of this experiment that wait or run: "12_0 afterok:11_0(unfulfilled)".
    static QStringList waiting()
    {
        return SlurmCluster::run(QStringLiteral("squeue --noheader --array --format=%A|%F_%K|%j|%E"));
    }

    /// Processes that do a task of the folder.
    QList<qint64> workers(const QString& out) const
    {
        QList<qint64> found;
        for (const QString& entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            bool isNumber = false;
            const qint64 process = entry.toLongLong(&isNumber);
            if (!isNumber)
                continue;
            const auto words = test::read(QStringLiteral("/proc/%1/cmdline").arg(process)).split('\0');
            if (words.contains("experiment-task") && words.contains(m_folder.filePath(out).toUtf8()))
                found << process;
        }
        return found;
    }

    /// 'T' when it stands still, 0 when it is gone.
    static char stateOf(qint64 process)
    {
        const QByteArray stat = test::read(QStringLiteral("/proc/%1/stat").arg(process));
        return stat.mid(stat.lastIndexOf(')') + 2, 1).append('\0').front();
    }

    /// Kills a process in the middle of a task that needs no other's result; false if there was none. One
    /// that needs the job that was cancelled may be run by Slurm without its input: its end would be
    /// blamed on that job.
    bool killOne(const QString& out) const
    {
        for (const qint64 process : workers(out)) {
            const auto words = test::read(QStringLiteral("/proc/%1/cmdline").arg(process)).split('\0');
            const QString key = QString::fromUtf8(words.value(words.indexOf("experiment-task") + 2));
            const auto id = static_cast<pid_t>(process);
            if (!m_independent.contains(key) || ::kill(id, SIGSTOP) != 0)
                continue;
            // Standing still, which it does only a moment after the signal, it writes no result: what is not
            // there then never will be.
            char state = stateOf(process);
            for (; state != 'T' && state != 'Z' && state != 'X' && state != 0; state = stateOf(process))
                QThread::usleep(100);
            if (state != 'T')
                continue;
            const QDir folder(m_folder.filePath(out));
            const bool done =
                QFile::exists(folder.filePath(QStringLiteral("trials/") + key + QStringLiteral(".json"))) ||
                QFile::exists(folder.filePath(QStringLiteral("scores/") + key + QStringLiteral(".csv"))) ||
                QFile::exists(folder.filePath(QStringLiteral("pretrain/") + key + QStringLiteral(".h5")));
            if (!done)
                return ::kill(id, SIGKILL) == 0;
            ::kill(id, SIGCONT);
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_cluster = std::make_unique<SlurmCluster>(QStringList{QStringLiteral("MaxArraySize=3")});
        if (!m_cluster->whyNot().isEmpty())
            QSKIP(qPrintable(m_cluster->whyNot()));
        QVERIFY2(m_cluster->isRunning(), "Slurm is here, but did not start; its logs are above");
        test::writeCorpus(QDir(m_folder.path()));
        test::write(m_folder.filePath(QStringLiteral("plan.json")), R"({
            "format": "deepmi-plan", "name": "small", "attributes": ["arousal", "valence"], "trials": 4,
            "corpora": [{"name": "Small", "features": "features.csv", "labels": "labels.csv",
                         "ratings": "ratings.csv", "pool": "pool.csv"}],
            "where_possible": true,
            "pretrain": {"epochs": 3, "batch": 16},
            "train": {"epochs-per-bin": 20, "bins": 4, "batch": 16, "hidden": 8, "epochs": 300},
            "measures": ["none", "disagreement", {"measure": "deepmi", "clusters": 2}]})");
        QJsonArray tasks;
        {
            QProcess listing;
            listing.setWorkingDirectory(m_folder.path());
            listing.start(test::program(),
                          experimentArguments(QStringLiteral("local"), QStringLiteral("--dry-run")));
            tasks = outcomeOf(listing).json()[QStringLiteral("tasks")].toArray();
        }
        m_tasks = static_cast<int>(tasks.size());
        for (const auto& task : tasks)
            if (task[QStringLiteral("needs")].toArray().isEmpty())
                m_independent << task[QStringLiteral("key")].toString();
        // Pre-trainings and trials without a curriculum at least; a score and its trials at least wait.
        QVERIFY(m_independent.size() >= 10 && m_independent.size() <= m_tasks - 10);

        QProcess local;
        local.setWorkingDirectory(m_folder.path());
        local.start(test::program(), experimentArguments(QStringLiteral("local"), {}));
        const Outcome outcome = outcomeOf(local);
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        test::write(m_folder.filePath(QStringLiteral("local.json")), outcome.out);
    }

    void init() { m_cluster->resume(); }

    void cleanupTestCase() { m_cluster.reset(); }

    /// Arrays with dependencies; one job is cancelled, one killed in the middle of its work.
    void killedJobsAreSubmittedAgainAndTheReportIsThatOfThisMachine()
    {
        m_cluster->drain();
        Following following(*this, QStringLiteral("shared"));
        QVERIFY(following.waitUntil([&] { return waiting().size() == m_tasks; }));
        QStringList jobs = waiting();
        int independent = 0;
        QString pretrain, score;
        for (const QString& job : jobs) {
            const QString dependency = job.section(QLatin1Char('|'), 3);
            const bool waits = dependency.contains(QStringLiteral("afterok:"));
            independent += !waits;
            if (job.contains(QStringLiteral("deepmi-pretrain-"))) {
                QVERIFY2(!waits, qPrintable(job));
                pretrain = job.section(QLatin1Char('|'), 1, 1);
            }
        }
        QCOMPARE(independent, static_cast<int>(m_independent.size()));
        for (const QString& job : jobs)
            if (job.section(QLatin1Char('|'), 3).contains(QStringLiteral("afterok:") + pretrain))
                score = job;
        QVERIFY2(score.contains(QStringLiteral("deepmi-score-")), qPrintable(jobs.join(QLatin1Char('\n'))));
        QCOMPARE(tasksIn(arraysOf(QStringLiteral("shared"))), m_tasks);

        // A pre-training: what waits for it is cancelled with it.
        SlurmCluster::run(QStringLiteral("scancel ") + pretrain);
        QVERIFY(following.waitUntil(
            [&] { return tasksIn(arraysOf(QStringLiteral("shared"))) > m_tasks; })); // submitted again
        m_cluster->resume();
        QVERIFY(following.waitUntil([&] { return killOne(QStringLiteral("shared")); }));

        const Outcome outcome = following.end();
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        const QJsonObject json = outcome.json();
        const QByteArray warnings = QJsonDocument(json[QStringLiteral("warnings")].toArray()).toJson();
        QVERIFY2(warnings.contains("ended as CANCELLED") && warnings.contains("ended as FAILED"),
                 warnings.constData());
        const std::string difference =
            test::firstDifference(path(QStringLiteral("local")), path(QStringLiteral("shared")));
        QVERIFY2(difference.empty(), difference.c_str());
        const QByteArray local = test::read(m_folder.filePath(QStringLiteral("local.json")));
        QCOMPARE(json[QStringLiteral("corpora")],
                 QJsonDocument::fromJson(local).object()[QStringLiteral("corpora")]);
        QVERIFY(waiting().isEmpty());
    }

    void aStopLeavesTheJobsInSlurmAndTheSameCommandTakesThemUp()
    {
        m_cluster->drain();
        const QString out = QStringLiteral("stopped");
        {
            Following following(*this, out);
            QVERIFY(following.waitUntil([&] { return waiting().size() == m_tasks; }));
            // A second one at the same time is refused.
            const Outcome second = test::deepmi(
                experimentArguments(out, QStringLiteral("--slurm")).join(QLatin1Char(' ')), m_folder.path());
            VERIFY_ERROR(second, "failed", 1, "is at work in");
            ::kill(static_cast<pid_t>(following.processId()), SIGINT);
            const Outcome stopped = following.end();
            VERIFY_ERROR(stopped, "stopped", 130, "jobs stay in Slurm", "slurm/cancel");
        }
        QCOMPARE(waiting().size(), m_tasks);
        const Outcome elsewhere =
            test::deepmi(experimentArguments(out, {}).join(QLatin1Char(' ')), m_folder.path());
        VERIFY_ERROR(elsewhere, "usage", 2, "jobs of this experiment are still in Slurm", "--slurm");
        {
            Following following(*this, out);
            m_cluster->resume();
            const Outcome outcome = following.end();
            QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        }
        QCOMPARE(tasksIn(arraysOf(out)), m_tasks); // nothing was submitted twice
        const std::string difference = test::firstDifference(path(QStringLiteral("local")), path(out));
        QVERIFY2(difference.empty(), difference.c_str());
    }

    void theScriptCancelsAll()
    {
        m_cluster->drain();
        const QString out = QStringLiteral("cancelled");
        {
            Following following(*this, out);
            QVERIFY(following.waitUntil([&] { return waiting().size() == m_tasks; }));
            ::kill(static_cast<pid_t>(following.processId()), SIGKILL);
            following.waitForFinished(-1);
        }
        const Outcome cancel = test::bash(QStringLiteral("sh %1/slurm/cancel").arg(out), m_folder.path());
        QVERIFY2(cancel.exitCode == 0, cancel.err.constData());
        QTRY_VERIFY_WITH_TIMEOUT(waiting().isEmpty(), 300'000);
    }

    void whatSlurmRefusesIsPassedOn()
    {
        const Outcome outcome =
            test::deepmi(experimentArguments(QStringLiteral("refused"),
                                             QStringLiteral("--slurm --slurm-option --partition=nowhere"))
                             .join(QLatin1Char(' ')),
                         m_folder.path());
        VERIFY_ERROR(outcome, "failed", 1, "sbatch refused the jobs", "nowhere",
                     "Invalid partition name specified");
    }
};

int main(int argc, char** argv)
{
    // Qt's own limit of five minutes a function would be one on the speed of the machine.
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    QCoreApplication application(argc, argv);
    SlurmTest slurmTest;
    return QTest::qExec(&slurmTest, argc, argv);
}
#include "slurm_learning_test.moc"

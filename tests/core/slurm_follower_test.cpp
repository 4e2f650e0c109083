#include "fake_slurm.h"
#include "test_data.h"

#include "experiment/failed_tasks.h"
#include "experiment/slurm_follower.h"
#include "job/error.h"

#include <memory>

using namespace deepmi;

/// An experiment followed through a Slurm whose jobs do what the test says.
class SlurmFollowerTest : public QObject
{
    Q_OBJECT

    struct Warnings : Progress {
        std::string all;
        void report(const ProgressUpdate&) override {}
        void warn(const std::string& message) override { all += message + "\n"; }
    };

    using Play = std::function<QString(const QString& key, const test::FakeSlurm::Row& row)>;

    std::unique_ptr<test::FakeSlurm> m_slurm;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<std::stop_source> m_stop;
    Warnings m_warnings;
    SlurmSettings m_settings;
    std::vector<ExperimentTask> m_tasks;
    std::function<void()> m_onLook; ///< before every look at the queue, instead of a play
    int m_looks = 0;

    std::filesystem::path folder() const { return m_folder->path().toStdString(); }

    void add(TaskKind kind, const char* key, std::vector<std::string> needs = {})
    {
        ExperimentTask task;
        task.kind = kind;
        task.key = key;
        task.title = std::string("task ") + key;
        task.needs = std::move(needs);
        task.file = std::filesystem::path(toString(kind)) / key;
        task.flops = 1;
        m_tasks.push_back(std::move(task));
    }

    /// A pre-training, the score that needs it, two trials of the score and one that needs nothing.
    void addUsualTasks()
    {
        add(TaskKind::Pretrain, "pre");
        add(TaskKind::Score, "score", {"pre"});
        add(TaskKind::Trial, "trial1", {"score"});
        add(TaskKind::Trial, "trial2", {"score"});
        add(TaskKind::Trial, "plain");
    }

    void writeResult(const QString& key) const
    {
        for (const ExperimentTask& task : m_tasks)
            if (task.key == key.toStdString()) {
                const auto path = QString::fromStdString((folder() / task.file).string());
                QDir().mkpath(QFileInfo(path).path());
                QFile file(path);
                QVERIFY(file.open(QIODevice::WriteOnly));
            }
    }

    void writeLog(const test::FakeSlurm::Row& row, const QByteArray& text) const
    {
        QFile log(m_folder->filePath(QStringLiteral("slurm/logs/") + row.element() + QStringLiteral(".log")));
        QVERIFY(log.open(QIODevice::WriteOnly) && log.write(text) == text.size());
    }

    /// Every job that may run leaves its result.
    QString complete(const QString& key) const
    {
        writeResult(key);
        return QStringLiteral("COMPLETED");
    }

    ExperimentProgress follow(const Play& play, std::vector<FailedTask>* failed = nullptr)
    {
        ExperimentWatch watch;
        watch.progress = [&](const ExperimentProgress&) {
            constexpr int tooMany = 3000;
            if (++m_looks > tooMany)
                m_stop->request_stop(); // a test that goes round and round must fail
            if (m_onLook)
                m_onLook();
            m_slurm->play(QDir(m_folder->path()), play);
        };
        const Job job(m_warnings, m_stop->get_token());
        SlurmFollower follower(folder(), m_settings, job, watch);
        follower.load(m_tasks);
        follower.run();
        if (failed)
            *failed = follower.failed();
        return follower.progress();
    }

    bool warned(const char* piece) const { return m_warnings.all.find(piece) != std::string::npos; }

private Q_SLOTS:
    void init()
    {
        m_slurm = std::make_unique<test::FakeSlurm>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_stop = std::make_unique<std::stop_source>();
        m_warnings.all.clear();
        m_settings = {};
        m_settings.parameters.pollSeconds = .1;
        m_settings.parameters.graceSeconds = 0;
        m_settings.command = {{"deepmi"}, {}};
        m_tasks.clear();
        m_onLook = {};
        m_looks = 0;
    }

    void cleanup() { m_slurm.reset(); } // gives PATH back before the next one takes it

    void allIsSubmittedAtOnceAndWaitsForWhatItNeeds()
    {
        addUsualTasks();
        m_settings.options = {"--partition=x"};
        const auto progress = follow([&](const QString& key, const auto&) { return complete(key); });
        QCOMPARE(progress.all().finished, 5u);
        const QStringList calls = m_slurm->calls(QStringLiteral("sbatch"));
        QCOMPARE(calls.size(), 4);
        for (const QString& call : calls)
            QVERIFY(call.contains(QStringLiteral("--parsable")) &&
                    call.contains(QStringLiteral(" --partition=x ")));
        QVERIFY(calls[0].contains(QStringLiteral("deepmi-pretrain-")) &&
                !calls[0].contains(QStringLiteral("afterok")));
        QVERIFY(calls[1].contains(QStringLiteral("deepmi-trial-")) &&
                calls[1].contains(QStringLiteral("--array=0-0 ")) &&
                !calls[1].contains(QStringLiteral("afterok")));
        QVERIFY(calls[2].contains(QStringLiteral("deepmi-score-")) &&
                calls[2].contains(QStringLiteral("--dependency=afterok:1_0 ")));
        QVERIFY(calls[3].contains(QStringLiteral("deepmi-trial-")) &&
                calls[3].contains(QStringLiteral("--array=0-1 ")) &&
                calls[3].contains(QStringLiteral("--dependency=afterok:3_0 ")));
        QVERIFY2(m_warnings.all.empty(), m_warnings.all.c_str());

        // Nothing is left to do, and nothing is submitted.
        QCOMPARE(follow([](const QString&, const auto&) { return QStringLiteral("FAILED"); }).all().finished,
                 5u);
        QCOMPARE(m_slurm->calls(QStringLiteral("sbatch")).size(), 4);
    }

    void anArrayIsNotLongerThanTheClusterAllows()
    {
        m_slurm->put("max", "3");
        for (const char* key : {"a", "b", "c", "d", "e", "f", "g"})
            add(TaskKind::Trial, key);
        QCOMPARE(follow([&](const QString& key, const auto&) { return complete(key); }).all().finished, 7u);
        const QStringList calls = m_slurm->calls(QStringLiteral("sbatch"));
        QCOMPARE(calls.size(), 3);
        QVERIFY(calls[0].contains(QStringLiteral("--array=0-2 ")));
        QVERIFY(calls[2].contains(QStringLiteral("--array=0-0 ")));
    }

    void whatFailsIsSubmittedAgainAndSoIsWhatWaitedForIt()
    {
        addUsualTasks();
        int runs = 0;
        const auto progress = follow([&](const QString& key, const auto&) {
            return key == QStringLiteral("pre") && ++runs < 3 ? QStringLiteral("NODE_FAIL") : complete(key);
        });
        QCOMPARE(progress.all().finished, 5u);
        QCOMPARE(runs, 3);
        QVERIFY2(warned("task pre: job 1_0 ended as NODE_FAIL") && warned("attempt 3 of 3"),
                 m_warnings.all.c_str());
        // Those that were cancelled with it have not failed.
        QVERIFY(!warned("task score") && !warned("task trial1"));
    }

    void whatATaskWarnsOfIsPassedOn()
    {
        add(TaskKind::Trial, "a");
        follow([&](const QString& key, const auto& row) {
            writeLog(row,
                     "reading features\nwarning: the clusters collapse\nwarning: the clusters collapse\n");
            return complete(key);
        });
        QCOMPARE(m_warnings.all, std::string("task a: the clusters collapse\n"));
    }

    void thereIsAnEndToAttempts()
    {
        addUsualTasks();
        std::vector<FailedTask> failed;
        int runs = 0;
        const auto progress = follow(
            [&](const QString& key, const auto& row) {
                if (key != QStringLiteral("score"))
                    return complete(key);
                ++runs;
                writeLog(row, "much\nerror: the reason\n\n");
                return QStringLiteral("FAILED");
            },
            &failed);
        QCOMPARE(runs, 3);
        QCOMPARE(progress.all().finished, 2u);
        QCOMPARE(progress.all().failed, 1u);
        QCOMPARE(progress.all().blocked, 2u);
        QCOMPARE(failed.size(), 1u);
        QCOMPARE(failed[0].key, std::string("score"));
        for (const char* piece : {"ended as FAILED", "error: the reason", ".log", "attempt 3 of 3"})
            QVERIFY2(failed[0].error.find(piece) != std::string::npos, failed[0].error.c_str());
        QCOMPARE(failureOf(folder(), "score"), failed[0].error);

        // The same command tries it again.
        QCOMPARE(follow([&](const QString& key, const auto&) { return complete(key); }).all().finished, 5u);
        QVERIFY(failureOf(folder(), "score").empty());
    }

    void aJobThatRanOutOfMemoryGetsMore()
    {
        add(TaskKind::Trial, "large");
        m_tasks.back().bytes = 700e6;
        follow([&](const QString& key, const auto&) {
            return m_slurm->calls(QStringLiteral("sbatch")).size() < 3 ? QStringLiteral("OUT_OF_MEMORY")
                                                                       : complete(key);
        });
        const QStringList calls = m_slurm->calls(QStringLiteral("sbatch"));
        QCOMPARE(calls.size(), 3);
        QVERIFY(calls[0].contains(QStringLiteral("--mem=1024M")));
        QVERIFY(calls[1].contains(QStringLiteral("--mem=2048M")));
        QVERIFY(calls[2].contains(QStringLiteral("--mem=4096M")));
    }

    void aStopLeavesTheJobsAndTheNextCallFollowsThem()
    {
        addUsualTasks();
        m_onLook = [&] { m_stop->request_stop(); };
        VERIFY_RAISES(follow([](const QString&, const auto&) { return QStringLiteral("PENDING"); }),
                      ErrorKind::Stopped, "5 jobs stay in Slurm", "sh ", "slurm/cancel");
        QFile cancel(m_folder->filePath(QStringLiteral("slurm/cancel")));
        QVERIFY(cancel.open(QIODevice::ReadOnly));
        QVERIFY(cancel.readAll().contains("scancel --quiet 1 2 3 4\n"));
        VERIFY_RAISES(requireNoSlurmJobs(folder(), Job(m_warnings)), ErrorKind::Usage,
                      "5 jobs of this experiment are still in Slurm", "--slurm", "slurm/cancel");

        m_stop = std::make_unique<std::stop_source>();
        m_onLook = {};
        // Failing now is what is new to the second call: it knows what waited for what.
        int runs = 0;
        const auto progress = follow([&](const QString& key, const auto&) {
            return key == QStringLiteral("pre") && ++runs == 1 ? QStringLiteral("TIMEOUT") : complete(key);
        });
        QCOMPARE(progress.all().finished, 5u);
        QCOMPARE(m_slurm->calls(QStringLiteral("sbatch")).size(), 4 + 3); // all but the plain trial
        QVERIFY2(!warned("task score"), m_warnings.all.c_str());
        requireNoSlurmJobs(folder(), Job(m_warnings)); // raises nothing now
    }

    void jobsWhoseNumberWasNeverToldAreKnownByTheirName()
    {
        add(TaskKind::Trial, "a");
        add(TaskKind::Trial, "b");
        // As if it had been killed between sbatch and writing down what it said: once taken, once not.
        SlurmRecord record;
        record.token = "0123abcd";
        record.arrays.push_back({4, "", TaskKind::Trial, {"a"}});
        record.arrays.push_back({5, "", TaskKind::Trial, {"b"}});
        std::filesystem::create_directories(folder() / "slurm");
        writeSlurmRecord(record, folder());
        QFile tasks(m_folder->filePath(QStringLiteral("slurm/4.tasks")));
        QVERIFY(tasks.open(QIODevice::WriteOnly) && tasks.write("a\n") == 2);
        tasks.close();
        m_slurm->put("last", "900");
        m_slurm->setRows({{QStringLiteral("900"), 0, QStringLiteral("PENDING"), QStringLiteral("Priority"),
                           QStringLiteral("deepmi-trial-0123abcd-4")}});
        QStringList submitted;
        const auto progress = follow([&](const QString& key, const auto& row) {
            submitted << key + QLatin1Char('@') + row.array;
            return complete(key);
        });
        QCOMPARE(progress.all().finished, 2u);
        QCOMPARE(m_slurm->calls(QStringLiteral("sbatch")).size(), 1);
        submitted.sort();
        QCOMPARE(submitted, (QStringList{QStringLiteral("a@900"), QStringLiteral("b@901")}));
    }

    void aTimeOutOfSbatchDoesNotSubmitTwice()
    {
        add(TaskKind::Trial, "a");
        m_slurm->put("refusal",
                     "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation\n");
        m_slurm->put("takes-all-the-same", "");
        QCOMPARE(follow([&](const QString& key, const auto&) { return complete(key); }).all().finished, 1u);
        QCOMPARE(m_slurm->calls(QStringLiteral("sbatch")).size(), 1);
    }

    void whatSbatchRefusesIsPassedOn()
    {
        add(TaskKind::Trial, "a");
        m_slurm->put("refusal",
                     "sbatch: error: invalid partition specified: nowhere\n"
                     "sbatch: error: Batch job submission failed: Invalid partition name specified\n");
        VERIFY_RAISES(follow({}), ErrorKind::Failed, "sbatch refused",
                      "invalid partition specified: nowhere; Batch job submission failed: Invalid partition "
                      "name specified");
        // Nothing is believed to be in Slurm afterwards.
        m_slurm->remove("refusal");
        QCOMPARE(follow([&](const QString& key, const auto&) { return complete(key); }).all().finished, 1u);
    }

    void aLimitOfJobsIsWaitedFor()
    {
        add(TaskKind::Trial, "a");
        m_onLook = [&] { m_stop->request_stop(); };
        VERIFY_RAISES(follow([](const QString&, const auto&) { return QStringLiteral("PENDING"); }),
                      ErrorKind::Stopped, "1 job stays in Slurm");
        m_stop = std::make_unique<std::stop_source>();
        add(TaskKind::Trial, "b");
        m_slurm->put("refusal", "sbatch: error: QOSMaxSubmitJobPerUserLimit\n");
        m_looks = 0;
        m_onLook = [&] {
            if (m_looks == 20)
                m_slurm->remove("refusal");
        };
        const auto progress = follow([&](const QString& key, const auto&) {
            return m_looks < 25 ? QStringLiteral("PENDING") : complete(key);
        });
        QCOMPARE(progress.all().finished, 2u);
        QVERIFY2(warned("takes no more jobs for now (QOSMaxSubmitJobPerUserLimit)"), m_warnings.all.c_str());
        QCOMPARE(m_warnings.all.find("takes no more"), m_warnings.all.rfind("takes no more")); // told once
    }

    void aControllerThatIsAwayIsWaitedFor()
    {
        addUsualTasks();
        m_onLook = [&] {
            if (m_looks == 1)
                m_slurm->put("silent", "slurm_load_jobs error: Unable to contact slurm controller\n");
            if (m_looks == 4)
                m_slurm->remove("silent");
        };
        QCOMPARE(follow([&](const QString& key, const auto&) { return complete(key); }).all().finished, 5u);
        QVERIFY2(warned("Unable to contact slurm controller"), m_warnings.all.c_str());
        QVERIFY(!warned("attempt"));
    }

    void aControllerThatIsAwayAtTheBeginningIsAnError()
    {
        addUsualTasks();
        m_slurm->put("silent", "scontrol: error: Unable to contact slurm controller (connect failure)\n");
        VERIFY_RAISES(follow({}), ErrorKind::Failed, "--slurm", "Unable to contact slurm controller");
    }

    void aResultThatIsSeenLateIsNoFailure()
    {
        m_settings.parameters.graceSeconds = 3600;
        add(TaskKind::Trial, "late");
        m_onLook = [&] {
            if (m_looks == 6)
                writeResult(QStringLiteral("late"));
        };
        QCOMPARE(
            follow([](const QString&, const auto&) { return QStringLiteral("COMPLETED"); }).all().finished,
            1u);
        QVERIFY(m_looks >= 6);
        QCOMPARE(m_slurm->calls(QStringLiteral("sbatch")).size(), 1);
    }

    void aResultThatNeverComesSaysWhereToLook()
    {
        m_settings.parameters.attempts = 1;
        add(TaskKind::Trial, "a");
        std::vector<FailedTask> failed;
        follow([](const QString&, const auto&) { return QStringLiteral("COMPLETED"); }, &failed);
        QCOMPARE(failed.size(), 1u);
        for (const char* piece :
             {"its result trial/a is not here", "slurm/logs/1_0.log", "same on every node"})
            QVERIFY2(failed[0].error.find(piece) != std::string::npos, failed[0].error.c_str());
    }

    void aJobThatSlurmHasForgottenIsLookedUpInTheAccounts()
    {
        m_settings.parameters.attempts = 1;
        m_settings.parameters.graceSeconds = 3600; // of no use to a job that is known to have failed
        add(TaskKind::Trial, "a");
        m_slurm->put("accounts", "1_0|TIMEOUT\n");
        m_onLook = [&] { m_slurm->setRows({}); };
        std::vector<FailedTask> failed;
        follow([](const QString&, const auto&) { return QStringLiteral("FAILED"); }, &failed);
        QCOMPARE(failed.size(), 1u);
        QVERIFY2(failed[0].error.find("ended as TIMEOUT") != std::string::npos, failed[0].error.c_str());
    }

    void withoutAccountsAForgottenJobIsKnownByItsResult()
    {
        add(TaskKind::Trial, "a");
        add(TaskKind::Trial, "b");
        m_onLook = [&] {
            if (m_looks == 1) {
                writeResult(QStringLiteral("a"));
                m_slurm->setRows({});
            }
        };
        const auto progress = follow([&](const QString& key, const auto&) { return complete(key); });
        QCOMPARE(progress.all().finished, 2u);
        QVERIFY2(warned("task b: job 1_1 has left no result") && !warned("task a"), m_warnings.all.c_str());
    }

    /// What a real Slurm does with elements that are cancelled while they wait: they are gone without a
    /// trace, and what waited for them is let run.
    void aWaitingElementThatIsGoneWasCancelled()
    {
        m_slurm->put("age", "300");
        m_settings.parameters.graceSeconds = 3600; // there is nothing to wait for
        addUsualTasks();
        m_onLook = [&] {
            if (m_looks > 1)
                return;
            auto rows = m_slurm->rows();
            rows.removeFirst(); // the pre-training
            m_slurm->setRows(rows);
        };
        int scores = 0;
        const auto progress = follow([&](const QString& key, const auto&) {
            if (key == QStringLiteral("score") && ++scores == 1)
                return QStringLiteral("FAILED");
            return complete(key);
        });
        QCOMPARE(progress.all().finished, 5u);
        QVERIFY2(warned("task pre: job 1_0 ended as CANCELLED"), m_warnings.all.c_str());
        QVERIFY2(!warned("task score"), m_warnings.all.c_str());
    }

    void aHeldJobIsToldOf()
    {
        add(TaskKind::Trial, "a");
        m_onLook = [&] {
            auto rows = m_slurm->rows();
            for (auto& row : rows)
                row.reason = m_looks < 5 ? QStringLiteral("JobHeldUser") : QStringLiteral("None");
            m_slurm->setRows(rows);
        };
        follow([&](const QString& key, const auto&) {
            return m_looks < 5 ? QStringLiteral("PENDING") : complete(key);
        });
        QVERIFY2(warned("holds job 1_0 (JobHeldUser)") && warned("scontrol release 1_0"),
                 m_warnings.all.c_str());
    }

    void withoutSlurmItSaysSo()
    {
        addUsualTasks();
        const QByteArray path = qgetenv("PATH");
        const QTemporaryDir empty;
        qputenv("PATH", empty.path().toUtf8());
        VERIFY_RAISES(follow({}), ErrorKind::Failed, "no program scontrol in PATH", "without --slurm");
        // A folder that has never seen Slurm is nobody's concern.
        requireNoSlurmJobs(folder(), Job(m_warnings));
        QVERIFY(m_warnings.all.empty());
        std::filesystem::create_directories(folder() / "slurm");
        writeSlurmRecord(readSlurmRecord(folder()), folder());
        requireNoSlurmJobs(folder(), Job(m_warnings));
        QVERIFY2(warned("given to Slurm once"), m_warnings.all.c_str());
        qputenv("PATH", path);
    }
};

QTEST_GUILESS_MAIN(SlurmFollowerTest)
#include "slurm_follower_test.moc"

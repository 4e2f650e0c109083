#include "test_data.h"

#include "experiment/slurm_arrays.h"
#include "experiment/slurm_commands.h"
#include "job/error.h"
#include "job/external_command.h"

#include <QProcess>
#include <QTemporaryDir>

#include <fstream>

using namespace deepmi;

/// What is said to Slurm and what is understood of its answers, without a Slurm.
class SlurmArraysTest : public QObject
{
    Q_OBJECT

    static ExperimentTask task(TaskKind kind, const std::string& key)
    {
        ExperimentTask task;
        task.kind = kind;
        task.key = key;
        return task;
    }

private Q_SLOTS:
    void theQueueIsReadElementByElement()
    {
        const auto jobs = parseQueue("12|0|RUNNING|None|deepmi-trial-1a2b3c4d-3\n"
                                     "12|1|PENDING|Resources|a | name\n"
                                     "13|N/A|RUNNING|None|no array\n"
                                     "slurm_load_jobs: something else\n");
        QCOMPARE(jobs.size(), 2u);
        QCOMPARE(jobs[0].array, std::string("12"));
        QCOMPARE(jobs[1].index, 1);
        QCOMPARE(jobs[1].reason, std::string("Resources"));
        QCOMPARE(jobs[1].name, std::string("a | name"));
        QVERIFY(jobs[0].running() && !jobs[0].ended() && !jobs[1].running() && !jobs[1].ended());
        QVERIFY(parseQueue("").empty());
    }

    void stateSaysWhetherAJobMayGoOn_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("ended");
        for (const char* state : {"COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "NODE_FAIL", "OUT_OF_MEMORY",
                                  "PREEMPTED", "BOOT_FAIL", "DEADLINE"})
            QTest::newRow(state) << state << true;
        for (const char* state : {"PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "REQUEUED", "SUSPENDED",
                                  "A_STATE_OF_LATER_VERSIONS"})
            QTest::newRow(state) << state << false;
    }
    void stateSaysWhetherAJobMayGoOn()
    {
        QFETCH(QString, state);
        QFETCH(bool, ended);
        SlurmJob job;
        job.state = state.toStdString();
        QCOMPARE(job.ended(), ended);
    }

    void aHoldIsSeen()
    {
        SlurmJob job;
        job.state = "PENDING";
        for (const char* reason :
             {"JobHeldUser", "JobHeldAdmin", "launch failed requeued held", "DependencyNeverSatisfied"}) {
            job.reason = reason;
            QVERIFY2(job.held(), reason);
        }
        for (const char* reason : {"Resources", "Priority", "Dependency", "None"}) {
            job.reason = reason;
            QVERIFY2(!job.held(), reason);
        }
    }

    void accountsAreReadElementByElement()
    {
        const auto states =
            parseAccounting("123_0|COMPLETED\n123_1|CANCELLED by 1000\n124_[0-3]|PENDING\n7|FAILED\n");
        QCOMPARE(states.at("123_0"), std::string("COMPLETED"));
        QCOMPARE(states.at("123_1"), std::string("CANCELLED"));
        QVERIFY(!states.contains("7"));
    }

    void optionsOfSbatchAreTakenInEveryForm()
    {
        const std::vector<std::string> options = sbatchOptions(
            {"--partition=gpu", "--time 1:00:00", "-p gpu", "-pgpu", "--exclusive", "--constraint=a b"});
        const std::vector<std::string> expected = {"--partition=gpu", "--time=1:00:00", "-pgpu",
                                                   "-pgpu",           "--exclusive",    "--constraint=a b"};
        QVERIFY(options == expected);
    }

    void whatAnExperimentSetsItselfIsRefused()
    {
        for (const char* option : {"--array=1-3", "-a 1-3", "--dependency=afterok:1", "--job-name=x", "-Jx",
                                   "--wrap=true", "--chdir=/", "-W", "--output /dev/null", "-M other"})
            VERIFY_RAISES(sbatchOptions({option}), ErrorKind::Usage, "--slurm-option", option, "itself");
        for (const char* option : {"", "script.sh", "-", "--", "partition=gpu"})
            VERIFY_RAISES(sbatchOptions({option}), ErrorKind::Usage, "--slurm-option", "--partition=gpu");
    }

    void memoryIsAskedForInSteps()
    {
        QCOMPARE(slurmMegabytes(0), 512);
        QCOMPARE(slurmMegabytes(400e6), 512);
        QCOMPARE(slurmMegabytes(500e6), 1024);
        QCOMPARE(slurmMegabytes(3e9), 4096);
        QVERIFY(slurmMegabytes(1e30) > 0);
    }

    void tasksThatAreAlikeShareAnArray()
    {
        const ExperimentTask pretrain = task(TaskKind::Pretrain, "p"), trial = task(TaskKind::Trial, "t"),
                             score = task(TaskKind::Score, "s");
        const std::vector<SlurmSubmission> submissions = {
            {&trial, {}, 512},      {&trial, {}, 512}, {&trial, {"1_0"}, 512}, {&trial, {}, 1024},
            {&score, {"1_0"}, 512}, {&trial, {}, 512}, {&pretrain, {}, 512},   {&trial, {"1_0"}, 512},
            {&trial, {"1_1"}, 512}, {&trial, {}, 512}, {&pretrain, {}, 512}};
        const auto groups = groupedForArrays(submissions, 3);
        std::vector<std::pair<std::string, std::size_t>> seen;
        std::size_t all = 0;
        for (const auto& group : groups) {
            seen.emplace_back(group.front().task->key, group.size());
            all += group.size();
            for (const SlurmSubmission& one : group) {
                QCOMPARE(one.task->kind, group.front().task->kind);
                QCOMPARE(one.megabytes, group.front().megabytes);
                QVERIFY(one.after == group.front().after);
            }
        }
        QCOMPARE(all, submissions.size());
        // Four trials that wait for nothing and take 512 MiB: an array of three, the most there may be, and
        // one.
        const std::vector<std::pair<std::string, std::size_t>> expected = {
            {"p", 2}, {"s", 1}, {"t", 3}, {"t", 2}, {"t", 1}, {"t", 1}, {"t", 1}};
        QVERIFY(seen == expected);
    }

    void sbatchIsToldWhatATaskNeeds()
    {
        SlurmRecord record;
        record.token = "1a2b3c4d";
        SlurmArray array;
        array.number = 7;
        array.kind = TaskKind::Score;
        array.keys = {"a", "b", "c"};
        const ExperimentTask score = task(TaskKind::Score, "a");
        const SlurmSubmission first{&score, {"12_0", "12_3"}, 2048};
        const auto arguments = sbatchArguments(record, array, first, 4, "/shared/ex 1", {"--partition=x"});
        const auto has = [&](const char* argument) {
            return std::find(arguments.begin(), arguments.end(), argument) != arguments.end();
        };
        for (const char* argument : {"--job-name=deepmi-score-1a2b3c4d-7", "--array=0-2",
                                     "--chdir=/shared/ex 1", "--cpus-per-task=4", "--mem=2048M",
                                     "--dependency=afterok:12_0:12_3", "--kill-on-invalid-dep=yes"})
            QVERIFY2(has(argument), argument);
        // The person's own come last and so win; the script is the last word.
        QCOMPARE(arguments.at(arguments.size() - 2), std::string("--partition=x"));
        QCOMPARE(arguments.back(), std::string("/shared/ex 1/slurm/7.sh"));

        const auto own =
            sbatchArguments(record, array, {&score, {}, 512}, 4, "/x", {"--mem-per-cpu=1G", "-c2"});
        for (const std::string& argument : own)
            QVERIFY2(!argument.starts_with("--mem=") && !argument.starts_with("--cpus-per-task") &&
                         !argument.starts_with("--dependency"),
                     argument.c_str());
    }

    void jobsAreKnownByTheirNames()
    {
        SlurmRecord record;
        record.token = "1a2b3c4d";
        SlurmArray array;
        array.number = 12;
        QCOMPARE(record.numberOf(record.jobName(array)).value_or(0), 12);
        for (const char* foreign : {"deepmi-trial-1a2b3c4e-12", "trial-1a2b3c4d-12", "deepmi-trial-1a2b3c4d-",
                                    "deepmi-trial-1a2b3c4d-12x", "", "bash"})
            QVERIFY2(!record.numberOf(foreign), foreign);
    }

    void whatWasSubmittedIsRemembered()
    {
        const QTemporaryDir temporary;
        const std::filesystem::path folder = temporary.path().toStdString();
        const SlurmRecord fresh = readSlurmRecord(folder);
        QCOMPARE(fresh.token.size(), 8u);
        QVERIFY(fresh.token != readSlurmRecord(folder).token);
        SlurmRecord record = fresh;
        record.arrays.push_back({1, "41", TaskKind::Pretrain, {"a"}});
        record.arrays.push_back({2, "", TaskKind::Trial, {"b", "c"}});
        std::filesystem::create_directories(folder / "slurm");
        writeSlurmRecord(record, folder);
        const SlurmRecord back = readSlurmRecord(folder);
        QCOMPARE(back.token, fresh.token);
        QCOMPARE(back.arrays.size(), 2u);
        QCOMPARE(back.arrays[0].job, std::string("41"));
        QVERIFY(back.arrays[1].kind == TaskKind::Trial && back.arrays[1].job.empty());
        QVERIFY(back.arrays[1].keys == record.arrays[1].keys);

        const auto damaged = [&](const char* text) {
            std::ofstream(folder / "slurm" / "jobs.json") << text;
            readSlurmRecord(folder);
        };
        VERIFY_RAISES(damaged("{"), ErrorKind::BadInput, "jobs.json", "JSON");
        VERIFY_RAISES(damaged("[]"), ErrorKind::BadInput, "jobs.json", "format");
        VERIFY_RAISES(damaged(R"({"format":"deepmi-slurm","format_version":2})"), ErrorKind::BadInput,
                      "format_version", "newer");
        VERIFY_RAISES(
            damaged(R"({"format":"deepmi-slurm","format_version":1,"token":"x","arrays":[{"number":1}]})"),
            ErrorKind::BadInput, "/arrays/0", "job");
    }

    void theScriptDoesTheTaskOfItsElementWhereverItRuns()
    {
        const QTemporaryDir temporary;
        const std::filesystem::path folder = (temporary.path() + "/it's 100% \"odd\" $HOME").toStdString();
        std::filesystem::create_directories(folder / "slurm");
        const SlurmArray array{3, "", TaskKind::Trial, {"first", "second"}};
        std::ofstream(folder / "slurm" / "3.tasks") << "first\nsecond\n";
        qputenv("LD_LIBRARY_PATH", "/some where");
        qputenv("DEEPMI_TEST_SETTING", "it's set");
        const std::string script =
            slurmScript(array, folder,
                        {{"/bin/sh", "-c",
                          "printf '%s|' \"$@\" \"$LD_LIBRARY_PATH\" \"$DEEPMI_TEST_SETTING\"", "x", "do"},
                         {"--device", "c p u"}});
        qunsetenv("LD_LIBRARY_PATH");
        qunsetenv("DEEPMI_TEST_SETTING");
        std::ofstream(folder / "slurm" / "3.sh") << script;

        const auto run = [&](const std::string& path, const char* element) {
            return runCommand({"env", "-i", "PATH=/usr/bin:/bin",
                               std::string("SLURM_ARRAY_TASK_ID=") + element, "sh", path},
                              {}, {});
        };
        const CommandOutcome second = run((folder / "slurm" / "3.sh").string(), "1");
        QCOMPARE(QString::fromStdString(second.out),
                 QStringLiteral("do|second|--device|c p u|/some where|it's set|"));
        QCOMPARE(second.exitCode, 0);

        // On a node that has no such folder.
        const std::string copy = (temporary.path() + "/copy.sh").toStdString();
        std::filesystem::copy_file(folder / "slurm" / "3.sh", copy);
        std::filesystem::remove_all(folder);
        const CommandOutcome elsewhere = run(copy, "1");
        QCOMPARE(elsewhere.exitCode, 1);
        QVERIFY2(elsewhere.err.find("must be shared") != std::string::npos, elsewhere.err.c_str());
    }

    void programsAreRunAndHeard()
    {
        CommandOutcome outcome = runCommand({"sh", "-c", "echo out; echo err >&2; cat; exit 3"}, {}, {});
        QCOMPARE(outcome.exitCode, 3);
        QCOMPARE(outcome.out, std::string("out\n"));
        QCOMPARE(outcome.err, std::string("err\n"));
        // More than a pipe holds, on both at a time.
        outcome = runCommand({"sh", "-c", "seq 50000; seq 50000 >&2; kill -9 $$"}, {}, {});
        QCOMPARE(outcome.exitCode, 128 + 9);
        QVERIFY(outcome.out.ends_with("\n50000\n") && outcome.err.ends_with("\n50000\n"));
        VERIFY_RAISES(runCommand({"no-such-program-of-deepmi"}, {}, {}), ErrorKind::Failed,
                      "no program no-such-program-of-deepmi");

        qputenv("DEEPMI_A_ONE", "1");
        qputenv("DEEPMI_B", "2");
        outcome = runCommand({"sh", "-c", "echo \"$DEEPMI_A_ONE|$DEEPMI_B\""}, {{"DEEPMI_A_"}, false}, {});
        QCOMPARE(outcome.out, std::string("|2\n"));
        qunsetenv("DEEPMI_A_ONE");
        qunsetenv("DEEPMI_B");
    }

    void aStopEndsTheProgramThatIsWaitedFor()
    {
        std::stop_source stop;
        struct Silent : Progress {
            void report(const ProgressUpdate&) override {}
            void warn(const std::string&) override {}
        } silent;
        stop.request_stop();
        VERIFY_RAISES(runCommand({"sleep", "1000"}, {{}, true}, Job(silent, stop.get_token())),
                      ErrorKind::Stopped, "stopped");
    }
};

QTEST_GUILESS_MAIN(SlurmArraysTest)
#include "slurm_arrays_test.moc"

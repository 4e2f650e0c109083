#include "comparison/comparison_json.h"
#include "experiment/experiment_run.h"
#include "experiment/task_executor.h"
#include "job/error.h"
#include "job/folder_lock.h"
#include "listener.h"
#include "network/device.h"
#include "program.h"
#include "small_plan.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <stop_token>
#include <utility>

using namespace deepmi;
using nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace
{

/// Stops a job when it has done so much of it.
class StopAt final : public Progress
{
public:
    explicit StopAt(double done) : m_done(done) {}
    void report(const ProgressUpdate& update) override
    {
        if (update.done >= m_done)
            m_stop.request_stop();
    }
    void warn(const std::string&) override {}
    Job job() { return Job(*this, m_stop.get_token()); }

private:
    double m_done;
    std::stop_source m_stop;
};

/// A planned experiment of three trials an approach in a folder of its own.
class Planned
{
public:
    explicit Planned(const ordered_json& measures = {"none", "random"})
    {
        test::writeCorpus(QDir(m_folder.path()));
        ordered_json json = test::smallPlan();
        json["measures"] = measures;
        json["trials"] = 3;
        out = m_folder.filePath(QStringLiteral("out")).toStdString();
        m_experiment = planExperiment(test::readPlan(json, &m_folder), out);
        writeExperiment(m_experiment, out);
    }

    /// Tasks in the order of the plan: of a kind, trials of an approach.
    std::vector<ExperimentTask> tasks(TaskKind kind, const std::string& title = {}) const
    {
        std::vector<ExperimentTask> found;
        for (const ExperimentTask& task : experimentTasks(m_experiment))
            if (task.kind == kind && task.title.starts_with(title))
                found.push_back(task);
        return found;
    }
    std::vector<ExperimentTask> trials() const { return tasks(TaskKind::Trial, "W/O curriculum"); }
    int finished(const std::vector<ExperimentTask>& of) const
    {
        return static_cast<int>(std::count_if(
            of.begin(), of.end(), [this](const ExperimentTask& task) { return isFinished(task, out); }));
    }
    QByteArray contents(const ExperimentTask& task) const
    {
        return test::read(QString::fromStdString((out / task.file).string()));
    }

    Experiment& experiment() { return m_experiment; }

    fs::path out;

private:
    QTemporaryDir m_folder;
    Experiment m_experiment;
};

/// Does tasks in this process; the first attempt at one of them seems to have ended with its process.
class DyingOnce final : public TaskExecutor
{
public:
    DyingOnce(const fs::path& folder, std::string key, int together)
        : m_runner(folder, {"cpu"}), m_key(std::move(key)), m_together(together)
    {
    }
    bool hasRoomFor(const ExperimentTask&) const override { return m_events.empty(); }
    void start(const ExperimentTask& task) override
    {
        TaskEvent event;
        event.key = task.key;
        if (task.key == m_key) {
            m_key.clear();
            event.kind = TaskEvent::Kind::Failed;
            event.tasks = m_together;
        } else {
            m_runner.run(task.key, {});
            event.kind = TaskEvent::Kind::Finished;
        }
        m_events.push_back(event);
    }
    std::vector<TaskEvent> poll(int) override { return std::exchange(m_events, {}); }
    void stop() override {}

private:
    TaskRunner m_runner;
    std::string m_key;
    int m_together;
    std::vector<TaskEvent> m_events;
};

} // namespace

/// Trials of an approach that one task trains together, as an experiment on a GPU has them.
class TaskRunnerTest : public QObject
{
    Q_OBJECT

    const DeviceOptions m_cpu{"cpu"};

private Q_SLOTS:
    void togetherTheyAreWhatTheyAreAlone()
    {
        const Planned alone, together;
        TaskRunner one(alone.out, m_cpu), all(together.out, m_cpu, 16);
        for (const ExperimentTask& task : alone.tasks(TaskKind::Score)) {
            one.run(task.key, {});
            all.run(task.key, {});
        }
        const std::vector<ExperimentTask> none = together.trials(), trials = together.tasks(TaskKind::Trial);
        QCOMPARE(none.size(), std::size_t{3});
        QCOMPARE(trials.size(), std::size_t{6});
        all.run(none.front().key, {});
        QCOMPARE(together.finished(none), 3);
        QCOMPARE(together.finished(trials), 3); // and nothing of the other approach
        one.run(none.front().key, {});
        QCOMPARE(alone.finished(trials), 1);
        for (const ExperimentTask& task : trials) {
            test::Listener listener;
            all.run(task.key, Job(listener));
            one.run(task.key, {});
            QVERIFY(!together.contents(task).isEmpty());
            QCOMPARE(together.contents(task), alone.contents(task));
            if (std::any_of(none.begin(), none.end(),
                            [&](const ExperimentTask& other) { return other.key == task.key; }))
                QCOMPARE(listener.reports, 0); // it was there
        }
        QCOMPARE(together.finished(trials), 6);
    }

    void noMoreThanAllowedAndNoneThatIsThere()
    {
        const Planned planned;
        const std::vector<ExperimentTask> trials = planned.trials();
        TaskRunner pairs(planned.out, m_cpu, 2);
        pairs.run(trials[0].key, {});
        QCOMPARE(planned.finished(trials), 2);
        QVERIFY(!isFinished(trials[2], planned.out));
        fs::remove(planned.out / trials[0].file);
        const auto before = fs::last_write_time(planned.out / trials[1].file);
        TaskRunner all(planned.out, m_cpu, 16);
        all.run(trials[0].key, {}); // the next one is there, so that the last is not next to it
        QVERIFY(isFinished(trials[0], planned.out));
        QVERIFY(!isFinished(trials[2], planned.out));
        QVERIFY(fs::last_write_time(planned.out / trials[1].file) == before);
    }

    /// Which of them failed cannot be told; the others are not to suffer from it.
    void afterAFailureEachIsTrainedAlone()
    {
        const Planned planned;
        const std::vector<ExperimentTask> trials = planned.trials();
        fs::create_directories(planned.out / "checkpoints");
        // Somebody else seems to be at the three, which fails after a while.
        const FileLock lock(planned.out / "checkpoints" / ("trials-" + trials[0].key + "-3.checkpoint"));
        TaskRunner all(planned.out, m_cpu, 16);
        test::Listener listener;
        all.run(trials[0].key, Job(listener));
        QCOMPARE(planned.finished(trials), 1);
        QCOMPARE(listener.warnings.size(), std::size_t{1});
        QVERIFY2(listener.warnings.front().starts_with("3 trials at once: "), listener.warnings[0].c_str());
        all.run(trials[1].key, Job(listener));
        QCOMPARE(planned.finished(trials), 2);
        QCOMPARE(listener.warnings.size(), std::size_t{1});
    }

    /// Whichever of them is asked for next, and however many may be trained at once then.
    void whatWasStoppedTogetherGoesOnTogether_data()
    {
        QTest::addColumn<int>("together");
        QTest::newRow("together again") << 16;
        QTest::newRow("fewer at once") << 2;
        QTest::newRow("by one that trains each alone") << 1;
    }
    void whatWasStoppedTogetherGoesOnTogether()
    {
        QFETCH(int, together);
        const Planned planned, alone;
        const std::vector<ExperimentTask> trials = planned.trials();
        {
            TaskRunner all(planned.out, m_cpu, 16);
            StopAt stop(1.5); // in the second one
            VERIFY_RAISES(all.run(trials[0].key, stop.job()), ErrorKind::Stopped, "stopped");
        }
        QCOMPARE(planned.finished(trials), 1);
        const auto before = fs::last_write_time(planned.out / trials[0].file);
        TaskRunner next(planned.out, m_cpu, together), one(alone.out, m_cpu);
        QCOMPARE(next.tasksAtHand(), 1);
        test::Listener listener;
        next.run(trials[2].key, Job(listener));
        QCOMPARE(next.tasksAtHand(), 3);
        QCOMPARE(planned.finished(trials), 3);
        QVERIFY(fs::last_write_time(planned.out / trials[0].file) == before);
        double least = 3; // of what was done when something was reported of the training itself
        for (const ProgressUpdate& update : listener.updates)
            if (update.detail.find("CCC") != std::string::npos)
                least = std::min(least, update.done);
        QVERIFY2(least > 1.5 && least < 3, std::to_string(least).c_str());
        for (const ExperimentTask& task : trials) {
            one.run(task.key, {});
            QCOMPARE(planned.contents(task), alone.contents(task));
        }
    }

    /// Their process may have died of what they are together: its end cannot be caught, only told.
    void whatIsToldToBeAloneIsSoThoughItWasStoppedTogether()
    {
        const Planned planned;
        const std::vector<ExperimentTask> trials = planned.trials();
        {
            TaskRunner all(planned.out, m_cpu, 16);
            StopAt stop(1.5);
            VERIFY_RAISES(all.run(trials[0].key, stop.job()), ErrorKind::Stopped, "stopped");
        }
        QCOMPARE(planned.finished(trials), 1);
        TaskRunner next(planned.out, m_cpu, 16);
        next.trainAlone(trials[1].key);
        for (const std::size_t one : {1, 2}) {
            next.run(trials[one].key, {});
            QCOMPARE(next.tasksAtHand(), 1);
            QCOMPARE(planned.finished(trials), static_cast<int>(one) + 1);
        }
    }

    /// A process that dies with several trials at once is no failure of the one that it was asked for.
    void aDeathWithOthersIsNoFailure_data()
    {
        QTest::addColumn<int>("together");
        QTest::addColumn<std::size_t>("failed");
        QTest::newRow("with others") << 3 << std::size_t{0};
        QTest::newRow("alone") << 1 << std::size_t{1};
    }
    void aDeathWithOthersIsNoFailure()
    {
        QFETCH(int, together);
        QFETCH(std::size_t, failed);
        Planned planned(ordered_json::array({"none"}));
        DyingOnce executor(planned.out, planned.trials().front().key, together);
        test::Listener listener;
        const ExperimentOutcome outcome =
            runExperiment(planned.experiment(), planned.out, executor, {0}, Job(listener), {});
        QCOMPARE(outcome.failed.size(), failed);
        QCOMPARE(planned.finished(planned.trials()), 3 - static_cast<int>(failed));
        QCOMPARE(listener.warnings.size(), std::size_t{1} - failed);
    }

    /// Scores of a measure that trains take as long as a training.
    void scoresThatWereStoppedGoOn()
    {
        const ordered_json json = {{"measure", "cross-validated-loss"}, {"options", {{"epochs", 6}}}};
        const Planned planned({"none", json}), alone({"none", json});
        const ExperimentTask scores = planned.tasks(TaskKind::Score).front();
        {
            TaskRunner runner(planned.out, m_cpu);
            StopAt stop(2.5); // of five folds
            VERIFY_RAISES(runner.run(scores.key, stop.job()), ErrorKind::Stopped, "stopped");
        }
        const fs::path checkpoint = planned.out / "checkpoints" / ("scores-" + scores.key + ".checkpoint");
        QVERIFY(fs::exists(checkpoint));
        test::Listener listener;
        TaskRunner(planned.out, m_cpu).run(scores.key, Job(listener));
        QVERIFY(!fs::exists(checkpoint));
        TaskRunner(alone.out, m_cpu).run(scores.key, {});
        QVERIFY(!planned.contents(scores).isEmpty());
        QCOMPARE(planned.contents(scores), alone.contents(scores));
        double least = 5; // of what was done when something was reported of the training
        for (const ProgressUpdate& update : listener.updates)
            if (update.stage == "training networks")
                least = std::min(least, update.done);
        QVERIFY2(least > 2.5 && least < 5, std::to_string(least).c_str());
        // One that cannot be gone on from is no obstacle.
        fs::remove(planned.out / scores.file);
        test::write(QString::fromStdString(checkpoint.string()), "nothing");
        TaskRunner(planned.out, m_cpu).run(scores.key, Job(listener));
        QCOMPARE(planned.contents(scores), alone.contents(scores));
        QVERIFY(std::any_of(listener.warnings.begin(), listener.warnings.end(), [](const std::string& text) {
            return text.find("starts anew") != std::string::npos;
        }));
    }

    /// By which an experiment on a GPU is told.
    void whichDevicesAreGpus()
    {
        QVERIFY(usesGpu("cuda") && usesGpu("cuda:1"));
        QVERIFY(!usesGpu("cpu"));
        QCOMPARE(usesGpu("auto"), availableDevices().size() > 1); // the CPU is the first
    }

    void aStopIsNoFailure()
    {
        const Planned planned;
        std::stop_source stop;
        stop.request_stop();
        test::Listener listener;
        const Job job(listener, stop.get_token());
        TaskRunner all(planned.out, m_cpu, 16);
        VERIFY_RAISES(all.run(planned.trials().front().key, job), ErrorKind::Stopped, "stopped");
        QVERIFY(listener.warnings.empty());
        QCOMPARE(planned.finished(planned.trials()), 0);
    }
};

QTEST_GUILESS_MAIN(TaskRunnerTest)
#include "task_runner_learning_test.moc"

#include "experiment/experiment_run.h"
#include "program.h"
#include "small_plan.h"
#include "test_data.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace deepmi;
using nlohmann::ordered_json;

namespace
{

/// Takes one task after the other, is half done with each as long as it is not told to end, and then fails.
class HalfDone final : public TaskExecutor
{
public:
    explicit HalfDone(int tasks) : m_tasks(tasks) {}

    bool hasRoomFor(const ExperimentTask&) const override { return m_key.empty(); }
    void start(const ExperimentTask& task) override { m_key = task.key; }
    std::vector<TaskEvent> poll(int milliseconds) override
    {
        if (m_key.empty())
            return {};
        TaskEvent event;
        event.key = m_key;
        event.share = .5;
        event.tasks = m_tasks;
        if (m_ends) {
            event.kind = TaskEvent::Kind::Failed;
            event.text = "the test is over";
            m_key.clear();
        } else {
            QTest::qSleep(milliseconds);
        }
        return {event};
    }
    void stop() override {}
    void end() { m_ends = true; }

private:
    int m_tasks;
    bool m_ends = false;
    std::string m_key;
};

} // namespace

/// The time that an experiment has left, of three tasks that are alike.
class ExperimentTimeLeftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTasksAloneAndTogether_data()
    {
        QTest::addColumn<int>("tasks");
        QTest::addColumn<double>("times");
        // Half of one of three is done: five times as much is left. Half of all: as much again.
        QTest::newRow("one at a time") << 1 << 5.;
        QTest::newRow("three together") << 3 << 1.;
    }
    void ofTasksAloneAndTogether()
    {
        QFETCH(int, tasks);
        QFETCH(double, times);
        QTemporaryDir folder;
        test::writeCorpus(QDir(folder.path()));
        ordered_json json = test::smallPlan();
        json["measures"] = {"none"};
        json["trials"] = 3;
        const std::filesystem::path out = folder.filePath(QStringLiteral("out")).toStdString();
        Experiment experiment = planExperiment(test::readPlan(json, &folder), out);
        QCOMPARE(experimentTasks(experiment).size(), std::size_t{3});
        writeExperiment(experiment, out);
        HalfDone executor(tasks);
        double found = std::nan("");
        ExperimentWatch watch;
        watch.progress = [&](const ExperimentProgress& progress) {
            if (std::isnan(found) && !std::isnan(progress.secondsLeft)) { // it takes a while to be known
                found = progress.secondsLeft / progress.seconds;
                executor.end();
            }
        };
        const ExperimentOutcome outcome = runExperiment(experiment, out, executor, {}, {}, watch);
        QCOMPARE(outcome.failed.size(), std::size_t{3});
        QVERIFY2(std::abs(found - times) < 1e-9, QByteArray::number(found).constData());
    }
};

QTEST_GUILESS_MAIN(ExperimentTimeLeftTest)
#include "experiment_time_left_test.moc"

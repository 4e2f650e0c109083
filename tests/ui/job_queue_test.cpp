#include "studio_window.h"

#include "job/error.h"

#include <QSignalSpy>
#include <atomic>
#include <thread>

using namespace deepmi;
using namespace deepmi::studio;

/// Jobs run one after the other on another thread; values, progress and ends arrive in order on this one.
class JobQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsArriveOnTheGuiThreadInOrder()
    {
        JobQueue queue;
        std::vector<int> seen;
        std::thread::id workerThread;
        for (int number = 0; number < 3; ++number)
            queue.enqueue(
                {QStringLiteral("job")}, this,
                [number, &workerThread](JobContext& context) {
                    workerThread = std::this_thread::get_id();
                    context.post([] {});
                    return std::make_unique<int>(number);
                },
                [&](std::unique_ptr<int> result) { seen.push_back(*result); });
        QTRY_COMPARE(seen.size(), std::size_t{3});
        QCOMPARE(seen, (std::vector<int>{0, 1, 2}));
        QVERIFY(workerThread != std::this_thread::get_id());
        QVERIFY(queue.isIdle());
    }

    void postedValuesComeBeforeTheResult()
    {
        JobQueue queue;
        std::vector<int> seen;
        queue.enqueue(
            {QStringLiteral("job")}, this,
            [&](JobContext& context) {
                for (int epoch = 0; epoch < 5; ++epoch)
                    context.post([&seen, epoch] { seen.push_back(epoch); });
                return 5;
            },
            [&](int result) { seen.push_back(result); });
        QTRY_COMPARE(seen.size(), std::size_t{6});
        QCOMPARE(seen, (std::vector<int>{0, 1, 2, 3, 4, 5}));
    }

    void failuresBecomeMessages()
    {
        JobQueue queue;
        const QSignalSpy failed(&queue, &JobQueue::failed);
        bool done = false;
        queue.enqueue(
            {QStringLiteral("job")}, this,
            [](JobContext&) { throw InputError("labels.csv", "line 3", "no number"); }, [&] { done = true; });
        QTRY_COMPARE(failed.size(), 1);
        const auto state = failed.first().first().value<JobState>();
        QCOMPARE(state.status, JobStatus::Failed);
        QVERIFY(state.error.contains(QLatin1String("labels.csv")));
        QVERIFY(state.error.contains(QLatin1String("line 3")));
        QVERIFY(!done);
    }

    void whatAResultsReceiverRaisesIsAFailureToo()
    {
        JobQueue queue;
        const QSignalSpy failed(&queue, &JobQueue::failed);
        bool next = false;
        queue.enqueue(
            {QStringLiteral("job")}, this, [](JobContext&) { return 1; },
            [](int) { throw InputError("run.h5", "", "does not fit"); });
        queue.enqueue(
            {QStringLiteral("next")}, this, [](JobContext&) {}, [&] { next = true; });
        QTRY_VERIFY(next);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<JobState>().error.contains(QLatin1String("run.h5")));
    }

    void aRunningJobStopsAndAWaitingOneNeverStarts()
    {
        JobQueue queue;
        std::atomic<bool> started = false;
        bool secondRan = false;
        const auto endless = [&](JobContext& context) {
            started = true;
            for (;;) {
                context.job().throwIfStopped();
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        };
        const int first = queue.enqueue({QStringLiteral("endless")}, this, endless, [] {});
        const int second = queue.enqueue(
            {QStringLiteral("second")}, this, [&](JobContext&) { secondRan = true; }, [] {});
        QTRY_VERIFY(started);
        queue.stop(second);
        queue.stop(first);
        QTRY_VERIFY(queue.isIdle());
        QCOMPARE(queue.state(first).status, JobStatus::Stopped);
        QCOMPARE(queue.state(second).status, JobStatus::Stopped);
        QVERIFY(!secondRan);
    }

    void aPausedJobStandsStillUntilItIsStepped()
    {
        JobQueue queue;
        std::atomic<int> epochs = 0;
        const int id = queue.enqueue(
            {QStringLiteral("training"), true}, this,
            [&](JobContext& context) {
                for (int epoch = 0; epoch < 1000; ++epoch) {
                    context.job().throwIfStopped();
                    ++epochs;
                    context.job().epochDone();
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
            },
            [] {});
        queue.pause(id);
        QCOMPARE(queue.state(id).status, JobStatus::Paused);
        QTRY_VERIFY(queue.state(id).atRest);
        const int paused = epochs;
        queue.stepEpoch(id);
        QVERIFY(!queue.state(id).atRest);
        QTRY_VERIFY(queue.state(id).atRest);
        // Neither more before it was stepped nor after.
        QCOMPARE(epochs.load(), paused + 1);
        queue.resume(id);
        QTRY_VERIFY(epochs > paused + 5);
        queue.stop(id);
        QTRY_VERIFY(queue.isIdle());
    }

    void aPausedJobSaysWhenItStandsStill()
    {
        JobQueue queue;
        std::atomic<bool> free = false;
        std::atomic<int> batches = 0;
        const int id = queue.enqueue(
            {QStringLiteral("training"), true}, this,
            [&](JobContext& context) {
                for (int epoch = 0; epoch < 1000; ++epoch) {
                    context.job().throwIfStopped();
                    ++batches;
                    while (!free)
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    context.job().epochDone();
                }
            },
            [] {});
        // It is looked at several times while the job is in its batch: asked to pause is not paused.
        const auto staysAtWork = [&] {
            int looks = 0;
            QTimer look;
            connect(&look, &QTimer::timeout, this, [&] { ++looks; });
            look.start(60);
            return QTest::qWaitFor([&] { return looks >= 3 || queue.state(id).atRest; }, 60000) &&
                   !queue.state(id).atRest;
        };
        QTRY_COMPARE(batches.load(), 1);
        queue.pause(id);
        QVERIFY(staysAtWork());
        free = true;
        QTRY_VERIFY(queue.state(id).atRest);
        free = false;
        queue.stepEpoch(id);
        QTRY_COMPARE(batches.load(), 2);
        QVERIFY(staysAtWork());
        free = true;
        QTRY_VERIFY(queue.state(id).atRest);
        QCOMPARE(queue.state(id).status, JobStatus::Paused);
        queue.stop(id);
        QTRY_VERIFY(queue.isIdle());
    }

    void aPausedJobThatIsToFinishKeepsWhatItHas()
    {
        JobQueue queue;
        int result = -1;
        JobOptions options{QStringLiteral("training"), true, true};
        const int id = queue.enqueue(
            options, this,
            [](JobContext& context) {
                int epochs = 0;
                for (; epochs < 100000 && !context.finishRequested(); ++epochs) {
                    context.job().throwIfStopped();
                    context.job().epochDone();
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
                return epochs;
            },
            [&](int epochs) { result = epochs; });
        queue.pause(id);
        QTRY_VERIFY(queue.state(id).atRest);
        QVERIFY(queue.state(id).canFinishNow());
        queue.finishEarly(id);
        QVERIFY(!queue.state(id).canFinishNow());
        QTRY_VERIFY(result >= 0);
        QVERIFY(result < 100000);
        QCOMPARE(queue.state(id).status, JobStatus::Done);
    }

    void endedJobsAreForgottenWhenAsked()
    {
        JobQueue queue;
        const QSignalSpy forgotten(&queue, &JobQueue::forgotten);
        queue.enqueue(
            {QStringLiteral("job")}, this, [](JobContext&) {}, [] {});
        QTRY_VERIFY(queue.isIdle());
        QCOMPARE(queue.states().size(), std::size_t{1});
        queue.forgetEnded();
        QVERIFY(queue.states().empty());
        QCOMPARE(forgotten.size(), 1);
    }

    void theLatestPreviewReplacesTheOneBefore()
    {
        JobQueue queue(JobQueue::Policy::Latest);
        std::vector<int> seen;
        for (int number = 0; number < 4; ++number)
            queue.enqueue(
                {QStringLiteral("preview")}, this,
                [number](JobContext& context) {
                    for (int step = 0; step < 20; ++step) {
                        context.job().throwIfStopped();
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    }
                    return number;
                },
                [&](int result) { seen.push_back(result); });
        QTRY_VERIFY(queue.isIdle());
        QCOMPARE(seen, (std::vector<int>{3}));
    }

    void destroyingTheQueueStopsWhatRuns()
    {
        std::atomic<bool> ended = false;
        {
            JobQueue queue;
            std::atomic<bool> started = false;
            queue.enqueue(
                {QStringLiteral("endless")}, this,
                [&](JobContext& context) {
                    started = true;
                    try {
                        for (;;)
                            context.job().throwIfStopped();
                    } catch (...) {
                        ended = true;
                        throw;
                    }
                },
                [] {});
            QTRY_VERIFY(started);
        }
        QVERIFY(ended);
    }
};

DEEPMI_STUDIO_TEST_MAIN(JobQueueTest)
#include "job_queue_test.moc"

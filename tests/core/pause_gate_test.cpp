#include "job/error.h"
#include "job/job.h"
#include "job/pause_gate.h"
#include "test_data.h"

#include <atomic>
#include <chrono>
#include <thread>

using namespace deepmi;

namespace
{

class Silent final : public Progress
{
public:
    void report(const ProgressUpdate&) override {}
    void warn(const std::string&) override {}
};

/// A job of endless epochs of four batches each, in a thread of its own, that counts what it has done.
class Worker
{
public:
    explicit Worker(PauseGate& gate)
        : m_thread([this, &gate](std::stop_token stop) {
              Silent progress;
              const Job job(progress, stop, &gate);
              try {
                  for (;;) {
                      for (int batch = 0; batch < 4; ++batch) {
                          job.throwIfStopped();
                          ++batches;
                          std::this_thread::yield();
                      }
                      ++epochs;
                      job.epochDone();
                  }
              } catch (const Stopped&) {
                  stopped = true;
              }
          })
    {
    }
    void stop()
    {
        m_thread.request_stop();
        m_thread.join();
    }

    std::atomic<int> epochs = 0, batches = 0;
    std::atomic<bool> stopped = false;

private:
    std::jthread m_thread;
};

/// Long enough for a worker that should not move to be caught moving.
void lookAway()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
}

} // namespace

class PauseGateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewGateIsOpen()
    {
        PauseGate gate;
        QVERIFY(!gate.isPaused());
        gate.waitWhilePaused({});
        gate.epochDone();
        QVERIFY(!gate.isPaused());
        QCOMPARE(gate.secondsWaited(), 0.);
    }

    void aJobWithoutAGateNeverWaits()
    {
        const Job job;
        job.throwIfStopped();
        job.epochDone();
        QCOMPARE(job.secondsPaused(), 0.);
    }

    void aPausedJobStandsStillAndGoesOn()
    {
        PauseGate gate;
        Worker worker(gate);
        QTRY_VERIFY(worker.epochs > 2);
        gate.pause();
        QVERIFY(gate.isPaused());
        QTRY_VERIFY(gate.isWaiting());
        const int batches = worker.batches;
        lookAway();
        QCOMPARE(worker.batches.load(), batches);
        gate.resume();
        QVERIFY(!gate.isPaused());
        QTRY_VERIFY(worker.batches > batches + 8);
        QVERIFY(gate.secondsWaited() > .02);
        worker.stop();
        QVERIFY(worker.stopped);
    }

    void stepsRunExactlyTheirEpochs()
    {
        PauseGate gate;
        gate.pause();
        Worker worker(gate);
        QTRY_VERIFY(gate.isWaiting());
        QCOMPARE(worker.batches.load(), 0);
        gate.stepEpoch();
        QTRY_VERIFY(gate.isWaiting());
        QCOMPARE(worker.epochs.load(), 1);
        gate.stepEpoch();
        QTRY_VERIFY(gate.isWaiting());
        QCOMPARE(worker.epochs.load(), 2);
        QCOMPARE(worker.batches.load(), 8);
        lookAway();
        QCOMPARE(worker.batches.load(), 8);
        QVERIFY(gate.isPaused());
        worker.stop();
        QVERIFY(worker.stopped);
        QCOMPARE(worker.epochs.load(), 2);
    }

    void stepsAddUp()
    {
        PauseGate gate;
        gate.pause();
        for (int i = 0; i < 3; ++i)
            gate.stepEpoch();
        QVERIFY(!gate.isPaused());
        Worker worker(gate);
        QTRY_VERIFY(gate.isWaiting());
        QCOMPARE(worker.epochs.load(), 3);
        worker.stop();
    }

    void pauseForgetsTheSteps()
    {
        PauseGate gate;
        gate.stepEpoch();
        gate.stepEpoch();
        gate.pause();
        gate.epochDone();
        gate.resume();
        gate.epochDone();
        QVERIFY(!gate.isPaused());
    }

    void aStepInTheMiddleOfAnEpochEndsWithIt()
    {
        PauseGate gate;
        Worker worker(gate);
        QTRY_VERIFY(worker.epochs > 0);
        gate.stepEpoch();
        QTRY_VERIFY(gate.isWaiting());
        QCOMPARE(worker.batches.load(), 4 * worker.epochs.load());
        worker.stop();
    }

    void aStopEndsTheWaiting()
    {
        PauseGate gate;
        gate.pause();
        Worker worker(gate);
        QTRY_VERIFY(gate.isWaiting());
        worker.stop(); // would wait for ever
        QVERIFY(worker.stopped);
        QVERIFY(!gate.isWaiting());
        QVERIFY(gate.isPaused());
    }

    void theTimeAtTheGateIsNoWork()
    {
        PauseGate gate;
        Silent progress;
        const Job job(progress, {}, &gate);
        const Stopwatch wall;
        const WorkStopwatch work(job);
        gate.pause();
        std::jthread opener([&gate] {
            while (!gate.isWaiting())
                std::this_thread::yield();
            lookAway();
            gate.resume();
        });
        job.throwIfStopped();
        QVERIFY(job.secondsPaused() > .01);
        // What is left of the wall-clock time is the work's, to the last tick of the clock.
        QVERIFY(work.seconds() <= wall.seconds() - job.secondsPaused());
        QVERIFY(work.seconds() >= 0);
    }

    void theTimeOfSeveralThreadsAtTheGateCountsOnce()
    {
        PauseGate gate;
        gate.pause();
        const Stopwatch wall;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&gate] { gate.waitWhilePaused({}); });
            QTRY_VERIFY(gate.isWaiting());
            lookAway();
            QVERIFY(gate.secondsWaited() > .02); // while they still stand there
            gate.resume();
        }
        const double waited = gate.secondsWaited();
        QVERIFY(waited > .02 && waited <= wall.seconds());
        QCOMPARE(gate.secondsWaited(), waited);
    }
};

QTEST_GUILESS_MAIN(PauseGateTest)
#include "pause_gate_test.moc"

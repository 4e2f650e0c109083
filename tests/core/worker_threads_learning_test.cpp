#include "job/error.h"
#include "network/layer_passes_torch.h"
#include "network/product_torch.h"
#include "network/worker_threads_torch.h"
#include "test_data.h"

#include <ATen/Parallel.h>

#include <atomic>
#include <cstring>
#include <set>
#include <thread>

using namespace deepmi;

namespace
{

/// A pass of ours and a product, as a training step takes them. The product sums 512 values: two threads
/// share them out.
at::Tensor passAndProduct(const at::Tensor& rows, const at::Tensor& bias, const at::Tensor& gradient)
{
    at::Tensor values = rows.clone();
    addBias(values, bias);
    at::Tensor product = at::empty({1, rows.size(1)}, rows.options());
    multiplyWith(productLibraries().back(), product, gradient.t(), values);
    return product;
}

} // namespace

class WorkerThreadsTest : public QObject
{
    Q_OBJECT

private:
    int m_before = 0;

private Q_SLOTS:
    void initTestCase() { m_before = at::get_num_threads(); }
    void cleanup() { at::set_num_threads(m_before); }

    void threadsAreSharedOut_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("each");
        QTest::newRow("as many as threads") << 4 << 4 << 8 << 4 << 1;
        QTest::newRow("more than threads") << 4 << 10 << 8 << 4 << 1;
        QTest::newRow("two each, two over") << 8 << 3 << 8 << 3 << 2;
        QTest::newRow("no more than they are worth") << 8 << 2 << 3 << 2 << 3;
        QTest::newRow("one of all") << 4 << 1 << 8 << 1 << 4;
        QTest::newRow("one of two") << 4 << 1 << 2 << 1 << 2;
        QTest::newRow("nonsense") << 2 << 0 << 0 << 1 << 1;
    }

    void threadsAreSharedOut()
    {
        QFETCH(int, threads);
        QFETCH(int, wanted);
        QFETCH(int, most);
        QFETCH(int, workers);
        QFETCH(int, each);
        at::set_num_threads(threads);
        WorkerThreads pool(wanted, most);
        QCOMPARE(pool.count(), workers);
        QCOMPARE(pool.threadsEach(), each);
        QCOMPARE(at::get_num_threads(), threads);
        std::vector<int> seen(static_cast<std::size_t>(workers) + 3, 0);
        for (int round = 1; round <= 3; ++round) {
            pool.run(static_cast<int>(seen.size()), [&](int piece) {
                seen[static_cast<std::size_t>(piece)] += at::get_num_threads() == each ? 1 : 100;
            });
            for (const int count : seen)
                QCOMPARE(count, round);
        }
        pool.run(0, [](int) { QFAIL("there is nothing to do"); });
        // A thread that begins meanwhile has all of them.
        std::thread([&] { seen[0] = at::get_num_threads(); }).join();
        QCOMPARE(seen[0], threads);
    }

    void workersRunAtTheSameTime()
    {
        at::set_num_threads(3);
        WorkerThreads pool(3, 1);
        std::atomic<int> arrived = 0;
        std::set<std::thread::id> threads;
        std::mutex mutex;
        pool.run(3, [&](int) {
            ++arrived;
            while (arrived < 3) // each waits for the others
                std::this_thread::yield();
            const std::lock_guard lock(mutex);
            threads.insert(std::this_thread::get_id());
        });
        QCOMPARE(threads.size(), std::size_t(3));
        QVERIFY(threads.count(std::this_thread::get_id()) == 0);
    }

    void theFirstErrorIsRaisedAndTheWorkersServeOn()
    {
        at::set_num_threads(2);
        WorkerThreads pool(2, 1);
        std::atomic<int> done = 0;
        const auto work = [&](int piece) {
            if (piece == 1 || piece == 2)
                throw UsageError("piece " + std::to_string(piece));
            ++done;
        };
        // The second worker's one is the first in order; the first worker fails at its second piece, and does
        // not begin piece 4.
        VERIFY_RAISES(pool.run(5, work), ErrorKind::Usage, "piece 1");
        QCOMPARE(done.load(), 1);
        pool.run(1, work);
        QCOMPARE(done.load(), 2);
        WorkerThreads alone(1, 2);
        VERIFY_RAISES(alone.run(2, work), ErrorKind::Usage, "piece 1");
        QCOMPARE(done.load(), 3);
    }

    /// A worker of one thread gives the bits of one thread, whichever of LibTorch and this library has its
    /// threads asked for first.
    void aWorkersBitsAreThoseOfItsShareAlone()
    {
        const c10::InferenceMode inference;
        at::Generator generator = at::globalContext().defaultGenerator(at::kCPU).clone();
        generator.set_current_seed(3);
        const at::Tensor rows = at::randn({512, 384}, generator), bias = at::randn({384}, generator),
                         gradient = at::randn({512, 1}, generator);
        at::set_num_threads(1);
        const at::Tensor one = passAndProduct(rows, bias, gradient);
        at::set_num_threads(2);
        const at::Tensor two = passAndProduct(rows, bias, gradient);
        WorkerThreads pool(2, 1);
        pool.run(2, [&](int) {
            const at::Tensor own = passAndProduct(rows, bias, gradient);
            QVERIFY(at::equal(own, one));
        });
        WorkerThreads(1, 1).run(1,
                                [&](int) { QVERIFY(at::equal(passAndProduct(rows, bias, gradient), one)); });
        if (at::equal(one, two))
            qWarning("one and two threads have the same bits here: nothing is shown");
    }

    void noWorkerIsIdleForLong_data()
    {
        QTest::addColumn<int>("pieces");
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("worth");
        QTest::addColumn<int>("workers");
        QTest::newRow("one") << 1 << 2 << 2 << 1;
        QTest::newRow("two") << 2 << 2 << 2 << 2;
        QTest::newRow("three large ones, one after the other") << 3 << 2 << 2 << 1; // 3 / 1.80 < 2
        QTest::newRow("three small ones") << 3 << 2 << 1 << 2;
        QTest::newRow("seven large ones") << 7 << 2 << 2 << 1;   // 7 / 1.80 = 3.88 < 4
        QTest::newRow("nine large ones") << 9 << 2 << 2 << 1;    // 9 / 1.80 = 4.99 < 5
        QTest::newRow("eleven large ones") << 11 << 2 << 2 << 2; // 11 / 1.80 = 6.10 > 6
        QTest::newRow("ten") << 10 << 2 << 2 << 2;
        QTest::newRow("ten on ten") << 10 << 10 << 10 << 10;
        QTest::newRow("ten on sixteen, three threads each") << 10 << 16 << 16 << 5; // 2 / 2.54 < 1
        QTest::newRow("ten small ones on sixteen") << 10 << 16 << 1 << 10;
        QTest::newRow("none") << 0 << 2 << 2 << 1;
    }

    void noWorkerIsIdleForLong()
    {
        QFETCH(int, pieces);
        QFETCH(int, threads);
        QFETCH(int, worth);
        QTEST(workersFor(pieces, threads, worth), "workers");
    }

    /// The steps of tests/benchmarks/README.md: 6 operations a parameter and row, 250 million a thread.
    void aSmallStepIsWorthOneThread()
    {
        QCOMPARE(threadsForStep(82'433, 64, 16), 1);      // Θ of 384 features, width 128: 32 million
        QCOMPARE(threadsForStep(230'657, 256, 16), 1);    // width 256: 354 million
        QCOMPARE(threadsForStep(722'945, 512, 16), 8);    // width 512: 2.2 thousand million
        QCOMPARE(threadsForStep(3'789'313, 512, 16), 16); // 6,373 features: 11.6 thousand million
        QCOMPARE(threadsForStep(3'789'313, 512, 2), 2);
        QCOMPARE(threadsForStep(0, 0, 2), 1);
    }
};

QTEST_GUILESS_MAIN(WorkerThreadsTest)
#include "worker_threads_learning_test.moc"

#include "network/flush_denormals_torch.h"
#include "network/worker_threads_torch.h"
#include "test_data.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <limits>
#include <thread>
#include <vector>

using namespace deepmi;

namespace
{

/// What the processor makes of half the smallest normal number, in this thread.
float half()
{
    volatile float smallest = std::numeric_limits<float>::min();
    smallest = smallest / 2;
    return smallest;
}

constexpr float denormal = std::numeric_limits<float>::min() / 2;

} // namespace

/// Numbers below the smallest normal one count as 0 where networks are trained, and nowhere else.
class FlushDenormalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asLongAsItLives()
    {
        QCOMPARE(half(), denormal);
        {
            const FlushDenormals flush;
            QCOMPARE(half(), 0.F);
            {
                const FlushDenormals again;
                QCOMPARE(half(), 0.F);
            }
            QCOMPARE(half(), 0.F);
            std::thread([] { QCOMPARE(half(), 0.F); }).join(); // a new thread begins as the one that makes it
        }
        QCOMPARE(half(), denormal);
    }

    /// In a thread of its own, so that LibTorch's threads are new ones; a million numbers are shared out.
    void inTheThreadsOfLibTorch()
    {
        std::int64_t with = -1, without = -1;
        const auto kept = [] {
            at::get_num_threads(); // each of the two undoes what is set before it
            at::internal::lazy_init_num_threads();
            at::set_num_threads(4);
            const at::Tensor halves = at::full({1 << 20}, std::numeric_limits<float>::min()).div_(2);
            // Comparing would take them for 0 as well: their bits.
            return halves.view(at::kInt).ne(0).sum().item<std::int64_t>();
        };
        std::thread([&] {
            const FlushDenormals flush;
            with = kept();
        }).join();
        std::thread([&] { without = kept(); }).join();
        QCOMPARE(with, std::int64_t(0));
        QCOMPARE(without, std::int64_t(1 << 20));
    }

    void inWorkers()
    {
        at::set_num_threads(2);
        WorkerThreads workers(2, 1);
        std::vector<float> found(2, 1.F);
        workers.run(2, [&](int piece) { found[static_cast<std::size_t>(piece)] = half(); });
        QCOMPARE(found, std::vector<float>(2, 0.F));
        QCOMPARE(half(), denormal);
    }
};

QTEST_GUILESS_MAIN(FlushDenormalsTest)
#include "flush_denormals_learning_test.moc"

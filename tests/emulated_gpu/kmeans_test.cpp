#include "cuda/gpu_functions.h"
#include "cuda/kernel_twins.h"
#include "device_arrays.h"
#include "emulated_gpu.h"
#include "job/random.h"

#include <QTest>

using namespace deepmi;
using emulated::onDevice;
using emulated::onHost;

namespace
{

constexpr auto width = static_cast<std::size_t>(GpuKMeans::width);

twin::Values points(std::size_t count)
{
    Random random(41, 1);
    twin::Values values(count * width);
    for (float& value : values)
        value = static_cast<float>(random.normal());
    return values;
}

/// A problem on the device whose start is its first rows. Of more than two centres two are so far away that
/// they lose all rows.
struct Problem {
    twin::Values rows, start;
    gpu::DeviceArray<float> onRows, centres;
    gpu::DeviceArray<std::int64_t> cluster;
    GpuKMeans given;

    Problem(std::size_t count, std::size_t clusters, int iterations)
        : rows(points(count)), start(rows.begin(), rows.begin() + static_cast<long>(clusters * width)),
          onRows(onDevice(rows)), cluster(count)
    {
        if (clusters > 2)
            for (std::size_t i = 0; i < 2 * width; ++i)
                start[i] += 50;
        centres = onDevice(start);
        given.rows = onRows.data();
        given.count = static_cast<std::int64_t>(count);
        given.clusters = static_cast<std::int64_t>(clusters);
        given.iterations = iterations;
        given.centres = centres.data();
        given.cluster = cluster.data();
    }
};

} // namespace

/// K-means of a GPU on the made-up one, for numbers of clusters that fill its rooms in different ways.
class KMeansTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { emulated::setOrder(emulated::Order::Given); }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }

    void iterationsAreThoseOfTheTwin_data()
    {
        QTest::addColumn<int>("clusters");
        for (const int clusters : {1, 2, 33, 200, static_cast<int>(GpuKMeans::mostClusters)})
            QTest::addRow("%d", clusters) << clusters;
    }
    void iterationsAreThoseOfTheTwin()
    {
        QFETCH(int, clusters);
        emulated::setOrder(emulated::Order::Random, 3);
        constexpr std::size_t count = 901;
        constexpr int iterations = 3;
        Problem problem(count, static_cast<std::size_t>(clusters), iterations);
        std::vector<GpuKMeansIteration> history;
        const double inertia = gpu::kmeans(problem.given, 0, history);
        twin::Values centres = problem.start;
        std::vector<std::int64_t> cluster(count, -1);
        QVERIFY(history.size() == iterations || (history.size() > 1 && history.back().still));
        QCOMPARE(history.front().refilled, clusters > 2 ? 2 : 0);
        for (const GpuKMeansIteration& found : history) {
            const twin::Lloyd expected = twin::lloyd(problem.rows, static_cast<int>(width), centres, cluster);
            QVERIFY(std::abs(found.objective - expected.objective) <= 1e-5 * expected.objective);
            QCOMPARE(found.sizes, expected.sizes);
            QCOMPARE(found.refilled, expected.refilled);
        }
        const twin::Values moved = onHost(problem.centres);
        for (std::size_t i = 0; i < centres.size(); ++i)
            QVERIFY(std::abs(moved[i] - centres[i]) <= 1e-4F);
        const twin::Lloyd last = twin::lloyd(problem.rows, static_cast<int>(width), centres, cluster);
        QVERIFY(std::abs(inertia - last.objective) <= 1e-5 * last.objective);
        QCOMPARE(onHost(problem.cluster), cluster);
    }

    /// More iterations than are needed end where nothing moves, and the host looks now and then.
    void whatStandsStillEndsEarly()
    {
        int looks = 0;
        Problem problem(300, 4, 200);
        problem.given.look = [&] { ++looks; };
        std::vector<GpuKMeansIteration> history;
        gpu::kmeans(problem.given, 0, history);
        QVERIFY(history.size() < 100);
        QVERIFY(history.back().still);
        for (std::size_t i = 1; i < history.size(); ++i)
            QVERIFY(history[i].objective <= history[i - 1].objective * (1 + 1e-6));
        QVERIFY(looks >= 1);
    }

    void canBeStoppedAndBegunAgain()
    {
        struct Stop {
        };
        Problem problem(300, 4, 200);
        problem.given.look = [] { throw Stop(); };
        std::vector<GpuKMeansIteration> history;
        QVERIFY_THROWS_EXCEPTION(Stop, gpu::kmeans(problem.given, 0, history));
        Problem again(300, 4, 3);
        gpu::kmeans(again.given, 0, history);
        QCOMPARE(history.size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(KMeansTest)
#include "kmeans_test.moc"

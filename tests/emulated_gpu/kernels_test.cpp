#include "cuda/gpu_functions.h"
#include "emulated_gpu.h"
#include "job/error.h"
#include "test_data.h"

#include <QTest>

using namespace deepmi;
using emulated::Order;

/// What `deepmi selfcheck --device cuda` holds against each other on a GPU, every kernel and its plain twin,
/// without one: the kernels' own source, compiled for the made-up GPU.
class KernelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DEEPMI_GPU_LAYER_KERNELS", "1"); }
    /// Only where asked for by a word that is one of two.
    void layersAreKernelsWhereAskedFor()
    {
        for (const char* word : {"", "0", "1"}) {
            qputenv("DEEPMI_GPU_LAYER_KERNELS", word);
            QCOMPARE(layerKernelsWanted(), std::string(word) == "1");
        }
        qputenv("DEEPMI_GPU_LAYER_KERNELS", "yes");
        VERIFY_RAISES(layerKernelsWanted(), ErrorKind::Usage, "DEEPMI_GPU_LAYER_KERNELS", "'yes'");
        qputenv("DEEPMI_GPU_LAYER_KERNELS", "1");
    }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }
    void everyKernelIsItsTwin_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<int>("seed");
        QTest::newRow("in the order given") << static_cast<int>(Order::Given) << 0;
        QTest::newRow("in the reverse order") << static_cast<int>(Order::Reversed) << 0;
        for (int seed = 1; seed <= 3; ++seed)
            QTest::addRow("in a random order, %d", seed) << static_cast<int>(Order::Random) << seed;
    }
    void everyKernelIsItsTwin()
    {
        QFETCH(int, order);
        QFETCH(int, seed);
        emulated::setOrder(static_cast<Order>(order), static_cast<std::uint64_t>(seed));
        const auto found = gpu::checkKernels(0);
        QVERIFY(found.size() >= 20);
        int products = 0;
        for (const auto& [name, error] : found) {
            QVERIFY2(error <= 1, (name + ": " + std::to_string(error)).c_str());
            products += name.starts_with("product on the way ");
        }
        QCOMPARE(products, 2 * 5);                   // there and back, of each size
        QCOMPARE(emulated::memoryTaken() > 0, true); // K-means keeps its workspace, nothing else is kept
        static const std::size_t afterFirst = emulated::memoryTaken();
        QCOMPARE(emulated::memoryTaken(), afterFirst);
    }
};

QTEST_GUILESS_MAIN(KernelsTest)
#include "kernels_test.moc"

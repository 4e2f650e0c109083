#include "device_arrays.h"
#include "emulated_gpu.h"
#include "include/cuda/matrix_unit.cuh" // by this name: a test finds core's own, which is empty, before it

#include <QTest>

#include <cuda_bf16.h>

using namespace deepmi;
using namespace deepmi::gpu;
using emulated::onDevice;
using emulated::onHost;
using emulated::Order;

namespace
{

using Half = __nv_bfloat16;

enum class Mistake {
    None,
    StageNotAwaited,
    StageNotEnded,
    NoBarrier,
    Overwritten,
    ProductNotAwaited,
    ProductReadEarly,
    NotBegun,
    LaneMissing,
    LaneElsewhere,
    OddSource,
    OddTarget,
    BehindTheArray,
    BehindTheRoom,
    OddTile,
    SuccessorTooEarly
};

constexpr std::size_t leftBytes = unitRows * matrixDepth * 2;

/// A tile, by all threads of the block.
template <int Chunks>
void copyTile(char* tile, const Half* from, int rows, Mistake mistake)
{
    const int threads = static_cast<int>(blockDim.x);
    for (int chunk = static_cast<int>(threadIdx.x); chunk < rows * Chunks; chunk += threads) {
        char* to = tile + placeOf<Chunks>(chunk / Chunks, chunk % Chunks);
        const Half* source = from + chunk * chunkValues;
        if (chunk == 5 && mistake == Mistake::OddSource)
            ++source;
        if (chunk == 5 && mistake == Mistake::OddTarget)
            to += 2;
        if (chunk == 5 && mistake == Mistake::BehindTheArray)
            source = from + rows * Chunks * chunkValues;
        if (chunk == 5 && mistake == Mistake::BehindTheRoom)
            to = tile + 2 * tileAlignment + 2 * leftBytes;
        copyAhead(to, source, true);
    }
}

/// result [64, Columns] = left [64, 64] · right, of [Columns, 64] or turned of [64, Columns].
template <int Columns, bool Turned>
void productKernel(const Half* left, const Half* right, float* result, int which)
{
    const auto mistake = static_cast<Mistake>(which);
    if (mistake == Mistake::SuccessorTooEarly)
        cudaTriggerProgrammaticLaunchCompletion();
    cudaGridDependencySynchronize();
    cudaTriggerProgrammaticLaunchCompletion();
    char* a = alignedTiles(emulated::sharedMemory<char>());
    char* b = a + leftBytes;
    const auto thread = static_cast<int>(threadIdx.x);
    copyTile<matrixDepth / chunkValues>(a, left, unitRows, mistake);
    endStage();
    if constexpr (Turned)
        copyTile<Columns / chunkValues>(b, right, matrixDepth, Mistake::None);
    else
        copyTile<matrixDepth / chunkValues>(b, right, Columns, Mistake::None);
    if (mistake != Mistake::StageNotEnded)
        endStage();
    if (mistake == Mistake::StageNotAwaited)
        awaitStages<1>();
    else
        awaitStages<0>();
    if (mistake != Mistake::NoBarrier)
        __syncthreads();

    float sums[Columns / 2];
    if (mistake != Mistake::NotBegun)
        beginMultiplying();
    for (int unit = 0; unit < matrixDepth / unitDepth; ++unit) {
        if (unit == 2 && thread == 77 && mistake == Mistake::LaneMissing)
            continue;
        const bool isElsewhere = unit == 2 && thread == 77 && mistake == Mistake::LaneElsewhere;
        multiplyAdd<Columns, Turned>(sums, mistake == Mistake::OddTile ? a + 128 : a, b,
                                     isElsewhere ? 1 : unit, unit > 0);
    }
    endMultiplying();
    if (mistake == Mistake::Overwritten) {
        copyTile<matrixDepth / chunkValues>(a, right, unitRows, Mistake::None);
        endStage();
        awaitStages<0>();
    }
    if (mistake == Mistake::ProductNotAwaited)
        return;
    if (mistake != Mistake::ProductReadEarly)
        awaitMultiplied<0>(sums);
    const int row = thread / 32 * 16 + thread % 32 / 4, column = thread % 4 * 2;
    for (int i = 0; i < Columns / 2; ++i)
        result[(row + i % 4 / 2 * 8) * Columns + i / 4 * 8 + column + i % 2] = sums[i];
    if (mistake == Mistake::ProductReadEarly)
        awaitMultiplied<0>(sums);
}

/// Small whole numbers, so that no sum is rounded.
float valueAt(int matrix, int row, int column)
{
    return static_cast<float>((row * 7 + column * 3 + row * column * (matrix + 1)) % 11 - 5);
}

template <int Columns, bool Turned>
class Product
{
public:
    Product()
    {
        const auto matrix = [](int which, int rows, int columns) {
            std::vector<Half> values;
            for (int i = 0; i < rows * columns; ++i)
                values.push_back(__float2bfloat16_rn(valueAt(which, i / columns, i % columns)));
            return onDevice(values);
        };
        m_left = matrix(0, unitRows, matrixDepth);
        m_right = Turned ? matrix(1, matrixDepth, Columns) : matrix(1, Columns, matrixDepth);
    }
    /// What the device says of it, empty where it says nothing.
    std::string run(Mistake mistake, unsigned threads = unitThreads)
    {
        // What an earlier one has left may look right.
        m_result = onDevice(std::vector<float>(unitRows * Columns, -1e6F));
        constexpr std::size_t room = tileAlignment + 2 * leftBytes;
        emulated::start({1, threads, room, nullptr, true}, productKernel<Columns, Turned>, m_left.data(),
                        m_right.data(), m_result.data(), static_cast<int>(mistake));
        const std::string said =
            cudaDeviceSynchronize() == cudaSuccess ? "" : cudaGetErrorString(cudaGetLastError());
        return said;
    }
    bool isRight() const
    {
        const std::vector<float> found = onHost(m_result);
        for (int row = 0; row < unitRows; ++row)
            for (int column = 0; column < Columns; ++column) {
                float sum = 0;
                for (int i = 0; i < matrixDepth; ++i)
                    sum += valueAt(0, row, i) * (Turned ? valueAt(1, i, column) : valueAt(1, column, i));
                if (found[static_cast<std::size_t>(row * Columns + column)] != sum)
                    return false;
            }
        return true;
    }

private:
    DeviceArray<Half> m_left, m_right;
    DeviceArray<float> m_result;
};

template <int Chunks>
bool liesAsHardwareReads()
{
    // Bits 4 on of an address are changed by bits 7 on of it: three where a row is 128 bytes, two where 64.
    for (int row = 0; row < 64; ++row)
        for (int column = 0; column < Chunks; ++column) {
            const int plain = (row * Chunks + column) * 16;
            if (placeOf<Chunks>(row, column) != (plain ^ (plain >> 7 & (Chunks - 1)) << 4))
                return false;
        }
    return true;
}

} // namespace

/// The made-up matrix units and the copies that feed them: what they make of two tiles, and that mistakes of
/// a kernel are said or show in its result.
class MatrixUnitTest : public QObject
{
    Q_OBJECT

    static constexpr Order orders[] = {Order::Given, Order::Reversed, Order::Random};

    template <int Columns, bool Turned>
    void productsAreALoops()
    {
        Product<Columns, Turned> product;
        for (const Order order : orders)
            for (const std::uint64_t seed : {1, 2, 3}) {
                emulated::setOrder(order, seed);
                QCOMPARE(product.run(Mistake::None), std::string());
                QVERIFY(product.isRight());
            }
    }

private Q_SLOTS:
    void init() { emulated::setOrder(Order::Given); }
    void cleanup() { QCOMPARE(emulated::takeFailure(), std::string()); }

    void tilesLieAsTheHardwareReadsThem()
    {
        QVERIFY(liesAsHardwareReads<4>());
        QVERIFY(liesAsHardwareReads<8>());
        char room[2 * tileAlignment];
        for (int first = 0; first < tileAlignment; first += 16) {
            const char* tiles = alignedTiles(room + first);
            QCOMPARE(reinterpret_cast<std::uintptr_t>(tiles) % tileAlignment, std::uintptr_t{0});
            QVERIFY(tiles >= room + first && tiles < room + first + tileAlignment);
        }
    }

    void productsAreWhatALoopMakes()
    {
        productsAreALoops<32, false>();
        productsAreALoops<32, true>();
        productsAreALoops<64, false>();
        productsAreALoops<64, true>();
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<int>("mistake");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, Mistake mistake, const char* said) {
            QTest::newRow(name) << static_cast<int>(mistake) << said;
        };
        row("a copy nobody waits for", Mistake::StageNotAwaited, "a copy into a block's memory for which");
        row("a stage that does not end", Mistake::StageNotEnded, "a copy into a block's memory for which");
        row("a product nobody waits for", Mistake::ProductNotAwaited, "for which nobody waits");
        row("a product not begun", Mistake::NotBegun, "was not begun");
        row("a lane that takes no part", Mistake::LaneMissing, "not all of 128 threads");
        row("a lane at other columns", Mistake::LaneElsewhere, "not the same of all of 128 threads");
        row("a copy from an odd place", Mistake::OddSource, "no multiple");
        row("a copy to an odd place", Mistake::OddTarget, "no multiple");
        row("a copy from behind an array", Mistake::BehindTheArray, "what is not memory of the device");
        row("a copy behind the block's memory", Mistake::BehindTheRoom, "what is not the block's memory");
        row("a tile at an odd place", Mistake::OddTile, "as the matrix units read it");
        row("a successor let too early", Mistake::SuccessorTooEarly, "before it waits");
    }
    void mistakesAreSaid()
    {
        QFETCH(int, mistake);
        QFETCH(QString, said);
        Product<64, false> product;
        for (const Order order : orders) {
            emulated::setOrder(order, 4);
            const QString found = QString::fromStdString(product.run(static_cast<Mistake>(mistake)));
            QVERIFY2(found.contains(said), qPrintable(found));
        }
        QCOMPARE(product.run(Mistake::None), std::string()); // nothing of it is left
        QVERIFY(product.isRight());
    }

    void fewerThreadsThanAUnitTakesAreSaid()
    {
        Product<32, false> product;
        QVERIFY(product.run(Mistake::None, 96).find("not all of 128 threads") != std::string::npos);
    }

    /// What the units do in the background shows in some order.
    void mistakesShow_data()
    {
        QTest::addColumn<int>("mistake");
        QTest::newRow("no barrier") << static_cast<int>(Mistake::NoBarrier);
        QTest::newRow("a tile overwritten while it is read") << static_cast<int>(Mistake::Overwritten);
        QTest::newRow("sums read too early") << static_cast<int>(Mistake::ProductReadEarly);
        QTest::newRow("a stage not awaited") << static_cast<int>(Mistake::StageNotAwaited);
    }
    void mistakesShow()
    {
        QFETCH(int, mistake);
        Product<64, true> product;
        int wrong = 0;
        for (const Order order : orders) {
            emulated::setOrder(order, 1);
            product.run(static_cast<Mistake>(mistake));
            wrong += !product.isRight();
        }
        QVERIFY(wrong > 0);
    }
};

QTEST_GUILESS_MAIN(MatrixUnitTest)
#include "matrix_unit_test.moc"

#include "network/bfloat16.h"
#include "network/resident_torch.h"
#include "pretrain/gpu_steps_torch.h"

#include <QTest>

#include <limits>

using namespace deepmi;

/// Which rows of features a GPU is given, and what a copy of the others holds; that a GPU trains by them to
/// the same bits is checked in emulated_gpu/gpu_steps_learning_test.
class GpuRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allWhereThereIsRoom()
    {
        // 1,000 rows of 4 KB: the last byte decides.
        QCOMPARE(rowsThatFit(1000, 4096, 1000 * 4096.), 1000);
        QCOMPARE(rowsThatFit(1000, 4096, 1000 * 4096. - 1), 999);
        QCOMPARE(rowsThatFit(1000, 4096, std::numeric_limits<double>::infinity()), 1000);
    }

    void asManyAsThereIsRoomFor()
    {
        QCOMPARE(rowsThatFit(1000, 4096, 250.5 * 4096), 250);
        QCOMPARE(rowsThatFit(1000, 4096, 0), 0);
        QCOMPARE(rowsThatFit(1000, 4096, -1e9), 0); // DEEPMI_GPU_MEMORY below what is taken already
        // Rows that are placed later need room for their embeddings as well.
        QCOMPARE(GpuSteps::keptForWork.of(2000) - GpuSteps::keptForWork.of(1500), 500 * 5e3);
    }

    void rowsThatStayOnTheHost()
    {
        constexpr double gigabyte = 1e9, small = 1e6;
        // float32 in memory: no copy, however much room there is, unless it is small.
        QCOMPARE(hostRows(false, false, gigabyte, gigabyte, 100 * gigabyte), HostRows::AsTheyAre);
        QCOMPARE(hostRows(false, false, small, small, 100 * gigabyte), HostRows::Copy);
        QCOMPARE(hostRows(false, false, small, small, 1), HostRows::Copy);
        // bfloat16: half the bytes, where there is room for them and a fifth more.
        QCOMPARE(hostRows(true, false, gigabyte, gigabyte / 2, gigabyte), HostRows::Copy);
        QCOMPARE(hostRows(true, false, gigabyte, gigabyte / 2, .59 * gigabyte), HostRows::AsTheyAre);
        QCOMPARE(hostRows(true, false, gigabyte, gigabyte / 2, 0), HostRows::Copy); // cannot be told
        // A scratch file cannot be shared.
        QCOMPARE(hostRows(false, true, gigabyte, gigabyte, 2 * gigabyte), HostRows::Copy);
        QCOMPARE(hostRows(false, true, gigabyte, gigabyte, gigabyte), HostRows::NoRoom);
        QCOMPARE(hostRows(true, true, gigabyte, gigabyte / 2, .59 * gigabyte), HostRows::NoRoom);
    }

    void copiesOfRows_data()
    {
        QTest::addColumn<bool>("reduced");
        QTest::newRow("float32") << false;
        QTest::newRow("bfloat16") << true;
    }

    /// More rows than are copied at a time, from the middle of a matrix, into rows that are further apart.
    void copiesOfRows()
    {
        QFETCH(const bool, reduced);
        constexpr std::size_t rows = 20000, columns = 5, first = 1234;
        constexpr std::int64_t stride = 8, copied = rows - first;
        FloatMatrix matrix(rows, columns);
        for (std::size_t i = 0; i < rows * columns; ++i)
            matrix.data()[i] = 1.F + static_cast<float>(i) / 4096.F;
        const at::Tensor copy = at::zeros({copied, stride}, reduced ? at::kBFloat16 : at::kFloat);
        copyRows(matrix, first, copy.narrow(1, 0, columns));
        const at::Tensor found = copy.to(at::kFloat);
        for (std::int64_t row = 0; row < copied; ++row)
            for (std::int64_t column = 0; column < stride; ++column) {
                float expected = 0;
                if (column < static_cast<std::int64_t>(columns)) {
                    expected =
                        matrix.row(first + static_cast<std::size_t>(row))[static_cast<std::size_t>(column)];
                    if (reduced) {
                        BFloat16 rounded{};
                        assign(rounded, expected);
                        expected = toFloat(rounded);
                    }
                }
                QCOMPARE(found.const_data_ptr<float>()[row * stride + column], expected);
            }
    }
};

QTEST_GUILESS_MAIN(GpuRoomTest)
#include "gpu_room_learning_test.moc"

#include "data/float_matrix.h"
#include "job/memory.h"
#include "test_data.h"

#include <new>
#include <stdexcept>
#include <vector>

using namespace deepmi;

/// What is said where there is not enough memory.
class MemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedForAndWhatIsFreeIsSaid()
    {
        const OutOfMemory error("not enough memory for a test", 17.2e9, "a.h5");
        QCOMPARE(error.kind(), ErrorKind::Failed);
        QCOMPARE(error.file().string(), std::string("a.h5"));
        for (const char* piece :
             {"not enough memory for a test: 17.2 GB were asked for", "are free", "take fewer rows"})
            QVERIFY2(error.message().find(piece) != std::string::npos, error.what());
    }

    void theAllocatorsOfLibrariesAreUnderstood()
    {
        const auto said = [](const std::exception& error) {
            const auto memory = asOutOfMemory(error);
            return memory ? memory->message() : std::string();
        };
        // LibTorch 2.11's own sentence.
        const std::runtime_error torch(
            "[enforce fail at alloc_cpu.cpp:124] err == 0. DefaultCPUAllocator: can't allocate "
            "memory: you tried to allocate 4096000000 bytes. Error code 12 (Cannot allocate "
            "memory)");
        QVERIFY(said(torch).find("4.1 GB were asked for") != std::string::npos);
        QVERIFY(!said(std::bad_alloc()).empty());
        QVERIFY(!said(std::length_error("vector::reserve")).empty());
        QVERIFY(said(std::runtime_error("something else")).empty());
        QVERIFY(said(InputError("a.csv", "line 3", "expected a number")).empty());
    }

    void aMatrixThatNoMachineHoldsIsRefusedBeforeItIsTaken()
    {
        VERIFY_RAISES(FloatMatrix(std::size_t(1) << 40, 1024), ErrorKind::Failed,
                      "not enough memory for 1099511627776 rows of 1024 float32 values", "GB were asked for");
        VERIFY_RAISES(FloatMatrix(std::size_t(1) << 62, 1024), ErrorKind::Failed, "not enough memory");
    }

    void whatIsLeftIsSomething()
    {
        QVERIFY(memoryLeft() > 1e6);
        QCOMPARE(memoryText(17179869184.0), std::string("17.2 GB"));
        QCOMPARE(memoryText(640e6), std::string("640 MB"));
        QCOMPARE(memoryText(1), std::string("1 kB"));
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"

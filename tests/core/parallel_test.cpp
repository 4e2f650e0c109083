#include "job/parallel.h"

#include <QtTest/QtTest>

#include <pthread.h>

using namespace deepmi;

class ParallelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIndexIsDoneOnceAndTheFirstErrorRaised()
    {
        std::vector<std::atomic<int>> done(1000);
        inParallel(done.size(), [&](std::size_t index) { ++done[index]; });
        QVERIFY(std::all_of(done.begin(), done.end(), [](const auto& times) { return times == 1; }));
        try {
            inParallel(done.size(), [&](std::size_t index) {
                ++done[index];
                if (index % 300 == 200)
                    throw index;
            });
            QFAIL("no error was raised");
        } catch (std::size_t index) {
            QCOMPARE(index, std::size_t{200});
        }
        QVERIFY(std::all_of(done.begin(), done.end(), [](const auto& times) { return times == 2; }));
    }

    /// A limit on threads or memory may leave none but the calling one.
    void whereNoThreadCanBeStartedTheCallingOneDoesItAll()
    {
        if (std::thread::hardware_concurrency() < 2)
            QSKIP("one processor: no thread is asked for");
        pthread_attr_t before, impossible;
        QCOMPARE(pthread_getattr_default_np(&before), 0);
        QCOMPARE(pthread_attr_init(&impossible), 0);
        // More than there are addresses.
        QCOMPARE(pthread_attr_setstacksize(&impossible, std::size_t{1} << 50), 0);
        QCOMPARE(pthread_setattr_default_np(&impossible), 0);
        bool none = false;
        try {
            std::thread([] {}).join();
        } catch (const std::system_error&) {
            none = true;
        }
        std::vector<std::thread::id> by(1000);
        QString raised;
        try {
            inParallel(by.size(), [&](std::size_t index) { by[index] = std::this_thread::get_id(); });
        } catch (const std::exception& error) {
            raised = QString::fromUtf8(error.what());
        }
        pthread_setattr_default_np(&before);
        pthread_attr_destroy(&before);
        pthread_attr_destroy(&impossible);
        QVERIFY(none);
        QCOMPARE(raised, QString());
        QCOMPARE(std::count(by.begin(), by.end(), std::this_thread::get_id()), 1000);
    }
};

QTEST_GUILESS_MAIN(ParallelTest)
#include "parallel_test.moc"

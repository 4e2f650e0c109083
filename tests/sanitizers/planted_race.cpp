#include "worker/job_queue.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <chrono>
#include <cstdio>
#include <thread>

// A race between a job and the window, and beside it what is none: handed to the job, and back with its
// result. The thread sanitizer must report the first and only it, or it is blind to what the other tests do.
int main(int argc, char** argv)
{
    using namespace deepmi::studio;
    QCoreApplication application(argc, argv);
    JobQueue queue(JobQueue::Policy::All);
    QObject receiver;
    QEventLoop loop;
    int raced = 0, handedOver = 1;
    queue.enqueue(
        {QStringLiteral("race")}, &receiver,
        [&](JobContext&) {
            for (int i = 0; i < 1000; ++i) {
                raced = i;
                std::this_thread::sleep_for(std::chrono::microseconds(100));
            }
            return ++handedOver;
        },
        [&](int) { loop.quit(); });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    raced = -1;
    loop.exec();
    std::printf("%d %d\n", raced, handedOver);
    return 0;
}

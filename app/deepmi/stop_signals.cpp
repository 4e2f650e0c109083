#include "stop_signals.h"

#include <csignal>
#include <pthread.h>
#include <thread>
#include <unistd.h>

namespace deepmi::cli
{

std::stop_token watchStopSignals()
{
    std::signal(SIGXFSZ, SIG_IGN);

    sigset_t stopping;
    sigemptyset(&stopping);
    for (const int number : {SIGINT, SIGTERM}) {
        struct sigaction current {
        };
        sigaction(number, nullptr, &current);
        // nohup and a shell's background jobs start programs with a signal ignored: leave it so.
        if (current.sa_handler != SIG_IGN)
            sigaddset(&stopping, number);
    }
    pthread_sigmask(SIG_BLOCK, &stopping, nullptr);

    std::stop_source source;
    // A thread that waits for signals may do what a signal handler may not: a stop request takes locks.
    std::thread([source, stopping]() mutable {
        int received = 0;
        if (sigwait(&stopping, &received) == 0)
            source.request_stop();
        // This thread alone lets the next one through, whose default action ends the program.
        pthread_sigmask(SIG_UNBLOCK, &stopping, nullptr);
        for (;;)
            pause();
    }).detach();
    return source.get_token();
}

} // namespace deepmi::cli

#include "stop_signals.h"

#include <QSocketNotifier>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace
{

int writeEnd = -1;
constexpr std::array numbers = {SIGINT, SIGTERM};

/// All that a signal handler may do: the rest happens on the GUI thread.
void passOn(int number)
{
    const auto byte = static_cast<char>(number);
    (void)!::write(writeEnd, &byte, 1);
}

} // namespace

StopSignals::StopSignals()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return;
    m_read = ends[0];
    writeEnd = ends[1];
    auto* notifier = new QSocketNotifier(m_read, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char number = 0;
        if (::read(m_read, &number, 1) == 1)
            Q_EMIT received(number);
    });
    for (const int number : numbers) {
        struct sigaction before {
        }, action{};
        ::sigaction(number, nullptr, &before);
        if (before.sa_handler == SIG_IGN) // of nohup and of a shell's background jobs
            continue;
        action.sa_handler = passOn;
        action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
        ::sigaction(number, &action, nullptr);
    }
}

StopSignals::~StopSignals()
{
    for (const int number : numbers)
        std::signal(number, SIG_DFL);
    ::close(writeEnd);
    ::close(m_read);
}

#include "moc_stop_signals.cpp"

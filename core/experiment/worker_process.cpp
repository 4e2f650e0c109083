#include "experiment/worker_process.h"

#include "job/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace deepmi
{

namespace
{

constexpr std::size_t mostLastWords = 2000;

void closeDescriptor(int& descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

struct Pipe {
    int read = -1, write = -1;

    Pipe()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            throw Error(ErrorKind::Failed, std::string("cannot make a pipe: ") + std::strerror(errno));
        read = ends[0];
        write = ends[1];
    }
    ~Pipe()
    {
        closeDescriptor(read);
        closeDescriptor(write);
    }
    int takeRead() { return std::exchange(read, -1); }
    int takeWrite() { return std::exchange(write, -1); }
};

/// In the child, between fork and exec: only what may be called there. The number of the error goes up the
/// pipe if the program cannot be started.
[[noreturn]] void becomeWorker(char* const* arguments, pid_t parent, int input, int output, int error,
                               int failure)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() == parent) { // else it has died already and nobody would kill us
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::dup2(input, STDIN_FILENO);
        ::dup2(output, STDOUT_FILENO);
        ::dup2(error, STDERR_FILENO);
        ::execv(arguments[0], arguments);
    }
    const int problem = errno;
    (void)!::write(failure, &problem, sizeof problem);
    ::_exit(127);
}

} // namespace

WorkerProcess::WorkerProcess(const std::vector<std::string>& command)
{
    std::vector<std::string> copies = command;
    std::vector<char*> arguments;
    for (std::string& argument : copies)
        arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    Pipe input, output, error, failure;
    const pid_t parent = ::getpid();
    m_process = ::fork();
    if (m_process < 0)
        throw Error(ErrorKind::Failed, std::string("cannot start a process: ") + std::strerror(errno));
    if (m_process == 0)
        becomeWorker(arguments.data(), parent, input.read, output.write, error.write, failure.write);
    closeDescriptor(failure.write);
    int problem = 0;
    ssize_t got = 0;
    do
        got = ::read(failure.read, &problem, sizeof problem);
    while (got < 0 && errno == EINTR);
    if (got == static_cast<ssize_t>(sizeof problem)) {
        ::waitpid(m_process, nullptr, 0);
        throw Error(ErrorKind::Failed, "cannot start " + command.front() + ": " + std::strerror(problem));
    }
    m_input = input.takeWrite();
    m_output = output.takeRead();
    m_error = error.takeRead();
    for (const int descriptor : {m_output, m_error})
        ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
}

WorkerProcess::~WorkerProcess()
{
    closeDescriptor(m_input);
    closeDescriptor(m_output);
    closeDescriptor(m_error);
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
}

bool WorkerProcess::writeLine(const std::string& line)
{
    // A worker that has died must be an answer, not the end of this program.
    struct sigaction ignored {
    }, before{};
    ignored.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &ignored, &before);
    const std::string text = line + "\n";
    std::size_t written = 0;
    while (written < text.size()) {
        const ssize_t count = ::write(m_input, text.data() + written, text.size() - written);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        written += static_cast<std::size_t>(count);
    }
    ::sigaction(SIGPIPE, &before, nullptr);
    return written == text.size();
}

void WorkerProcess::closeInput()
{
    closeDescriptor(m_input);
}

void WorkerProcess::terminate()
{
    if (m_process > 0)
        ::kill(m_process, SIGTERM);
}

std::vector<std::string> WorkerProcess::readLines(bool& ended)
{
    std::array<char, 65536> buffer;
    ended = false;
    for (;;) {
        const ssize_t count = ::read(m_output, buffer.data(), buffer.size());
        if (count > 0) {
            m_pending.append(buffer.data(), static_cast<std::size_t>(count));
            continue;
        }
        if (count < 0 && errno == EINTR)
            continue;
        ended = count == 0;
        break;
    }
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end; (end = m_pending.find('\n', begin)) != std::string::npos; begin = end + 1)
        lines.push_back(m_pending.substr(begin, end - begin));
    m_pending.erase(0, begin);
    return lines;
}

void WorkerProcess::readErrors()
{
    std::array<char, 4096> buffer;
    for (;;) {
        const ssize_t count = ::read(m_error, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0) // or poll(2) would call at once, over and over, while the process lives
            closeDescriptor(m_error);
        if (count <= 0)
            break;
        m_lastWords.append(buffer.data(), static_cast<std::size_t>(count));
        if (m_lastWords.size() > mostLastWords)
            m_lastWords.erase(0, m_lastWords.size() - mostLastWords);
    }
}

std::string WorkerProcess::waitForEnd()
{
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
    readErrors();
    std::string how;
    if (WIFSIGNALED(status))
        how = "was killed by signal " + std::to_string(WTERMSIG(status)) + " (" +
              ::strsignal(WTERMSIG(status)) + ")" +
              (WTERMSIG(status) == SIGKILL ? ", perhaps because the machine ran out of memory" : "");
    else if (WEXITSTATUS(status) != 0)
        how = "ended with code " + std::to_string(WEXITSTATUS(status));
    else
        return {};
    while (!m_lastWords.empty() && m_lastWords.back() == '\n')
        m_lastWords.pop_back();
    return how + (m_lastWords.empty() ? "" : ": " + m_lastWords);
}

} // namespace deepmi

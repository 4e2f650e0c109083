#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace deepmi
{

/// A child process with pipes to its standard input, output and error, in a process group of its own (Ctrl-C
/// does not reach it) and killed when the thread that made it ends.
class WorkerProcess
{
public:
    /// Raises Error(Failed) if it cannot be started.
    explicit WorkerProcess(const std::vector<std::string>& command);
    /// Kills it if it still runs.
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    /// To be waited for by poll(2), which passes over -1: what has been closed by the other side.
    int outputDescriptor() const { return m_output; }
    int errorDescriptor() const { return m_error; }

    /// False if it does not read any more.
    bool writeLine(const std::string& line);
    void closeInput();
    void terminate(); ///< SIGTERM
    /// Whole lines that have come since; `ended` once it has closed its output.
    std::vector<std::string> readLines(bool& ended);
    /// Keeps the end of what it says on its standard error.
    void readErrors();
    /// Waits for its end and says how it was: "" for exit code 0, "ended with code 3: last words",
    /// "was killed by signal 9 (Killed)".
    std::string waitForEnd();

private:
    pid_t m_process = -1;
    int m_input = -1, m_output = -1, m_error = -1;
    std::string m_pending, m_lastWords;
};

} // namespace deepmi

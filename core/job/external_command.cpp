#include "job/external_command.h"

#include "job/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" char** environ; // NOLINT: POSIX leaves its declaration to the program

namespace deepmi
{

namespace
{

/// Both ends of a pipe that no other child inherits.
class Pipe
{
public:
    Pipe()
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0)
            throw Error(ErrorKind::Failed, std::string("cannot make a pipe: ") + std::strerror(errno));
    }
    ~Pipe()
    {
        closeReading();
        closeWriting();
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    int reading() const { return m_ends[0]; }
    int writing() const { return m_ends[1]; }
    void closeReading() { close(m_ends[0]); }
    void closeWriting() { close(m_ends[1]); }

private:
    static void close(int& end)
    {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
    std::array<int, 2> m_ends{-1, -1};
};

/// What posix_spawn is told beside the program.
class SpawnSettings
{
public:
    SpawnSettings(const Pipe& out, const Pipe& err)
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, out.writing(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, err.writing(), STDERR_FILENO);
        posix_spawnattr_init(&attributes);
        // This program keeps stop signals from its threads; the child has the usual ones.
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
};

std::vector<char*> environmentWithout(const std::vector<std::string>& names)
{
    std::vector<char*> kept;
    for (char** variable = environ; *variable; ++variable) {
        const std::string_view text = *variable;
        const std::string_view name = text.substr(0, text.find('='));
        bool keep = true;
        for (const std::string& left : names)
            keep = keep && !(left.ends_with('_') ? name.starts_with(left) : name == left);
        if (keep)
            kept.push_back(*variable);
    }
    kept.push_back(nullptr);
    return kept;
}

/// Appends what there is to read; false at the end.
bool readSome(int descriptor, std::string& text)
{
    std::array<char, 65536> buffer;
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count > 0)
        text.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0 || (count < 0 && errno == EINTR);
}

int waitFor(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace

CommandOutcome runCommand(const std::vector<std::string>& arguments, const CommandSettings& settings,
                          const Job& job)
{
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    std::vector<char*> environment = environmentWithout(settings.withoutVariables);

    Pipe out, err;
    const SpawnSettings spawn(out, err);
    pid_t child = 0;
    if (const int error = ::posix_spawnp(&child, argv[0], &spawn.actions, &spawn.attributes, argv.data(),
                                         environment.data()))
        throw Error(ErrorKind::Failed, error == ENOENT
                                           ? "there is no program " + arguments[0] + " in PATH"
                                           : "cannot start " + arguments[0] + ": " + std::strerror(error));
    out.closeWriting();
    err.closeWriting();

    CommandOutcome outcome;
    constexpr int milliseconds = 100; // how soon a stop is seen
    while (out.reading() >= 0 || err.reading() >= 0) {
        std::array<pollfd, 2> waiting{pollfd{out.reading(), POLLIN, 0}, pollfd{err.reading(), POLLIN, 0}};
        ::poll(waiting.data(), waiting.size(), milliseconds);
        if (waiting[0].revents && !readSome(out.reading(), outcome.out))
            out.closeReading();
        if (waiting[1].revents && !readSome(err.reading(), outcome.err))
            err.closeReading();
        if (settings.stoppable && job.stopRequested()) {
            ::kill(-child, SIGKILL);
            waitFor(child);
            job.throwIfStopped();
        }
    }
    outcome.exitCode = waitFor(child);
    return outcome;
}

std::string shellQuoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'')
            quoted += "'\\''";
        else
            quoted += c;
    }
    return quoted + "'";
}

std::filesystem::path thisProgram()
{
    std::error_code error;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        throw Error(ErrorKind::Failed, "cannot find out where this program is: " + error.message());
    return path;
}

} // namespace deepmi

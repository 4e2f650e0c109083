#include "job/folder_lock.h"

#include "job/error.h"
#include "job/stopwatch.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace deepmi
{

namespace
{

/// "process 123 on host", as the holder wrote it.
std::string holderOf(int descriptor)
{
    std::array<char, 256> text{};
    const ssize_t count = ::pread(descriptor, text.data(), text.size() - 1, 0);
    std::string holder(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    while (!holder.empty() && holder.back() == '\n')
        holder.pop_back();
    return holder.empty() ? "another program" : holder;
}

void writeHolder(int descriptor)
{
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const std::string text = "process " + std::to_string(::getpid()) + " on " + host.data() + "\n";
    // Only for messages: the lock holds without it.
    if (::ftruncate(descriptor, 0) == 0)
        (void)!::pwrite(descriptor, text.data(), text.size(), 0);
}

/// Whether the file that is locked is still the one of this name: its holder may have taken it away
/// meanwhile.
bool isStillThere(int descriptor, const std::filesystem::path& file)
{
    struct stat locked = {}, found = {};
    return ::fstat(descriptor, &locked) == 0 && ::stat(file.c_str(), &found) == 0 &&
           locked.st_dev == found.st_dev && locked.st_ino == found.st_ino;
}

bool meansNoLocks(int error)
{
    return error == ENOLCK || error == ENOSYS || error == EOPNOTSUPP || error == EINVAL;
}

} // namespace

WorkLock::WorkLock(std::filesystem::path file, const std::string& workplace, const Job& job, double seconds)
    : m_file(std::move(file))
{
    while (!acquire(workplace, job, seconds)) {
    }
    writeHolder(m_descriptor);
}

bool WorkLock::acquire(const std::string& workplace, const Job& job, double seconds)
{
    // Not closed when a child is started: children keep the lock as long as they live.
    // The folder may come from somebody else: a link in it would have its target overwritten below, a pipe
    // would wait.
    constexpr int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK;
    m_descriptor = ::open(m_file.c_str(), flags, 0666); // NOLINT(android-cloexec-open)
    if (m_descriptor < 0)
        throw Error(ErrorKind::Failed, "cannot be opened: " + std::string(std::strerror(errno)), m_file);
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_nlink > 1) {
        ::close(m_descriptor);
        throw Error(ErrorKind::Failed, "is not the file that this program locks a folder by; remove it",
                    m_file);
    }
    const Stopwatch waited;
    while (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        if ((error == EWOULDBLOCK || error == EINTR) && waited.seconds() < seconds) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            continue;
        }
        const std::string holder = holderOf(m_descriptor);
        if (meansNoLocks(error)) {
            job.warn("the file system of " + m_file.string() + " has no locks (" + std::strerror(error) +
                     "): see to it yourself that no other program writes " + workplace + " meanwhile");
            return true;
        }
        ::close(m_descriptor);
        if (error != EWOULDBLOCK)
            throw Error(ErrorKind::Failed, "cannot be locked: " + std::string(std::strerror(error)), m_file);
        throw Error(ErrorKind::Failed,
                    holder + " is at work in " + workplace + "; wait for it or choose another place");
    }
    if (isStillThere(m_descriptor, m_file))
        return true;
    ::close(m_descriptor);
    return false;
}

WorkLock::~WorkLock()
{
    // Before the lock is given up: whoever gets it then sees that this file is no more.
    ::unlink(m_file.c_str());
    ::close(m_descriptor);
}

} // namespace deepmi

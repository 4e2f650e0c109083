#include "job/input_file.h"

#include "job/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace deepmi
{

namespace
{

void requireRegular(const std::filesystem::path& path, const struct stat& status)
{
    if (S_ISDIR(status.st_mode))
        throw InputError(path, "", "this is a folder, expected a file");
    if (!S_ISREG(status.st_mode))
        throw InputError(path, "", "this is not a regular file; copy its contents to a file first");
    if (status.st_size == 0)
        throw InputError(path, "", "the file is empty");
}

/// Device, file, size, and the time of the last write in seconds and nanoseconds.
std::array<std::int64_t, 5> stateOf(const std::filesystem::path& path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    return {static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino),
            static_cast<std::int64_t>(status.st_size), static_cast<std::int64_t>(status.st_mtim.tv_sec),
            static_cast<std::int64_t>(status.st_mtim.tv_nsec)};
}

} // namespace

UnchangedFile::UnchangedFile(const std::filesystem::path& path) : m_path(path), m_state(stateOf(path)) {}

void UnchangedFile::requireUnchanged() const
{
    const auto now = stateOf(m_path);
    if (now == m_state || now == decltype(now){} || m_state == decltype(now){})
        return;
    throw InputError(m_path, "",
                     "was changed by another program while it was read (" + std::to_string(m_state[2]) +
                         " bytes before, " + std::to_string(now[2]) +
                         " bytes now); wait until it is complete and start again");
}

InputFile::InputFile(const std::filesystem::path& path) : m_path(path), m_unchanged(path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        throw InputError(path, "",
                         errno == ENOENT || errno == ENOTDIR
                             ? std::string("the file does not exist")
                             : std::string("cannot be read: ") + std::strerror(errno));
    // To open some devices does something to them already.
    requireRegular(path, status);
    // The name may stand for something else by now: without O_NONBLOCK a pipe would wait for its writer.
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (m_descriptor < 0)
        throw InputError(path, "", std::string("cannot be read: ") + std::strerror(errno));
    try {
        if (::fstat(m_descriptor, &status) != 0)
            throw InputError(path, "", std::string("cannot be read: ") + std::strerror(errno));
        requireRegular(path, status);
    } catch (const InputError&) {
        ::close(m_descriptor);
        throw;
    }
    m_size = static_cast<std::uint64_t>(status.st_size);
    (void)::posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
}

InputFile::~InputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::size_t InputFile::readUpTo(std::uint64_t offset, void* bytes, std::size_t count) const
{
    // What another program adds meanwhile is not read: a file that goes on growing would never end.
    if (offset >= m_size)
        return 0;
    count = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_size - offset));
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = ::pread(m_descriptor, static_cast<char*>(bytes) + done, count - done,
                                    static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw InputError(m_path, "byte " + std::to_string(offset + done),
                             std::string("cannot be read: ") + std::strerror(errno));
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

} // namespace deepmi

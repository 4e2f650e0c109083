#include "data/input_file.h"

#include "job/error.h"

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

} // namespace

InputFile::InputFile(const std::filesystem::path& path) : m_path(path)
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

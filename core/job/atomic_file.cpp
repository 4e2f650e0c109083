#include "job/atomic_file.h"

#include "job/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace deepmi
{

namespace
{

constexpr auto halfWritten = ".deepmi-tmp-";

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& action, int error)
{
    throw Error(ErrorKind::Failed,
                action + ": " + std::strerror(error) +
                    "; the file was not written, free space or another "
                    "folder is needed",
                path);
}

void syncPath(const std::filesystem::path& path, int flags, const std::filesystem::path& named)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0)
        fail(named, "cannot open for syncing", errno);
    const int status = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    // Some file systems cannot sync a folder; the file itself is what must not be lost.
    if (status != 0 && !(flags & O_DIRECTORY))
        fail(named, "cannot sync to disk", error);
}

/// The folder remembers its new name.
void syncFolderOf(const std::filesystem::path& path)
{
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    syncPath(folder, O_RDONLY | O_DIRECTORY, path);
}

/// A new file, with the permissions that any new file would have: mkstemp would make it private to its owner,
/// and what the mask is can only be asked by changing it for all threads. O_EXCL follows no link that
/// somebody has put there.
std::filesystem::path reserveTemporary(const std::filesystem::path& path)
{
    constexpr int attempts = 100;
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    std::random_device random;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        std::string name = path.string() + halfWritten;
        for (int i = 0; i < 6; ++i)
            name += letters[random() % letters.size()];
        const int descriptor = ::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
        if (descriptor >= 0) {
            ::close(descriptor);
            return name;
        }
        if (errno != EEXIST && errno != EINTR)
            break;
    }
    fail(path, "cannot create a file in this folder", errno);
}

/// A whole file beside its place. Removed again if it cannot be had.
std::filesystem::path writeTemporary(const std::filesystem::path& path,
                                     const std::function<void(const std::filesystem::path&)>& write)
{
    const std::filesystem::path temporary = reserveTemporary(path);
    try {
        write(temporary);
        syncPath(temporary, O_RDONLY, path);
    } catch (const Error& error) {
        ::unlink(temporary.c_str());
        // Whoever fills the temporary file knows only its name, which says nothing to a person.
        if (error.file() == temporary)
            throw Error(error.kind(), error.message(), path, error.where());
        throw;
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
    return temporary;
}

/// A server that has renamed the file, and whose answer was lost, is asked again by the client and then says
/// that there is no such file.
void putInPlace(const std::filesystem::path& temporary, const std::filesystem::path& path)
{
    struct stat written = {}, found = {};
    const bool known = ::stat(temporary.c_str(), &written) == 0;
    if (::rename(temporary.c_str(), path.c_str()) == 0)
        return;
    const int error = errno;
    if (known && ::stat(path.c_str(), &found) == 0 && found.st_dev == written.st_dev &&
        found.st_ino == written.st_ino)
        return;
    ::unlink(temporary.c_str());
    fail(path, "cannot put the finished file in place", error);
}

void writeBytes(const std::filesystem::path& temporary, const std::filesystem::path& path,
                std::string_view contents)
{
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (descriptor < 0)
        fail(path, "cannot write", errno);
    std::size_t written = 0;
    while (written < contents.size()) {
        const ssize_t count = ::write(descriptor, contents.data() + written, contents.size() - written);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const int error = errno;
            ::close(descriptor);
            fail(path, "cannot write", error);
        }
        written += static_cast<std::size_t>(count);
    }
    if (::close(descriptor) != 0)
        fail(path, "cannot write", errno);
}

} // namespace

void writeAtomically(const std::filesystem::path& path,
                     const std::function<void(const std::filesystem::path& temporary)>& write)
{
    putInPlace(writeTemporary(path, write), path);
    syncFolderOf(path);
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view contents)
{
    writeAtomically(path, [&](const auto& temporary) { writeBytes(temporary, path, contents); });
}

AtomicFiles::~AtomicFiles()
{
    for (const auto& [temporary, path] : m_files)
        ::unlink(temporary.c_str());
}

void AtomicFiles::add(const std::filesystem::path& path,
                      const std::function<void(const std::filesystem::path& temporary)>& write)
{
    m_files.emplace_back(writeTemporary(path, write), path);
}

void AtomicFiles::add(const std::filesystem::path& path, std::string_view contents)
{
    add(path, [&](const auto& temporary) { writeBytes(temporary, path, contents); });
}

void AtomicFiles::commit()
{
    const auto files = std::exchange(m_files, {});
    for (auto next = files.begin(); next != files.end(); ++next)
        try {
            putInPlace(next->first, next->second);
        } catch (...) {
            m_files.assign(next + 1, files.end());
            throw;
        }
    std::filesystem::path before;
    for (const auto& [temporary, path] : files)
        if (path.parent_path() != before || &path == &files.front().second) {
            syncFolderOf(path);
            before = path.parent_path();
        }
}

void removeHalfWrittenBeside(const std::filesystem::path& path)
{
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const std::string beginning = path.filename().string() + halfWritten;
    std::vector<std::filesystem::path> found;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (entry.path().filename().string().starts_with(beginning))
            found.push_back(entry.path());
    for (const auto& one : found)
        std::filesystem::remove(one, ignored);
}

} // namespace deepmi

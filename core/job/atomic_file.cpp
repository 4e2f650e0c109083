#include "job/atomic_file.h"

#include "job/data_hash.h"
#include "job/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

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

/// Closes itself.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    int get() const { return m_number; }
    /// The status of close().
    int close() { return ::close(std::exchange(m_number, -1)); }

private:
    int m_number;
};

void syncFolder(const std::filesystem::path& folder, const std::filesystem::path& named)
{
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.get() < 0)
        fail(named, "cannot open for syncing", errno);
    // Some file systems cannot sync a folder; the file itself is what must not be lost.
    (void)::fsync(descriptor.get());
}

struct Temporary {
    std::filesystem::path path;
    Descriptor descriptor;
};

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// The folder remembers its new name.
void syncFolderOf(const std::filesystem::path& path)
{
    syncFolder(folderOf(path), path);
}

/// Where anybody may put links, only those of the person and of the folder's owner are followed, as the
/// kernel does in /tmp.
bool isTrusted(const struct stat& link, const std::filesystem::path& folder)
{
    struct stat around = {};
    return link.st_uid == ::geteuid() || ::stat(folder.c_str(), &around) != 0 ||
           (around.st_mode & S_IWOTH) == 0 || link.st_uid == around.st_uid;
}

/// What the names of temporary files beside `path` begin with: its own name, or where the whole would be too
/// long, the beginning of it with a hash of all.
std::string temporaryBeginning(const std::filesystem::path& path)
{
    // Six letters of ours, and libzip puts a point and six more behind them.
    constexpr std::size_t letters = 16, usual = 255;
    std::string name = path.filename().string();
    const long known = ::pathconf(folderOf(path).c_str(), _PC_NAME_MAX);
    const std::size_t longest =
        (known > 0 ? static_cast<std::size_t>(known) : usual) - std::strlen(halfWritten) - letters;
    if (name.size() > longest) {
        DataHash hash;
        hash.add(std::string_view(name));
        const std::string end = "-" + hash.hexadecimal();
        std::size_t kept = longest - std::min(longest, end.size());
        while (kept > 0 && (static_cast<unsigned char>(name[kept]) & 0xC0) == 0x80)
            --kept; // no half characters, which some file systems refuse
        name = name.substr(0, kept) + end;
    }
    return name + halfWritten;
}

/// As it would be if the file at `path` had been written to instead of replaced.
void keepPermissions(const std::filesystem::path& path, int descriptor, const struct stat& made)
{
    struct stat before = {};
    if (::lstat(path.c_str(), &before) != 0 || !S_ISREG(before.st_mode))
        return;
    // Only the superuser can, and a person keeps what was theirs then.
    [[maybe_unused]] int refused = before.st_uid != made.st_uid ? ::fchown(descriptor, before.st_uid, -1) : 0;
    mode_t mode = before.st_mode & 0777;
    if (before.st_gid != made.st_gid && ::fchown(descriptor, -1, before.st_gid) != 0)
        mode = (mode & ~mode_t(070)) | (mode & 07) << 3; // another group may do no more than anybody
    refused = ::fchmod(descriptor, mode);                // by file systems that know none
}

/// A new file, with the permissions that any new file would have, or at most those of the file that it will
/// replace: mkstemp would make it private to its owner, and what the mask is can only be asked by changing it
/// for all threads. O_EXCL follows no link that somebody has put there.
Temporary reserveTemporary(const std::filesystem::path& path)
{
    constexpr int attempts = 100;
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    struct stat before = {};
    const bool replaces = ::lstat(path.c_str(), &before) == 0 && S_ISREG(before.st_mode);
    const mode_t mode = replaces ? ((before.st_mode & 0666) | S_IRUSR | S_IWUSR) : 0666;
    const std::string beginning = (path.parent_path() / temporaryBeginning(path)).string();
    std::random_device random;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        std::string name = beginning;
        for (int i = 0; i < 6; ++i)
            name += letters[random() % letters.size()];
        Descriptor descriptor(
            ::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, mode));
        if (descriptor.get() >= 0)
            return {name, std::move(descriptor)};
        if (errno != EEXIST && errno != EINTR)
            break;
    }
    fail(path, "cannot create a file in this folder", errno);
}

/// Syncs what now has the temporary file's name. Libraries open it anew by that name, and some (libzip) put
/// another file in its place; a link or another person's file there is none of theirs, and is not put in
/// place of what the person asked for.
void syncTemporary(const Temporary& temporary, const std::filesystem::path& named)
{
    const Descriptor now(::open(temporary.path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat made = {}, found = {};
    if (now.get() < 0 && errno != ELOOP)
        fail(named, "cannot open for syncing", errno);
    if (now.get() < 0 || ::fstat(temporary.descriptor.get(), &made) != 0 || ::fstat(now.get(), &found) != 0 ||
        !S_ISREG(found.st_mode) || found.st_uid != made.st_uid)
        throw Error(ErrorKind::Failed,
                    "while it was written, somebody put something else in the place of the temporary file "
                    "beside it; it was not written, another folder is needed",
                    named);
    keepPermissions(named, now.get(), found);
    if (::fsync(now.get()) != 0)
        fail(named, "cannot sync to disk", errno);
}

void writeAll(Descriptor& descriptor, std::string_view contents, const std::filesystem::path& named)
{
    std::size_t written = 0;
    while (written < contents.size()) {
        const ssize_t count = ::write(descriptor.get(), contents.data() + written, contents.size() - written);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail(named, "cannot write", errno);
        written += static_cast<std::size_t>(count);
    }
}

/// A whole file beside its place. Removed again if it cannot be had.
std::filesystem::path writeTemporary(const std::filesystem::path& path,
                                     const std::function<void(Temporary&)>& fill)
{
    Temporary temporary = reserveTemporary(path);
    try {
        fill(temporary);
        syncTemporary(temporary, path);
        // Some file systems tell only now that the disk is full.
        if (temporary.descriptor.close() != 0)
            fail(path, "cannot write", errno);
    } catch (const Error& error) {
        ::unlink(temporary.path.c_str());
        // Whoever fills the temporary file knows only its name, which says nothing to a person.
        if (error.file() == temporary.path)
            throw Error(error.kind(), error.message(), path, error.where());
        throw;
    } catch (...) {
        ::unlink(temporary.path.c_str());
        throw;
    }
    return temporary.path;
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

/// False also where it cannot be told.
bool hasContents(const std::filesystem::path& path, std::string_view contents)
{
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat found = {};
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &found) != 0 || !S_ISREG(found.st_mode) ||
        static_cast<std::uintmax_t>(found.st_size) != contents.size())
        return false;
    std::vector<char> block(std::size_t{1} << 20);
    while (!contents.empty()) {
        const ssize_t count = ::read(descriptor.get(), block.data(), std::min(block.size(), contents.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0 || std::memcmp(block.data(), contents.data(), static_cast<std::size_t>(count)) != 0)
            return false;
        contents.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// Fills a new file beside the file that `path` leads to and puts it in its place.
void replaceBy(const std::filesystem::path& path, const std::function<void(Temporary&)>& fill)
{
    const std::filesystem::path target = behindLinks(path);
    putInPlace(writeTemporary(target, fill), target);
    syncFolderOf(target);
}

} // namespace

std::filesystem::path behindLinks(const std::filesystem::path& path)
{
    constexpr int mostLinks = 40; // as the kernel follows
    std::filesystem::path target = path;
    for (int followed = 0; followed < mostLinks; ++followed) {
        struct stat found = {};
        if (::lstat(target.c_str(), &found) != 0 || !S_ISLNK(found.st_mode) ||
            !isTrusted(found, folderOf(target)))
            return target;
        std::error_code error;
        const std::filesystem::path next = std::filesystem::read_symlink(target, error);
        if (error)
            fail(path, "cannot follow the link", error.value());
        target = target.parent_path() / next; // which is `next` where that is absolute
    }
    throw Error(ErrorKind::Failed, "is a link that leads through too many others, perhaps in a circle", path);
}

void writeAtomically(const std::filesystem::path& path,
                     const std::function<void(const std::filesystem::path& temporary)>& write)
{
    replaceBy(path, [&](const Temporary& temporary) { write(temporary.path); });
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view contents)
{
    replaceBy(path, [&](Temporary& temporary) { writeAll(temporary.descriptor, contents, path); });
}

bool writeFileIfChanged(const std::filesystem::path& path, std::string_view contents)
{
    if (hasContents(path, contents))
        return false;
    writeFileAtomically(path, contents);
    return true;
}

AtomicFiles::~AtomicFiles()
{
    for (const auto& [temporary, path] : m_files)
        ::unlink(temporary.c_str());
}

void AtomicFiles::add(const std::filesystem::path& path,
                      const std::function<void(const std::filesystem::path& temporary)>& write)
{
    const std::filesystem::path target = behindLinks(path);
    m_files.emplace_back(writeTemporary(target, [&](const Temporary& temporary) { write(temporary.path); }),
                         target);
}

void AtomicFiles::add(const std::filesystem::path& path, std::string_view contents)
{
    const std::filesystem::path target = behindLinks(path);
    m_files.emplace_back(
        writeTemporary(target,
                       [&](Temporary& temporary) { writeAll(temporary.descriptor, contents, target); }),
        target);
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
    const std::filesystem::path target = behindLinks(path);
    const std::string beginning = temporaryBeginning(target);
    std::vector<std::filesystem::path> found;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folderOf(target), ignored))
        if (entry.path().filename().string().starts_with(beginning))
            found.push_back(entry.path());
    for (const auto& one : found)
        std::filesystem::remove(one, ignored);
}

} // namespace deepmi

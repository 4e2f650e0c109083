#include "data/scratch_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <linux/magic.h>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <vector>

namespace deepmi
{

namespace
{

struct Mapping {
    const char* begin;
    std::size_t bytes;
};

std::shared_mutex mutex;
std::vector<Mapping> mappings; // of this process; a handful

const Mapping* mappingOf(const void* address)
{
    const auto* place = static_cast<const char*>(address);
    const auto found = std::find_if(mappings.begin(), mappings.end(), [&](const Mapping& mapping) {
        return place >= mapping.begin && place < mapping.begin + mapping.bytes;
    });
    return found == mappings.end() ? nullptr : &*found;
}

/// Open for reading and writing, without a name; −1 where the folder cannot be used.
int openNameless(const std::filesystem::path& folder)
{
    const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
    // A file system that has no such files.
    std::string name = (folder / "deepmi-scratch-XXXXXX").string();
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0)
        ::unlink(name.c_str());
    return named;
}

bool isMemory(const std::filesystem::path& folder)
{
    struct statfs system {
    };
    if (::statfs(folder.c_str(), &system) != 0)
        return false;
    const auto type = static_cast<unsigned long>(system.f_type);
    return type == TMPFS_MAGIC || type == RAMFS_MAGIC;
}

/// With as much again as checkpoints and results may take.
bool hasRoom(int file, std::size_t bytes)
{
    constexpr double kept = 512e6;
    struct statfs system {
    };
    return ::fstatfs(file, &system) == 0 &&
           static_cast<double>(system.f_bavail) * static_cast<double>(system.f_bsize) >=
               static_cast<double>(bytes) + kept;
}

/// Blocks for all of it.
bool takeRoom(int file, std::size_t bytes)
{
    int error = EINTR;
    while (error == EINTR)
        error = ::posix_fallocate(file, 0, static_cast<off_t>(bytes));
    return error == 0;
}

} // namespace

std::filesystem::path scratchFolder()
{
    for (const char* variable : {"DEEPMI_SCRATCH", "TMPDIR"})
        if (const char* folder = std::getenv(variable); folder && *folder && !isMemory(folder))
            return folder;
    return "/var/tmp";
}

void* mapScratchFile(std::size_t bytes)
{
    const std::filesystem::path folder = scratchFolder();
    const int file = isMemory(folder) ? -1 : openNameless(folder);
    if (file < 0)
        return nullptr;
    void* begin = MAP_FAILED;
    if (bytes > 0 && hasRoom(file, bytes) && takeRoom(file, bytes))
        begin = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file); // the mapping holds it
    if (begin == MAP_FAILED)
        return nullptr;
    const std::unique_lock lock(mutex);
    mappings.push_back({static_cast<const char*>(begin), bytes});
    return begin;
}

void unmapScratchFile(void* begin, std::size_t bytes)
{
    {
        const std::unique_lock lock(mutex);
        std::erase_if(mappings, [&](const Mapping& mapping) { return mapping.begin == begin; });
    }
    ::munmap(begin, bytes);
}

bool isInScratchFile(const void* address)
{
    const std::shared_lock lock(mutex);
    return mappingOf(address) != nullptr;
}

void readAtRandom(const void* address)
{
    const std::shared_lock lock(mutex);
    if (const Mapping* mapping = mappingOf(address))
        (void)::madvise(const_cast<char*>(mapping->begin), mapping->bytes, MADV_RANDOM);
}

void fetchSoon(const void* begin, std::size_t bytes)
{
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto first = reinterpret_cast<std::uintptr_t>(begin) / page * page;
    const auto end = reinterpret_cast<std::uintptr_t>(begin) + bytes;
    (void)::madvise(reinterpret_cast<void*>(first), end - first, MADV_WILLNEED);
}

} // namespace deepmi

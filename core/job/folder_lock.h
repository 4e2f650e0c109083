#pragma once

#include "job/job.h"

#include <filesystem>
#include <string>

namespace deepmi
{

/// Keeps something to one program at a time, by a lock file. The lock belongs to this process and to the
/// children that it starts, and is gone as soon as none of them lives, however they ended: a file that a
/// killed program left behind locks nothing, and the next one that ends in order takes it away.
class WorkLock
{
public:
    WorkLock(const WorkLock&) = delete;
    WorkLock& operator=(const WorkLock&) = delete;
    ~WorkLock();

protected:
    /// Waits up to `seconds` for another holder to end. Raises Error(Failed) naming the holder (process and
    /// host, as the file says), or if the file cannot be made. Where the file system knows no locks (NFS
    /// without its lock service, Lustre mounted without flock) it is a warning: nobody is kept out then.
    WorkLock(std::filesystem::path file, const std::string& workplace, const Job& job, double seconds);

private:
    bool acquire(const std::string& workplace, const Job& job, double seconds);

    std::filesystem::path m_file;
    int m_descriptor = -1;
};

/// One program in a folder, by the file "lock" in it.
class FolderLock : public WorkLock
{
public:
    explicit FolderLock(const std::filesystem::path& folder, const Job& job = {}, double seconds = 5)
        : WorkLock(folder / "lock", folder.string(), job, seconds)
    {
    }
};

/// One program that makes a file and what belongs to it, by FILE.lock beside it.
class FileLock : public WorkLock
{
public:
    explicit FileLock(const std::filesystem::path& file, const Job& job = {}, double seconds = 5)
        : WorkLock(file.string() + ".lock", file.string(), job, seconds)
    {
    }
};

} // namespace deepmi

#pragma once

#include <filesystem>

namespace deepmi
{

/// Keeps a folder to one program at a time, by the file "lock" in it. The lock belongs to this process and to
/// the children that it starts, and is gone as soon as none of them lives, however they ended: a file that a
/// killed program left behind locks nothing.
class FolderLock
{
public:
    /// Waits up to `seconds` for another holder to end. Raises Error(Failed) naming the holder (process and
    /// host, as the file says), or if the file cannot be made.
    explicit FolderLock(const std::filesystem::path& folder, double seconds = 5);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int m_descriptor = -1;
};

} // namespace deepmi

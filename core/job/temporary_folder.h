#pragma once

#include <filesystem>

namespace deepmi
{

/// A new folder in the system's place for temporary files (TMPDIR), which is removed with everything in it at
/// the end of its life. Raises Error(Failed) if it cannot be made.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace deepmi

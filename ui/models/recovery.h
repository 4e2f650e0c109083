#pragma once

#include <QLockFile>
#include <QString>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace deepmi::studio
{

/// The folder in which one session keeps what a crash must not take: recovery/SESSION below the settings. A
/// lock file with the process's number tells the folders of living sessions from those that crashed.
class RecoveryFolder
{
public:
    /// Makes nothing yet: most sessions never need it.
    RecoveryFolder();
    ~RecoveryFolder(); ///< leaves the files, gives up the lock

    /// Where the project of the session is kept, whether or not it is there.
    std::filesystem::path projectFile() const { return m_folder / "session.deepmi"; }
    const std::filesystem::path& folder() const { return m_folder; }
    /// Makes and locks the folder. Call before writing into it. False if it cannot be made.
    bool prepare();
    /// Removes the folder with all that is in it.
    void clear();

    /// What sessions left that are no more, the latest first; folders without a project are removed.
    std::vector<std::filesystem::path> abandoned() const;
    /// Makes an abandoned folder this session's own. False if another process was quicker.
    bool adopt(const std::filesystem::path& folder);
    /// Removes one.
    static void discard(const std::filesystem::path& folder);

private:
    std::filesystem::path m_folder;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace deepmi::studio

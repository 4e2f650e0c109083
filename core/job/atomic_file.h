#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace deepmi
{

/// The file that a link leads to, there or not, and any other path itself: a person who keeps a result
/// elsewhere and links to it means that file. Raises Error(Failed) for a circle of links.
std::filesystem::path behindLinks(const std::filesystem::path& path);

/// Writes `path` so that it is either the old file or the whole new one, whatever happens in between: `write`
/// fills a temporary file in the same folder, which is synced and renamed over `path`. If `write` raises or
/// the disk is full the temporary file is removed, `path` is untouched and an Error(Failed) naming `path` is
/// raised. Parent folders are not made. If `path` is a link, all this is said of the file that it leads to,
/// which may not be there yet; but a link that somebody else has put into a folder where anybody may write is
/// replaced. A file that is replaced hands its permissions on. The temporary file is a new one in any case:
/// no link or file that somebody has put there is followed or overwritten, and if another person's file or a
/// link stands in its place when `write` is done, that is an Error(Failed) and `path` is untouched.
void writeAtomically(const std::filesystem::path& path,
                     const std::function<void(const std::filesystem::path& temporary)>& write);

/// The same for a text or byte string that is already in memory.
void writeFileAtomically(const std::filesystem::path& path, std::string_view contents);

/// The same, but a regular file that has these contents already is left as it is. Whether it was written.
bool writeFileIfChanged(const std::filesystem::path& path, std::string_view contents);

/// Several files that are one result: all are written beside their places before the first is put in place,
/// so that a disk which fills up on the way leaves every file of an earlier result as it was.
class AtomicFiles
{
public:
    AtomicFiles() = default;
    AtomicFiles(const AtomicFiles&) = delete;
    AtomicFiles& operator=(const AtomicFiles&) = delete;
    /// Removes what was not put in place.
    ~AtomicFiles();

    /// As writeAtomically, but for the last step.
    void add(const std::filesystem::path& path,
             const std::function<void(const std::filesystem::path& temporary)>& write);
    void add(const std::filesystem::path& path, std::string_view contents);
    /// Puts all in place, in the order in which they were added. Raises Error(Failed) as writeAtomically
    /// does.
    void commit();

private:
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> m_files; ///< temporary, path
};

/// Removes what writeAtomically left beside `path` in a program that was killed. Only for whoever keeps
/// others from writing `path` meanwhile.
void removeHalfWrittenBeside(const std::filesystem::path& path);

} // namespace deepmi

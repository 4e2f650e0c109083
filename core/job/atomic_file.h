#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace deepmi
{

/// Writes `path` so that it is either the old file or the whole new one, whatever happens in between: `write`
/// fills a temporary file in the same folder, which is synced and renamed over `path`. If `write` raises or
/// the disk is full the temporary file is removed, `path` is untouched and an Error(Failed) naming `path` is
/// raised. Parent folders are not made. The temporary file is a new one in any case: no link or file that
/// somebody has put there is followed or overwritten, and if another person's file or a link stands in its
/// place when `write` is done, that is an Error(Failed) and `path` is untouched.
void writeAtomically(const std::filesystem::path& path,
                     const std::function<void(const std::filesystem::path& temporary)>& write);

/// The same for a text or byte string that is already in memory.
void writeFileAtomically(const std::filesystem::path& path, std::string_view contents);

} // namespace deepmi

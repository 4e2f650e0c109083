#pragma once

#include <cstddef>
#include <filesystem>

namespace deepmi
{

/// Memory that lies in a file without a name: for matrices larger than the memory. The system writes its
/// pages out and fetches them again as it needs to.

/// Folder of such files: DEEPMI_SCRATCH, else TMPDIR, else /var/tmp, whichever first is not memory itself.
std::filesystem::path scratchFolder();

/// `bytes` of it, all on the disk's account already, so that a full disk is found out now and not in the
/// middle of the work, and never the last ones, which results need. Null where the folder cannot be used or
/// has no room.
void* mapScratchFile(std::size_t bytes);
void unmapScratchFile(void* begin, std::size_t bytes);

bool isInScratchFile(const void* address);
/// From now on it is read here and there; what fetchSoon() is not told of comes page by page.
void readAtRandom(const void* address);
/// Of a scratch file: these bytes will be read next. Returns at once.
void fetchSoon(const void* begin, std::size_t bytes);

} // namespace deepmi

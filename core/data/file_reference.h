#pragma once

#include "job/job.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace deepmi
{

/// A file (or a folder of feature files) that something else points at, with what tells whether it is still
/// the same.
struct FileReference {
    std::filesystem::path path; ///< absolute once read or referred to; empty = nothing
    std::string hash;           ///< 16 hexadecimal digits (DataHash); empty = not known, then only looked for
    std::uintmax_t bytes = 0;   ///< size of the file, of all files of a folder

    bool operator==(const FileReference&) const = default;
};

/// What became of a file that was referred to.
enum class FileState {
    Same,    ///< size and hash are those recorded, or none were recorded and it is there
    Missing, ///< nothing of that name is there: moved, renamed, deleted, a disk that is not mounted
    Changed  ///< something is there, with another size or content, or cannot be read
};

/// The reference of a file as it is now. The hash is of the size and the whole content up to 256 MiB; of the
/// size and 64 blocks of 1 MiB, evenly spaced, the first and last among them, of a larger file; of the names
/// and sizes of the regular files of a folder, in order. It guards against mistakes, not against forgery.
/// Raises InputError for a file that is missing, empty or cannot be read; Stopped.
FileReference referTo(const std::filesystem::path& path, const Job& job = {});

/// Looks again. Reads what referTo reads unless the size alone tells. Raises Stopped and nothing else.
FileState check(const FileReference& reference, const Job& job = {});

} // namespace deepmi

#pragma once

#include <filesystem>
#include <vector>

namespace deepmi::cli
{

// Whether a result can be written is found out before the work begins: hours of training must not end in "no
// such folder".

/// The file can be made or replaced: its folder exists and takes files, it is no folder or device itself, and
/// it is none of `inputs`. Raises Error(Failed), or UsageError for an input.
void requireWritableFile(const std::filesystem::path& path,
                         const std::vector<std::filesystem::path>& inputs = {});

/// Makes the folder (and its parents) where it is missing and checks that it takes files. Raises
/// Error(Failed).
void requireWritableFolder(const std::filesystem::path& folder);

} // namespace deepmi::cli

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi::cli
{

// Whether a result can be written is found out before the work begins: hours of training must not end in "no
// such folder".

/// The file can be made or replaced: its folder exists and takes files, it is no folder or device itself, and
/// it is none of `inputs`. Raises Error(Failed), or UsageError for an input.
void requireWritableFile(const std::filesystem::path& path,
                         const std::vector<std::filesystem::path>& inputs = {});

/// A file that a command writes, and by which option the person named it.
struct NamedOutput {
    std::string option;         ///< "--out"
    std::filesystem::path path; ///< empty = none is written
};
/// No two of them are one file, however they are spelled. Raises UsageError.
void requireDifferentFiles(const std::vector<NamedOutput>& outputs);

/// What a command writes into a folder, and how its earlier results there are known.
struct FolderResult {
    struct File {
        std::filesystem::path name; ///< relative to the folder
        std::string beginning = {}; ///< of a file of ours; empty where the contents do not tell
    };
    std::string kind;        ///< "training"
    std::vector<File> files; ///< which are written
    std::vector<File> marks; ///< if one of these is there, the folder is an earlier result's
};

/// Makes the folder (and its parents) where it is missing and checks that it takes files. Raises
/// Error(Failed), and UsageError if one of `result` would overwrite one of `inputs`, or a file of somebody
/// else: what is there is neither of an earlier result with a mark, nor begins as ours do.
void requireWritableFolder(const std::filesystem::path& folder, const FolderResult& result,
                           const std::vector<std::filesystem::path>& inputs = {});
/// The last of that alone, where nothing is written or what will be is known late.
void requireNothingOverwritten(const std::filesystem::path& folder, const FolderResult& result,
                               const std::vector<std::filesystem::path>& inputs = {});
/// None of the files of `result` has a name of its own as well. Raises UsageError.
void requireOutsideOf(const std::filesystem::path& folder, const FolderResult& result,
                      const NamedOutput& other);
/// For a folder whose files are ours by their names.
void requireWritableFolder(const std::filesystem::path& folder);

} // namespace deepmi::cli

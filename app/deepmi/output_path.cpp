#include "output_path.h"

#include "job/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace deepmi::cli
{

namespace fs = std::filesystem;

namespace
{

/// Permissions, read-only file systems and quotas have too many ways to say no: making a file is the only
/// sure test.
void requireFolderTakesFiles(const fs::path& folder, const fs::path& named)
{
    std::string pattern = (folder / ".deepmi-tmp-XXXXXX").string();
    const int descriptor = ::mkstemp(pattern.data());
    if (descriptor < 0)
        throw Error(ErrorKind::Failed,
                    "cannot write into this folder: " + std::string(std::strerror(errno)) +
                        "; choose another one with --out",
                    named);
    ::close(descriptor);
    ::unlink(pattern.c_str());
}

} // namespace

void requireWritableFile(const fs::path& path, const std::vector<fs::path>& inputs)
{
    std::error_code error;
    for (const fs::path& input : inputs)
        if (fs::equivalent(path, input, error))
            throw UsageError(path.string() + " is an input of this command and would be overwritten; choose "
                                             "another output file");
    const auto status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw Error(ErrorKind::Failed,
                    fs::is_directory(status) ? "is a folder, a file name is needed"
                                             : "is not a regular file, a file name is needed",
                    path);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error))
        throw Error(ErrorKind::Failed, "the folder " + folder.string() + " does not exist", path);
    requireFolderTakesFiles(folder, path);
}

void requireWritableFolder(const fs::path& folder)
{
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        throw Error(ErrorKind::Failed, "is a file, a folder is needed", folder);
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed, "the folder cannot be made: " + error.message(), folder);
    requireFolderTakesFiles(folder, folder);
}

} // namespace deepmi::cli

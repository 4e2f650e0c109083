#include "output_path.h"

#include "job/atomic_file.h"
#include "job/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
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

/// Other programs take "-" for standard output; here it would be a file that is hard to remove again.
void requireName(const fs::path& path)
{
    if (path == "-")
        throw UsageError("'-' is no name for a result: results go to a file or, with --json, to standard "
                         "output");
}

void requireNoInput(const fs::path& path, const std::vector<fs::path>& inputs, const std::string& instead)
{
    std::error_code error;
    for (const fs::path& input : inputs)
        if (fs::equivalent(path, input, error))
            throw UsageError(path.string() +
                             " is an input of this command and would be overwritten; choose " + instead);
}

/// The file system only says that a name is too long, and what comes beside a result may be longer than what
/// the person named.
void requireShortName(const fs::path& path, const fs::path& folder)
{
    const long most = ::pathconf(folder.c_str(), _PC_NAME_MAX);
    const std::size_t bytes = path.filename().string().size();
    if (most > 0 && bytes > static_cast<std::size_t>(most))
        throw Error(ErrorKind::Failed,
                    "the file name has " + std::to_string(bytes) + " bytes, at most " + std::to_string(most) +
                        " are possible there; choose a shorter one",
                    path);
}

/// Also of files that are not there yet.
bool isOneFile(const fs::path& a, const fs::path& b)
{
    std::error_code error;
    if (fs::equivalent(a, b, error))
        return true;
    const auto place = [&error](const fs::path& path) {
        return fs::weakly_canonical(fs::absolute(behindLinks(path)), error);
    };
    return place(a) == place(b);
}

bool begins(const fs::path& path, const std::string& beginning)
{
    std::string found(beginning.size(), '\0');
    std::ifstream file(path, std::ios::binary);
    return file.read(found.data(), static_cast<std::streamsize>(found.size())) && found == beginning;
}

bool hasMark(const fs::path& folder, const FolderResult& result)
{
    std::error_code error;
    for (const FolderResult::File& mark : result.marks)
        if (fs::exists(folder / mark.name, error) && begins(folder / mark.name, mark.beginning))
            return true;
    return false;
}

} // namespace

void requireWritableFile(const fs::path& path, const std::vector<fs::path>& inputs)
{
    requireName(path);
    requireNoInput(path, inputs, "another output file");
    std::error_code error;
    const auto status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw Error(ErrorKind::Failed,
                    fs::is_directory(status) ? "is a folder, a file name is needed"
                                             : "is not a regular file, a file name is needed",
                    path);
    const fs::path file = behindLinks(path);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error))
        throw Error(ErrorKind::Failed, "the folder " + folder.string() + " does not exist", path);
    requireShortName(file, folder);
    requireFolderTakesFiles(folder, path);
}

void requireDifferentFiles(const std::vector<NamedOutput>& outputs)
{
    for (auto one = outputs.begin(); one != outputs.end(); ++one)
        for (auto other = outputs.begin(); other != one; ++other)
            if (!one->path.empty() && !other->path.empty() && isOneFile(one->path, other->path))
                throw UsageError(one->option + " and " + other->option + " are the same file");
}

void requireOutsideOf(const fs::path& folder, const FolderResult& result, const NamedOutput& other)
{
    for (const FolderResult::File& file : result.files)
        if (!other.path.empty() && isOneFile(folder / file.name, other.path))
            throw UsageError(other.option + " is " + file.name.string() + ", which is written into " +
                             folder.string() + "; choose another name");
}

void requireNothingOverwritten(const fs::path& folder, const FolderResult& result,
                               const std::vector<fs::path>& inputs)
{
    requireName(folder);
    for (const FolderResult::File& file : result.files)
        requireNoInput(folder / file.name, inputs, "another folder with --out");
    if (hasMark(folder, result))
        return;
    constexpr std::size_t namesShown = 3;
    std::vector<std::string> others;
    std::error_code error;
    for (const FolderResult::File& file : result.files)
        if (fs::exists(folder / file.name, error) &&
            (file.beginning.empty() || !begins(folder / file.name, file.beginning)))
            others.push_back(file.name.string());
    if (others.empty())
        return;
    std::string names;
    for (std::size_t i = 0; i < std::min(others.size(), namesShown); ++i)
        names += (i == 0 ? "" : i + 1 == others.size() ? " and " : ", ") + others[i];
    if (others.size() > namesShown)
        names += " and " + std::to_string(others.size() - namesShown) + " more";
    throw UsageError(folder.string() + " holds " + names + ", which " + (others.size() == 1 ? "is" : "are") +
                     " of no earlier " + result.kind + " and would be overwritten; choose another folder " +
                     "with --out, or move " + (others.size() == 1 ? "it" : "them") + " away");
}

void requireWritableFolder(const fs::path& folder, const FolderResult& result,
                           const std::vector<fs::path>& inputs)
{
    requireNothingOverwritten(folder, result, inputs);
    requireWritableFolder(folder);
    // A link leads elsewhere, perhaps to where nothing can be written.
    for (const FolderResult::File& file : result.files)
        if (fs::is_symlink(folder / file.name))
            requireWritableFile(folder / file.name, inputs);
}

void requireWritableFolder(const fs::path& folder)
{
    requireName(folder);
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        throw Error(ErrorKind::Failed, "is a file, a folder is needed", folder);
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed, "the folder cannot be made: " + error.message(), folder);
    requireFolderTakesFiles(folder, folder);
}

} // namespace deepmi::cli

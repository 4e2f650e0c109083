#include "data/folder_files.h"

#include "data/names.h"
#include "job/error.h"

#include <algorithm>
#include <system_error>

namespace deepmi
{

namespace
{

std::filesystem::directory_iterator listing(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::directory_iterator files(folder, error);
    if (error)
        throw InputError(folder, "", "the folder cannot be read: " + error.message());
    return files;
}

} // namespace

std::vector<std::filesystem::path> filesOfKind(const std::filesystem::path& folder,
                                               const std::string& extension)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (auto entry = listing(folder); entry != std::filesystem::directory_iterator();
         entry.increment(error)) {
        if (error)
            throw InputError(folder, "", "the folder cannot be read: " + error.message());
        if (lowerCase(entry->path().extension().string()) == extension &&
            !entry->path().filename().string().starts_with('.'))
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void requireListable(const std::filesystem::path& folder)
{
    (void)listing(folder);
}

} // namespace deepmi

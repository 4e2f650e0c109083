#include "experiment/failed_tasks.h"

#include "job/atomic_file.h"
#include "job/error.h"

#include <fstream>
#include <sstream>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

fs::path fileOf(const fs::path& folder, const std::string& key)
{
    return folder / "failed" / (key + ".txt");
}

} // namespace

void writeFailure(const fs::path& folder, const std::string& key, const std::string& error)
{
    std::error_code problem;
    fs::create_directories(folder / "failed", problem);
    if (problem)
        throw Error(ErrorKind::Failed, "cannot make this folder: " + problem.message(), folder / "failed");
    writeFileAtomically(fileOf(folder, key), error + "\n");
}

std::string failureOf(const fs::path& folder, const std::string& key)
{
    std::ifstream file(fileOf(folder, key), std::ios::binary);
    if (!file)
        return {};
    std::ostringstream text;
    text << file.rdbuf();
    std::string error = text.str();
    while (!error.empty() && error.back() == '\n')
        error.pop_back();
    return error.empty() ? "failed" : error;
}

void removeFailure(const fs::path& folder, const std::string& key)
{
    std::error_code ignored;
    fs::remove(fileOf(folder, key), ignored);
}

} // namespace deepmi

// A project; every path in it ends up absolute.

#include "harness.h"

#include "project/project.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".deepmi", [](const std::filesystem::path& path) {
        Project project = readProject(path);
        forEachFile(project, [](const std::string&, FileReference& file) {
            if (!file.path.empty() && !file.path.is_absolute())
                __builtin_trap();
        });
    });
}

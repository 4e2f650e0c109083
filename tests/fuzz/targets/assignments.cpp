// Clusters from anywhere: name, cluster, predicted, label.

#include "harness.h"

#include "information/deepmi.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".csv",
                     [](const std::filesystem::path& path) { (void)readAssignments(path); });
}

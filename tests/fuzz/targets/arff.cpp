// Features as ARFF.

#include "harness.h"

#include "data/feature_layout.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".arff",
                     [](const std::filesystem::path& path) { (void)readArffFeatures(path, {}, {}); });
}

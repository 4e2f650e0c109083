// MATLAB 4, 5 and 7.3 by matio, which is not ours.

#include "harness.h"

#include "data/feature_layout.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::runOnDisk(bytes, size,
                           [](const std::filesystem::path& path) { (void)readMatlabFeatures(path, {}, {}); });
}

// NumPy .npz: features and names out of a zip archive.

#include "harness.h"

#include "data/feature_layout.h"
#include "data/numpy_file.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".npz",
                     [](const std::filesystem::path& path) { (void)readNpzFeatures(path, {}, {}); });
}

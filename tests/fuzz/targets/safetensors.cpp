// safetensors.

#include "harness.h"

#include "network/weight_files.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".safetensors",
                     [](const std::filesystem::path& path) { (void)readSafetensors(path); });
}

// RUN.h5.

#include "harness.h"

#include "pretrain/run_file.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::runOnDisk(bytes, size, [](const std::filesystem::path& path) { (void)readRun(path); });
}

// Checkpoints of a training.

#include "harness.h"

#include "job/checkpoint.h"
#include "job/data_hash.h"
#include "job/error.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    // As it is, and below a seal that fits: a checksum keeps out everything else.
    fuzz::run(bytes, size, ".checkpoint",
              [](const std::filesystem::path& path) { (void)readCheckpoint(path); });
    const std::string_view content(reinterpret_cast<const char*>(bytes), size);
    DataHash hash;
    hash.add(content);
    const std::string sealed = "deepmi-checkpoint 1\n{\"bytes\":" + std::to_string(size) +
                               ",\"checksum\":\"" + hash.hexadecimal() + "\"}\n" + std::string(content);
    return fuzz::run(reinterpret_cast<const std::uint8_t*>(sealed.data()), sealed.size(), ".checkpoint",
                     [](const std::filesystem::path& path) { (void)readCheckpoint(path); });
}

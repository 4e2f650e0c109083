// The published scores {file: value}.

#include "harness.h"

#include "difficulty/scores.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".json",
                     [](const std::filesystem::path& path) { (void)readScoresJson(path); });
}

// Results of a comparison, as JSON and as a table of trials.

#include "harness.h"

#include "comparison/comparison.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    // The extension decides which of the two readers it is.
    const bool table = bytes[0] != '{';
    if (table)
        return fuzz::run(bytes, size, ".csv",
                         [](const std::filesystem::path& path) { (void)readComparison(path, "arousal"); });
    return fuzz::run(bytes, size, ".json",
                     [](const std::filesystem::path& path) { (void)readComparison(path); });
}

// Labels: whatever format the first lines tell.

#include "harness.h"

#include "data/label_formats.h"
#include "data/label_table.h"
#include "job/error.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".csv", [](const std::filesystem::path& path) {
        const LabelTable table = readLabels(path);
        if (table.splits.size() != table.rows())
            __builtin_trap();
        for (const auto& values : table.values)
            if (values.size() != table.rows())
                __builtin_trap();
    });
}

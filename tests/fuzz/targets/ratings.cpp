// Single ratings: whatever format the first lines tell.

#include "harness.h"

#include "data/label_formats.h"
#include "data/label_table.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".csv", [](const std::filesystem::path& path) {
        const RatingTable table = readRatings(path);
        for (const Rating& rating : table.ratings)
            if (rating.sample >= table.names.size() || rating.values.size() != table.attributes.size() ||
                (rating.rater != RatingTable::unnamed && rating.rater >= table.raters.size()))
                __builtin_trap();
    });
}

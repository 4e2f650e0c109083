// SCORES.csv, and aucurriculum's tables, which readScores tells by their columns.

#include "harness.h"

#include "difficulty/aucurriculum.h"
#include "difficulty/scores.h"
#include "job/error.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".csv", [](const std::filesystem::path& path) {
        const Scores scores = readScores(path);
        if (scores.score.size() != scores.names.size() || scores.bins.rank.size() != scores.names.size())
            __builtin_trap();
    });
}

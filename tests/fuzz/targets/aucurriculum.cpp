// Score tables of aucurriculum.

#include "harness.h"

#include "difficulty/aucurriculum.h"
#include "difficulty/scores.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".csv",
                     [](const std::filesystem::path& path) { (void)readAucurriculumScores(path); });
}

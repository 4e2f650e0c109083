// HTK parameter files.

#include "harness.h"

#include "data/feature_layout.h"
#include "data/frame_table.h"
#include "data/htk_file.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".htk", [](const std::filesystem::path& path) {
        (void)isHtk(path);
        const HtkHeader header = readHtkHeader(path);
        FloatMatrix frames(header.frames, header.columns);
        readHtkFrames(path, header, frames.data());
        (void)readHtkFeatures(path, {}, {});
    });
}

// Features and frames in HDF5, whose library is not ours.

#include "harness.h"

#include "data/feature_layout.h"
#include "data/frame_table.h"
#include "job/error.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::runOnDisk(bytes, size, [](const std::filesystem::path& path) {
        try {
            (void)readHdf5Features(path, {}, {});
        } catch (const InputError&) {
        }
        (void)readFrames(path);
    });
}

// deepmi inspect: tells the kind, reads, and describes it as JSON.

#include "harness.h"

#include "inspect/inspect.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".csv", [](const std::filesystem::path& path) {
        // HDF5 and MATLAB files need a real one.
        if (!fuzz::input.bytes.starts_with("\x89HDF") && !fuzz::input.bytes.starts_with("MATLAB"))
            (void)inspectFile(path).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::strict);
    });
}

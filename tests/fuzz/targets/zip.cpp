// Directory and members of a zip archive, as .npz and .pt are read.

#include "harness.h"

#include "data/zip_archive.h"

using namespace deepmi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::run(bytes, size, ".zip", [](const std::filesystem::path& path) {
        const ZipArchive archive(path);
        for (const std::string& name : archive.names()) {
            ZipArchive::Member member = archive.open(name);
            // What a member declares may be believed as far as its packed bytes can back it, and no more
            // comes out.
            constexpr std::uint64_t mostFromOne = 1100;
            if (member.size() > mostFromOne * fuzz::input.bytes.size())
                __builtin_trap();
            char block[4096];
            std::uint64_t read = 0;
            while (const std::size_t got = member.readUpTo(block, sizeof(block)))
                read += got;
            if (read > member.size())
                __builtin_trap();
        }
    });
}

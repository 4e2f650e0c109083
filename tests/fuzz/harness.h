#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace deepmi::fuzz
{

/// What one execution works with. A reader opens files by name; `InputFile` is replaced by one that finds
/// these (memory_input_file.cpp), because to make a real file takes longer than to read it. Any other name is
/// missing.
struct MemoryFile {
    std::string_view path, bytes;
};
inline MemoryFile input{}; ///< the file itself
inline MemoryFile side{};  ///< one beside it, e.g. the names of a .npy

/// Calls `read` with a name by which it can open `bytes`, with this extension. A reader may raise an
/// InputError that names the file, or an Error of another kind than Stopped (too little memory; options of a
/// plan that contradict each other); anything else that is thrown ends the program, and that is a finding.
int run(const std::uint8_t* bytes, std::size_t size, const char* extension,
        const std::function<void(const std::filesystem::path&)>& read);

/// The same with a real file in memory, for libraries that open files by themselves: HDF5 and matio. Its name
/// has no extension.
int runOnDisk(const std::uint8_t* bytes, std::size_t size,
              const std::function<void(const std::filesystem::path&)>& read);

} // namespace deepmi::fuzz

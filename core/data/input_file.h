#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace deepmi
{

/// An open regular file that is read at given places. Every reader opens its file through this, so that a
/// missing file, a folder, an empty file and a file that ends too early are told in the same words
/// everywhere. A pipe or a device is refused without waiting for it, even one that takes the file's place
/// between the look at it and its opening.
class InputFile
{
public:
    /// Raises InputError if `path` is missing, no regular file, empty or cannot be read.
    explicit InputFile(const std::filesystem::path& path);
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    const std::filesystem::path& path() const { return m_path; }
    /// Bytes, at the time of opening; at least 1.
    std::uint64_t size() const { return m_size; }
    /// Fills `count` bytes from `offset`; raises InputError saying where the file ends if it is too short.
    void read(std::uint64_t offset, void* bytes, std::size_t count) const;
    /// Up to `count` bytes from `offset`; fewer only at the end of the file.
    std::size_t readUpTo(std::uint64_t offset, void* bytes, std::size_t count) const;

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

/// Raises InputError unless `path` is a regular file that is not empty and can be read.
void requireFile(const std::filesystem::path& path);

/// All bytes of a file. Raises InputError as InputFile does, and for one larger than `most` bytes, before any
/// memory is taken for it; Error(Failed) where memory is short.
std::string contentsOf(const std::filesystem::path& path, std::uint64_t most);

} // namespace deepmi

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace deepmi
{

/// Whether a file stays as it is while it is read: by a library that opens it itself, or in several goes.
class UnchangedFile
{
public:
    /// Remembers size, time and place of the file; a folder or a missing file is nothing to watch.
    explicit UnchangedFile(const std::filesystem::path& path);
    /// Raises InputError if another program has written the file since, or put another one in its place. One
    /// that is gone is no error: what was open was read to its end.
    void requireUnchanged() const;

private:
    std::filesystem::path m_path;
    std::array<std::int64_t, 5> m_state{};
};

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
    /// Up to `count` bytes from `offset`; fewer only at the end of the file, where that was when it was
    /// opened.
    std::size_t readUpTo(std::uint64_t offset, void* bytes, std::size_t count) const;
    /// Raises InputError if another program has written the file since it was opened. To be called by those
    /// who read to the end without knowing beforehand where that is.
    void requireUnchanged() const { m_unchanged.requireUnchanged(); }

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
    UnchangedFile m_unchanged;
};

/// Raises InputError unless `path` is a regular file that is not empty and can be read.
void requireFile(const std::filesystem::path& path);

/// All bytes of a file. Raises InputError as InputFile does, and for one larger than `most` bytes, before any
/// memory is taken for it; Error(Failed) where memory is short.
std::string contentsOf(const std::filesystem::path& path, std::uint64_t most);

} // namespace deepmi

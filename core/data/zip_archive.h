#pragma once

#include "job/input_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct zip;
struct zip_file;

namespace deepmi
{

/// A zip archive opened for reading. Every failure is an InputError that names file and member. Names of
/// members are texts to find a member by: none is ever a path on this machine.
class ZipArchive
{
public:
    explicit ZipArchive(const std::filesystem::path& path);
    ~ZipArchive();

    /// Names of the members in the archive's order.
    std::vector<std::string> names() const;

    /// One member, unpacked from front to back in the blocks that are asked for.
    class Member
    {
    public:
        /// Fewer than `count` only at the end; there the checksum is compared. Raises InputError as well for
        /// a member that unpacks to another size than it declares.
        std::size_t readUpTo(void* bytes, std::size_t count);
        /// Bytes when unpacked, not more than what is stored can unpack to.
        std::uint64_t size() const { return m_size; }

    private:
        friend class ZipArchive;
        struct Close {
            void operator()(zip_file* file) const;
        };
        std::unique_ptr<zip_file, Close> m_file;
        std::filesystem::path m_path;
        std::string m_name;
        std::uint64_t m_size = 0;
        std::uint64_t m_done = 0;
    };
    /// Raises InputError listing the members if there is none of this name.
    Member open(const std::string& name) const;

private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    struct Bytes;

    std::filesystem::path m_path;
    std::unique_ptr<Bytes> m_bytes; ///< outlives the archive, which reads from it
    std::uint64_t m_fileSize = 0;
    std::unique_ptr<zip, Discard> m_archive;
};

} // namespace deepmi

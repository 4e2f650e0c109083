#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace test
{

inline std::uint32_t crc32(const std::string& bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1U ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

/// A zip archive whose members are stored as they are, written out so that a test can put anything in it.
inline std::string storedZip(const std::vector<std::pair<std::string, std::string>>& members)
{
    const auto number = [](std::uint64_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i)
            text += static_cast<char>(value >> (8 * i) & 0xFFU);
        return text;
    };
    std::string archive, directory;
    for (const auto& [name, bytes] : members) {
        // version, flags, method, time, date, checksum, two sizes, length of the name, of the extra field
        const std::string common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                                   number(crc32(bytes), 4) + number(bytes.size(), 4) +
                                   number(bytes.size(), 4) + number(name.size(), 2) + number(0, 2);
        directory += "PK\x01\x02" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) +
                     number(0, 4) + number(archive.size(), 4) + name;
        archive += "PK\x03\x04" + common + name + bytes;
    }
    const std::size_t begin = archive.size();
    archive += directory;
    return archive + "PK\x05\x06" + number(0, 4) + number(members.size(), 2) + number(members.size(), 2) +
           number(directory.size(), 4) + number(begin, 4) + number(0, 2);
}

} // namespace test

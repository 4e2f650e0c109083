#include "data/htk_file.h"

#include "data/folder_files.h"
#include "data/names.h"
#include "job/error.h"
#include "job/input_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <system_error>
#include <vector>

namespace deepmi
{

namespace
{

constexpr std::size_t headerBytes = 12, checksumBytes = 2;
constexpr unsigned compressedBit = 02000, checksumBit = 010000;
constexpr std::array<const char*, 12> kinds = {"WAVEFORM", "LPC",   "LPREFC",   "LPCEPSTRA",
                                               "LPDELCEP", "IREFC", "MFCC",     "FBANK",
                                               "MELSPEC",  "USER",  "DISCRETE", "PLP"};
/// From the lowest bit beyond the kind on.
constexpr std::array<const char*, 10> qualifiers = {"_E", "_N", "_D", "_A", "_C",
                                                    "_Z", "_K", "_0", "_V", "_T"};
constexpr unsigned waveform = 0, irefc = 5, discrete = 10, kindMask = 077;

struct RawHeader {
    std::uint32_t frames = 0, period = 0;
    unsigned frameBytes = 0, kind = 0;
};

std::uint32_t big(const unsigned char* bytes, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8 | bytes[i];
    return value;
}

std::uint32_t little(const unsigned char* bytes, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = count; i > 0; --i)
        value = value << 8 | bytes[i - 1];
    return value;
}

template <class Read>
RawHeader parse(const std::array<unsigned char, headerBytes>& bytes, const Read& read)
{
    return {read(bytes.data(), 4), read(bytes.data() + 4, 4), read(bytes.data() + 8, 2),
            read(bytes.data() + 10, 2)};
}

std::uint64_t sizeBy(const RawHeader& header)
{
    return headerBytes + std::uint64_t(header.frames) * header.frameBytes +
           (header.kind & checksumBit ? checksumBytes : 0);
}

bool fits(const RawHeader& header, std::uint64_t size)
{
    return header.frames > 0 && header.frameBytes > 0 && (header.kind & kindMask) < kinds.size() &&
           sizeBy(header) == size;
}

std::array<unsigned char, headerBytes> beginningOf(const InputFile& file)
{
    std::array<unsigned char, headerBytes> bytes{};
    file.read(0, bytes.data(), bytes.size());
    return bytes;
}

float floatAt(const unsigned char* bytes)
{
    return std::bit_cast<float>(big(bytes, 4));
}

} // namespace

bool isHtk(const std::filesystem::path& path)
{
    if (lowerCase(path.extension().string()) == ".htk")
        return true;
    const InputFile file(path);
    if (file.size() < headerBytes)
        return false;
    return fits(parse(beginningOf(file), big), file.size());
}

HtkHeader readHtkHeader(const std::filesystem::path& path)
{
    const InputFile file(path);
    if (file.size() < headerBytes)
        throw InputError(path, "", "the file ends inside the 12 bytes of the HTK header; it is truncated");
    const auto bytes = beginningOf(file);
    const RawHeader raw = parse(bytes, big);
    if (!fits(raw, file.size()) && fits(parse(bytes, little), file.size()))
        throw InputError(path, "header", "the HTK file is written little-endian, expected big-endian");
    const unsigned kind = raw.kind & kindMask;
    if (kind >= kinds.size() || raw.frameBytes == 0)
        throw InputError(path, "header",
                         "this is no HTK file: it says kind " + std::to_string(kind) + " and " +
                             std::to_string(raw.frameBytes) + " bytes a frame");
    HtkHeader header;
    header.kind = kinds[kind];
    for (std::size_t i = 0; i < qualifiers.size(); ++i)
        if (raw.kind >> (6 + i) & 1)
            header.kind += qualifiers[i];
    if (kind == waveform || kind == irefc || kind == discrete)
        throw InputError(path, "header",
                         "the HTK file holds " + header.kind + ", expected vectors of parameters");
    header.compressed = raw.kind & compressedBit;
    const unsigned valueBytes = header.compressed ? 2 : 4;
    if (raw.frameBytes % valueBytes != 0)
        throw InputError(path, "header",
                         "the HTK file says " + std::to_string(raw.frameBytes) +
                             " bytes a frame, expected a multiple of " + std::to_string(valueBytes));
    if (sizeBy(raw) != file.size())
        throw InputError(path, "header",
                         "the HTK header says " + std::to_string(raw.frames) + " frames of " +
                             std::to_string(raw.frameBytes) + " bytes, which makes a file of " +
                             std::to_string(sizeBy(raw)) + " bytes; it has " + std::to_string(file.size()));
    const std::uint32_t factors = header.compressed ? 4 : 0;
    if (raw.frames <= factors)
        throw InputError(path, "header", "the HTK file has no frames");
    header.frames = raw.frames - factors;
    header.columns = raw.frameBytes / valueBytes;
    header.periodSeconds = raw.period * 1e-7;
    return header;
}

void readHtkFrames(const std::filesystem::path& path, const HtkHeader& header, float* values)
{
    const InputFile file(path);
    const std::size_t columns = header.columns, count = header.frames * columns;
    if (!header.compressed) {
        std::vector<unsigned char> bytes(count * 4);
        file.read(headerBytes, bytes.data(), bytes.size());
        for (std::size_t i = 0; i < count; ++i)
            values[i] = floatAt(bytes.data() + 4 * i);
        return;
    }
    std::vector<unsigned char> factors(columns * 8), bytes(count * 2);
    file.read(headerBytes, factors.data(), factors.size());
    file.read(headerBytes + factors.size(), bytes.data(), bytes.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t column = i % columns;
        const float a = floatAt(factors.data() + 4 * column),
                    b = floatAt(factors.data() + 4 * (columns + column));
        const auto whole = static_cast<std::int16_t>(big(bytes.data() + 2 * i, 2));
        values[i] = (static_cast<float>(whole) + b) / a;
    }
}

std::vector<std::filesystem::path> htkFilesIn(const std::filesystem::path& folder)
{
    return filesOfKind(folder, ".htk");
}

} // namespace deepmi

#include "data/hdf5_file.h"
#include "data/matlab_file.h"
#include "job/error.h"
#include "job/input_file.h"

#include <bit>
#include <cstring>

namespace deepmi
{

namespace
{

std::uint32_t wordAt(const unsigned char* bytes, bool bigEndian)
{
    std::uint32_t word;
    std::memcpy(&word, bytes, sizeof(word));
    return bigEndian == (std::endian::native == std::endian::big) ? word : __builtin_bswap32(word);
}

[[noreturn]] void failTruncated(const InputFile& file, std::uint64_t offset)
{
    throw InputError(
        file.path(), "byte " + std::to_string(offset),
        "the variable that starts here is longer than the file; the file is truncated or damaged");
}

// Version 5 to 7: after 128 bytes of header, elements of an 8 byte tag (type, length) and their bytes.
void checkVersion5(const InputFile& file, bool bigEndian)
{
    constexpr std::uint32_t matrix = 14, compressed = 15;
    std::uint64_t offset = 128;
    while (offset < file.size()) {
        unsigned char tag[8] = {};
        if (file.size() - offset < sizeof(tag))
            failTruncated(file, offset);
        file.read(offset, tag, sizeof(tag));
        const std::uint32_t type = wordAt(tag, bigEndian);
        const std::uint64_t length = wordAt(tag + 4, bigEndian);
        if (type != matrix && type != compressed)
            throw InputError(file.path(), "byte " + std::to_string(offset),
                             "no MATLAB variable starts here; the file is damaged");
        if (length > file.size() - offset - sizeof(tag))
            failTruncated(file, offset);
        offset += sizeof(tag) + length;
    }
}

// Version 4: for each variable five words (type, rows, columns, imaginary, length of the name), name and
// values. It has no signature: it is one if it can be walked through to its very end.
bool isVersion4(const InputFile& file, bool bigEndian)
{
    constexpr std::uint64_t sizes[] = {8, 4, 4, 2, 2, 1};
    std::uint64_t offset = 0;
    while (offset < file.size()) {
        unsigned char header[20] = {};
        if (file.size() - offset < sizeof(header))
            return false;
        file.read(offset, header, sizeof(header));
        const std::uint32_t type = wordAt(header, bigEndian);
        const std::uint32_t precision = type / 10 % 10;
        const std::uint64_t rows = wordAt(header + 4, bigEndian), columns = wordAt(header + 8, bigEndian);
        const std::uint32_t imaginary = wordAt(header + 12, bigEndian),
                            nameLength = wordAt(header + 16, bigEndian);
        if (type > 4052 || precision > 5 || type % 10 > 2 || type / 100 % 10 != 0 || imaginary > 1 ||
            nameLength == 0 || nameLength > 4096)
            return false;
        std::uint64_t bytes = 0;
        if (__builtin_mul_overflow(rows * columns, sizes[precision] * (imaginary + 1), &bytes) ||
            bytes > file.size() || sizeof(header) + nameLength + bytes > file.size() - offset)
            return false;
        offset += sizeof(header) + nameLength + bytes;
    }
    return true;
}

// matio takes what is marked as empty for a list of sizes, and writes behind its room where it is none.
void requireListsOfSizes(const Hdf5File& file, const std::filesystem::path& path)
{
    for (const Hdf5File::Dataset& dataset : file.datasets())
        if (dataset.shape.size() != 1 && file.hasAttribute(dataset.name, "MATLAB_empty"))
            throw InputError(path, "variable " + dataset.name.substr(1),
                             "is marked as empty (MATLAB_empty) and is " + sizeText(dataset.shape) +
                                 ", expected a list of its sizes; the file is damaged");
}

} // namespace

void requireWholeMatlabFile(const std::filesystem::path& path)
{
    const InputFile file(path);
    unsigned char header[128] = {};
    const std::size_t got = file.readUpTo(0, header, sizeof(header));
    const bool isText = got >= 6 && std::memcmp(header, "MATLAB", 6) == 0;
    if (isText && got < sizeof(header))
        throw InputError(path, "", "the file ends inside its MATLAB header; it is truncated");
    if (isText &&
        ((header[126] == 'I' && header[127] == 'M') || (header[126] == 'M' && header[127] == 'I'))) {
        const bool bigEndian = header[126] == 'M';
        const unsigned version = header[bigEndian ? 124 : 125];
        // Version 7.3 is HDF5, which checks its own length.
        if (version == 1)
            checkVersion5(file, bigEndian);
        else if (version == 2) {
            const Hdf5File hdf5 = Hdf5File::openForReading(path);
            hdf5.requireSelfContained();
            requireListsOfSizes(hdf5, path);
        } else
            throw InputError(path, "", "the MATLAB file's version is not known, expected 4, 5, 7 or 7.3");
        return;
    }
    if (!isVersion4(file, false) && !isVersion4(file, true))
        throw InputError(
            path, "", "this is not a whole MATLAB file (.mat): it is of another kind, truncated or damaged");
}

} // namespace deepmi

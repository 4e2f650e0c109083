#include "data/packed_file.h"

#include <algorithm>
#include <array>
#include <utility>

namespace deepmi
{

namespace
{

using namespace std::string_view_literals;

constexpr std::size_t zipNameLengthPlace = 26, zipNamePlace = 30;

/// Whether a zip archive's first member is one that only workbooks begin with.
bool isWorkbook(std::string_view zip)
{
    const std::string_view first = zip.substr(std::min(zipNamePlace, zip.size()));
    return first.starts_with("[Content_Types].xml") || first.starts_with("_rels/") ||
           first.starts_with("xl/") || first.starts_with("docProps/") ||
           first.starts_with("mimetypeapplication/vnd.oasis.opendocument");
}

bool isNumpyArchive(std::string_view zip)
{
    if (zip.size() < zipNamePlace)
        return false;
    const auto length = static_cast<unsigned char>(zip[zipNameLengthPlace]); // a long name's lower byte
    return zip.substr(zipNamePlace, length).ends_with(".npy");
}

} // namespace

std::string packedFileProblem(std::string_view beginning)
{
    constexpr const char* workbook = "this is a workbook of a spreadsheet; save its sheet as CSV";
    if (beginning.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) ||
        (beginning.starts_with("PK\x03\x04"sv) && isWorkbook(beginning)))
        return workbook;
    if (beginning.starts_with("PK\x03\x04"sv) && isNumpyArchive(beginning))
        return "this is a NumPy archive (.npz), expected text";
    constexpr std::array<std::pair<std::string_view, const char*>, 8> kinds = {{
        {"PK\x03\x04"sv, "zip"},
        {"PK\x05\x06"sv, "zip"},
        {"\x1F\x8B"sv, "gzip"},
        {"\xFD"
         "7zXZ\0"sv,
         "xz"},
        {"BZh91AY&SY"sv, "bzip2"},
        {"\x28\xB5\x2F\xFD"sv, "zstd"},
        {"7z\xBC\xAF\x27\x1C"sv, "7z"},
        {"Rar!\x1A\x07"sv, "rar"},
    }};
    for (const auto& [magic, kind] : kinds)
        if (beginning.starts_with(magic))
            return std::string("this is a compressed file (") + kind + "); decompress it first";
    return {};
}

} // namespace deepmi

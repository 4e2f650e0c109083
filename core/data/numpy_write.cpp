#include "data/feature_layout.h"
#include "data/numpy_stream.h"
#include "job/error.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <zip.h>

namespace deepmi
{

namespace
{

// One array on its way into an archive: libzip asks for its bytes piece by piece, so nothing is copied.
struct Member {
    std::string header;
    std::string_view values;
    std::size_t done = 0;
    const Job* job = nullptr;
    bool stopped = false;
    zip_error_t error = {};

    std::size_t size() const { return header.size() + values.size(); }
    zip_int64_t read(char* out, std::size_t count)
    {
        std::size_t given = 0;
        while (given < count && done < size()) {
            const std::string_view part = done < header.size() ? std::string_view(header).substr(done)
                                                               : values.substr(done - header.size());
            const std::size_t piece = std::min(part.size(), count - given);
            std::memcpy(out + given, part.data(), piece);
            given += piece;
            done += piece;
        }
        return static_cast<zip_int64_t>(given);
    }
};

zip_int64_t serve(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command)
{
    auto& member = *static_cast<Member*>(user);
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_OPEN:
        member.done = 0;
        return 0;
    case ZIP_SOURCE_READ:
        if (member.job->stopRequested()) {
            member.stopped = true;
            zip_error_set(&member.error, ZIP_ER_CANCELLED, 0);
            return -1;
        }
        return member.read(static_cast<char*>(data), length);
    case ZIP_SOURCE_STAT: {
        auto* status = static_cast<zip_stat_t*>(data);
        zip_stat_init(status);
        status->size = member.size();
        status->valid = ZIP_STAT_SIZE;
        return sizeof(*status);
    }
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&member.error, data, length);
    default:
        return 0;
    }
}

// The code points of UTF-8 text; nullopt if it is not UTF-8.
std::optional<std::vector<std::uint32_t>> codePoints(const std::string& text)
{
    std::vector<std::uint32_t> points;
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t length = first < 0x80    ? 1
                                   : first >= 0xF0 ? 4
                                   : first >= 0xE0 ? 3
                                   : first >= 0xC2 ? 2
                                                   : 0;
        if (length == 0 || first > 0xF4 || i + length > text.size())
            return std::nullopt;
        std::uint32_t point = length == 1 ? first : first & (0x7Fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80)
                return std::nullopt;
            point = (point << 6) | (next & 0x3Fu);
        }
        points.push_back(point);
        i += length;
    }
    return points;
}

struct TextArray {
    std::string header;
    std::string values;
};

// "<U" as numpy's own str arrays; "|S" where a name is not UTF-8.
TextArray textArray(const std::vector<std::string>& texts)
{
    std::vector<std::vector<std::uint32_t>> points;
    std::size_t longest = 1, longestBytes = 1;
    for (const auto& text : texts) {
        longestBytes = std::max(longestBytes, text.size());
        if (auto decoded = codePoints(text)) {
            longest = std::max(longest, decoded->size());
            points.push_back(std::move(*decoded));
        }
    }
    const bool isUnicode = points.size() == texts.size();
    const std::size_t item = isUnicode ? 4 * longest : longestBytes;
    TextArray array;
    array.header = numpyHeader((isUnicode ? "<U" : "|S") + std::to_string(isUnicode ? longest : longestBytes),
                               {texts.size()});
    array.values.assign(texts.size() * item, '\0');
    for (std::size_t i = 0; i < texts.size(); ++i) {
        char* out = array.values.data() + i * item;
        if (!isUnicode)
            std::memcpy(out, texts[i].data(), texts[i].size());
        else
            for (const std::uint32_t point : points[i])
                for (int shift = 0; shift < 32; shift += 8)
                    *out++ = static_cast<char>((point >> shift) & 0xFFu);
    }
    return array;
}

} // namespace

std::string numpyHeader(const std::string& dtype, const std::vector<std::size_t>& shape)
{
    std::string text =
        "{'descr': '" + dtype + "', 'fortran_order': False, 'shape': " + shapeText(shape) + ", }";
    // The values start at a multiple of 64, so that they can be mapped.
    const std::size_t before = 10;
    text.append(63 - (before + text.size()) % 64, ' ');
    text += '\n';
    std::string header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(text.size() % 256);
    header += static_cast<char>(text.size() / 256);
    return header + text;
}

void writeNpzFeatures(const FeatureTable& table, const std::filesystem::path& temporary, const Job& job)
{
    const TextArray names = textArray(table.names);
    const TextArray columns = textArray(table.featureNames);
    Member members[3] = {{numpyHeader("<f4", {table.rows(), table.columns()}),
                          {reinterpret_cast<const char*>(table.values.data()),
                           table.rows() * table.columns() * sizeof(float)}},
                         {names.header, names.values},
                         {columns.header, columns.values}};
    const char* memberNames[3] = {"features.npy", "filenames.npy", "feature_names.npy"};
    const auto fail = [&](const std::string& reason) {
        throw Error(ErrorKind::Failed, "cannot be written, the disk may be full: " + reason, temporary);
    };
    int code = 0;
    std::unique_ptr<zip_t, void (*)(zip_t*)> archive(
        zip_open(temporary.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code), zip_discard);
    if (!archive)
        fail("libzip's error " + std::to_string(code));
    for (int i = 0; i < (table.featureNames.empty() ? 2 : 3); ++i) {
        members[i].job = &job;
        zip_source_t* source = zip_source_function(archive.get(), serve, &members[i]);
        const zip_int64_t index = zip_file_add(archive.get(), memberNames[i], source, 0);
        // Stored, as numpy.savez does, and with a fixed date, so that equal contents are equal bytes.
        constexpr zip_uint16_t firstOfJanuary1980 = 0x21;
        if (index < 0 ||
            zip_set_file_compression(archive.get(), static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) != 0 ||
            zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), 0, firstOfJanuary1980, 0) !=
                0)
            fail(zip_strerror(archive.get()));
    }
    if (zip_close(archive.get()) != 0) {
        if (std::any_of(std::begin(members), std::end(members),
                        [](const Member& member) { return member.stopped; }))
            throw Stopped();
        fail(zip_strerror(archive.get()));
    }
    archive.release();
}

} // namespace deepmi

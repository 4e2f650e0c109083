#include "data/zip_archive.h"

#include "job/error.h"

#include <algorithm>
#include <cerrno>
#include <exception>
#include <zip.h>

namespace deepmi
{

void ZipArchive::Discard::operator()(zip* archive) const
{
    zip_discard(archive);
}

void ZipArchive::Member::Close::operator()(zip_file* file) const
{
    zip_fclose(file);
}

/// What libzip reads from, so that it is the very file that was looked at, whatever its name stands for by
/// now.
struct ZipArchive::Bytes {
    explicit Bytes(const std::filesystem::path& path) : file(path) { zip_error_init(&error); }
    ~Bytes() { zip_error_fini(&error); }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;

    static zip_int64_t call(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command);
    zip_int64_t fail(int code, int system);

    InputFile file;
    std::uint64_t offset = 0;
    zip_error_t error{};
};

zip_int64_t ZipArchive::Bytes::fail(int code, int system)
{
    zip_error_set(&error, code, system);
    return -1;
}

// No exception may cross libzip, which is C.
zip_int64_t ZipArchive::Bytes::call(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command)
{
    auto& bytes = *static_cast<Bytes*>(state);
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
    case ZIP_SOURCE_OPEN:
        bytes.offset = 0;
        return 0;
    case ZIP_SOURCE_READ:
        try {
            const std::size_t got = bytes.file.readUpTo(bytes.offset, data, static_cast<std::size_t>(length));
            bytes.offset += got;
            return static_cast<zip_int64_t>(got);
        } catch (const std::exception&) {
            return bytes.fail(ZIP_ER_READ, EIO);
        }
    case ZIP_SOURCE_SEEK: {
        const zip_int64_t place =
            zip_source_seek_compute_offset(bytes.offset, bytes.file.size(), data, length, &bytes.error);
        if (place < 0)
            return -1;
        bytes.offset = static_cast<std::uint64_t>(place);
        return 0;
    }
    case ZIP_SOURCE_TELL:
        return static_cast<zip_int64_t>(bytes.offset);
    case ZIP_SOURCE_STAT: {
        if (length < sizeof(zip_stat_t))
            return bytes.fail(ZIP_ER_INVAL, 0);
        auto* status = static_cast<zip_stat_t*>(data);
        zip_stat_init(status);
        status->valid = ZIP_STAT_SIZE;
        status->size = bytes.file.size();
        return sizeof(zip_stat_t);
    }
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&bytes.error, data, length);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: // the archive's owner frees them
        return 0;
    default:
        return bytes.fail(ZIP_ER_OPNOTSUPP, 0);
    }
}

ZipArchive::ZipArchive(const std::filesystem::path& path)
    : m_path(path), m_bytes(std::make_unique<Bytes>(path)), m_fileSize(m_bytes->file.size())
{
    zip_error_t error;
    zip_error_init(&error);
    if (zip_source_t* source = zip_source_function_create(&Bytes::call, m_bytes.get(), &error)) {
        m_archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
        if (!m_archive)
            zip_source_free(source);
    }
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (!m_archive)
        throw InputError(path, "",
                         "this is not a whole zip archive (.npz, .pt), it is truncated or of another kind: " +
                             reason);
}

ZipArchive::~ZipArchive() = default;

std::vector<std::string> ZipArchive::names() const
{
    std::vector<std::string> result;
    const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
    for (zip_int64_t index = 0; index < count; ++index)
        if (const char* name = zip_get_name(m_archive.get(), static_cast<zip_uint64_t>(index), 0))
            result.emplace_back(name);
    return result;
}

ZipArchive::Member ZipArchive::open(const std::string& name) const
{
    const auto fail = [&](const std::string& message) {
        throw InputError(m_path, "member " + name, message);
    };
    const zip_int64_t index = zip_name_locate(m_archive.get(), name.c_str(), 0);
    if (index < 0) {
        std::string all;
        for (const auto& member : names())
            all += (all.empty() ? "" : ", ") + member;
        fail("there is no such member in the archive; it has " + (all.empty() ? "none" : all));
    }
    zip_stat_t status;
    const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
    if (zip_stat_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0, &status) != 0 ||
        (status.valid & needed) != needed)
        fail(std::string("cannot be read: ") + zip_strerror(m_archive.get()));
    if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE)
        fail("is packed by zip method " + std::to_string(status.comp_method) +
             ", expected stored or deflated");
    // Deflate makes at most 1032 bytes out of one.
    const std::uint64_t packed = std::min<std::uint64_t>(status.comp_size, m_fileSize);
    const std::uint64_t most = status.comp_method == ZIP_CM_STORE ? packed : packed * 1032 + 64;
    if (status.comp_size > m_fileSize || status.size > most)
        fail("declares " + std::to_string(status.size) + " bytes, more than its " + std::to_string(packed) +
             " stored bytes can hold; the file is truncated or damaged");
    Member member;
    member.m_file.reset(zip_fopen_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0));
    if (!member.m_file)
        fail(std::string("cannot be opened: ") + zip_strerror(m_archive.get()));
    member.m_path = m_path;
    member.m_name = name;
    member.m_size = status.size;
    return member;
}

std::size_t ZipArchive::Member::readUpTo(void* bytes, std::size_t count)
{
    std::size_t done = 0;
    while (done < count) {
        const zip_int64_t got = zip_fread(m_file.get(), static_cast<char*>(bytes) + done, count - done);
        if (got < 0) {
            const zip_error_t* error = zip_file_get_error(m_file.get());
            throw InputError(m_path, "member " + m_name,
                             zip_error_code_zip(error) == ZIP_ER_CRC
                                 ? "its checksum (CRC-32) is wrong; the file is damaged"
                                 : std::string("cannot be unpacked: ") + zip_file_strerror(m_file.get()));
        }
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    m_done += done;
    if (m_done > m_size)
        throw InputError(m_path, "member " + m_name,
                         "unpacks to more than the " + std::to_string(m_size) +
                             " bytes that the archive declares; the file is damaged");
    if (done < count && m_done < m_size)
        throw InputError(m_path, "member " + m_name,
                         "ends after " + std::to_string(m_done) + " of " + std::to_string(m_size) +
                             " bytes; the file is truncated");
    return done;
}

} // namespace deepmi

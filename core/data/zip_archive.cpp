#include "data/zip_archive.h"

#include "job/error.h"

#include <algorithm>
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

ZipArchive::ZipArchive(const std::filesystem::path& path) : m_path(path)
{
    m_fileSize = InputFile(path).size();
    int code = 0;
    m_archive.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!m_archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        throw InputError(path, "",
                         "this is not a whole zip archive (.npz, .pt), it is truncated or of another kind: " +
                             reason);
    }
}

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
    if (done < count && m_done < m_size)
        throw InputError(m_path, "member " + m_name,
                         "ends after " + std::to_string(m_done) + " of " + std::to_string(m_size) +
                             " bytes; the file is truncated");
    return done;
}

} // namespace deepmi

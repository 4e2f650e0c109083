#include "job/error.h"
#include "job/input_file.h"

#include <new>
#include <stdexcept>
#include <string>

namespace deepmi
{

void InputFile::read(std::uint64_t offset, void* bytes, std::size_t count) const
{
    const std::size_t got = readUpTo(offset, bytes, count);
    if (got != count)
        throw InputError(m_path, "byte " + std::to_string(offset + got),
                         "the file ends here, expected at least " + std::to_string(offset + count) +
                             " bytes; it is probably truncated");
}

void requireFile(const std::filesystem::path& path)
{
    const InputFile file(path);
}

std::string contentsOf(const std::filesystem::path& path, std::uint64_t most)
{
    const InputFile file(path);
    if (file.size() > most)
        throw InputError(path, "",
                         "has " + std::to_string(file.size()) + " bytes, more than the " +
                             std::to_string(most) + " that are read of such a file");
    try {
        std::string bytes(static_cast<std::size_t>(file.size()), '\0');
        file.read(0, bytes.data(), bytes.size());
        return bytes;
    } catch (const std::bad_alloc&) {
    } catch (const std::length_error&) {
    }
    throw Error(ErrorKind::Failed,
                "not enough memory for the " + std::to_string(file.size()) + " bytes of this file", path);
}

} // namespace deepmi

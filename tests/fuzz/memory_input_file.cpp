// InputFile over bytes in memory, in the place of core/job/input_file.cpp.

#include "job/input_file.h"

#include "harness.h"
#include "job/error.h"

#include <algorithm>
#include <cstring>

namespace deepmi
{

// What is in memory, nobody changes.
UnchangedFile::UnchangedFile(const std::filesystem::path& path) : m_path(path) {}
void UnchangedFile::requireUnchanged() const {}

InputFile::InputFile(const std::filesystem::path& path) : m_path(path), m_unchanged(path)
{
    m_descriptor = path.native() == fuzz::input.path ? 0 : 1;
    if (m_descriptor == 1 && path.native() != fuzz::side.path)
        throw InputError(path, "", "the file does not exist");
    m_size = (m_descriptor == 0 ? fuzz::input : fuzz::side).bytes.size();
    if (m_size == 0)
        throw InputError(path, "", "the file is empty");
}

InputFile::~InputFile() = default;

std::size_t InputFile::readUpTo(std::uint64_t offset, void* bytes, std::size_t count) const
{
    const std::string_view all = (m_descriptor == 0 ? fuzz::input : fuzz::side).bytes;
    if (offset >= all.size())
        return 0;
    count = std::min(count, all.size() - static_cast<std::size_t>(offset));
    if (count > 0)
        std::memcpy(bytes, all.data() + offset, count);
    return count;
}

} // namespace deepmi

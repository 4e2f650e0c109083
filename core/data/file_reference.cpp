#include "data/file_reference.h"

#include "job/data_hash.h"
#include "job/error.h"
#include "job/input_file.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace deepmi
{

namespace
{

namespace fs = std::filesystem;

constexpr std::uint64_t block = 1 << 20, wholeUpTo = std::uint64_t{256} << 20, sampledBlocks = 64;

std::string hashOfFile(const InputFile& file, const Job& job)
{
    DataHash hash;
    const std::array<std::uint64_t, 1> size = {file.size()};
    hash.addValues<std::uint64_t>(size);
    std::vector<unsigned char> buffer(static_cast<std::size_t>(std::min(block, file.size())));
    const auto add = [&](std::uint64_t offset) {
        job.throwIfStopped();
        const auto count = static_cast<std::size_t>(std::min(block, file.size() - offset));
        file.read(offset, buffer.data(), count);
        hash.add(buffer.data(), count);
    };
    if (file.size() <= wholeUpTo) {
        for (std::uint64_t offset = 0; offset < file.size(); offset += block)
            add(offset);
    } else {
        for (std::uint64_t index = 0; index < sampledBlocks; ++index)
            add((file.size() - block) / (sampledBlocks - 1) * index);
        add(file.size() - block);
    }
    return hash.hexadecimal();
}

FileReference referToFolder(const fs::path& path, const Job& job)
{
    std::vector<std::pair<std::string, std::uintmax_t>> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
        job.throwIfStopped();
        if (entry.is_regular_file())
            files.emplace_back(entry.path().filename().string(), entry.file_size());
    }
    std::ranges::sort(files);
    FileReference reference{path, {}, 0};
    DataHash hash;
    for (const auto& [name, size] : files) {
        hash.add(name);
        const std::array<std::uint64_t, 1> bytes = {size};
        hash.addValues<std::uint64_t>(bytes);
        reference.bytes += size;
    }
    reference.hash = hash.hexadecimal();
    return reference;
}

} // namespace

FileReference referTo(const fs::path& path, const Job& job)
{
    const fs::path absolute = fs::absolute(path).lexically_normal();
    std::error_code error;
    if (fs::is_directory(absolute, error)) {
        try {
            return referToFolder(absolute, job);
        } catch (const fs::filesystem_error& failure) {
            throw InputError(path, {}, "the folder cannot be read: " + failure.code().message());
        }
    }
    const InputFile file(absolute);
    return {absolute, hashOfFile(file, job), file.size()};
}

FileState check(const FileReference& reference, const Job& job)
{
    std::error_code error;
    if (reference.path.empty() || !fs::exists(reference.path, error))
        return FileState::Missing;
    if (reference.hash.empty())
        return FileState::Same;
    if (fs::is_regular_file(reference.path, error) && fs::file_size(reference.path, error) != reference.bytes)
        return FileState::Changed;
    try {
        const FileReference now = referTo(reference.path, job);
        return now.hash == reference.hash && now.bytes == reference.bytes ? FileState::Same
                                                                          : FileState::Changed;
    } catch (const Stopped&) {
        throw;
    } catch (const Error&) {
        return FileState::Changed;
    }
}

} // namespace deepmi

#pragma once

#include "job/job.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace deepmi
{

/// Calls `visit(line, number from 1)` for every line of a text file, line ends (LF, CRLF) and a UTF-8 byte
/// order mark taken off. Reports progress in bytes as `stage`. Raises InputError for a file that is missing,
/// no regular file, empty, or holds zero bytes (UTF-16, binary); Stopped.
void forEachLine(const std::filesystem::path& path, const Job& job, const std::string& stage,
                 const std::function<void(std::string_view line, std::size_t number)>& visit);

/// The first line that is not blank, at most 64 KiB of it. The same errors; blank lines alone are an
/// InputError.
std::string firstLine(const std::filesystem::path& path);

} // namespace deepmi

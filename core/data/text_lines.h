#pragma once

#include "data/text_source.h"
#include "job/job.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace deepmi
{

/// Calls `visit(line, number from 1)` for every line of a text file, as UTF-8 and without its line end; tells
/// how the file was stored. Reports progress in bytes as `stage`. Raises InputError for a file that is
/// missing, no regular file, empty, or no text (as TextSource does); Stopped.
TextEncoding forEachLine(const std::filesystem::path& path, const Job& job, const std::string& stage,
                         const std::function<void(std::string_view line, std::size_t number)>& visit);

/// The first line that is not blank, at most 64 KiB of it. The same errors; blank lines alone are an
/// InputError.
std::string firstLine(const std::filesystem::path& path);

} // namespace deepmi

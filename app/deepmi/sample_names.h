#pragma once

#include "data/label_table.h"
#include "job/job.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi::cli
{

/// The sample names of any file that `deepmi inspect` knows, each once, in the file's order.
std::vector<std::string> namesOf(const std::filesystem::path& path, const LabelReadOptions& options,
                                 const Job& job);

} // namespace deepmi::cli

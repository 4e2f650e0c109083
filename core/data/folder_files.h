#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// The files of a folder with this extension (".mat") in any case, sorted. Hidden ones are left out: macOS
/// leaves a ._NAME.mat beside each NAME.mat. Raises InputError if the folder cannot be listed.
std::vector<std::filesystem::path> filesOfKind(const std::filesystem::path& folder,
                                               const std::string& extension);

/// Raises InputError if the folder cannot be listed.
void requireListable(const std::filesystem::path& folder);

} // namespace deepmi

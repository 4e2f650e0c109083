#pragma once

#include <filesystem>
#include <string>

namespace deepmi
{

// What became of tasks that failed is kept in an experiment's folder (failed/KEY.txt), so that it can be read
// after the program has ended and by whoever shares the folder.

void writeFailure(const std::filesystem::path& folder, const std::string& key, const std::string& error);
/// The error of a task that failed the last time it ran; empty for any other.
std::string failureOf(const std::filesystem::path& folder, const std::string& key);
void removeFailure(const std::filesystem::path& folder, const std::string& key);

} // namespace deepmi

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// Rows of two tables whose names meet, in the first one's order, and those that meet nothing.
struct NameMatch {
    std::vector<std::size_t> first, second;           ///< one a pair
    std::vector<std::size_t> firstAlone, secondAlone; ///< rows, in order
    bool folderIgnored = false;                       ///< names met only after the folder was taken off
    bool extensionIgnored = false; ///< names met only after the file extension was taken off as well
};

/// Matches names exactly; if that matches nothing, without folders; if that matches nothing, without folders
/// and file extensions, on both sides (where the UTD-IMPROV- of MSP-IMPROV's labels is the MSP-IMPROV- of its
/// audio). No pair at all if that matches nothing either. Raises InputError
/// naming the file if two names of one table are the same, or become the same in the form in which they meet.
NameMatch matchNames(const std::vector<std::string>& first, const std::filesystem::path& firstFile,
                     const std::vector<std::string>& second, const std::filesystem::path& secondFile);

/// Why names that look the same do not meet: one side has letters with their accents as one character, the
/// other a letter and a combining accent (Unicode's NFC and NFD). "; " and a sentence with what to do, or ""
/// if that is not why.
std::string accentsApart(const std::vector<std::string>& first, const std::vector<std::string>& second);

} // namespace deepmi

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace deepmi
{

/// The rows of a matrix of characters as UTF-8, blanks and nulls at their ends removed. The characters stand
/// in the matrix' column-major order, units of UTF-16 or whole ones; the two halves of a pair follow each
/// other in their row. None if there are more rows than characters. Raises InputError about the row of the
/// matrix `where` in the file for half a pair and for what is no character of Unicode.
std::vector<std::string> textsOfCharacters(const std::vector<std::int64_t>& characters, std::size_t rows,
                                           const std::filesystem::path& file, const std::string& where);

} // namespace deepmi

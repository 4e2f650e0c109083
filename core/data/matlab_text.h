#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace deepmi
{

/// Appends a unit of UTF-16; the second half of a pair goes into the character of the first.
void appendUtf16(std::vector<std::uint32_t>& characters, std::uint32_t unit);

/// The rows of a matrix of characters in its column-major order as UTF-8, blanks and nulls at their ends
/// removed. None if there are more rows than characters.
std::vector<std::string> textsOfCharacters(const std::vector<std::uint32_t>& characters, std::size_t rows);

} // namespace deepmi

#pragma once

#include <string>
#include <string_view>

namespace deepmi
{

/// What is wrong with a file that begins so and is given as a text or a table: it is a workbook, or
/// compressed, told by its magic bytes; with what to do about it. "" for anything else.
std::string packedFileProblem(std::string_view beginning);

/// Enough of a file for packedFileProblem().
inline constexpr std::size_t packedFileBytes = 128;

} // namespace deepmi

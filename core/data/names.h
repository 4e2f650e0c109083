#pragma once

#include <span>
#include <string>
#include <string_view>

namespace deepmi
{

/// Sample names as files spell them: "DK_001_A_1", "DK_001_A_1.wav", "session1/DK_001_A_1.wav".

/// What follows the last '/' or '\'; the whole name where that would be nothing.
std::string_view nameWithoutFolder(std::string_view name);

/// The name without its file extension: a last dot followed by one to five letters and digits, a letter
/// first. MSP names have dots of their own ("001-105.1-2_14.wav"), so not just any last dot will do. A name
/// that is all extension (".wav") is kept.
std::string_view nameWithoutExtension(std::string_view name);

/// The name without both: what is compared where names do not meet as they are spelled.
std::string_view bareName(std::string_view name);

/// "'a', 'b', 'c'": the first `most` names in quotes, followed by "..." if there are more.
std::string quotedNames(std::span<const std::string> names, std::size_t most = 3);

/// ASCII letters made small; other bytes are kept.
std::string lowerCase(std::string_view text);

/// Without white space (space, tab, CR, LF) at either end.
std::string_view trimmed(std::string_view text);

/// A column's heading without any of Unicode's blanks at either end: spreadsheets and web pages leave
/// no-break spaces and zero-width ones there, which nobody sees.
std::string_view trimmedHeading(std::string_view text);

} // namespace deepmi

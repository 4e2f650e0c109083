#pragma once

#include <string>
#include <string_view>

namespace deepmi
{

/// A text as it stands in XML or HTML, between tags or in an attribute in double quotes: &, <, > and " are
/// escaped. Control characters, which XML cannot hold even escaped, become blanks; tabs and new lines stay.
std::string xmlText(std::string_view text);

} // namespace deepmi

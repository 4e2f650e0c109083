#pragma once

#include <string>
#include <vector>

namespace deepmi
{

/// The name that was probably meant by `given`: one that begins with it, or the one with the fewest letters
/// to insert, delete or replace, as long as those are no more than a third of it. Empty if none is close.
std::string closestName(const std::string& given, const std::vector<std::string>& names);

} // namespace deepmi

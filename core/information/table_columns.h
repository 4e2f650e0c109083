#pragma once

#include "data/delimited_text.h"

#include <string>
#include <vector>

namespace deepmi
{

/// The names in a column; raises InputError with the line for one that is empty or stands twice.
std::vector<std::string> readUniqueNames(const DelimitedText& text, std::size_t column);

/// The numbers in a column, infinities allowed; raises InputError with the line for text or NaN.
std::vector<double> readNumbers(const DelimitedText& text, std::size_t column);

} // namespace deepmi

#pragma once

#include <array>
#include <charconv>
#include <string>

namespace deepmi
{

/// The shortest decimal text that reads back to the same double, whatever the locale: "0.1", "1e-09", "nan".
inline std::string numberText(double value)
{
    std::array<char, 32> digits;
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

} // namespace deepmi

#pragma once

#include <bit>
#include <cstdint>

namespace deepmi
{

/// The upper half of a float32: 8 bits of mantissa, float32's exponents. As wide and laid out as LibTorch's
/// c10::BFloat16, whose conversions do not vectorise.
struct BFloat16 {
    std::uint16_t bits;
};

inline __attribute__((always_inline)) float toFloat(float value)
{
    return value;
}
inline __attribute__((always_inline)) float toFloat(BFloat16 value)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(value.bits) << 16);
}

inline __attribute__((always_inline)) void assign(float& to, float value)
{
    to = value;
}
/// Rounded to the nearest, ties to even; a NaN stays one.
inline __attribute__((always_inline)) void assign(BFloat16& to, float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t rounded = (bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16;
    const bool isNan = (bits & 0x7fffffffU) > 0x7f800000U;
    to.bits = static_cast<std::uint16_t>(isNan ? (bits >> 16) | 0x40U : rounded);
}

} // namespace deepmi

#include "network/element_type.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace deepmi
{

namespace
{

/// The bits of one element, whatever the order of its bytes in the file.
template <class Bits>
Bits bitsAt(const unsigned char* bytes, bool bigEndian)
{
    Bits bits = 0;
    for (std::size_t i = 0; i < sizeof(Bits); ++i) {
        const std::size_t place = bigEndian ? sizeof(Bits) - 1 - i : i;
        bits = static_cast<Bits>(bits | static_cast<Bits>(static_cast<Bits>(bytes[place]) << (8 * i)));
    }
    return bits;
}

/// IEEE binary16: 1 sign bit, 5 of the exponent (bias 15), 10 of the fraction. Every one is a float32.
float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16;
    const std::uint32_t exponent = (half >> 10) & 31U;
    const std::uint32_t fraction = half & 1023U;
    if (exponent == 31)
        return std::bit_cast<float>(sign | 0x7F800000U | (fraction << 13));
    if (exponent == 0) {
        const float value = std::ldexp(static_cast<float>(fraction), -24);
        return sign ? -value : value;
    }
    return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (fraction << 13));
}

/// Calls convert(bits, value) for every element until it says false.
template <class Bits, class Convert>
std::size_t each(const unsigned char* bytes, bool bigEndian, std::size_t count, float* values,
                 const Convert& convert)
{
    for (std::size_t i = 0; i < count; ++i)
        if (!convert(bitsAt<Bits>(bytes + i * sizeof(Bits), bigEndian), values[i]))
            return i;
    return count;
}

/// Of a signed or unsigned whole number, every one of which float32 can at least round.
template <class Bits, class Number>
std::size_t eachInteger(const unsigned char* bytes, bool bigEndian, std::size_t count, float* values)
{
    return each<Bits>(bytes, bigEndian, count, values, [](Bits bits, float& value) {
        value = static_cast<float>(static_cast<Number>(bits));
        return true;
    });
}

} // namespace

std::size_t elementSize(ElementType type)
{
    switch (type) {
    case ElementType::Float64:
    case ElementType::Int64:
        return 8;
    case ElementType::Float32:
    case ElementType::Int32:
        return 4;
    case ElementType::Float16:
    case ElementType::BFloat16:
    case ElementType::Int16:
        return 2;
    case ElementType::Int8:
    case ElementType::UInt8:
    case ElementType::Bool:
        return 1;
    }
    return 1;
}

std::size_t toFloat32(const unsigned char* bytes, ElementType type, bool bigEndian, std::size_t count,
                      float* values)
{
    if (count == 0)
        return 0;
    switch (type) {
    case ElementType::Float64:
        return each<std::uint64_t>(bytes, bigEndian, count, values, [](std::uint64_t bits, float& value) {
            const auto number = std::bit_cast<double>(bits);
            // From half a unit in the last place above the largest float32 on, rounding gives infinity.
            const double end =
                static_cast<double>(std::numeric_limits<float>::max()) * (1 + std::ldexp(1.0, -25));
            if (std::isfinite(number) && std::abs(number) >= end)
                return false;
            value = static_cast<float>(number);
            return true;
        });
    case ElementType::Float32:
        if (!bigEndian && std::endian::native == std::endian::little) {
            std::memcpy(values, bytes, count * sizeof(float));
            return count;
        }
        return each<std::uint32_t>(bytes, bigEndian, count, values, [](std::uint32_t bits, float& value) {
            value = std::bit_cast<float>(bits);
            return true;
        });
    case ElementType::Float16:
        return each<std::uint16_t>(bytes, bigEndian, count, values, [](std::uint16_t bits, float& value) {
            value = fromHalf(bits);
            return true;
        });
    case ElementType::BFloat16:
        return each<std::uint16_t>(bytes, bigEndian, count, values, [](std::uint16_t bits, float& value) {
            value = std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
            return true;
        });
    case ElementType::Int64:
        return eachInteger<std::uint64_t, std::int64_t>(bytes, bigEndian, count, values);
    case ElementType::Int32:
        return eachInteger<std::uint32_t, std::int32_t>(bytes, bigEndian, count, values);
    case ElementType::Int16:
        return eachInteger<std::uint16_t, std::int16_t>(bytes, bigEndian, count, values);
    case ElementType::Int8:
        return eachInteger<std::uint8_t, std::int8_t>(bytes, bigEndian, count, values);
    case ElementType::UInt8:
    case ElementType::Bool:
        return eachInteger<std::uint8_t, std::uint8_t>(bytes, bigEndian, count, values);
    }
    return 0;
}

} // namespace deepmi

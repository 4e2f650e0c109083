#pragma once

#include "cuda_runtime.h"

// Bfloat16 by bits, rounded to the nearest, ties to even, as core/network/bfloat16.h and the twins do by
// other code.

struct __nv_bfloat16 {
    std::uint16_t bits;

    __nv_bfloat16() = default;
    explicit operator float() const { return __uint_as_float(static_cast<unsigned>(bits) << 16); }
};
struct alignas(4) __nv_bfloat162 {
    __nv_bfloat16 x, y;
};

inline __nv_bfloat16 __float2bfloat16_rn(float value)
{
    unsigned bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    __nv_bfloat16 made;
    if (std::isnan(value))
        made.bits = 0x7fff;
    else
        made.bits = static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16);
    return made;
}
inline __nv_bfloat16 __float2bfloat16(float value)
{
    return __float2bfloat16_rn(value);
}
inline float __bfloat162float(__nv_bfloat16 value)
{
    return static_cast<float>(value);
}
inline __nv_bfloat162 __floats2bfloat162_rn(float x, float y)
{
    return {__float2bfloat16_rn(x), __float2bfloat16_rn(y)};
}

#pragma once

#include <cuda_bf16.h>

#include <cstdint>

namespace deepmi::gpu
{

/// 16 bytes of activations, worked on in float32.
template <class T>
struct Pack {
    static constexpr int size = 16 / sizeof(T);
    float values[size];
};

__device__ inline Pack<float> load(const float* from)
{
    const float4 four = *reinterpret_cast<const float4*>(from);
    return {{four.x, four.y, four.z, four.w}};
}

__device__ inline Pack<__nv_bfloat16> load(const __nv_bfloat16* from)
{
    const uint4 raw = *reinterpret_cast<const uint4*>(from);
    const std::uint32_t words[4] = {raw.x, raw.y, raw.z, raw.w};
    Pack<__nv_bfloat16> pack;
#pragma unroll
    for (int i = 0; i < 4; ++i) { // bfloat16 is the upper half of a float32
        pack.values[2 * i] = __uint_as_float(words[i] << 16);
        pack.values[2 * i + 1] = __uint_as_float(words[i] & 0xffff0000U);
    }
    return pack;
}

__device__ inline void store(float* to, const Pack<float>& pack)
{
    *reinterpret_cast<float4*>(to) =
        make_float4(pack.values[0], pack.values[1], pack.values[2], pack.values[3]);
}

__device__ inline void store(__nv_bfloat16* to, const Pack<__nv_bfloat16>& pack)
{
    __nv_bfloat162 pairs[4];
#pragma unroll
    for (int i = 0; i < 4; ++i)
        pairs[i] = __floats2bfloat162_rn(pack.values[2 * i], pack.values[2 * i + 1]);
    *reinterpret_cast<uint4*>(to) = *reinterpret_cast<uint4*>(pairs);
}

__device__ inline float toFloat(float value)
{
    return value;
}
__device__ inline float toFloat(__nv_bfloat16 value)
{
    return __bfloat162float(value);
}
__device__ inline void put(float* to, float value)
{
    *to = value;
}
__device__ inline void put(__nv_bfloat16* to, float value)
{
    *to = __float2bfloat16_rn(value);
}

} // namespace deepmi::gpu

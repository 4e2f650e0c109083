#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#ifdef __CUDACC__
#define DEEPMI_HOST_DEVICE __host__ __device__ __forceinline__
#else
#define DEEPMI_HOST_DEVICE inline __attribute__((always_inline))
#endif

namespace deepmi
{

/// A mask's decision, cheap enough to be computed where it is needed: by CPU and GPU alike.
struct MaskRule {
    std::uint32_t first = 0, second = 0; ///< the key
    std::uint32_t threshold = 0;         ///< a hash below it drops
    float scale = 1;                     ///< of what is kept
};

/// Of a key and a dropout rate below 1.
inline MaskRule maskRule(std::uint64_t key, double rate)
{
    return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32),
            static_cast<std::uint32_t>(std::min(std::ldexp(rate, 32), 4294967295.)),
            static_cast<float>(1 / (1 - rate))};
}

/// Two rounds of a 32-bit integer hash with full avalanche (the constants of hash32 by C. Wellons' search,
/// public domain), one for each half of the key.
DEEPMI_HOST_DEVICE std::uint32_t maskHash(std::uint32_t index, std::uint32_t first, std::uint32_t second)
{
    std::uint32_t x = index ^ first;
    x = (x ^ (x >> 16)) * 0x21f0aaadU;
    x = (x ^ (x >> 15)) * 0x735a2d97U;
    x = (x ^ (x >> 15)) + second;
    x = (x ^ (x >> 16)) * 0x21f0aaadU;
    x = (x ^ (x >> 15)) * 0x735a2d97U;
    return x ^ (x >> 15);
}

/// 0 or the scale.
DEEPMI_HOST_DEVICE float maskFactor(const MaskRule& rule, std::uint32_t index)
{
    return maskHash(index, rule.first, rule.second) < rule.threshold ? 0.F : rule.scale;
}

} // namespace deepmi

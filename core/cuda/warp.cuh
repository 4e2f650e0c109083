#pragma once

namespace deepmi::gpu
{

/// Threads that exchange values without shared memory.
constexpr int warp = 32;
constexpr unsigned everyLane = 0xffffffffU;

/// The sum over a warp, the same bits in every lane.
template <class Value>
__device__ Value warpSum(Value value)
{
    for (int offset = warp / 2; offset > 0; offset /= 2)
        value += __shfl_xor_sync(everyLane, value, offset);
    return value;
}

} // namespace deepmi::gpu

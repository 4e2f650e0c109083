#pragma once

#include "thread_block.h"

#include <cstdint>
#include <cstring>

namespace emulated
{

// The matrix units of a block's processor and the copies that feed them, for the thread that runs. Both work
// in the background. A copy arrives when it is waited for, and until then its place holds no numbers.
// Products are made when they are waited for in the order given, and at once in the reverse one, so that a
// result shows it where a tile is overwritten while it is read, or read before it is there.

/// Before a block's first thread.
void beginMatrixUnits(std::size_t threads, Order order, std::mt19937_64& random);
/// After its last: what a real GPU would not have done, empty if nothing.
std::string failureOfMatrixUnits();

void copyAhead(char* to, const void* from, bool there);
void endStage();
void awaitStages(std::size_t later);

using MultiplyLane = void (*)(float* sums, const char* a, const char* b, int unit, bool adds,
                              unsigned thread);
void beginMultiplying();
void multiply(MultiplyLane lane, float* sums, const char* a, const char* b, int unit, bool adds);
void endMultiplying();
void awaitMultiplied(std::size_t later);

inline float bfloat16At(const char* place)
{
    std::uint16_t half = 0;
    std::memcpy(&half, place, sizeof half);
    const std::uint32_t bits = static_cast<std::uint32_t>(half) << 16;
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

} // namespace emulated

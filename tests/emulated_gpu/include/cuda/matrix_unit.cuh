#pragma once

#include "cuda/matrix_tiles.cuh"
#include "matrix_unit.h"

#include <algorithm>
#include <iterator>
#include <limits>

// What core's file of this name asks Hopper's matrix units for, of the made-up GPU's.

namespace deepmi::gpu
{

inline void copyAhead(char* to, const void* from, bool there)
{
    emulated::copyAhead(to, from, there);
}
inline void endStage()
{
    emulated::endStage();
}
template <int Later>
void awaitStages()
{
    emulated::awaitStages(Later);
}

inline void beginMultiplying()
{
    emulated::beginMultiplying();
}

/// Neighbours in a row of a tile, from `inner` on, as placeOf() has their chunks.
inline void readRow(const char* tile, int row, int inner, float (&values)[unitDepth])
{
    for (int chunk = 0; chunk < unitDepth / chunkValues; ++chunk) {
        const char* from = tile + placeOf<matrixDepth / chunkValues>(row, inner / chunkValues + chunk);
        for (int i = 0; i < chunkValues; ++i)
            values[chunk * chunkValues + i] = emulated::bfloat16At(from + 2 * i);
    }
}

/// The sums of one lane.
template <int Columns, bool Turned>
void multiplyLane(float* sums, const char* a, const char* b, int unit, bool adds, unsigned thread)
{
    const int row = static_cast<int>(thread / 32 % 4 * 16 + thread % 32 / 4),
              column = static_cast<int>(thread % 4 * 2), first = unit * unitDepth;
    float rows[2][unitDepth], columns[2][unitDepth];
    for (int half = 0; half < 2; ++half)
        readRow(a, row + 8 * half, first, rows[half]);
    for (int j = 0; j < Columns / 8; ++j) {
        if constexpr (Turned)
            for (int k = 0; k < unitDepth; ++k) {
                const char* from = b + placeOf<Columns / chunkValues>(first + k, j) + 2 * column;
                columns[0][k] = emulated::bfloat16At(from);
                columns[1][k] = emulated::bfloat16At(from + 2);
            }
        else
            for (int which = 0; which < 2; ++which)
                readRow(b, 8 * j + column + which, first, columns[which]);
        for (int half = 0; half < 2; ++half)
            for (int which = 0; which < 2; ++which) {
                float& sum = sums[4 * j + 2 * half + which];
                float parts[4] = {adds ? sum : 0, 0, 0, 0}; // side by side
                for (int k = 0; k < unitDepth; k += 4)
                    for (int i = 0; i < 4; ++i)
                        parts[i] += rows[half][k + i] * columns[which][k + i];
                sum = parts[0] + parts[1] + (parts[2] + parts[3]);
            }
    }
}

template <int Columns, bool Turned>
void multiplyAdd(float (&sums)[Columns / 2], const char* a, const char* b, int unit, bool adds)
{
    if (!adds) // until they are waited for
        std::fill(std::begin(sums), std::end(sums), std::numeric_limits<float>::quiet_NaN());
    emulated::multiply(&multiplyLane<Columns, Turned>, sums, a, b, unit, adds);
}
inline void endMultiplying()
{
    emulated::endMultiplying();
}
template <int Later, int Count>
void awaitMultiplied(float (&)[Count])
{
    emulated::awaitMultiplied(Later);
}

} // namespace deepmi::gpu

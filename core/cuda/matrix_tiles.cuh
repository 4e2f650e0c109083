#pragma once

#include <cuda_runtime.h>

#include <cstdint>

namespace deepmi::gpu
{

// How bfloat16 matrices lie in a block's memory for the matrix units (matrix_unit.cuh).

constexpr int matrixDepth = 64; ///< inner columns of a tile in the block's memory
constexpr int unitDepth = 16;   ///< of them the matrix units take so many at once
constexpr int unitRows = 64, unitThreads = 128;
constexpr int chunkValues = 8; ///< of 16 bytes
constexpr int tileAlignment = 1024;

/// Where a chunk of a tile lies whose rows are so many chunks: shifted from row to row, so that eight rows'
/// chunks of one column are in different banks. It is what the matrix units read: 4 or 8 chunks a row.
template <int Chunks>
__device__ __forceinline__ int placeOf(int row, int column)
{
    static_assert(Chunks == 4 || Chunks == 8);
    const int shift = Chunks == 8 ? row & 7 : (row >> 1) & 3;
    return (row * Chunks + (column ^ shift)) * 16;
}

/// The first tile's place in the block's memory, which is so many bytes larger than its tiles.
__device__ __forceinline__ char* alignedTiles(char* room)
{
    return room + (tileAlignment - reinterpret_cast<std::uintptr_t>(room) % tileAlignment) % tileAlignment;
}

} // namespace deepmi::gpu

#pragma once

#include "cuda/matrix_tiles.cuh"

#include <cstdint>

namespace deepmi::gpu
{

// What Hopper's matrix units (compute capability 9.0) are asked for, in bfloat16 with float32 sums, and the
// copies that feed them. On other GPUs there is nothing behind it, and no kernel that needs it may be
// started.

#if defined(__CUDA_ARCH_FEAT_SM90_ALL)
#define DEEPMI_MATRIX_UNITS 1
#endif

/// 16 bytes from the device's memory into the block's, on their way while the thread goes on; zeros where
/// they are not `there`.
__device__ __forceinline__ void copyAhead(char* to, const void* from, bool there)
{
#ifdef DEEPMI_MATRIX_UNITS
    const auto target = static_cast<unsigned>(__cvta_generic_to_shared(to));
    const int bytes = there ? 16 : 0;
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(target), "l"(from), "r"(bytes)
                 : "memory");
#endif
}

/// What the thread has given to copyAhead() since the last call is one stage.
__device__ __forceinline__ void endStage()
{
#ifdef DEEPMI_MATRIX_UNITS
    asm volatile("cp.async.commit_group;" ::: "memory");
#endif
}

/// The thread's own copies are there, but for those of its `Later` last stages; after the block's next
/// barrier the matrix units may read them.
template <int Later>
__device__ __forceinline__ void awaitStages()
{
#ifdef DEEPMI_MATRIX_UNITS
    asm volatile("cp.async.wait_group %0;" ::"n"(Later) : "memory");
    asm volatile("fence.proxy.async.shared::cta;" ::: "memory");
#endif
}

#ifdef DEEPMI_MATRIX_UNITS
/// How the matrix units find a matrix: its place, the bytes from eight of its rows to the next eight, and how
/// its chunks are shifted (1: rows of 128 bytes, 2: of 64).
__device__ __forceinline__ std::uint64_t describe(const char* matrix, unsigned bytes, unsigned shifts)
{
    const std::uint64_t place = static_cast<unsigned>(__cvta_generic_to_shared(matrix)) & 0x3ffffU;
    return place >> 4 | static_cast<std::uint64_t>(bytes >> 4) << 16 |
           static_cast<std::uint64_t>(bytes >> 4) << 32 | static_cast<std::uint64_t>(shifts) << 62;
}
#endif

/// Before the first multiplyAdd() after the sums were touched otherwise, by all of 128 threads as those
/// below.
__device__ __forceinline__ void beginMultiplying()
{
#ifdef DEEPMI_MATRIX_UNITS
    asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
#else
    __trap(); // compiled for another GPU, or for Hopper without its matrix units: nothing true would come out
#endif
}

/// sums [64, Columns] += a [64, 16] · b [16, Columns], or = where it does not add, in the background: inner
/// columns 16 · unit on of a tile [64, 64] and of one [Columns, 64], or where it is turned [64, Columns];
/// both lie as placeOf() says. Warp w of the four has rows 16 w on; a lane's sums 4 j on are two neighbours
/// of row lane / 4 and the two of row lane / 4 + 8, columns 8 j + 2 · (lane % 4) on.
template <int Columns, bool Turned>
__device__ __forceinline__ void multiplyAdd(float (&sums)[Columns / 2], const char* a, const char* b,
                                            int unit, bool adds)
{
    static_assert(Columns == 32 || Columns == 64);
#ifdef DEEPMI_MATRIX_UNITS
    constexpr int rowBytes = 2 * matrixDepth, turnedRowBytes = 2 * Columns;
    const std::uint64_t left = describe(a + unit * unitDepth * 2, 8 * rowBytes, 1),
                        right = Turned ? describe(b + unit * unitDepth * turnedRowBytes, 8 * turnedRowBytes,
                                                  Columns == 64 ? 1 : 2)
                                       : describe(b + unit * unitDepth * 2, 8 * rowBytes, 1);
    if constexpr (Columns == 64)
        asm volatile("{.reg .pred adds; setp.ne.b32 adds, %35, 0;\n"
                     "wgmma.mma_async.sync.aligned.m64n64k16.f32.bf16.bf16 "
                     "{%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, "
                     "%16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31}, "
                     "%32, %33, adds, 1, 1, 0, %34;}"
                     : "+f"(sums[0]), "+f"(sums[1]), "+f"(sums[2]), "+f"(sums[3]), "+f"(sums[4]),
                       "+f"(sums[5]), "+f"(sums[6]), "+f"(sums[7]), "+f"(sums[8]), "+f"(sums[9]),
                       "+f"(sums[10]), "+f"(sums[11]), "+f"(sums[12]), "+f"(sums[13]), "+f"(sums[14]),
                       "+f"(sums[15]), "+f"(sums[16]), "+f"(sums[17]), "+f"(sums[18]), "+f"(sums[19]),
                       "+f"(sums[20]), "+f"(sums[21]), "+f"(sums[22]), "+f"(sums[23]), "+f"(sums[24]),
                       "+f"(sums[25]), "+f"(sums[26]), "+f"(sums[27]), "+f"(sums[28]), "+f"(sums[29]),
                       "+f"(sums[30]), "+f"(sums[31])
                     : "l"(left), "l"(right), "n"(Turned ? 1 : 0), "r"(adds ? 1 : 0));
    else
        asm volatile("{.reg .pred adds; setp.ne.b32 adds, %19, 0;\n"
                     "wgmma.mma_async.sync.aligned.m64n32k16.f32.bf16.bf16 "
                     "{%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15}, "
                     "%16, %17, adds, 1, 1, 0, %18;}"
                     : "+f"(sums[0]), "+f"(sums[1]), "+f"(sums[2]), "+f"(sums[3]), "+f"(sums[4]),
                       "+f"(sums[5]), "+f"(sums[6]), "+f"(sums[7]), "+f"(sums[8]), "+f"(sums[9]),
                       "+f"(sums[10]), "+f"(sums[11]), "+f"(sums[12]), "+f"(sums[13]), "+f"(sums[14]),
                       "+f"(sums[15])
                     : "l"(left), "l"(right), "n"(Turned ? 1 : 0), "r"(adds ? 1 : 0));
#endif
}

/// What was given to multiplyAdd() since the last call is one batch.
__device__ __forceinline__ void endMultiplying()
{
#ifdef DEEPMI_MATRIX_UNITS
    asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory");
#endif
}

/// All but the `Later` last batches are done: the sums are there where it is 0, and the tiles may be
/// overwritten.
template <int Later, int Count>
__device__ __forceinline__ void awaitMultiplied(float (&sums)[Count])
{
#ifdef DEEPMI_MATRIX_UNITS
    asm volatile("wgmma.wait_group.sync.aligned %0;" ::"n"(Later) : "memory");
    if constexpr (Later == 0)
        for (float& sum : sums)
            asm volatile("" : "+f"(sum)::"memory"); // not to be read before
#endif
}

} // namespace deepmi::gpu

#include "cuda/kmeans_kernels.h"
#include "cuda/warp.cuh"

#include <cmath>

namespace deepmi::gpu
{

namespace
{

constexpr int threads = 256, warps = threads / warp;
/// Of the assignment: lanes that share a row, rows that a block goes over.
constexpr int lanesOfRow = 8, rowsOfBlock = 128;

__device__ float squaredNorm(const float* row)
{
    const int lane = static_cast<int>(threadIdx.x) % warp;
    float sum = 0;
    for (int i = lane * 4; i < kmeansWidth; i += warp * 4) {
        const float4 v = *reinterpret_cast<const float4*>(row + i);
        sum += v.x * v.x + v.y * v.y + v.z * v.z + v.w * v.w;
    }
    return warpSum(sum);
}

__global__ void squaredNormsKernel(const float* rows, std::int64_t count, float* squares)
{
    const std::int64_t row = static_cast<std::int64_t>(blockIdx.x) * warps + threadIdx.x / warp;
    if (row >= count)
        return;
    const float sum = squaredNorm(rows + row * kmeansWidth);
    if (threadIdx.x % warp == 0)
        squares[row] = sum;
}

__global__ void beginKernel(const float* centres, int clusters, float* norms, int* sizes, LloydRecord* record)
{
    const int centre = static_cast<int>(blockIdx.x) * warps + static_cast<int>(threadIdx.x) / warp;
    if (centre >= clusters)
        return;
    const float sum = squaredNorm(centres + static_cast<std::int64_t>(centre) * kmeansWidth);
    if (threadIdx.x % warp > 0)
        return;
    norms[centre] = sum;
    sizes[centre] = 0;
    if (centre == 0)
        *record = {};
}

/// Eight lanes a row, `rowsOfBlock` rows a block.
__global__ void assignKernel(const float* products, int stride, const float* norms, const float* squares,
                             int clusters, std::int64_t count, std::int64_t* cluster, float* distance,
                             int* sizes, double* blockSums, int* blockChanges)
{
    extern __shared__ int members[]; // [clusters], then [clusters] float
    float* ownNorms = reinterpret_cast<float*>(members + clusters);
    __shared__ double sums[warps];
    __shared__ int changes[warps];
    for (int k = static_cast<int>(threadIdx.x); k < clusters; k += threads) {
        members[k] = 0;
        ownNorms[k] = norms[k];
    }
    __syncthreads();
    const int lane = static_cast<int>(threadIdx.x) % lanesOfRow,
              slot = static_cast<int>(threadIdx.x) / lanesOfRow;
    const std::int64_t begin = static_cast<std::int64_t>(blockIdx.x) * rowsOfBlock;
    double sum = 0;
    int changed = 0;
#pragma unroll
    for (int i = 0; i < rowsOfBlock; i += threads / lanesOfRow) {
        const std::int64_t row = begin + i + slot;
        const bool there = row < count; // lanes of a row agree, and all take part in the exchange below
        const float* of = products + (there ? row : 0) * stride;
        float best = INFINITY;
        int at = clusters;
#pragma unroll 8
        for (int k = lane; k < clusters; k += lanesOfRow) {
            const float value = ownNorms[k] - 2 * of[k];
            if (value < best || at == clusters) {
                best = value;
                at = k;
            }
        }
        for (int offset = lanesOfRow / 2; offset > 0; offset /= 2) {
            const float otherBest = __shfl_xor_sync(everyLane, best, offset);
            const int otherAt = __shfl_xor_sync(everyLane, at, offset);
            if (otherAt < clusters &&
                (at == clusters || otherBest < best || (otherBest == best && otherAt < at))) {
                best = otherBest;
                at = otherAt;
            }
        }
        if (lane == 0 && there) {
            const float squared = fmaxf(best + squares[row], 0.F);
            changed += cluster[row] != at;
            cluster[row] = at;
            distance[row] = squared;
            sum += squared;
            atomicAdd(members + at, 1);
        }
    }
    sum = warpSum(sum);
    changed = warpSum(changed);
    if (threadIdx.x % warp == 0) {
        sums[threadIdx.x / warp] = sum;
        changes[threadIdx.x / warp] = changed;
    }
    __syncthreads();
    for (int k = static_cast<int>(threadIdx.x); k < clusters; k += threads)
        if (members[k] > 0)
            atomicAdd(sizes + k, members[k]);
    if (threadIdx.x == 0) {
        for (int i = 1; i < warps; ++i) {
            sum += sums[i];
            changed += changes[i];
        }
        blockSums[blockIdx.x] = sum;
        blockChanges[blockIdx.x] = changed;
    }
}

struct Farthest {
    float distance = -1;
    long long row = -1;
};

/// Whether a comes before b: farther, or as far and of a lower number.
__device__ bool before(const Farthest& a, const Farthest& b)
{
    return a.row >= 0 &&
           (b.row < 0 || a.distance > b.distance || (a.distance == b.distance && a.row < b.row));
}

constexpr int settleThreads = 1024;

__global__ void settleKernel(std::int64_t count, int clusters, const float* distance, std::int64_t* cluster,
                             int* sizes, const double* blockSums, const int* blockChanges, int blocks,
                             LloydRecord* record)
{
    __shared__ double sums[settleThreads];
    __shared__ Farthest found[settleThreads];
    const int thread = static_cast<int>(threadIdx.x);
    double sum = 0, changed = 0;
    for (int i = thread; i < blocks; i += settleThreads) {
        sum += blockSums[i];
        changed += blockChanges[i];
    }
    for (int which = 0; which < 2; ++which) {
        sums[thread] = which == 0 ? sum : changed;
        __syncthreads();
        for (int half = settleThreads / 2; half > 0; half /= 2) {
            if (thread < half)
                sums[thread] += sums[thread + half];
            __syncthreads();
        }
        if (thread == 0) {
            if (which == 0)
                record->objective = sums[0];
            else
                record->changed = static_cast<long long>(sums[0]);
        }
        __syncthreads();
    }
    int empty = 0;
    for (int k = thread; k < clusters; k += settleThreads)
        empty |= sizes[k] == 0;
    if (!__syncthreads_or(empty)) // as nearly always
        return;
    Farthest last{INFINITY, -1};
    int refilled = 0;
    for (int target = 0; target < clusters; ++target) {
        if (sizes[target] > 0) // the same for all: changed between barriers only
            continue;
        Farthest best;
        for (std::int64_t row = thread; row < count; row += settleThreads) {
            const Farthest candidate{distance[row], row};
            const bool passed = candidate.distance > last.distance ||
                                (candidate.distance == last.distance && candidate.row <= last.row);
            if (!passed && before(candidate, best) && sizes[cluster[row]] > 1)
                best = candidate;
        }
        found[thread] = best;
        __syncthreads();
        for (int half = settleThreads / 2; half > 0; half /= 2) {
            if (thread < half && before(found[thread + half], found[thread]))
                found[thread] = found[thread + half];
            __syncthreads();
        }
        last = found[0];
        __syncthreads();
        if (last.row < 0)
            break;
        if (thread == 0) {
            --sizes[cluster[last.row]];
            sizes[target] = 1;
            cluster[last.row] = target;
        }
        ++refilled;
        __syncthreads();
    }
    if (thread == 0)
        record->refilled = refilled;
}

/// A thread a column of a slice, a block a stretch of rows: every sum has its own place and order.
__global__ void accumulateKernel(const float* rows, const std::int64_t* cluster, std::int64_t count,
                                 int clusters, int chunks, float* partial)
{
    extern __shared__ float sums[]; // [clusters, slice]
    const int slice = static_cast<int>(blockDim.x), lane = static_cast<int>(threadIdx.x);
    const int column = static_cast<int>(blockIdx.y) * slice + lane;
    for (int k = 0; k < clusters; ++k)
        sums[k * slice + lane] = 0;
    const std::int64_t begin = count * blockIdx.x / chunks, end = count * (blockIdx.x + 1) / chunks;
    constexpr int ahead = 16;
    std::int64_t row = begin;
    for (; row + ahead <= end; row += ahead) {
        float values[ahead];
        int of[ahead];
#pragma unroll
        for (int i = 0; i < ahead; ++i) {
            values[i] = rows[(row + i) * kmeansWidth + column];
            of[i] = static_cast<int>(cluster[row + i]);
        }
#pragma unroll
        for (int i = 0; i < ahead; ++i)
            sums[of[i] * slice + lane] += values[i];
    }
    for (; row < end; ++row)
        sums[static_cast<int>(cluster[row]) * slice + lane] += rows[row * kmeansWidth + column];
    float* out = partial + static_cast<std::int64_t>(blockIdx.x) * clusters * kmeansWidth;
    for (int k = 0; k < clusters; ++k)
        out[k * kmeansWidth + column] = sums[k * slice + lane];
}

/// A block a cluster: columns beside each other, and groups of threads that share the stretches.
constexpr int moveGroups = 4;

__global__ void moveKernel(const float* partial, int chunks, const int* sizes, int clusters, float* centres)
{
    __shared__ double sums[moveGroups][kmeansWidth];
    const int column = static_cast<int>(threadIdx.x), group = static_cast<int>(threadIdx.y);
    const int place = static_cast<int>(blockIdx.x) * kmeansWidth + column;
    const int size = sizes[blockIdx.x];
    if (size == 0)
        return;
    double sum = 0;
    const std::int64_t stride = static_cast<std::int64_t>(clusters) * kmeansWidth;
#pragma unroll 16
    for (int chunk = group; chunk < chunks; chunk += moveGroups)
        sum += partial[chunk * stride + place];
    sums[group][column] = sum;
    __syncthreads();
    if (group > 0)
        return;
    for (int i = 1; i < moveGroups; ++i)
        sum += sums[i][column];
    centres[place] = static_cast<float>(sum / size);
}

} // namespace

void beginLloyd(const float* centres, int clusters, float* norms, int* sizes, LloydRecord* record,
                cudaStream_t stream)
{
    beginKernel<<<static_cast<unsigned>((clusters + warps - 1) / warps), threads, 0, stream>>>(
        centres, clusters, norms, sizes, record);
}

void squaredNorms(const float* rows, std::int64_t count, float* squares, cudaStream_t stream)
{
    squaredNormsKernel<<<static_cast<unsigned>((count + warps - 1) / warps), threads, 0, stream>>>(
        rows, count, squares);
}

int assignBlocks(std::int64_t count)
{
    return static_cast<int>((count + rowsOfBlock - 1) / rowsOfBlock);
}

void assignRows(const float* products, int stride, const float* norms, const float* squares, int clusters,
                std::int64_t first, std::int64_t count, std::int64_t* cluster, float* distance, int* sizes,
                double* blockSums, int* blockChanges, cudaStream_t stream)
{
    const std::int64_t block = first / rowsOfBlock;
    assignKernel<<<static_cast<unsigned>(assignBlocks(count)), threads,
                   static_cast<std::size_t>(clusters) * (sizeof(int) + sizeof(float)), stream>>>(
        products, stride, norms, squares + first, clusters, count, cluster + first, distance + first, sizes,
        blockSums + block, blockChanges + block);
}

void settle(std::int64_t count, int clusters, const float* distance, std::int64_t* cluster, int* sizes,
            const double* blockSums, const int* blockChanges, int blocks, LloydRecord* record,
            cudaStream_t stream)
{
    settleKernel<<<1, settleThreads, 0, stream>>>(count, clusters, distance, cluster, sizes, blockSums,
                                                  blockChanges, blocks, record);
}

void accumulate(const float* rows, const std::int64_t* cluster, std::int64_t count, int clusters, int chunks,
                float* partial, cudaStream_t stream)
{
    // As many columns a block as 56 KB of sums allow, so that several blocks share a processor.
    int slice = kmeansWidth;
    while (slice > warp && static_cast<std::size_t>(clusters * slice) * sizeof(float) > 56 * 1024)
        slice /= 2;
    const std::size_t room = static_cast<std::size_t>(clusters * slice) * sizeof(float);
    cudaFuncSetAttribute(accumulateKernel, cudaFuncAttributeMaxDynamicSharedMemorySize,
                         static_cast<int>(room));
    const dim3 grid(static_cast<unsigned>(chunks), static_cast<unsigned>(kmeansWidth / slice));
    accumulateKernel<<<grid, static_cast<unsigned>(slice), room, stream>>>(rows, cluster, count, clusters,
                                                                           chunks, partial);
}

void moveCentres(const float* partial, int chunks, const int* sizes, int clusters, float* centres,
                 cudaStream_t stream)
{
    moveKernel<<<static_cast<unsigned>(clusters), dim3(kmeansWidth, moveGroups), 0, stream>>>(
        partial, chunks, sizes, clusters, centres);
}

} // namespace deepmi::gpu

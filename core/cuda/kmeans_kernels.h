#pragma once

#include <cuda_runtime.h>

#include <cstdint>

namespace deepmi::gpu
{

// One Lloyd iteration of rows [count, 256] float32, in this order. CPU twins: kernel_twins.h.

constexpr int kmeansWidth = 256;

/// What an iteration leaves behind.
struct LloydRecord {
    double objective = 0;
    long long changed = 0; ///< rows with another cluster than before
    int refilled = 0;
};

/// |c|² of every centre; clears the iteration's sizes and record.
void beginLloyd(const float* centres, int clusters, float* norms, int* sizes, LloydRecord* record,
                cudaStream_t stream);
/// |x|² of every row.
void squaredNorms(const float* rows, std::int64_t count, float* squares, cudaStream_t stream);
/// Every row to the nearest centre, from products[row, k] = x·c_k: cluster, squared distance, members of each
/// cluster, and per block of rows the sum of distances and how many changed. `first` rows come before these.
void assignRows(const float* products, int stride, const float* norms, const float* squares, int clusters,
                std::int64_t first, std::int64_t count, std::int64_t* cluster, float* distance, int* sizes,
                double* blockSums, int* blockChanges, cudaStream_t stream);
int assignBlocks(std::int64_t count);
/// Adds up what the blocks found, and gives every empty cluster the row farthest from its centre, farthest
/// first, taking no cluster's last row.
void settle(std::int64_t count, int clusters, const float* distance, std::int64_t* cluster, int* sizes,
            const double* blockSums, const int* blockChanges, int blocks, LloydRecord* record,
            cudaStream_t stream);
/// The sums of the members over `chunks` stretches of rows, partial [chunks, clusters, 256].
void accumulate(const float* rows, const std::int64_t* cluster, std::int64_t count, int clusters, int chunks,
                float* partial, cudaStream_t stream);
/// Centres to the means of their members; one without members keeps its place.
void moveCentres(const float* partial, int chunks, const int* sizes, int clusters, float* centres,
                 cudaStream_t stream);

} // namespace deepmi::gpu

#include "cuda/gpu_functions.h"
#include "cuda/kmeans_kernels.h"
#include "cuda/products.h"
#include "cuda/streams.h"

#include <algorithm>
#include <map>

namespace deepmi::gpu
{

namespace
{

/// Rows whose products with the centres are held at once; a multiple of a block of assignRows().
constexpr std::int64_t blockRows = std::int64_t{1} << 18;
constexpr int chunks = 264; ///< two a processor of an H100
constexpr int glance = 32;  ///< iterations between two looks at whether anything still moves

/// What one device keeps from call to call.
struct Workspace {
    Products products{GpuArithmetic::Fp32};
    Stream stream;
    DeviceArray<float> norms, squares, distance, crossed, partial;
    DeviceArray<int> sizes, changes;
    DeviceArray<double> sums;
    DeviceArray<LloydRecord> records;
};

template <class T>
void reserve(DeviceArray<T>& array, std::int64_t count)
{
    if (static_cast<std::int64_t>(array.size()) < count)
        array.resize(static_cast<std::size_t>(count));
}

} // namespace

double kmeans(const GpuKMeans& problem, int device, std::vector<GpuKMeansIteration>& history)
{
    check(cudaSetDevice(device), "cudaSetDevice");
    thread_local std::map<int, Workspace> workspaces; // a pre-training asks twice an epoch
    Workspace& work = workspaces[device];
    const auto& [rows, count, clusters, wanted, centres, cluster, look] = problem;
    int iterations = wanted; // fewer where nothing moves any more
    const int k = static_cast<int>(clusters), stride = (k + 15) / 16 * 16;
    const std::int64_t records = iterations + 1;
    reserve(work.norms, clusters);
    reserve(work.squares, count);
    reserve(work.distance, count);
    reserve(work.crossed, std::min(count, blockRows) * stride);
    reserve(work.partial, chunks * clusters * kmeansWidth);
    reserve(work.sizes, records * clusters);
    reserve(work.changes, assignBlocks(count));
    reserve(work.sums, assignBlocks(count));
    reserve(work.records, records);
    const cudaStream_t stream = work.stream;
    check(cudaMemsetAsync(cluster, 0xff, static_cast<std::size_t>(count) * sizeof *cluster, stream),
          "cudaMemset");
    squaredNorms(rows, count, work.squares.data(), stream);

    // One assignment more than there are iterations: of the last centres.
    for (int iteration = 0; iteration <= iterations; ++iteration) {
        int* sizes = work.sizes.data() + iteration * clusters;
        LloydRecord* record = work.records.data() + iteration;
        beginLloyd(centres, k, work.norms.data(), sizes, record, stream);
        for (std::int64_t first = 0; first < count; first += blockRows) {
            Product product;
            product.rows = std::min(blockRows, count - first);
            product.outputs = clusters;
            product.inputs = product.xStride = product.weightStride = kmeansWidth;
            product.yStride = stride;
            work.products.run(product, rows + first * kmeansWidth, centres, nullptr, work.crossed.data(),
                              nullptr, 1, stream, 0);
            assignRows(work.crossed.data(), stride, work.norms.data(), work.squares.data(), k, first,
                       product.rows, cluster, work.distance.data(), sizes, work.sums.data(),
                       work.changes.data(), stream);
        }
        // The last assignment stands as it is: nothing is refilled where no centre moves any more.
        settle(count, iteration < iterations ? k : 0, work.distance.data(), cluster, sizes, work.sums.data(),
               work.changes.data(), assignBlocks(count), record, stream);
        if (iteration == iterations)
            break;
        if (iteration % glance == glance - 1) {
            LloydRecord soFar;
            check(cudaMemcpyAsync(&soFar, record, sizeof soFar, cudaMemcpyDeviceToHost, stream), "K-means");
            check(cudaStreamSynchronize(stream), "K-means");
            if (look)
                look();
            if (soFar.changed == 0 && soFar.refilled == 0)
                iterations = iteration + 1; // the next assignment is the last
        }
        accumulate(rows, cluster, count, k, chunks, work.partial.data(), stream);
        moveCentres(work.partial.data(), chunks, sizes, k, centres, stream);
    }
    std::vector<LloydRecord> found(static_cast<std::size_t>(records));
    std::vector<int> sizes(static_cast<std::size_t>(records * clusters));
    found.resize(static_cast<std::size_t>(iterations) + 1);
    check(cudaMemcpyAsync(found.data(), work.records.data(), found.size() * sizeof(LloydRecord),
                          cudaMemcpyDeviceToHost, stream),
          "K-means");
    check(cudaMemcpyAsync(sizes.data(), work.sizes.data(), sizes.size() * sizeof(int), cudaMemcpyDeviceToHost,
                          stream),
          "K-means");
    check(cudaStreamSynchronize(stream), "K-means");
    check(cudaGetLastError(), "K-means");

    history.clear();
    for (int i = 0; i < iterations; ++i) {
        const LloydRecord& record = found[static_cast<std::size_t>(i)];
        GpuKMeansIteration one;
        one.objective = record.objective;
        one.refilled = record.refilled;
        one.still = i > 0 && record.changed == 0 && record.refilled == 0;
        const auto begin = sizes.begin() + static_cast<std::ptrdiff_t>(i * clusters);
        one.sizes.assign(begin, begin + static_cast<std::ptrdiff_t>(clusters));
        history.push_back(std::move(one));
        if (history.back().still)
            break; // from here on all is the same
    }
    return found.back().objective;
}

} // namespace deepmi::gpu

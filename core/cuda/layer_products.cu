#include "cuda/element.cuh"
#include "cuda/launch.cuh"
#include "cuda/layer_products.h"
#include "cuda/mask.cuh"
#include "cuda/matrix_unit.cuh"
#include "cuda/warp.cuh"

namespace deepmi::gpu
{

namespace
{

using Half = __nv_bfloat16;

/// A block's part of the result: 64 rows, by two groups of 128 threads that share the inner columns of each
/// stage.
template <int Columns>
struct Tile {
    static constexpr int rows = unitRows, columns = Columns;
    static constexpr int slices = 2, threads = slices * unitThreads;
    static constexpr int inputBytes = rows * matrixDepth * 2,
                         stageBytes = inputBytes + Columns * matrixDepth * 2;
    /// So many stages of wide tiles are what a processor has room for.
    static constexpr int stages = 12;
    static constexpr int sumStride =
        Columns + 8; ///< so that the rows of a lane's sums lie in different banks
    /// Packs of the result that a thread ends, one row after the other of the same columns.
    static constexpr int packsOfRow = Columns / chunkValues, rowsAtOnce = threads / packsOfRow,
                         packs = rows / rowsAtOnce;
    static constexpr int sumFloats = slices * rows * sumStride,
                         columnFloats = packs * threads / warp * Columns;

    static int roomBytes(int steps)
    {
        const int tiles = (steps < stages ? steps : stages) * stageBytes,
                  sums = 4 * (sumFloats + columnFloats);
        return tileAlignment + (tiles > sums ? tiles : sums);
    }
};

/// What becomes of the sums.
struct LayerEnding {
    const float* bias;
    const Half* output;
    float scale;
    bool relu;
    MaskShape mask;
    PartialSums sums;
};

/// Brings the chunks of a block's rows of the input, and of its part of the weight, a thread always those of
/// the same column and of rows that are a fixed number apart.
template <class T, bool Turned>
class Copies
{
public:
    __device__ Copies(const LayerProduct& p, char* tiles) : m_product(p), m_tiles(tiles)
    {
        const int thread = static_cast<int>(threadIdx.x);
        m_row = thread / deep;
        m_column = thread % deep;
        m_firstRow = static_cast<int>(blockIdx.y) * T::rows + m_row;
        m_input = p.input + static_cast<std::int64_t>(m_firstRow) * p.inputStride + m_column * chunkValues;
        m_weightRow = thread / weightChunks;
        m_weightColumn = thread % weightChunks;
        const int column0 = static_cast<int>(blockIdx.x) * T::columns;
        m_weight = p.weight + m_weightColumn * chunkValues +
                   (Turned ? static_cast<std::int64_t>(m_weightRow) * p.weightStride + column0
                           : static_cast<std::int64_t>(column0 + m_weightRow) * p.weightStride);
    }

    __device__ void input(int step) const
    {
        char* stage = m_tiles + step % T::stages * T::stageBytes;
        const bool within = step * matrixDepth + m_column * chunkValues < m_product.inner;
#pragma unroll
        for (int i = 0; i < T::rows; i += rowsAtOnce) {
            const bool there = within && m_firstRow + i < m_product.rows;
            const Half* from =
                m_input + static_cast<std::int64_t>(i) * m_product.inputStride + step * matrixDepth;
            copyAhead(stage + placeOf<deep>(m_row + i, m_column), there ? from : m_product.input, there);
        }
    }
    __device__ void weight(int step) const
    {
        char* stage = m_tiles + step % T::stages * T::stageBytes + T::inputBytes;
        constexpr int all = Turned ? matrixDepth : T::columns, atOnce = T::threads / weightChunks;
        const std::int64_t along =
            static_cast<std::int64_t>(step * matrixDepth) * (Turned ? m_product.weightStride : 1);
#pragma unroll
        for (int i = 0; i < all; i += atOnce) {
            const int inner = step * matrixDepth + (Turned ? m_weightRow + i : m_weightColumn * chunkValues);
            const bool there = inner < m_product.innerOfWeight;
            const Half* from = m_weight + along + static_cast<std::int64_t>(i) * m_product.weightStride;
            copyAhead(stage + placeOf<weightChunks>(m_weightRow + i, m_weightColumn),
                      there ? from : m_product.weight, there);
        }
    }

private:
    static constexpr int deep = matrixDepth / chunkValues, rowsAtOnce = T::threads / deep;
    static constexpr int weightChunks = Turned ? T::columns / chunkValues : deep;

    const LayerProduct& m_product;
    char* m_tiles;
    const Half *m_input, *m_weight;
    int m_row, m_column, m_firstRow, m_weightRow, m_weightColumn;
};

/// A block a tile of the result.
template <class T, bool Turned>
__global__ void layerProductKernel(const StepControl* control, LayerProduct p, LayerEnding ending)
{
    besidePredecessor(); // nothing writes the weights meanwhile: they are fetched before the input is there
    extern __shared__ char room[];
    char* tiles = alignedTiles(room);
    const int steps = (p.inner + matrixDepth - 1) / matrixDepth;
    const Copies<T, Turned> copies(p, tiles);
    for (int step = 0; step < T::stages && step < steps; ++step)
        copies.weight(step);
    afterPredecessor();
    letSuccessorBegin();
#pragma unroll
    for (int step = 0; step < T::stages; ++step) {
        if (step < steps)
            copies.input(step);
        endStage();
    }

    // What the end needs is on its way meanwhile.
    const int thread = static_cast<int>(threadIdx.x), lane = thread % warp, ofWarp = thread / warp;
    const int column = thread % T::packsOfRow * chunkValues, firstRow = thread / T::packsOfRow;
    const int columnOfAll = static_cast<int>(blockIdx.x) * T::columns + column;
    Pack<Half> addends[T::packs], outputs[T::packs];
    float bias[chunkValues] = {};
#pragma unroll
    for (int i = 0; i < T::packs; ++i) {
        const int row = static_cast<int>(blockIdx.y) * T::rows + firstRow + i * T::rowsAtOnce;
        const std::int64_t place = static_cast<std::int64_t>(row) * p.width + columnOfAll;
        addends[i] = {};
        outputs[i] = {};
        if (p.addend && row < p.rows)
            addends[i] = load(p.addend + place);
        if (ending.output && row < p.rows)
            outputs[i] = load(ending.output + place);
    }
    if (ending.bias)
#pragma unroll
        for (int i = 0; i < chunkValues; ++i)
            bias[i] = ending.bias[columnOfAll + i];
    MaskRule rule;
    if (ending.mask.drops)
        rule = ruleOf(control, ending.mask);

    const int slice = thread / unitThreads;
    float sums[T::columns / 2];
    for (int step = 0; step < steps; ++step) {
        awaitStages<T::stages - 3>(); // what is brought again below ends two stages late
        __syncthreads();
        const char* stage = tiles + step % T::stages * T::stageBytes;
        constexpr int units = matrixDepth / unitDepth / T::slices;
        beginMultiplying();
#pragma unroll
        for (int unit = 0; unit < units; ++unit)
            multiplyAdd<T::columns, Turned>(sums, stage, stage + T::inputBytes, slice * units + unit,
                                            step > 0 || unit > 0);
        endMultiplying();
        // The stage of two steps ago is multiplied, of all threads since the barrier.
        const int next = step - 2 + T::stages;
        if (step >= 2 && next < steps) {
            copies.weight(next);
            copies.input(next);
        }
        endStage();
        awaitMultiplied<1>(sums);
    }
    awaitMultiplied<0>(sums);
    __syncthreads();

    // Rows of the result instead of a lane's sums: the slices beside each other in the block's memory.
    float* all = reinterpret_cast<float*>(tiles);
    float* own = all + (slice * T::rows + ofWarp % 4 * 16 + lane / 4) * T::sumStride + lane % 4 * 2;
#pragma unroll
    for (int i = 0; i < T::columns / 2; i += 4) {
        float* to = own + i * 2;
        to[0] = sums[i];
        to[1] = sums[i + 1];
        to[8 * T::sumStride] = sums[i + 2];
        to[8 * T::sumStride + 1] = sums[i + 3];
    }
    __syncthreads();
    float* columnSums = all + T::sumFloats; // [packs, warps, columns]
#pragma unroll
    for (int i = 0; i < T::packs; ++i) {
        const int rowOfTile = firstRow + i * T::rowsAtOnce,
                  row = static_cast<int>(blockIdx.y) * T::rows + rowOfTile;
        const std::int64_t place = static_cast<std::int64_t>(row) * p.width + columnOfAll;
        Pack<Half> pack = addends[i];
#pragma unroll
        for (int s = 0; s < T::slices; ++s)
#pragma unroll
            for (int j = 0; j < chunkValues; j += 4) {
                const Pack<float> four = load(all + (s * T::rows + rowOfTile) * T::sumStride + column + j);
#pragma unroll
                for (int l = 0; l < 4; ++l)
                    pack.values[j + l] += four.values[l];
            }
#pragma unroll
        for (int j = 0; j < chunkValues; ++j) {
            float value = pack.values[j] + bias[j];
            if (ending.relu)
                value = value < 0 ? 0.F : value; // a NaN stays one
            if (ending.output)
                value = outputs[i].values[j] <= 0 ? 0.F : value * ending.scale;
            if (ending.mask.drops)
                value *= maskFactor(rule, static_cast<std::uint32_t>(place) + j);
            pack.values[j] = row < p.rows ? value : 0.F;
        }
        if (row < p.rows)
            store(p.result + place, pack);
        if (!ending.sums.data)
            continue;
            // Over the rows of a warp by exchange, which leaves every lane with the same bits.
#pragma unroll
        for (int j = 0; j < chunkValues; ++j)
            for (int offset = T::packsOfRow; offset < warp; offset *= 2)
                pack.values[j] += __shfl_xor_sync(everyLane, pack.values[j], offset);
        if (lane < T::packsOfRow) {
            float* to = columnSums + (i * (T::threads / warp) + ofWarp) * T::columns + column;
#pragma unroll
            for (int j = 0; j < chunkValues; ++j)
                to[j] = pack.values[j];
        }
    }
    if (!ending.sums.data)
        return;
    __syncthreads();
    // A stretch is the rows of so many warps in a pass.
    constexpr int rowsOfWarp = warp / T::packsOfRow, warpsOfStretch = productStretch / rowsOfWarp;
    for (int i = thread; i < T::rows / productStretch * T::columns; i += T::threads) {
        const int stretch = i / T::columns, of = i % T::columns;
        float sum = 0;
#pragma unroll
        for (int w = 0; w < warpsOfStretch; ++w)
            sum += columnSums[(stretch * warpsOfStretch + w) * T::columns + of];
        const int number = static_cast<int>(blockIdx.y) * (T::rows / productStretch) + stretch;
        if (number * productStretch < p.rows)
            ending.sums.data[static_cast<std::size_t>(number) * ending.sums.stride +
                             static_cast<int>(blockIdx.x) * T::columns + of] = sum;
    }
}

template <class T, bool Turned>
void start(const StepControl* control, const LayerProduct& product, const LayerEnding& ending,
           cudaStream_t stream)
{
    const auto kernel = layerProductKernel<T, Turned>;
    cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, T::roomBytes(T::stages));
    const dim3 grid(static_cast<unsigned>(product.width / T::columns),
                    static_cast<unsigned>((product.rows + T::rows - 1) / T::rows));
    const int room = T::roomBytes((product.inner + matrixDepth - 1) / matrixDepth);
    launch(kernel, grid, T::threads, static_cast<std::size_t>(room), stream, control, product, ending);
}

/// Large tiles where there are enough of them for a GPU of a hundred processors and more: the fewer tiles,
/// the less is read of both matrices.
template <bool Turned>
void run(const StepControl* control, const LayerProduct& product, const LayerEnding& ending,
         cudaStream_t stream)
{
    constexpr int wide = 64, enough = 96;
    const int tiles = (product.rows + unitRows - 1) / unitRows * (product.width / wide);
    if (product.width % wide == 0 && tiles >= enough)
        start<Tile<wide>, Turned>(control, product, ending, stream);
    else
        start<Tile<32>, Turned>(control, product, ending, stream);
}

} // namespace

bool hasLayerProducts(int device)
{
    int major = 0, minor = 0;
    return cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, device) == cudaSuccess &&
           cudaDeviceGetAttribute(&minor, cudaDevAttrComputeCapabilityMinor, device) == cudaSuccess &&
           major == 9 && minor == 0;
}

void forwardProduct(const StepControl* control, const LayerProduct& product, const float* bias, bool relu,
                    MaskSlot mask, cudaStream_t stream)
{
    run<false>(control, product, {bias, nullptr, 1, relu, shapeOf(mask), {}}, stream);
}

void backwardProduct(const StepControl* control, const LayerProduct& product, const __nv_bfloat16* output,
                     float scale, MaskSlot mask, PartialSums sums, cudaStream_t stream)
{
    run<true>(control, product, {nullptr, output, scale, false, shapeOf(mask), sums}, stream);
}

} // namespace deepmi::gpu

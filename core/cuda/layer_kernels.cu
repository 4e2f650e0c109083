#include "cuda/element.cuh"
#include "cuda/launch.cuh"
#include "cuda/layer_kernels.h"
#include "cuda/mask.cuh"

namespace deepmi::gpu
{

namespace
{

constexpr int threads = 256;

/// A row of features, or 0 where `row` is below it.
template <class T>
__device__ void copyRow(const GpuFeatures& features, std::int64_t row, T* to, std::int64_t stride)
{
    // All loads of a thread's stretch before its first store: what they wait for is far away.
    const std::int64_t hostRow = row - features.deviceRows, hostColumns = features.hostColumns;
    if (hostRow >= 0 && hostColumns > 0) {
        constexpr int stretch = 8;
        const float* source = static_cast<const float*>(features.hostRows) + hostRow * hostColumns;
        for (std::int64_t first = threadIdx.x; first < stride; first += stretch * threads) {
            float values[stretch];
#pragma unroll
            for (int i = 0; i < stretch; ++i)
                values[i] = first + i * threads < hostColumns ? source[first + i * threads] : 0.F;
#pragma unroll
            for (int i = 0; i < stretch; ++i)
                if (first + i * threads < stride)
                    put(to + first + i * threads, values[i]);
        }
        return;
    }
    constexpr int size = Pack<T>::size;
    const T* from = nullptr;
    if (hostRow >= 0)
        from = static_cast<const T*>(features.hostRows) + hostRow * stride;
    else if (row >= 0)
        from = static_cast<const T*>(features.rows) + row * stride;
    const auto* source = reinterpret_cast<const uint4*>(from);
    auto* target = reinterpret_cast<uint4*>(to);
    constexpr int stretch = 4;
    const std::int64_t count = stride / size;
    for (std::int64_t first = threadIdx.x; first < count; first += stretch * threads) {
        uint4 values[stretch];
#pragma unroll
        for (int i = 0; i < stretch; ++i)
            values[i] = row >= 0 && first + i * threads < count ? source[first + i * threads]
                                                                : make_uint4(0, 0, 0, 0);
#pragma unroll
        for (int i = 0; i < stretch; ++i)
            if (first + i * threads < count)
                target[first + i * threads] = values[i];
    }
}

template <class T>
__global__ void gatherKernel(const StepControl* control, int ahead, T* batch, std::int64_t stride)
{
    afterPredecessor();
    const std::int64_t step = control->step + ahead;
    if (step >= control->batches)
        return;
    const std::int64_t place = control->borders[step] + blockIdx.x;
    const std::int64_t row =
        place < control->borders[step + 1] ? control->rows[blockIdx.y * control->samples + place] : -1;
    const std::int64_t to = static_cast<std::int64_t>(blockIdx.y) * gridDim.x + blockIdx.x;
    copyRow(control->features, row, batch + to * stride, stride);
}

template <class T>
__global__ void gatherRowsKernel(GpuFeatures features, const std::int64_t* rows, std::int64_t first, T* batch,
                                 std::int64_t stride)
{
    afterPredecessor();
    const std::int64_t row = rows ? rows[blockIdx.x] : first + blockIdx.x;
    copyRow(features, row, batch + blockIdx.x * stride, stride);
}

template <class T, bool Relu>
__global__ void biasKernel(const StepControl* control, T* values, const float* bias, int width,
                           std::size_t count, MaskShape shape, std::int64_t parametersApart)
{
    afterPredecessor();
    constexpr int size = Pack<T>::size;
    const std::size_t place = (static_cast<std::size_t>(blockIdx.x) * threads + threadIdx.x) * size;
    if (place >= count)
        return;
    values += blockIdx.y * count;
    bias += blockIdx.y * parametersApart;
    Pack<T> pack = load(values + place);
    const int column = static_cast<int>(place % static_cast<std::size_t>(width));
    MaskRule rule;
    if (shape.drops)
        rule = ruleOf(control, shape, blockIdx.y, gridDim.y);
#pragma unroll
    for (int i = 0; i < size; ++i) {
        float value = pack.values[i] + bias[column + i];
        if (Relu)
            value = value < 0 ? 0.F : value; // a NaN stays one
        if (shape.drops)
            value *= maskFactor(rule, static_cast<std::uint32_t>(place) + i);
        pack.values[i] = value;
    }
    store(values + place, pack);
}

template <class T, bool Relu>
__global__ void sumBiasDropoutKernel(const StepControl* control, const float* partial, int parts, T* values,
                                     const float* bias, int width, std::size_t count, MaskShape shape)
{
    afterPredecessor();
    constexpr int size = Pack<T>::size;
    const std::size_t place = (static_cast<std::size_t>(blockIdx.x) * threads + threadIdx.x) * size;
    if (place >= count)
        return;
    Pack<T> pack;
#pragma unroll
    for (int i = 0; i < size; ++i)
        pack.values[i] = 0;
#pragma unroll 4
    for (int part = 0; part < parts; ++part)
#pragma unroll
        for (int i = 0; i < size; i += 4) {
            const Pack<float> four = load(partial + part * count + place + i);
            for (int j = 0; j < 4; ++j)
                pack.values[i + j] += four.values[j];
        }
    const int column = static_cast<int>(place % static_cast<std::size_t>(width));
    MaskRule rule;
    if (shape.drops)
        rule = ruleOf(control, shape);
#pragma unroll
    for (int i = 0; i < size; ++i) {
        pack.values[i] += bias[column + i];
        if (Relu)
            pack.values[i] = pack.values[i] < 0 ? 0.F : pack.values[i]; // a NaN stays one
        if (shape.drops)
            pack.values[i] *= maskFactor(rule, static_cast<std::uint32_t>(place) + i);
    }
    store(values + place, pack);
}

/// Rows that one thread goes over; all their loads are on their way at once.
constexpr int stretchRows = 4, sumThreads = 64;

/// A thread a pack of columns of a stretch of rows. Each sum has its own place, so that the order of the
/// additions, and with it every bit, is the same in every run.
template <class T, class Change>
__device__ void changeAndSum(T* gradient, const T* output, int rows, int width, PartialSums sums,
                             const Change& change)
{
    constexpr int size = Pack<T>::size;
    const int column = (static_cast<int>(blockIdx.x) * sumThreads + static_cast<int>(threadIdx.x)) * size;
    if (column >= width)
        return;
    const int first = static_cast<int>(blockIdx.y) * stretchRows;
    float own[size] = {};
    Pack<T> packs[stretchRows], references[stretchRows]; // all read before any is written
#pragma unroll
    for (int i = 0; i < stretchRows; ++i)
        if (first + i < rows) {
            const std::size_t place = static_cast<std::size_t>(first + i) * width + column;
            packs[i] = load(gradient + place);
            if (output)
                references[i] = load(output + place);
        }
#pragma unroll
    for (int i = 0; i < stretchRows; ++i)
        if (first + i < rows) {
            const std::size_t place = static_cast<std::size_t>(first + i) * width + column;
            change(packs[i], references[i], place);
            store(gradient + place, packs[i]);
#pragma unroll
            for (int j = 0; j < size; ++j)
                own[j] += packs[i].values[j];
        }
    float* out =
        sums.data + static_cast<std::size_t>(blockIdx.z * gridDim.y + blockIdx.y) * sums.stride + column;
#pragma unroll
    for (int j = 0; j < size; j += 4)
        *reinterpret_cast<float4*>(out + j) = make_float4(own[j], own[j + 1], own[j + 2], own[j + 3]);
}

template <class T>
__global__ void reluBackwardKernel(T* __restrict__ gradient, const T* __restrict__ output, float scale,
                                   int rows, int width, PartialSums sums)
{
    afterPredecessor();
    const std::size_t ofNetwork = static_cast<std::size_t>(blockIdx.z) * rows * width;
    changeAndSum(gradient + ofNetwork, output + ofNetwork, rows, width, sums,
                 [&](Pack<T>& pack, const Pack<T>& reference, std::size_t) {
#pragma unroll
                     for (int i = 0; i < Pack<T>::size; ++i)
                         pack.values[i] = reference.values[i] <= 0 ? 0.F : pack.values[i] * scale;
                 });
}

template <class T>
__global__ void maskBackwardKernel(const StepControl* control, T* __restrict__ gradient, int rows, int width,
                                   MaskShape shape, PartialSums sums)
{
    afterPredecessor();
    MaskRule rule;
    if (shape.drops)
        rule = ruleOf(control, shape);
    const T* none = nullptr;
    changeAndSum(gradient, none, rows, width, sums, [&](Pack<T>& pack, const Pack<T>&, std::size_t place) {
        if (shape.drops)
#pragma unroll
            for (int i = 0; i < Pack<T>::size; ++i)
                pack.values[i] *= maskFactor(rule, static_cast<std::uint32_t>(place) + i);
    });
}

/// A thread a column.
__global__ void finishBiasesKernel(PartialSums sums, int stretches, BiasTargets targets, float rate,
                                   std::int64_t parametersApart)
{
    afterPredecessor();
    const int column = static_cast<int>(blockIdx.x) * sumThreads + static_cast<int>(threadIdx.x);
    if (column >= targets.column[targets.count])
        return;
    const float* own = sums.data + static_cast<std::size_t>(blockIdx.y) * stretches * sums.stride;
    float sum = 0;
#pragma unroll 16
    for (int i = 0; i < stretches; ++i)
        sum += own[static_cast<std::size_t>(i) * sums.stride + column];
    int layer = 0;
    while (column >= targets.column[layer + 1])
        ++layer;
    float* target = targets.target[layer] + blockIdx.y * parametersApart + (column - targets.column[layer]);
    if (rate > 0)
        *target -= rate * sum;
    else
        *target = sum;
}

template <class From, class To>
__global__ void convertKernel(const From* from, To* to, std::size_t count)
{
    afterPredecessor();
    // Eight values a thread, a load and a store of 16 bytes at least.
    const std::size_t place = (static_cast<std::size_t>(blockIdx.x) * threads + threadIdx.x) * 8;
    if (place + 8 <= count) {
        float values[8];
#pragma unroll
        for (int i = 0; i < 8; i += Pack<From>::size) {
            const Pack<From> pack = load(from + place + i);
#pragma unroll
            for (int j = 0; j < Pack<From>::size; ++j)
                values[i + j] = pack.values[j];
        }
#pragma unroll
        for (int i = 0; i < 8; i += Pack<To>::size) {
            Pack<To> pack;
#pragma unroll
            for (int j = 0; j < Pack<To>::size; ++j)
                pack.values[j] = values[i + j];
            store(to + place + i, pack);
        }
    } else {
        for (std::size_t i = place; i < count; ++i)
            put(to + i, toFloat(from[i]));
    }
}

unsigned blocksFor(std::size_t count, int each)
{
    return static_cast<unsigned>((count + static_cast<std::size_t>(threads * each) - 1) /
                                 static_cast<std::size_t>(threads * each));
}

/// As many blocks for every network.
dim3 gridOf(unsigned blocks, const Networks& networks)
{
    return {blocks, static_cast<unsigned>(networks.count), 1};
}

} // namespace

template <class T>
void gather(const StepControl* control, int ahead, T* batch, int height, std::int64_t stride,
            cudaStream_t stream, const Networks& networks)
{
    launch(gatherKernel<T>, gridOf(static_cast<unsigned>(height), networks), threads, 0, stream, control,
           ahead, batch, stride);
}

template <class T>
void gatherRows(const GpuFeatures& features, const std::int64_t* rows, std::int64_t first, T* batch,
                std::int64_t height, std::int64_t stride, cudaStream_t stream)
{
    launch(gatherRowsKernel<T>, static_cast<unsigned>(height), threads, 0, stream, features, rows, first,
           batch, stride);
}

template <class T>
void biasDropout(const StepControl* control, T* values, const float* bias, int rows, int width, MaskSlot mask,
                 cudaStream_t stream)
{
    const std::size_t count = static_cast<std::size_t>(rows) * static_cast<std::size_t>(width);
    launch(biasKernel<T, false>, blocksFor(count, Pack<T>::size), threads, 0, stream, control, values, bias,
           width, count, shapeOf(mask), 0);
}

template <class T>
void sumBiasDropout(const StepControl* control, const float* partial, int parts, T* values, const float* bias,
                    int rows, int width, bool relu, MaskSlot mask, cudaStream_t stream)
{
    const std::size_t count = static_cast<std::size_t>(rows) * static_cast<std::size_t>(width);
    launch(relu ? sumBiasDropoutKernel<T, true> : sumBiasDropoutKernel<T, false>,
           blocksFor(count, Pack<T>::size), threads, 0, stream, control, partial, parts, values, bias, width,
           count, shapeOf(mask));
}

template <class T>
void biasReluDropout(const StepControl* control, T* values, const float* bias, int rows, int width,
                     MaskSlot mask, cudaStream_t stream, const Networks& networks)
{
    const std::size_t count = static_cast<std::size_t>(rows) * static_cast<std::size_t>(width);
    launch(biasKernel<T, true>, gridOf(blocksFor(count, Pack<T>::size), networks), threads, 0, stream,
           control, values, bias, width, count, shapeOf(mask), networks.parametersApart);
}

int partialStretches(int rows)
{
    return (rows + stretchRows - 1) / stretchRows;
}

template <class T>
dim3 sumGrid(int rows, int width, const Networks& networks)
{
    constexpr int columns = sumThreads * Pack<T>::size;
    return {static_cast<unsigned>((width + columns - 1) / columns),
            static_cast<unsigned>(partialStretches(rows)), static_cast<unsigned>(networks.count)};
}

template <class T>
void reluBackward(T* gradient, const T* output, float scale, int rows, int width, PartialSums sums,
                  cudaStream_t stream, const Networks& networks)
{
    launch(reluBackwardKernel<T>, sumGrid<T>(rows, width, networks), sumThreads, 0, stream, gradient, output,
           scale, rows, width, sums);
}

template <class T>
void maskBackward(const StepControl* control, T* gradient, int rows, int width, MaskSlot mask,
                  PartialSums sums, cudaStream_t stream)
{
    launch(maskBackwardKernel<T>, sumGrid<T>(rows, width, {}), sumThreads, 0, stream, control, gradient, rows,
           width, shapeOf(mask), sums);
}

void finishBiases(PartialSums sums, int stretches, const BiasTargets& targets, float rate,
                  cudaStream_t stream, const Networks& networks)
{
    const int columns = targets.column[targets.count];
    launch(finishBiasesKernel,
           gridOf(static_cast<unsigned>((columns + sumThreads - 1) / sumThreads), networks), sumThreads, 0,
           stream, sums, stretches, targets, rate, networks.parametersApart);
}

template <class T>
void roundWeights(const float* values, T* rounded, std::size_t count, cudaStream_t stream)
{
    launch(convertKernel<float, T>, blocksFor(count, 8), threads, 0, stream, values, rounded, count);
}

template <class T>
void widen(const T* values, float* wide, std::size_t count, cudaStream_t stream)
{
    launch(convertKernel<T, float>, blocksFor(count, 8), threads, 0, stream, values, wide, count);
}

#define DEEPMI_FOR_TYPE(T)                                                                                   \
    template void gather(const StepControl*, int, T*, int, std::int64_t, cudaStream_t, const Networks&);     \
    template void gatherRows(const GpuFeatures&, const std::int64_t*, std::int64_t, T*, std::int64_t,        \
                             std::int64_t, cudaStream_t);                                                    \
    template void biasDropout(const StepControl*, T*, const float*, int, int, MaskSlot, cudaStream_t);       \
    template void sumBiasDropout(const StepControl*, const float*, int, T*, const float*, int, int, bool,    \
                                 MaskSlot, cudaStream_t);                                                    \
    template void biasReluDropout(const StepControl*, T*, const float*, int, int, MaskSlot, cudaStream_t,    \
                                  const Networks&);                                                          \
    template void reluBackward(T*, const T*, float, int, int, PartialSums, cudaStream_t, const Networks&);   \
    template void maskBackward(const StepControl*, T*, int, int, MaskSlot, PartialSums, cudaStream_t);       \
    template void roundWeights(const float*, T*, std::size_t, cudaStream_t);                                 \
    template void widen(const T*, float*, std::size_t, cudaStream_t);
DEEPMI_FOR_TYPE(float)
DEEPMI_FOR_TYPE(__nv_bfloat16)
#undef DEEPMI_FOR_TYPE

} // namespace deepmi::gpu

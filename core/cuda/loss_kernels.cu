#include "cuda/element.cuh"
#include "cuda/launch.cuh"
#include "cuda/loss_kernels.h"
#include "cuda/warp.cuh"

namespace deepmi::gpu
{

namespace
{

constexpr int threads = 256, warps = threads / warp;

__device__ float warpMax(float value)
{
    for (int offset = warp / 2; offset > 0; offset /= 2)
        value = fmaxf(value, __shfl_xor_sync(everyLane, value, offset));
    return value;
}

/// The sum over a block of 256, the same bits in every thread; `room` holds one value a warp.
__device__ double blockSum(double value, double* room)
{
    value = warpSum(value);
    __syncthreads();
    if (threadIdx.x % warp == 0)
        room[threadIdx.x / warp] = value;
    __syncthreads();
    double sum = 0;
    for (int i = 0; i < warps; ++i)
        sum += room[i];
    return sum;
}

/// Of g: a warp a row.
template <class T>
__device__ void crossEntropyOfRows(int block, const StepControl* control, const ClassifierLoss<T>& loss,
                                   int rows)
{
    const auto [logits, bias, clusters, stride, gradient, rowLoss] = loss;
    const int row = block * warps + static_cast<int>(threadIdx.x) / warp;
    const int lane = static_cast<int>(threadIdx.x) % warp;
    if (row >= rows)
        return;
    const std::int64_t begin = control->borders[control->step],
                       count = control->borders[control->step + 1] - begin;
    T* out = gradient + static_cast<std::int64_t>(row) * stride;
    if (row >= count) {
        for (int k = lane; k < stride; k += warp)
            put(out + k, 0);
        if (lane == 0)
            rowLoss[row] = 0;
        return;
    }
    const float* in = logits + static_cast<std::int64_t>(row) * stride;
    const auto label = static_cast<int>(control->labels[begin + row]);
    float most = -INFINITY;
    for (int k = lane; k < clusters; k += warp)
        most = fmaxf(most, in[k] + bias[k]);
    most = warpMax(most);
    float sum = 0, own = 0;
    for (int k = lane; k < clusters; k += warp) {
        const float logit = in[k] + bias[k] - most;
        sum += expf(logit);
        if (k == label)
            own = logit;
    }
    sum = warpSum(sum);
    own = warpSum(own);
    const float logSum = logf(sum), inverse = 1.F / static_cast<float>(count);
    for (int k = lane; k < stride; k += warp) {
        float value = 0;
        if (k < clusters)
            value = (expf(in[k] + bias[k] - most - logSum) - (k == label ? 1.F : 0.F)) * inverse;
        put(out + k, value);
    }
    if (lane == 0)
        rowLoss[row] = logSum - own;
}

/// A warp a row.
template <class T>
__global__ void predictKernel(const T* hidden, const float* weight, const float* bias, std::int64_t rows,
                              int width, float* prediction, std::int64_t parametersApart,
                              std::int64_t predictionsApart)
{
    afterPredecessor();
    const std::int64_t row = static_cast<std::int64_t>(blockIdx.x) * warps + threadIdx.x / warp,
                       network = blockIdx.y;
    const int lane = static_cast<int>(threadIdx.x) % warp;
    if (row >= rows)
        return;
    const T* in = hidden + (network * rows + row) * width;
    weight += network * parametersApart;
    float sum = 0;
    for (int i = lane * Pack<T>::size; i < width; i += warp * Pack<T>::size) {
        const Pack<T> pack = load(in + i);
#pragma unroll
        for (int j = 0; j < Pack<T>::size; ++j)
            sum += pack.values[j] * weight[i + j];
    }
    sum = warpSum(sum);
    if (lane == 0)
        prediction[network * predictionsApart + row] = sum + bias[network * parametersApart];
}

constexpr int columnsOfBlock = 32;

/// Of a network's part of the arrays.
template <class T>
__device__ RegressorLoss<T> lossOf(const RegressorLoss<T>& first, std::int64_t network, int rows,
                                   std::int64_t parametersApart)
{
    RegressorLoss<T> loss = first;
    const std::int64_t activations = network * rows * loss.width, parameters = network * parametersApart;
    loss.prediction += network * rows;
    loss.hidden += activations;
    loss.weight += parameters;
    loss.hiddenGradient += activations;
    loss.weightGradient += parameters;
    loss.biasGradient += parameters;
    loss.hiddenBiasGradient += parameters;
    loss.sum += network;
    return loss;
}

/// Of f or Θ: every block finds the batch's moments for itself, in the same order, and then works on 32
/// columns of all rows. `slopes` holds a value a row.
template <class T>
__device__ void concordanceOfColumns(int block, std::int64_t network, const StepControl* control,
                                     const RegressorLoss<T>& loss, int rows, float* slopes)
{
    const auto [prediction, hidden, weight, hiddenGradient, weightGradient, biasGradient, hiddenBiasGradient,
                lossSum, width, scale] = loss;
    __shared__ double room[warps];
    const std::int64_t begin = control->borders[control->step];
    const int count = static_cast<int>(control->borders[control->step + 1] - begin);
    const float* targets = control->targets + network * control->samples + begin;
    double p = 0, t = 0;
    for (int i = static_cast<int>(threadIdx.x); i < count; i += threads) {
        p += prediction[i];
        t += targets[i];
    }
    const double meanP = blockSum(p, room) / count, meanT = blockSum(t, room) / count;
    double pp = 0, tt = 0, pt = 0;
    for (int i = static_cast<int>(threadIdx.x); i < count; i += threads) {
        const double a = prediction[i] - meanP, b = targets[i] - meanT;
        pp += a * a;
        tt += b * b;
        pt += a * b;
    }
    const double difference = meanP - meanT;
    const double spread = blockSum(pp, room) / count + blockSum(tt, room) / count + difference * difference;
    const double covariance = blockSum(pt, room) / count;
    const double inverse = spread > 0 ? 1 / spread : 0;
    const double ccc = 2 * covariance * inverse;
    float slopeSum = 0;
    for (int i = static_cast<int>(threadIdx.x); i < rows; i += threads) {
        float slope = 0;
        if (i < count)
            slope = static_cast<float>((targets[i] - meanT - ccc * (prediction[i] - meanP + difference)) *
                                       (inverse * (-2.0 / count)));
        slopes[i] = slope;
        slopeSum += slope;
    }
    const double total = blockSum(slopeSum, room); // and every slope is there
    if (block == 0 && threadIdx.x == 0) {
        *lossSum += (1 - ccc) * count;
        biasGradient[0] = static_cast<float>(total);
    }

    constexpr int size = Pack<T>::size, columns = columnsOfBlock, lanes = columns / size,
                  slots = threads / lanes;
    __shared__ float sums[2][slots][columns + 1];
    const int lane = static_cast<int>(threadIdx.x) % lanes, slot = static_cast<int>(threadIdx.x) / lanes;
    const int column = block * columns + lane * size;
    float ofWeight[size] = {}, ofBias[size] = {}, weights[size];
    if (column < width) { // else behind a width that is no multiple of 32
#pragma unroll
        for (int i = 0; i < size; ++i)
            weights[i] = weight[column + i] * scale;
#pragma unroll 4
        for (int row = slot; row < rows; row += slots) {
            const std::size_t place = static_cast<std::size_t>(row) * width + column;
            Pack<T> pack = load(hidden + place);
            const float slope = slopes[row];
#pragma unroll
            for (int i = 0; i < size; ++i) {
                ofWeight[i] += slope * pack.values[i];
                pack.values[i] = pack.values[i] <= 0 ? 0.F : slope * weights[i];
                ofBias[i] += pack.values[i];
            }
            store(hiddenGradient + place, pack);
        }
    }
#pragma unroll
    for (int i = 0; i < size; ++i) {
        sums[0][slot][lane * size + i] = ofWeight[i];
        sums[1][slot][lane * size + i] = ofBias[i];
    }
    __syncthreads();
    for (int half = slots / 2; half > 0; half /= 2) {
        for (int i = static_cast<int>(threadIdx.x); i < half * columns; i += threads)
            for (int which = 0; which < 2; ++which)
                sums[which][i / columns][i % columns] += sums[which][i / columns + half][i % columns];
        __syncthreads();
    }
    const int place = block * columns + static_cast<int>(threadIdx.x);
    if (threadIdx.x < columns && place < width) {
        weightGradient[place] = sums[0][0][threadIdx.x];
        hiddenBiasGradient[place] = sums[1][0][threadIdx.x];
    }
}

/// The blocks of f, which take longer, before those of g.
template <class T>
__global__ void lossesKernel(const StepControl* control, ClassifierLoss<T> classifier,
                             RegressorLoss<T> regressor, int rows, int regressorBlocks)
{
    afterPredecessor();
    extern __shared__ float slopes[]; // [rows], where there is f
    const int block = static_cast<int>(blockIdx.x);
    if (block < regressorBlocks)
        concordanceOfColumns(block, 0, control, regressor, rows, slopes);
    else
        crossEntropyOfRows(block - regressorBlocks, control, classifier, rows);
}

template <class T>
__global__ void regressorLossesKernel(const StepControl* control, RegressorLoss<T> regressor, int rows,
                                      std::int64_t parametersApart)
{
    afterPredecessor();
    extern __shared__ float slopes[];
    const std::int64_t network = blockIdx.y;
    if (blockIdx.x == 0 && control->met) {
        const std::int64_t begin = control->borders[control->step],
                           count = control->borders[control->step + 1] - begin;
        for (std::int64_t i = threadIdx.x; i < count; i += threads)
            control->met[network * control->samples + begin + i] = regressor.prediction[network * rows + i];
    }
    concordanceOfColumns(static_cast<int>(blockIdx.x), network, control,
                         lossOf(regressor, network, rows, parametersApart), rows, slopes);
}

/// A block a column.
template <class T>
__global__ void columnSumsKernel(const T* values, int rows, int stride, float* gradient, float* descending,
                                 float rate)
{
    afterPredecessor();
    __shared__ double room[warps];
    const int column = static_cast<int>(blockIdx.x);
    float sum = 0;
    for (int row = static_cast<int>(threadIdx.x); row < rows; row += threads)
        sum += toFloat(values[static_cast<std::size_t>(row) * stride + column]);
    const auto total = static_cast<float>(blockSum(sum, room));
    if (threadIdx.x > 0)
        return;
    if (gradient)
        gradient[column] = total;
    else
        descending[column] -= rate * total;
}

__global__ void endStepKernel(StepControl* control, const float* rowLoss, float* first, float* second,
                              float* third)
{
    afterPredecessor();
    __shared__ double room[warps];
    const std::int64_t count = control->borders[control->step + 1] - control->borders[control->step];
    double sum = 0;
    for (std::int64_t i = threadIdx.x; rowLoss && i < count; i += threads)
        sum += rowLoss[i];
    sum = blockSum(sum, room);
    if (threadIdx.x == 0) {
        control->crossEntropy += sum;
        ++control->step;
        for (float* counter : {first, second, third})
            if (counter)
                *counter += 1;
    }
}

/// A warp a row.
__global__ void argmaxKernel(const float* logits, const float* bias, int clusters, int stride,
                             std::int64_t rows, std::int64_t* cluster)
{
    afterPredecessor();
    const std::int64_t row = static_cast<std::int64_t>(blockIdx.x) * warps + threadIdx.x / warp;
    const int lane = static_cast<int>(threadIdx.x) % warp;
    if (row >= rows)
        return;
    float best = -INFINITY;
    int at = clusters;
    for (int k = lane; k < clusters; k += warp) {
        const float value = logits[row * stride + k] + bias[k];
        if (value > best || at == clusters) {
            best = value;
            at = k;
        }
    }
    for (int offset = warp / 2; offset > 0; offset /= 2) {
        const float otherBest = __shfl_xor_sync(everyLane, best, offset);
        const int otherAt = __shfl_xor_sync(everyLane, at, offset);
        if (otherAt < clusters &&
            (at == clusters || otherBest > best || (otherBest == best && otherAt < at))) {
            best = otherBest;
            at = otherAt;
        }
    }
    if (lane == 0)
        cluster[row] = at;
}

unsigned rowBlocks(std::int64_t rows)
{
    return static_cast<unsigned>((rows + warps - 1) / warps);
}

} // namespace

template <class T>
unsigned columnBlocks(const RegressorLoss<T>& regressor)
{
    return static_cast<unsigned>((regressor.width + columnsOfBlock - 1) / columnsOfBlock);
}

template <class T>
void losses(const StepControl* control, const ClassifierLoss<T>& classifier,
            const RegressorLoss<T>* regressor, int rows, cudaStream_t stream)
{
    const int regressorBlocks = regressor ? static_cast<int>(columnBlocks(*regressor)) : 0;
    const std::size_t room = regressor ? static_cast<std::size_t>(rows) * sizeof(float) : 0;
    launch(lossesKernel<T>, static_cast<unsigned>(regressorBlocks) + rowBlocks(rows), threads, room, stream,
           control, classifier, regressor ? *regressor : RegressorLoss<T>{}, rows, regressorBlocks);
}

template <class T>
void regressorLosses(const StepControl* control, const RegressorLoss<T>& regressor, int rows,
                     cudaStream_t stream, const Networks& networks)
{
    const dim3 grid(columnBlocks(regressor), static_cast<unsigned>(networks.count));
    launch(regressorLossesKernel<T>, grid, threads, static_cast<std::size_t>(rows) * sizeof(float), stream,
           control, regressor, rows, networks.parametersApart);
}

template <class T>
void predict(const T* hidden, const float* weight, const float* bias, std::int64_t rows, int width,
             float* prediction, cudaStream_t stream, const Networks& networks, std::int64_t predictionsApart)
{
    launch(predictKernel<T>, dim3(rowBlocks(rows), static_cast<unsigned>(networks.count)), threads, 0, stream,
           hidden, weight, bias, rows, width, prediction, networks.parametersApart, predictionsApart);
}

template <class T>
void columnSums(const T* values, int rows, int columns, int stride, float* gradient, float* descending,
                float rate, cudaStream_t stream)
{
    launch(columnSumsKernel<T>, static_cast<unsigned>(columns), threads, 0, stream, values, rows, stride,
           gradient, descending, rate);
}

void endStep(StepControl* control, const float* rowLoss, float* const (&counters)[3], cudaStream_t stream)
{
    launch(endStepKernel, 1, threads, 0, stream, control, rowLoss, counters[0], counters[1], counters[2]);
}

void argmax(const float* logits, const float* bias, int clusters, int stride, std::int64_t rows,
            std::int64_t* cluster, cudaStream_t stream)
{
    launch(argmaxKernel, rowBlocks(rows), threads, 0, stream, logits, bias, clusters, stride, rows, cluster);
}

#define DEEPMI_FOR_TYPE(T)                                                                                   \
    template void losses(const StepControl*, const ClassifierLoss<T>&, const RegressorLoss<T>*, int,         \
                         cudaStream_t);                                                                      \
    template void regressorLosses(const StepControl*, const RegressorLoss<T>&, int, cudaStream_t,            \
                                  const Networks&);                                                          \
    template void predict(const T*, const float*, const float*, std::int64_t, int, float*, cudaStream_t,     \
                          const Networks&, std::int64_t);                                                    \
    template void columnSums(const T*, int, int, int, float*, float*, float, cudaStream_t);
DEEPMI_FOR_TYPE(float)
DEEPMI_FOR_TYPE(__nv_bfloat16)
#undef DEEPMI_FOR_TYPE

} // namespace deepmi::gpu

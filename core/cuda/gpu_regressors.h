#pragma once

#include "cuda/gpu_arithmetic.h"
#include "cuda/gpu_features.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace deepmi
{

/// What a GpuRegressors works on: several Θ of one size. All pointers are to memory of the device, which must
/// outlive it.
struct GpuRegressorSetup {
    int device = 0;
    GpuArithmetic arithmetic = GpuArithmetic::Tf32;
    int networks = 1;
    std::int64_t featureStride = 0; ///< elements from one row of features to the next, a multiple of 8
    std::int64_t hidden = 0;        ///< width of the three hidden layers, a multiple of 8
    std::int64_t hiddenStride = 0;  ///< floats from one row of their weights to the next, a multiple of 8
    std::int64_t batch = 0;         ///< rows of a network's step at most
    std::int64_t evaluated = 0;     ///< rows of a prediction at most; more cost memory that is taken then
    double dropout = 0;

    /// All parameters and their gradients, flat float32, one network behind the other; parameter i of a
    /// network begins at its offsets[i], a multiple of 16, and the next network at offsets.back(). The first
    /// weight has featureStride columns, those beyond the features' width zero.
    float* values = nullptr;
    float* gradients = nullptr;
    std::vector<std::size_t> offsets; ///< one more than a network has parameters
    /// Adam's, laid out as the values, and one value: steps done.
    float *firstMoment = nullptr, *secondMoment = nullptr, *steps = nullptr;
};

/// Samples of one epoch, of every network in the order of its own batches; pointers are to memory of the
/// device.
struct GpuRegressorEpoch {
    GpuFeatures features;
    double rate = 0;                    ///< of learning
    const std::int64_t* rows = nullptr; ///< of the features, [networks, samples]
    const float* targets = nullptr;     ///< normalised labels, [networks, samples]
    float* met = nullptr; ///< becomes predictions before each step, [networks, samples]; null: not wanted
    std::vector<std::int64_t> borders; ///< batch b of a network is its samples borders[b] .. borders[b+1]−1
    std::vector<std::uint64_t> keys; ///< of the dropout masks, [batches, networks, 3]; empty without dropout
};

/// Training steps and predictions of several Θ with kernels of our own, a step of all of them one CUDA graph.
/// What memory they need is taken when they are made, but a few bytes for every batch of an epoch.
/// Every method raises Error(Failed) with what the GPU says: out of memory, lost.
class GpuRegressors
{
public:
    virtual ~GpuRegressors() = default;
    static constexpr int hiddenLayers = 3;
    /// Of the rows that a prediction gathers at a time, about.
    static constexpr std::int64_t bytesOfBlock = std::int64_t{128} << 20;
    /// Hidden widths are a multiple of this.
    static constexpr std::int64_t widthMultiple = 8;
    /// All batches of an epoch; `progress` is told how many are launched, and may end the epoch by an
    /// exception.
    virtual void epoch(const GpuRegressorEpoch& epoch, const std::function<void(std::size_t)>& progress) = 0;
    /// Of every network the sum over samples since the last call of 1−CCC of their batch; waits for the
    /// device.
    virtual std::vector<double> takeLosses() = 0;
    /// Predictions [networks, count] for these rows of the features, without dropout.
    virtual void predict(const GpuFeatures& features, const std::int64_t* rows, std::int64_t count,
                         float* prediction) = 0;
};

} // namespace deepmi

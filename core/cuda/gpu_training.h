#pragma once

#include "cuda/gpu_arithmetic.h"
#include "cuda/gpu_features.h"
#include "cuda/gpu_regressors.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace deepmi
{

/// What a GpuTraining works on. All pointers are to memory of the device, which must outlive it.
struct GpuTrainingSetup {
    int device = 0;
    GpuArithmetic arithmetic = GpuArithmetic::Tf32;
    std::int64_t featureStride = 0; ///< elements from one row of features to the next, a multiple of 8
    std::int64_t clusters = 0;      ///< K
    std::int64_t batch = 0;         ///< rows of a step at most
    double dropout = 0;
    /// Under Bf16 on a GPU that can: what stands between two products of a step is part of the first one's
    /// kernel, but for the first layer where there are many features, and the logits.
    bool layersAsKernels = false;

    /// All parameters and their gradients, flat float32; parameter i of DeepEmoCluster begins at offsets[i],
    /// a multiple of 16. The first weight has featureStride columns, those beyond the features' width zero.
    float* values = nullptr;
    float* gradients = nullptr;
    std::vector<std::size_t> offsets; ///< one more than there are parameters

    double stage1Rate = 0, stage1Momentum = 0;
    float* velocity = nullptr; ///< of Φ and g, flat; needed where momentum is above 0
    /// Adam's of stage II.
    struct Range {
        std::size_t begin = 0, end = 0; ///< of the flat values
        double rate = 0;
        float *firstMoment = nullptr, *secondMoment = nullptr; ///< end − begin values each
        float* steps = nullptr;                                ///< one value: steps done
    };
    std::vector<Range> ranges;
};

/// Samples of one epoch of a stage in the order of their batches; pointers are to memory of the device.
struct GpuEpoch {
    GpuFeatures features;
    const std::int64_t* rows = nullptr;   ///< of the features, one a sample
    const std::int64_t* labels = nullptr; ///< pseudo-labels
    const float* targets = nullptr;       ///< normalised labels; null in stage I
    std::vector<std::int64_t> borders;    ///< batch b is samples borders[b] .. borders[b+1]−1
    std::vector<std::uint64_t> keys; ///< of the dropout masks, masksOfStep a batch; empty without dropout
};

/// DeepEmoCluster's training steps and evaluation passes with kernels of our own. A step is one CUDA graph:
/// the host only launches it, and waits for nothing but a few steps' head start. Every method raises
/// Error(Failed) with what the GPU says: out of memory, lost.
class GpuTraining
{
public:
    virtual ~GpuTraining() = default;
    /// All batches of an epoch; `progress` is told how many are launched, and may end the epoch by an
    /// exception.
    virtual void stage1(const GpuEpoch& epoch, const std::function<void(std::size_t)>& progress) = 0;
    virtual void stage2(const GpuEpoch& epoch, const std::function<void(std::size_t)>& progress) = 0;
    /// Sums over samples since the last call of cross-entropy and of 1−CCC of their batch; waits for the
    /// device.
    virtual void takeLosses(double& crossEntropy, double& concordance) = 0;
    /// Evaluation pass of `count` rows of the features (rows null: rows 0 .. count−1): h [count, 256]
    /// float32, and where they are not null the argmax of g and the prediction of f.
    virtual void evaluate(const GpuFeatures& features, const std::int64_t* rows, std::int64_t count, float* h,
                          std::int64_t* cluster, float* prediction) = 0;
};

/// Lloyd's iterations on the device, as kmeansOnDevice() does them on the CPU. Nothing waits before the end.
struct GpuKMeans {
    static constexpr std::int64_t width = 256; ///< of the rows, as embeddings are
    static constexpr std::int64_t mostClusters =
        400;                     ///< whose sums fit beside each other in a processor's memory
    const float* rows = nullptr; ///< [count, 256]
    std::int64_t count = 0, clusters = 0;
    int iterations = 0;
    float* centres = nullptr; ///< [clusters, 256], iterations at least 1: the start, and afterwards the end
    std::int64_t* cluster = nullptr; ///< [count], of the last centres
    std::function<void()> look;      ///< now and then, if it is not empty; may throw to end it
};
struct GpuKMeansIteration {
    double objective = 0; ///< inertia before the centres moved
    std::vector<std::int64_t> sizes;
    int refilled = 0;
    bool still = false; ///< no row has changed its cluster
};

/// The entry of libdeepmi-cuda.so, which links no LibTorch.
struct GpuFunctions {
    std::size_t size; ///< of this and of what it takes, which another version's library has otherwise
    /// Whether the device multiplies in bfloat16.
    bool (*hasBFloat16)(int device);
    std::unique_ptr<GpuTraining> (*training)(const GpuTrainingSetup&);
    std::unique_ptr<GpuRegressors> (*regressors)(const GpuRegressorSetup&);
    /// Returns the final inertia; `history` has one entry an iteration.
    double (*kmeans)(const GpuKMeans& problem, int device, std::vector<GpuKMeansIteration>& history);
    /// Every kernel against its CPU twin: name and largest difference relative to what rounding allows (≤ 1).
    std::vector<std::pair<std::string, double>> (*checkKernels)(int device);
    /// Bytes of the device's memory that nobody has taken.
    std::size_t (*freeMemory)(int device);
    /// Makes memory of the host readable by devices, and ends that.
    void (*share)(int device, const void* data, std::size_t bytes);
    void (*unshare)(const void* data);
};

constexpr std::size_t gpuInterfaceSize = sizeof(GpuFunctions) + sizeof(GpuTrainingSetup) + sizeof(GpuEpoch) +
                                         sizeof(GpuRegressorSetup) + sizeof(GpuRegressorEpoch) +
                                         sizeof(GpuKMeans);

/// GpuTrainingSetup::layersAsKernels as DEEPMI_GPU_LAYER_KERNELS has it, 1 or 0: not unless asked for, as
/// long as nobody has seen on a GPU that a step is faster by it. Raises UsageError for anything else.
bool layerKernelsWanted();

/// Opens the library beside this one, once. Null where it was not built or its libraries are missing;
/// `reason` then says why.
const GpuFunctions* gpuFunctions(std::string& reason);

} // namespace deepmi

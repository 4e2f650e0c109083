#pragma once

#include "network/batches_torch.h"
#include "network/deep_emo_cluster_torch.h"
#include "network/optimizer_torch.h"
#include "network/training_state_torch.h"
#include "pretrain/gpu_steps_torch.h"
#include "pretrain/pretrain.h"

#include <functional>
#include <memory>

namespace deepmi
{

/// What the batches of one epoch of a stage are taken from.
struct StageSamples {
    PlacedFeatures features; ///< as Trainer::place() gives them
    at::Tensor rows;         ///< int64, the row of features of each sample; undefined: sample i is row i
    at::Tensor labels;       ///< int64, pseudo-labels, one a sample
    at::Tensor targets;      ///< float32, normalised labels, one a sample; undefined in stage I
};

/// What an evaluation pass gives: no dropout, no gradients.
struct Evaluation {
    at::Tensor h;          ///< [n, 256]
    at::Tensor cluster;    ///< int64, argmax of g
    at::Tensor prediction; ///< float32, f, on the normalised scale
};

/// The training steps of both stages of Algorithm 1 on one network: forward, loss, backward, optimiser.
/// Losses add up on the device and are read once an epoch, so that no step waits for the host. On a GPU the
/// steps are kernels of our own where there are some (GpuSteps), else LibTorch's operations one by one.
class Trainer
{
public:
    Trainer(DeepEmoCluster& network, const PretrainParameters& parameters, at::Generator generator,
            Precision precision = Precision::Float32);

    /// All batches of an epoch, in stage II where the samples have targets. `progress` is told how many
    /// batches are done or on their way; it may throw to end the epoch.
    void epoch(const StageSamples& samples, const EpochBatches& batches,
               const std::function<void(std::size_t)>& progress);
    /// Φ, g and f of the rows of `features` (undefined: all), in blocks. With `heads` false only h.
    Evaluation evaluate(const PlacedFeatures& features, const at::Tensor& rows, bool heads, const Job& job);

    /// Cross-entropy on pseudo-labels (int64) updates Φ and g by SGD.
    void stage1(const at::Tensor& features, const at::Tensor& pseudoLabels);
    /// Cross-entropy + (1−CCC) on normalised labels (float32) updates Φ, g and f by Adam.
    void stage2(const at::Tensor& features, const at::Tensor& pseudoLabels, const at::Tensor& targets);
    /// The last layer of g made anew, N(0, .01), and what Adam remembers of g forgotten: `--cluster-head
    /// reset`.
    void resetClusterHead(Random& random);
    /// Adds all that the steps change: parameters, both optimisers, the stream of dropout masks. Losses are
    /// taken before an epoch ends.
    void addTo(TrainingState& state) const;

    struct Losses {
        double crossEntropy = 0,
               concordance = 0; ///< mean over the steps since the last call, weighted by samples
        std::int64_t samples = 0;
    };
    /// Reads and clears the sums; waits for the device.
    Losses takeLosses();
    /// Features for epoch() and evaluate(); the matrix must outlive this. A GPU keeps room free for the work
    /// on `rowsToCome` rows more, which are placed later (GpuSteps::place()).
    PlacedFeatures place(const FloatMatrix& matrix, const Job& job, std::int64_t rowsToCome = 0);

private:
    /// Forward, cross-entropy and, with targets, 1−CCC; then backward.
    void step(const at::Tensor& features, const at::Tensor& pseudoLabels, const at::Tensor* targets);
    /// Where the rows of a batch are gathered; made when it is first asked for, which kernels never do.
    const at::Tensor& batchBuffer();

    DeepEmoCluster& m_network;
    Dropout m_dropout;
    GradientDescent m_stage1;
    Adam m_stage2;
    at::Tensor m_batch, m_logitsGradient, m_predictionGradient, m_lossSums;
    std::int64_t m_samples = 0;
    std::string m_reason; ///< why there are no kernels on this GPU
    std::unique_ptr<GpuSteps> m_gpu;
};

} // namespace deepmi

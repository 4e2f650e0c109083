#pragma once

#include "network/batches_torch.h"
#include "network/deep_emo_cluster_torch.h"
#include "network/gpu_placement_torch.h"
#include "network/optimizer_torch.h"
#include "pretrain/pretrain.h"

#include <functional>
#include <memory>

namespace deepmi
{

/// Trainer's work on a GPU by kernels of our own, on the parameters and optimisers that LibTorch's tensors
/// hold.
class GpuSteps
{
public:
    /// Null on the CPU, and where the kernels are not there or take no batch as large; `reason` then says
    /// why, and is empty on the CPU.
    static std::unique_ptr<GpuSteps> make(const DeepEmoCluster& network, const PretrainParameters& parameters,
                                          const GradientDescent& stage1, const Adam& stage2,
                                          Precision precision, std::string& reason);

    /// By these functions, on the device of the network's parameters.
    GpuSteps(const DeepEmoCluster& network, const PretrainParameters& parameters,
             const GradientDescent& stage1, const Adam& stage2, Precision precision,
             const GpuFunctions& functions);

    /// What a pre-training keeps free of features: blocks of evaluation passes, K-means, the libraries' own;
    /// and of each row its embedding as it is, as it was kept and without its mean, and k-means++'s
    /// distances.
    static constexpr GpuPlacement::Kept keptForWork{2e9, 5e3};
    /// Features for epoch() and evaluate(), see GpuPlacement; the matrix must outlive this.
    PlacedFeatures place(const FloatMatrix& matrix, std::int64_t rowsToCome, const Job& job)
    {
        return m_placement.place(matrix, rowsToCome, job);
    }
    /// As Trainer::epoch().
    void epoch(const PlacedFeatures& features, const at::Tensor& rows, const at::Tensor& labels,
               const at::Tensor& targets, const EpochBatches& batches, Dropout& dropout,
               const std::function<void(std::size_t)>& progress);
    /// Adds the sums over samples since the last call.
    void addLosses(double& crossEntropy, double& concordance);
    /// As Trainer::evaluate(), into tensors that are made already; undefined ones are left out.
    void evaluate(const PlacedFeatures& features, const at::Tensor& rows, at::Tensor& h, at::Tensor& cluster,
                  at::Tensor& prediction);

private:
    GpuPlacement m_placement; ///< outlives the training, which reads what it placed
    std::unique_ptr<GpuTraining> m_training;
};

} // namespace deepmi

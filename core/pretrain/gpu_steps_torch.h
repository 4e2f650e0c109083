#pragma once

#include "cuda/gpu_training.h"
#include "data/float_matrix.h"
#include "job/job.h"
#include "network/batches_torch.h"
#include "network/deep_emo_cluster_torch.h"
#include "network/optimizer_torch.h"
#include "network/precision.h"
#include "pretrain/pretrain.h"

#include <functional>
#include <memory>

namespace deepmi
{

/// A stream of random numbers on the host.
at::Generator hostGenerator(std::uint64_t seed);

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

    ~GpuSteps();
    /// Features for epoch() and evaluate(): a copy on the GPU, or where that has no room for it the matrix
    /// itself, which must outlive this and is then read over the bus, batch by batch. DEEPMI_GPU_MEMORY, a
    /// number of gigabytes, makes the room smaller than it is, for a GPU that others use too. Says so to the
    /// job.
    at::Tensor place(const FloatMatrix& matrix, const Job& job);
    /// As Trainer::epoch().
    void epoch(const at::Tensor& features, const at::Tensor& rows, const at::Tensor& labels,
               const at::Tensor& targets, const EpochBatches& batches, Dropout& dropout,
               const std::function<void(std::size_t)>& progress);
    /// Adds the sums over samples since the last call.
    void addLosses(double& crossEntropy, double& concordance);
    /// As Trainer::evaluate(), into tensors that are made already; undefined ones are left out.
    void evaluate(const at::Tensor& features, const at::Tensor& rows, at::Tensor& h, at::Tensor& cluster,
                  at::Tensor& prediction);

private:
    GpuFeatures featuresOf(const at::Tensor& features) const;

    std::unique_ptr<GpuTraining> m_training;
    const GpuFunctions* m_functions = nullptr;
    at::Device m_device{at::kCUDA};
    at::ScalarType m_type = at::kFloat;
    std::vector<const void*> m_shared; ///< with the host
    double m_placed = 0;               ///< bytes of features on the GPU
    double m_rows = 0;                 ///< of all features
    std::int64_t m_stride = 0;
};

} // namespace deepmi

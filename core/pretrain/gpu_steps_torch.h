#pragma once

#include "cuda/gpu_training.h"
#include "data/float_matrix.h"
#include "job/job.h"
#include "network/batches_torch.h"
#include "network/deep_emo_cluster_torch.h"
#include "network/optimizer_torch.h"
#include "network/precision.h"
#include "pretrain/placed_features_torch.h"
#include "pretrain/pretrain.h"

#include <functional>
#include <memory>
#include <vector>

namespace deepmi
{

/// A stream of random numbers on the host.
at::Generator hostGenerator(std::uint64_t seed);

/// How many of `rows` rows of features a GPU takes: all, where `room` bytes hold them beside what the work on
/// `rowsOfAll` rows needs, else as many as there is room for.
std::int64_t rowsThatFit(std::int64_t rows, double bytesOfRow, std::int64_t rowsOfAll, double room);
/// Where rows for which a GPU has no room are read in the host's memory. AsTheyAre: where they lie. Copy: as
/// the GPU would have them; under bfloat16 (`reduced`), which halves their bytes, where memory has room, of a
/// scratch file, and of a small matrix always. NoRoom: a scratch file whose copy does not fit. `left`: bytes
/// of memory, 0 where it cannot be told.
enum class HostRows { AsTheyAre, Copy, NoRoom };
HostRows hostRows(bool reduced, bool isOnDisk, double ownBytes, double copyBytes, double left);

/// What is kept free of features for the work on so many rows, in bytes.
double bytesKeptForWork(std::int64_t rowsOfAll);

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
    GpuSteps(const GpuSteps&) = delete;
    GpuSteps& operator=(const GpuSteps&) = delete;
    ~GpuSteps();

    /// Features for epoch() and evaluate(): a copy on the GPU. Rows for which that has no room are read over
    /// the bus, batch by batch, and the job is told: from the matrix itself, which must outlive this, or from
    /// a copy in the host's memory (hostRows()). `rowsToCome` is of features that are placed later.
    /// DEEPMI_GPU_MEMORY, a number of gigabytes, makes the room smaller than it is, for a GPU that others use
    /// too.
    PlacedFeatures place(const FloatMatrix& matrix, std::int64_t rowsToCome, const Job& job);
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
    /// The rows from `first` on where the GPU reads them in the host's memory.
    at::Tensor shareWithHost(const FloatMatrix& matrix, std::int64_t first);
    GpuFeatures featuresOf(const PlacedFeatures& features) const;

    std::unique_ptr<GpuTraining> m_training;
    const GpuFunctions* m_functions;
    at::Device m_device;
    at::ScalarType m_type;
    std::vector<at::Tensor> m_shared; ///< with the host
    double m_placed = 0;              ///< bytes of features on the GPU
    std::int64_t m_rows = 0;          ///< of all features
    std::int64_t m_stride;            ///< elements from one row of features to the next
};

} // namespace deepmi

#pragma once

#include "cuda/gpu_training.h"
#include "data/float_matrix.h"
#include "job/job.h"
#include "network/placed_features_torch.h"
#include "network/precision.h"

#include <vector>

namespace deepmi
{

GpuArithmetic arithmeticOf(Precision precision);

/// How many of `rows` rows of features a GPU takes: all, where `room` bytes hold them, else as many as there
/// is room for.
std::int64_t rowsThatFit(std::int64_t rows, double bytesOfRow, double room);
/// Where rows for which a GPU has no room are read in the host's memory. AsTheyAre: where they lie. Copy: as
/// the GPU would have them; under bfloat16 (`reduced`), which halves their bytes, where memory has room, of a
/// scratch file, and of a small matrix always. NoRoom: a scratch file whose copy does not fit. `left`: bytes
/// of memory, 0 where it cannot be told.
enum class HostRows { AsTheyAre, Copy, NoRoom };
HostRows hostRows(bool reduced, bool isOnDisk, double ownBytes, double copyBytes, double left);

/// Gives back what LibTorch keeps of a GPU's memory without using it, which nobody else could have.
void releaseUnusedMemory(at::Device device);

/// Features where kernels of our own read them: a copy on the GPU. Rows for which that has no room are read
/// over the bus, batch by batch, from the matrix itself, which must outlive this, or from a copy in the
/// host's memory (hostRows()).
class GpuPlacement
{
public:
    /// What is kept free of features for the work on them, in bytes.
    struct Kept {
        double always = 0, ofRow = 0; ///< ofRow: of every row that is placed or to come
        double of(std::int64_t rows) const { return always + ofRow * static_cast<double>(rows); }
    };

    /// Rows `stride` elements apart, of bfloat16 under that precision, else of float32.
    GpuPlacement(const GpuFunctions& functions, at::Device device, Precision precision, std::int64_t stride,
                 Kept kept);
    GpuPlacement(const GpuPlacement&) = delete;
    GpuPlacement& operator=(const GpuPlacement&) = delete;
    /// To outlive whatever reads the features.
    ~GpuPlacement();

    /// `rowsToCome` is of features that are placed later. The job is told where rows stay on the host.
    /// DEEPMI_GPU_MEMORY, a number of gigabytes, makes the room smaller than it is, for a GPU that others use
    /// too. Raises RowsOutOfReach where rows fit nowhere or may not be read where they lie.
    PlacedFeatures place(const FloatMatrix& matrix, std::int64_t rowsToCome, const Job& job);
    /// For the kernels. Raises Error(Failed) for tensors that are laid out otherwise.
    GpuFeatures read(const PlacedFeatures& features) const;

    const GpuFunctions& functions() const { return m_functions; }
    at::Device device() const { return m_device; }
    /// Elements from one row of features to the next.
    std::int64_t stride() const { return m_stride; }

private:
    /// The rows from `first` on where the GPU reads them in the host's memory.
    at::Tensor shareWithHost(const FloatMatrix& matrix, std::int64_t first);

    const GpuFunctions& m_functions;
    at::Device m_device;
    at::ScalarType m_type;
    std::int64_t m_stride;
    Kept m_kept;
    std::vector<at::Tensor> m_shared; ///< with the host
    double m_placed = 0;              ///< bytes of features on the GPU
    std::int64_t m_rows = 0;          ///< of all features
};

} // namespace deepmi

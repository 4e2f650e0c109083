#pragma once

#include "network/curriculum_regressor_torch.h"
#include "network/gpu_placement_torch.h"
#include "network/optimizer_torch.h"
#include "network/training_state_torch.h"

#include <memory>
#include <vector>

namespace deepmi
{

/// Several Θ of one size that kernels of our own train on a GPU, on parameters and an optimiser that
/// LibTorch's tensors hold.
class KernelRegressors
{
public:
    struct Size {
        std::int64_t features = 0, hidden = 0, batch = 0;
        double dropout = 0;
        std::int64_t evaluated = 0; ///< rows of a prediction at most
    };
    /// Whether the kernels train such networks on this device. If not, `reason` says why; it is empty on the
    /// CPU.
    static bool areFor(const Size& size, at::Device device, std::string& reason);
    /// What they take of a GPU's memory beside the features, in bytes.
    static double bytes(int networks, const Size& size);
    /// A placement for as many rows of their features, with room for the work of up to `networks`: of fewer
    /// where only so all rows have room, or where the work of all has none.
    static std::unique_ptr<GpuPlacement> placementFor(int networks, const Size& size, std::int64_t rows,
                                                      const GpuFunctions& functions, at::Device device,
                                                      Precision precision);

    /// On the placement's device. Raises c10::OutOfMemoryError or GpuMemoryFull.
    KernelRegressors(int networks, const Size& size, const GpuPlacement& placement, Precision precision);

    int count() const { return static_cast<int>(m_stores.size()); }
    ParameterStore& parameters(int network) { return m_stores[static_cast<std::size_t>(network)]; }
    /// Where a network's dropout masks come from, before the first epoch: keys that a stream on the host
    /// draws from this one's seed, as on the CPU.
    void setMasks(int network, const at::Generator& generator);
    /// Adds what a network's steps change beside its parameters: Adam, the stream of masks.
    void addTo(TrainingState& state, int network) const;
    void setLearningRate(double rate) { m_rate = rate; }
    void restartOptimiser() { m_adam.forget(0); }

    /// A step of every network for every batch: batch b of network n is rows[n, borders[b]] .. rows[n,
    /// borders[b+1]−1] of the features, with targets as long. `met`, where it is not null, becomes their
    /// predictions before each step [networks, samples]. `look` is called now and then and may end it by an
    /// exception.
    void epoch(const PlacedFeatures& features, const at::Tensor& rows, const at::Tensor& targets,
               const std::vector<std::int64_t>& borders, const std::function<void()>& look,
               at::Tensor* met = nullptr);
    /// Of every network the sum over samples since the last call of 1−CCC of their batch; waits for the
    /// device.
    std::vector<double> takeLosses() { return m_regressors->takeLosses(); }
    /// Predictions [networks, rows] of these rows, without dropout.
    at::Tensor predict(const PlacedFeatures& features, const at::Tensor& rows);

private:
    const GpuPlacement& m_placement;
    Size m_size;
    double m_rate = 0;
    at::Tensor m_values, m_gradients;
    std::vector<ParameterStore> m_stores;
    std::vector<Dropout> m_masks;
    Adam m_adam; ///< what it remembers; its steps are the kernels'
    std::unique_ptr<GpuRegressors> m_regressors;
};

} // namespace deepmi

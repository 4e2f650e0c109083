#pragma once

#include "difficulty/network_training.h"
#include "network/kernel_regressors_torch.h"
#include "network/runtime_torch.h"
#include "network/training_state_torch.h"

#include <functional>
#include <memory>
#include <span>

namespace deepmi
{

/// A regressor with its data and its optimiser, as the training of a measure sees it. Samples are indices of
/// the corpus, predictions are on the normalised label scale, float32 on the device.
class Trainable
{
public:
    virtual ~Trainable() = default;

    virtual ParameterStore& parameters() = 0;
    /// How many of so many threads its steps are worth, at least 1.
    virtual int threadsWorth(int threads) = 0;
    /// About what a training takes of the memory beside the features; most of it when the first step is made.
    virtual double bytes() = 0;
    virtual void initialise(Random& random) = 0;
    /// Adds all that its steps change: parameters, Adam, the stream of dropout masks.
    virtual void addTo(TrainingState& state) = 0;
    /// A step of 1−CCC on each batch, samples borders[b] .. borders[b+1]−1 with their targets (float32);
    /// `look` is called now and then and may end it by an exception. Returns predictions of all before their
    /// step where they are wanted, else nothing.
    virtual at::Tensor epoch(std::span<const std::size_t> samples, const at::Tensor& targets,
                             const std::vector<std::int64_t>& borders, bool wantsPredictions,
                             const std::function<void()>& look) = 0;
    /// Without dropout; stands until the next call.
    virtual at::Tensor predict(std::span<const std::size_t> samples) = 0;
    /// The input and the output of every hidden layer of the last predict(), in this order; they stand until
    /// the next call. Empty for a network that has no such layers.
    virtual std::vector<at::Tensor> layers() { return {}; }
};

/// One that takes an epoch batch by batch.
class SteppedTrainable : public Trainable
{
public:
    at::Tensor epoch(std::span<const std::size_t> samples, const at::Tensor& targets,
                     const std::vector<std::int64_t>& borders, bool wantsPredictions,
                     const std::function<void()>& look) final;
    /// Returns the samples' predictions before the step, which stand until the next call.
    virtual at::Tensor step(std::span<const std::size_t> samples, const at::Tensor& targets) = 0;
};

/// Parameters with their gradients, Adam's two moments, the kept ones and their bfloat16 copies.
double bytesOfTraining(const ParameterStore& parameters);

/// Kernels of our own that train Θ.
struct MeasureKernels {
    const GpuFunctions* functions = nullptr;
    Precision precision = Precision::TensorFloat32;
    const MeasureTrainingParameters* parameters = nullptr;
};

/// The features that a task needs, normalised by its training samples. Only the rows that are used are
/// copied: the corpus stays as it is for the next training.
class TaskFeatures
{
public:
    TaskFeatures(const Corpus& corpus, const NetworkTask& task, double clip, at::Device device,
                 const Job& job, const MeasureKernels* kernels = nullptr);

    /// On the device, or on the host where they do not fit; without a placement.
    const at::Tensor& rows() const { return m_rows.onDevice; }
    /// Of the kernels; null where LibTorch's operations are to train, as they also do with rows that the GPU
    /// neither has room for nor can read on the host.
    const GpuPlacement* placement() const { return m_placement.get(); }
    const PlacedFeatures& placed() const { return m_rows; }
    const KernelRegressors::Size& size() const { return m_size; } ///< with a placement
    std::size_t rowOf(std::size_t sample) const { return m_rowOf[sample]; }

private:
    FloatMatrix m_values; ///< what m_rows may share
    KernelRegressors::Size m_size;
    std::unique_ptr<GpuPlacement> m_placement;
    PlacedFeatures m_rows;
    std::vector<std::size_t> m_rowOf;
};

/// Θ or Φ+f; Θ by kernels of our own where the features are placed for them.
std::unique_ptr<Trainable> makeTrainable(MeasureNetwork network, std::shared_ptr<const TaskFeatures> features,
                                         const MeasureTrainingParameters& parameters, const Runtime& runtime,
                                         at::Generator dropout);

/// What the kernels have to know of Θ.
KernelRegressors::Size sizeOf(const MeasureTrainingParameters& parameters, std::int64_t features);

/// The streams of a training's seed; a new consumer takes a new number.
enum class MeasureStream : std::uint64_t { InitialWeights = 200, BatchOrder, DropoutMasks };
/// A generator of dropout masks for a task's seed.
at::Generator dropoutGenerator(const Runtime& runtime, std::uint64_t seed);

/// For each row of `queries` the mean label of the `neighbours` rows of `base` with the smallest Euclidean
/// distance, row `self[i]` of the base left out (negative = none). float32 distances about the base's mean.
/// base [n, d], queries [m, d]; needs more rows than neighbours. Raises Stopped.
std::vector<double> neighbourMeans(const at::Tensor& base, std::span<const double> labels,
                                   const at::Tensor& queries, std::span<const std::int64_t> self,
                                   int neighbours, const Job& job);

} // namespace deepmi

#pragma once

#include "difficulty/network_training.h"
#include "network/parameter_store_torch.h"
#include "network/runtime_torch.h"

#include <memory>
#include <span>

namespace deepmi
{

class WorkerThreads;

/// A regressor with its data and its optimiser, as the training of a measure sees it. Samples are indices of
/// the corpus, predictions are on the normalised label scale, float32 on the device.
class Trainable
{
public:
    virtual ~Trainable() = default;

    virtual ParameterStore& parameters() = 0;
    virtual void initialise(Random& random) = 0;
    /// One step of 1−CCC on these samples (targets float32). Returns their predictions before it, which stand
    /// until the next call.
    virtual at::Tensor step(std::span<const std::size_t> samples, const at::Tensor& targets) = 0;
    /// Without dropout; stands until the next call.
    virtual at::Tensor predict(std::span<const std::size_t> samples) = 0;
    /// The input and the output of every hidden layer of the last predict(), in this order; they stand until
    /// the next call. Empty for a network that has no such layers.
    virtual std::vector<at::Tensor> layers() { return {}; }
};

/// Θ or Φ+f. `rowOf` is the row of `features` (normalised, on the device or the host) of each sample.
std::unique_ptr<Trainable> makeTrainable(MeasureNetwork network, at::Tensor features,
                                         std::vector<std::size_t> rowOf,
                                         const MeasureTrainingParameters& parameters, const Runtime& runtime,
                                         at::Generator dropout);

/// The streams of a training's seed; a new consumer takes a new number.
enum class MeasureStream : std::uint64_t { InitialWeights = 200, BatchOrder, DropoutMasks };
/// A generator of dropout masks for a task's seed.
at::Generator dropoutGenerator(const Runtime& runtime, std::uint64_t seed);

/// Raises UsageError and InputError as trainNetwork does, before anything long begins. `parameters` are
/// resolved; `corpus` has the labels.
void checkTraining(const Corpus& corpus, const NetworkTask& task,
                   const MeasureTrainingParameters& parameters);

/// The training itself, epoch by epoch; its steps by `stepper`, null: the calling thread.
NetworkOutcome runTraining(Trainable& network, const Corpus& corpus, const NetworkTask& task,
                           const MeasureTrainingParameters& parameters, const Runtime& runtime,
                           const Job& job, WorkerThreads* stepper = nullptr);

/// For each row of `queries` the mean label of the `neighbours` rows of `base` with the smallest Euclidean
/// distance, row `self[i]` of the base left out (negative = none). float32 distances about the base's mean.
/// base [n, d], queries [m, d]; needs more rows than neighbours. Raises Stopped.
std::vector<double> neighbourMeans(const at::Tensor& base, std::span<const double> labels,
                                   const at::Tensor& queries, std::span<const std::int64_t> self,
                                   int neighbours, const Job& job);

} // namespace deepmi

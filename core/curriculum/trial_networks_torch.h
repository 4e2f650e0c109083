#pragma once

#include "curriculum/trial_setting_torch.h"
#include "job/job.h"
#include "network/kernel_regressors_torch.h"

#include <memory>
#include <vector>

namespace deepmi
{

/// The networks of several trials as one batched problem: how they take their steps and predict.
class TrialNetworks
{
public:
    virtual ~TrialNetworks() = default;
    virtual int count() const = 0;
    virtual ParameterStore& parameters(int network) = 0;
    /// Where a network's dropout masks come from, once its parameters are there and before anything else.
    virtual void setMasks(int network, const at::Generator& generator) = 0;
    /// Adds what a network's steps change beside its parameters: Adam, the stream of masks.
    virtual void addTo(TrainingState& state, int network) = 0;
    virtual void setLearningRate(double rate) = 0;
    /// Adam forgets its moments and counts its steps anew; the networks stay as they are.
    virtual void restartOptimiser() = 0;
    /// A step of every network for every batch: batch b of network n is its samples order[n, borders[b]] ..
    /// order[n, borders[b+1]−1], numbers of training samples. Raises Stopped.
    virtual void epoch(const at::Tensor& order, const std::vector<std::int64_t>& borders, const Job& job) = 0;
    /// Of every network the sum over samples since the last call of 1−CCC of their batch; waits for the
    /// device.
    virtual std::vector<double> takeLosses() = 0;
    /// Predictions of a set [networks, samples], float32.
    virtual at::Tensor predict(const EvaluationSet& set) = 0;
};

/// By LibTorch's operations, on any device. Raises c10::OutOfMemoryError where a GPU has not enough memory.
std::unique_ptr<TrialNetworks> networksByOperations(const TrialSetting& setting, int count);
/// By kernels of our own on the setting's placement. Raises c10::OutOfMemoryError or GpuMemoryFull.
std::unique_ptr<TrialNetworks> networksByKernels(const TrialSetting& setting, int count);

/// What the kernels have to know of such networks; what is evaluated is left open.
KernelRegressors::Size sizeOf(const TrainParameters& parameters, std::int64_t features);

} // namespace deepmi

#pragma once

#include "curriculum/train.h"
#include "network/placed_features_torch.h"
#include "network/runtime_torch.h"

#include <string>
#include <vector>

namespace deepmi
{

/// A set of samples ready to be predicted and judged.
struct EvaluationSet {
    std::string name;
    PlacedFeatures features;
    at::Tensor rows;
    std::vector<double>
        targets; ///< CCC does not change when both sides are scaled alike, but corpora differ: own z-norm
};

class GpuPlacement;

/// What all trials share: data resident on the device, in the order of the curriculum.
struct TrialSetting {
    const TrainParameters& parameters;
    const Runtime& runtime;
    bool curriculum;
    PlacedFeatures features;
    at::Tensor orderedRows, orderedTargets; ///< training samples, easiest first
    EvaluationSet development;
    std::vector<EvaluationSet> tests;
    /// What placed the features where kernels of our own train; null where LibTorch's operations do, which
    /// take features that are all on the device or all on the host.
    GpuPlacement* placement = nullptr;

    /// What epoch `index` (from 0) sees, and how fast.
    PacingStep pace(int index) const
    {
        const auto count = static_cast<std::size_t>(orderedRows.size(0));
        return curriculum ? curriculumStep(parameters.pacing, index, count)
                          : plainStep(parameters.pacing, index, count);
    }
};

} // namespace deepmi

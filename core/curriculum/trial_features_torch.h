#pragma once

#include "curriculum/test_corpus.h"
#include "curriculum/train.h"
#include "network/kernel_regressors_torch.h"
#include "network/runtime_torch.h"

#include <memory>
#include <string>
#include <vector>

namespace deepmi
{

/// Where the features of a training of trials lie, its own and those of its test corpora. The matrices must
/// outlive this, and this whatever trains by it.
struct TrialFeatures {
    std::unique_ptr<GpuPlacement> placement; ///< of kernels of our own; null: LibTorch's operations train
    PlacedFeatures training;
    std::vector<PlacedFeatures> tests;
    std::string reason; ///< why kernels that are there cannot read the features, else empty
};

/// Lays normalised features before those that train by them: the kernels where there are `functions`, but for
/// rows that have no room on the GPU and that it cannot read on the host; those LibTorch's operations copy
/// batch by batch.
TrialFeatures placeForTrials(const FloatMatrix& training, const std::vector<TestCorpus>& tests,
                             const KernelRegressors::Size& size, int networks, const GpuFunctions* functions,
                             const Runtime& runtime, const Job& job);

} // namespace deepmi

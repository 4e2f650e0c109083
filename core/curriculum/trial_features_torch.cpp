#include "curriculum/trial_features_torch.h"

#include "cuda/gpu_errors.h"
#include "network/resident_torch.h"

namespace deepmi
{

namespace
{

/// Raises RowsOutOfReach.
TrialFeatures placeForKernels(const FloatMatrix& training, const std::vector<TestCorpus>& tests,
                              const KernelRegressors::Size& size, int networks, const GpuFunctions& functions,
                              const Runtime& runtime, const Job& job)
{
    std::int64_t rows = static_cast<std::int64_t>(training.rows());
    for (const TestCorpus& test : tests)
        rows += static_cast<std::int64_t>(test.features.rows());
    TrialFeatures features;
    features.placement =
        KernelRegressors::placementFor(networks, size, rows, functions, runtime.device, runtime.precision);
    features.training = features.placement->place(training, 0, job);
    for (const TestCorpus& test : tests)
        features.tests.push_back(features.placement->place(test.features.values, 0, job));
    return features;
}

} // namespace

TrialFeatures placeForTrials(const FloatMatrix& training, const std::vector<TestCorpus>& tests,
                             const KernelRegressors::Size& size, int networks, const GpuFunctions* functions,
                             const Runtime& runtime, const Job& job)
{
    TrialFeatures features;
    if (functions)
        try {
            return placeForKernels(training, tests, size, networks, *functions, runtime, job);
        } catch (const RowsOutOfReach& error) {
            features.reason = error.what();
        }
    features.training.onDevice = residentWhereItFits(training, runtime.device, job);
    for (const TestCorpus& test : tests)
        features.tests.push_back({residentWhereItFits(test.features.values, runtime.device, job), {}});
    return features;
}

} // namespace deepmi

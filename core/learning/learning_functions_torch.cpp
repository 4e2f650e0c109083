#include "learning/learning_functions_torch.h"

#include "network/flush_denormals_torch.h"
#include "network/runtime_torch.h"

#include <utility>

namespace deepmi
{

namespace
{

/// `function`, with LibTorch's errors of a GPU said as ours, wherever within it they come from, and without
/// the smallest of numbers.
template <auto function, bool hasCheckpoints = false>
struct OnDevice;

template <class Result, class... Arguments, Result (*function)(Arguments...), bool hasCheckpoints>
struct OnDevice<function, hasCheckpoints> {
    static Result call(Arguments... arguments)
    {
        const FlushDenormals flush;
        try {
            return function(std::forward<Arguments>(arguments)...);
        } catch (const c10::Error& error) {
            raiseOfDevice(error, hasCheckpoints);
        }
    }
};

} // namespace

} // namespace deepmi

/// The one symbol that libdeepmi-core.so looks for.
extern "C" __attribute__((visibility("default"))) const deepmi::LearningFunctions* deepmi_learning_functions()
{
    using namespace deepmi;
    static const LearningFunctions functions = {
        &OnDevice<&learning::kmeans>::call,
        &OnDevice<&learning::pretrain, true>::call,
        &OnDevice<&learning::train, true>::call,
        &OnDevice<&learning::trainNetworks, true>::call,
        &OnDevice<&learning::trainFrameNetworks, true>::call,
        &learning::writeTorchWeights,
        &learning::availableDevices,
        &OnDevice<&learning::networkSelfChecks>::call,
        &OnDevice<&learning::benchmarkNetworks>::call,
    };
    return &functions;
}

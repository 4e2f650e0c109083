#include "network/learning_functions_torch.h"

#include "network/runtime_torch.h"

#include <tuple>
#include <utility>

namespace deepmi
{

namespace
{

/// `function`, with LibTorch's errors of a GPU said as ours, wherever within it they come from.
template <auto function>
struct OnDevice;

template <class Result, class... Arguments, Result (*function)(Arguments...)>
struct OnDevice<function> {
    static Result call(Arguments... arguments)
    {
        // The others are moved from by the time that an error is caught.
        const auto& device = std::get<const DeviceOptions&>(std::tie(std::as_const(arguments)...));
        try {
            return function(std::forward<Arguments>(arguments)...);
        } catch (const c10::Error& error) {
            raiseOfDevice(device, error);
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
        &OnDevice<&learning::pretrain>::call,
        &OnDevice<&learning::train>::call,
        &OnDevice<&learning::trainNetwork>::call,
        &OnDevice<&learning::trainFrameNetwork>::call,
        &learning::writeTorchWeights,
        &learning::availableDevices,
        &OnDevice<&learning::networkSelfChecks>::call,
        &OnDevice<&learning::benchmarkNetworks>::call,
    };
    return &functions;
}

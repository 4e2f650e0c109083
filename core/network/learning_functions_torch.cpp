#include "network/learning_functions_torch.h"

/// The one symbol that libdeepmi-core.so looks for.
extern "C" __attribute__((visibility("default"))) const deepmi::LearningFunctions* deepmi_learning_functions()
{
    using namespace deepmi;
    static const LearningFunctions functions = {
        &learning::kmeans,           &learning::pretrain,          &learning::train,
        &learning::trainNetwork,     &learning::trainFrameNetwork, &learning::writeTorchWeights,
        &learning::availableDevices, &learning::networkSelfChecks, &learning::benchmarkNetworks,
    };
    return &functions;
}

#pragma once

#include <string>
#include <vector>

namespace deepmi
{

/// Where networks run.
struct DeviceOptions {
    std::string device = "auto"; ///< auto (the first GPU if there is one), cpu, cuda, cuda:1 ...
    int threads = 0;             ///< CPU threads, never more than the machine has; 0 = all
    /// auto, fp32, tf32 (a GPU's) or bf16 (network/precision.h); what auto takes is said at Runtime::open.
    std::string precision = "auto";
    /// Which of them a person has asked for: what a job that is resumed was begun with does not overrule
    /// them, even where they are what they are by default.
    bool deviceGiven = false, threadsGiven = false, precisionGiven = false;
};

/// One device of this machine.
struct DeviceDescription {
    std::string name; ///< "cpu", "cuda:0"
    std::string model;
    double memoryGigabytes = 0; ///< 0 where it is not known
};

/// The CPU first, then each GPU LibTorch can use.
std::vector<DeviceDescription> availableDevices();

/// Whether the system shows an NVIDIA GPU; opens nothing.
bool mayHaveGpu();
/// Whether this device of DeviceOptions is a GPU.
bool usesGpu(const std::string& device);

} // namespace deepmi

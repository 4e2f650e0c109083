#pragma once

#include <string>
#include <vector>

namespace deepmi
{

/// Where networks run.
struct DeviceOptions {
    std::string device = "auto"; ///< auto (the first GPU if there is one), cpu, cuda, cuda:1 ...
    int threads = 0;             ///< CPU threads, never more than the machine has; 0 = all
};

/// One device of this machine.
struct DeviceDescription {
    std::string name; ///< "cpu", "cuda:0"
    std::string model;
    double memoryGigabytes = 0; ///< 0 where it is not known
};

/// The CPU first, then each GPU LibTorch can use.
std::vector<DeviceDescription> availableDevices();

} // namespace deepmi

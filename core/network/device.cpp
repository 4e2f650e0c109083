#include "network/device.h"

#include <algorithm>
#include <filesystem>

namespace deepmi
{

bool mayHaveGpu()
{
    // The last is Windows' for its Linux.
    std::error_code missing;
    for (const char* path : {"/dev/nvidia0", "/proc/driver/nvidia", "/dev/dxg"})
        if (std::filesystem::exists(path, missing))
            return true;
    return false;
}

bool usesGpu(const std::string& device)
{
    if (device.starts_with("cuda"))
        return true;
    if (device != "auto" || !mayHaveGpu())
        return false;
    const std::vector<DeviceDescription> devices = availableDevices();
    return std::any_of(devices.begin(), devices.end(),
                       [](const DeviceDescription& one) { return one.name.starts_with("cuda"); });
}

} // namespace deepmi

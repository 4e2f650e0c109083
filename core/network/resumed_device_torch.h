#pragma once

#include "job/checkpoint.h"
#include "network/device.h"

#include <filesystem>
#include <optional>
#include <string>

namespace deepmi
{

/// Where a job that is resumed is to run, and its checkpoint as it was read to find out; none where it could
/// not be.
struct ResumedDevice {
    DeviceOptions options;
    std::optional<Checkpoint> checkpoint;
};
/// What `wanted` leaves open (device auto, 0 threads, precision auto, unless a person asked for that) is as
/// it was when the checkpoint was written, since its bits depend on each of them. A GPU that is not there now
/// is left open; resumableCheckpoint() tells of it. `wanted` as it is if nothing can be read at `path`.
ResumedDevice resumedDevice(DeviceOptions wanted, const std::filesystem::path& path);

/// Where a job ran before it was resumed elsewhere: "cuda:0 NVIDIA H100 in tf32 until epoch 12 of 200, then
/// ". Empty for one that ran on one device all along. What it was at the checkpoint is its value `key`.
std::string earlierDevices(const Checkpoint& checkpoint, const CheckpointIdentity& now,
                           const std::string& key);

/// That of the whole job.
inline constexpr const char* earlierDevicesKey = "earlier_devices";

} // namespace deepmi

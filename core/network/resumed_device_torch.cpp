#include "network/resumed_device_torch.h"

#include "job/error.h"
#include "learning/learning_functions_torch.h"
#include "network/precision.h"

#include <algorithm>

namespace deepmi
{

namespace
{

std::optional<Checkpoint> readAny(const std::filesystem::path& path)
{
    if (path.empty())
        return std::nullopt;
    std::error_code ignored;
    try {
        return readCheckpoint(std::filesystem::exists(path, ignored) ? path : previousCheckpoint(path));
    } catch (const Error&) {
        return std::nullopt; // said by who resumes from it
    }
}

/// "cuda:0" of "cuda:0 NVIDIA H100".
std::string nameOf(const std::string& description)
{
    return description.substr(0, description.find(' '));
}

bool isThere(const std::string& name)
{
    const auto devices = learning::availableDevices();
    return std::any_of(devices.begin(), devices.end(),
                       [&](const DeviceDescription& device) { return device.name == name; });
}

} // namespace

ResumedDevice resumedDevice(DeviceOptions wanted, const std::filesystem::path& path)
{
    std::optional<Checkpoint> checkpoint = readAny(path);
    if (!checkpoint)
        return {wanted, std::nullopt};
    const CheckpointIdentity& made = checkpoint->identity;
    const std::string name = nameOf(made.device);
    const bool deviceOpen = !wanted.deviceGiven && (wanted.device == "auto" || wanted.device.empty());
    if (deviceOpen && isThere(name))
        wanted.device = name;
    if (!wanted.threadsGiven && wanted.threads == 0)
        wanted.threads = std::max(0, made.threads);
    // What one kind of device computes in, the other may not have.
    const auto kindOf = [](const std::string& device) { return device.substr(0, device.find(':')); };
    if (!wanted.precisionGiven && wanted.precision == "auto" && !made.precision.empty() &&
        kindOf(wanted.device) == kindOf(name))
        wanted.precision = precisionNameOf(made.precision);
    return {wanted, std::move(checkpoint)};
}

std::string earlierDevices(const Checkpoint& checkpoint, const CheckpointIdentity& now,
                           const std::string& key)
{
    const CheckpointIdentity& then = checkpoint.identity;
    const auto found = checkpoint.bytes.find(key);
    std::string earlier = found == checkpoint.bytes.end() ? std::string() : found->second;
    if (then.device != now.device || (!then.precision.empty() && then.precision != now.precision))
        earlier += then.device + (then.precision.empty() ? "" : " in " + then.precision) + " until " +
                   checkpoint.position + ", then ";
    return earlier;
}

} // namespace deepmi

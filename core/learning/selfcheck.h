#pragma once

#include "job/job.h"
#include "job/selfcheck.h"
#include "network/device.h"

#include <vector>

namespace deepmi
{

/// Checks of the networks on this machine: the gradients of both training steps against central differences,
/// the CPU product kernels against a plain triple loop, K-means against exhaustive assignment, the same seed
/// twice, and where `device` is a GPU the CPU against it. Raises Error(Failed) if the device does not exist.
std::vector<SelfCheck> networkSelfChecks(const DeviceOptions& device = {}, const Job& job = {});

} // namespace deepmi

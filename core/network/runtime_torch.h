#pragma once

#include "job/job.h"
#include "network/device.h"
#include "network/precision.h"
#include "network/weights.h"

#include <ATen/ATen.h>

#include <string>

namespace deepmi
{

/// A device chosen and made ready: threads set, the CUDA part of LibTorch opened where a GPU is used.
struct Runtime {
    at::Device device{at::kCPU};
    std::string description; ///< "cpu AMD EPYC, 2 threads" or "cuda:0 NVIDIA H100"
    int threads = 1;
    Precision precision = Precision::Float32; ///< of networks; never "auto"

    /// Raises Error(Failed) if the device does not exist or cannot compute in the precision asked for,
    /// UsageError for a name that is none and for tf32 on the CPU. Precision auto is
    /// fp32 on the CPU and tf32 on a GPU.
    static Runtime open(const DeviceOptions& options);
    /// The same for a training, which is told where bfloat16 was asked for on the CPU and float32 is faster.
    static Runtime open(const DeviceOptions& options, const Job& job);
    /// A seeded stream for dropout on this device, independent of every other.
    at::Generator generator(std::uint64_t seed) const;
};

/// To be called where LibTorch's error was caught: raises OutOfMemory where the host's memory was too small,
/// and Error(Failed) with what can be done about it where this thread opened a GPU last; else the error
/// itself.
[[noreturn]] void raiseOfDevice(const c10::Error& error, bool hasCheckpoints);

/// LibTorch's version, e.g. "2.11.0".
std::string libtorchVersion();

/// A copy of a host tensor's values by name; the reverse of a NamedTensor.
NamedTensor toNamedTensor(const std::string& name, const at::Tensor& tensor);

} // namespace deepmi

#include "network/runtime_torch.h"

#include "cuda/gpu_training.h"
#include "job/error.h"
#include "job/memory.h"
#include "learning/learning_functions_torch.h"
#include "network/product_choice_torch.h"
#include "network/product_torch.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/version.h>

#include <algorithm>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <mutex>
#include <thread>
#include <unistd.h>

namespace deepmi
{

namespace
{

std::string processorName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name")) {
            const auto colon = line.find(": ");
            return colon == std::string::npos ? "processor" : line.substr(colon + 2);
        }
    return "processor";
}

/// LibTorch asks for its CUDA part once and remembers a "no", so the library must be open before the first
/// question. Returns why it could not be opened, or an empty string.
const std::string& openCudaPart()
{
    static std::once_flag once;
    static std::string reason;
    std::call_once(once, [] {
        if (!mayHaveGpu()) {
            reason = "this machine has no NVIDIA GPU";
            return;
        }
        Dl_info info{};
        std::filesystem::path path = "libtorch_cuda.so";
        if (dladdr(reinterpret_cast<const void*>(&at::get_num_threads), &info) && info.dli_fname)
            path = std::filesystem::path(info.dli_fname).parent_path() / path;
        if (!dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL)) {
            const char* message = dlerror();
            reason = std::string("the CUDA part of LibTorch cannot be opened (") +
                     (message ? message : "no reason given") +
                     "); packaging/install-dependencies --cuda installs it";
        }
    });
    return reason;
}

/// Activations come and go with every step; given back to the system each time, their pages are cleared anew
/// by the kernel, which cost a third of an LSTM's training.
void keepFreedMemory()
{
#ifdef __GLIBC__
    static std::once_flag once;
    std::call_once(once, [] {
        mallopt(M_MMAP_THRESHOLD, 256 << 20);
        mallopt(M_TRIM_THRESHOLD, 512 << 20);
    });
#endif
}

/// What the job of this thread computes on; --device auto does not say it, least of all on a resume.
thread_local bool gpuIsOpen = false;

int gpuCount()
{
    if (!openCudaPart().empty())
        return 0;
    return at::hasCUDA() ? static_cast<int>(at::detail::getCUDAHooks().deviceCount()) : 0;
}

/// One line of /proc/driver/nvidia/gpus/*/information, so that no CUDA header is needed to name a GPU.
std::string gpuModel(int index)
{
    std::vector<std::filesystem::path> cards;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/driver/nvidia/gpus", ignored))
        cards.push_back(entry.path() / "information");
    std::sort(cards.begin(), cards.end());
    if (static_cast<std::size_t>(index) < cards.size()) {
        std::ifstream file(cards[static_cast<std::size_t>(index)]);
        for (std::string line; std::getline(file, line);)
            if (line.starts_with("Model:"))
                return line.substr(std::min(line.size(), line.find_first_not_of(" \t", 6)));
    }
    return "NVIDIA GPU";
}

/// AVX-512 BF16, which every processor with AMX has too; without it bfloat16 is emulated and slower than
/// float32.
bool processorHasBFloat16()
{
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx512bf16") != 0;
#else
    return false;
#endif
}

Precision processorPrecision(const std::string& name)
{
    if (name == "tf32")
        throw UsageError("--precision tf32 is a GPU's; the CPU has fp32 and bf16");
    if (name != "bf16")
        return Precision::Float32;
    if (!processorHasBFloat16())
        throw Error(ErrorKind::Failed, "--precision bf16 needs a processor with AVX-512 BF16 or AMX, which "
                                       "this one (" +
                                           processorName() + ") does not have; use --precision fp32");
    const std::vector<ProductLibrary> libraries = productLibraries();
    if (std::find(libraries.begin(), libraries.end(), ProductLibrary::OneDnn) == libraries.end())
        throw Error(ErrorKind::Failed,
                    "--precision bf16 needs oneDNN, which this LibTorch does not have; use --precision fp32");
    return Precision::BFloat16;
}

/// TF32 unless something else is asked for; LibTorch's own products follow.
Precision gpuPrecision(const std::string& name, int index)
{
    const Precision precision = name == "fp32"   ? Precision::Float32
                                : name == "bf16" ? Precision::BFloat16
                                                 : Precision::TensorFloat32;
    at::globalContext().setAllowTF32CuBLAS(precision != Precision::Float32);
    std::string reason;
    const GpuFunctions* functions = precision == Precision::BFloat16 ? gpuFunctions(reason) : nullptr;
    if (functions && !functions->hasBFloat16(index))
        throw Error(ErrorKind::Failed, "--precision bf16 needs a GPU of compute capability 8.0 or newer; use "
                                       "--precision fp32");
    if (precision == Precision::BFloat16 && !functions)
        throw Error(ErrorKind::Failed,
                    "--precision bf16 needs kernels that are not here: " + reason + "; use --precision tf32");
    return precision;
}

} // namespace

Runtime Runtime::open(const DeviceOptions& options, const Job& job)
{
    Runtime runtime = open(options);
    if (runtime.device.is_cpu() && runtime.precision == Precision::BFloat16)
        warnOfSlowBFloat16(job);
    return runtime;
}

Runtime Runtime::open(const DeviceOptions& options)
{
    keepFreedMemory();
    gpuIsOpen = false;
    Runtime runtime;
    const int available = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    if (options.threads < 0)
        throw UsageError("--threads is " + std::to_string(options.threads) + ", expected 0 (all) or more");
    requirePrecisionName(options.precision);
    // More threads than processors only wait for each other, and thousands exhaust the memory.
    runtime.threads = options.threads == 0 ? available : std::min(options.threads, available);
    at::set_num_threads(runtime.threads);

    std::string name = options.device.empty() ? "auto" : options.device;
    if (name == "auto")
        name = gpuCount() > 0 ? "cuda:0" : "cpu";
    if (name == "cpu") {
        chooseProductLibrary(processorName(), runtime.threads);
        runtime.precision = processorPrecision(options.precision);
        runtime.description = "cpu " + processorName() + ", " + std::to_string(runtime.threads) +
                              (runtime.threads == 1 ? " thread" : " threads");
        return runtime;
    }
    int index = 0;
    if (name.starts_with("cuda:")) {
        const std::string digits = name.substr(5);
        if (digits.empty() || digits.size() > 3 ||
            !std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isdigit(c); }))
            throw UsageError("--device is '" + options.device + "', expected auto, cpu, cuda or cuda:N");
        index = std::stoi(digits);
    } else if (name != "cuda") {
        throw UsageError("--device is '" + options.device + "', expected auto, cpu, cuda or cuda:N");
    }
    const int count = gpuCount();
    if (index >= count) {
        const std::string reason =
            !openCudaPart().empty() ? openCudaPart() : "LibTorch sees " + std::to_string(count) + " GPUs";
        throw Error(ErrorKind::Failed,
                    "device " + name + " is not available: " + reason + "; use --device cpu");
    }
    gpuIsOpen = true;
    runtime.device = at::Device(at::kCUDA, static_cast<at::DeviceIndex>(index));
    runtime.precision = gpuPrecision(options.precision, index);
    runtime.description = "cuda:" + std::to_string(index) + " " + gpuModel(index);
    return runtime;
}

at::Generator Runtime::generator(std::uint64_t seed) const
{
    at::Generator generator = at::globalContext().defaultGenerator(device).clone();
    generator.set_current_seed(seed);
    return generator;
}

void raiseOfDevice(const c10::Error& error, bool hasCheckpoints)
{
    if (const auto memory = asOutOfMemory(error))
        throw *memory;
    if (!gpuIsOpen)
        throw;
    // Behind the first line come pages of its own stack.
    const std::string text = error.what_without_backtrace(), what = text.substr(0, text.find('\n'));
    if (dynamic_cast<const c10::OutOfMemoryError*>(&error))
        throw Error(ErrorKind::Failed, "the GPU's memory is full (" + what +
                                           "); use --precision bf16, a smaller --batch, fewer rows, or "
                                           "--device cpu");
    throw Error(ErrorKind::Failed,
                "the GPU failed at LibTorch: " + what +
                    (hasCheckpoints
                         ? "; --resume goes on from the last checkpoint, --device cpu without the GPU"
                         : "; --device cpu does without the GPU"));
}

std::string libtorchVersion()
{
    return TORCH_VERSION;
}

NamedTensor toNamedTensor(const std::string& name, const at::Tensor& tensor)
{
    const at::Tensor host = tensor.to(at::kCPU, at::kFloat).contiguous();
    NamedTensor named;
    named.name = name;
    for (const auto size : host.sizes())
        named.shape.push_back(static_cast<std::size_t>(size));
    named.values.assign(host.data_ptr<float>(), host.data_ptr<float>() + host.numel());
    return named;
}

namespace learning
{

std::vector<DeviceDescription> availableDevices()
{
    std::vector<DeviceDescription> devices;
    const double page = static_cast<double>(sysconf(_SC_PAGESIZE));
    devices.push_back({"cpu", processorName(), static_cast<double>(sysconf(_SC_PHYS_PAGES)) * page / 1e9});
    for (int i = 0; i < gpuCount(); ++i)
        devices.push_back({"cuda:" + std::to_string(i), gpuModel(i), 0});
    return devices;
}

} // namespace learning

} // namespace deepmi

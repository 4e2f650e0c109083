#include "cuda/gpu_training.h"
#include "job/error.h"

#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <mutex>

namespace deepmi
{

namespace
{

const GpuFunctions* open(std::string& reason)
{
    Dl_info info{};
    std::filesystem::path path = "libdeepmi-cuda.so";
    if (dladdr(reinterpret_cast<const void*>(&gpuFunctions), &info) && info.dli_fname)
        path = std::filesystem::path(info.dli_fname).parent_path() / path;
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        const char* message = dlerror();
        reason = message ? message : "no reason given";
        return nullptr;
    }
    const auto functions =
        reinterpret_cast<const GpuFunctions* (*)()>(dlsym(library, "deepmi_gpu_functions"));
    if (!functions) {
        reason = path.string() + " is another version's library: deepmi_gpu_functions is missing";
        return nullptr;
    }
    if (functions()->size != gpuInterfaceSize) {
        reason = path.string() + " is another version's library";
        return nullptr;
    }
    return functions();
}

} // namespace

bool layerKernelsWanted()
{
    const char* value = std::getenv("DEEPMI_GPU_LAYER_KERNELS");
    const std::string word = value ? value : "";
    if (word.empty() || word == "0")
        return false;
    if (word == "1")
        return true;
    throw UsageError("DEEPMI_GPU_LAYER_KERNELS is '" + word + "'; it must be 1 or 0");
}

const GpuFunctions* gpuFunctions(std::string& reason)
{
    static std::once_flag once;
    static const GpuFunctions* functions = nullptr;
    static std::string why;
    std::call_once(once, [] { functions = open(why); });
    reason = why;
    return functions;
}

} // namespace deepmi

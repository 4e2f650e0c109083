#include "device_state.h"
#include "work_graph.h"

#include <algorithm>
#include <map>
#include <sys/mman.h>
#include <utility>

namespace emulated
{

namespace
{

constexpr std::size_t page = 4096, alignment = 256;
constexpr int filling = 0xa5;
constexpr std::size_t sharedLimit = 48 * 1024, sharedMost = 227 * 1024;

/// Memory of the device: it ends where a page begins that nobody may touch, but for what alignment leaves,
/// which is filled and looked at in the end.
struct Memory {
    char* mapped = nullptr;
    std::size_t mappedBytes = 0, bytes = 0;
};

std::map<const char*, Memory> memories;
std::map<const char*, std::size_t> registered;
std::map<const void*, std::size_t> sharedLimits;
std::size_t taken = 0, most = std::size_t{4} << 30;

std::size_t roundUp(std::size_t value, std::size_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
}

bool lies(const char* data, std::size_t bytes, const char* begin, std::size_t count)
{
    return data >= begin && data + bytes <= begin + count;
}

cudaError_t free(char* data)
{
    const auto found = memories.find(data);
    if (found == memories.end())
        return fail(cudaErrorInvalidValue, "freeing what is not memory of the device");
    const Memory memory = found->second;
    const char *end = data + memory.bytes, *last = memory.mapped + memory.mappedBytes - page;
    const bool whole =
        std::all_of(end, last, [](char value) { return static_cast<unsigned char>(value) == filling; });
    munmap(memory.mapped, memory.mappedBytes);
    taken -= memory.bytes;
    memories.erase(found);
    return whole ? cudaSuccess : fail(cudaErrorLaunchFailure, "something was written behind an array");
}

} // namespace

Device& device()
{
    static Device one;
    return one;
}

cudaError_t fail(cudaError_t status, const std::string& what)
{
    Device& of = device();
    if (of.status == cudaSuccess) {
        of.status = status;
        of.failure = what;
    }
    return status;
}

void setOrder(Order order, std::uint64_t seed)
{
    completeAll();
    device().order = order;
    device().random.seed(seed);
}

void setEndings(bool there)
{
    device().endings = there;
}

void setUnified(bool there)
{
    device().unified = there;
}

void setMemory(std::size_t bytes)
{
    most = bytes;
}

void loseAfter(std::uint64_t works)
{
    device().leftToLoss = works;
    if (works == 0 && std::exchange(device().isLost, false))
        device().status = cudaSuccess;
}

std::string takeFailure()
{
    completeAll();
    const bool failed = device().status != cudaSuccess;
    device().status = cudaSuccess;
    return failed ? device().failure : std::string();
}

Counts counts()
{
    return device().counts;
}

std::size_t memoryTaken()
{
    return taken;
}

void countProduct()
{
    ++device().counts.products;
}

bool hasEndings()
{
    return device().endings;
}

bool isOnDevice(const void* data, std::size_t bytes)
{
    if (device().unified)
        return true;
    const auto* place = static_cast<const char*>(data);
    const auto after = memories.upper_bound(place);
    return after != memories.begin() &&
           lies(place, bytes, std::prev(after)->first, std::prev(after)->second.bytes);
}

bool isReadable(const void* data, std::size_t bytes)
{
    const auto* place = static_cast<const char*>(data);
    const auto after = registered.upper_bound(place);
    return isOnDevice(data, bytes) || (after != registered.begin() &&
                                       lies(place, bytes, std::prev(after)->first, std::prev(after)->second));
}

cudaError_t setSharedLimit(const void* kernel, int bytes)
{
    if (static_cast<std::size_t>(bytes) > sharedMost)
        return fail(cudaErrorInvalidValue, "more shared memory than a processor has");
    sharedLimits[kernel] = static_cast<std::size_t>(bytes);
    return cudaSuccess;
}

cudaError_t start(const Launch& launch, const void* kernel, std::function<void()> thread,
                  std::initializer_list<const void*> pointers)
{
    ++device().counts.kernels;
    constexpr std::size_t mostThreads = 1024, mostRows = 65535;
    const auto known = sharedLimits.find(kernel);
    const std::size_t limit = std::max(sharedLimit, known == sharedLimits.end() ? 0 : known->second);
    if (launch.grid.count() == 0 || launch.block.count() == 0 || launch.block.count() > mostThreads ||
        launch.grid.x > 0x7fffffffU || launch.grid.y > mostRows || launch.grid.z > mostRows)
        return fail(cudaErrorInvalidConfiguration, "a grid or block of a size that no GPU takes");
    if (launch.sharedBytes > limit)
        return fail(cudaErrorInvalidValue, "more shared memory than was asked for");
    for (const void* pointer : pointers)
        if (pointer && !isReadable(pointer, 1))
            return fail(cudaErrorLaunchFailure, "a kernel's argument that is not memory of the device");
    return append(launch.stream, [launch, limit, kernel, thread = std::move(thread)] {
        Device& of = device();
        const std::string failure = runGrid(launch.grid, launch.block, launch.sharedBytes, launch.early,
                                            of.order, of.random, kernel, thread);
        if (!failure.empty())
            fail(cudaErrorLaunchFailure, failure);
        else if (launch.sharedBytes + ownSharedBytes() > limit)
            fail(cudaErrorInvalidValue, "more shared memory than was asked for, with the kernel's own");
    });
}

} // namespace emulated

using emulated::device;
using emulated::fail;

cudaError_t cudaSetDevice(int number)
{
    const int there = device().unified ? -1 : 0; // as LibTorch numbers the CPU
    return number == there ? cudaSuccess : fail(cudaErrorInvalidValue, "there is one device");
}

cudaError_t cudaDeviceGetAttribute(int* value, cudaDeviceAttr attribute, int)
{
    *value = attribute == cudaDevAttrComputeCapabilityMajor ? 9 : 0; // Hopper
    return cudaSuccess;
}

cudaError_t cudaGetLastError()
{
    return device().isLost ? device().status : std::exchange(device().status, cudaSuccess);
}

const char* cudaGetErrorString(cudaError_t)
{
    return device().failure.c_str();
}

cudaError_t cudaMalloc(void** data, std::size_t bytes)
{
    using namespace emulated;
    if (isCapturing())
        return fail(cudaErrorStreamCaptureUnsupported, "taking memory while a graph is captured");
    *data = nullptr;
    if (device().isLost)
        return device().status;
    if (bytes == 0)
        return cudaSuccess;
    if (taken + bytes > most)
        return fail(cudaErrorMemoryAllocation, "the memory is full");
    Memory memory;
    const std::size_t inside = roundUp(roundUp(bytes, alignment), page);
    memory.bytes = bytes;
    memory.mappedBytes = inside + page;
    void* mapped =
        mmap(nullptr, memory.mappedBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        return fail(cudaErrorMemoryAllocation, "the host's memory is full");
    memory.mapped = static_cast<char*>(mapped);
    mprotect(memory.mapped + inside, page, PROT_NONE);
    char* begin = memory.mapped + inside - roundUp(bytes, alignment);
    std::memset(begin, filling, roundUp(bytes, alignment));
    taken += bytes;
    memories[begin] = memory;
    *data = begin;
    return cudaSuccess;
}

cudaError_t cudaFree(void* data)
{
    if (!data)
        return cudaSuccess;
    emulated::completeAll();
    return emulated::free(static_cast<char*>(data));
}

cudaError_t cudaMemGetInfo(std::size_t* free, std::size_t* total)
{
    *total = emulated::most;
    *free = emulated::most - emulated::taken;
    return cudaSuccess;
}

cudaError_t cudaMemsetAsync(void* data, int value, std::size_t bytes, cudaStream_t stream)
{
    if (bytes == 0)
        return cudaSuccess;
    if (!emulated::isOnDevice(data, bytes))
        return fail(cudaErrorInvalidValue, "clearing what is not memory of the device");
    return emulated::append(stream, [=] { std::memset(data, value, bytes); });
}

cudaError_t cudaMemset(void* data, int value, std::size_t bytes)
{
    return cudaMemsetAsync(data, value, bytes, nullptr);
}

cudaError_t cudaMemcpyAsync(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind,
                            cudaStream_t stream)
{
    if (bytes == 0)
        return cudaSuccess;
    const bool upwards = kind == cudaMemcpyHostToDevice;
    if (!emulated::isOnDevice(upwards ? to : from, bytes) ||
        (!device().unified && emulated::isOnDevice(upwards ? from : to, 1)))
        return fail(cudaErrorInvalidValue, "a copy in the wrong direction");
    if (!upwards)
        return emulated::append(stream, [=] { std::memcpy(to, from, bytes); });
    // What lies on the host is read at once, as CUDA does with pageable memory.
    const std::string held(static_cast<const char*>(from), bytes);
    return emulated::append(stream, [to, held] { std::memcpy(to, held.data(), held.size()); });
}

cudaError_t cudaMemcpy(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind)
{
    const cudaError_t status = cudaMemcpyAsync(to, from, bytes, kind, nullptr);
    return status == cudaSuccess ? cudaStreamSynchronize(nullptr) : status;
}

cudaError_t cudaHostRegister(void* data, std::size_t bytes, unsigned)
{
    using namespace emulated;
    const auto pageOf = [](const char* place) { return reinterpret_cast<std::uintptr_t>(place) / page; };
    const auto* begin = static_cast<const char*>(data);
    for (const auto& [other, count] : registered)
        if (pageOf(begin) <= pageOf(other + count - 1) && pageOf(other) <= pageOf(begin + bytes - 1)) {
            device().failure = "a page that is registered already";
            return cudaErrorHostMemoryAlreadyRegistered;
        }
    registered[begin] = bytes;
    return cudaSuccess;
}

cudaError_t cudaHostUnregister(void* data)
{
    emulated::completeAll();
    emulated::registered.erase(static_cast<const char*>(data));
    return cudaSuccess;
}

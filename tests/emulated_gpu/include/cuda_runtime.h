#pragma once

// CUDA's runtime as far as core/cuda uses it, on the CPU: README.md.

#include "thread_block.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <tuple>
#include <type_traits>

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline
#define __shared__ static // blocks run one after the other

// --- types ---

struct alignas(16) float4 {
    float x, y, z, w;
};
struct alignas(16) uint4 {
    unsigned x, y, z, w;
};
struct alignas(8) uint2 {
    unsigned x, y;
};
inline float4 make_float4(float x, float y, float z, float w)
{
    return {x, y, z, w};
}
inline uint4 make_uint4(unsigned x, unsigned y, unsigned z, unsigned w)
{
    return {x, y, z, w};
}

enum cudaError_t {
    cudaSuccess = 0,
    cudaErrorInvalidValue = 1,
    cudaErrorMemoryAllocation = 2,
    cudaErrorInvalidConfiguration = 9,
    cudaErrorHostMemoryAlreadyRegistered = 712,
    cudaErrorLaunchFailure = 719,
    cudaErrorStreamCaptureUnsupported = 900,
    cudaErrorStreamCaptureUnjoined = 904,
    cudaErrorStreamCaptureIsolation = 905
};
enum cudaMemcpyKind { cudaMemcpyHostToDevice = 1, cudaMemcpyDeviceToHost = 2 };
enum cudaDataType_t { CUDA_R_32F = 0, CUDA_R_16BF = 14 };
enum cudaDeviceAttr { cudaDevAttrComputeCapabilityMajor = 75, cudaDevAttrComputeCapabilityMinor = 76 };
enum cudaFuncAttribute { cudaFuncAttributeMaxDynamicSharedMemorySize = 8 };
enum cudaStreamCaptureMode { cudaStreamCaptureModeThreadLocal = 1 };
enum cudaLaunchAttributeID { cudaLaunchAttributeProgrammaticStreamSerialization = 6 };
constexpr unsigned cudaEventDisableTiming = 2, cudaHostRegisterDefault = 0;

using cudaStream_t = struct CUstream_st*;
using cudaEvent_t = struct CUevent_st*;
using cudaGraph_t = struct CUgraph_st*;
using cudaGraphExec_t = struct CUgraphExec_st*;

struct cudaLaunchAttribute {
    cudaLaunchAttributeID id;
    struct {
        int programmaticStreamSerializationAllowed;
    } val;
};
struct cudaLaunchConfig_t {
    dim3 gridDim, blockDim;
    std::size_t dynamicSmemBytes;
    cudaStream_t stream;
    cudaLaunchAttribute* attrs;
    unsigned numAttrs;
};
struct cudaFuncAttributes {
    int ptxVersion;
};

// --- what the host calls ---

cudaError_t cudaSetDevice(int device);
cudaError_t cudaDeviceGetAttribute(int* value, cudaDeviceAttr attribute, int device);
cudaError_t cudaDeviceSynchronize();
cudaError_t cudaGetLastError();
const char* cudaGetErrorString(cudaError_t status);

cudaError_t cudaMalloc(void** data, std::size_t bytes);
template <class T>
cudaError_t cudaMalloc(T** data, std::size_t bytes)
{
    return cudaMalloc(reinterpret_cast<void**>(data), bytes);
}
cudaError_t cudaFree(void* data);
cudaError_t cudaMemGetInfo(std::size_t* free, std::size_t* total);
cudaError_t cudaMemset(void* data, int value, std::size_t bytes);
cudaError_t cudaMemsetAsync(void* data, int value, std::size_t bytes, cudaStream_t stream);
cudaError_t cudaMemcpy(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind);
cudaError_t cudaMemcpyAsync(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind,
                            cudaStream_t stream);
cudaError_t cudaHostRegister(void* data, std::size_t bytes, unsigned flags);
cudaError_t cudaHostUnregister(void* data);

cudaError_t cudaStreamCreate(cudaStream_t* stream);
cudaError_t cudaStreamDestroy(cudaStream_t stream);
cudaError_t cudaStreamSynchronize(cudaStream_t stream);
cudaError_t cudaStreamWaitEvent(cudaStream_t stream, cudaEvent_t event, unsigned flags);
cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned flags);
cudaError_t cudaEventDestroy(cudaEvent_t event);
cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream);
cudaError_t cudaEventSynchronize(cudaEvent_t event);

cudaError_t cudaStreamBeginCapture(cudaStream_t stream, cudaStreamCaptureMode mode);
cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t* graph);
cudaError_t cudaGraphInstantiate(cudaGraphExec_t* made, cudaGraph_t graph, unsigned long long flags);
cudaError_t cudaGraphLaunch(cudaGraphExec_t graph, cudaStream_t stream);
cudaError_t cudaGraphDestroy(cudaGraph_t graph);
cudaError_t cudaGraphExecDestroy(cudaGraphExec_t graph);

// --- kernels ---

namespace emulated
{

struct Launch {
    dim3 grid, block;
    std::size_t sharedBytes = 0;
    cudaStream_t stream = nullptr;
    /// Begins while what is before it in the stream still runs, so that each of its threads has to wait.
    bool early = false;
};

/// Puts a kernel into its stream. `pointers` are its arguments that point somewhere.
cudaError_t start(const Launch& launch, const void* kernel, std::function<void()> thread,
                  std::initializer_list<const void*> pointers);

template <class T>
const void* pointerOf(const T& argument)
{
    if constexpr (std::is_pointer_v<T>)
        return argument;
    else
        return nullptr;
}

template <class... Parameters, class... Arguments>
cudaError_t start(const Launch& launch, void (*kernel)(Parameters...), Arguments... arguments)
{
    std::tuple<std::remove_const_t<Parameters>...> values{static_cast<Parameters>(arguments)...};
    return start(launch, reinterpret_cast<const void*>(kernel),
                 [kernel, values] { std::apply([&](const auto&... value) { kernel(value...); }, values); },
                 {pointerOf(static_cast<Parameters>(arguments))...});
}

cudaError_t setSharedLimit(const void* kernel, int bytes);

} // namespace emulated

template <class... Parameters, class... Arguments>
cudaError_t cudaLaunchKernelEx(const cudaLaunchConfig_t* configuration, void (*kernel)(Parameters...),
                               Arguments... arguments)
{
    return emulated::start({configuration->gridDim, configuration->blockDim, configuration->dynamicSmemBytes,
                            configuration->stream, configuration->numAttrs > 0},
                           kernel, arguments...);
}
template <class... Parameters>
cudaError_t cudaFuncGetAttributes(cudaFuncAttributes* attributes, void (*)(Parameters...))
{
    attributes->ptxVersion = 90;
    return cudaSuccess;
}
template <class... Parameters>
cudaError_t cudaFuncSetAttribute(void (*kernel)(Parameters...), cudaFuncAttribute, int value)
{
    return emulated::setSharedLimit(reinterpret_cast<const void*>(kernel), value);
}

// --- what kernels call ---

inline void cudaGridDependencySynchronize()
{
    emulated::predecessorAwaited();
}
inline void cudaTriggerProgrammaticLaunchCompletion()
{
    emulated::successorLet();
}
inline void __syncthreads()
{
    emulated::barrier(0);
}
inline int __syncthreads_or(int value)
{
    return emulated::barrier(value);
}
template <class Value>
Value __shfl_xor_sync(unsigned lanes, Value value, int offset)
{
    static_assert(sizeof(Value) <= sizeof(std::uint64_t));
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    bits = emulated::exchange(lanes, bits, offset);
    std::memcpy(&value, &bits, sizeof value);
    return value;
}
inline int atomicAdd(int* place, int value)
{
    const int before = *place;
    *place += value;
    return before;
}
inline float __uint_as_float(unsigned bits)
{
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

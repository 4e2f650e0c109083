#pragma once

#include <cuda_runtime.h>

#include <cstddef>

namespace deepmi::gpu
{

/// First in every kernel that launch() starts: what came before in its stream is done from here on.
__device__ __forceinline__ void afterPredecessor()
{
#if __CUDA_ARCH__ >= 900
    cudaGridDependencySynchronize();
#endif
}

/// Instead, first in a kernel that has something to do before it says afterPredecessor(): with what nothing
/// changes that may still run then, the kernel just before it and what that one let begin beside it.
__device__ __forceinline__ void besidePredecessor() {}

/// Later in one: what comes after may be made ready too, and wait in the same way.
__device__ __forceinline__ void letSuccessorBegin()
{
#if __CUDA_ARCH__ >= 900
    cudaTriggerProgrammaticLaunchCompletion();
#endif
}

/// Starts a kernel that begins with afterPredecessor(): where the GPU can, it is made ready while the one
/// before it still runs, which is a good part of what a kernel of a few microseconds costs.
template <class... Parameters, class... Arguments>
void launch(void (*kernel)(Parameters...), dim3 grid, dim3 block, std::size_t sharedBytes,
            cudaStream_t stream, Arguments... arguments)
{
    // Without it where the kernels are compiled for GPUs that cannot: they would not wait. (All are alike.)
    static const bool early = [&] {
        cudaFuncAttributes attributes{};
        return cudaFuncGetAttributes(&attributes, kernel) == cudaSuccess && attributes.ptxVersion >= 90;
    }();
    cudaLaunchAttribute attribute{};
    attribute.id = cudaLaunchAttributeProgrammaticStreamSerialization;
    attribute.val.programmaticStreamSerializationAllowed = 1;
    cudaLaunchConfig_t configuration{};
    configuration.gridDim = grid;
    configuration.blockDim = block;
    configuration.dynamicSmemBytes = sharedBytes;
    configuration.stream = stream;
    configuration.attrs = &attribute;
    configuration.numAttrs = early ? 1 : 0;
    cudaLaunchKernelEx(&configuration, kernel, static_cast<Parameters>(arguments)...);
}

} // namespace deepmi::gpu

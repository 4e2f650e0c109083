#pragma once

#include "cuda/gpu_errors.h"

#include <cuda_runtime.h>

#include <cstddef>
#include <string>
#include <utility>

namespace deepmi::gpu
{

/// Raises Error(Failed) with what was being done, GpuMemoryFull where that asked for too much.
inline void check(cudaError_t status, const char* what)
{
    if (status == cudaSuccess)
        return;
    cudaGetLastError(); // the next call is not to hear of it again
    if (status == cudaErrorMemoryAllocation)
        throw GpuMemoryFull(std::string("the GPU's memory is full (") + what +
                            "); use --precision bf16, a smaller --batch, fewer rows, or --device cpu");
    throw Error(ErrorKind::Failed,
                std::string("the GPU failed at ") + what + ": " + cudaGetErrorString(status) +
                    "; --resume goes on from the last checkpoint, --device cpu without the GPU");
}

/// An array on the device.
template <class T>
class DeviceArray
{
public:
    DeviceArray() = default;
    explicit DeviceArray(std::size_t count) { resize(count); }
    DeviceArray(const DeviceArray&) = delete;
    DeviceArray& operator=(const DeviceArray&) = delete;
    DeviceArray(DeviceArray&& other) noexcept { swap(other); }
    DeviceArray& operator=(DeviceArray&& other) noexcept
    {
        swap(other);
        return *this;
    }
    ~DeviceArray() { cudaFree(m_data); }

    /// Contents are lost; all zero afterwards.
    void resize(std::size_t count)
    {
        cudaFree(m_data);
        m_data = nullptr;
        m_count = 0;
        check(cudaMalloc(&m_data, count * sizeof(T)), "cudaMalloc");
        m_count = count;
        check(cudaMemset(m_data, 0, count * sizeof(T)), "cudaMemset");
    }
    T* data() const { return m_data; }
    std::size_t size() const { return m_count; }

private:
    void swap(DeviceArray& other)
    {
        std::swap(m_data, other.m_data);
        std::swap(m_count, other.m_count);
    }

    T* m_data = nullptr;
    std::size_t m_count = 0;
};

} // namespace deepmi::gpu

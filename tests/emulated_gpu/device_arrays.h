#pragma once

#include "cuda/device_memory.h"

#include <vector>

/// Values of the host on the device, and back.
namespace emulated
{

template <class T>
deepmi::gpu::DeviceArray<T> onDevice(const T* values, std::size_t count)
{
    deepmi::gpu::DeviceArray<T> array(count);
    deepmi::gpu::check(cudaMemcpy(array.data(), values, count * sizeof(T), cudaMemcpyHostToDevice), "a copy");
    return array;
}
template <class T>
deepmi::gpu::DeviceArray<T> onDevice(const std::vector<T>& values)
{
    return onDevice(values.data(), values.size());
}

template <class T>
void toHost(const deepmi::gpu::DeviceArray<T>& array, T* values)
{
    deepmi::gpu::check(cudaMemcpy(values, array.data(), array.size() * sizeof(T), cudaMemcpyDeviceToHost),
                       "a copy");
}
template <class T>
std::vector<T> onHost(const deepmi::gpu::DeviceArray<T>& array)
{
    std::vector<T> values(array.size());
    toHost(array, values.data());
    return values;
}

} // namespace emulated

#pragma once

#include "cuda_runtime.h"
#include "emulated_gpu.h"

namespace emulated
{

/// The one device there is.
struct Device {
    Order order = Order::Given;
    std::mt19937_64 random;
    bool endings = true, unified = false;
    cudaError_t status = cudaSuccess;
    std::string failure; ///< what the status means here
    Counts counts;
    bool isLost = false;          ///< nothing works any more, whatever was asked for
    std::uint64_t leftToLoss = 0; ///< works until the device is lost; 0: it is not
};
Device& device();

void completeAll();
bool isCapturing();

} // namespace emulated

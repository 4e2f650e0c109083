#pragma once

#include "thread_block.h"

#include <cstdint>
#include <string>

/// What a test says to the GPU that core/cuda takes for a real one, and asks it.
namespace emulated
{

/// From here on work whose order is left open is done in this one. What was given before is done first.
void setOrder(Order order, std::uint64_t seed = 0);
/// Whether the matrix library adds biases and takes the ReLU in its products, as it does for some types on
/// some cards.
void setEndings(bool there);
/// Whether the device and the host have one memory, so that LibTorch's tensors of the CPU are the device's;
/// what is given to the device is then done at once.
void setUnified(bool there);
/// Bytes that there are.
void setMemory(std::size_t bytes);
/// After so many more kernels, products and copies the device is lost, with whatever came next; 0: never.
void loseAfter(std::uint64_t works);

/// What the device has said that nobody has asked for, e.g. of bytes behind an array; empty if nothing.
std::string takeFailure();

/// Since the program began.
struct Counts {
    std::uint64_t kernels = 0, products = 0, graphs = 0;
    /// Times that the host waited for the device.
    std::uint64_t waits = 0;
};
Counts counts();
/// Bytes of the device that are taken.
std::size_t memoryTaken();

} // namespace emulated

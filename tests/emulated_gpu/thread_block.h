#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string>

struct uint3 {
    unsigned x = 0, y = 0, z = 0;
};
struct dim3 {
    unsigned x = 1, y = 1, z = 1;
    dim3() = default;
    dim3(unsigned ofX, unsigned ofY = 1, unsigned ofZ = 1) : x(ofX), y(ofY), z(ofZ) {}
    std::size_t count() const { return std::size_t{x} * y * z; }
};

/// Of the thread that runs.
extern uint3 threadIdx, blockIdx;
extern dim3 blockDim, gridDim;

namespace emulated
{

/// In which order what has no order of its own is done: threads between two barriers, blocks, work of
/// different streams. Results must not depend on it.
enum class Order { Given, Reversed, Random };

/// All threads of a kernel, block by block. Every thread runs until it waits for others, in a stack of its
/// own from there on. Returns what a kernel has done that no kernel may, empty if nothing: a barrier or an
/// exchange that some threads never reach, or (`early`) a thread that did not wait for what came before.
std::string runGrid(dim3 grid, dim3 block, std::size_t sharedBytes, bool early, Order order,
                    std::mt19937_64& random, const void* kernel, const std::function<void()>& thread);

// What a running thread calls.

/// Waits for all threads of the block; returns whether any of them brought another value than 0.
int barrier(int value);
/// Brings a value to the lanes of the warp and takes that of lane ^ offset.
std::uint64_t exchange(unsigned lanes, std::uint64_t bits, int offset);
void predecessorAwaited();
void successorLet();
/// The block's memory whose size the launch gives.
void* sharedRoom();
/// Whether these bytes are the block's memory, of its own or of the launch.
bool isOfBlock(const void* data, std::size_t bytes);

/// Memory of a block that a kernel has of itself: it holds nothing a kernel could count on when a block
/// begins.
struct SharedArray {
    SharedArray(void* data, std::size_t bytes);
};
/// Of the kernel that ran last, and of those that it has of itself.
std::size_t ownSharedBytes();

template <class T>
T* sharedMemory()
{
    return static_cast<T*>(sharedRoom());
}

} // namespace emulated
